"""Each screen around the lesson loads alone from plain values, at every size, and says what was touched."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import ASSETS
from kiosk.core.answers import Kind, Way
from kiosk.core.visit import Visit
from kiosk.ui.present import blocks
from tests.making import opening
from tests.ui.showing import TEN, Screen, Shown
from tests.ui.test_controls import accessible, big_enough
from tests.ui.test_lesson_screens import SIZES, Move, at, chosen, nothing_is_clipped, on_screen, pack, said, texts, touch, values, words
from tests.ui.test_lesson_screens import words_stay_in_their_button as words_in_buttons

LONG = ("Anna-Maria Wolkenstein-Ardiri " * 7)[:200]
ARABIC = "\u0645\u062d\u0645\u062f \u0639\u0628\u062f \u0627\u0644\u0644\u0647"
SIGN = {"saving": False, "sheet": "", "date": "22 November 2026"}
Given = tuple[str, Mapping[str, Any]]


def art(name: str) -> str:
    """Return where one of the kiosk's own drawings lies."""
    return (ASSETS / "art" / name).as_uri()


def of(component: str, visit: Visit, **more: Any) -> Given:
    """Return a screen of a visit and what it is given."""
    return component, {"page": {**values(visit), **more}}


def plain(component: str, **page: Any) -> Given:
    """Return a screen outside a visit and what it is given."""
    return component, {"page": page}


def waiting(number: int, name: str, **more: Any) -> dict[str, Any]:
    """Return a visit that was put away, as the desk shows it."""
    told = {"born": "born 4 May 1961", "number": "20417", "since": "put away 22 November 2026, 10:42", "where": "Getting ready, 9 of 32"}
    return {"id": str(number), "name": name, **told, "notMe": False, **more}


def skipping() -> Visit:
    """Return a visit on the short way that stands at its review."""
    start = at(Kind.REVIEW, unseen=tuple(page.id for page in pack().pages() if not page.short))
    return replace(start, way=Way.SHORT, own=("Can I still swim with my grandchildren?",))


WELCOME: dict[str, Any] = {
    "clinic": "Sample Pain Clinic",
    "demo": True,
    "begin": True,
    "ready": True,
    "languages": [{"id": "en", "name": "English", "chosen": True}, {"id": "es", "name": "Espa\u00f1ol", "chosen": False}],
    "picture": art("welcome.svg"),
}
PIN: dict[str, Any] = {
    "title": "Staff: enter your PIN",
    "error": "",
    "wait": 0,
    "busy": False,
    "needsName": False,
    "cancel": True,
    "hint": "",
}
FORM: dict[str, Any] = {
    "own": False,
    "values": {},
    "surgeons": ["Dr. Sample", "Dr. A. Example"],
    "packs": [{"id": "one", "title": "The pain pump"}, {"id": "two", "title": "The trial of a pain pump"}],
    "errors": {},
}
BARE: dict[str, Any] = {
    **dict.fromkeys(("chapter", "place", "draft", "back", "next", "status"), ""),
    "tools": [],
    "more": "More below",
    "top": "Back to the top",
}
KEPT: dict[str, Any] = {"frame": BARE, "text": "You went through the lesson.", "nextSteps": blocks(pack().next_steps), "copy": "offer"}
FOGGY = replace(at(Kind.OUTCOME), foggy=True)
HURT = replace(at(Kind.SIGN), pain=True)
UNWELL = at(Kind.ASK).rest("unwell")

SCREENS: dict[str, Given] = {
    "welcome": plain("WelcomeScreen", **WELCOME),
    "welcome, staff start it": plain("WelcomeScreen", **{**WELCOME, "begin": False, "demo": False}),
    "is this you": of("YouScreen", at(Kind.YOU)),
    "is this you, a long name": of("YouScreen", at(Kind.YOU, opened=replace(opening(), name=LONG))),
    "hands": of("HandsScreen", at(Kind.HANDS)),
    "today": of("TodayScreen", replace(at(Kind.TODAY), sedated=None, foggy=None)),
    "today, foggy": of("TodayScreen", replace(at(Kind.TODAY), foggy=True)),
    "way": of("WayScreen", at(Kind.WAY)),
    "ask": of("AskScreen", replace(at(Kind.ASK), own=("Can I still swim with my grandchildren?", pack().suggested[0]))),
    "review": of("ReviewScreen", at(Kind.REVIEW)),
    "review of a short way": of("ReviewScreen", skipping()),
    "outcome": of("OutcomeScreen", at(Kind.OUTCOME)),
    "outcome, foggy": of("OutcomeScreen", FOGGY),
    "sign": of("SignScreen", at(Kind.SIGN), **SIGN),
    "sign, after pain": of("SignScreen", HURT, **SIGN),
    "sign, saving": of("SignScreen", at(Kind.SIGN), **{**SIGN, "saving": True}),
    "kept": plain("KeptScreen", **KEPT),
    "not kept": plain("NotKeptScreen", busy=False, text="The disk is full. Please free some space, then try again."),
    "rest": of("RestScreen", at(Kind.ASK).rest("rest"), picture=art("rest.svg")),
    "pain": of("RestScreen", at(Kind.ASK).rest("pain"), picture=art("rest.svg")),
    "help": of("HelpScreen", at(Kind.ASK).rest("help"), picture=art("help.svg")),
    "unwell": of("HelpScreen", UNWELL, picture=art("help.svg")),
    "help is there": of("HelpScreen", UNWELL.answer_call("Nurse A"), picture=art("help.svg")),
    "pin": plain("PinScreen", **{**PIN, "hint": "This is a demo clinic. Its PIN is 428197."}),
    "pin, wrong": plain("PinScreen", **{**PIN, "error": "That is not the PIN.", "needsName": True}),
    "setup": plain("SetupScreen", error="", again=False, busy=False),
    "setup, different": plain("SetupScreen", error="The two were not the same. Please start again.", again=False, busy=False),
    "desk": plain("DeskScreen", visits=[waiting(1, "Sample Person"), waiting(2, LONG, notMe=True), waiting(3, ARABIC)], room=True),
    "desk, empty": plain("DeskScreen", visits=[], room=True),
    "desk, disk full": plain("DeskScreen", visits=[waiting(1, "Sample Person")], room=False),
    "form": plain("FormScreen", **{**FORM, "values": {"name": LONG}, "errors": {"born": words()["form"]["bad_date"]}}),
    "form, all of it": plain("FormScreen", **{**FORM, "errors": {"companion": "Please write a name."}}),
    "form, own name": plain("FormScreen", **{**FORM, "own": True, "values": {"name": "Sample Person", "born": "1961-05-04"}}),
    "problem": plain("ProblemScreen", title="The kiosk cannot start yet", text="The clinic's phone number is missing in the settings."),
    "idle": ("IdleWarning", {"seconds": 38}),
}


@contextmanager
def looking_at(step: str, screen: Screen = TEN, scale: float = 1.0, **changes: Any) -> Iterator[Shown]:
    """Show a named screen, with some of its values changed."""
    component, given = SCREENS[step]
    shown = {"page": {**given["page"], **changes}} if "page" in given else given
    with on_screen(component, shown, screen, scale) as piece:
        yield piece


def names(piece: Shown) -> set[str]:
    """Return the objectNames of everything that is shown."""
    return {item.objectName() for item in piece.items()}


def reads(piece: Shown) -> str:
    """Return all the words that are shown."""
    return "\n".join(item.property("text") for item in texts(piece))


def types(piece: Shown, field: str, text: str) -> None:
    """Touch a field and type into it."""
    touch(piece, field)
    for letter in text:
        QGuiApplication.sendEvent(piece.view, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    piece.settle()


def draws(piece: Shown) -> None:
    """Draw a line over the ink pad."""
    pad = piece.find("inkPad")
    pad.forceActiveFocus()
    points = [
        pad.mapToScene(QPointF(pad.width() * x, pad.height() * y)).toPoint() for x, y in ((0.2, 0.7), (0.3, 0.5), (0.5, 0.8), (0.6, 0.6))
    ]
    QTest.mousePress(piece.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(piece.view, point)
    QTest.mouseRelease(piece.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])
    piece.settle()


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize(("screen", "scale"), SIZES, ids=[f"{screen.name}-{scale}" for screen, scale in SIZES])
def test_a_screen_loads_alone_and_nothing_is_clipped(qtbot: QtBot, name: str, screen: Screen, scale: float) -> None:
    """With no warning from QML, big enough to touch, and each thing to touch with a name."""
    del qtbot
    with looking_at(name, screen, scale) as piece:
        nothing_is_clipped(piece)
        words_in_buttons(piece)
        big_enough(piece, screen)
        assert all(accessible(target).text(QAccessible.Text.Name) for target in piece.targets())
        assert any(accessible(item).role() == QAccessible.Role.Heading for item in texts(piece))


@pytest.mark.parametrize(
    ("name", "touched", "expected"),
    [
        ("welcome", "beginButton", ["begin", {}]),
        ("welcome", "staffButton", ["staff", {}]),
        ("welcome", "language-es", ["language", {"id": "es"}]),
        ("welcome", "largerTextButton", ["settle", {"size": 150}]),
        ("welcome", "contrastButton", ["settle", {"theme": "contrast-light"}]),
        ("is this you", "yesButton", ["confirm", {}]),
        ("is this you", "noButton", ["deny", {}]),
        ("is this you", "helpButton", ["tool", {"tool": "help"}]),
        ("hands", "hands-someone", ["touch_as", {"hands": "someone"}]),
        ("today", "sedated-yes", ["feel", {"sedated": True}]),
        ("today", "sedated-no", ["feel", {"sedated": False}]),
        ("today", "foggy-no", ["feel", {"foggy": False}]),
        ("today", "painButton", ["rest", {"kind": "pain"}]),
        ("today, foggy", "stopButton", ["stop", {}]),
        ("today, foggy", "nextButton", ["forward", {}]),
        ("way", "way-full", ["take", {"way": "full"}]),
        ("way", "way-short", ["take", {"way": "short"}]),
        ("ask", "suggest-1", ["ask", {"text": pack().suggested[1]}]),
        ("ask", "suggest-0", ["unask", {"text": pack().suggested[0]}]),
        ("ask", "removeQuestion-0", ["unask", {"text": "Can I still swim with my grandchildren?"}]),
        ("ask", "unwellButton", ["rest", {"kind": "unwell"}]),
        ("review", "review-question-refill", ["correct", {"kind": "question", "id": "refill"}]),
        ("review", "review-lean-", ["correct", {"kind": "lean", "id": ""}]),
        ("review of a short way", "seeAllButton", ["see_all", {}]),
        ("review of a short way", "review-page-trial-shot", ["correct", {"kind": "page", "id": "trial-shot"}]),
        ("outcome", "outcome-acknowledged", ["choose", {"outcome": "acknowledged"}]),
        ("outcome", "outcome-no_pump", ["choose", {"outcome": "no_pump"}]),
        ("outcome, foggy", "keepButton", ["put_away", {}]),
        ("sign", "backButton", ["back", {}]),
        ("sign, after pain", "checkButton", ["check", {}]),
        ("kept", "copyButton", ["copy", {}]),
        ("kept", "leaveButton", ["leave", {}]),
        ("not kept", "againButton", ["again", {}]),
        ("rest", "goOnButton", ["go_on", {}]),
        ("rest", "keepButton", ["put_away", {}]),
        ("help", "answerCallButton", ["answer_call", {}]),
        ("help", "cancelCallButton", ["go_on", {}]),
        ("help is there", "goOnButton", ["go_on", {}]),
        ("pin", "backButton", ["cancel", {}]),
        ("desk", "openVisitButton", ["open", {}]),
        ("desk", "leaveButton", ["leave", {}]),
        ("desk", "resume-1", ["resume", {"id": "1"}]),
        ("form", "backButton", ["cancel", {}]),
        ("form, own name", "startButton", ["start", {"name": "Sample Person", "born": "1961-05-04"}]),
        ("idle", "hereButton", ["here", {}]),
    ],
)
def test_a_touch_is_said(qtbot: QtBot, name: str, touched: str, expected: Move) -> None:
    """Once, with plain arguments."""
    del qtbot
    with looking_at(name) as piece:
        touch(piece, touched)
        assert said(piece) == [expected]


def test_markup_in_a_name_is_drawn_as_letters(qtbot: QtBot) -> None:
    """Its signs take their room."""
    del qtbot
    widths = []
    for name in ("A", "<b>A</b>"):
        with looking_at("is this you", name=name) as piece:
            widths.append(piece.find("personName").property("contentWidth"))
    assert widths[1] > 3 * widths[0]


@pytest.mark.parametrize("name", ["", "<b>A</b> & <img src=x>", LONG, ARABIC])
def test_a_name_is_shown_as_it_was_written(qtbot: QtBot, name: str) -> None:
    """Whatever stands in it is text."""
    del qtbot
    for screen, item in (("is this you", "personName"), ("sign", "signedBy")):
        with looking_at(screen, name=name) as piece:
            shown = piece.find(item)
            assert shown.property("text").startswith(name)


@pytest.mark.parametrize(("screen", "scale"), SIZES, ids=[f"{screen.name}-{scale}" for screen, scale in SIZES])
@pytest.mark.parametrize(
    ("name", "buttons"),
    [
        ("outcome", ("outcome-acknowledged", "outcome-talk_first", "outcome-not_today", "outcome-no_pump")),
        ("outcome, foggy", ("outcome-talk_first", "outcome-not_today", "outcome-no_pump")),
        ("is this you", ("yesButton", "noButton")),
        ("hands", ("hands-me", "hands-someone")),
        ("way", ("way-full", "way-short")),
        ("today", ("sedated-yes", "sedated-no", "foggy-yes", "foggy-no")),
        ("sign", ("signTypeButton", "signSayButton", "signPaperButton")),
    ],
)
def test_equal_ways_are_drawn_equal(qtbot: QtBot, name: str, buttons: tuple[str, ...], screen: Screen, scale: float) -> None:
    """None is bigger, and none is chosen before the person chose."""
    del qtbot
    changes = {"way": "", "hands": ""}
    with looking_at(name, screen, scale, **{key: value for key, value in changes.items() if key == name}) as piece:
        found = [piece.find(button) for button in buttons]
        assert len({(round(item.width()), round(item.height())) for item in found}) == 1
        assert not any(item.property("chosen") for item in found)


def test_who_is_not_clear_headed_is_not_offered_to_sign(qtbot: QtBot) -> None:
    """But is told so kindly, and may keep the place."""
    del qtbot
    with looking_at("outcome, foggy") as piece:
        assert "outcome-acknowledged" not in names(piece)
        assert piece.find("later").property("text") == words()["outcome"]["sign_later"]
    with looking_at("outcome") as piece:
        assert not {"later", "keepButton"} & names(piece)


def test_next_waits_for_both_answers_about_today(qtbot: QtBot) -> None:
    """And stopping is offered beside it when signing is for another day."""
    del qtbot
    with looking_at("today") as piece:
        assert not piece.find("nextButton").isEnabled()
        assert not {"later", "stopButton"} & names(piece)
    with looking_at("today, foggy") as piece:
        assert piece.find("nextButton").isEnabled()
        assert chosen(piece.find("foggy-yes"))
        assert chosen(piece.find("sedated-no"))
        assert {"later", "stopButton"} <= names(piece)


def test_a_question_is_typed_and_added(qtbot: QtBot) -> None:
    """The field is empty after that, and nothing is added from an empty one."""
    del qtbot
    with looking_at("ask") as piece:
        assert not piece.find("addQuestionButton").isEnabled()
        types(piece, "field-question", " May I fly? ")
        touch(piece, "addQuestionButton")
        assert said(piece) == [["ask", {"text": "May I fly?"}]]
        assert piece.find("field-question").property("text") == ""
        types(piece, "field-question", "And swim?")
        QTest.keyClick(piece.view, Qt.Key.Key_Return)
        assert said(piece)[1:] == [["ask", {"text": "And swim?"}]]


@pytest.mark.parametrize(("screen", "scale"), SIZES, ids=[f"{screen.name}-{scale}" for screen, scale in SIZES])
def test_the_questions_say_that_nobody_reads_them_now(qtbot: QtBot, screen: Screen, scale: float) -> None:
    """With the emergency numbers and one way to say "I feel unwell"."""
    del qtbot
    with looking_at("ask", screen, scale) as piece:
        assert words()["ask"]["text"] in reads(piece)
        assert [item.property("text") for item in piece.items() if item.objectName() == "emergency"] == [values(at(Kind.ASK))["emergency"]]
        assert [item.objectName() for item in piece.targets()].count("unwellButton") == 1


def test_the_review_shows_every_answer(qtbot: QtBot) -> None:
    """And each page that was not seen, with its number at the top."""
    del qtbot
    given = values(skipping())
    with looking_at("review of a short way") as piece:
        shown = [item for item in piece.targets() if item.objectName().startswith("review-")]
        assert len(shown) == sum(len(section["items"]) for section in given["sections"]) + len(given["skipped"])
        assert f"{words()['review']['skipped']}: {len(given['skipped'])}" in reads(piece)
    with looking_at("review") as piece:
        assert "seeAllButton" not in names(piece)


def test_finish_waits_for_ink(qtbot: QtBot) -> None:
    """Clear takes it away again; the strokes are handed on once, however often Finish is touched."""
    del qtbot
    with looking_at("sign") as piece:
        assert not piece.find("finishButton").isEnabled()
        assert "clearButton" not in names(piece)
        draws(piece)
        touch(piece, "clearButton")
        assert not piece.find("finishButton").isEnabled()
        draws(piece)
        finish = piece.find("finishButton")
        piece.touch(finish)
        piece.touch(finish)
        ((what, args),) = said(piece)
        assert (what, args["kind"], args["text"], args["staff"]) == ("sign", "drawn", "", "")
        assert len(args["strokes"]) == 1
        assert len(args["strokes"][0]) > 2


@pytest.mark.parametrize(
    ("way", "typed", "expected"),
    [
        ("signTypeButton", {"field-typed": "Sample Person"}, {"kind": "typed", "text": "Sample Person", "staff": "", "strokes": []}),
        (
            "signSayButton",
            {"field-said": "I went through it.", "field-staff": "Nurse A"},
            {"kind": "witnessed", "text": "I went through it.", "staff": "Nurse A", "strokes": []},
        ),
        ("signPaperButton", {"field-staff": "Nurse A"}, {"kind": "paper", "text": "", "staff": "Nurse A", "strokes": []}),
    ],
)
def test_three_other_ways_to_sign(qtbot: QtBot, way: str, typed: Mapping[str, str], expected: Mapping[str, Any]) -> None:
    """Each wants what belongs to it, and nothing else goes with it."""
    del qtbot
    with looking_at("sign") as piece:
        draws(piece)
        touch(piece, way)
        for field, text in typed.items():
            assert not piece.find("finishButton").isEnabled()
            types(piece, field, text)
        touch(piece, "finishButton")
        assert said(piece) == [["sign", dict(expected)]]
        assert {"signDrawButton", "signTypeButton", "signSayButton", "signPaperButton"} - names(piece) == {way}


def test_the_sheet_to_sign_on_paper(qtbot: QtBot) -> None:
    """It is made on demand, and where it lies is said."""
    del qtbot
    with looking_at("sign", sheet="The sheet is in papers.") as piece:
        touch(piece, "signPaperButton")
        touch(piece, "makeSheetButton")
        assert said(piece) == [["sheet", {}]]
        assert piece.find("sheetSaid").property("text") == "The sheet is in papers."


@pytest.mark.parametrize(("screen", "scale"), SIZES, ids=[f"{screen.name}-{scale}" for screen, scale in SIZES])
@pytest.mark.parametrize("way", ["", "signTypeButton", "signSayButton", "signPaperButton"])
def test_what_signing_means_is_said(qtbot: QtBot, way: str, screen: Screen, scale: float) -> None:
    """That it is not consent stands in the footer, in view; nothing is clipped in any of the ways."""
    del qtbot
    with looking_at("sign", screen, scale, sheet="The sheet is in papers.") as piece:
        if way:
            touch(piece, way)
        nothing_is_clipped(piece)
        words_in_buttons(piece)
        big_enough(piece, screen)
        assert piece.find("meaning").property("text") == pack().meaning
        status = piece.find("status")
        assert status.property("text") == words()["sign"]["not_consent"]
        assert piece.place(piece.root).contains(piece.place(status))


def test_after_too_much_pain_there_is_no_pad_before_staff_looked_in(qtbot: QtBot) -> None:
    """And while the record is being kept there is nothing to touch."""
    del qtbot
    with looking_at("sign, after pain") as piece:
        assert not {"inkPad", "finishButton", "signTypeButton"} & names(piece)
    with looking_at("sign, saving") as piece:
        assert piece.targets() == []
        assert words()["sign"]["saving"] in reads(piece)


def test_the_copy_tells_how_it_goes(qtbot: QtBot) -> None:
    """The person may leave except while it is being made."""
    del qtbot
    said_of = words()["kept"]
    for copy, told in {"making": "making", "made": "made", "none": "no_folder", "failed": "failed"}.items():
        with looking_at("kept", copy=copy) as piece:
            assert piece.find("copyText").property("text") == said_of[told]
            assert piece.find("leaveButton").isEnabled() is (copy != "making")
            assert "copyButton" not in names(piece)


def test_stopping_is_asked_once_more(qtbot: QtBot) -> None:
    """Close leaves everything as it was."""
    del qtbot
    with looking_at("rest") as piece:
        touch(piece, "stopButton")
        touch(piece, "closeButton")
        assert said(piece) == []
        touch(piece, "stopButton")
        assert words()["rest"]["stop_text"] in reads(piece)
        touch(piece, "confirmStopButton")
        assert said(piece) == [["stop", {}]]


def test_nobody_is_said_to_come_before_staff_said_so(qtbot: QtBot) -> None:
    """Not in words and not in the picture; who feels unwell cannot send the call away."""
    del qtbot
    for name in ("help", "unwell"):
        with looking_at(name) as piece:
            assert words()["help"]["coming"] not in reads(piece)
            assert "art" not in names(piece)
            assert "goOnButton" not in names(piece)
            assert piece.find("callTitle").property("font").pixelSize() > 1.4 * piece.theme.property("title")
            assert ("cancelCallButton" in names(piece)) is (name == "help")
            assert "911" in piece.find("emergency").property("text")
    with looking_at("help is there") as piece:
        assert words()["help"]["coming"] in reads(piece)
        assert not {"callTitle", "answerCallButton", "cancelCallButton"} & names(piece)


def test_a_pin_is_entered(qtbot: QtBot) -> None:
    """As digits on the pad; while it is checked the pad takes nothing, and afterwards it is empty."""
    del qtbot
    with looking_at("pin") as piece:
        for digit in "428197":
            touch(piece, f"digit-{digit}")
        touch(piece, "pinEnterButton")
        assert said(piece) == [["pin", {"pin": "428197", "name": ""}]]
        assert piece.root.setProperty("page", {**PIN, "busy": True})
        piece.settle()
        assert not piece.find("digit-1").isEnabled()
        assert words()["pin"]["checking"] in reads(piece)
        assert "428197" not in reads(piece)
        assert piece.root.setProperty("page", {**PIN, "error": "That is not the PIN."})
        piece.settle()
        assert piece.find("digit-1").isEnabled()
        assert piece.find("pinSaid").property("text") == "That is not the PIN."


def test_after_too_many_tries_the_pad_waits_and_counts(qtbot: QtBot) -> None:
    """Then it opens again by itself."""
    with looking_at("pin", wait=2, error="Too many tries.") as piece:
        assert not piece.find("digit-1").isEnabled()
        assert piece.find("pinSaid").property("text") == words()["pin"]["wait"].format(n=2)
        qtbot.waitUntil(lambda: bool(piece.find("digit-1").isEnabled()), timeout=5000)
        assert "pinSaid" not in names(piece)


def test_a_witness_gives_a_name_first(qtbot: QtBot) -> None:
    """The pad waits for it."""
    del qtbot
    with looking_at("pin", needsName=True) as piece:
        assert not piece.find("digit-1").isEnabled()
        types(piece, "field-staff", "Nurse A")
        touch(piece, "digit-1")
        touch(piece, "pinEnterButton")
        assert said(piece) == [["pin", {"pin": "1", "name": "Nurse A"}]]


def test_the_pin_is_set_by_entering_it_twice(qtbot: QtBot) -> None:
    """And it says which time this is."""
    del qtbot
    with looking_at("setup") as piece:
        assert piece.find("setupText").property("text") == words()["setup"]["text"]
        touch(piece, "digit-7")
        touch(piece, "pinEnterButton")
        assert said(piece) == [["pin", {"pin": "7", "name": ""}]]
        assert piece.root.setProperty("page", {"error": "", "again": True, "busy": False})
        piece.settle()
        assert piece.find("setupText").property("text") == words()["setup"]["again"]


def test_ending_a_visit_from_the_desk_is_asked_once_more(qtbot: QtBot) -> None:
    """With the name of the person whose visit it is."""
    del qtbot
    with looking_at("desk") as piece:
        touch(piece, "end-1")
        assert said(piece) == []
        assert words()["desk"]["end_text"] in reads(piece)
        touch(piece, "confirmEndButton")
        assert said(piece) == [["end", {"id": "1"}]]
        assert "confirmEndButton" not in names(piece)


def test_a_full_disk_opens_no_visit(qtbot: QtBot) -> None:
    """The desk says so; visits can still be brought back."""
    del qtbot
    with looking_at("desk, disk full") as piece:
        assert "openVisitButton" not in names(piece)
        assert {"noRoom", "resume-1"} <= names(piece)
    with looking_at("desk, empty") as piece:
        assert piece.find("noVisits").property("text") == words()["desk"]["empty"]


def test_the_form_hands_on_what_was_typed_and_chosen(qtbot: QtBot) -> None:
    """What is wrong stands under its field."""
    del qtbot
    with looking_at("form", values={"name": "Sample Person"}) as piece:
        assert piece.find("error").property("text") == words()["form"]["bad_date"]
        assert "field-companion" not in names(piece)
        types(piece, "field-born", "1961-05-04")
        types(piece, "field-staff", "Nurse A")
        touch(piece, "surgeon-Dr. Sample")
        touch(piece, "pack-two")
        touch(piece, "moreFieldsButton")
        touch(piece, "interpreter_how-phone")
        types(piece, "field-companion", "A friend")
        touch(piece, "startButton")
        ((what, args),) = said(piece)
        assert what == "start"
        assert {key: value for key, value in args.items() if value} == {
            "name": "Sample Person",
            "born": "1961-05-04",
            "staff": "Nurse A",
            "surgeon": "Dr. Sample",
            "pack": "two",
            "interpreter_how": "phone",
            "companion": "A friend",
        }


def test_a_choice_of_the_form_is_taken_back(qtbot: QtBot) -> None:
    """By touching it again."""
    del qtbot
    with looking_at("form, all of it") as piece:
        touch(piece, "surgeon-Dr. Sample")
        assert chosen(piece.find("surgeon-Dr. Sample"))
        touch(piece, "surgeon-Dr. Sample")
        assert not chosen(piece.find("surgeon-Dr. Sample"))


def test_a_person_gives_only_name_and_birth_date(qtbot: QtBot) -> None:
    """Nothing of the staff's form is shown to them."""
    del qtbot
    with looking_at("form, own name", packs=FORM["packs"][:1]) as piece:
        assert {name for name in names(piece) if name.startswith(("field-", "surgeon-", "pack-", "more"))} == {"field-name", "field-born"}


def test_the_welcome_says_what_kind_of_clinic_it_is(qtbot: QtBot) -> None:
    """And who starts the visit; before the kiosk is ready, staff wait."""
    del qtbot
    with looking_at("welcome") as piece:
        assert {"demoMark", "beginButton"} <= names(piece)
        assert "askStaff" not in names(piece)
    with looking_at("welcome, staff start it", ready=False) as piece:
        assert "askStaff" in names(piece)
        assert not {"demoMark", "beginButton"} & names(piece)
        assert not piece.find("staffButton").isEnabled()


def test_the_idle_warning_holds_every_touch(qtbot: QtBot) -> None:
    """It covers the screen, says how long, and only one thing can be touched."""
    del qtbot
    with looking_at("idle") as piece:
        assert piece.find("idleText").property("text") == words()["idle"]["text"].format(n=38)
        assert [item.objectName() for item in piece.targets()] == ["hereButton"]
        QTest.keyClick(piece.view, Qt.Key.Key_Space)
        assert said(piece) == [["here", {}]]
