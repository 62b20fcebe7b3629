"""The staff's PIN: set at the first start, kept as an Argon2id hash, and slow to guess.

Five wrong PINs wait 15 seconds, each further one twice as long, at most 15 minutes. A try is counted before it is checked, so
ending the program gives no free try. If the clock was set back, the wait begins again; a clock that someone with the right to
do so sets forward shortens it.
"""

from collections.abc import Callable

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from kiosk.core.errors import PinRefused
from kiosk.storage.database import Database

SHORTEST = 6
LONGEST = 32
FREE_TRIES = 5
FIRST_WAIT = 15.0
LONGEST_WAIT = 900.0

HASHER = PasswordHasher(time_cost=3, memory_cost=47104, parallelism=1)
"""Argon2id with 46 MiB (OWASP's first choice is 46 MiB and one pass)."""

_COMMON = frozenset(
    {
        *("112233", "223344", "102030", "111222", "222333", "332211", "121314", "131415"),
        *("147258", "147852", "258369", "159357", "159753", "741852", "963852", "147896", "147963", "987321", "789456", "142536"),
        *("123654", "654123", "321654", "123450", "123580", "246810", "135790", "135791", "112358", "314159", "271828"),
    }
)
"""Doubled or tripled digits, paths on a keypad, and well-known rows."""

_RUNS = ("0123456789" * 5, "9876543210" * 5)
_WHO = "staff"


class StaffPin:
    """The one PIN of the staff, its tries counted in the database."""

    def __init__(self, database: Database, clock: Callable[[], float], hasher: PasswordHasher = HASHER) -> None:
        """`clock` tells seconds since 1970. Use on the database's thread: a check takes a noticeable time."""
        self._database = database
        self._clock = clock
        self._hasher = hasher

    @property
    def is_set(self) -> bool:
        """Whether staff have chosen a PIN."""
        return bool(self._database.execute("SELECT 1 FROM staff WHERE id = ?", _WHO))

    def set(self, pin: str) -> None:
        """Choose the first PIN; raise PinRefused when it is weak or one is set already."""
        if self.is_set:
            message = "A PIN is set already; give the old one to change it."
            raise PinRefused(message)
        refuse_weak(pin)
        with self._database.transaction():
            self._database.execute("INSERT INTO staff VALUES (?, ?, 0, 0)", _WHO, self._hasher.hash(pin))

    def change(self, old: str, new: str) -> None:
        """Choose another PIN; raise PinRefused when the old one is wrong or must wait, or the new one is weak."""
        refuse_weak(new)
        self.check(old)
        with self._database.transaction():
            self._database.execute("UPDATE staff SET pin = ? WHERE id = ?", self._hasher.hash(new), _WHO)

    def wait(self) -> float:
        """Return how many seconds must pass before the next try, 0 when it may be now."""
        with self._database.transaction():
            rows = self._database.execute("SELECT wrong, since FROM staff WHERE id = ?", _WHO)
            if not rows:
                return 0.0
            wrong, since = int(rows[0][0]), float(rows[0][1])
            now = self._clock()
            if now < since:
                since = now
                self._database.execute("UPDATE staff SET since = ? WHERE id = ?", now, _WHO)
            return max(0.0, since + wait_after(wrong) - now)

    def check(self, pin: str) -> None:
        """Return when the PIN is right; raise PinRefused when it is wrong, is not set, or must wait."""
        rows = self._database.execute("SELECT pin, wrong FROM staff WHERE id = ?", _WHO)
        if not rows:
            message = "No PIN is set yet."
            raise PinRefused(message)
        if wait := self.wait():
            message = f"Too many wrong PINs: wait {_spoken(wait)}, then try again."
            raise PinRefused(message, wait)
        kept, wrong = rows[0]
        self._count(wrong + 1)
        try:
            self._hasher.verify(kept, pin)
        except VerifyMismatchError as error:
            wait = wait_after(wrong + 1)
            message = f"This PIN is wrong: wait {_spoken(wait)}, then try again." if wait else "This PIN is wrong; try again."
            raise PinRefused(message, wait) from error
        self._count(0)

    def _count(self, wrong: int) -> None:
        with self._database.transaction():
            self._database.execute("UPDATE staff SET wrong = ?, since = ? WHERE id = ?", wrong, self._clock(), _WHO)


def wait_after(wrong: int) -> float:
    """Return the seconds to wait after so many wrong PINs in a row."""
    if wrong < FREE_TRIES:
        return 0.0
    return min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(wrong - FREE_TRIES, 10))


def refuse_weak(pin: str) -> None:
    """Raise PinRefused for a PIN that is short, has other than digits, repeats itself, counts up or down, or is a usual choice.

    Birthdays are not refused: the program knows none, and every date would be a tenth of all PINs.
    """
    if not (pin.isascii() and pin.isdigit()):
        message = "A PIN has digits only."
    elif not SHORTEST <= len(pin) <= LONGEST:
        message = f"A PIN has {SHORTEST} to {LONGEST} digits."
    elif pin in (pin + pin)[1:-1]:
        message = "This PIN repeats itself; choose another."
    elif any(pin in run for run in _RUNS):
        message = "This PIN counts up or down; choose another."
    elif pin in _COMMON:
        message = "This PIN is easy to guess; choose another."
    else:
        return
    raise PinRefused(message)


def _spoken(seconds: float) -> str:
    whole = max(1, round(seconds))
    return f"{whole} seconds" if whole < 120 else f"{-(-whole // 60)} minutes"  # noqa: PLR2004 - two minutes
