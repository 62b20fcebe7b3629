"""One invented person's visit, played through the real window with real touches; leaves pictures, the record and the papers."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize

from kiosk.core.errors import SettingsError
from kiosk.core.visit import Visit
from kiosk.documents.export import export
from kiosk.storage.settings import FILE, Settings, demo
from kiosk.ui.application import Application, prepare
from kiosk.ui.person import Person
from kiosk.ui.running import Clock
from kiosk.ui.words import words

SIGNATURE = (
    *((0.10, 0.70), (0.14, 0.50), (0.18, 0.32), (0.21, 0.30), (0.21, 0.45), (0.20, 0.66), (0.24, 0.66), (0.30, 0.55), (0.35, 0.48)),
    *((0.37, 0.58), (0.40, 0.60), (0.45, 0.54), (0.49, 0.52), (0.52, 0.57), (0.57, 0.55), (0.63, 0.53), (0.70, 0.50), (0.80, 0.46)),
)
"""An invented signature, as fractions of the pad."""

OWN = "Can I still swim with my grandchildren?"


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
        """Play the visit; yield a line for each picture. Raises SettingsError for a clinic's own home."""
        if self.home and (self.home / FILE).exists():
            message = "This is a clinic's own data folder; choose another for the tour."
            raise SettingsError(message)
        self.out.mkdir(parents=True, exist_ok=True)
        if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and os.name == "posix":
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
            os.environ.setdefault("QT_QUICK_BACKEND", "software")
        with TemporaryDirectory(prefix="kiosk-tour-") as throw_away:
            prepare()
            kiosk = Application.build(self.settings(), self.home or Path(throw_away), None, Clock(), self.inches)
            try:
                kiosk.show(QSize(*self.size))
                yield from _Walk(self, Person(kiosk)).go()
            finally:
                kiosk.close()

    def settings(self) -> Settings:
        """Return the demo clinic's settings, with this tour's pack, text size and colours."""
        known = demo()
        changes: dict[str, object] = {"text_size": self.text_size, "theme": self.theme, "print_folder": str(self.out.absolute())}
        if self.pack:
            changes["packs"] = (self.pack,)
        return known.model_copy(update={"kiosk": known.kiosk.model_copy(update=changes)})


class _Walk:
    """The steps of one tour."""

    def __init__(self, tour: Tour, person: Person) -> None:
        self._tour = tour
        self._person = person
        self._number = 0
        self._missed = False
        self._extras = {"more", "comfort", "help", "rest"}

    def go(self) -> Iterator[str]:
        person = self._person
        person.waits(lambda: bool(person.kiosk.session.page.get("begin")), "the welcome, but sees {}".format)
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
        yield from self._papers()

    def _papers(self) -> Iterator[str]:
        ledger = self._person.kiosk.session.store.ledger
        found = self._person.kiosk.session.on_disk(lambda: ledger.record(ledger.records()[-1].id))
        for path in export(found, words(), self._tour.out):
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
        running = person.kiosk.session.running
        if running is None or not isinstance(running.state, Visit):
            person.sees("kept")
            return
        visit = running.state
        kind, step = visit.step.kind.value, visit.step.id
        key = person.kiosk.session.key
        name = f"{kind}-{step}" if step else kind
        match kind:
            case "question":
                yield self._picture(name)
                yield from self._answer(visit, name)
            case "page":
                yield self._picture(name)
                yield from self._look_around()
            case _:
                self._fill(kind, visit)
                if person.screen == kind:
                    yield self._picture(name)
        self._leave(kind, key)

    def _answer(self, visit: Visit, name: str) -> Iterator[str]:
        if not self._missed:
            self._missed = True
            self._person.tap("answer-1")
            yield self._picture(f"{name}-missed")
        self._person.tap("answer-0")
        yield self._picture(f"{name}-answered")
        del visit

    def _look_around(self) -> Iterator[str]:
        person = self._person
        if "more" in self._extras and person.has("tellMoreButton"):
            self._extras.discard("more")
            person.tap("tellMoreButton")
            yield self._picture("tell-me-more")
            person.tap("closeButton")
        elif "comfort" in self._extras:
            self._extras.discard("comfort")
            person.tap("textButton")
            yield self._picture("comfort")
            person.tap("closeButton")
        elif "rest" in self._extras:
            self._extras.discard("rest")
            person.tap("restButton")
            person.sees("rest")
            yield self._picture("rest")
            person.tap("goOnButton")
        elif "help" in self._extras:
            self._extras.discard("help")
            person.tap("helpButton")
            person.sees("help")
            yield self._picture("help")
            person.tap("cancelCallButton")

    def _fill(self, kind: str, visit: Visit) -> None:
        person = self._person
        match kind:
            case "today":
                person.tap("sedated-no")
                person.tap("foggy-no")
            case "lines":
                chapter = next(one for one in visit.pack.chapters if one.id == visit.step.id)
                for line in chapter.lines:
                    if person.has(f"line-{line.id}-yes"):
                        person.tap(f"line-{line.id}-yes")
            case "values" if visit.pack.place:
                amounts = ("very_much", "not_me", "a_bit", "skipped")
                first = int(visit.step.id)
                for number, value in enumerate(visit.pack.place.values[first : first + 2]):
                    person.tap(f"value-{value.id}-{amounts[(first + number) % 4]}")
            case "marks" if visit.pack.place:
                person.tap(f"mark-{visit.pack.place.marks[0].id}")
            case "lean" if visit.pack.place:
                person.tap(f"lean-{visit.pack.place.leanings[2].id}")
            case "options" if visit.pack.options:
                person.tap(f"option-{visit.pack.options.options[-1].id}")
            case "ask":
                person.tap("suggest-0")
                person.tap("field-question")
                person.types(OWN)
                person.tap("addQuestionButton")
            case "sign":
                person.draws("inkPad", SIGNATURE)
            case _:
                pass

    def _leave(self, kind: str, key: str) -> None:
        person = self._person
        buttons = {
            "you": "yesButton",
            "hands": "hands-me",
            "way": f"way-{self._tour.way}",
            "outcome": f"outcome-{self._tour.outcome}",
            "sign": "finishButton",
        }
        person.tap(buttons.get(kind, "nextButton"))
        person.waits(lambda: person.kiosk.session.key != key, "the next page, but sees {}".format)
