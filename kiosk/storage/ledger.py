"""What the kiosk keeps: visits that are not yet ended, records that are, the packs they were shown, and who looked at them.

Bytes go in and come out exactly as given, checked against their SHA-256 (see `Database.execute`). Records and packs are
append-only, held by triggers; each record and each act is an entry of the log. Times are ISO 8601 text with offset.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import rfc8785

from kiosk.core.errors import Damaged, Full, StorageError
from kiosk.storage.database import Database
from kiosk.storage.log import Log
from kiosk.storage.log_tree import SIZE, leaf_hash

ACT_FORMAT = "kiosk-act/1"


class VisitState(StrEnum):
    """Where a visit that has not ended stands."""

    OPEN = "open"
    PUT_AWAY = "put_away"


class ActKind(StrEnum):
    """What staff did with what is kept; `docs/record-format.md` tells each."""

    LISTED = "listed"
    VIEWED = "viewed"
    EXPORTED = "exported"
    VERIFIED = "verified"


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
    """One act of staff: who, when, what, on which record; `number` is its place in the log."""

    number: int
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
        self.log = Log(database)

    # Visits that have not ended

    def open_visit(self, visit_id: str, opening: bytes, at: str) -> None:
        """Start keeping a visit.

        What would make a person wait for "Done" is done here: emptying SQLite's write-ahead log, and removing the steps of kept visits.
        """
        self._database.execute("PRAGMA wal_checkpoint(PASSIVE)")
        with self._database.transaction():
            self._database.execute("DELETE FROM visits WHERE id IN (SELECT visit_id FROM records)")
            values = (visit_id, VisitState.OPEN, at, _digest(opening), opening)
            self._database.execute("INSERT INTO visits VALUES (?, ?, ?, ?, ?)", *values)

    def note(self, visit_id: str, seq: int, move: bytes, at: str) -> None:
        """Append one move, counted from 0 without a gap; the same move again is fine, another under its number is Damaged.

        After Full the visit can go on in memory: note the missed moves, in order, when there is room again.
        """
        with self._database.transaction():
            self._append(visit_id, seq, move, at)

    def put_away(self, visit_id: str, at: str, missed: Iterable[tuple[int, bytes, str]] = ()) -> None:
        """Put a visit away, to be resumed by staff, with the moves that `note` had no room for; works on a full disk once."""

        def work() -> None:
            for move in missed:
                self._append(visit_id, *move)
            self._stand(visit_id, VisitState.PUT_AWAY, at)

        self._surely(work)

    def resume(self, visit_id: str, at: str) -> None:
        """Take up a visit again."""
        with self._database.transaction():
            self._stand(visit_id, VisitState.OPEN, at)

    def open_visits(self) -> list[OpenVisit]:
        """Return every visit that has not ended, the one that changed longest ago first."""
        visits = []
        statement = "SELECT id, state, at, sha256, opening FROM visits WHERE id NOT IN (SELECT visit_id FROM records)"
        for visit_id, state, at, sha256, opening in self._database.execute(statement):
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
        self,
        record_id: str,
        visit_id: str,
        stored: bytes,
        *,
        ended_at: str,
        outcome: str,
        pack_id: str,
    ) -> None:
        """Keep a record, log it, and so end its visit, in one commit that is on disk when this returns; works on a full disk once.

        A visit with a record is ended, though its steps are removed only by the next `open_visit`.
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
                ((seq,),) = self._database.execute("SELECT last_insert_rowid()")  # a third of what RETURNING takes
                self.log.add(stored, seq)

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

    def last_end(self) -> str:
        """Return when the visit of the last record ended, empty while there is none."""
        rows = self._database.execute("SELECT ended_at FROM records ORDER BY seq DESC LIMIT 1")
        return str(rows[0][0]) if rows else ""

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
        """Log what staff did; `actor` is the operating system's user, `subject` a record's id."""
        with self._database.transaction():
            self.log.add(act(at, actor, kind, subject, detail or {}))

    def acts(self) -> list[Act]:
        """Return every act in order."""
        acts = []
        for number, body, hashes in self._database.execute("SELECT number, act, hashes FROM entries WHERE act IS NOT NULL ORDER BY number"):
            if leaf_hash(body) != hashes[:SIZE]:
                raise Damaged(_ALTERED)
            told = json.loads(body)
            acts.append(Act(number, told["at"], told["actor"], ActKind(told["kind"]), told["subject"], told["detail"]))
        return acts

    def _append(self, visit_id: str, seq: int, move: bytes, at: str) -> None:
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

    def _stand(self, visit_id: str, state: VisitState, at: str) -> None:
        self._expect(visit_id)
        self._database.execute("UPDATE visits SET state = ?, at = ? WHERE id = ?", state, at, visit_id)

    def _expect(self, visit_id: str) -> None:
        if not self._database.execute("SELECT 1 FROM visits WHERE id = ? AND id NOT IN (SELECT visit_id FROM records)", visit_id):
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


def act(at: str, actor: str, kind: str, subject: str, detail: Mapping[str, str]) -> bytes:
    """Return an act as an entry of the log: RFC 8785 bytes, with a salt so that its leaf hash gives away nothing of it."""
    salt, more = secrets.token_hex(16), dict(detail)
    return rfc8785.dumps({"format": ACT_FORMAT, "at": at, "actor": actor, "kind": kind, "subject": subject, "detail": more, "salt": salt})


_ALTERED = "Something kept on this tablet is not what was written; stop using it and call the person who keeps its backups."


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()


def _whole(body: bytes, sha256: bytes) -> bytes:
    if _digest(body) != sha256:
        raise Damaged(_ALTERED)
    return body
