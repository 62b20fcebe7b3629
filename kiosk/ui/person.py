"""Somebody in front of the window: finds what is on the screen by name, scrolls to it, touches it, and sees what follows."""

from collections.abc import Callable, Iterator
from time import monotonic

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.ui.application import Application

PATIENCE = 5.0
"""Seconds to wait for a screen before giving up."""


class Lost(AssertionError):
    """What the person looks for is not on the screen."""


class Person:
    """A person (or their nurse) at the kiosk; every touch is a real one, on what is really there."""

    def __init__(self, kiosk: Application) -> None:
        """Sit down in front of a window that is shown."""
        self.kiosk = kiosk

    @property
    def screen(self) -> str:
        """The name of the screen that is shown."""
        return self.kiosk.session.showing.screen

    def sees(self, screen: str) -> None:
        """Wait until that screen is there; raise Lost if it never comes."""
        self.waits(lambda: self.screen == screen, f"the screen {screen}, but sees {{}}".format)

    def waits(self, until: Callable[[], bool], what: Callable[[str], str]) -> None:
        """Wait until something is true, and for everything that is on its way to disk before the last touch is answered."""
        end = monotonic() + PATIENCE
        while not until():
            if monotonic() > end:
                raise Lost("the person waits for " + what(self.screen))
            QTest.qWait(5)

    def items(self) -> Iterator[QQuickItem]:
        """Walk everything that can be seen, front first."""
        root = self.kiosk.view.contentItem()
        if root is not None:
            yield from _walk(root)

    def find(self, name: str) -> QQuickItem | None:
        """Return the visible item of that name."""
        return next((item for item in self.items() if item.objectName() == name), None)

    def has(self, name: str) -> bool:
        """Tell whether an item of that name is on the screen and can be touched."""
        item = self.find(name)
        return item is not None and item.isEnabled()

    def tap(self, name: str) -> None:
        """Touch the middle of the item of that name, scrolling to it as a person would."""
        self.waits(lambda: self.has(name), f"{name} to touch, on the screen {{}}".format)
        QTest.qWait(1)  # a page is laid out just before it is drawn
        item = self.find(name)
        if item is None:
            raise Lost(name)
        self._scroll_to(item)
        self.taps_at(self.middle(item))
        QTest.qWait(1)

    def taps_at(self, spot: QPoint) -> None:
        """Touch a spot of the window, without waiting for anything."""
        QTest.mouseClick(self.kiosk.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def types(self, text: str) -> None:
        """Type with a keyboard into the field that has the focus."""
        if self.kiosk.view.activeFocusItem() is None:
            raise Lost("there is no field to type into")
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QGuiApplication.sendEvent(self.kiosk.view, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def draws(self, name: str, points: tuple[tuple[float, float], ...]) -> None:
        """Draw one stroke on the item of that name; points are fractions of its size."""
        item = self.find(name)
        if item is None:
            raise Lost(f"there is no {name} on the screen {self.screen}")
        self._scroll_to(item)
        view, button, none = self.kiosk.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        spots = [item.mapToScene(QPointF(item.width() * x, item.height() * y)).toPoint() for x, y in points]
        QTest.mousePress(view, button, none, spots[0])
        for spot in spots[1:]:
            QTest.mouseMove(view, spot, 2)
        QTest.mouseRelease(view, button, none, spots[-1])

    def looks(self) -> QImage:
        """Return what is on the screen, as soon as it stands still."""
        QTest.qWait(60)
        return self.kiosk.view.grabWindow()

    def middle(self, item: QQuickItem) -> QPoint:
        """Return the spot in the window where the middle of an item is."""
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height())).center().toPoint()

    def _scroll_to(self, item: QQuickItem) -> None:
        holder = item.parentItem()
        while holder is not None and not (holder.inherits("QQuickFlickable") and bool(holder.property("interactive"))):
            holder = holder.parentItem()
        if holder is None:
            return
        content = holder.property("contentItem")
        spot = item.mapRectToItem(content, QRectF(0, 0, item.width(), item.height()))
        top, height = float(holder.property("contentY")), holder.height()
        if spot.top() < top or spot.bottom() > top + height:
            most = max(0.0, float(holder.property("contentHeight")) - height)
            holder.setProperty("contentY", min(most, max(0.0, spot.center().y() - height / 2)))
            QTest.qWait(1)


def _walk(item: QQuickItem) -> Iterator[QQuickItem]:
    if not item.isVisible() or item.opacity() == 0:
        return
    for child in reversed(item.childItems()):
        yield from _walk(child)
    yield item
