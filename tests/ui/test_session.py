"""The session with a real store and no window: what double touches, crashes, full disks and wrong clocks come to."""

import json
import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from argon2 import PasswordHasher

from kiosk import ASSETS
from kiosk.core.answers import Kind
from kiosk.core.errors import Full, StorageError
from kiosk.core.visit import OWN_QUESTIONS
from kiosk.storage.home import Home
from kiosk.storage.ledger import Ledger
from kiosk.storage.library import Library
from kiosk.storage.reserve import Reserve
from kiosk.storage.settings import Settings
from kiosk.storage.staff import StaffPin
from kiosk.ui.chime import Silence
from kiosk.ui.desk import DEMO_PIN
from kiosk.ui.journal import Store
from kiosk.ui.patient import Plan
from kiosk.ui.session import Session
from kiosk.ui.words import words
from tests.conftest import FakeClock, demo_settings
from tests.flows.hurry import INK, Hurried
from tests.storage.small_pack import write

if TYPE_CHECKING:
    from kiosk.ui.application import Application

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
SAID = words()["en"]


class Seat(Hurried):
    """A person in a hurry at a session without a window."""

    def __init__(self, session: Session, plan: Plan | None = None) -> None:
        super().__init__(cast("Application", SimpleNamespace(session=session)), plan or Plan(way="short"))
        self.session = session

    def still(self) -> None:
        """Wait until nothing is on its way."""
        self.waits(lambda: not self.session.busy, "the disk, at {}".format)

    def signs(self, how: str = "drawn", **entered: str) -> None:
        """Come to the last page and sign."""
        self.hurries(Kind.SIGN)
        self.session.want("sign", {"kind": how, "strokes": INK, **entered})

    def kept(self) -> list[dict[str, Any]]:
        """Return every record on disk."""
        self.still()
        ledger = self.session.journal.store.ledger
        return [json.loads(one) for one in self.session.storage.ask(lambda: [ledger.record(row.id) for row in ledger.records()])]

    def waiting(self) -> int:
        """Return how many visits have not ended."""
        self.still()
        return len(self.session.storage.ask(self.session.journal.waiting))

    def at_the_desk(self) -> list[dict[str, Any]]:
        """Have staff look at the visits that wait."""
        self.still()
        self.session.want("staff", {})
        self.pin()
        self.sees("desk")
        return list(self.session.showing.page["visits"])


Sit = Callable[..., Seat]


@pytest.fixture
def sit(qtbot: object, tmp_path: Path, clock: FakeClock) -> Iterator[Sit]:
    """Return a way to sit down at a session on the same home; one that is left open is closed at the end."""
    del qtbot
    write(tmp_path / "packs")
    seats: list[Session] = []

    def begin(settings: Settings | None = None, home: Path = tmp_path / "home") -> Seat:
        def open_store() -> Store:
            opened = Home.open(home, None)
            return Store(opened, Ledger(opened.database), StaffPin(opened.database, lambda: clock.now().timestamp(), QUICK))

        library = Library((tmp_path / "packs", ASSETS / "packs"))
        session = Session(settings or demo_settings(tmp_path, packs=("small",)), library, words(), open_store, clock, Silence())
        seats.append(session)
        seat = Seat(session)
        seat.still()
        return seat

    def close() -> None:
        while seats:
            seats.pop().close()

    begin.close = close  # type: ignore[attr-defined]
    yield begin
    close()


def leave(sit: Sit) -> None:
    """End the program as it is."""
    sit.close()  # type: ignore[attr-defined]


# Double touches


def test_a_second_touch_on_start_opens_no_second_visit(sit: Sit) -> None:
    person = sit()
    person.session.want("begin", {})
    person.session.want("begin", {})
    person.sees("form")
    fields = {**person.session.showing.page["values"], "name": "Sample Person"}
    for _ in range(3):
        person.session.want("start", fields)
    person.sees("you")
    assert person.waiting() == 1


@pytest.mark.parametrize(("what", "screen"), [("resume", "you"), ("end", "kept")])
def test_a_second_touch_on_a_visit_that_waits_changes_nothing(sit: Sit, what: str, screen: str) -> None:
    person = sit()
    person.starts()
    person.session.want("put_away", {})
    (visit,) = person.at_the_desk()
    for _ in range(3):
        person.session.want(what, {"id": visit["id"]})
    person.session.want("leave", {})
    person.sees(screen)
    person.still()
    assert person.screen == screen
    assert len(person.kept()) + person.waiting() == 1


def test_a_pin_that_is_entered_twice_counts_once(sit: Sit) -> None:
    person = sit()
    person.session.want("staff", {})
    for _ in range(9):
        person.session.want("pin", {"pin": "000001"})
    person.waits(lambda: bool(person.session.showing.page["error"]), "the answer, at {}".format)
    assert person.session.showing.page["wait"] == 0
    for _ in range(2):
        person.session.want("pin", {"pin": DEMO_PIN})
    person.session.want("cancel", {})
    person.sees("desk")


def test_a_copy_is_made_once(sit: Sit, tmp_path: Path) -> None:
    person = sit()
    person.starts()
    person.signs()
    person.sees("kept")
    for _ in range(3):
        person.session.want("copy", {})
    assert person.session.papers.waiting == 1
    person.waits(lambda: person.session.showing.page["copy"] == "made", "the copy, at {}".format)
    assert len(list((tmp_path / "papers").iterdir())) == 1


# Staff's PIN in a visit


def test_what_was_typed_is_there_again_when_the_witness_does_not_enter_the_pin(sit: Sit) -> None:
    person = sit()
    person.starts()
    person.signs("witnessed", text="I went through it", staff="N. Example")
    person.sees("pin")
    person.session.want("cancel", {})
    person.sees("sign")
    assert person.session.showing.page["entered"] == {"kind": "witnessed", "text": "I went through it", "staff": "N. Example"}
    person.session.move("back", {})
    person.session.move("choose", {"outcome": "acknowledged"})
    assert "entered" not in person.session.showing.page


def test_another_way_of_input_leaves_the_pin_on_the_screen(sit: Sit) -> None:
    person = sit()
    person.starts()
    person.signs("witnessed", text="I went through it", staff="N. Example")
    person.sees("pin")
    person.session.used("keyboard")
    assert person.screen == "pin"
    person.pin()
    person.sees("kept")
    assert person.kept()[0]["screen"]["inputs"] == ["keyboard"]


def test_the_way_to_the_signing_sheet_stays_when_the_screen_is_set_otherwise(sit: Sit, tmp_path: Path) -> None:
    person = sit()
    person.starts()
    person.hurries(Kind.SIGN)
    person.session.want("sheet", {})
    person.waits(lambda: bool(person.session.showing.page["sheet"]), "the sheet, at {}".format)
    person.session.want("settle", {"size": 150})
    assert str(tmp_path / "papers") in person.session.showing.page["sheet"]


def test_a_pin_can_be_tried_again_when_the_disk_is_full(sit: Sit) -> None:
    class FullPin(StaffPin):
        def check(self, pin: str) -> None:
            del pin
            raise Full("The disk is full.")

    person = sit()
    store = person.session.journal.store
    pins = {"full": FullPin(store.home.database, lambda: 0.0, QUICK), "room": store.pin}
    object.__setattr__(store, "pin", pins["full"])
    person.session.want("staff", {})
    person.session.want("pin", {"pin": DEMO_PIN})
    person.waits(lambda: person.session.showing.page["error"] == "The disk is full.", "the answer, at {}".format)
    assert person.screen == "pin"
    object.__setattr__(store, "pin", pins["room"])
    person.pin()
    person.sees("desk")


def test_why_a_record_is_not_kept_is_still_said_after_the_pin_was_not_entered(sit: Sit) -> None:
    person = sit()
    person.starts()
    journal = person.session.journal
    keep, journal.keep = journal.keep, fails_with(Full("The disk is full."))  # type: ignore[method-assign]
    person.signs()
    person.sees("not_kept")
    person.session.want("again", {})
    person.session.want("cancel", {})
    assert (person.screen, person.session.showing.page["text"]) == ("not_kept", "The disk is full.")
    journal.keep = keep  # type: ignore[method-assign]
    person.session.want("again", {})
    person.pin()
    person.sees("kept")
    assert [one["outcome"] for one in person.kept()] == ["acknowledged"]


def fails_with(error: Exception) -> Callable[..., None]:
    """Return something that cannot be done."""

    def fail(*_: object) -> None:
        raise error

    return fail


# Crashes and full disks


@pytest.mark.parametrize("hours", [1, 200])
def test_a_visit_that_was_signed_when_the_power_went_is_kept_at_the_next_start(sit: Sit, clock: FakeClock, hours: int) -> None:
    person = sit()
    person.starts()
    person.session.keep = lambda: None  # type: ignore[method-assign] # the power goes
    person.signs()
    signed = clock.wall()
    person.still()
    leave(sit)
    clock.pass_by(3600 * hours)
    later = sit()
    (kept,) = later.kept()
    assert (kept["outcome"], kept["signature"]["kind"], kept["closed"], kept["clock"]) == ("acknowledged", "drawn", signed, "ok")
    assert later.waiting() == 0


def test_a_visit_that_cannot_be_read_now_keeps_nobody_from_starting(sit: Sit, clock: FakeClock, tmp_path: Path) -> None:
    person = sit(demo_settings(tmp_path, packs=("intrathecal-pump",)))
    person.starts()
    person.still()
    leave(sit)
    clock.pass_by(3600 * 100)
    settings = demo_settings(tmp_path, packs=("small",))
    chosen = settings.model_copy(update={"clinic": settings.clinic.model_copy(update={"phone_night": ""})})
    later = sit(chosen)
    assert later.screen == "welcome"
    assert (later.kept(), later.waiting()) == ([], 1)
    leave(sit)
    assert [one["outcome"] for one in sit().kept()] == ["not_today"]


def test_what_a_full_disk_had_no_room_for_is_noted_when_the_visit_is_put_away(sit: Sit) -> None:
    person = sit()
    person.starts()
    person.hurries(Kind.PAGE)
    person.still()
    ledger = person.session.journal.store.ledger
    note, ledger.note = ledger.note, fails_with(Full("The disk is full."))  # type: ignore[method-assign]
    person.session.move("forward", {})
    step = person.visit.step
    person.session.want("put_away", {})
    person.still()
    assert person.screen == "welcome"
    ledger.note = note  # type: ignore[method-assign]
    person.brings_back()
    assert person.visit.step == step


class NoRoom(Reserve):
    """The ballast of a disk that is nearly full."""

    def fill(self) -> bool:
        return False


def test_a_full_disk_at_the_opening_of_a_visit_leads_back_to_the_welcome(sit: Sit, tmp_path: Path) -> None:
    person = sit()
    person.session.journal.store.home.database.reserve = NoRoom(tmp_path)
    person.session.want("begin", {})
    person.sees("form")
    person.session.want("start", person.session.showing.page["values"])
    person.sees("problem")
    assert "free some space" in person.session.showing.page["text"]
    assert person.session.showing.page["leave"] is True
    person.session.want("leave", {})
    assert person.screen == "welcome"
    assert person.waiting() == 0


def test_a_disk_that_failed_in_a_visit_is_final(sit: Sit) -> None:
    person = sit()
    person.starts()
    person.still()
    person.session.journal.store.ledger.note = fails_with(StorageError("The disk has failed."))  # type: ignore[method-assign]
    person.session.move("confirm", {})
    person.sees("problem")
    assert person.session.showing.page["leave"] is False
    step = person.visit.step
    person.session.move("touch_as", {"hands": "me"})
    assert person.visit.step == step


def test_a_mistake_of_the_program_is_said_without_a_value_and_left(sit: Sit, caplog: pytest.LogCaptureFixture) -> None:
    person = sit()
    person.session._desk.working = True
    caplog.clear()
    person.session.unexpected("KeyError", "visit.py:12")
    assert "KeyError at visit.py:12" in person.session.showing.page["text"]
    person.session.want("leave", {})
    assert person.screen == "welcome"
    assert [record.levelname for record in caplog.records] == ["CRITICAL", "ERROR"]


# Starting


@pytest.mark.parametrize(
    ("packs", "file", "sentence"),
    [
        (("nothing",), None, 'The lesson "nothing" cannot be shown: there is no pack "nothing"'),
        ((), "broken/pack.toml", 'The lesson "broken" cannot be shown: pack.toml'),
    ],
    ids=["unknown pack", "broken pack"],
)
def test_a_lesson_that_cannot_be_shown_is_named(sit: Sit, tmp_path: Path, packs: tuple[str, ...], file: str | None, sentence: str) -> None:
    if file:
        path = tmp_path / "packs" / file
        path.parent.mkdir(parents=True)
        path.write_text('id = "broken"\nnonsense = 1\n', "utf-8")
    person = sit(demo_settings(tmp_path, packs=packs))
    assert person.session.failed
    assert person.screen == "problem"
    assert person.session.showing.page["text"].startswith(sentence)
    person.session.want("leave", {})
    assert sit().screen == "welcome", "the home was let go"


def test_a_second_kiosk_says_so(sit: Sit) -> None:
    sit()
    second = sit()
    assert second.session.failed
    assert "Another kiosk already works" in second.session.showing.page["text"]


# Clocks


def test_a_visit_nobody_brings_back_ends_while_the_kiosk_runs(sit: Sit, clock: FakeClock) -> None:
    person = sit()
    person.starts()
    person.hurries(Kind.PAGE)
    person.session.want("put_away", {})
    person.still()
    clock.pass_by(3600 * 71)
    person.session.tick()
    assert person.kept() == []
    clock.pass_by(3600 * 2)
    person.session.tick()
    (kept,) = person.kept()
    assert (kept["outcome"], kept["clock"]) == ("not_today", "ok")
    assert kept["put_away"] == [{"from": "2026-11-22T09:00:00+00:00", "to": kept["closed"]}]


def test_a_clock_that_jumps_in_a_visit_is_called_unsure(sit: Sit, clock: FakeClock) -> None:
    person = sit()
    for jump in (0, 1, -1):
        person.starts()
        clock.wall_time += timedelta(hours=jump)
        person.signs()
        person.sees("kept")
        person.session.want("leave", {})
    assert [one["clock"] for one in person.kept()] == ["ok", "unsure", "unsure"]
    assert "unsure" in SAID["paper"]["clocks"]


def test_a_clock_that_cannot_be_right_at_the_opening_is_called_unsure(sit: Sit, clock: FakeClock) -> None:
    person = sit()
    for days in (0, -1, 3, -3000):
        clock.wall_time += timedelta(days=days)
        person.starts()
        person.signs()
        person.sees("kept")
        person.session.want("leave", {})
    assert [one["clock"] for one in person.kept()] == ["ok", "unsure", "ok", "unsure"]


def test_a_lesson_that_was_put_away_and_resumed_has_a_sure_clock(sit: Sit, clock: FakeClock) -> None:
    person = sit()
    person.starts()
    clock.pass_by(200)
    person.session.want("put_away", {})
    clock.pass_by(40 * 3600)
    person.brings_back()
    person.signs()
    person.sees("kept")
    assert [one["clock"] for one in person.kept()] == ["ok"]


# Nobody there


def idles(person: Seat, clock: FakeClock, seconds: float) -> tuple[str, int]:
    """Let time pass; return the screen and the seconds of the warning."""
    clock.pass_by(seconds)
    person.session.tick()
    return person.screen, int(person.session._idle.warning)


def test_a_form_is_warned_and_left(sit: Sit, clock: FakeClock) -> None:
    person = sit()
    person.session.want("begin", {})
    person.sees("form")
    assert idles(person, clock, 300) == ("form", 45)
    assert idles(person, clock, 45) == ("welcome", 0)


@pytest.mark.parametrize("screen", ["pin", "desk", "kept"])
def test_what_holds_no_visit_is_left_without_a_warning(sit: Sit, clock: FakeClock, screen: str) -> None:
    person = sit()
    match screen:
        case "pin":
            person.session.want("staff", {})
        case "desk":
            person.at_the_desk()
        case _:
            person.starts()
            person.signs()
    person.sees(screen)
    assert idles(person, clock, 299) == (screen, 0)
    assert idles(person, clock, 1) == ("welcome", 0)


def test_nobody_is_sent_away_while_a_record_is_being_kept(sit: Sit, clock: FakeClock) -> None:
    person = sit()
    person.starts()
    person.session.journal.keep = fails_with(Full("The disk is full."))  # type: ignore[method-assign]
    person.signs()
    assert idles(person, clock, 5000) == ("sign", 0)
    person.sees("not_kept")
    assert idles(person, clock, 5000) == ("not_kept", 0)


def test_a_call_that_staff_answered_is_put_away_like_a_rest(sit: Sit, clock: FakeClock) -> None:
    person = sit()
    person.starts()
    person.session.want("tool", {"tool": "help"})
    assert idles(person, clock, 5000) == ("help", 0)
    person.session.want("answer_call", {})
    person.pin()
    assert idles(person, clock, 900) == ("help", 45)
    assert idles(person, clock, 45) == ("welcome", 0)
    assert person.waiting() == 1


# Nothing of a person stays


def test_nothing_of_a_person_is_left_in_the_session_or_the_log(sit: Sit, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    person = sit()
    name = "Zephyrine Quillfeather"
    person.starts(name)
    person.session.move("forward", {})
    person.hurries(Kind.ASK)
    person.session.move("ask", {"text": f"Who is {name}?"})
    person.signs("witnessed", text=name, staff=name)
    person.session.want("cancel", {})
    person.signs("typed", text=name)
    person.sees("kept")
    assert name not in json.dumps(person.session.showing.page)
    person.session.want("leave", {})
    session = person.session
    left = (session.showing.page, session.kept, session.running, session._look, session._signing, session._desk._then)
    assert name not in repr(left)
    assert left[1:] == (b"", None, None, {}, None)
    assert name not in caplog.text
    assert person.kept()[0]["signature"]["text"] == name


def test_the_desk_knows_who_said_this_is_not_me(sit: Sit) -> None:
    person = sit()
    person.starts('{"name": "deny"}')
    person.session.want("put_away", {})
    assert [one["notMe"] for one in person.at_the_desk()] == [False]
    person.session.want("resume", {"id": person.session.showing.page["visits"][0]["id"]})
    person.sees("you")
    person.session.want("deny", {})
    assert [one["notMe"] for one in person.at_the_desk()] == [True]


def test_what_the_surgeon_offers_is_kept_as_it_was_at_the_opening(sit: Sit) -> None:
    person = sit()
    person.session.want("begin", {})
    person.sees("form")
    person.session.want("start", {**person.session.showing.page["values"], "surgeon": "Dr. Ben Sample"})
    person.sees("you")
    person.hurries(Kind.COMPARE)
    assert person.session.showing.page["offers"] == "Dr. Ben Sample offers: Belly."
    person.signs()
    person.sees("kept")
    assert person.kept()[0]["place"]["surgeon_offers"] == ["Belly"]


@pytest.mark.parametrize("born", ["", "4 May 1961", "19610504", "1961-W18-4", "2026-11-23", "0961-05-04", "1961-02-30", "\u0661961-05-04"])
def test_a_birth_date_that_cannot_be_is_asked_for_again(sit: Sit, born: str) -> None:
    person = sit()
    person.session.want("begin", {})
    person.sees("form")
    person.session.want("start", {**person.session.showing.page["values"], "born": born})
    person.waits(lambda: bool(person.session.showing.page["errors"]), "the errors, at {}".format)
    assert person.session.showing.page["errors"] == {"born": SAID["form"]["bad_date"]}
    assert person.session.showing.page["values"]["born"] == born


def test_a_full_list_of_questions_says_so(sit: Sit) -> None:
    person = sit()
    person.starts()
    person.hurries(Kind.ASK)
    for number in range(OWN_QUESTIONS):
        assert person.session.showing.page["full"] is False
        person.session.move("ask", {"text": f"What about {number}?"})
    assert person.session.showing.page["full"] is True
    person.session.move("ask", {"text": "I want to die"})
    assert (person.screen, len(person.visit.own)) == ("help", OWN_QUESTIONS)
    person.session.want("answer_call", {})
    person.pin()
    person.session.move("go_on", {})
    person.session.move("unask", {"text": "What about 3?"})
    assert person.session.showing.page["full"] is False
