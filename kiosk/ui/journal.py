"""Every visit on its way to disk and back: opened, noted touch by touch, put away, revived, kept as a record.

Everything here runs on the storage thread, apart from `writer`, which only hands over.
"""

import json
import logging
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.core.answers import Opening
from kiosk.core.errors import Full, NotNow, PackError, SettingsError, StorageError
from kiosk.core.pack import Pack
from kiosk.core.visit import Ended, PutAway, Visit
from kiosk.storage.home import Home
from kiosk.storage.ledger import Ledger, OpenVisit, VisitState
from kiosk.storage.library import Library
from kiosk.storage.settings import FILE, Settings
from kiosk.storage.staff import StaffPin
from kiosk.ui.running import Clock, Running, decode_opening, encode_opening

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Store:
    """An open home: its ledger and the staff's PIN."""

    home: Home
    ledger: Ledger
    pin: StaffPin


@dataclass(frozen=True, slots=True)
class Material:
    """The folder a visit's pack is read from, and the pack by language."""

    folder: Path
    packs: Mapping[str, Pack]


class Journal:
    """The visits of one home."""

    def __init__(self, store: Store, library: Library, settings: Settings, languages: frozenset[str], clock: Clock) -> None:
        """`languages` are those the kiosk itself speaks."""
        self.store = store
        self._ledger = store.ledger
        self._library = library
        self._settings = settings
        self._languages = languages
        self._clock = clock
        self._materials: dict[tuple[str, str], Material] = {}
        self._missed: dict[str, list[tuple[int, bytes, str]]] = {}
        self._unzipped: dict[str, TemporaryDirectory[str]] = {}

    def close(self) -> None:
        """Let the home go, and the older packs that were laid out."""
        for folder in self._unzipped.values():
            folder.cleanup()
        self.store.home.close()

    def packs(self) -> tuple[str, ...]:
        """Return the ids of the packs staff may choose, never none; raise PackError."""
        if found := self._settings.kiosk.packs or self._library.ids():
            return found
        raise PackError("There is no lesson on this tablet; install the kiosk again.")

    def material(self, pack_id: str, library: Library | None = None) -> Material:
        """Load a pack in every language the kiosk speaks too, once while its files stay the same.

        Raise PackError, which names the pack, or SettingsError.
        """
        shelf = library or self._library
        try:
            files = (pack_id, shelf.sha256(pack_id))
            if files not in self._materials:
                self._materials[files] = self._load(pack_id, shelf)
        except PackError as error:
            message = f'The lesson "{pack_id}" cannot be shown: {error}. Correct it, or take it out of `packs` in {FILE}.'
            raise PackError(message) from error
        return self._materials[files]

    def _load(self, pack_id: str, shelf: Library) -> Material:
        clinic = self._settings.clinic.values()
        packs = {one: shelf.load(pack_id, one, clinic) for one in shelf.languages(pack_id) if one in self._languages}
        if not packs:
            raise PackError("it is in no language that the kiosk speaks")
        return Material(shelf.folder(pack_id), packs)

    def trust(self, opened: str, pack: Pack) -> str:
        """Tell whether the clock can be right, "ok" or "unsure": never before the last visit's end or the lesson's own date."""
        known = [datetime.fromisoformat(end) for end in (self._ledger.last_end(),) if end]
        late = opened[:10] >= pack.updated and all(datetime.fromisoformat(opened) >= end for end in known)
        return "ok" if late else "unsure"

    def open(self, opening: Opening, material: Material) -> None:
        """Keep a new visit and the very files of its pack; raise Full when there is no room for a whole visit."""
        if not self.store.home.database.room():
            message = "The disk is nearly full; free some space before you open a visit."
            raise Full(message)
        self._ledger.keep_pack(opening.sha256, zipped(material.folder))
        self._ledger.open_visit(opening.id, encode_opening(opening), opening.opened)

    def writer(self, visit_id: str, hand_over: Callable[[Callable[[], None]], None]) -> Callable[[int, bytes], None]:
        """Return what notes each move of a visit, in order; on a full disk a move waits for the next one's try."""
        missed = self._missed[visit_id] = []

        def write(number: int, move: bytes) -> None:
            at = self._clock.wall()

            def note() -> None:
                missed.append((number, move, at))
                while missed:
                    self._ledger.note(visit_id, *missed[0])
                    del missed[0]

            hand_over(note)

        return write

    def put_away(self, visit_id: str, at: str) -> None:
        """Put a visit away with every move that a full disk had no room for."""
        self._ledger.put_away(visit_id, at, self._missed.get(visit_id, ()))
        self._missed.pop(visit_id, None)

    def keep(self, stored: bytes) -> None:
        """Keep an ended visit's record; when this returns it is on disk."""
        record = json.loads(stored)
        number, outcome, pack = record["id"], record["outcome"], record["pack"]["id"]
        self._ledger.keep(number, number, stored, ended_at=record["closed"], outcome=outcome, pack_id=pack)
        self._missed.pop(number, None)

    def after_start(self) -> None:
        """Put away what a crash or a power cut left open, keep what it left unkept, and end what nobody brought back in time."""
        for kept in self._ledger.open_visits():
            if kept.state is VisitState.OPEN:
                self._ledger.put_away(kept.id, kept.updated)
                self._finish(kept)
        self.end_forgotten()

    def end_forgotten(self) -> None:
        """End, as not today, every visit that was put away longer ago than the clinic allows."""
        for kept in self._ledger.open_visits():
            age = self._clock.now() - datetime.fromisoformat(kept.updated)
            if kept.state is VisitState.PUT_AWAY and age > timedelta(hours=self._settings.kiosk.put_away_hours):
                self._finish(kept, expire=True)

    def _finish(self, kept: OpenVisit, *, expire: bool = False) -> None:
        """Keep the record of a visit that ended, or that ends now; one that cannot be read now goes on waiting."""
        try:
            running, _ = self.revive(kept, lambda note: note())
        except (Full, NotNow, PackError, SettingsError) as error:
            _log.warning("a visit that waits could not be taken up: %s", error)
            return
        closed = kept.updated
        if expire and isinstance(running.state, PutAway):
            closed = self._clock.wall()
            running.make("expire", {"wall": closed})
        if isinstance(running.state, Ended):
            self.keep(running.record(closed))

    def waiting(self) -> list[OpenVisit]:
        """Return the visits that can be brought back."""
        return self._ledger.open_visits()

    def bring(self, visit_id: str, hand_over: Callable[[Callable[[], None]], None]) -> tuple[Running, Material]:
        """Bring a visit back to where it stopped, on the very pack it was opened with."""
        kept = next((one for one in self._ledger.open_visits() if one.id == visit_id), None)
        if kept is None:
            raise StorageError("This visit is no longer open on this tablet.")
        revived = self.revive(kept, hand_over)
        self._ledger.resume(visit_id, self._clock.wall())
        return revived

    def revive(self, kept: OpenVisit, hand_over: Callable[[Callable[[], None]], None]) -> tuple[Running, Material]:
        """Play a visit's moves again; it comes back as put away, also when nobody had put it away."""
        opening = decode_opening(kept.opening)
        material = self._same(opening)
        running = Running(opening, material.packs, self._clock, self.writer(opening.id, hand_over))
        running.replay(kept.moves)
        if isinstance(running.state, Visit):
            running.make("put_away", {"wall": kept.updated})
        return running, material

    def _same(self, opening: Opening) -> Material:
        for pack_id in self._library.ids():
            if self._library.sha256(pack_id) == opening.sha256:
                return self.material(pack_id)
        if opening.sha256 not in self._unzipped:
            self._unzipped[opening.sha256] = unzipped(self._ledger.pack(opening.sha256), opening.pack)
        return self.material(opening.pack, Library((Path(self._unzipped[opening.sha256].name),)))


def zipped(folder: Path) -> bytes:
    """Return a pack's files as one zip, the same bytes for the same files."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.writestr(zipfile.ZipInfo(path.relative_to(folder).as_posix()), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unzipped(files: bytes, pack_id: str) -> "TemporaryDirectory[str]":
    """Lay a kept pack out in a temporary folder and return that; teaching material holds nothing of a person."""
    folder = TemporaryDirectory(prefix="kiosk-pack-")
    with zipfile.ZipFile(BytesIO(files)) as archive:
        archive.extractall(Path(folder.name) / pack_id)
    return folder
