"""Whether the log of a tablet is whole: every entry, hash, node, signature and number, and the records beside it.

A finding names the entry that was damaged. Once the order itself is broken, nothing after it can be proven; what is left to say
of each later entry is whether its own bytes, its own leaf and its own signature still fit.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.errors import Damaged, StorageError
from kiosk.core.record import FORMAT
from kiosk.storage.database import Database
from kiosk.storage.log import Entry, Log
from kiosk.storage.log_note import Checkpoint, VerifierKey
from kiosk.storage.log_tree import SIZE, Tree, leaf_hash

Progress = Callable[[int, int], None]

_BYTES = "its bytes are not those that were logged"
_LEAF = "its stored leaf hash was altered; its bytes were not"
_DIFFER = "its bytes and its stored leaf hash do not belong together"

_RECORD = """SELECT CAST(id AS BLOB), CAST(visit_id AS BLOB), CAST(ended_at AS BLOB), CAST(outcome AS BLOB), CAST(pack_id AS BLOB),
    sha256, stored FROM records WHERE seq = ?"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was written; `number` is None when it is no entry's. `id` is of the record, or of what an act was on."""

    number: int | None
    kind: str
    id: str
    what: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: `proven` of `size` entries are as they were signed."""

    size: int
    proven: int
    findings: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


class Chain:
    """The entries so far: what each must be, from those before it and from what was signed."""

    def __init__(self, key: VerifierKey) -> None:
        """Begin before the first entry."""
        self._key = key
        self.expected = 0
        self.tree: Tree | None = Tree()

    def take(self, entry: Entry) -> Iterator[str]:
        """Take the next entry and yield what is wrong with it; from the first broken place on, `tree` is None."""
        if entry.number != self.expected:
            self.tree = None
        self.expected = entry.number + 1
        stored = entry.hashes[:SIZE] if entry.hashes and not len(entry.hashes) % SIZE else None
        leaf = None if entry.body is None else leaf_hash(entry.body)
        if leaf is None:
            yield "its record is missing"
        if stored is None:
            yield "its stored hashes are cut"
        signed = None
        try:
            signed = self._key.open(entry.checkpoint)
        except Damaged as error:
            yield str(error)
        if self.tree is None:
            if leaf and stored and leaf != stored:
                yield _DIFFER
            return
        candidates = [one for one in dict.fromkeys((leaf, stored)) if one]
        chosen = next((one for one in candidates if signed is None or _leads(self.tree, one, signed)), None)
        if leaf and stored and leaf != stored:
            yield _DIFFER if not (signed and chosen) else _LEAF if chosen == leaf else _BYTES
        if chosen is None:
            self.tree = None
            yield "from here on the log is not the one that was signed"
            return
        self.tree, made = self.tree.add(chosen)
        if stored and entry.hashes[SIZE:] != b"".join(made[1:]):
            yield "a stored hash of the tree was altered"


def check(log: Log, held: bytes | None = None, progress: Progress | None = None) -> Verdict:
    """Check the whole log, beside a checkpoint that was held elsewhere if there is one; nothing is written.

    `progress` is told how many entries of how many are done.
    """
    database = log.database
    chain, total = Chain(log.key), int(database.execute("SELECT count(*) FROM entries")[0][0])
    findings: list[Finding] = []
    witness, done, proven, seen = Witness(log.key, held), 0, 0, set[int]()
    findings += witness.compare(chain.tree)
    try:
        for entry in log.entries():
            if entry.number != chain.expected:
                findings.append(Finding(chain.expected, "", "", f"it is missing; the next is entry {entry.number}"))
            causes = list(chain.take(entry))
            name = _act(entry.body) if entry.record is None else _record(database, entry.record, seen, causes)
            findings += [Finding(entry.number, *name, cause) for cause in causes]
            proven += chain.tree is not None and not causes
            findings += witness.compare(chain.tree)
            done += 1
            if progress:
                progress(done, total)
        findings += witness.after(chain)
        findings += _outside(database)
    except Damaged:
        findings.append(Finding(chain.expected, "", "", "it cannot be read from the disk, and nothing after it could be"))
    return Verdict(done, proven, tuple(findings))


def grouped(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the findings as sentences, with one for neighbours of which the same is to be said."""
    groups: dict[tuple[str, int], list[Finding]] = {}
    for at, one in enumerate(sorted(findings, key=lambda one: one.what)):
        groups.setdefault((one.what, at - one.number if one.number is not None else -at), []).append(one)
    for first, *more in sorted(groups.values(), key=lambda group: (group[0].number is None, group[0].number or 0)):
        name = " ".join(part for part in (first.kind, first.id) if part)
        if more:
            yield f"entries {first.number} to {more[-1].number} ({len(more) + 1}), each: {first.what}"
        elif first.number is None:
            yield f"{name}: {first.what}" if name else first.what
        else:
            yield f"entry {first.number} ({name}): {first.what}" if name else f"entry {first.number}: {first.what}"


def held(path: Path) -> bytes:
    """Read a checkpoint that was held elsewhere, by itself or in a record's proof; raise StorageError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise StorageError(f"The checkpoint {path.name} cannot be read ({error.strerror}).") from error
    inside = _read(content).get("checkpoint")
    return inside.encode(errors="replace") if isinstance(inside, str) else content


class Witness:
    """A checkpoint that was held elsewhere, compared once the log has come to its size."""

    def __init__(self, key: VerifierKey, held: bytes | None) -> None:
        """Take the checkpoint, None when there is none; one that this key did not sign is a finding of its own."""
        self._held: Checkpoint | None = None
        self._wrong = ""
        try:
            self._held = key.open(held) if held is not None else None
        except Damaged as error:
            self._wrong = f"the checkpoint held elsewhere does not belong to this log: {str(error).removeprefix('its ')}"

    def compare(self, tree: Tree | None) -> Iterator[Finding]:
        """Compare the log so far."""
        if self._held and tree and tree.size == self._held.size and tree.root != self._held.root:
            yield Finding(None, "", "", f"the first {tree.size} entries are not those of the checkpoint held elsewhere")

    def after(self, chain: Chain) -> Iterator[Finding]:
        """Compare the log at its end."""
        if self._wrong:
            yield Finding(None, "", "", self._wrong)
        elif self._held and self._held.size > chain.expected:
            said = f"the log was cut or put back: it has {chain.expected} entries, the checkpoint held elsewhere has {self._held.size}"
            yield Finding(None, "", "", said)


def _leads(tree: Tree, leaf: bytes, signed: Checkpoint) -> bool:
    after, _ = tree.add(leaf)
    return (after.size, after.root) == (signed.size, signed.root)


def _act(body: bytes | None) -> tuple[str, str]:
    told = _read(body or b"")
    return str(told.get("kind", "act")), str(told.get("subject", ""))


def _record(database: Database, seq: int, seen: set[int], causes: list[str]) -> tuple[str, str]:
    """Hold the row of a record to its own bytes, and return what names it."""
    if seq in seen:
        causes.append("its record stands in the log twice")
    seen.add(seq)
    rows = database.execute(_RECORD, seq)
    if not rows:
        return "record", ""
    *listed, sha256, stored = rows[0]
    if hashlib.sha256(stored).digest() != sha256:
        causes.append("its record does not fit its SHA-256")
    told = _read(stored)
    if told.get("format") == FORMAT:
        pack = told.get("pack")
        own = (told.get("id"), told.get("id"), told.get("closed"), told.get("outcome"), pack.get("id") if isinstance(pack, dict) else None)
        if [str(one).encode() for one in own] != listed:
            causes.append("its record is listed otherwise than it was written")
    return "record", listed[0].decode(errors="replace")


def _outside(database: Database) -> Iterator[Finding]:
    statement = "SELECT CAST(id AS BLOB) FROM records WHERE seq NOT IN (SELECT record FROM entries WHERE record IS NOT NULL) ORDER BY seq"
    for (found,) in database.execute(statement):
        yield Finding(None, "record", found.decode(errors="replace"), "this record is kept but is not in the log")


def _read(body: bytes) -> dict[str, object]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
