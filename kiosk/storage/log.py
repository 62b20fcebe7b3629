"""The log of this tablet: every kept record and every later act, in one order that nobody can change unseen.

Entries are the leaves of an RFC 6962 tree; each brings, in its own transaction, a checkpoint signed by the tablet. A row of
`entries` holds the hashes that are whole with it, so that adding one and proving one read only a few rows. The signing key
lies in the same encrypted database: who can open that could have this program sign anything, wherever the key lay.
`docs/record-format.md` says how entries, checkpoints and exports are written.
"""

import json
import secrets
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.errors import Damaged, StorageError
from kiosk.storage.database import Database
from kiosk.storage.log_note import SigningKey, VerifierKey
from kiosk.storage.log_tree import SIZE, Tree, edge, inclusion, leaf_hash, proven

PROOF = "kiosk-proof/1"
APPEND_ONLY = ("entries", "signer")
ALTERED = "The log of this tablet is not what was written; stop using it and call the person who keeps its backups."


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is stored; `body` is None when its record is not there, `record` the record's place, None for an act."""

    number: int
    record: int | None
    body: bytes | None
    hashes: bytes
    checkpoint: bytes


def begin(database: Database) -> None:
    """Make the log's tables and its signing key."""
    database.execute(
        """CREATE TABLE entries (number INTEGER PRIMARY KEY, record INTEGER REFERENCES records, act BLOB, hashes BLOB NOT NULL,
            checkpoint BLOB NOT NULL, CHECK ((record IS NULL) <> (act IS NULL))) STRICT""",
    )
    database.execute("CREATE TABLE signer (id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL, seed BLOB NOT NULL) STRICT")
    database.execute("INSERT INTO signer VALUES (1, ?, ?)", f"intrathecal-pump-kiosk/{secrets.token_hex(8)}", secrets.token_bytes(32))


class Log:
    """The log in the encrypted database; `add` belongs inside the transaction of what it tells."""

    def __init__(self, database: Database) -> None:
        """Use a database that `migrate` has brought up to date; raise Damaged when it has no signing key."""
        self.database = database
        found = database.execute("SELECT name, seed FROM signer")
        if not found:
            raise Damaged(ALTERED)
        self._signer = SigningKey(*found[0])
        self.key: VerifierKey = self._signer.verifier
        self._last = b"", Tree()

    def add(self, entry: bytes, record: int | None = None) -> int:
        """Add an entry with its signed checkpoint and return its number; `record` is the place of the record whose bytes it is.

        Raises Damaged rather than sign a tree that is not the one signed last.
        """
        before = self._tree()
        tree, made = before.add(leaf_hash(entry))
        act = entry if record is None else None
        note = self._signer.sign(tree)
        self.database.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", before.size, record, act, b"".join(made), note)
        self._last = note, tree
        return before.size

    def checkpoint(self) -> bytes:
        """Return the newest signed checkpoint, to be held elsewhere; raise StorageError while the log is empty."""
        _, note = self._newest()
        if not note:
            message = "Nothing is in the log of this tablet yet."
            raise StorageError(message)
        return note

    def proof(self, record: str) -> bytes:
        """Return, as JSON, what proves a record under the log's newest checkpoint; raise StorageError, or Damaged if it is not."""
        statement = """SELECT e.number, r.stored FROM records r JOIN entries e ON e.number >= r.seq - 1 AND e.record = r.seq
            WHERE r.id = ? ORDER BY e.number LIMIT 1"""
        rows = self.database.execute(statement, record)  # needs no index: a record's entry never stands before its own place
        if not rows:
            message = "There is no record of this number in the log of this tablet."
            raise StorageError(message)
        number, stored = rows[0]
        note = self.checkpoint()
        signed = self.key.open(note)
        path = inclusion(number, signed.size, self._hash) if number < signed.size else []
        leaf = leaf_hash(stored)
        if proven(number, signed.size, leaf, path) != signed.root:
            raise Damaged(ALTERED)
        told = {"format": PROOF, "entry": number, "leaf": leaf.hex(), "proof": [one.hex() for one in path]}
        return json.dumps({**told, "checkpoint": note.decode(), "key": str(self.key)}, ensure_ascii=False, indent=1).encode() + b"\n"

    def entries(self) -> Iterator[Entry]:
        """Yield every entry as it is stored, unchecked, in the order of numbers; raise Damaged at one that cannot be read."""
        last = -(2**63)
        statement = """SELECT e.number, e.record, coalesce(e.act, r.stored), e.hashes, e.checkpoint
            FROM entries e LEFT JOIN records r ON r.seq = e.record WHERE e.number >= ? ORDER BY e.number LIMIT 1"""
        while rows := self.database.execute(statement, last):
            yield Entry(*rows[0])
            last = rows[0][0] + 1

    def lines(self) -> Iterator[bytes]:
        """Yield the log file, one line of JSON for each entry, for any verifier to read."""
        for one in self.entries():
            hashes = [one.hashes[at : at + SIZE].hex() for at in range(0, len(one.hashes), SIZE)]
            entry = None if one.body is None else b64encode(one.body).decode()
            told = {"number": one.number, "entry": entry, "hashes": hashes, "checkpoint": one.checkpoint.decode(errors="replace")}
            yield json.dumps(told, ensure_ascii=False).encode() + b"\n"

    def _newest(self) -> tuple[int, bytes]:
        rows = self.database.execute("SELECT number + 1, checkpoint FROM entries ORDER BY number DESC LIMIT 1")
        return rows[0] if rows else (0, b"")

    def _tree(self) -> Tree:
        """Return the tree as it stands; the one in memory if the newest checkpoint is its own, else from the stored hashes."""
        size, note = self._newest()
        if note == self._last[0]:
            return self._last[1]
        tree = Tree(size, tuple(self._hash(level, last) for level, last in edge(size)))
        if note.split(b"\n")[1:3] != [str(size).encode(), b64encode(tree.root)]:
            raise Damaged(ALTERED)
        return tree

    def _hash(self, level: int, last: int) -> bytes:
        found = self.database.execute("SELECT substr(hashes, ?, ?) FROM entries WHERE number = ?", level * SIZE + 1, SIZE, last)
        if not found or len(found[0][0]) != SIZE:
            raise Damaged(ALTERED)
        return bytes(found[0][0])
