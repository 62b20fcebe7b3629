"""The kiosk's data folder: one program at a time, closed to other users, with its key and its database."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from kiosk.core.errors import InUse, StorageError
from kiosk.storage.database import Database
from kiosk.storage.keys import DATABASE, FRESH, SEALED, open_key, settle
from kiosk.storage.keystore import Keystore
from kiosk.storage.migrations import migrate


@dataclass(frozen=True, slots=True)
class Home:
    """An open data folder; `warnings` are sentences that staff should see, one for each weakness of the key."""

    path: Path
    database: Database
    warnings: tuple[str, ...]
    _lock: FileLock

    @classmethod
    def open(cls, path: Path, keystore: Keystore | None) -> Self:
        """Lock the folder, open its key and its database, and bring its tables up to date; all is made at the first start.

        Raises InUse while another kiosk has it (a killed one has not), or what `open_key`, `Database.open` and `migrate` raise.
        """
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.chmod(0o700)
            # never a soft lock: a killed kiosk would leave one behind
            lock = FileLock(path / "lock", timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)
            lock.acquire()
        except Timeout as error:
            message = "Another kiosk already works with this data folder; close it first."
            raise InUse(message) from error
        except OSError as error:
            message = f"The data folder {path} cannot be used ({error.strerror}); call the person who set the kiosk up."
            raise StorageError(message) from error
        try:
            key = open_key(path, keystore)
            database = Database.open(path / DATABASE, key.raw, create=key.fresh)
            try:
                migrate(database)
                if key.fresh:
                    settle(path)
                database.reserve.fill()
            except BaseException:
                database.close()
                raise
        except BaseException:
            lock.release()
            raise
        return cls(path, database, key.warnings, lock)

    def close(self) -> None:
        """Close the database and let the next kiosk in."""
        self.database.close()
        self._lock.release()

    def __enter__(self) -> Self:
        """Hold the folder until the block ends."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close it, whatever happened."""
        self.close()


def used(path: Path) -> bool:
    """Tell whether a kiosk has ever been at home here, or left a part of what it keeps."""
    return any((path / name).exists() for name in (DATABASE, SEALED, FRESH))
