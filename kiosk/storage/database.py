"""The encrypted database: one connection, durable commits, and errors that a nurse can act on.

SQLCipher with a raw 256-bit key. The file's salt (its first 16 bytes) is derived from the key, which tells a wrong key from a
damaged file. Locking is exclusive, so there is no shared-memory file to grow on a full disk and no second connection.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kiosk.core.errors import Damaged, Full, InUse, StorageError, WrongKey
from kiosk.storage.reserve import Reserve

if TYPE_CHECKING:
    import sqlite3 as sqlcipher  # the same interface, and it has types
else:
    from sqlcipher3 import dbapi2 as sqlcipher

OLDEST_SQLITE = (3, 51, 3)
"""Older ones can corrupt a database when its WAL is reset (sqlite.org, 3.7.0 to 3.51.2)."""

PLAIN_HEADER = b"SQLite format 3\0"
SALT_SIZE = 16

_SETTINGS = (
    ("locking_mode", "exclusive"),
    ("journal_mode", "wal"),
    ("synchronous", 2),  # FULL: with WAL, the only pair beside DELETE and EXTRA that lost nothing in 1,000 simulated power cuts
    ("fullfsync", 1),
    ("checkpoint_fullfsync", 1),
    ("foreign_keys", 1),
    ("recursive_triggers", 1),  # else INSERT OR REPLACE deletes without firing the triggers that forbid it
    ("secure_delete", 1),
    ("temp_store", 2),  # in memory
    ("trusted_schema", 0),
)
"""Set at open and read back; a database that will not have them is refused."""

_DAMAGED = "The database of this kiosk is damaged; stop using it and call the person who keeps its backups."
_IN_USE = "Another kiosk already works with this data folder; close it first."
_CLOSED = "The database cannot be opened for writing; call the staff who look after this tablet."

_SENTENCES: dict[int, tuple[type[StorageError], str]] = {
    3: (StorageError, _CLOSED),  # PERM
    5: (InUse, _IN_USE),  # BUSY
    6: (InUse, _IN_USE),  # LOCKED
    8: (StorageError, _CLOSED),  # READONLY
    10: (StorageError, "The disk of this tablet has failed; stop using it and call the staff who look after it."),  # IOERR
    11: (Damaged, _DAMAGED),  # CORRUPT
    13: (Full, "The disk of this tablet is full; nothing that was kept is lost, call the staff who look after it."),  # FULL
    14: (StorageError, _CLOSED),  # CANTOPEN
    26: (Damaged, _DAMAGED),  # NOTADB
}
"""By primary result code (sqlite.org/rescode.html)."""

_FINAL = (10, 11, 26)
"""After these nothing on disk can be trusted to be as it seems: a failed fsync may have dropped what it was to write."""


class Database:
    """One connection to the encrypted file, used from the thread that opened it and no other."""

    def __init__(self, connection: "sqlcipher.Connection", reserve: Reserve) -> None:
        """Take a connection that `open` has made ready."""
        self._connection = connection
        self._failed = False
        self.reserve = reserve

    @classmethod
    def open(cls, path: Path, key: bytes, *, create: bool = False, reserve: Reserve | None = None) -> Self:
        """Open the file with its 32-byte key, or make it; `create` is for the first start alone.

        Raises WrongKey, Damaged (missing, empty, plain or altered), InUse, Full or StorageError, and then touches nothing.
        """
        if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
            message = f"The database library is too old ({sqlcipher.sqlite_version}); install a newer sqlcipher3."
            raise StorageError(message)
        salt = hashlib.sha256(b"salt" + key).digest()[:SALT_SIZE]
        _look(_header(path), salt, create=create)
        try:
            connection = sqlcipher.connect(path, timeout=0, isolation_level=None)
        except sqlcipher.Error as error:
            raise _told(error) from error
        database = cls(connection, reserve or Reserve(path.parent / "reserve"))
        try:
            database._prepare(path, key, salt)
        except BaseException:
            database.close()
            raise
        return database

    def _prepare(self, path: Path, key: bytes, salt: bytes) -> None:
        self.execute("PRAGMA cipher_log_level = NONE")
        self.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
        if not self.execute("PRAGMA cipher_version"):
            message = "The database library cannot encrypt; install sqlcipher3."
            raise StorageError(message)
        for name, value in _SETTINGS:
            self.execute(f"PRAGMA {name} = {value}")
            if self.execute(f"PRAGMA {name}") != [(value,)]:
                message = f"The database does not take the setting {name} = {value}; call the person who set the kiosk up."
                raise StorageError(message)
        if _header(path) != salt:
            message = "The database library did not encrypt the database; install sqlcipher3 again."
            raise StorageError(message)

    def execute(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows.

        A value that may outgrow a page needs a digest of its own: SQLCipher reads a damaged overflow page as zeros, and says nothing.
        """
        if self._failed:
            message = "The database has stopped after a fault of the disk; call the staff who look after this tablet."
            raise StorageError(message)
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlcipher.Error as error:
            self._failed = _code(error) in _FINAL
            raise _told(error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do what stands inside wholly and durably, or not at all."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # a failed commit may already be rolled back
                with suppress(sqlcipher.Error):
                    self._connection.execute("ROLLBACK")
            raise

    def room(self) -> bool:
        """Tell whether a new visit may start."""
        return not self._failed and self.reserve.room()

    def close(self) -> None:
        """Close the file; what was committed is on disk already."""
        with suppress(sqlcipher.Error):
            self._connection.close()


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SALT_SIZE)
    except FileNotFoundError:
        return b""
    except OSError as error:
        message = f"The database cannot be read ({error.strerror}); call the staff who look after this tablet."
        raise StorageError(message) from error


def _look(header: bytes, salt: bytes, *, create: bool) -> None:
    if header == salt or (create and not header):
        return
    if not header:
        message = "The database of this kiosk is missing or empty; call the person who keeps its backups."
        raise Damaged(message)
    if header == PLAIN_HEADER:
        message = "The database of this kiosk has been replaced by one that is not encrypted; call the person who keeps its backups."
        raise Damaged(message)
    if len(header) < SALT_SIZE:
        raise Damaged(_DAMAGED)
    message = "The key of this kiosk does not fit its database, or the database was overwritten; call the person who keeps its backups."
    raise WrongKey(message)


def _code(error: Exception) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _told(error: Exception) -> StorageError:
    code = _code(error)
    if not code:
        raise error  # a mistake of this program, such as the wrong thread
    kind, sentence = _SENTENCES.get(code, (StorageError, f"The database refused a change ({error})."))
    return kind(sentence)
