"""What can go wrong, as one tree.

KioskError                    anything this program says in one clear sentence
├── SettingsError             a clinic setting is missing, unknown or wrong
├── PackError                 a pack cannot be used: file, line and cause
├── NotNow                    a move that the visit does not offer at this point
├── StorageError              the database cannot be used as it is
│   ├── WrongKey              the key does not open it
│   ├── Damaged               what is on disk is not what was written
│   ├── Full                  no room is left; nothing was lost
│   └── InUse                 another kiosk works on this home
├── PinRefused                a PIN is too weak, wrong, or must wait
└── PaperError                a paper could not be made

Every message is one sentence that a nurse can act on. None holds a person's name.
"""

from pathlib import PurePath


class KioskError(Exception):
    """Anything this program can say in one clear sentence."""


class SettingsError(KioskError):
    """A clinic setting is missing, unknown or wrong; the message names it."""


class PackError(KioskError):
    """A pack cannot be used; the message names file, line and cause."""

    def __init__(self, cause: str, file: str = "", line: int = 0) -> None:
        """`file` is relative to the pack; `line` counts from 1, 0 when the whole file is meant."""
        self.cause = cause
        self.file = file
        self.line = line
        where = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        super().__init__(where + cause)


class NotNow(KioskError):
    """The visit does not offer this move at this point."""


class StorageError(KioskError):
    """The database cannot be used as it is."""


class WrongKey(StorageError):
    """The key does not open this database."""


class Damaged(StorageError):
    """What is on disk is not what was written."""


class Full(StorageError):
    """No room is left on the disk; nothing that was kept is lost."""


class InUse(StorageError):
    """Another kiosk works on this home."""


class PinRefused(KioskError):
    """A PIN is too weak, wrong, or must wait; `wait` is in seconds."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        """Keep the sentence and how many seconds must pass before the next try."""
        self.wait = wait
        super().__init__(message)


class PaperError(KioskError):
    """A paper could not be made."""


def place(error: BaseException) -> str:
    """Tell where an error that nobody thought of came from, as file:line; its message may hold a person's words, so it is left out."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "no place"
