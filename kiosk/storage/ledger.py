"""What the kiosk keeps: visits that are not yet ended, records that are, the packs they were shown, and who looked at them.

Bytes go in and come out exactly as given, checked against their SHA-256 (see `Database.execute`). Records, packs and acts are
append-only, held by triggers. Times are ISO 8601 text in one offset, so that they sort.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.errors import Damaged, Full, StorageError
from kiosk.storage.database import Database


class VisitState(StrEnum):
    """Where a visit that has not ended stands."""

    OPEN = "open"
    PUT_AWAY = "put_away"


class ActKind(StrEnum):
    """What staff did with what is kept."""

    LISTED = "listed"
    VIEWED = "viewed"
    EXPORTED = "exported"
    PRINTED = "printed"
    VERIFIED = "verified"
    DISCARDED = "discarded"
    PIN_SET = "pin_set"


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """A visit that has not ended: its opening, its moves in order, and when it last changed."""

    id: str
    opening: bytes
    moves: tuple[bytes, ...]
    state: VisitState
    updated: str


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One kept record without its body; `seq` counts from 1 in the order of keeping, `size` is in bytes."""

    seq: int
    id: str
    visit_id: str
    ended_at: str
    outcome: str
    pack_id: str
    size: int


@dataclass(frozen=True, slots=True)
class Act:
    """One act of staff: who, when, what, on which record or visit."""

    seq: int
    at: str
    actor: str
    kind: ActKind
    subject: str
    detail: Mapping[str, str]


class Ledger:
    """Open visits, records, packs and acts in the encrypted database; every method raises StorageError or one of its kinds."""

    def __init__(self, database: Database) -> None:
        """Use a database that `migrate` has brought up to date, on its own thread."""
        self._database = database

    # Visits that have not ended

    def open_visit(self, visit_id: str, opening: bytes, at: str) -> None:
        """Start keeping a visit."""
        with self._database.transaction():
            values = (visit_id, VisitState.OPEN, at, _digest(opening), opening)
            self._database.execute("INSERT INTO visits VALUES (?, ?, ?, ?, ?)", *values)

    def note(self, visit_id: str, seq: int, move: bytes, at: str) -> None:
        """Append one move, counted from 0 without a gap; the same move again is fine, another under its number is Damaged.

        After Full the visit can go on in memory: note the missed moves, in order, when there is room again.
        """
        with self._database.transaction():
            known = self._database.execute("SELECT move FROM moves WHERE visit_id = ? AND seq = ?", visit_id, seq)
            if known == [(move,)]:
                return
            if known:
                message = "A step of this visit was already noted otherwise; put the visit away and call the staff."
                raise Damaged(message)
            self._expect(visit_id)
            (following,) = self._database.execute("SELECT coalesce(max(seq) + 1, 0) FROM moves WHERE visit_id = ?", visit_id)
            if following != (seq,):
                message = "A step of this visit is missing; put the visit away and call the staff."
                raise StorageError(message)
            self._database.execute("INSERT INTO moves VALUES (?, ?, ?, ?, ?)", visit_id, seq, at, _digest(move), move)

    def put_away(self, visit_id: str, at: str) -> None:
        """Put a visit away, to be resumed by staff; works on a full disk once."""
        self._surely(lambda: self._stand(visit_id, VisitState.PUT_AWAY, at))

    def resume(self, visit_id: str, at: str) -> None:
        """Take up a visit again."""
        with self._database.transaction():
            self._stand(visit_id, VisitState.OPEN, at)

    def open_visits(self) -> list[OpenVisit]:
        """Return every visit that has not ended, the one that changed longest ago first."""
        visits = []
        for visit_id, state, at, sha256, opening in self._database.execute("SELECT id, state, at, sha256, opening FROM visits"):
            rows = self._database.execute("SELECT seq, at, sha256, move FROM moves WHERE visit_id = ? ORDER BY seq", visit_id)
            if [row[0] for row in rows] != list(range(len(rows))):
                raise Damaged(_ALTERED)
            moves = tuple(_whole(row[3], row[2]) for row in rows)
            updated = max([at, *(row[1] for row in rows)])
            visits.append(OpenVisit(visit_id, _whole(opening, sha256), moves, VisitState(state), updated))
        return sorted(visits, key=lambda visit: visit.updated)

    def discard(self, visit_id: str) -> None:
        """Remove a visit that has not ended, with its moves; there is no error if there is none."""
        with self._database.transaction():
            self._database.execute("DELETE FROM visits WHERE id = ?", visit_id)

    # Records

    def keep(  # noqa: PLR0913 - a record's own columns
        self, record_id: str, visit_id: str, stored: bytes, *, ended_at: str, outcome: str, pack_id: str,
    ) -> None:
        """Keep a record and end its visit, in one commit that is on disk when this returns; works on a full disk once.

        The same record again is fine (the answer was lost); other bytes, another visit, or a second record of the visit are Damaged.
        """

        def work() -> None:
            known = self._database.execute("SELECT id, visit_id, stored FROM records WHERE id = ? OR visit_id = ?", record_id, visit_id)
            if known and known != [(record_id, visit_id, stored)]:
                message = "Another record is already kept for this visit; stop and call the person who looks after the records."
                raise Damaged(message)
            if not known:
                self._database.execute(
                    "INSERT INTO records (id, visit_id, ended_at, outcome, pack_id, sha256, stored) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    *(record_id, visit_id, ended_at, outcome, pack_id, _digest(stored), stored),
                )
            self._database.execute("DELETE FROM visits WHERE id = ?", visit_id)

        self._surely(work)

    def records(self) -> list[RecordRow]:
        """Return every record in the order of keeping."""
        rows = self._database.execute("SELECT seq, id, visit_id, ended_at, outcome, pack_id, length(stored) FROM records ORDER BY seq")
        return [RecordRow(*row) for row in rows]

    def record(self, record_id: str) -> bytes:
        """Return a record's exact bytes, checked against their SHA-256."""
        rows = self._database.execute("SELECT stored, sha256 FROM records WHERE id = ?", record_id)
        if not rows:
            message = "There is no record of this number."
            raise StorageError(message)
        return _whole(*rows[0])

    def find(self, prefix: str) -> str:
        """Return the full id of the one record whose id begins with `prefix`."""
        rows = self._database.execute("SELECT id FROM records WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2", prefix)
        if len(rows) != 1:
            message = "More than one record begins with this; give more of its number." if rows else "There is no record of this number."
            raise StorageError(message)
        return str(rows[0][0])

    # Packs and acts

    def keep_pack(self, pack: str, files: bytes) -> None:
        """Keep a pack's files once and for ever, under the SHA-256 that records name it by; the first copy stays."""
        with self._database.transaction():
            self._database.execute("INSERT INTO packs VALUES (?, ?, ?) ON CONFLICT DO NOTHING", pack, _digest(files), files)

    def pack(self, pack: str) -> bytes:
        """Return a kept pack's files as they were given."""
        rows = self._database.execute("SELECT files, sha256 FROM packs WHERE id = ?", pack)
        if not rows:
            message = "The teaching material of this record is not kept here."
            raise StorageError(message)
        return _whole(*rows[0])

    def act(self, at: str, actor: str, kind: ActKind, subject: str = "", detail: Mapping[str, str] | None = None) -> None:
        """Write down what staff did; `actor` is the operating system's user, `subject` a record's or visit's id."""
        with self._database.transaction():
            values = (at, actor, kind, subject, json.dumps(dict(detail or {}), ensure_ascii=False, sort_keys=True))
            self._database.execute("INSERT INTO acts (at, actor, kind, subject, detail) VALUES (?, ?, ?, ?, ?)", *values)

    def acts(self) -> list[Act]:
        """Return every act in order."""
        rows = self._database.execute("SELECT seq, at, actor, kind, subject, detail FROM acts ORDER BY seq")
        return [Act(seq, at, actor, ActKind(kind), subject, json.loads(detail)) for seq, at, actor, kind, subject, detail in rows]

    def _stand(self, visit_id: str, state: VisitState, at: str) -> None:
        self._expect(visit_id)
        self._database.execute("UPDATE visits SET state = ?, at = ? WHERE id = ?", state, at, visit_id)

    def _expect(self, visit_id: str) -> None:
        if not self._database.execute("SELECT 1 FROM visits WHERE id = ?", visit_id):
            message = "This visit is no longer open on this tablet."
            raise StorageError(message)

    def _surely(self, work: Callable[[], None]) -> None:
        try:
            with self._database.transaction():
                work()
        except Full:
            if not self._database.reserve.free():
                raise
            with self._database.transaction():
                work()


_ALTERED = "Something kept on this tablet is not what was written; stop using it and call the person who keeps its backups."


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()


def _whole(body: bytes, sha256: bytes) -> bytes:
    if _digest(body) != sha256:
        raise Damaged(_ALTERED)
    return body
