"""One invented person's visit, played through the real window with real touches; leaves pictures, the record and the papers."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize

from kiosk.core.answers import Kind
from kiosk.core.errors import KioskError, PaperError, SettingsError
from kiosk.documents.export import export
from kiosk.storage.settings import FILE, Settings, demo
from kiosk.ui.application import Application
from kiosk.ui.patient import Patient, Plan
from kiosk.ui.person import Lost
from kiosk.ui.running import Clock
from kiosk.ui.window import prepare
from kiosk.ui.words import words


@dataclass(frozen=True, slots=True)
class Tour:
    """What to play, and where to leave what comes of it; `size` in pixels, `inches` is the screen's diagonal."""

    out: Path
    pack: str = ""
    outcome: str = "acknowledged"
    way: str = "full"
    text_size: int = 100
    theme: str = "calm"
    size: tuple[int, int] = (1280, 800)
    inches: float = 10.1
    home: Path | None = None

    def play(self) -> Iterator[str]:
        """Play the visit; yield a line for each picture. Raises KioskError, such as for a clinic's own home."""
        if self.home and (self.home / FILE).exists():
            message = "This is a clinic's own data folder; choose another for the tour."
            raise SettingsError(message)
        try:
            self.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PaperError(f"The pictures cannot be written to {self.out} ({error.strerror}); choose another folder.") from error
        if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and os.name == "posix":
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
            os.environ.setdefault("QT_QUICK_BACKEND", "software")
        with TemporaryDirectory(prefix="kiosk-tour-") as throw_away:
            prepare()
            kiosk = Application.build(self.settings(), self.home or Path(throw_away), None, Clock(), self.inches)
            try:
                kiosk.show(QSize(*self.size))
                yield from _Walk(self, kiosk).go()
            except Lost as lost:
                raise KioskError(f"The tour stopped: {lost}.") from lost
            finally:
                kiosk.close()

    def settings(self) -> Settings:
        """Return the demo clinic's settings, with this tour's pack, text size and colours."""
        known = demo()
        changes: dict[str, object] = {
            "text_size": self.text_size,
            "theme": self.theme,
            "touch_pause_ms": 0,
            "print_folder": str(self.out.absolute()),
        }
        if self.pack:
            changes["packs"] = (self.pack,)
        return known.model_copy(update={"kiosk": known.kiosk.model_copy(update=changes)})


class _Walk:
    """The steps of one tour."""

    def __init__(self, tour: Tour, kiosk: Application) -> None:
        self._tour = tour
        plan = Plan(way=tour.way, outcome=tour.outcome, sedated=False)
        self._person = Patient(kiosk, plan)
        self._number = 0
        self._missed = False
        self._extras = ["comfort", "rest", "help"]

    def go(self) -> Iterator[str]:
        person = self._person
        session = person.kiosk.session
        person.waits(lambda: bool(session.showing.page.get("begin")) or session.failed, "the welcome, but sees {}".format)
        if session.failed:
            raise KioskError(str(session.showing.page["text"]))
        person.kiosk.session.want("settle", {"motion": False})
        yield self._picture("welcome")
        person.tap("beginButton")
        person.sees("form")
        yield self._picture("form")
        person.tap("startButton")
        person.sees("you")
        while person.screen != "kept":
            yield from self._step()
        person.waits(lambda: not person.kiosk.session.busy, "the disk, at {}".format)
        yield self._picture("kept")
        ledger = person.kiosk.session.journal.store.ledger
        stored = person.kiosk.session.storage.ask(lambda: ledger.record(ledger.records()[-1].id))
        for path in export(stored, words(), self._tour.out):
            yield path.name

    def _picture(self, name: str) -> str:
        self._number += 1
        file = f"{self._number:02}-{name}.png"
        if not self._person.looks().save(str(self._tour.out / file)):
            message = f"The picture {file} could not be written; choose another folder."
            raise SettingsError(message)
        return file

    def _step(self) -> Iterator[str]:
        person = self._person
        step = person.visit.step
        name = f"{step.kind.value}-{step.id}" if step.id else step.kind.value
        if step.kind in (Kind.PAGE, Kind.QUESTION):
            yield self._picture(name)
        if step.kind is Kind.PAGE:
            yield from self._look_around()
        if step.kind is Kind.QUESTION and not self._missed:
            self._missed = True
            person.tap("answer-1")
            yield self._picture(f"{name}-missed")
        person.fill()
        if step.kind is not Kind.PAGE:
            yield self._picture(f"{name}-answered" if step.kind is Kind.QUESTION else name)
        person.leave()

    def _look_around(self) -> Iterator[str]:
        """Open, once each, what lies beside the way."""
        person = self._person
        if not self._extras:
            return
        match self._extras.pop():
            case "comfort":
                person.tap("textButton")
                yield self._picture("comfort")
                person.tap("closeButton")
            case "rest":
                person.tap("restButton")
                person.sees("rest")
                yield self._picture("rest")
                person.tap("goOnButton")
            case _:
                person.tap("helpButton")
                person.sees("help")
                yield self._picture("help")
                person.tap("cancelCallButton")
        if person.has("tellMoreButton"):
            person.tap("tellMoreButton")
            yield self._picture("tell-me-more")
            person.tap("closeButton")
