"""Every visit on its way to disk and back: opened, noted touch by touch, put away, revived, kept as a record.

Everything here runs on the storage thread, apart from `writer`, which only hands over.
"""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

from kiosk.core.answers import Opening
from kiosk.core.errors import Full
from kiosk.core.pack import Pack
from kiosk.core.visit import Ended, Visit
from kiosk.storage.home import Home
from kiosk.storage.ledger import Ledger, OpenVisit, VisitState
from kiosk.storage.library import Library
from kiosk.storage.settings import Settings
from kiosk.storage.staff import StaffPin
from kiosk.ui.running import Clock, Running, decode_opening, encode_opening


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

    def packs(self) -> tuple[str, ...]:
        """Return the ids of the packs staff may choose."""
        return self._settings.kiosk.packs or self._library.ids()

    def material(self, pack_id: str, library: Library | None = None) -> Material:
        """Load a pack in every language the kiosk speaks too; raise PackError or SettingsError."""
        shelf = library or self._library
        spoken = [one for one in shelf.languages(pack_id) if one in self._languages]
        clinic = self._settings.clinic.values()
        return Material(shelf.folder(pack_id), {one: shelf.load(pack_id, one, clinic) for one in spoken})

    def open(self, opening: Opening, material: Material) -> None:
        """Keep a new visit and the very files of its pack; raise Full when there is no room for a whole visit."""
        if not self.store.home.database.room():
            message = "The disk is nearly full; free some space before you open a visit."
            raise Full(message)
        self._ledger.keep_pack(opening.sha256, zipped(material.folder))
        self._ledger.open_visit(opening.id, encode_opening(opening), opening.opened)

    def writer(self, visit_id: str, hand_over: Callable[[Callable[[], None]], None]) -> Callable[[int, bytes], None]:
        """Return what notes each move of a visit, in order; on a full disk a move waits for the next one's try."""
        missed: list[tuple[int, bytes, str]] = []

        def write(number: int, move: bytes) -> None:
            at = self._clock.wall()

            def note() -> None:
                missed.append((number, move, at))
                while missed:
                    self._ledger.note(visit_id, *missed[0])
                    del missed[0]

            hand_over(note)

        return write

    def keep(self, running: Running, stored: bytes) -> None:
        """Keep an ended visit's record; when this returns it is on disk."""
        ended, opening = running.state, running.opening
        if isinstance(ended, Ended):
            at, outcome = self._clock.wall(), ended.outcome.value
            self._ledger.keep(opening.id, opening.id, stored, ended_at=at, outcome=outcome, pack_id=opening.pack)

    def after_start(self) -> None:
        """Put away what a crash or a power cut left open, and end what nobody brought back in time."""
        for kept in self._ledger.open_visits():
            if kept.state is VisitState.OPEN:
                self._ledger.put_away(kept.id, kept.updated)
        self.end_forgotten()

    def end_forgotten(self) -> None:
        """End, as not today, every visit that was put away longer ago than the clinic allows."""
        for kept in self._ledger.open_visits():
            age = self._clock.now() - datetime.fromisoformat(kept.updated)
            if kept.state is VisitState.PUT_AWAY and age > timedelta(hours=self._settings.kiosk.put_away_hours):
                running, _ = self.revive(kept, lambda note: note())
                running.make("expire", {})
                self.keep(running, running.record())

    def waiting(self) -> list[OpenVisit]:
        """Return the visits that can be brought back."""
        return self._ledger.open_visits()

    def bring(self, visit_id: str, hand_over: Callable[[Callable[[], None]], None]) -> tuple[Running, Material]:
        """Bring a visit back to where it stopped, on the very pack it was opened with."""
        kept = next(one for one in self._ledger.open_visits() if one.id == visit_id)
        self._ledger.resume(visit_id, self._clock.wall())
        return self.revive(kept, hand_over)

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
        folder = unzipped(self._ledger.pack(opening.sha256), opening.pack)
        return self.material(opening.pack, Library((folder.parent,)))


def zipped(folder: Path) -> bytes:
    """Return a pack's files as one zip, the same bytes for the same files."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.writestr(zipfile.ZipInfo(path.relative_to(folder).as_posix()), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unzipped(files: bytes, pack_id: str) -> Path:
    """Lay a kept pack out in a temporary folder and return it; teaching material holds nothing of a person."""
    folder = Path(mkdtemp(prefix="kiosk-pack-")) / pack_id
    with zipfile.ZipFile(BytesIO(files)) as archive:
        archive.extractall(folder)
    return folder
