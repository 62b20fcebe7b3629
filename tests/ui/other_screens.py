"""The screens around the lesson with the plain values they are tried with, and what a person does on them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from kiosk import ASSETS
from kiosk.core.answers import Kind, Way
from kiosk.core.visit import Visit
from kiosk.ui.look import blocks
from tests.making import opening
from tests.ui.showing import TEN, Screen, Shown
from tests.ui.test_lesson_screens import at, on_screen, pack, texts, touch, values, words

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
