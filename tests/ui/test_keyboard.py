"""The keyboard on the screen writes into the field that has the focus, and never takes it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.showing import SMALL, TEN, Screen, Shown, shown

WORDS = """({space: "space", shift: "Shift", delete: "Delete", done: "Done", left: "Left", right: "Right", digits: "Digits",
    letters: "Letters", accents: "Letters with marks"})"""
FORM = f"""Item {{ property string given: ""
    TextEntry {{ objectName: "name"; label: "Name"; width: parent.width / 2; onAccepted: parent.given = text }}
    TextEntry {{ objectName: "date"; label: "Born"; width: parent.width / 2; x: width; digits: true; longest: 10 }}
    Keyboard {{ objectName: "keyboard"; language: "en"; words: {WORDS}; width: parent.width; anchors.bottom: parent.bottom }} }}"""


def keys(piece: Shown, *names: str) -> None:
    """Touch keys one after the other."""
    for name in names:
        piece.touch(piece.find(f"key-{name}"))


def field(piece: Shown, name: str) -> QQuickItem:
    """Give a field the focus by touching where its text stands."""
    entry = piece.find(name)
    waiting = [entry]
    while waiting[0].objectName() != "field":
        waiting += waiting.pop(0).childItems()
    piece.touch(waiting[0])
    return entry


def test_it_is_there_while_a_field_has_the_focus(qtbot: QtBot) -> None:
    """It comes with the field and goes with Done, which also hands the text over."""
    del qtbot
    with shown(FORM) as piece:
        assert "keyboard" not in [item.objectName() for item in piece.items()]
        field(piece, "name")
        keys(piece, "r", "o", "s", "a")
        keys(piece, "done")
        assert piece.root.property("given") == "Rosa"
        assert "keyboard" not in [item.objectName() for item in piece.items()]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (("r", "o", "s", "a"), "Rosa"),
        (("o", "'", "n", "space", "shift", "b", "-", "c"), "O'n B-c"),
        (("a", "b", "backspace", "c"), "Ac"),
        (("a", "c", "left", "b", "right", "d"), "Abcd"),
        (("a", "digits", "7", "digits", "b"), "A7b"),
        (("j", "o", "s", "accents", "é"), "José"),
        (("backspace", "left", "x"), "X"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_types(qtbot: QtBot, typed: tuple[str, ...], text: str) -> None:
    """A name with its marks, corrected and completed in the middle; the field keeps the focus."""
    del qtbot
    with shown(FORM) as piece:
        entry = field(piece, "name")
        keys(piece, *typed)
        assert entry.property("text") == text
        assert entry.hasActiveFocus()


def test_a_field_for_digits_gets_digits(qtbot: QtBot) -> None:
    """Digits and the hyphen of a date, no letters, no longer than the field."""
    del qtbot
    with shown(FORM) as piece:
        entry = field(piece, "date")
        assert "key-q" not in [item.objectName() for item in piece.items()]
        keys(piece, "1", "9", "6", "1", "-", "0", "5", "-", "0", "4", "4")
        assert entry.property("text") == "1961-05-04"


def test_real_keys_type_too(qtbot: QtBot) -> None:
    """A keyboard with keys writes the same field; Return hands it over and Tab goes on."""
    del qtbot
    with shown(FORM) as piece:
        entry = field(piece, "name")
        for key in (Qt.Key.Key_A, Qt.Key.Key_N, Qt.Key.Key_A):
            QTest.keyClick(piece.view, key)
        QTest.keyClick(piece.view, Qt.Key.Key_Return)
        assert piece.root.property("given") == "ana"
        assert entry.property("text") == "ana"
        QTest.keyClick(piece.view, Qt.Key.Key_Tab)
        assert piece.find("date").hasActiveFocus()


@pytest.mark.parametrize("screen", [TEN, TEN.turned(), SMALL], ids=lambda screen: screen.name)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_keys_are_big_inside_and_named(qtbot: QtBot, screen: Screen, scale: float) -> None:
    """Every key is 12 mm, apart from the others, inside the window and in the accessible tree."""
    del qtbot
    with shown(FORM, screen, scale=scale) as piece:
        field(piece, "name")
        shown_keys = [item for item in piece.targets() if item.objectName().startswith("key-")]
        places = [piece.place(key) for key in shown_keys]
        assert len(shown_keys) >= 38
        assert all(piece.place(piece.root).contains(place) for place in places)
        assert all(min(place.width(), place.height()) >= 12 * screen.unit - 1 for place in places)
        assert not any(one.intersects(other) for n, one in enumerate(places) for other in places[n + 1 :])
        for key in shown_keys:
            found = QAccessible.queryAccessibleInterface(key)
            assert found.text(QAccessible.Text.Name)
            assert found.role() == QAccessible.Role.Button
        found = QAccessible.queryAccessibleInterface(piece.find("key-q"))
        found.actionInterface().doAction("Press")
        assert piece.find("name").property("text") == "Q"
