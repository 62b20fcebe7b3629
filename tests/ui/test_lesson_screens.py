"""Each screen of the lesson loads alone from the values of the pack that ships, at every size, and says what was touched."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import ASSETS
from kiosk.core.answers import Kind, Opening, Seen, Step, Way
from kiosk.core.pack import Pack
from kiosk.core.visit import Visit, begin
from kiosk.storage.library import Library
from kiosk.storage.settings import demo
from kiosk.ui.look import Look
from kiosk.ui.present import show
from tests.making import opening
from tests.ui.showing import TEN, Screen, Shown, at_corners, at_sizes, shown
from tests.ui.test_controls import accessible, big_enough, words_are_whole

SURGEON = "Dr. Sample"
Move = list[Any]


@cache
def pack() -> Pack:
    """Return the pack that ships, with the demo clinic's values."""
    return Library([ASSETS / "packs"]).load("intrathecal-pump", "en", demo().clinic.values())


@cache
def words() -> Mapping[str, Any]:
    """Return the kiosk's English words."""
    return tomllib.loads((ASSETS / "words/en.toml").read_text(encoding="utf-8"))


def at(kind: Kind, step: str = "", *, unseen: tuple[str, ...] = (), opened: Opening | None = None) -> Visit:
    """Return a visit that stands at a step and has seen every page but `unseen`."""
    seen = tuple(Seen(Step(Kind.PAGE, page.id), "en", 1000) for page in pack().pages() if page.id not in unseen)
    start = begin(opened or replace(opening(), surgeon=SURGEON), {"en": pack()})
    return replace(start, way=Way.FULL, hands="me", confirmed=True, sedated=False, foggy=False, step=Step(kind, step), seen=seen)


def values(visit: Visit) -> dict[str, Any]:
    """Return what a screen is given."""
    folder = ASSETS / "packs/intrathecal-pump"
    look = Look(words(), folder, ASSETS / "art", "911", "988")
    return show(visit, look).page


STEPS: dict[str, tuple[str, Visit]] = {
    "a page with a picture": ("LessonScreen", at(Kind.PAGE, "how-works")),
    "a page with two pictures": ("LessonScreen", at(Kind.PAGE, "surgery-pocket")),
    "a page with dots": ("LessonScreen", at(Kind.PAGE, "risk-headache")),
    "the longest page": ("LessonScreen", at(Kind.PAGE, "call-911")),
    "a question": ("QuestionScreen", at(Kind.QUESTION, "where")),
    "a question after a miss": ("QuestionScreen", at(Kind.QUESTION, "where").answer("where", 1)),
    "a question after its answer": ("QuestionScreen", at(Kind.QUESTION, "where").answer("where", 0)),
    "a question after two misses": ("QuestionScreen", at(Kind.QUESTION, "where").answer("where", 1).answer("where", -1)),
    "lines": ("LinesScreen", at(Kind.LINES, "risks").answer_line("surgery-risks", "yes").answer_line("device", "talk")),
    "a line not seen": ("LinesScreen", at(Kind.LINES, "ready", unseen=("ready-ride",))),
    "the two places": ("CompareScreen", at(Kind.COMPARE)),
    "what matters": ("ValuesScreen", at(Kind.VALUES, "0").weigh("sitting", "a_bit")),
    "marks": ("MarksScreen", at(Kind.MARKS).mark("belt")),
    "which way": ("LeanScreen", at(Kind.LEAN).lean_to("talk")),
    "other choices": ("OptionsScreen", at(Kind.OPTIONS).wonder("other")),
}


@contextmanager
def on_screen(component: str, given: Mapping[str, Any], screen: Screen = TEN, scale: float = 1.0) -> Iterator[Shown]:
    """Show one screen alone and note every move and want it makes."""
    bindings = "; ".join(f"{name}: ({json.dumps(value)})" for name, value in {**given, "words": words()}.items())
    moves = "onMove: (name, args) => said = [...said, [name, args]];" if "page" in given else ""
    wants = "onWant: (what, args) => said = [...said, [what, args]]"
    with shown(f"{component} {{ property var said: []; {bindings}; {moves} {wants} }}", screen, scale=scale) as piece:
        yield piece


@contextmanager
def at_step(name: str, screen: Screen = TEN, scale: float = 1.0) -> Iterator[Shown]:
    """Show the screen of a named step."""
    component, visit = STEPS[name]
    with on_screen(component, {"page": values(visit)}, screen, scale) as piece:
        yield piece


def said(piece: Shown) -> list[Move]:
    """Return the moves and wants so far."""
    found = piece.root.property("said")
    return list(found.toVariant() if hasattr(found, "toVariant") else found)


def touch(piece: Shown, name: str) -> None:
    """Bring an item of that objectName into view and touch it."""
    item = piece.find(name)
    item.forceActiveFocus()
    piece.settle()
    piece.touch(item)


def scrolled(item: QQuickItem) -> bool:
    """Tell whether an item lies in something that scrolls."""
    above: QQuickItem | None = item
    while above and not above.objectName().endswith("Scroll"):
        above = above.parentItem()
    return above is not None


def texts(piece: Shown) -> list[QQuickItem]:
    """Return every text that is shown."""
    return [item for item in piece.items() if item.property("truncated") is not None and item.property("text")]


def nothing_is_clipped(piece: Shown) -> None:
    """Every text is whole, and stands inside the window or inside what scrolls."""
    words_are_whole(piece)
    window = piece.place(piece.root)
    for item in texts(piece):
        place = piece.place(item)
        assert item.property("contentHeight") <= item.height() + 1, item.property("text")
        assert window.left() <= place.left() + 1, item.property("text")
        assert place.right() <= window.right() + 1, item.property("text")
        assert scrolled(item) or (window.top() <= place.top() and place.bottom() <= window.bottom()), item.property("text")


def words_stay_in_their_button(piece: Shown) -> None:
    """Hold the words of everything that can be touched inside it."""
    for target in piece.targets():
        edge = piece.place(target).adjusted(-1, -1, 1, 1)
        for item in texts(piece):
            if target.isAncestorOf(item):
                assert edge.contains(piece.place(item)), item.property("text")


@pytest.mark.parametrize("name", STEPS)
@at_sizes
def test_a_screen_loads_alone_and_nothing_is_clipped(qtbot: QtBot, name: str, screen: Screen, scale: float) -> None:
    """With no warning from QML, big enough to touch, and each thing to touch with a name."""
    del qtbot
    with at_step(name, screen, scale) as piece:
        nothing_is_clipped(piece)
        words_stay_in_their_button(piece)
        big_enough(piece, screen)
        assert all(accessible(target).text(QAccessible.Text.Name) for target in piece.targets())
        assert any(accessible(item).role() == QAccessible.Role.Heading for item in texts(piece))


@pytest.mark.parametrize(
    ("name", "touched", "expected"),
    [
        ("a page with a picture", "nextButton", ["forward", {}]),
        ("a page with a picture", "backButton", ["back", {}]),
        ("a page with a picture", "restButton", ["tool", {"tool": "rest"}]),
        ("a page with dots", "tellMoreButton", ["tell_more", {}]),
        ("a question", "answer-0", ["answer", {"question": "where", "choice": 0}]),
        ("a question", "answer-3", ["answer", {"question": "where", "choice": 3}]),
        ("a question", "unsureButton", ["answer", {"question": "where", "choice": -1}]),
        ("a question after a miss", "answer-2", ["answer", {"question": "where", "choice": 2}]),
        ("lines", "line-deadly-yes", ["answer_line", {"line": "deadly", "answer": "yes"}]),
        ("lines", "line-surgery-risks-talk", ["answer_line", {"line": "surgery-risks", "answer": "talk"}]),
        ("lines", "line-surgery-risks-yes", ["unanswer_line", {"line": "surgery-risks"}]),
        ("lines", "line-device-talk", ["unanswer_line", {"line": "device"}]),
        ("a line not seen", "line-ride-talk", ["answer_line", {"line": "ride", "answer": "talk"}]),
        ("a line not seen", "line-ride-show", ["show", {"page": "ready-ride"}]),
        ("the two places", "tellMoreButton", ["tell_more", {}]),
        ("what matters", "value-stomach-sleep-very_much", ["weigh", {"value": "stomach-sleep", "amount": "very_much"}]),
        ("what matters", "value-sitting-skipped", ["weigh", {"value": "sitting", "amount": "skipped"}]),
        ("marks", "mark-stoma", ["mark", {"mark": "stoma"}]),
        ("marks", "region-device", ["mark", {"mark": "device"}]),
        ("which way", "lean-no_pump", ["lean_to", {"lean": "no_pump"}]),
        ("other choices", "option-as_now", ["wonder", {"option": "as_now"}]),
    ],
)
def test_a_touch_is_said_as_a_move(qtbot: QtBot, name: str, touched: str, expected: Move) -> None:
    """Once, with plain arguments."""
    del qtbot
    with at_step(name) as piece:
        touch(piece, touched)
        assert said(piece) == [expected]


def chosen(item: QQuickItem) -> bool:
    """Tell whether assistive technology hears an item as chosen."""
    return bool(accessible(item).state().checked)


def test_the_keyboard_keeps_its_place_after_an_answer(qtbot: QtBot) -> None:
    """New values for the same page change what is chosen, not where the focus is."""
    del qtbot
    visit = at(Kind.LEAN)
    with on_screen("LeanScreen", {"page": values(visit)}) as piece:
        button = piece.find("lean-none")
        button.forceActiveFocus()
        QTest.keyClick(piece.view, Qt.Key.Key_Space)
        assert said(piece) == [["lean_to", {"lean": "none"}]]
        assert piece.root.setProperty("page", values(visit.lean_to("none")))
        piece.settle()
        assert piece.view.activeFocusItem() is button
        assert chosen(button)


def art(piece: Shown) -> list[QQuickItem]:
    """Return every drawing that is shown."""
    return [item for item in piece.items() if item.objectName() in ("art", "dotGrid")]


def test_nothing_gives_the_answer_away_before_it(qtbot: QtBot) -> None:
    """No picture and no reply before an answer; both after it."""
    del qtbot
    with at_step("a question") as piece:
        assert not art(piece)
        assert not any(item.objectName().startswith("reply") for item in piece.items())
        assert not any(chosen(piece.find(f"answer-{n}")) for n in range(4))
    with at_step("a question after its answer") as piece:
        assert len(art(piece)) == 1
        assert chosen(piece.find("answer-0"))


def test_a_tried_answer_steps_back_without_a_cross(qtbot: QtBot) -> None:
    """It is heard as the one that was chosen, and only the others are still on offer."""
    del qtbot
    with at_step("a question after a miss") as piece:
        offered = {item.objectName() for item in piece.targets() if item.objectName().startswith("answer-")}
        assert offered == {"answer-0", "answer-2", "answer-3"}
        assert chosen(piece.find("tried-1"))
        assert piece.find("replyAsk").property("text") == words()["question"]["again"]


def test_after_two_misses_it_is_explained_and_left_for_the_talk(qtbot: QtBot) -> None:
    """No answer is on offer any more, and Next is."""
    del qtbot
    with at_step("a question after two misses") as piece:
        assert not any(item.objectName().startswith("answer-") for item in piece.items())
        assert piece.find("replyHead").property("text") == words()["question"]["talk"]
        assert piece.find("nextButton").isEnabled()
        touch(piece, "seePageButton")
        assert any(item.property("text") == pack().page("how-works").title for item in texts(piece))


def test_a_settled_question_can_be_put_right_from_the_review(qtbot: QtBot) -> None:
    """Then its answers are on offer again."""
    del qtbot
    visit = replace(at(Kind.QUESTION, "where").answer("where", 1).answer("where", 2), detour=(Step(Kind.REVIEW),))
    with on_screen("QuestionScreen", {"page": values(visit)}) as piece:
        touch(piece, "answer-0")
        assert said(piece) == [["answer", {"question": "where", "choice": 0}]]


def test_yes_is_not_on_offer_for_a_line_that_was_not_seen(qtbot: QtBot) -> None:
    """It says so, and offers the page."""
    del qtbot
    with at_step("a line not seen") as piece:
        names = {item.objectName() for item in piece.items()}
        assert "line-ride-unseen" in names
        assert "line-ride-yes" not in names
        assert "line-medicines-yes" in names


@at_corners
@pytest.mark.parametrize("salt", ["00" * 16, "01" * 16])
def test_both_places_are_drawn_the_same_size(qtbot: QtBot, salt: str, screen: Screen, scale: float) -> None:
    """Whichever of them stands first."""
    del qtbot
    visit = at(Kind.COMPARE, opened=opening(salt=salt))
    with on_screen("CompareScreen", {"page": values(visit)}, screen, scale) as piece:
        one, other = art(piece)
        assert (one.width(), one.height()) == (other.width(), other.height())
        assert one.height() >= 40 * screen.unit - 1


@at_corners
@pytest.mark.parametrize(("name", "start"), [("which way", "lean-"), ("what matters", "value-sitting-"), ("other choices", "option-")])
def test_equal_choices_are_drawn_equal(qtbot: QtBot, name: str, start: str, screen: Screen, scale: float) -> None:
    """None of them is bigger than another."""
    del qtbot
    with at_step(name, screen, scale) as piece:
        sizes = {(round(item.width()), round(item.height())) for item in piece.targets() if item.objectName().startswith(start)}
        assert len(sizes) == 1


def test_a_sheet_holds_touches_and_focus_until_it_is_closed(qtbot: QtBot) -> None:
    """Nothing behind it can be touched or reached with Tab; Escape and Close close it."""
    del qtbot
    with at_step("a page with dots") as piece:
        next_button = piece.find("nextButton")
        for by_key in (False, True):
            touch(piece, "term-spinal-headache")
            meaning = piece.find("meaning")
            assert meaning.property("text") == pack().glossary["spinal-headache"].meaning
            piece.touch(next_button)
            for _ in range(4):
                QTest.keyClick(piece.view, Qt.Key.Key_Tab)
                focused = piece.view.activeFocusItem()
                assert any(item is focused for item in piece.items())
                assert focused.objectName() in ("closeButton", "")
            assert said(piece) == []
            if by_key:
                QTest.keyClick(piece.view, Qt.Key.Key_Escape)
                piece.settle()
            else:
                touch(piece, "closeButton")
            assert not any(item.objectName() == "meaning" for item in piece.items())
        piece.touch(next_button)
        assert said(piece) == [["forward", {}]]


@at_corners
@pytest.mark.parametrize(
    ("name", "opener"),
    [
        ("a page with dots", "tellMoreButton"),
        ("a page with dots", "term-spinal-headache"),
        ("a page with two pictures", "lookCloserButton"),
        ("a question after its answer", "seePageButton"),
        ("the two places", "tellMoreButton"),
    ],
)
def test_a_sheet_is_whole_at_every_size(qtbot: QtBot, name: str, opener: str, screen: Screen, scale: float) -> None:
    """Its words are not cut off and Close is always in view."""
    del qtbot
    with at_step(name, screen, scale) as piece:
        touch(piece, opener)
        nothing_is_clipped(piece)
        big_enough(piece, screen)
        assert piece.place(piece.root).contains(piece.place(piece.find("closeButton")))


@at_corners
def test_comfort_is_whole_and_says_each_setting(qtbot: QtBot, screen: Screen, scale: float) -> None:
    """The size, the colours and the movement that stand are chosen; a touch asks for another."""
    del qtbot
    given = {"size": 150, "theme": "calm", "motion": True}
    with on_screen("ComfortSheet", given, screen, scale) as piece:
        nothing_is_clipped(piece)
        words_stay_in_their_button(piece)
        big_enough(piece, screen)
        assert [chosen(piece.find(name)) for name in ("size-150", "size-100", "theme-calm", "motion-on", "motion-off")] == [
            True,
            False,
            True,
            True,
            False,
        ]
        for name in ("size-200", "theme-contrast-dark", "motion-off"):
            touch(piece, name)
        assert said(piece) == [["settle", {"size": 200}], ["settle", {"theme": "contrast-dark"}], ["settle", {"motion": False}]]
