"""Between the screens and everything else: turns touches into moves and states into screens.

Nothing here waits: what is slow runs on `storage` or `papers` and comes back. What is shown is derived from the state.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

from kiosk import ASSETS
from kiosk.core.answers import Comfort, Pause
from kiosk.core.errors import Full, KioskError, NotNow
from kiosk.core.visit import Ended, PutAway, Visit
from kiosk.storage.library import Library
from kiosk.storage.settings import Settings
from kiosk.ui import form
from kiosk.ui.chime import Sound
from kiosk.ui.copies import Copies
from kiosk.ui.desk import Desk
from kiosk.ui.idle import Idle
from kiosk.ui.journal import Journal, Material, Store
from kiosk.ui.look import Look, Shown, blocks, day
from kiosk.ui.present import bare_frame, show
from kiosk.ui.running import Clock, Running
from kiosk.ui.worker import Worker

_log = logging.getLogger(__name__)

REST_FACTOR = 3
"""A rest may last this many times longer than any other page before the warning."""

TIDY_EVERY = 3600.0
"""Seconds between two looks at what was put away too long ago."""

Args = dict[str, Any]


class Session(QObject):
    """What QML talks to: `screen`, `key` and `page` say what is shown; `move` and `want` say what was touched."""

    shown = Signal()
    comforted = Signal()
    idled = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - all that a session stands on
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
        self.papers = Worker("papers")
        self._sound = sound
        self._ringing = False
        self._all_words = words
        self._language = "en"
        self._comfort = self._first_comfort()
        self._journal: Journal | None = None
        self._desk = Desk(self)
        self._copies = Copies(self)
        self._look: Look | None = None
        self._signing: Args = {}
        self.kept = b""
        self.failed = False
        self._idle = Idle(clock, settings.kiosk.idle_minutes, settings.kiosk.idle_warning_seconds)
        self._tidied = clock.ticks()
        self._beat = QTimer(self, interval=1000)
        self._beat.timeout.connect(self.tick)

        def start() -> tuple[Journal, bool]:
            journal = Journal(open_store(), library, settings, frozenset(words), clock)
            try:
                for pack_id in journal.packs():
                    journal.material(pack_id)
                journal.after_start()
                return journal, self._desk.prepare(journal.store)
            except BaseException:
                journal.close()
                raise

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
    idle = Property(int, lambda self: self._idle.warning, notify=idled)

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
        return bool(self.storage.waiting or self.papers.waiting)

    # What QML says

    @Slot(str, "QVariantMap")
    def move(self, name: str, args: Args) -> None:
        """Make a move of the visit; one that does not fit (a second touch on a page that is leaving) is left out."""
        self.touched()
        if self._desk.working or self.showing.screen in ("pin", "not_kept", "kept", "problem"):
            return
        if name == "ask":
            args = {"text": form.clean(args.get("text"))}
            if self._alarming(args["text"]):
                self.make(name, args)
                name, args = "rest", {"kind": Pause.UNWELL.value}
        self.make(name, args)

    @Slot(str, "QVariantMap")
    def want(self, what: str, args: Args) -> None:
        """Do anything that is not a move of the visit: `want_...` here, at the desk or for copies; the desk does one thing at a time."""
        self.touched()
        if self._desk.working:
            return
        whose = next(one for one in (self, self._desk, self._copies) if hasattr(one, f"want_{what}"))
        getattr(whose, f"want_{what}")(args)

    @Slot(str)
    def used(self, device: str) -> None:
        """Note a way of input, once a visit; what is on the screen stays."""
        self.touched()
        if self.running and isinstance(self.running.state, Visit) and device not in self.running.visit.inputs:
            self.running.make("touched_with", {"device": device})

    @Slot()
    def touched(self) -> None:
        """Take any touch as a sign that somebody is there."""
        warned = self._idle.warning
        self._idle.touched()
        if warned:
            self.idled.emit()

    # Showing

    def present(self, screen: str, page: Args, key: str = "") -> None:
        """Put a screen up; the same key again means that its values changed, not the page."""
        self.showing = Shown(screen, key or screen, page)
        self.shown.emit()

    def alter(self, screen: str, **values: Any) -> None:
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
        if shown.screen != "sign":
            self._signing = {}
        match shown.screen:
            case "sign":
                extra = {"saving": False, "sheet": "", "date": day(self.said, self.clock.wall()), **self._signing}
            case "rest" | "help":
                extra = {"picture": (ASSETS / "art" / f"{shown.screen}.svg").as_uri()}
            case _:
                pass
        self.present(shown.screen, {**shown.page, **extra}, shown.key)

    def note_signing(self, **values: Any) -> None:
        """Keep what was entered on the page that is signed, also while staff enter their PIN."""
        self._signing |= values
        self.alter("sign", **values)

    def problem(self, error: KioskError) -> None:
        """Stop with one sentence for the staff; what is on disk stays as it is, and without a visit there is a way back."""
        _log.error("stopped: %s", error)
        self._desk.forget()
        said = self.said["problem"]
        self.present("problem", {"title": said["title"], "text": f"{said['text']} {error}", "leave": self.running is None})

    def cannot_start(self, error: KioskError) -> None:
        """Say what keeps the kiosk from starting."""
        _log.error("cannot start: %s", error)
        self.failed = True
        self.present("problem", {"title": self.said["problem"]["title_staff"], "text": str(error), "leave": False})

    def unexpected(self, kind: str, place: str) -> None:
        """Stop after a mistake of this program; neither the screen nor the log has a value in it, which may be a person's."""
        _log.critical("unexpected %s at %s", kind, place)
        error = KioskError(self.said["problem"]["unexpected"].format(kind=kind, place=place))
        (self.problem if self._journal else self.cannot_start)(error)

    def welcome(self) -> None:
        """Go back to the beginning; nothing of a person is left."""
        self.running = None
        self._look = None
        self._signing = {}
        self.kept = b""
        self._desk.forget()
        self._ring(calling=False)
        if self._comfort != self._first_comfort():
            self._comfort = self._first_comfort()
            self.comforted.emit()
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if clipboard.text(mode):
                clipboard.clear(mode)
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
            self.papers.do(self._sound.ring if calling else self._sound.hush)

    def run(self, running: Running, material: Material) -> None:
        """Take up a visit."""
        clinic = self.settings.clinic
        self.running = running
        self._look = Look(
            words=self.said,
            pictures=material.folder,
            body=ASSETS / "art",
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
            if self.showing.screen == "pin":
                self.show_visit()
            return
        match state:
            case Visit():
                self.show_visit()
            case PutAway():
                visit_id, at = running.opening.id, self.clock.wall()
                self.storage.do(lambda: self.journal.put_away(visit_id, at), failed=self.not_saved)
                self.welcome()
            case Ended():
                self.alter("sign", saving=True)
                self.kept = running.record(self.clock.wall())
                self.keep()

    def hand_over(self, note: Callable[[], None]) -> None:
        """Send a move on its way to disk."""
        self.storage.do(note, failed=self.not_saved)

    def not_saved(self, error: KioskError) -> None:
        """Go on when the disk is full (the reserve keeps the end); stop at anything else, which is final."""
        _log.error("a step could not be saved: %s", error)
        if not isinstance(error, Full):
            self.problem(error)

    def keep(self) -> None:
        """Keep the record of the visit that ended; "done" is said only when it is on disk."""
        record = self.kept
        self.storage.do(lambda: self.journal.keep(record), lambda _: self._kept(), self._not_kept)

    def _kept(self) -> None:
        ended = self.running.state if self.running else None
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

    def want_sign(self, args: Args) -> None:
        """Sign; a witness, and a signed sheet of paper, need the staff's PIN."""
        entered = {"kind": str(args["kind"]), "text": form.clean(args.get("text")), "staff": form.clean(args.get("staff"))}
        signed = {**entered, "strokes": args.get("strokes") or []}
        if signed["kind"] in ("witnessed", "paper"):
            self._signing["entered"] = entered
            self._desk.ask_pin("witness", lambda: self.make("sign", {**signed, "wall": self.clock.wall()}))
        else:
            self.make("sign", {**signed, "wall": self.clock.wall()})

    # Standing still

    def want_tool(self, args: Args) -> None:
        """Rest or ask for help, from the buttons at the top."""
        if args["tool"] in (Pause.REST.value, Pause.HELP.value):
            self.make("rest", {"kind": args["tool"]})

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
        """Look once a second whether anybody is there; a call for help stays up until staff have answered it."""
        state = self.running.state if self.running else None
        if self._desk.working or isinstance(state, Ended) or self.showing.screen in ("problem", "setup"):
            return
        if self.showing.screen == "welcome":
            self._tidy()
            return
        pause = state.pause if isinstance(state, Visit) else None
        if isinstance(state, Visit) and pause in (Pause.HELP, Pause.UNWELL) and not state.answered_by:
            return
        before = self._idle.warning
        over = self._idle.over(REST_FACTOR if pause else 1, warn=state is not None or self.showing.screen == "form")
        if self._idle.warning != before:
            self.idled.emit()
        if not over:
            return
        self.touched()
        if isinstance(state, Visit):
            self.want_put_away({})
        else:
            self.welcome()

    def _tidy(self) -> None:
        """End what nobody brought back in time, now and then while nobody is at the kiosk."""
        if self._journal and self.clock.ticks() - self._tidied >= TIDY_EVERY:
            self._tidied = self.clock.ticks()
            self.storage.do(self._journal.end_forgotten, failed=self.not_saved)

    def close(self) -> None:
        """Finish what is on its way to disk and close the home."""
        self._beat.stop()
        self.papers.close(self._sound.hush)
        self.storage.close(lambda: self._journal.close() if self._journal else None)
