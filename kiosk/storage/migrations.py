"""The database's tables, one plain function for each step, each in its own transaction."""

from collections.abc import Callable

from kiosk.core.errors import StorageError
from kiosk.storage.database import Database

_APPEND_ONLY = ("records", "packs", "acts")


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
    for table in _APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            database.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END",
            )


MIGRATIONS: tuple[Callable[[Database], None], ...] = (_first,)
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
