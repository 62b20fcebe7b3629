"""Between the screens and everything else: turns touches into moves and states into screens.

Nothing here waits: what is slow runs on `storage` or `papers` and comes back. What is shown is derived from the state.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from kiosk import ASSETS
from kiosk.core.answers import Comfort, Outcome, Pause
from kiosk.core.errors import Full, KioskError, NotNow
from kiosk.core.visit import Ended, PutAway, Visit
from kiosk.storage.library import Library
from kiosk.storage.settings import Settings
from kiosk.ui import form
from kiosk.ui.chime import Sound
from kiosk.ui.desk import Desk
from kiosk.ui.journal import Journal, Material, Store
from kiosk.ui.present import Look, Shown, bare_frame, blocks, day, show
from kiosk.ui.running import Clock, Running, stored
from kiosk.ui.worker import Worker

_log = logging.getLogger(__name__)

REST_FACTOR = 3
"""A rest may last this many times longer than any other page before the warning."""

Args = dict[str, Any]


class Session(QObject):
    """What QML talks to: `screen`, `key` and `page` say what is shown; `move` and `want` say what was touched."""

    shown = Signal()
    comforted = Signal()
    idled = Signal()

    def __init__(  # noqa: PLR0913 - all that a session stands on
        self,
        settings: Settings,
        library: Library,
        words: Mapping[str, Mapping[str, Any]],
        open_store: Callable[[], Store],
        clock: Clock,
        sound: Sound,
    ) -> None:
        """`words` holds the kiosk's words by language; `open_store` is called once, on the storage thread."""
        super().__init__()
        self.settings = settings
        self.clock = clock
        self.showing = Shown("welcome", "welcome", {})
        self.running: Running | None = None
        self.storage = Worker("storage")
        self._papers = Worker("papers")
        self._sound = sound
        self._ringing = False
        self._all_words = words
        self._language = "en"
        self._comfort = self._first_comfort()
        self._journal: Journal | None = None
        self._desk = Desk(self)
        self._look: Look | None = None
        self._stored = b""
        self._idle = 0
        self._last_touch = clock.ticks()
        self._beat = QTimer(self, interval=1000)
        self._beat.timeout.connect(self.tick)

        def start() -> tuple[Journal, bool]:
            journal = Journal(open_store(), library, settings, frozenset(words), clock)
            journal.after_start()
            for pack_id in journal.packs():
                journal.material(pack_id)
            return journal, self._desk.prepare(journal.store)

        self.storage.do(start, self._started, self.cannot_start)
        self.welcome()

    # What QML reads

    screen = Property(str, lambda self: self.showing.screen, notify=shown)
    key = Property(str, lambda self: self.showing.key, notify=shown)
    page = Property("QVariantMap", lambda self: self.showing.page, notify=shown)  # type: ignore[arg-type] # the stubs know no Qt type names
    words = Property("QVariantMap", lambda self: dict(self.said), notify=comforted)  # type: ignore[arg-type] # as above
    language = Property(str, lambda self: self._language, notify=comforted)
    size = Property(int, lambda self: self._comfort.size, notify=comforted)
    theme = Property(str, lambda self: self._comfort.theme, notify=comforted)
    motion = Property(bool, lambda self: self._comfort.motion, notify=comforted)
    rightToLeft = Property(bool, lambda self: self.said["direction"] == "rtl", notify=comforted)  # noqa: N815 - QML's name
    touchPause = Property(int, lambda self: self.settings.kiosk.touch_pause_ms, constant=True)  # noqa: N815 - QML's name
    idle = Property(int, lambda self: self._idle, notify=idled)

    @property
    def said(self) -> Mapping[str, Any]:
        """The kiosk's words in the language on the screen."""
        return self._all_words[self._language]

    @property
    def journal(self) -> Journal:
        """The visits on disk; there is none before the store is open, and so no visit either."""
        if self._journal is None:
            message = "the store is not open yet"
            raise RuntimeError(message)
        return self._journal

    @property
    def busy(self) -> bool:
        """Whether something is still on its way to disk or paper."""
        return bool(self.storage.waiting or self._papers.waiting)

    # What QML says

    @Slot(str, "QVariantMap")
    def move(self, name: str, args: Args) -> None:
        """Make a move of the visit; one that does not fit (a second touch on a page that is leaving) is left out."""
        self.touched()
        if self.showing.screen in ("pin", "not_kept", "kept"):
            return
        if name == "ask":
            args = {"text": form.clean(args.get("text"))}
            if self._alarming(args["text"]):
                self.make(name, args)
                name, args = "rest", {"kind": Pause.UNWELL.value}
        self.make(name, args)

    @Slot(str, "QVariantMap")
    def want(self, what: str, args: Args) -> None:
        """Do anything that is not a move of the visit: `want_...` here or at the desk."""
        self.touched()
        act = getattr(self, f"want_{what}", None) or getattr(self._desk, f"want_{what}")
        act(args)

    @Slot(str)
    def used(self, device: str) -> None:
        """Note a way of input, once a visit."""
        self.touched()
        if self.running and isinstance(self.running.state, Visit) and device not in self.running.visit.inputs:
            self.make("touched_with", {"device": device})

    @Slot()
    def touched(self) -> None:
        """Take any touch as a sign that somebody is there."""
        self._last_touch = self.clock.ticks()
        if self._idle:
            self._idle = 0
            self.idled.emit()

    # Showing

    def present(self, screen: str, page: Args, key: str = "") -> None:
        """Put a screen up; the same key again means that its values changed, not the page."""
        self.showing = Shown(screen, key or screen, page)
        self.shown.emit()

    def alter(self, screen: str, **values: Any) -> None:  # noqa: ANN401 - a page's values are plain and of any kind
        """Change values of a screen, if it is still up."""
        if self.showing.screen == screen:
            self.present(screen, {**self.showing.page, **values}, self.showing.key)

    def show_visit(self) -> None:
        """Show what the visit shows now."""
        if self.running is None or self._look is None:
            return
        visit = self.running.visit
        self._ring(calling=visit.pause in (Pause.HELP, Pause.UNWELL) and not visit.answered_by)
        if (visit.language, visit.comfort) != (self._language, self._comfort):
            self._language, self._comfort = visit.language, visit.comfort
            self._look = replace(self._look, words=self.said)
            self.comforted.emit()
        shown = show(visit, self._look)
        extra: Args = {}
        match shown.screen:
            case "sign":
                extra = {"saving": False, "sheet": "", "date": day(self.said, self.clock.wall())}
            case "rest" | "help":
                extra = {"picture": (ASSETS / "art" / f"{shown.screen}.svg").as_uri()}
            case _:
                pass
        self.present(shown.screen, {**shown.page, **extra}, shown.key)

    def problem(self, error: KioskError) -> None:
        """Stop with one sentence for the staff; what is on disk stays as it is."""
        _log.error("stopped: %s", error)
        said = self.said["problem"]
        self.present("problem", {"title": said["title"], "text": f"{said['text']} {error}"})

    def cannot_start(self, error: KioskError) -> None:
        """Say what keeps the kiosk from starting."""
        _log.error("cannot start: %s", error)
        self.present("problem", {"title": self.said["problem"]["title_staff"], "text": str(error)})

    def welcome(self) -> None:
        """Go back to the beginning; nothing of a person is left."""
        self.running = None
        self._look = None
        self._stored = b""
        self._desk.forget()
        self._ring(calling=False)
        if self._comfort != self._first_comfort():
            self._comfort = self._first_comfort()
            self.comforted.emit()
        clipboard = QGuiApplication.clipboard()
        if clipboard.text():
            clipboard.clear()
        ready = self._journal is not None
        page = {
            "clinic": self.settings.clinic.clinic_name,
            "demo": self.settings.demo,
            "ready": ready,
            "begin": ready and (self.settings.demo or self.settings.kiosk.self_start),
            "languages": [{"id": one, "name": words["name"], "chosen": one == self._language} for one, words in self._all_words.items()],
            "picture": (ASSETS / "art" / "welcome.svg").as_uri(),
        }
        self.present("welcome", page)

    def _first_comfort(self) -> Comfort:
        return Comfort(size=self.settings.kiosk.text_size, theme=self.settings.kiosk.theme)

    def _started(self, begun: tuple[Journal, bool]) -> None:
        self._journal, pin_is_set = begun
        for warning in self._journal.store.home.warnings:
            _log.warning("%s", warning)
        self._beat.start()
        if pin_is_set:
            self.welcome()
        else:
            self._desk.set_up()

    def want_settle(self, args: Args) -> None:
        """Set text size, colours or motion."""
        if self.running and isinstance(self.running.state, Visit):
            self.make("settle", args)
        else:
            self._comfort = replace(self._comfort, **args)
            self.comforted.emit()

    def want_language(self, args: Args) -> None:
        """Go on in another language."""
        if self.running and isinstance(self.running.state, Visit):
            self.make("speak", {"language": args["id"]})
        else:
            self._language = args["id"]
            self.comforted.emit()
            self.welcome()

    # The visit

    def _ring(self, *, calling: bool) -> None:
        if calling != self._ringing:
            self._ringing = calling
            self._papers.do(self._sound.ring if calling else self._sound.hush)

    def run(self, running: Running, material: Material) -> None:
        """Take up a visit."""
        clinic = self.settings.clinic
        self.running = running
        self._look = Look(
            words=self.said,
            pictures=material.folder,
            body=ASSETS / "art",
            offers={one.name: one.offers for one in self.settings.surgeons},
            emergency=clinic.emergency_number,
            crisis=clinic.crisis_line,
            languages=tuple(material.packs),
        )

    def settle_first(self) -> None:
        """Carry text size and colours from the welcome into the visit, and show it."""
        self.make("settle", {"size": self._comfort.size, "theme": self._comfort.theme, "motion": self._comfort.motion})

    def make(self, name: str, args: Mapping[str, Any]) -> None:
        """Make a move, show what follows, and keep what ended."""
        running = self.running
        if running is None:
            return
        try:
            state = running.make(name, args)
        except NotNow as refused:
            _log.info("the move %s was left out: %s", name, refused)
            return
        match state:
            case Visit():
                self.show_visit()
            case PutAway():
                visit_id, at = running.opening.id, self.clock.wall()
                self.storage.do(lambda: self.journal.store.ledger.put_away(visit_id, at), failed=self.not_saved)
                self.welcome()
            case Ended():
                self.alter("sign", saving=True)
                self._stored = running.record()
                self._keep(running)

    def hand_over(self, note: Callable[[], None]) -> None:
        """Send a move on its way to disk."""
        self.storage.do(note, failed=self.not_saved)

    def not_saved(self, error: KioskError) -> None:
        """Go on when the disk is full (the reserve keeps the end); stop at anything else, which is final."""
        _log.error("a step could not be saved: %s", error)
        if not isinstance(error, Full):
            self.problem(error)

    def _keep(self, running: Running) -> None:
        record = self._stored
        self.storage.do(lambda: self.journal.keep(running, record), lambda _: self._kept(running), self._not_kept)

    def _kept(self, running: Running) -> None:
        ended = running.state
        if not isinstance(ended, Ended):
            return
        pack = ended.visit.pack
        page = {
            "frame": bare_frame(self.said, draft=pack.draft),
            "outcome": ended.outcome.value,
            "text": self.said["kept"][ended.outcome.value],
            "nextSteps": blocks(pack.next_steps),
            "copy": "offer" if self.settings.kiosk.print_folder else "none",
        }
        self.running = None
        self.present("kept", page)

    def _not_kept(self, error: KioskError) -> None:
        _log.error("a record could not be kept: %s", error)
        if isinstance(error, Full):
            self.present("not_kept", {"busy": False, "text": str(error)})
        else:
            self.problem(error)

    def want_again(self, args: Args) -> None:
        """Staff have made room: try once more to keep the record."""
        del args
        if running := self.running:
            self._desk.ask_pin("again", lambda: self._keep(running))

    def want_sign(self, args: Args) -> None:
        """Sign; a witness, and a signed sheet of paper, need the staff's PIN."""
        signed = {
            "kind": str(args["kind"]),
            "text": form.clean(args.get("text")),
            "staff": form.clean(args.get("staff")),
            "strokes": args.get("strokes") or [],
        }
        if signed["kind"] in ("witnessed", "paper"):
            self._desk.ask_pin("witness", lambda: self.make("sign", {**signed, "wall": self.clock.wall()}))
        else:
            self.make("sign", {**signed, "wall": self.clock.wall()})

    # Standing still

    def want_tool(self, args: Args) -> None:
        """Rest or ask for help, from the buttons at the top."""
        if args["tool"] in (Pause.REST.value, Pause.HELP.value):
            self.make("rest", {"kind": args["tool"]})

    def want_answer_call(self, args: Args) -> None:
        """Staff say that they are here."""
        del args
        self._desk.ask_pin("help", lambda: self.make("answer_call", {"staff": "staff"}))

    def want_check(self, args: Args) -> None:
        """Staff say that they looked in on a person who was in pain."""
        del args
        self._desk.ask_pin("check", lambda: self.make("check", {"staff": "staff"}))

    def want_show(self, args: Args) -> None:
        """Show a page that a line rests on."""
        self.make("correct", {"kind": "page", "id": args["page"]})

    def want_deny(self, args: Args) -> None:
        """Say "this is not me": back to staff."""
        del args
        self.make("deny", {"wall": self.clock.wall()})

    def want_put_away(self, args: Args) -> None:
        """Keep the place for later."""
        del args
        self.make("put_away", {"wall": self.clock.wall()})

    def want_here(self, args: Args) -> None:
        """Answer the warning; every touch does."""

    def _alarming(self, text: str) -> bool:
        lowered = text.casefold().replace("\u2019", "'")
        return any(phrase in lowered for phrase in self.said["alarm"]["phrases"])

    @Slot()
    def tick(self) -> None:
        """Look once a second whether anybody is there."""
        visit = self.running.state if self.running else None
        pause = visit.pause if isinstance(visit, Visit) else None
        if self.showing.screen in ("welcome", "problem", "setup", "not_kept") or pause in (Pause.HELP, Pause.UNWELL):
            return
        allowed = self.settings.kiosk.idle_minutes * 60 * (REST_FACTOR if pause else 1)
        quiet = self.clock.ticks() - self._last_touch
        left = round(allowed + self.settings.kiosk.idle_warning_seconds - quiet)
        if quiet < allowed or self.showing.page.get("saving"):
            return
        if left > 0:
            self._idle = left
            self.idled.emit()
            return
        self.touched()
        if isinstance(visit, Visit):
            self.want_put_away({})
        else:
            self.welcome()

    # Papers

    def want_copy(self, args: Args) -> None:
        """Make the person's copy."""
        del args
        self.alter("kept", copy="making")
        self._paper("take-home", self._stored, lambda _: self.alter("kept", copy="made"), lambda _: self.alter("kept", copy="failed"))

    def want_sheet(self, args: Args) -> None:
        """Make the sheet that is signed with a pen."""
        del args
        said = self.said["sign"]
        running, folder = self.running, self.settings.kiosk.print_folder
        if running is None or not isinstance(running.state, Visit):
            return
        if not folder:
            self.alter("sign", sheet=said["no_folder"])
            return
        provisional = stored(Ended(running.state, Outcome.ACKNOWLEDGED, None), running.packs, self.clock)
        made = said["paper_made"].format(folder=folder)
        self._paper("signing-sheet", provisional, lambda _: self.alter("sign", sheet=made), lambda error: self.alter("sign", sheet=str(error)))

    def _paper(self, kind: str, record: bytes, then: Callable[[Path], None], failed: Callable[[KioskError], None]) -> None:
        folder, words = Path(self.settings.kiosk.print_folder), self.said["paper"]

        def make() -> Path:
            from kiosk.documents.export import put  # noqa: PLC0415 - Typst takes a while to import
            from kiosk.documents.papers import Paper  # noqa: PLC0415

            return put(Paper(kind), record, words, folder)

        self._papers.do(make, then, failed)

    def close(self) -> None:
        """Finish what is on its way to disk and close the home."""
        self._beat.stop()
        self._papers.close(self._sound.hush)
        self.storage.close(lambda: self._journal.store.home.close() if self._journal else None)
