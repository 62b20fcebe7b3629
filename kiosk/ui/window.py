"""The window, up as soon as Qt is: nobody looks at a dark screen while everything else is loaded."""

import os
import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

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


def show(view: QQuickView, size: tuple[int, int] | None) -> None:
    """Show the window: on the whole screen, or `size` pixels large."""
    if size is None:
        view.setGeometry(view.screen().geometry())  # where no window manager makes it so
        view.showFullScreen()
    else:
        view.resize(*size)
        view.show()


@cache
def opening(size: tuple[int, int] | None) -> QQuickView:
    """Show the window as an empty welcome, and return it when that is seen, or cannot be; the same window if asked again."""
    prepare()
    view = window()
    view.setSource(QUrl.fromLocalFile(str(QML / "Opening.qml")))
    seen = QEventLoop()
    view.frameSwapped.connect(seen.quit)
    QTimer.singleShot(_PATIENCE_MS, seen, seen.quit)
    show(view, size)
    seen.exec()
    view.frameSwapped.disconnect(seen.quit)
    return view
