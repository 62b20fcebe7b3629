"""The window, up as soon as Qt is: nobody looks at a dark screen while everything else is loaded."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

from kiosk import ASSETS

QML = Path(__file__).resolve().parent / "qml"

_PATIENCE_MS = 500


def prepare() -> QGuiApplication:
    """Make the one Qt application, with every touch point delivered."""
    os.environ.setdefault("QML_NO_TOUCH_COMPRESSION", "1")
    found = QGuiApplication.instance()
    app = found if isinstance(found, QGuiApplication) else QGuiApplication(sys.argv[:1])
    app.setApplicationName("Kiosk")
    return app


def window() -> QQuickView:
    """Make the window, empty and not yet shown."""
    view = QQuickView()
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.engine().addImportPath(str(QML))
    view.setTitle("Kiosk")
    return view


def show(view: QQuickView, size: QSize | None) -> None:
    """Show the window: on the whole screen, or `size` pixels large."""
    if size is None:
        view.showFullScreen()
    else:
        view.resize(size)
        view.show()


def opening(size: QSize | None) -> QQuickView:
    """Show a window with the picture of the welcome, and return it when that is seen, or cannot be."""
    view = window()
    view.setInitialProperties({"picture": (ASSETS / "art" / "welcome.svg").as_uri()})
    view.setSource(QUrl.fromLocalFile(str(QML / "Opening.qml")))
    seen = QEventLoop()
    view.frameSwapped.connect(seen.quit)
    QTimer.singleShot(_PATIENCE_MS, seen, seen.quit)
    show(view, size)
    seen.exec()
    view.frameSwapped.disconnect(seen.quit)
    return view
