"""A file of ballast beside the database: freed when the disk is full, so that a person who signs is never stranded."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

SIZE = 8 * 1024 * 1024
"""Bytes of real blocks: many times what signing writes, and more than one checkpoint adds to the database."""


class Reserve:
    """The ballast file; random bytes, so that no file system can keep it in less room."""

    def __init__(self, path: Path, size: int = SIZE) -> None:
        """Name the file; `fill` makes it."""
        self._path = path
        self._size = size

    def fill(self) -> bool:
        """Tell whether the ballast is whole, making it so if the disk allows."""
        try:
            if self._path.stat().st_size == self._size:
                return True
        except OSError:
            pass
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(os.urandom(self._size))
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            self.free()
            return False
        return True

    def free(self) -> bool:
        """Give the room back to the disk; False when there was nothing to give."""
        with suppress(OSError):
            self._path.unlink()
            return True
        return False

    def room(self) -> bool:
        """Tell whether a visit may start: the ballast is whole, and as much again is free for the visit itself."""
        return self.fill() and shutil.disk_usage(self._path.parent).free >= self._size
