"""One visit of an invented person, timed touch by touch: `python -m tests.bench.visit FOLDER`.

Writes "page" when it stands on the last lesson page and waits for a line; at the end writes one line of JSON, in
milliseconds, and leaves the record in FOLDER. Motion is off, so that the first frame that changes is the whole new page, and
so is the pause that ignores a second touch after a turn.
"""

import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtTest import QTest

from kiosk.core.answers import Kind
from kiosk.storage.settings import demo
from kiosk.ui.application import Application
from kiosk.ui.patient import Patient, Plan
from kiosk.ui.running import Clock
from kiosk.ui.window import prepare
from tests.bench.screen import SIZE

LENGTHS = (600, 2400)
_AROUND = 100


class Watched(Patient):
    """A patient who looks at a watch whenever the window shows a frame."""

    def __init__(self, kiosk: Application) -> None:
        """Sit down."""
        super().__init__(kiosk, Plan())
        self._frame = 0.0
        kiosk.view.frameSwapped.connect(self._look)
        self._due: Callable[[], bool] = lambda: True

    def _look(self) -> None:
        if not self._frame and self._due():
            self._frame = perf_counter()

    def time(self, act: Callable[[], None], due: Callable[[], bool] = lambda: True) -> float:
        """Return the milliseconds from an act to the first frame after which `due` holds."""
        self._frame, self._due = 0.0, due
        begun = perf_counter()
        act()
        self.waits(lambda: bool(self._frame), "a frame, at {}".format)
        return (self._frame - begun) * 1000

    def turn(self) -> float:
        """Go to the next step by touch, and time it."""
        button = self.find("nextButton")
        assert button is not None
        self._scroll_to(button)
        QTest.qWait(30)
        session, spot = self.kiosk.session, self.middle(button)
        key = session.showing.key
        return self.time(lambda: self.taps_at(spot), lambda: session.showing.key != key)

    def ink(self) -> dict[int, list[float]]:
        """Draw one long stroke and time its last points, at each of the lengths."""
        pad = self.find("inkPad")
        assert pad is not None
        self._scroll_to(pad)
        width, height = pad.width(), pad.height()

        def spot(number: int) -> QPoint:
            x, y = 0.5 + 0.45 * math.sin(number * 0.047) + number % 2 * 0.02, 0.5 + 0.4 * math.sin(number * 0.061)
            return pad.mapToScene(QPointF(width * x, height * y)).toPoint()

        view, button = self.kiosk.view, Qt.MouseButton.LeftButton
        QTest.mousePress(view, button, Qt.KeyboardModifier.NoModifier, spot(0))
        times = [self.time(lambda n=number: QTest.mouseMove(view, spot(n))) for number in range(1, LENGTHS[-1] + 1)]  # type: ignore[misc]
        QTest.mouseRelease(view, button, Qt.KeyboardModifier.NoModifier, spot(LENGTHS[-1]))
        self.tap("clearButton")
        return {length: times[length - _AROUND : length] for length in LENGTHS}


def main(folder: Path) -> None:
    """Play the visit."""
    prepare()
    settings = demo()
    settings = settings.model_copy(update={"kiosk": settings.kiosk.model_copy(update={"touch_pause_ms": 0})})
    kiosk = Application.build(settings, folder / "home", None, Clock(), 10.1)
    kiosk.show(QSize(*SIZE))
    person = Watched(kiosk)
    session = kiosk.session
    person.waits(lambda: bool(session.showing.page.get("begin")), "the welcome, but sees {}".format)
    session.want("settle", {"motion": False})
    person.tap("beginButton")
    person.sees("form")
    person.tap("startButton")
    person.sees("you")
    pages = sum(len(chapter.pages) for chapter in person.visit.pack.chapters)
    turns: list[float] = []
    ink: dict[int, list[float]] = {}
    while person.screen != "kept":
        if person.visit.step.kind is Kind.SIGN:
            ink = person.ink()
        person.fill()
        if person.has("nextButton"):
            took = person.turn()
            turns += [took] if person.screen == "page" else []
        else:
            person.leave()
        if person.screen == "page":
            pages -= 1
            if not pages:
                print("page", flush=True)
                sys.stdin.readline()
    person.waits(lambda: not session.busy, "the disk, at {}".format)
    ledger = session.journal.store.ledger
    (folder / "record.json").write_bytes(session.storage.ask(lambda: ledger.record(ledger.records()[-1].id)))
    kiosk.close()
    print(json.dumps({"turns": turns, "ink": ink}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
