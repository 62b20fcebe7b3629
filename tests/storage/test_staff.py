"""The staff's PIN: what is refused, how long to wait, and what a restart or a changed clock cannot undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher, Type, extract_parameters

from kiosk.core.errors import PinRefused
from kiosk.storage.database import Database
from kiosk.storage.migrations import migrate
from kiosk.storage.staff import HASHER, StaffPin, refuse_weak, wait_after

KEY = bytes(range(32))
PIN = "480217"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Return an open database with its tables."""
    database = Database.open(tmp_path / "kiosk.db", KEY, create=True)
    migrate(database)
    yield database
    database.close()


@pytest.fixture
def staff(database: Database, clock: Clock) -> StaffPin:
    """Return the staff with their PIN set."""
    staff = StaffPin(database, clock, QUICK)
    staff.set(PIN)
    return staff


def refused(staff: StaffPin, pin: str = "111999") -> float:
    """Try a wrong PIN and return the wait that is asked."""
    with pytest.raises(PinRefused) as caught:
        staff.check(pin)
    return caught.value.wait


WEAK = {
    "empty": ("", "digits only"),
    "five digits": ("48021", "6 to 32"),
    "33 digits": ("480217" * 5 + "591", "6 to 32"),
    "letters": ("48021a", "digits only"),
    "Arabic-Indic digits": ("\u0664\u0668\u0660\u0662\u0661\u0667", "digits only"),
    "a space": ("480 217", "digits only"),
    "a minus": ("-480217", "digits only"),
    "all the same": ("000000", "repeats"),
    "all the same, long": ("77777777", "repeats"),
    "pairs": ("121212", "repeats"),
    "triples": ("739739", "repeats"),
    "four twice": ("73917391", "repeats"),
    "up": ("123456", "counts"),
    "up past nine": ("678901", "counts"),
    "up from zero": ("012345", "counts"),
    "down": ("987654", "counts"),
    "down past zero": ("210987", "counts"),
    "up, long": ("1234567890", "counts"),
    "doubled": ("112233", "guess"),
    "keypad columns": ("147258", "guess"),
}


@pytest.mark.parametrize("case", WEAK)
def test_weak_pin_is_refused_and_never_repeated_in_words(database: Database, clock: Clock, case: str) -> None:
    pin, why = WEAK[case]
    staff = StaffPin(database, clock, QUICK)
    with pytest.raises(PinRefused, match=why) as caught:
        staff.set(pin)
    assert not pin or pin not in str(caught.value)
    assert caught.value.wait == 0
    assert not staff.is_set


@pytest.mark.parametrize("pin", [PIN, "739740", "000001", "98765432109876543210987654321012", "19580312"])
def test_other_pins_are_taken(pin: str) -> None:
    refuse_weak(pin)


def test_set_once_checked_and_not_kept_in_the_clear(staff: StaffPin, database: Database) -> None:
    staff.check(PIN)
    kept = database.execute("SELECT pin FROM staff")[0][0]
    assert PIN not in kept
    assert extract_parameters(kept).type is Type.ID
    with pytest.raises(PinRefused, match="set already"):
        staff.set("739740")
    staff.check(PIN)


def test_hash_is_slow_enough_to_matter() -> None:
    kept = extract_parameters(HASHER.hash(PIN))
    assert kept.type is Type.ID
    assert kept.memory_cost >= 46 * 1024
    assert kept.time_cost >= 2


def test_no_pin_yet(database: Database, clock: Clock) -> None:
    staff = StaffPin(database, clock, QUICK)
    assert not staff.is_set
    assert staff.wait() == 0
    with pytest.raises(PinRefused, match="No PIN"):
        staff.check(PIN)


def test_waits_begin_at_five_and_double(staff: StaffPin, clock: Clock) -> None:
    assert [refused(staff) for _ in range(5)] == [0, 0, 0, 0, 15]
    for wait in (30, 60, 120, 240, 480, 900, 900):
        clock.now += staff.wait()
        assert refused(staff) == wait
    assert wait_after(10**6) == 900


def test_right_pin_must_wait_too_and_a_try_while_waiting_is_not_counted(staff: StaffPin, clock: Clock) -> None:
    for _ in range(5):
        refused(staff)
    clock.now += 5
    assert refused(staff, PIN) == 10
    assert refused(staff) == 10
    clock.now += 10
    staff.check(PIN)


def test_right_pin_forgets_the_wrong_ones(staff: StaffPin) -> None:
    for _ in range(4):
        refused(staff)
    staff.check(PIN)
    assert [refused(staff) for _ in range(4)] == [0, 0, 0, 0]


def test_restart_does_not_shorten_a_wait(staff: StaffPin, database: Database, clock: Clock, tmp_path: Path) -> None:
    for _ in range(5):
        refused(staff)
    clock.now += 4
    database.close()
    reopened = Database.open(tmp_path / "kiosk.db", KEY)
    later = StaffPin(reopened, clock, QUICK)
    assert later.wait() == 11
    assert refused(later, PIN) == 11
    reopened.close()


def test_clock_set_back_begins_the_wait_again_and_no_more(staff: StaffPin, clock: Clock) -> None:
    for _ in range(5):
        refused(staff)
    clock.now -= 365 * 86_400
    assert staff.wait() == 15
    clock.now += 14
    assert refused(staff, PIN) == 1
    clock.now += 1
    staff.check(PIN)


class EndedError(Exception):
    """Stands for the program being ended."""


class EndedHasher(PasswordHasher):
    """A hasher during whose work the program is ended."""

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]  # noqa: A002, ARG002 - the names are argon2's
        raise EndedError


def test_ending_the_program_while_it_checks_gives_no_free_try(staff: StaffPin, database: Database, clock: Clock) -> None:
    interrupted = StaffPin(database, clock, EndedHasher())
    for _ in range(5):
        with pytest.raises(EndedError):
            interrupted.check("111999")
    assert staff.wait() == 15


def test_change_needs_the_old_one(staff: StaffPin) -> None:
    with pytest.raises(PinRefused, match="wrong"):
        staff.change("111999", "739740")
    with pytest.raises(PinRefused, match="counts"):
        staff.change(PIN, "123456")
    staff.change(PIN, "739740")
    staff.check("739740")
    assert refused(staff, PIN) == 0


SENTENCES = {5: "wait 15 seconds", 7: "wait 60 seconds", 8: "wait 2 minutes", 12: "wait 15 minutes"}


@pytest.mark.parametrize("wrong", SENTENCES)
def test_wait_is_said_in_words(staff: StaffPin, clock: Clock, wrong: int) -> None:
    for _ in range(wrong - 1):
        clock.now += staff.wait()
        refused(staff)
    clock.now += staff.wait()
    with pytest.raises(PinRefused, match=SENTENCES[wrong]):
        staff.check("111999")
