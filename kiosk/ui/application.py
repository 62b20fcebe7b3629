"""The composition root: builds every part once, hands QML what it needs, and shows the window."""

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication, QInputDevice, QInputEvent
from PySide6.QtQuick import QQuickView

from kiosk import ASSETS
from kiosk.core.errors import place
from kiosk.documents.fonts import TEXT, font_files
from kiosk.storage.home import Home
from kiosk.storage.keystore import Keystore
from kiosk.storage.ledger import Ledger
from kiosk.storage.library import Library
from kiosk.storage.settings import Settings
from kiosk.storage.staff import StaffPin
from kiosk.ui.chime import Silence, Sound
from kiosk.ui.journal import Store
from kiosk.ui.running import Clock
from kiosk.ui.session import Session
from kiosk.ui.window import QML, show, window
from kiosk.ui.words import words


@cache
def fonts() -> None:
    """Give Qt the kiosk's fonts: those of its own words now, those that stand in for them in a moment."""
    first, *rest = font_files()
    text = [path for path in (first, *rest) if path.parent == first.parent]
    for path in text:
        QFontDatabase.addApplicationFont(str(path))
    QTimer.singleShot(0, lambda: [QFontDatabase.addApplicationFont(str(path)) for path in rest if path not in text])
    QGuiApplication.setFont(TEXT)


class Senses(QObject):
    """Watches which kind of input is used; any input means that somebody is there."""

    def __init__(self, session: Session) -> None:
        """Report to `session`."""
        super().__init__()
        self._session = session

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the device of a press and let everything through."""
        del watched
        match event.type():
            case QEvent.Type.TouchBegin:
                self._session.used("touch")
            case QEvent.Type.MouseButtonPress if isinstance(event, QInputEvent):
                self._session.used("touch" if event.deviceType() is QInputDevice.DeviceType.TouchScreen else "mouse")
            case QEvent.Type.TabletPress:
                self._session.used("pen")
            case QEvent.Type.KeyPress:
                self._session.used("keyboard")
            case _:
                pass
        return False


@dataclass(slots=True)
class Application:
    """The window and everything behind it."""

    session: Session
    view: QQuickView
    senses: Senses

    @classmethod
    def build(  # noqa: PLR0913 - all that a kiosk stands on
        cls,
        settings: Settings,
        home: Path,
        keystore: Keystore | None,
        clock: Clock,
        inches: float = 0.0,
        *,
        packs: Path | None = None,
        sound: Sound | None = None,
        view: QQuickView | None = None,
    ) -> Self:
        """Put the kiosk together, in `view` if one is open.

        `inches` is the screen's diagonal, 0 to trust the screen; `packs` holds the clinic's own packs, else its home does.
        """

        def open_store() -> Store:
            opened = Home.open(home, keystore)
            return Store(opened, Ledger(opened.database), StaffPin(opened.database, lambda: clock.now().timestamp()))

        fonts()
        library = Library((packs or home / "packs", ASSETS / "packs"))
        session = Session(settings, library, words(), open_store, clock, sound or Silence())
        view = view or window()
        view.setInitialProperties({"session": session, "inches": inches or settings.kiosk.screen_inches})
        view.setSource(QUrl.fromLocalFile(str(QML / "Kiosk" / "Main.qml")))
        if view.status() is QQuickView.Status.Error:
            raise RuntimeError("\n".join(error.toString() for error in view.errors()))
        senses = Senses(session)
        view.installEventFilter(senses)
        return cls(session, view, senses)

    def show(self, size: QSize | None = None) -> None:
        """Show the window: the whole screen, or a window of `size` pixels."""
        show(self.view, (size.width(), size.height()) if size else None)

    def unexpected(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an error that nobody thought of, as `sys.excepthook`: it ends on the screen, in one sentence."""
        if issubclass(kind, Exception):
            self.session.unexpected(kind.__name__, place(error))
        else:
            sys.__excepthook__(kind, error, trace)

    def close(self) -> None:
        """Close the window, finish what is on its way to disk, and let the home go."""
        self.view.close()
        self.view.setSource(QUrl())
        self.session.close()
