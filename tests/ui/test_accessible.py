"""Every screen for those who hear it or use it by keys: names, roles, order, states, and a focus that can be seen.

The short run looks at each kind of screen once, the long one at every page of the full way; both at 100 and 200 per cent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQml import QQmlExpression
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.core.answers import Kind
from kiosk.core.visit import Visit
from kiosk.ui.patient import Plan
from tests.conftest import Opened
from tests.flows.hurry import Hurried

Role = QAccessible.Role
TOUCHED = {Role.Button, Role.RadioButton, Role.CheckBox, Role.Link, Role.EditableText, Role.Switch, Role.Graphic, Role.PageTab}
CHOICES = {Role.RadioButton, Role.CheckBox}
SLACK = 2.0
"""Pixels that rounding may take."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said: what it is, its words, where it stands in the window, and its item."""

    role: QAccessible.Role
    name: str
    description: str
    place: QRectF
    states: frozenset[str]
    item: object

    @property
    def free(self) -> bool:
        """Whether it is a place on a figure, or the way to what is below, which stands where there is room."""
        return isinstance(self.item, QQuickItem) and self.item.objectName().startswith(("region-", "moreButton"))

    @property
    def scroller(self) -> QQuickItem | None:
        """What it scrolls in."""
        holder = self.item.parentItem() if isinstance(self.item, QQuickItem) else None
        while holder is not None and not holder.inherits("QQuickFlickable"):
            holder = holder.parentItem()
        return holder

    def __str__(self) -> str:
        """Say it as a failing test would."""
        return f"{self.role.name} {self.name!r} {self.item.objectName() if isinstance(self.item, QQuickItem) else ''}"


def tree(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Walk what assistive technology walks, in its order."""
    for at in range(node.childCount()):
        child = node.child(at)
        if child is not None and child.isValid():
            yield child
            yield from tree(child)


class Listener(Hurried):
    """Somebody who goes through a visit by ear and by keys."""

    def heard(self) -> list[Said]:
        """Return everything that is on the screen for assistive technology, in its order."""
        top = QAccessible.queryAccessibleInterface(self.kiosk.view)
        corner = top.rect().topLeft()
        found = []
        for node in tree(top):
            state = node.state()
            if state.invisible or (node.role() is Role.StaticText and not node.text(QAccessible.Text.Name)):
                continue  # an empty text says nothing
            states = frozenset(name for name in ("focusable", "checkable", "checked", "disabled") if getattr(state, name))
            words = (node.text(QAccessible.Text.Name), node.text(QAccessible.Text.Description))
            found.append(Said(node.role(), *words, QRectF(node.rect().translated(-corner)), states, node.object()))
        return found

    def targets(self) -> list[QQuickItem]:
        """Return what can be touched now."""
        shown = [item for item in self.items() if item.metaObject().indexOfSignal("touched()") >= 0]
        return [item for item in shown if item.isEnabled() and item.width() > 0]

    def listens(self) -> None:
        """Hold the screen to what it must say."""
        QTest.qWait(40)
        said = self.heard()
        where = self.kiosk.session.showing.key
        nameless = [str(one) for one in said if not one.name.strip() and ("focusable" in one.states or one.role in TOUCHED)]
        assert nameless == [], where
        known = [one.item for one in said if one.role in TOUCHED]
        silent = [item.objectName() for item in self.targets() if item not in known]
        assert silent == [], where
        unset = [str(one) for one in said if one.role in CHOICES and "checkable" not in one.states]
        assert unset == [], where
        unseen = [str(one) for one in said if one.role is Role.Graphic and len(f"{one.name} {one.description}".split()) < 3]
        assert unseen == [], where
        titles = [one for one in said if one.role is Role.Heading]
        assert titles, f"{where}: no title"
        first = next(one for one in said if one.place.top() > titles[0].place.top() - SLACK)
        assert first is titles[0], f"{where}: {first} comes before the title"
        self.is_in_order(said, where)
        for one in said:
            self.stands_inside(one, where)

    def is_in_order(self, said: list[Said], where: str) -> None:
        """See that nothing is said after what stands wholly under it, in one column and one scroller."""
        for before, after in pairwise(one for one in said if not one.place.isEmpty() and not one.free):
            beside = after.place.right() <= before.place.left() + SLACK or after.place.left() >= before.place.right() - SLACK
            above = after.place.bottom() <= before.place.top() + SLACK
            assert beside or not above or before.scroller != after.scroller, f"{where}: {after} is said after {before}"

    def stands_inside(self, one: Said, where: str) -> None:
        """See that a rectangle lies in the window, or in what scrolls there."""
        if one.place.isEmpty():
            return
        assert one.place.left() >= -SLACK, f"{where}: {one}"
        assert one.place.right() <= self.kiosk.view.width() + SLACK, f"{where}: {one}"
        if one.scroller is None:
            assert one.place.top() >= -SLACK, f"{where}: {one}"
            assert one.place.bottom() <= self.kiosk.view.height() + SLACK, f"{where}: {one}"

    def tabs(self) -> None:
        """Reach everything with Tab, and see each time where the focus is."""
        view = self.kiosk.view
        wanted = {item for item in self.targets() if item.property("tabStop")}
        reached: list[QQuickItem] = []
        for _ in range(3 * len(wanted) + 12):
            QTest.keyClick(view, Qt.Key.Key_Tab)
            QTest.qWait(1)
            focus = view.activeFocusItem()
            if focus in reached:
                break
            reached.append(focus)
            assert self.is_ringed(focus), f"{self.screen}: the focus on {focus.objectName()} cannot be seen"
            assert 0 <= self.middle(focus).y() <= view.height(), f"{self.screen}: {focus.objectName()} has the focus and is out of sight"
        missed = [item.objectName() for item in wanted if item not in reached and item.isVisible() and item.isEnabled()]
        assert missed == [], f"{self.screen}: not reached with Tab"

    def is_ringed(self, item: QQuickItem) -> bool:
        """Tell whether a line in the colour of the focus is drawn on an item, or around a field."""
        theme = self.kiosk.view.engine().singletonInstance("Kiosk", "Theme")
        assert isinstance(theme, QObject)
        wanted = self.reads(theme, "String(colors.focus)")
        parent = item.parentItem()
        lines = [
            one
            for one in (*descendants(item), *(() if parent is None else (parent,)))
            if one.inherits("QQuickRectangle") and one.isVisible()
        ]
        return any(self.reads(one, "border.width > 0 ? String(border.color) : ''") == wanted for one in lines)

    def reads(self, thing: QObject, expression: str) -> str:
        """Read what QML reads."""
        found: object = QQmlExpression(self.kiosk.view.rootContext(), thing, expression).evaluate()
        return str(found[0] if isinstance(found, tuple) else found)

    def everything(self, *, each: bool) -> Iterator[str]:
        """Go through the visit; stop at every page, or at the first of its kind."""
        known: set[str] = set()
        while (running := self.kiosk.session.running) and isinstance(running.state, Visit):
            if each or self.screen not in known:
                known.add(self.screen)
                yield self.screen
            self.step()
        self.sees("kept")
        yield "kept"


def descendants(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk an item and all in it."""
    yield item
    for child in item.childItems():
        yield from descendants(child)


def listener(sit_down: Opened, size: int, way: str = "short") -> Listener:
    """Sit down with a text size."""
    QAccessible.setActive(True)
    person = Listener(sit_down().kiosk, Plan(way=way))
    person.kiosk.session.want("settle", {"size": size, "motion": False})
    return person


SCREENS = [pytest.param("short", False, id="each kind"), pytest.param("full", True, id="every page", marks=pytest.mark.soak)]


@pytest.mark.parametrize(("way", "each"), SCREENS)
@pytest.mark.parametrize("size", [100, 200], ids="{} %".format)
def test_a_visit_by_ear_and_by_keys(sit_down: Opened, size: int, way: str, *, each: bool) -> None:
    person = listener(sit_down, size, way)
    person.listens()
    person.tabs()
    person.starts()
    for _ in person.everything(each=each):
        person.listens()
        person.tabs()


@pytest.mark.parametrize("size", [100, 200], ids="{} %".format)
def test_the_screens_beside_the_visit(sit_down: Opened, size: int) -> None:
    person = listener(sit_down, size)
    session = person.kiosk.session
    person.starts()
    person.hurries(Kind.PAGE)
    for kind, back in (("rest", "go_on"), ("help", "go_on"), ("pain", "go_on"), ("unwell", "answer_call")):
        session.move("rest", {"kind": kind})
        person.listens()
        person.tabs()
        session.move(back, {"staff": "staff"} if back == "answer_call" else {})
    session.move("go_on", {})
    session.want("put_away", {})
    person.sees("welcome")
    session.want("settle", {"size": size, "motion": False})
    session.want("staff", {})
    person.sees("pin")
    person.listens()
    person.tabs()
    person.pin()
    person.sees("desk")
    person.listens()
    person.tabs()
    session.want("open", {})
    person.sees("form")
    person.listens()
    person.tabs()
    session.present("not_kept", {"busy": False, "text": "The disk is full."})
    person.listens()
    session.present("problem", {"title": "Please call the nurse", "text": "The disk has failed."})
    person.listens()


def test_choices_tell_that_they_are_chosen(sit_down: Opened) -> None:
    person = listener(sit_down, 100)
    session = person.kiosk.session

    def chosen() -> set[str]:
        QTest.qWait(1)
        return {str(one.item.objectName()) for one in person.heard() if "checked" in one.states and isinstance(one.item, QQuickItem)}

    person.starts()
    person.hurries(Kind.TODAY)
    assert chosen() == set()
    session.move("feel", {"sedated": False})
    assert chosen() == {"sedated-no"}
    session.move("feel", {"foggy": True})
    assert chosen() == {"sedated-no", "foggy-yes"}
    session.move("feel", {"foggy": False})
    person.hurries(Kind.LINES)
    session.move("answer_line", {"line": "options", "answer": "talk"})
    assert chosen() == {"line-options-talk"}
    person.hurries(Kind.LEAN)
    session.move("lean_to", {"lean": "talk"})
    assert chosen() == {"lean-talk"}
