"""A kiosk that is killed, a disk that is full, a second kiosk: nothing is lost but the touch in hand, and nobody is stranded.

Run as a program (`python -m tests.flows.test_durable HOME SEED`) this file is the kiosk that is killed: it plays a visit and
prints, when the disk has rested, how many moves were made and what is on the screen.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import QSize

from kiosk.core.answers import Kind
from kiosk.core.visit import PutAway, Visit
from kiosk.storage.reserve import Reserve
from kiosk.ui.application import Application
from kiosk.ui.patient import Patient, Plan
from kiosk.ui.person import Lost
from kiosk.ui.running import Clock, Running
from kiosk.ui.window import prepare
from tests.conftest import FakeClock, Opened, demo_settings
from tests.flows.hurry import INK, Hurried

ROOT = Path(__file__).parents[2]


class Watched(Patient):
    """A person who says, after each page, what was made and what is seen."""

    def says(self) -> None:
        """Wait for the disk and print one line."""
        session = self.kiosk.session
        self.waits(lambda: not session.busy, "the disk, at {}".format)
        made = session.running._made if session.running else 0
        print(json.dumps({"made": made, "key": session.showing.key}), flush=True)

    def plays(self) -> None:
        """Go through one visit."""
        self.waits(lambda: self.has("beginButton"), "the welcome, at {}".format)
        self.kiosk.session.want("settle", {"motion": False})
        self.tap("beginButton")
        self.tap("startButton")
        self.sees("you")
        self.says()
        while self.screen != "kept":
            self.fill()
            self.leave()
            self.says()


def main(home: Path, seed: int) -> None:
    """Play a visit with a plan of chance."""
    prepare()
    chance = Random(seed)
    home.parent.mkdir(parents=True, exist_ok=True)
    kiosk = Application.build(demo_settings(home.parent, motion=False), home, None, Clock(), 10.1)
    kiosk.show(QSize(1280, 800))
    Watched(kiosk, Plan(way="short", outcome=chance.choice(("acknowledged", "acknowledged", "talk_first")))).plays()
    sleep(60)


def killed(home: Path, seed: int) -> list[dict[str, Any]]:
    """Let another process play a visit, kill it at a moment of chance, and return what it had said."""
    chance = Random(seed)
    lines, later = chance.choice((chance.randint(1, 42), chance.randint(42, 46))), chance.uniform(0, 0.2)
    command = [sys.executable, "-m", "tests.flows.test_durable", str(home), str(seed)]
    said: list[dict[str, Any]] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if line.startswith("{") and line.endswith("}\n"):
                said.append(json.loads(line))
            if len(said) == lines or (said and said[-1]["key"] == "kept"):
                break
        sleep(later)
        child.kill()
        said += [json.loads(line) for line in child.stdout if line.startswith("{") and line.endswith("}\n")]
    assert said, "the kiosk said nothing"
    return said


def survives(sit_down: Opened, home: Path, seed: int) -> str:
    """Kill a kiosk and see that what it had said is on disk, and that the visit can be brought back and finished; say how it stood."""
    last = killed(home, seed)[-1]
    person = Hurried(sit_down(home=home).kiosk, Plan(way="short"))
    session = person.kiosk.session
    ledger = session.journal.store.ledger
    records, waiting = session.storage.ask(lambda: (ledger.records(), ledger.open_visits()))
    assert len(records) + len(waiting) == 1
    if last["key"] == "kept":
        assert len(records) == 1
    if waiting:
        (kept,) = waiting
        assert last["made"] <= len(kept.moves) <= last["made"] + 40
        back, _ = session.storage.ask(lambda: session.journal.revive(kept, lambda _note: None))
        back.replay(())
        seen = Running(back.opening, back.packs, Clock(), lambda _number, _move: None)
        seen.replay(kept.moves[: last["made"]])
        assert isinstance(seen.state, Visit)
        assert last["key"] == f"{seen.state.step.kind.value}/{seen.state.step.id}"
        assert isinstance(back.state, PutAway)
        person.brings_back()
        if seed % 3:
            session.move("stop", {})
            person.sees("kept")
        else:
            person.ends()
    stored = session.storage.ask(lambda: ledger.record(ledger.records()[-1].id))
    assert json.loads(stored)["outcome"] in ("acknowledged", "talk_first", "not_today")
    assert session.storage.ask(ledger.open_visits) == []
    person.kiosk.close()
    return "kept" if records else "brought back"


@pytest.mark.parametrize("times", [2, pytest.param(60, marks=pytest.mark.soak)], ids="{} kills".format)
def test_a_killed_kiosk_loses_the_touch_in_hand_at_most(sit_down: Opened, tmp_path: Path, clock: FakeClock, seed: int, times: int) -> None:
    clock.wall_time = Clock().now()
    stood = [survives(sit_down, tmp_path / str(number) / "home", seed + number) for number in range(times)]
    print(f"{times} kills: {stood.count('kept')} after the record, {stood.count('brought back')} brought back")


class Disk(Reserve):
    """A disk of so many pages, whose ballast holds some more."""

    def __init__(self, person: Hurried, ballast: int) -> None:
        """Fill the disk of this kiosk to the last page."""
        self.database = person.kiosk.session.journal.store.home.database
        super().__init__(self.database.reserve._path, self.database.reserve._size)
        self.ballast = ballast
        self.database.reserve = self
        self.limit(0)

    def limit(self, more: int) -> None:
        """Leave room for so many pages more."""
        pages = self.database.execute("PRAGMA page_count")[0][0]
        self.database.execute(f"PRAGMA max_page_count = {pages + more}")

    def free(self) -> bool:
        """Give the ballast back, once."""
        given, self.ballast = self.ballast, 0
        if given:
            self.limit(given)
        return bool(given)


@contextmanager
def full(person: Hurried, ballast: int) -> Iterator[Disk]:
    """Fill the disk; there is room again afterwards."""
    storage = person.kiosk.session.storage
    disk = storage.ask(lambda: Disk(person, ballast))
    yield disk
    storage.ask(lambda: disk.limit(10_000))


def kept(person: Hurried) -> dict[str, Any]:
    """Return the last record."""
    session = person.kiosk.session
    ledger = session.journal.store.ledger
    row = session.storage.ask(ledger.records)[-1]
    found: dict[str, Any] = json.loads(session.storage.ask(lambda: ledger.record(row.id)))
    return found


def test_a_full_disk_strands_nobody_who_signs(sit_down: Opened) -> None:
    person = Hurried(sit_down().kiosk, Plan(way="short"))
    for kind in (Kind.PAGE, Kind.SIGN):
        person.starts()
        person.hurries(kind)
        with full(person, 200):
            person.ends()
        assert kept(person)["outcome"] == "acknowledged"
        assert len(kept(person)["pages"]) == 15
        person.kiosk.session.want("leave", {})


def test_without_ballast_staff_make_room_and_try_again(sit_down: Opened) -> None:
    person = Hurried(sit_down().kiosk, Plan(way="short"))
    session = person.kiosk.session
    person.starts()
    person.hurries(Kind.LINES)
    with full(person, 0):
        person.hurries(Kind.SIGN)
        session.want("sign", {"kind": "drawn", "strokes": INK})
        person.sees("not_kept")
        session.want("again", {})
        person.sees("pin")
        session.want("pin", {"pin": "428197"})
        person.sees("not_kept")
        session.want("again", {})
        session.want("cancel", {})
        person.sees("not_kept")
        assert session.storage.ask(session.journal.store.ledger.records) == []
    session.want("again", {})
    person.pin()
    person.sees("kept")
    assert kept(person)["signature"]["kind"] == "drawn"
    assert len(kept(person)["pages"]) == 15


def test_a_visit_put_away_on_a_full_disk_keeps_every_move(sit_down: Opened) -> None:
    person = Hurried(sit_down().kiosk, Plan(way="short"))
    session = person.kiosk.session
    person.starts()
    person.hurries(Kind.PAGE)
    with full(person, 200):
        for _ in range(12):
            person.step()
        step = person.visit.step
        session.want("put_away", {})
        person.waits(lambda: not session.busy, "the disk, at {}".format)
        person.sees("welcome")
    person.brings_back()
    assert person.visit.step == step
    person.ends()
    assert len(kept(person)["pages"]) == 15


def test_a_second_kiosk_says_so_in_one_sentence(sit_down: Opened) -> None:
    first = sit_down()
    second = sit_down()
    second.sees("problem")
    assert second.kiosk.session.showing.page["text"] == "Another kiosk already works with this data folder; close it first."
    assert first.screen == "welcome"
    assert not second.has("beginButton")
    with pytest.raises(Lost):
        Hurried(second.kiosk, Plan()).visit  # noqa: B018 - there is none


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
