"""Each control loads alone, stays inside its window at every size, is big enough to touch, and says what it is."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQml import QQmlProperty
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.showing import LARGE, MODULES, SMALL, TEN, WIDE, Screen, Shown, at, shown

ART = (MODULES.parents[2] / "assets/art/body-front.svg").as_uri()
LABELS = """[{text: "Spine", x: 0.2, y: 0.2, toX: 0.5, toY: 0.3}, {text: "The thin tube", x: 0.8, y: 0.2, toX: 0.5, toY: 0.5},
    {text: "Pump", x: 0.8, y: 0.5, toX: 0.6, toY: 0.6}]"""
PICTURE = f"""({{source: "{ART}", caption: "The pump", description: "A body from the front.", width: 560, height: 830,
    labels: {LABELS}}})"""
BLOCKS = """[{kind: "paragraph", sentences: [{runs: [{text: "A ", strong: false, term: ""}, {text: "cut", strong: true, term: ""},
        {text: ", <b> & ", strong: false, term: ""}, {text: "spinal fluid", strong: false, term: "fluid"}]}]},
    {kind: "item", sentences: [{runs: [{text: "Bring your medicines.", strong: false, term: ""}]}]},
    {kind: "note", sentences: [{runs: [{text: "Call us.", strong: false, term: ""}]},
        {runs: [{text: "Any day.", strong: false, term: ""}]}]}]"""
DOTS = """({count: 23, of: "Out of 100 operations", some: "led to a headache", rest: "did not",
    source: "One hospital, 319 operations", description: "23 of 100 led to a headache. 77 did not."})"""
TOOLS = """[{id: "text", text: "Aa", name: "Text size", icon: "text"}, {id: "rest", text: "Rest", name: "Rest", icon: "rest"},
    {id: "help", text: "Ask for help", name: "Ask for help", icon: "help", main: true}]"""
FRAME = f"""({{chapter: "The day of surgery", place: "2 of 4", draft: "Draft, not yet approved by a clinician", tools: {TOOLS},
    back: "Back", next: "Next", nextEnabled: true, status: "About 9 minutes left", more: "More below", top: "To the top"}})"""
PAGE = f"""PageFrame {{ id: page; frame: {FRAME}; title: "A pocket for the pump"
    RichWords {{ width: parent.width; blocks: {BLOCKS} }}
    ChoiceButton {{ objectName: "choice"; width: parent.width; text: "Into the fluid around the spinal cord" }}
    side: PictureView {{ objectName: "picture"; width: parent.width; maximumHeight: page.pictureHeight; picture: {PICTURE} }} }}"""
CONTROLS = {
    "body": 'Body { text: "Your surgeon makes a cut in the skin of your belly." }',
    "title": 'Title { text: "A headache after surgery is common" }',
    "small": 'Small { text: "About 9 minutes left" }',
    "primary": 'PrimaryButton { text: "Touch to begin" }',
    "quiet": 'QuietButton { text: "I am not sure. Show me again"; icon: "help" }',
    "choice": 'ChoiceButton { text: "Into the fluid around the spinal cord"; chosen: true }',
    "card": 'CardFrame { Body { width: parent.width; text: "I saw that I need a ride home." } }',
    "note": 'NoteBox { Body { width: parent.width; text: "Call the clinic." } }',
    "chip": 'Chip { text: "Wants to talk first" }',
    "draft": 'DraftMark { text: "Draft, not yet approved by a clinician" }',
    "words": f"RichWords {{ blocks: {BLOCKS} }}",
    "picture": f"PictureView {{ picture: {PICTURE}; maximumHeight: parent.height }}",
    "pair": f"PicturePair {{ pictures: [{PICTURE}, {PICTURE}]; maximumHeight: parent.width }}",
    "dots": f"DotsView {{ dots: {DOTS} }}",
    "entry": 'TextEntry { label: "Name"; hint: "As on the card"; error: "Please write the name." }',
    "pin": 'PinPad { label: "Enter your PIN"; words: ({delete: "Delete", enter: "Enter"}) }',
    "ink": 'InkPad { text: "Sign with your finger" }',
    "map": f"""BodyMap {{ source: "{ART}"; caption: "Front"; ratio: 0.67
        regions: [{{id: "belt", number: 1, text: "Belt line", chosen: true, x: 0.3, y: 0.7, width: 0.4, height: 0.05}}] }}""",
    "topbar": f'TopBar {{ chapter: "The day of surgery"; place: "2 of 4"; tools: {TOOLS}; draft: "Draft" }}',
    "footer": 'Footer { back: "Back"; next: "Go on to the questions"; status: "About 9 minutes left" }',
}
SCREENS = [screen for flat in (TEN, SMALL, WIDE, LARGE) for screen in (flat, flat.turned())]
SIZES = [(screen, scale) for screen in SCREENS for scale in (1.0, 1.25, 1.5, 2.0)]
CORNERS = [(TEN, 1.0), (TEN, 1.5), (SMALL, 1.25), (SMALL, 2.0), (TEN.turned(), 1.0), (SMALL.turned(), 2.0), (WIDE, 1.25), (LARGE, 1.0)]


def words_are_whole(piece: Shown) -> None:
    """No text is wider than its place or cut short."""
    for item in piece.items():
        if item.property("truncated") is not None:
            assert not item.property("truncated"), item.property("text")
            assert item.property("contentWidth") <= item.width() + 1, item.property("text")


def big_enough(piece: Shown, screen: Screen) -> None:
    """Every target is at least 12 mm high and wide (a pixel less for rounding)."""
    for item in piece.targets():
        assert min(item.width(), item.height()) >= 12 * screen.unit - 1, item.property("text")


def accessible(item: QQuickItem) -> QAccessibleInterface:
    """Return what assistive technology sees of an item."""
    found = QAccessible.queryAccessibleInterface(item)
    assert found is not None
    return found


@pytest.mark.parametrize("name", CONTROLS)
def test_a_control_loads_alone_and_stays_inside(qtbot: QtBot, name: str) -> None:
    """At 100 and 200 %, on the smallest screen stood upright too."""
    del qtbot
    for screen, scale in ((TEN, 1.0), (TEN, 2.0), (SMALL.turned(), 2.0)):
        made = CONTROLS[name].replace("{", '{ objectName: "made"; width: parent.width;', 1)
        with shown(f"Item {{ Item {{ anchors.fill: parent; anchors.margins: 20; {made} }} }}", screen, scale=scale) as piece:
            item = piece.find("made")
            assert item.height() > 0
            window = piece.place(piece.root)
            assert window.left() <= piece.place(item).left() <= piece.place(item).right() <= window.right()
            assert all(window.left() <= piece.place(one).left() <= piece.place(one).right() <= window.right() for one in piece.items())
            assert all(piece.place(one).top() >= 0 for one in piece.targets())
            words_are_whole(piece)
            big_enough(piece, screen)


@pytest.mark.parametrize("theme", ["contrast-light", "contrast-dark"])
def test_a_page_shows_in_high_contrast(qtbot: QtBot, theme: str) -> None:
    """The other two themes serve the same page without a warning."""
    del qtbot
    with shown(PAGE, theme=theme) as piece:
        assert piece.find("pageTitle").property("text") == "A pocket for the pump"


@at(*CORNERS, prove=tuple(size for size in SIZES if size not in CORNERS))
def test_a_page_fits_every_screen_and_size(qtbot: QtBot, screen: Screen, scale: float) -> None:
    """Columns by millimetres, bars that stay small, nothing over anything else."""
    del qtbot
    with shown(PAGE, screen, scale=scale) as piece:
        wide = screen.width > screen.height and screen.width / screen.unit / scale >= 160
        assert piece.root.property("twoColumns") is wide
        if screen in (TEN, SMALL):
            assert wide is (scale <= 1.25)
        help_, next_, back = (piece.place(piece.find(name)) for name in ("helpButton", "nextButton", "backButton"))
        where, status, scroll = (piece.place(piece.find(name)) for name in ("where", "status", "pageScroll"))
        assert scroll.top() <= screen.height * 0.25
        assert scroll.bottom() <= next_.top()
        assert scroll.height() >= screen.height * 0.4
        parts = [help_, next_, back, where, status, scroll]
        assert not any(one.intersects(other) for n, one in enumerate(parts) for other in parts[n + 1 :])
        edge = piece.place(piece.root)
        assert all(edge.contains(one) for one in parts)
        picture, choice = piece.place(piece.find("picture")), piece.place(piece.find("choice"))
        assert not picture.intersects(choice)
        assert (picture.left() > choice.right()) is wide
        words_are_whole(piece)
        big_enough(piece, screen)


def test_tools_shrink_to_drawings_that_keep_their_names(qtbot: QtBot) -> None:
    """Where the words do not fit, the buttons are drawings, and are still called what they are."""
    del qtbot
    with shown(PAGE, SMALL.turned(), scale=2.0) as piece:
        button = piece.find("textButton")
        assert button.property("wordless") is True
        assert accessible(button).text(QAccessible.Text.Name) == "Text size"
    with shown(PAGE, TEN) as piece:
        assert piece.find("textButton").property("wordless") is False


def test_more_below_scrolls_by_touch_and_by_key(qtbot: QtBot) -> None:
    """A page that is longer than its place says so, and its end leads back to the top."""
    del qtbot
    with shown(PAGE, SMALL, scale=2.0) as piece:
        scroll = piece.find("pageScroll")
        piece.touch(piece.find("moreButton"))
        first = scroll.property("contentY")
        assert first > 0
        piece.root.forceActiveFocus()
        for _ in range(20):
            QTest.keyClick(piece.view, Qt.Key.Key_PageDown)
            piece.settle()
        assert scroll.property("contentY") > first
        assert piece.find("moreButton").property("text") == "To the top"
        piece.touch(piece.find("moreButton"))
        assert scroll.property("contentY") == 0


def test_the_focus_is_always_in_sight(qtbot: QtBot) -> None:
    """Going through a long page by Tab brings each part into view."""
    del qtbot
    with shown(PAGE, SMALL, scale=2.0) as piece:
        choice, scroll = piece.find("choice"), piece.place(piece.find("pageScroll"))
        assert not scroll.contains(piece.place(choice))
        for _ in range(12):
            QTest.keyClick(piece.view, Qt.Key.Key_Tab)
            piece.settle()
            if choice.hasActiveFocus():
                break
        assert choice.hasActiveFocus()
        assert scroll.contains(piece.place(choice))


BUTTON = """Item { property int touches: 0
    PrimaryButton { objectName: "button"; text: "Next"; x: 100; y: 100; onTouched: parent.touches += 1 } }"""


def test_a_touch_counts_only_inside(qtbot: QtBot) -> None:
    """It starts and ends inside, however slow; a hand that slides off has not chosen."""
    del qtbot
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    with shown(BUTTON) as piece:
        button = piece.find("button")
        inside, outside = piece.middle(button), QPoint(600, 600)
        for start, end, touches in ((inside, outside, 0), (outside, inside, 0), (inside, inside, 1)):
            QTest.mousePress(piece.view, left, none, start)
            assert button.property("pressed") is (start == inside)
            QTest.mouseMove(piece.view, end)
            QTest.qWait(1500 if start == end else 20)
            QTest.mouseRelease(piece.view, left, none, end)
            piece.settle()
            assert piece.root.property("touches") == touches


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_do_what_a_touch_does(qtbot: QtBot, key: Qt.Key) -> None:
    """Tab reaches a button, and Space, Return or Enter press it once."""
    del qtbot
    with shown(BUTTON) as piece:
        QTest.keyClick(piece.view, Qt.Key.Key_Tab)
        QTest.keyClick(piece.view, key)
        assert piece.find("button").hasActiveFocus()
        assert piece.root.property("touches") == 1


def test_a_switched_off_button_does_nothing(qtbot: QtBot) -> None:
    """Neither a touch nor assistive technology presses it."""
    del qtbot
    with shown(BUTTON) as piece:
        button = piece.find("button")
        button.setEnabled(False)
        piece.touch(button)
        accessible(button).actionInterface().doAction("Press")
        assert piece.root.property("touches") == 0


def test_a_choice_says_that_it_is_chosen(qtbot: QtBot) -> None:
    """Assistive technology hears a radio button and its state."""
    del qtbot
    with shown(CONTROLS["choice"]) as piece:
        found = accessible(piece.root)
        assert found.role() == QAccessible.Role.RadioButton
        assert found.state().checked
        assert found.text(QAccessible.Text.Name) == "Into the fluid around the spinal cord"


def test_dots_are_counted_and_said(qtbot: QtBot) -> None:
    """Twenty-three of a hundred dots are full, and both sides are said in words."""
    del qtbot
    with shown(CONTROLS["dots"]) as piece:
        dots = [one for one in piece.find("dotGrid").childItems() if one.width() > 0]
        full = QQmlProperty(piece.theme, "colors.dots").read()
        assert [one.property("color") == full for one in dots] == [True] * 23 + [False] * 77
        assert "77 did not" in accessible(piece.root).text(QAccessible.Text.Description)


WORDS = f"""Item {{ property string term: ""
    RichWords {{ width: 500; x: 40; y: 40; blocks: {BLOCKS}; onTermTouched: id => parent.term = id }} }}"""


def test_a_word_with_a_meaning_is_a_link(qtbot: QtBot) -> None:
    """It lies over its own word, is reached by touch, by key and by name; data is never markup."""
    del qtbot
    with shown(WORDS) as piece:
        link = piece.find("term-fluid")
        assert accessible(link).role() == QAccessible.Role.Link
        assert accessible(link).text(QAccessible.Text.Name) == "spinal fluid"
        assert link.property("textWidth") > 100
        assert piece.place(link).left() > 200
        piece.touch(link)
        assert piece.root.property("term") == "fluid"
        piece.root.setProperty("term", "")
        QTest.keyClick(piece.view, Qt.Key.Key_Tab)
        QTest.keyClick(piece.view, Qt.Key.Key_Return)
        assert piece.root.property("term") == "fluid"
        block = next(one for one in piece.items() if one.property("terms") is not None)
        html = next(one for one in piece.items() if one.property("textDocument") is not None)
        assert ", &lt;b&gt; &amp; " in html.property("text")
        assert accessible(block).text(QAccessible.Text.Name) == "A cut, <b> & spinal fluid"


@pytest.mark.parametrize(("width", "numbered"), [(560, False), (260, True)])
def test_labels_become_numbers_where_they_would_touch(qtbot: QtBot, width: int, numbered: bool) -> None:  # noqa: FBT001 - a table of cases
    """No two labels of a picture lie over one another, and none is lost."""
    del qtbot
    with shown(f"Item {{ PictureView {{ objectName: 'picture'; width: {width}; picture: {PICTURE} }} }}") as piece:
        picture = piece.find("picture")
        assert picture.property("numbered") is numbered
        shown_words = [item.property("text") for item in piece.items() if item.property("truncated") is not None]
        for n, label in enumerate(("Spine", "The thin tube", "Pump"), 1):
            assert (f"{n}   {label}" if numbered else label) in shown_words
        assert accessible(picture).text(QAccessible.Text.Description) == "A body from the front."


def test_a_signature_is_whole_numbers_in_parts_of_the_pad(qtbot: QtBot) -> None:
    """Each stroke is a list of [x, y, ms, pressure]; clearing leaves none."""
    del qtbot
    pad = 'InkPad { objectName: "pad"; text: "Sign"; x: 100; y: 100; width: 400; height: 200 }'
    with shown(f"Item {{ {pad} }}") as piece:
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        ink = piece.find("pad")
        for y in (150, 250):
            QTest.mousePress(piece.view, left, none, QPoint(140, y))
            for x in range(160, 461, 20):
                QTest.mouseMove(piece.view, QPoint(x, y))
                QTest.qWait(5)
            QTest.mouseRelease(piece.view, left, none, QPoint(460, y))
        strokes = ink.property("strokes").toVariant()
        assert len(strokes) == 2
        assert strokes[0][0][:2] == [1000, 1250]
        assert all(isinstance(number, int) or float(number).is_integer() for stroke in strokes for point in stroke for number in point)
        assert all(one[2] <= other[2] for one, other in pairwise(strokes[0]))
        piece.settle()
        drawn = piece.view.grabWindow()
        assert drawn.pixelColor(300, 150).lightness() < 80
        ink.metaObject().invokeMethod(ink, "clear")
        piece.settle()
        assert ink.property("empty") is True
        assert piece.view.grabWindow().pixelColor(300, 150).lightness() > 200


def test_quick_lines_are_drawn_to_their_end(qtbot: QtBot) -> None:
    """Also two that begin and end before the next picture, and a dot."""
    del qtbot
    with shown('Item { InkPad { objectName: "pad"; text: "Sign"; x: 100; y: 100; width: 400; height: 200 } }') as piece:
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        for y, end in ((150, 400), (200, 400), (250, 140)):
            QTest.mousePress(piece.view, left, none, QPoint(140, y))
            for x in range(160, end + 1, 20):
                QTest.mouseMove(piece.view, QPoint(x, y))
            QTest.mouseRelease(piece.view, left, none, QPoint(end, y))
        piece.settle()
        drawn = piece.view.grabWindow()
        for x, y in ((140, 150), (398, 150), (140, 200), (398, 200), (140, 250)):
            assert drawn.pixelColor(x, y).lightness() < 80, (x, y)


def test_a_signature_never_scrolls_the_page(qtbot: QtBot) -> None:
    """A stroke downwards on a page that scrolls is ink, all of it."""
    del qtbot
    pad = 'InkPad { objectName: "pad"; text: "Sign"; width: 400; height: 400 }'
    with shown(f"Flickable {{ contentHeight: 3000; {pad} }}") as piece:
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        QTest.mousePress(piece.view, left, none, QPoint(200, 350))
        for y in range(340, 39, -20):
            QTest.mouseMove(piece.view, QPoint(200, y))
            QTest.qWait(5)
        QTest.mouseRelease(piece.view, left, none, QPoint(200, 40))
        piece.settle()
        strokes = piece.find("pad").property("strokes").toVariant()
        assert len(strokes) == 1
        assert strokes[0][-1][:2] == [5000, 1000]
        assert piece.root.property("contentY") == 0


def test_a_pin_is_given_once_and_never_shown(qtbot: QtBot) -> None:
    """Touch and keys enter it; the pad is empty again when it is handed over."""
    del qtbot
    pad = 'PinPad { objectName: "pad"; label: "PIN"; words: ({delete: "Delete", enter: "Enter"}); onEntered: pin => parent.given = pin }'
    with shown(f'Item {{ property string given: ""; {pad} }}') as piece:
        for name in ("pin-1", "pin-2", "pin-9", "pin-delete"):
            piece.touch(piece.find(name))
        piece.find("pad").forceActiveFocus()
        QTest.keyClick(piece.view, Qt.Key.Key_7)
        assert not [one for one in piece.items() if "127" in str(one.property("text"))]
        piece.touch(piece.find("pin-enter"))
        assert piece.root.property("given") == "127"
        assert piece.find("pad").property("pin") == ""


def test_each_place_on_the_figure_is_its_own_target(qtbot: QtBot) -> None:
    """A place has its name, its state and its own rectangle."""
    del qtbot
    regions = """[{id: "belt", number: 1, text: "Belt line", chosen: true, x: 0.2, y: 0.7, width: 0.6, height: 0.08},
        {id: "skin", number: 2, text: "Skin", chosen: false, x: 0.3, y: 0.3, width: 0.3, height: 0.1}]"""
    figure = f"""BodyMap {{ width: 500; source: "{ART}"; caption: "Front"; ratio: 0.67; regions: {regions}
        onRegionTouched: id => parent.last = id }}"""
    with shown(f'Item {{ property string last: ""; {figure} }}') as piece:
        belt, skin = piece.find("region-belt"), piece.find("region-skin")
        assert accessible(belt).state().checked
        assert not accessible(skin).state().checked
        assert accessible(belt).rect() != accessible(skin).rect()
        piece.touch(skin)
        assert piece.root.property("last") == "skin"
