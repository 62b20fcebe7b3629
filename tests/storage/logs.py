"""Generated logs in a real database, and what an attacker who has its key may do to them."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

import rfc8785

from kiosk.storage.database import Database
from kiosk.storage.ledger import ActKind, Ledger
from kiosk.storage.log import Log
from kiosk.storage.log_note import SigningKey
from kiosk.storage.log_tree import SIZE, Tree, leaf_hash
from kiosk.storage.migrations import migrate

KEY = bytes(range(32))
AT = "2026-11-22T09:20:00+00:00"
STRANGER = bytes(range(32, 64))
"""The seed of a key that is not the tablet's."""


def record(number: int, chance: Random) -> dict[str, Any]:
    """Return a small record as a visit could have left it."""
    told = {"format": "kiosk-record/1", "id": f"r{number}-{chance.randrange(2**32):08x}", "closed": AT, "outcome": "acknowledged"}
    return {**told, "pack": {"id": "intrathecal-pump"}, "salt": chance.randbytes(16).hex(), "pages": ["words " * chance.randrange(9)]}


def keep(ledger: Ledger, told: dict[str, Any]) -> None:
    """Keep a record under its own number."""
    pack = told["pack"]["id"]
    ledger.keep(told["id"], told["id"], rfc8785.dumps(told), ended_at=told["closed"], outcome=told["outcome"], pack_id=pack)


def fill(ledger: Ledger, size: int, chance: Random) -> None:
    """Make so many entries, some two thirds of them records, the second never."""
    ids: list[str] = []
    for number in range(size):
        if not ids or (number != 1 and chance.random() < 0.66):
            keep(ledger, told := record(number, chance))
            ids.append(told["id"])
        else:
            ledger.act(AT, "nurse", chance.choice(list(ActKind)), chance.choice(ids))


def made(path: Path, size: int, chance: Random) -> Ledger:
    """Return a ledger of its own with so many entries."""
    database = Database.open(path, KEY, create=True)
    migrate(database)
    ledger = Ledger(database)
    fill(ledger, size, chance)
    return ledger


class _Undone(Exception):
    """Puts everything back."""


@contextmanager
def altered(database: Database) -> Iterator[None]:
    """Take away what keeps a database from being changed, and put everything back at the end."""
    with suppress(_Undone), database.transaction():
        for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            database.execute(f"DROP TRIGGER {name}")
        database.execute("PRAGMA defer_foreign_keys = ON")
        yield
        raise _Undone


def flipped(value: bytes, at: int, chance: Random) -> bytes:
    """Return the bytes with one bit of the byte at `at` changed."""
    return value[:at] + bytes([value[at] ^ 1 << chance.randrange(8)]) + value[at + 1 :]


Attack = Callable[[Database, Random], int | None]
"""Alters a log and returns the number of the entry that must be named, None when any may be."""


def _pick(database: Database, chance: Random, where: str = "1") -> int:
    return int(chance.choice(database.execute(f"SELECT number FROM entries WHERE {where}"))[0])  # noqa: S608 - a condition from this file


def _value(database: Database, column: str, number: int) -> bytes:
    return bytes(database.execute(f"SELECT {column} FROM entries WHERE number = ?", number)[0][0])  # noqa: S608 - a name from this file


def _flip(column: str, span: slice, where: str) -> Attack:
    def attack(database: Database, chance: Random) -> int:
        number = _pick(database, chance, where)
        value = _value(database, column, number)
        at = chance.choice(range(len(value))[span])
        database.execute(f"UPDATE entries SET {column} = ? WHERE number = ?", flipped(value, at, chance), number)  # noqa: S608 - as above
        return number

    return attack


def _rewrite(database: Database, number: int, stored: bytes) -> None:
    """Put other bytes in a record's place, with the digest beside them made to fit."""
    values = (stored, hashlib.sha256(stored).digest(), number)
    database.execute("UPDATE records SET stored = ?, sha256 = ? WHERE seq = (SELECT record FROM entries WHERE number = ?)", *values)


def _stored(database: Database, number: int) -> bytes:
    return bytes(database.execute("SELECT stored FROM records JOIN entries ON record = seq WHERE number = ?", number)[0][0])


def flip_record(database: Database, chance: Random) -> int:
    """Change one bit of a record."""
    number = _pick(database, chance, "record IS NOT NULL")
    stored = _stored(database, number)
    _rewrite(database, number, flipped(stored, chance.randrange(len(stored)), chance))
    return number


def mutate_field(database: Database, chance: Random) -> int:
    """Change one field of a record, and repair every hash that needs no signature."""
    number = _pick(database, chance, "record IS NOT NULL")
    told = json.loads(_stored(database, number))
    told[chance.choice(["outcome", "closed", "salt", "pages"])] = "other"
    _rewrite(database, number, stored := rfc8785.dumps(told))
    hashes = leaf_hash(stored) + _value(database, "hashes", number)[SIZE:]
    database.execute("UPDATE entries SET hashes = ? WHERE number = ?", hashes, number)
    return number


def swap_records(database: Database, chance: Random) -> int | None:
    """Exchange the bytes of two records."""
    one, other = (_pick(database, chance, "record IS NOT NULL") for _ in range(2))
    first, second = _stored(database, one), _stored(database, other)
    _rewrite(database, one, second)
    _rewrite(database, other, first)
    return one if one != other else None


def reorder(database: Database, chance: Random) -> int | None:
    """Exchange two whole entries."""
    one, other = sorted((_pick(database, chance), _pick(database, chance)))
    for old, new in ((one, -1), (other, one), (-1, other)):
        database.execute("UPDATE entries SET number = ? WHERE number = ?", new, old)
    return one if one != other else None


def delete(database: Database, chance: Random) -> int | None:
    """Take an entry out, with its record."""
    number = _pick(database, chance)
    last = _pick(database, chance, "number = (SELECT max(number) FROM entries)")
    database.execute("DELETE FROM records WHERE seq = (SELECT record FROM entries WHERE number = ?)", number)
    database.execute("DELETE FROM entries WHERE number = ?", number)
    return number if number != last else None


def close_up(database: Database, chance: Random) -> int | None:
    """Take an entry out and number those after it anew."""
    number = delete(database, chance)
    if number is not None:
        database.execute("UPDATE entries SET number = -number WHERE number > ?", number)
        database.execute("UPDATE entries SET number = -number - 1 WHERE number < 0")
    return number


def empty(database: Database, chance: Random) -> int:
    """Take a record away and leave its entry."""
    number = _pick(database, chance, "record IS NOT NULL")
    database.execute("DELETE FROM records WHERE seq = (SELECT record FROM entries WHERE number = ?)", number)
    return number


def slip_in(database: Database, chance: Random) -> int:
    """Add an entry that a stranger signed under the tablet's name."""
    log = Log(database)
    tree, made = log._tree().add(leaf_hash(entry := chance.randbytes(40)))
    note = SigningKey(log.key.name, STRANGER).sign(tree)
    database.execute("INSERT INTO entries VALUES (?, NULL, ?, ?, ?)", number := tree.size - 1, entry, b"".join(made), note)
    return number


def sign_anew(database: Database, chance: Random) -> int:
    """Sign every checkpoint with another key, and leave the tablet its own."""
    del chance
    _again(database, SigningKey(Log(database).key.name, STRANGER))
    return 0


def hashes_cut(database: Database, chance: Random) -> int:
    """Cut the stored hashes of an entry short."""
    number = _pick(database, chance)
    hashes = _value(database, "hashes", number)
    database.execute("UPDATE entries SET hashes = ? WHERE number = ?", hashes[: chance.randrange(len(hashes))], number)
    return number


SEEN: dict[str, Attack] = {
    "bit of an act": _flip("act", slice(None), "act IS NOT NULL"),
    "bit of a record": flip_record,
    "field of a record": mutate_field,
    "bit of a leaf": _flip("hashes", slice(SIZE), "1"),
    "bit of a node": _flip("hashes", slice(SIZE, None), f"length(hashes) > {SIZE}"),
    "bit of a checkpoint": _flip("checkpoint", slice(None), "1"),
    "hashes cut short": hashes_cut,
    "two records exchanged": swap_records,
    "two entries exchanged": reorder,
    "entry deleted": delete,
    "entry deleted, the rest numbered anew": close_up,
    "record gone": empty,
    "stranger's entry": slip_in,
    "signed with another key": sign_anew,
}
"""What shows in the log itself. A deleted last entry does not: it is a cut tail, and then no entry is named."""


def cut(database: Database, chance: Random) -> None:
    """Cut the tail: the last entries and their records, which is what a file of yesterday lacks too."""
    number = _pick(database, chance)
    database.execute("DELETE FROM records WHERE seq IN (SELECT record FROM entries WHERE number >= ?)", number)
    database.execute("DELETE FROM entries WHERE number >= ?", number)


def forge(database: Database, chance: Random) -> None:
    """Change a record and write the whole log anew with the tablet's own key, as only a thief of the key can."""
    number = _pick(database, chance, "record IS NOT NULL")
    told = json.loads(_stored(database, number)) | {"pages": ["never shown"]}
    _rewrite(database, number, rfc8785.dumps(told))
    _again(database, Log(database)._signer)


def new_key(database: Database, chance: Random) -> None:
    """Give the tablet another key, and sign every checkpoint with it."""
    del chance
    database.execute("UPDATE signer SET seed = ?", STRANGER)
    _again(database, Log(database)._signer)


def _again(database: Database, signer: SigningKey) -> None:
    tree = Tree()
    for entry in list(Log(database).entries()):
        tree, made = tree.add(leaf_hash(entry.body or b""))
        note = signer.sign(tree)
        database.execute("UPDATE entries SET hashes = ?, checkpoint = ? WHERE number = ?", b"".join(made), note, entry.number)


UNSEEN: dict[str, Callable[[Database, Random], None]] = {
    "tail cut": cut,
    "forged with the tablet's key": forge,
    "another key put in": new_key,
}
"""What does not show in the log itself, only beside a checkpoint that was held elsewhere."""
