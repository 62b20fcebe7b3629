"""Between the screens and everything else: turns touches into moves and states into screens.

Nothing here waits: what is slow runs on `storage` or `papers` and comes back. What is shown is derived from the state.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import structlog
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from kiosk import ASSETS
from kiosk.core.answers import Comfort, Opening, Outcome, Pause
from kiosk.core.errors import Full, KioskError, NotNow, PinRefused
from kiosk.core.pack import Pack
from kiosk.core.visit import Ended, PutAway, State, Visit
from kiosk.storage.home import Home
from kiosk.storage.ledger import Ledger, OpenVisit, VisitState
from kiosk.storage.library import Library
from kiosk.storage.settings import Settings
from kiosk.storage.staff import StaffPin
from kiosk.ui import form
from kiosk.ui.present import Look, Shown, blocks, day, show, tools
from kiosk.ui.running import Clock, Running, decode_opening, encode_opening, stored, zipped
from kiosk.ui.worker import Worker

_log = structlog.get_logger()

DEMO_PIN = "428197"
"""The demo clinic's PIN, shown on its own PIN screen; a real clinic sets its own."""

REST_FACTOR = 3
"""A rest may last this many times longer than any other page before the warning."""


@dataclass(frozen=True, slots=True)
class Store:
    """What lives on the storage thread."""

    home: Home
    ledger: Ledger
    pin: StaffPin


class Session(QObject):
    """What QML talks to: `screen`, `key` and `page` say what is shown, `move` and `want` say what was touched."""

    shown = Signal()
    comforted = Signal()
    idled = Signal()

    def __init__(  # noqa: PLR0913 - the composition root's parts
        self,
        settings: Settings,
        library: Library,
        words: Mapping[str, Mapping[str, Any]],
        open_store: Callable[[], Store],
        clock: Clock,
        language: str = "en",
    ) -> None:
        """`words` holds the kiosk's words by language; `open_store` is called once, on the storage thread."""
        super().__init__()
        self._settings = settings
        self._library = library
        self._all_words = words
        self._language = language
        self._clock = clock
        self._storage = Worker("storage")
        self._papers = Worker("papers")
        self._store: Store | None = None
        self._running: Running | None = None
        self._look: Look | None = None
        self._shown = Shown("welcome", "welcome", {})
        self._comfort = self._first_comfort()
        self._pin_then: Callable[[], None] | None = None
        self._signing: dict[str, Any] = {}
        self._bytes = b""
        self._idle = 0
        self._last_touch = clock.ticks()
        self._beat = QTimer(self, interval=1000)
        self._beat.timeout.connect(self._tick)
        self._storage.do(open_store, self._opened, self._cannot_start)
        self._welcome()

    # What QML reads -----------------------------------------------------------------------------------

    screen = Property(str, lambda self: self._shown.screen, notify=shown)
    key = Property(str, lambda self: self._shown.key, notify=shown)
    page = Property("QVariantMap", lambda self: self._shown.page, notify=shown)
    words = Property("QVariantMap", lambda self: dict(self._words), notify=comforted)
    size = Property(int, lambda self: self._comfort.size, notify=comforted)
    theme = Property(str, lambda self: self._comfort.theme, notify=comforted)
    motion = Property(bool, lambda self: self._comfort.motion, notify=comforted)
    rightToLeft = Property(bool, lambda self: self._words["direction"] == "rtl", notify=comforted)  # noqa: N815 - QML reads it
    idle = Property(int, lambda self: self._idle, notify=idled)

    @property
    def running(self) -> Running | None:
        """The visit on the screen, if there is one."""
        return self._running

    @property
    def store(self) -> Store:
        """What lives on the storage thread; use it there only, through `on_disk`."""
        return self._kept

    def on_disk(self, work: Callable[[], bytes]) -> bytes:
        """Do something on the storage thread and wait for it: for tours and tests, never for a screen."""
        return self._storage.ask(work)

    @property
    def busy(self) -> bool:
        """Whether something is still on its way to disk or paper."""
        return bool(self._storage.waiting or self._papers.waiting)

    @property
    def _words(self) -> Mapping[str, Any]:
        return self._all_words[self._language]

    # What QML says ------------------------------------------------------------------------------------

    @Slot(str, "QVariantMap")
    def move(self, name: str, args: dict[str, Any]) -> None:
        """Make a move of the visit; one that does not fit (a second touch on a page that is leaving) is left out."""
        self.touched()
        if self._running is None or self._shown.screen in ("pin", "not_kept", "kept"):
            return
        if name == "ask":
            args = {"text": form.clean(args.get("text"))}
            if self._alarming(args["text"]):
                self._make("ask", args)
                name, args = "rest", {"kind": Pause.UNWELL.value}
        self._make(name, args)

    @Slot(str, "QVariantMap")
    def want(self, what: str, args: dict[str, Any]) -> None:
        """Do anything that is not a move of the visit."""
        self.touched()
        act = getattr(self, f"_want_{what}", None)
        if act is None:
            raise KeyError(what)
        act(args)

    @Slot(str)
    def used(self, device: str) -> None:
        """Note a way of input, once a visit."""
        self.touched()
        if self._running and isinstance(self._running.state, Visit) and device not in self._running.visit.inputs:
            self._make("touched_with", {"device": device})

    @Slot()
    def touched(self) -> None:
        """Take any touch as a sign that somebody is there."""
        self._last_touch = self._clock.ticks()
        if self._idle:
            self._idle = 0
            self.idled.emit()

    # Moves of the visit -------------------------------------------------------------------------------

    def _make(self, name: str, args: Mapping[str, Any]) -> State | None:
        running = self._running
        if running is None:
            return None
        try:
            state = running.make(name, args)
        except NotNow as refused:
            _log.info("move left out", move=name, cause=str(refused))
            return None
        if isinstance(state, Ended):
            self._keep()
        elif isinstance(state, PutAway):
            self._put_away(running.opening.id)
        else:
            self._show_visit()
        return state

    def _save(self, visit_id: str) -> Callable[[int, bytes], None]:
        def save(number: int, move: bytes) -> None:
            at = self._clock.wall()
            self._storage.do(lambda: self._kept.ledger.note(visit_id, number, move, at), failed=self._not_saved)

        return save

    def _not_saved(self, error: KioskError) -> None:
        _log.error("a step could not be saved", cause=str(error))
        if not isinstance(error, Full):  # a full disk is met at the end, with the reserve; all else is final
            self._problem(str(error))

    def _show_visit(self) -> None:
        if self._running is None or self._look is None:
            return
        visit = self._running.visit
        if visit.language != self._language:
            self._language = visit.language
            self._look = replace(self._look, words=self._words)
            self.comforted.emit()
        if visit.comfort != self._comfort:
            self._comfort = visit.comfort
            self.comforted.emit()
        shown = show(visit, self._look)
        extra: dict[str, Any] = {}
        if shown.screen == "sign":
            extra = {"saving": False, "sheet": "", "date": day(self._words, self._clock.wall())}
        if shown.screen == "rest":
            extra = {"picture": (ASSETS / "art" / "rest.svg").as_uri()}
        if shown.screen == "help":
            extra = {"picture": (ASSETS / "art" / "help.svg").as_uri()}
        self._present(shown.screen, {**shown.page, **extra}, shown.key)

    def _present(self, screen: str, page: dict[str, Any], key: str = "") -> None:
        self._shown = Shown(screen, key or screen, page)
        self.shown.emit()

    def _alter(self, **values: Any) -> None:
        self._present(self._shown.screen, {**self._shown.page, **values}, self._shown.key)

    # Beginning ----------------------------------------------------------------------------------------

    @property
    def _kept(self) -> Store:
        if self._store is None:
            message = "the store is open before any visit"
            raise RuntimeError(message)
        return self._store

    def _opened(self, store: Store) -> None:
        self._store = store
        for warning in store.home.warnings:
            _log.warning("storage", warning=warning)
        self._beat.start()
        self._storage.do(self._after_start, self._started, self._cannot_start)

    def _after_start(self) -> bool:
        store = self._kept
        for visit in store.ledger.open_visits():
            if visit.state is VisitState.OPEN:  # the power went, or the kiosk was killed: nothing is lost
                store.ledger.put_away(visit.id, visit.updated)
        self._end_forgotten()
        if self._settings.demo and not store.pin.is_set:
            store.pin.set(DEMO_PIN)
        return store.pin.is_set

    def _started(self, pin_is_set: bool) -> None:  # noqa: FBT001 - the one thing it tells
        try:
            self._missing_values()
        except KioskError as missing:
            self._cannot_start(missing)
            return
        if pin_is_set:
            self._welcome()
        else:
            self._setup("", again=False)

    def _missing_values(self) -> None:
        for pack_id in self._packs():
            self._library.load(pack_id, self._language, self._settings.clinic.values())

    def _packs(self) -> tuple[str, ...]:
        return self._settings.kiosk.packs or self._library.ids()

    def _cannot_start(self, error: KioskError) -> None:
        _log.error("cannot start", cause=str(error))
        self._present("problem", {"title": self._words["problem"]["title_staff"], "text": str(error)})

    def _problem(self, text: str) -> None:
        _log.error("stopped", cause=text)
        self._present("problem", {"title": self._words["problem"]["title"], "text": f"{self._words['problem']['text']} {text}"})

    def _first_comfort(self) -> Comfort:
        return Comfort(size=self._settings.kiosk.text_size, theme=self._settings.kiosk.theme)

    def _welcome(self) -> None:
        self._running = None
        self._look = None
        self._signing = {}
        self._bytes = b""
        self._pin_then = None
        if self._comfort != self._first_comfort():
            self._comfort = self._first_comfort()
            self.comforted.emit()
        clipboard = QGuiApplication.clipboard()
        if clipboard.text():
            clipboard.clear()
        ready = self._store is not None
        page = {
            "clinic": self._settings.clinic.clinic_name,
            "demo": self._settings.demo,
            "begin": ready and (self._settings.demo or self._settings.kiosk.self_start),
            "ready": ready,
            "languages": [{"id": one, "name": words["name"], "chosen": one == self._language} for one, words in self._all_words.items()],
            "picture": (ASSETS / "art" / "welcome.svg").as_uri(),
        }
        self._present("welcome", page)

    def _want_settle(self, args: dict[str, Any]) -> None:
        if self._running and isinstance(self._running.state, Visit):
            self._make("settle", args)
            return
        self._comfort = replace(self._comfort, **args)
        self.comforted.emit()

    def _want_language(self, args: dict[str, Any]) -> None:
        if self._running and isinstance(self._running.state, Visit):
            self._make("speak", {"language": args["id"]})
            return
        self._language = args["id"]
        self.comforted.emit()
        self._welcome()

    def _want_begin(self, args: dict[str, Any]) -> None:
        del args
        values = {"name": "Sample Person", "born": "1961-05-04"} if self._settings.demo else {}
        self._form(own=True, values=values, errors={})

    # Staff --------------------------------------------------------------------------------------------

    def _want_staff(self, args: dict[str, Any]) -> None:
        del args
        self._ask_pin("resume", self._desk)

    def _want_cancel(self, args: dict[str, Any]) -> None:
        del args
        if self._running:
            self._show_visit()
        else:
            self._welcome()

    def _want_leave(self, args: dict[str, Any]) -> None:
        del args
        self._welcome()

    def _ask_pin(self, purpose: str, then: Callable[[], None]) -> None:
        self._pin_then = then
        hint = self._words["pin"]["demo"].format(pin=DEMO_PIN) if self._settings.demo else ""
        page = {"title": self._words["pin"][purpose], "error": "", "wait": 0, "busy": False, "needsName": False, "cancel": True, "hint": hint}
        self._present("pin", page, f"pin/{purpose}")

    def _want_pin(self, args: dict[str, Any]) -> None:
        pin = str(args["pin"])
        if self._shown.page.get("busy"):
            return
        self._alter(busy=True, error="")
        if self._shown.screen == "setup":
            self._set_pin(pin)
        else:
            self._storage.do(lambda: self._kept.pin.check(pin), self._right_pin, self._wrong_pin)

    def _right_pin(self, _: None) -> None:
        then, self._pin_then = self._pin_then, None
        if then:
            then()

    def _wrong_pin(self, error: KioskError) -> None:
        wait = error.wait if isinstance(error, PinRefused) else 0
        words = self._words["pin"]
        said = words["wait"].format(n=round(wait)) if wait else words["wrong"] if isinstance(error, PinRefused) else str(error)
        self._alter(busy=False, error=said, wait=round(wait))

    def _setup(self, error: str, *, again: bool) -> None:
        self._present("setup", {"error": error, "again": again, "busy": False}, f"setup/{again}")

    def _set_pin(self, pin: str) -> None:
        if not self._shown.page["again"]:
            self._signing = {"pin": pin}
            self._setup("", again=True)
        elif self._signing.pop("pin", "") != pin:
            self._setup(self._words["setup"]["different"], again=False)
        else:
            self._storage.do(lambda: self._kept.pin.set(pin), lambda _: self._welcome(), lambda error: self._setup(str(error), again=False))

    def _desk(self) -> None:
        self._storage.do(
            lambda: (self._kept.ledger.open_visits(), self._kept.home.database.room()), self._show_desk, lambda error: self._problem(str(error))
        )

    def _show_desk(self, found: tuple[list[OpenVisit], bool]) -> None:
        visits, room = found
        self._present("desk", {"visits": [self._waiting(visit) for visit in visits], "room": room})

    def _waiting(self, kept: OpenVisit) -> dict[str, Any]:
        words = self._words
        opening = decode_opening(kept.opening)
        since = words["desk"]["since"].format(date=day(words, kept.updated), time=kept.updated[11:16])
        denied = bool(kept.moves) and b'"name": "deny"' in kept.moves[-1]
        born = words["common"]["born"].format(date=day(words, opening.born)) if opening.born else ""
        return {"id": kept.id, "name": opening.name, "born": born, "number": opening.number, "since": since, "notMe": denied, "where": ""}

    def _want_open(self, args: dict[str, Any]) -> None:
        del args
        self._form(own=False, values={}, errors={})

    def _form(self, *, own: bool, values: Mapping[str, Any], errors: Mapping[str, str]) -> None:
        clinic = self._settings.clinic.values()
        packs = [self._library.load(pack_id, self._language, clinic) for pack_id in self._packs()]
        page = {
            "own": own,
            "values": dict(values),
            "errors": dict(errors),
            "surgeons": [one.name for one in self._settings.surgeons],
            "packs": [{"id": one.id, "title": one.title} for one in packs],
        }
        self._present("form", page, f"form/{own}")

    def _want_start(self, args: dict[str, Any]) -> None:
        own = bool(self._shown.page["own"])
        errors = form.check(args, self._words, self._clock.now().date())
        if errors:
            self._form(own=own, values=args, errors=errors)
            return
        pack_id = str(args.get("pack") or self._packs()[0])
        packs = self._load(pack_id, self._library)
        opening = form.opening(
            args,
            packs[self._language],
            checked_by="self" if own else "staff",
            tablet=self._settings.kiosk.tablet,
            opened=self._clock.wall(),
        )
        source = self._library.folder(pack_id)

        def begin() -> None:
            store = self._kept
            if not store.home.database.room():
                raise Full(self._words["desk"]["no_room"])
            store.ledger.keep_pack(opening.sha256, zipped(source))
            store.ledger.open_visit(opening.id, encode_opening(opening), opening.opened)

        self._run(Running(opening, packs, self._clock, self._save(opening.id)), source)
        self._storage.do(begin, lambda _: self._settle_first(), self._cannot_begin)

    def _cannot_begin(self, error: KioskError) -> None:
        self._running = None
        self._problem(str(error))

    def _settle_first(self) -> None:
        if self._running:
            self._make("settle", {"size": self._comfort.size, "theme": self._comfort.theme, "motion": self._comfort.motion})

    def _load(self, pack_id: str, library: Library) -> dict[str, Pack]:
        clinic = self._settings.clinic.values()
        spoken = [one for one in library.languages(pack_id) if one in self._all_words]
        return {one: library.load(pack_id, one, clinic) for one in spoken}

    def _run(self, running: Running, source: Path) -> None:
        self._running = running
        clinic = self._settings.clinic
        self._look = Look(
            words=self._words,
            pictures=source,
            body=ASSETS / "art",
            offers={one.name: one.offers for one in self._settings.surgeons},
            emergency=clinic.emergency_number,
            crisis=clinic.crisis_line,
            languages=tuple(running.packs),
        )

    def _want_resume(self, args: dict[str, Any]) -> None:
        self._bring(str(args["id"]), "resume")

    def _want_end(self, args: dict[str, Any]) -> None:
        self._bring(str(args["id"]), "expire")

    def _bring(self, visit_id: str, name: str) -> None:
        def look_up() -> tuple[OpenVisit, Path]:
            kept = next(one for one in self._kept.ledger.open_visits() if one.id == visit_id)
            return kept, self._material(decode_opening(kept.opening))

        def brought(found: tuple[OpenVisit, Path]) -> None:
            kept, source = found
            running = self._revive(kept, source)
            self._run(running, source)
            if name == "resume":
                at = self._clock.wall()
                self._storage.do(lambda: self._kept.ledger.resume(visit_id, at), failed=self._not_saved)
            self._make(name, {"wall": self._clock.wall()} if name == "resume" else {})

        self._storage.do(look_up, brought, lambda error: self._problem(str(error)))

    def _material(self, opening: Opening) -> Path:
        """Return the folder of the very pack a visit was opened with, from the kept copy when it has changed since."""
        for pack_id in self._library.ids():
            if self._library.sha256(pack_id) == opening.sha256:
                return self._library.folder(pack_id)
        return unzipped(self._kept.ledger.pack(opening.sha256), opening.pack)

    def _revive(self, kept: OpenVisit, source: Path) -> Running:
        opening = decode_opening(kept.opening)
        packs = self._load(opening.pack, Library((source.parent,)))
        running = Running(opening, packs, self._clock, self._save(opening.id))
        running.replay(kept.moves)
        if isinstance(running.state, Visit):
            running.make("put_away", {"wall": kept.updated})
        return running

    def _end_forgotten(self) -> None:
        store = self._kept
        for kept in store.ledger.open_visits():
            left = self._clock.now() - datetime.fromisoformat(kept.updated)
            if left > timedelta(hours=self._settings.kiosk.put_away_hours):
                running = self._revive(kept, self._material(decode_opening(kept.opening)))
                running.make("expire", {})
                ended = running.state
                if isinstance(ended, Ended):
                    self._commit(running, running.record(), ended.outcome)

    # Standing still -----------------------------------------------------------------------------------

    def _want_tool(self, args: dict[str, Any]) -> None:
        if args["tool"] in (Pause.REST.value, Pause.HELP.value):
            self._make("rest", {"kind": args["tool"]})

    def _want_answer_call(self, args: dict[str, Any]) -> None:
        del args
        self._ask_pin("help", lambda: self._make("answer_call", {"staff": "staff"}))

    def _want_check(self, args: dict[str, Any]) -> None:
        del args
        self._ask_pin("check", lambda: self._make("check", {"staff": "staff"}))

    def _want_show(self, args: dict[str, Any]) -> None:
        self._make("correct", {"kind": "page", "id": args["page"]})

    def _want_deny(self, args: dict[str, Any]) -> None:
        del args
        self._make("deny", {"wall": self._clock.wall()})

    def _want_put_away(self, args: dict[str, Any]) -> None:
        del args
        self._make("put_away", {"wall": self._clock.wall()})

    def _want_here(self, args: dict[str, Any]) -> None:
        del args
        self.touched()

    def _put_away(self, visit_id: str) -> None:
        at = self._clock.wall()
        self._storage.do(lambda: self._kept.ledger.put_away(visit_id, at), failed=self._not_saved)
        self._welcome()

    def _alarming(self, text: str) -> bool:
        lowered = text.casefold().replace("\u2019", "'")
        return any(phrase in lowered for phrase in self._words["alarm"]["phrases"])

    def _tick(self) -> None:
        kiosk = self._settings.kiosk
        quiet = self._clock.ticks() - self._last_touch
        allowed = kiosk.idle_minutes * 60
        visit = self._running.state if self._running else None
        if self._shown.screen in ("welcome", "problem", "setup", "not_kept") or (isinstance(visit, Visit) and visit.pause in (Pause.HELP, Pause.UNWELL)):
            return
        if isinstance(visit, Visit) and visit.pause in (Pause.REST, Pause.PAIN):
            allowed *= REST_FACTOR
        left = round(allowed + kiosk.idle_warning_seconds - quiet)
        if quiet < allowed:
            return
        if left > 0:
            self._idle = left
            self.idled.emit()
            return
        self.touched()
        if isinstance(visit, Visit) and not self._shown.page.get("saving"):
            self._want_put_away({})
        else:
            self._welcome()

    # Signing and keeping ------------------------------------------------------------------------------

    def _want_sign(self, args: dict[str, Any]) -> None:
        signed = {
            "kind": str(args["kind"]),
            "wall": self._clock.wall(),
            "text": form.clean(args.get("text")),
            "staff": form.clean(args.get("staff")),
            "strokes": args.get("strokes") or [],
        }
        if signed["kind"] in ("witnessed", "paper"):
            self._ask_pin("witness", lambda: self._make("sign", {**signed, "wall": self._clock.wall()}))
        else:
            self._make("sign", signed)

    def _keep(self) -> None:
        running = self._running
        if running is None or not isinstance(running.state, Ended):
            return
        if self._shown.screen == "sign":
            self._alter(saving=True)
        self._bytes = running.record()
        self._store_record(running, running.state.outcome)

    def _store_record(self, running: Running, outcome: Outcome) -> None:
        record = self._bytes
        self._storage.do(lambda: self._commit(running, record, outcome), lambda _: self._is_kept(running, outcome), self._is_not_kept)

    def _commit(self, running: Running, record: bytes, outcome: Outcome) -> None:
        opening = running.opening
        self._kept.ledger.keep(
            opening.id, opening.id, record, ended_at=self._clock.wall(), outcome=outcome.value, pack_id=opening.pack
        )

    def _is_kept(self, running: Running, outcome: Outcome) -> None:
        visit = running.visit
        page = {
            "frame": {**self._bare_frame(), "draft": self._words["common"]["draft"] if visit.pack.draft else ""},
            "outcome": outcome.value,
            "text": self._words["kept"][outcome.value],
            "nextSteps": blocks(visit.pack.next_steps),
            "copy": "offer" if self._settings.kiosk.print_folder else "none",
        }
        self._running = None
        self._present("kept", page)

    def _bare_frame(self) -> dict[str, Any]:
        common = self._words["common"]
        return {
            **dict.fromkeys(("chapter", "place", "draft", "back", "next", "status"), ""),
            "tools": tools(Look(words=self._words, pictures=ASSETS, body=ASSETS, offers={}), rest=False)[:1],
            "more": common["more_below"],
            "top": common["to_top"],
            "nextEnabled": False,
            "terms": {},
        }

    def _is_not_kept(self, error: KioskError) -> None:
        _log.error("record not kept", cause=str(error))
        if isinstance(error, Full):
            self._present("not_kept", {"busy": False, "text": str(error)})
        else:
            self._problem(str(error))

    def _want_again(self, args: dict[str, Any]) -> None:
        del args
        running = self._running
        if running is None or not isinstance(running.state, Ended):
            return
        outcome = running.state.outcome
        self._ask_pin("again", lambda: self._store_record(running, outcome))

    # Papers -------------------------------------------------------------------------------------------

    def _want_copy(self, args: dict[str, Any]) -> None:
        del args
        self._alter(copy="making")
        self._paper("take_home", self._bytes, lambda _: self._alter_if("kept", copy="made"), lambda _: self._alter_if("kept", copy="failed"))

    def _want_sheet(self, args: dict[str, Any]) -> None:
        del args
        running = self._running
        if running is None or not isinstance(running.state, Visit):
            return
        provisional = stored(Ended(running.state, Outcome.ACKNOWLEDGED, None), running.packs, self._clock)
        said = self._words["sign"]
        folder = self._settings.kiosk.print_folder
        if not folder:
            self._alter(sheet=said["no_folder"])
            return
        self._paper(
            "signing_sheet",
            provisional,
            lambda path: self._alter_if("sign", sheet=said["paper_made"].format(folder=path.parent)),
            lambda error: self._alter_if("sign", sheet=str(error)),
        )

    def _alter_if(self, screen: str, **values: Any) -> None:
        if self._shown.screen == screen:
            self._alter(**values)

    def _paper(self, kind: str, record: bytes, then: Callable[[Path], None], failed: Callable[[KioskError], None]) -> None:
        folder = Path(self._settings.kiosk.print_folder)
        words = self._words["paper"]

        def make() -> Path:
            from kiosk.documents.export import put  # noqa: PLC0415 - Typst takes a while to import
            from kiosk.documents.papers import Paper  # noqa: PLC0415

            return put(Paper(kind), record, words, folder)

        self._papers.do(make, then, failed)

    def close(self) -> None:
        """Finish what is on its way to disk and close the home."""
        self._beat.stop()
        self._papers.close()
        store = self._store
        self._storage.close(store.home.close if store else None)


def unzipped(files: bytes, pack_id: str) -> Path:
    """Lay a kept pack out in a temporary folder and return it; teaching material holds nothing of a person."""
    import zipfile  # noqa: PLC0415 - only for a visit whose pack has changed since
    from io import BytesIO  # noqa: PLC0415

    with zipfile.ZipFile(BytesIO(files)) as archive:
        folder = Path(mkdtemp(prefix="kiosk-pack-")) / pack_id
        archive.extractall(folder)
    return folder
