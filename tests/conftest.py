"""What every test may use: a kiosk with a real window, a real disk, and a clock of its own."""

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QSize

from kiosk.storage.settings import Settings, demo
from kiosk.ui.application import Application
from kiosk.ui.chime import Sound
from kiosk.ui.person import Person
from kiosk.ui.running import Clock
from kiosk.ui.window import prepare


@dataclass
class FakeClock(Clock):
    """A clock that a test moves: both times together, or the wall's alone."""

    wall_time: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    seconds: float = 0.0

    def now(self) -> datetime:
        """Return the wall's time."""
        return self.wall_time

    def ticks(self) -> float:
        """Return the seconds that passed."""
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        self.seconds += seconds
        self.wall_time += timedelta(seconds=seconds)


@pytest.fixture
def seed() -> int:
    """Return a seed for a random test, printed so that a failure can be played again."""
    chosen = int(os.environ.get("KIOSK_SEED", random.randrange(2**32)))
    print(f"seed {chosen}: KIOSK_SEED={chosen}")
    return chosen


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock at nine in the morning."""
    return FakeClock()


Opened = Callable[..., Person]


@pytest.fixture
def sit_down(qtbot: object, tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    """Return a way to open a kiosk on a home and sit down at it; every one is closed at the end, with no warning of QML."""
    del qtbot
    kiosks: list[Application] = []
    warnings: list[str] = []

    def open_kiosk(
        settings: Settings | None = None, home: Path | None = None, size: tuple[int, int] = (1280, 800), sound: Sound | None = None
    ) -> Person:
        prepare()
        chosen = settings or demo_settings(tmp_path)
        kiosk = Application.build(chosen, home or tmp_path / "home", None, clock, 10.1, sound=sound)
        kiosk.view.engine().warnings.connect(lambda found: warnings.extend(one.toString() for one in found))
        kiosks.append(kiosk)
        kiosk.show(QSize(*size))
        person = Person(kiosk)
        person.waits(lambda: bool(kiosk.session.showing.page.get("ready")) or person.screen != "welcome", "the welcome, at {}".format)
        kiosk.session.want("settle", {"motion": False})
        return person

    yield open_kiosk
    for kiosk in kiosks:
        if kiosk.view.isVisible():
            kiosk.close()
    assert warnings == []


def demo_settings(folder: Path, **changes: object) -> Settings:
    """Return the demo clinic with a folder for papers."""
    known = demo()
    papers = folder / "papers"
    papers.mkdir(exist_ok=True)
    kiosk = known.kiosk.model_copy(update={"print_folder": str(papers), "touch_pause_ms": 0, **changes})
    return known.model_copy(update={"kiosk": kiosk})
