"""Show a piece of QML alone in a window, as big and as large-lettered as wanted, and find its parts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

import fontpkg_atkinson_hyperlegible
import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

MODULES = Path(__file__).parents[2] / "kiosk/ui/qml"
FONTS = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"


@dataclass(frozen=True, slots=True)
class Screen:
    """A real screen: its pixels, and its pixels per millimetre."""

    name: str
    width: int
    height: int
    inches: float

    @property
    def unit(self) -> float:
        """Pixels per millimetre."""
        return float((self.width**2 + self.height**2) ** 0.5 / (self.inches * 25.4))

    def turned(self) -> "Screen":
        """Return the same screen stood on its other side."""
        return Screen(self.name + " turned", self.height, self.width, self.inches)


TEN = Screen("ten", 1280, 800, 10.0)
SMALL = Screen("small", 1024, 600, 10.1)
WIDE = Screen("wide", 1920, 1200, 10.0)
LARGE = Screen("large", 2736, 1824, 12.3)


def at(*sizes: tuple[Screen, float], prove: tuple[tuple[Screen, float], ...] = ()) -> pytest.MarkDecorator:
    """Try a test on these screens with these text sizes, and on those of `prove` in the long proofs."""
    proofs = [pytest.param(*size, id=f"{size[0].name}-{size[1]}", marks=pytest.mark.prove) for size in prove]
    return pytest.mark.parametrize(("screen", "scale"), [*(pytest.param(*size, id=f"{size[0].name}-{size[1]}") for size in sizes), *proofs])


at_corners = at((TEN, 1.0), (SMALL, 2.0), (TEN.turned(), 2.0))
at_sizes = at((TEN, 1.0), (SMALL, 2.0), (TEN.turned(), 2.0), prove=((TEN, 2.0), (SMALL, 1.0), (SMALL, 1.5), (TEN.turned(), 1.0)))


@dataclass(slots=True)
class Shown:
    """What stands in the window, and every warning the engine gave."""

    view: QQuickView
    theme: QObject
    warnings: list[str] = field(default_factory=list)

    @property
    def root(self) -> QQuickItem:
        """The piece itself."""
        return self.view.rootObject()

    def items(self) -> Iterator[QQuickItem]:
        """Every visible item, parents first."""
        waiting = [self.root]
        while waiting:
            item = waiting.pop(0)
            if item.isVisible():
                yield item
                waiting += item.childItems()

    def find(self, name: str) -> QQuickItem:
        """Return the visible item of that objectName."""
        return next(item for item in self.items() if item.objectName() == name)

    def targets(self) -> list[QQuickItem]:
        """Everything that can be touched."""
        return [item for item in self.items() if item.property("tabStop") is not None]

    def place(self, item: QQuickItem) -> QRectF:
        """Return where an item stands in the window."""
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))

    def touch(self, item: QQuickItem) -> None:
        """Press and let go in the middle of an item."""
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.middle(item))
        self.settle()

    def middle(self, item: QQuickItem) -> QPoint:
        """Return the middle of an item as a point of the window."""
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def settle(self) -> None:
        """Let the layout come to rest."""
        QTest.qWait(30)


@cache
def engine() -> QQmlEngine:
    """Return the one engine, with the text font, so that a screen is compiled once."""
    for font in FONTS.glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(font))
    made = QQmlEngine()
    made.addImportPath(str(MODULES))
    return made


@contextmanager
def shown(qml: str, screen: Screen = TEN, *, scale: float = 1.0, theme: str = "calm") -> Iterator[Shown]:
    """Show QML source on a screen; any warning of the engine fails the test that shows it."""
    view = QQuickView(engine(), None)  # type: ignore[call-overload] # Qt allows no parent, its stub does not
    warnings: list[str] = []
    heard = engine().warnings.connect(lambda found: warnings.extend(one.toString() for one in found))
    chosen = engine().singletonInstance("Kiosk", "Theme")
    assert isinstance(chosen, QObject)
    for name, value in {"unit": screen.unit, "scale": scale, "name": theme, "motion": False}.items():
        assert chosen.setProperty(name, value)
    component = QQmlComponent(engine())
    component.setData(("import QtQuick\nimport Kiosk\n" + qml).encode(), QUrl.fromLocalFile(str(MODULES / "Shown.qml")))
    item = component.create()
    assert item is not None, component.errorString()
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.resize(screen.width, screen.height)
    view.setContent(QUrl(), component, item)
    view.show()
    assert QTest.qWaitForWindowExposed(view)
    piece = Shown(view, chosen, warnings)
    piece.settle()
    try:
        yield piece
        assert not warnings, "\n".join(warnings)
    finally:
        engine().warnings.disconnect(heard)
        view.close()
        view.deleteLater()
        QTest.qWait(0)
