"""The database's tables, one plain function for each step, each in its own transaction."""

import json
from collections.abc import Callable, Iterable
from heapq import merge

from kiosk.core.errors import StorageError
from kiosk.storage.database import Database


def _first(database: Database) -> None:
    """Open visits with their moves, kept records, kept packs, acts, and the staff's PIN; each body with its own SHA-256."""
    for table in (
        "visits (id TEXT PRIMARY KEY, state TEXT NOT NULL, at TEXT NOT NULL, sha256 BLOB NOT NULL, opening BLOB NOT NULL) STRICT",
        """moves (visit_id TEXT NOT NULL REFERENCES visits ON DELETE CASCADE, seq INTEGER NOT NULL, at TEXT NOT NULL,
            sha256 BLOB NOT NULL, move BLOB NOT NULL, PRIMARY KEY (visit_id, seq)) STRICT, WITHOUT ROWID""",
        """records (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, visit_id TEXT NOT NULL UNIQUE, ended_at TEXT NOT NULL,
            outcome TEXT NOT NULL, pack_id TEXT NOT NULL, sha256 BLOB NOT NULL, stored BLOB NOT NULL) STRICT""",
        "packs (id TEXT PRIMARY KEY, sha256 BLOB NOT NULL, files BLOB NOT NULL) STRICT",
        """acts (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
            detail TEXT NOT NULL) STRICT""",
        "staff (id TEXT PRIMARY KEY, pin TEXT NOT NULL, wrong INTEGER NOT NULL, since REAL NOT NULL) STRICT",
    ):
        database.execute(f"CREATE TABLE {table}")
    _append_only(database, ("records", "packs", "acts"))


def _second(database: Database) -> None:
    """Begin the log: records and acts that are kept already become its first entries, each in its own order, together by their times."""
    from kiosk.storage import log  # noqa: PLC0415 - only a database that is brought up to date needs it
    from kiosk.storage.ledger import act  # noqa: PLC0415 - as above

    log.begin(database)
    _append_only(database, log.APPEND_ONLY)
    begun = log.Log(database)
    records = database.execute("SELECT ended_at, seq FROM records ORDER BY seq")
    acts = database.execute("SELECT at, seq, actor, kind, subject, detail FROM acts ORDER BY seq")
    for at, seq, *told in merge(records, acts, key=lambda row: str(row[0])):
        if told:
            actor, kind, subject, detail = told
            begun.add(act(at, actor, kind, subject, json.loads(detail)))
        else:
            begun.add(database.execute("SELECT stored FROM records WHERE seq = ?", seq)[0][0], seq)
    database.execute("DROP TABLE acts")


def _append_only(database: Database, tables: Iterable[str]) -> None:
    for table in tables:
        for change in ("UPDATE", "DELETE"):
            database.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END",
            )


MIGRATIONS: tuple[Callable[[Database], None], ...] = (_first, _second)
"""In order, for ever: a step that has been released is never changed."""


def migrate(database: Database) -> None:
    """Bring the tables to this program's version; raise StorageError when they are newer than it."""
    version: int = database.execute("PRAGMA user_version")[0][0]
    if version > len(MIGRATIONS):
        message = f"The database was written by a newer kiosk (tables {version}, this program knows {len(MIGRATIONS)}); update the kiosk."
        raise StorageError(message)
    for number, step in enumerate(MIGRATIONS[version:], version + 1):
        with database.transaction():
            step(database)
            database.execute(f"PRAGMA user_version = {number}")
