"""Persons' stories, through the real window; each ends on the stored record and on what the papers say."""

import json
from typing import Any

import pytest

from kiosk.core.answers import Kind
from kiosk.storage.settings import Settings
from kiosk.ui.desk import DEMO_PIN
from kiosk.ui.patient import Patient, Plan
from kiosk.ui.words import words
from tests.conftest import FakeClock, Opened, demo_settings
from tests.reading import text_of

SAMPLE = "Sample Person"


def starts(open_kiosk: Opened, plan: Plan | None = None, name: str = SAMPLE, **how: Any) -> Patient:
    """Sit down at the welcome, give a name, and come to "Is this you?"."""
    person = Patient(open_kiosk(**how).kiosk, plan or Plan())
    person.tap("beginButton")
    person.sees("form")
    if name != SAMPLE:
        person.kiosk.session.want("start", {**person.kiosk.session.showing.page["values"], "name": name})
    else:
        person.tap("startButton")
    person.sees("you")
    return person


def record_of(person: Patient) -> dict[str, Any]:
    """Return the last record that is on disk."""
    session = person.kiosk.session
    ledger = session.journal.store.ledger
    stored: bytes = session.storage.ask(lambda: ledger.record(ledger.records()[-1].id))
    return json.loads(stored)  # type: ignore[no-any-return]


def enters_pin(person: Patient, pin: str = DEMO_PIN) -> None:
    """Enter a PIN on the pad."""
    person.sees("pin")
    for digit in pin:
        person.tap(f"pin-{digit}")
    person.tap("pin-enter")


def printed(record: dict[str, Any], paper: str = "record") -> str:
    """Return the text of a paper made from a record."""
    return text_of(paper, record, words()["en"]["paper"])


def test_the_full_lesson_acknowledged(sit_down: Opened) -> None:
    person = starts(sit_down)
    person.finish()
    kept = record_of(person)
    assert kept["outcome"] == "acknowledged"
    assert kept["signature"]["kind"] == "drawn"
    assert len(kept["signature"]["strokes"][0]) > 10
    assert len(kept["pages"]) == 32
    assert kept["skipped"] == []
    assert {line["answer"] for line in kept["lines"]} == {"yes"}
    assert len(kept["lines"]) == 16
    assert len(kept["questions"]) == 10
    assert "Can I still swim with my grandchildren?" in kept["own_questions"]
    text = printed(kept)
    assert "Can I still swim with my grandchildren?" in text
    assert kept["meaning"] in text
    assert "Draft" in text


def test_the_short_way_says_what_it_skipped(sit_down: Opened) -> None:
    person = starts(sit_down, Plan(way="short"))
    person.finish()
    kept = record_of(person)
    assert (kept["way"], len(kept["pages"]), len(kept["skipped"])) == ("short", 15, 17)
    assert {one["id"] for one in kept["questions"]} == {"what", "refill", "breathing", "infection", "mri"}
    unseen = [line for line in kept["lines"] if line["answer"] == "not_seen"]
    assert unseen
    assert {point["id"] for point in kept["points"] if point["kind"] == "line_not_seen"} == {line["id"] for line in unseen}
    text = printed(kept)
    for page in kept["skipped"]:
        assert page["title"] in text


def test_a_page_that_was_skipped_can_be_seen_from_the_review(sit_down: Opened) -> None:
    person = starts(sit_down, Plan(way="short"))
    person.until(Kind.REVIEW)
    person.tap("review-page-trial-shot")
    person.sees("page")
    person.tap("nextButton")
    person.sees("review")
    person.finish()
    assert "trial-shot" in {page["id"] for page in record_of(person)["pages"]}


def test_talk_first_on_two_lines(sit_down: Opened) -> None:
    person = starts(sit_down, Plan(outcome="talk_first", lines={"deadly": "talk", "ride": "talk"}))
    person.finish()
    kept = record_of(person)
    assert kept["outcome"] == "talk_first"
    assert kept["signature"] is None
    talk = [(point["id"], point["rank"]) for point in kept["points"] if point["kind"] == "line_talk"]
    assert talk == [("deadly", "safety"), ("ride", "talk")]
    text = printed(kept, "consult")
    assert "ride home" in text


@pytest.mark.parametrize("outcome", ["not_today", "no_pump"])
def test_no_and_not_yet_are_kept_like_yes(sit_down: Opened, outcome: str) -> None:
    person = starts(sit_down, Plan(way="short", outcome=outcome))
    person.finish()
    kept = record_of(person)
    assert kept["outcome"] == outcome
    assert kept["signature"] is None
    assert person.kiosk.session.showing.page["text"] == words()["en"]["kept"][outcome]
    assert SAMPLE in printed(kept)


def test_a_question_missed_twice_is_explained_again_and_becomes_a_point(sit_down: Opened) -> None:
    person = starts(sit_down, Plan(answers={"refill": (2, 3), "where": (1, 0), "what": (-1, 0)}))
    person.until(Kind.QUESTION, "refill")
    person.fill()
    assert person.kiosk.session.showing.page["stands"] == "talk"
    assert person.kiosk.session.showing.page["reply"]["text"]
    person.leave()
    person.finish()
    kept = record_of(person)
    missed = [point for point in kept["points"] if point["kind"] == "question"]
    assert [(point["id"], point["rank"]) for point in missed] == [("refill", "safety")]
    given = {one["id"]: one["given"] for one in kept["questions"]}
    assert len(given["refill"]) == 2
    assert given["what"][0] == ""
    text = printed(kept, "consult")
    assert missed[0]["text"] in text
    assert missed[0]["say"] in text


def test_a_typed_signature(sit_down: Opened) -> None:
    person = starts(sit_down, Plan(way="short"))
    person.until(Kind.SIGN)
    person.tap("signTypeButton")
    person.tap("field-typed")
    person.types("Sample Person")
    if person.has("key-done"):
        person.tap("key-done")
    person.tap("finishButton")
    person.sees("kept")
    signature = record_of(person)["signature"]
    assert (signature["kind"], signature["text"]) == ("typed", "Sample Person")


def test_a_witnessed_signature_needs_the_staff_pin(sit_down: Opened) -> None:
    person = starts(sit_down, Plan(way="short"))
    person.until(Kind.SIGN)
    person.tap("signSayButton")
    person.tap("field-said")
    person.types("I went through it")
    person.tap("key-done")
    person.tap("field-staff")
    person.types("N. Example")
    person.tap("key-done")
    person.tap("finishButton")
    enters_pin(person, "111113")
    person.waits(lambda: bool(person.kiosk.session.showing.page.get("error")), "the error, at {}".format)
    enters_pin(person)
    person.sees("kept")
    kept = record_of(person)
    assert kept["signature"]["kind"] == "witnessed"
    assert kept["signature"]["staff"] == "N. Example"
    assert "N. Example" in printed(kept)


def test_a_correction_at_review(sit_down: Opened) -> None:
    person = starts(sit_down, Plan(way="short"))
    person.until(Kind.REVIEW)
    person.tap("review-lines-why")
    person.sees("lines")
    person.tap("line-options-talk")
    person.tap("nextButton")
    person.sees("review")
    person.finish()
    kept = record_of(person)
    assert [(one["id"], one["before"], one["after"]) for one in kept["changes"]] == [("options", "yes", "talk")]
    assert next(line for line in kept["lines"] if line["id"] == "options")["answer"] == "talk"


def test_sedated_yesterday_learns_but_does_not_sign(sit_down: Opened) -> None:
    person = starts(sit_down, Plan(way="short", sedated=True, outcome="talk_first"))
    person.until(Kind.OUTCOME)
    assert not person.has("outcome-acknowledged")
    for other in ("talk_first", "not_today", "no_pump"):
        assert person.has(f"outcome-{other}")
    person.finish()
    kept = record_of(person)
    assert kept["today"]["sedated"] is True
    assert kept["outcome"] == "talk_first"
    assert "today" in {point["kind"] for point in kept["points"]}


def test_foggy_and_stopped(sit_down: Opened) -> None:
    person = starts(sit_down, Plan(foggy=True))
    person.until(Kind.TODAY)
    person.fill()
    person.tap("stopButton")
    person.sees("kept")
    kept = record_of(person)
    assert (kept["outcome"], kept["today"]["foggy"], kept["pages"]) == ("not_today", True, [])


def test_too_much_pain_means_that_staff_look_in_before_signing(sit_down: Opened) -> None:
    person = starts(sit_down, Plan(way="short"))
    person.until(Kind.TODAY)
    person.tap("painButton")
    person.sees("rest")
    person.tap("goOnButton")
    person.sees("today")
    person.until(Kind.SIGN)
    assert not person.has("inkPad")
    person.tap("checkButton")
    enters_pin(person)
    person.sees("sign")
    person.finish()
    assert record_of(person)["today"] == {"sedated": False, "foggy": False, "too_much_pain": True, "staff_checked": "staff"}


def test_help_is_called_and_answered(sit_down: Opened, clock: FakeClock) -> None:
    person = starts(sit_down, Plan(way="short"))
    person.until(Kind.PAGE, "how-works")
    person.tap("helpButton")
    person.sees("help")
    assert person.kiosk.session.showing.page["answered"] is False
    clock.pass_by(20)
    person.tap("answerCallButton")
    enters_pin(person)
    person.waits(lambda: person.kiosk.session.showing.page.get("answered") is True, "staff, at {}".format)
    person.tap("goOnButton")
    person.sees("page")
    person.finish()
    (stop,) = record_of(person)["stops"]
    assert (stop["kind"], stop["id"], stop["ms"], stop["answered_by"]) == ("help", "how-works", 20_000, "staff")


class Bell:
    """A loudspeaker that writes down what it was told."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self.heard: list[str] = []

    def ring(self) -> None:
        """Start."""
        self.heard.append("ring")

    def hush(self) -> None:
        """Stop."""
        self.heard.append("hush")


def test_a_call_chimes_until_staff_have_come(sit_down: Opened) -> None:
    bell = Bell()
    person = starts(sit_down, Plan(way="short"), sound=bell)
    person.until(Kind.PAGE, "how-works")
    person.tap("helpButton")
    person.sees("help")
    person.tap("answerCallButton")
    assert bell.heard == ["ring"]
    enters_pin(person)
    person.waits(lambda: person.kiosk.session.showing.page.get("answered") is True, "staff, at {}".format)
    person.waits(lambda: not person.kiosk.session.busy, "quiet, at {}".format)
    assert bell.heard == ["ring", "hush"]
    person.kiosk.session.want("put_away", {})
    person.sees("welcome")


def test_words_of_despair_bring_the_emergency_numbers(sit_down: Opened) -> None:
    person = starts(sit_down, Plan(way="short"))
    person.until(Kind.ASK)
    person.tap("field-question")
    person.types("I want to die")
    person.tap("addQuestionButton")
    person.sees("help")
    assert "988" in person.kiosk.session.showing.page["emergency"]
    assert not person.has("cancelCallButton")
    person.tap("answerCallButton")
    enters_pin(person)
    person.waits(lambda: person.kiosk.session.showing.page.get("answered") is True, "staff, at {}".format)
    person.tap("goOnButton")
    person.finish()
    kept = record_of(person)
    assert kept["own_questions"][0] == "I want to die"
    assert kept["points"][0]["kind"] == "unwell"


def test_idle_is_warned_put_away_and_resumed(sit_down: Opened, clock: FakeClock) -> None:
    person = starts(sit_down, Plan(way="short"))
    session = person.kiosk.session
    person.until(Kind.PAGE, "how-works")
    for _ in range(12):
        clock.pass_by(301)
        session.tick()
        person.tap("hereButton")
        assert person.screen == "page"
    clock.pass_by(301)
    session.tick()
    assert person.find("idleText") is not None
    clock.pass_by(60)
    session.tick()
    person.sees("welcome")
    person.tap("staffButton")
    enters_pin(person)
    person.sees("desk")
    (waiting,) = session.showing.page["visits"]
    person.tap(f"resume-{waiting['id']}")
    person.sees("page")
    assert person.visit.step.id == "how-works"
    person.finish()
    kept = record_of(person)
    assert len(kept["put_away"]) == 1
    assert kept["outcome"] == "acknowledged"


def test_a_visit_nobody_brings_back_ends_as_not_today(sit_down: Opened, clock: FakeClock, tmp_path: Any) -> None:
    person = starts(sit_down, Plan(way="short"))
    person.until(Kind.PAGE, "how-works")
    person.kiosk.session.want("put_away", {})
    person.sees("welcome")
    person.kiosk.close()
    clock.pass_by(80 * 3600)
    later = Patient(sit_down(home=tmp_path / "home").kiosk, Plan())
    assert record_of(later)["outcome"] == "not_today"


def test_not_this_person(sit_down: Opened) -> None:
    person = starts(sit_down)
    person.tap("noButton")
    person.sees("welcome")
    person.tap("staffButton")
    enters_pin(person)
    person.sees("desk")
    (waiting,) = person.kiosk.session.showing.page["visits"]
    assert waiting["notMe"] is True
    person.tap(f"end-{waiting['id']}")
    person.tap("confirmEndButton")
    person.sees("kept")
    kept = record_of(person)
    assert kept["person"]["confirmed"] is False
    assert kept["pages"] == []
    assert kept["outcome"] == "not_today"


@pytest.mark.parametrize(
    "name",
    [
        "Anna-Maria " + "Longname " * 21,
        "\u0641\u0627\u0637\u0645\u0629 \u0627\u0644\u0632\u0647\u0631\u0627\u0621",
        "\u738b\u5c0f\u660e \U0001f600",
        "<b>{{x}}</b>",
    ],
    ids=["200 characters", "Arabic", "Chinese with an emoji", "markup"],
)
def test_any_name(sit_down: Opened, name: str) -> None:
    person = starts(sit_down, Plan(way="short", outcome="talk_first"), name=name)
    assert person.kiosk.session.showing.page["name"] == name.strip()
    person.finish()
    kept = record_of(person)
    assert kept["person"]["name"] == name.strip()
    squeezed = "".join(printed(kept).split())
    if name.isascii():
        assert "".join(name.split()) in squeezed
    else:
        assert any(letter in squeezed for letter in name if letter.isalpha())


def test_staff_open_a_visit_for_a_person_with_an_interpreter(sit_down: Opened, tmp_path: Any) -> None:
    person = Patient(sit_down(settings=own_clinic(demo_settings(tmp_path))).kiosk, Plan(way="short", outcome="talk_first"))
    person.sees("setup")
    for _ in range(2):
        for digit in "428197":
            person.tap(f"pin-{digit}")
        person.tap("pin-enter")
        person.waits(lambda: not person.kiosk.session.busy, "the disk, at {}".format)
    person.sees("welcome")
    assert not person.has("beginButton")
    person.tap("staffButton")
    enters_pin(person, "428197")
    person.sees("desk")
    assert person.kiosk.session.showing.page["visits"] == []
    person.tap("openVisitButton")
    person.sees("form")
    person.tap("startButton")
    person.waits(lambda: bool(person.kiosk.session.showing.page.get("errors")), "the errors, at {}".format)
    fields = {"name": "Maria Example", "born": "1950-02-03", "staff": "N. Example", "interpreter": "I. Example", "interpreter_how": "phone"}
    person.kiosk.session.want("start", {**person.kiosk.session.showing.page["values"], **fields})
    person.sees("you")
    person.finish()
    kept = record_of(person)
    assert kept["person"]["checked_by"] == "staff"
    assert kept["with"]["interpreter"]["name"] == "I. Example"
    assert "I. Example" in printed(kept)


def own_clinic(settings: Settings) -> Settings:
    """Return the settings as a clinic's own: no demo, no person starting alone."""
    return settings.model_copy(update={"demo": False})


def test_a_shaking_hand_turns_one_page(sit_down: Opened, tmp_path: Any) -> None:
    person = starts(sit_down, Plan(way="short"), settings=demo_settings(tmp_path, touch_pause_ms=300))
    person.until(Kind.PAGE, "how-works")
    person.waits(lambda: person.has("nextButton"), "the pause to end, at {}".format)
    button = person.find("nextButton")
    assert button is not None
    spot = person.middle(button)
    for _ in range(3):
        person.taps_at(spot)
    assert person.visit.step.id == "how-limits"
    person.kiosk.session.want("put_away", {})
    person.sees("welcome")
