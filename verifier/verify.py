#!/usr/bin/env python3
"""Check what a kiosk exported, without the kiosk: Python 3.11 or newer and the package `cryptography` are all it needs.

python verify.py FOLDER KEY                 a record: `kiosk records export` wrote the folder
python verify.py FILE KEY [--checkpoint C]  a whole log: `kiosk records log` wrote the file

KEY is the tablet's verifier key, or a file that holds it, as `kiosk records key` wrote it on the day the tablet was set up; a key
that came with the export proves nothing. C is a checkpoint of the same tablet that was held elsewhere. What is checked is told in
docs/record-format.md. Exit codes: 0 good, 1 something is not as it was written, 2 wrong use, 3 something could not be checked.
"""

import argparse
import base64
import hashlib
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

GOOD, FOUND, COULD_NOT = 0, 1, 3
HASH = 32


class Wrong(Exception):
    """Something is not as it was written."""


class Unread(Exception):
    """Something could not be read, and so was not checked."""


class Key(NamedTuple):
    """A verifier key: the log's name, the key's id, and the public key."""

    name: str
    id: bytes
    public: Ed25519PublicKey


def sha256(*parts: bytes) -> bytes:
    """Return one hash over the parts."""
    return hashlib.sha256(b"".join(parts)).digest()


def unbase64(text: str) -> bytes:
    """Return the bytes, which base64 can write in one way only."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        raw = b""
    if base64.b64encode(raw).decode() != text:
        raise Wrong("its base64 is not whole")
    return raw


def read_key(text: str) -> Key:
    """Read a verifier key; raise Unread when it is none."""
    name, _, rest = text.strip().partition("+")
    known, _, encoded = rest.partition("+")
    try:
        raw = unbase64(encoded)
        key = Key(name, sha256(name.encode(), b"\n", raw)[:4], Ed25519PublicKey.from_public_bytes(raw[1:]))
    except (Wrong, ValueError):
        raise Unread("The key is not a verifier key.") from None
    if raw[0] != 1 or key.id.hex() != known:
        raise Unread("The key is not whole: it does not fit its own number.")
    return key


def read_checkpoint(note: str, key: Key) -> tuple[int, bytes]:
    """Return size and root of a checkpoint that the key signed; raise Wrong."""
    if re.search(r"[\x00-\x09\x0b-\x1f]", note) or "\n\n" not in note or not note.endswith("\n"):
        raise Wrong("its checkpoint is not a signed note")
    text, _, below = note.rpartition("\n\n")
    text += "\n"
    signatures = [re.fullmatch("\u2014 ([^\\s+]+) ([A-Za-z0-9+/]+=*)", line) for line in below[:-1].split("\n")]
    if None in signatures:
        raise Wrong("its checkpoint is not a signed note")
    ours = [unbase64(one[2]) for one in signatures if one and one[1] == key.name and base64.b64decode(one[2] + "==")[:4] == key.id]
    if not ours:
        raise Wrong("its checkpoint is not signed by this key")
    try:
        key.public.verify(ours[0][4:], text.encode())
    except InvalidSignature:
        raise Wrong("the signature of its checkpoint is wrong") from None
    said = re.fullmatch(r"([^\n]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n", text)
    if not said or said[1] != key.name:
        raise Wrong("what was signed is not a checkpoint of this log")
    return int(said[2]), unbase64(said[3])


def root_of(peaks: Iterable[bytes]) -> bytes:
    """Return the root over whole subtrees, the smallest first."""
    root = b""
    for peak in peaks:
        root = sha256(b"\x01", peak, root) if root else peak
    return root or sha256()


def grow(size: int, peaks: list[bytes], leaf: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return the whole subtrees after one more leaf, the smallest first, and the hashes that are whole with it."""
    made, left = [leaf], list(peaks)
    while size % 2:
        made.append(sha256(b"\x01", left.pop(0), made[-1]))
        size //= 2
    return [made[-1], *left], made


def root_by_path(number: int, size: int, leaf: bytes, path: list[bytes]) -> bytes:
    """Return the root to which an inclusion proof leads (RFC 6962, section 2.1.1, read backwards)."""
    if size == 1:
        if path:
            raise Wrong("its proof is too long")
        return leaf
    if not path:
        raise Wrong("its proof is too short")
    half = 1 << (size - 1).bit_length() - 1
    if number < half:
        return sha256(b"\x01", root_by_path(number, half, leaf, path[:-1]), path[-1])
    return sha256(b"\x01", path[-1], root_by_path(number - half, size - half, leaf, path[:-1]))


class Entry(NamedTuple):
    """One line of a log file."""

    number: int
    entry: bytes | None
    hashes: list[bytes]
    checkpoint: str


def read_entry(line: bytes) -> Entry:
    """Read one line of a log file; raise Wrong."""
    try:
        told: dict[str, Any] = json.loads(line)
        entry = None if told["entry"] is None else base64.b64decode(told["entry"], validate=True)
        return Entry(int(told["number"]), entry, [bytes.fromhex(one) for one in told["hashes"]], str(told["checkpoint"]))
    except (ValueError, KeyError, TypeError):
        raise Wrong("this line of the log is not one of its entries") from None


class Log:
    """A log as far as it was read: the number to come, and the whole subtrees so far unless the order is lost."""

    def __init__(self, key: Key) -> None:
        """Begin before the first entry."""
        self.key = key
        self.expected = 0
        self.peaks: list[bytes] = []
        self.lost = False

    def take(self, one: Entry) -> Iterator[str]:
        """Take the next entry, and yield what is wrong with it."""
        self.lost = self.lost or one.number != self.expected
        self.expected = one.number + 1
        leaf = None if one.entry is None else sha256(b"\x00", one.entry)
        stored = one.hashes[0] if one.hashes and all(len(each) == HASH for each in one.hashes) else None
        if leaf is None:
            yield "its record is missing"
        if stored is None:
            yield "its stored hashes are cut"
        if leaf and stored and leaf != stored:
            yield "its bytes and its leaf hash do not belong together"
        signed = None
        try:
            signed = read_checkpoint(one.checkpoint, self.key)
        except Wrong as error:
            yield str(error)
        if not self.lost:
            yield from self.climb(one, [each for each in (leaf, stored) if each], signed)

    def climb(self, one: Entry, leaves: list[bytes], signed: tuple[int, bytes] | None) -> Iterator[str]:
        """Add the leaf that leads to the signed root, the entry's own first; without one the order is lost."""
        for leaf in leaves:
            peaks, made = grow(one.number, self.peaks, leaf)
            if signed in {None, (self.expected, root_of(peaks))}:
                self.peaks = peaks
                if one.hashes[1:] != made[1:]:
                    yield "a stored hash of the tree was altered"
                return
        self.lost = True
        yield "from here on the log is not the one that was signed"

    def differs(self, held: tuple[int, bytes] | None) -> bool:
        """Tell whether the log has just come to the size of a checkpoint held elsewhere, and is another."""
        return held is not None and not self.lost and held[0] == self.expected and held[1] != root_of(self.peaks)


def check_log(lines: Iterable[bytes], key: Key, held: str | None = None) -> Iterator[tuple[int | None, str]]:
    """Yield, for each thing that is wrong with a log, the number of its entry and a sentence; None is no single entry."""
    log, witness = Log(key), None
    try:
        witness = None if held is None else read_checkpoint(held, key)
    except Wrong as error:
        yield None, f"the checkpoint held elsewhere does not belong to this log: {error}"
    differs = log.differs(witness)
    for line in lines:
        try:
            one = read_entry(line)
        except Wrong as error:
            yield log.expected, str(error)
            return
        if one.number != log.expected:
            yield log.expected, f"it is missing; the next is entry {one.number}"
        for sentence in log.take(one):
            yield one.number, sentence
        differs = differs or log.differs(witness)
    if differs:
        yield None, "the log is not the one of the checkpoint held elsewhere"
    if witness and witness[0] > log.expected:
        yield None, f"the log was cut or put back: it has {log.expected} entries, the checkpoint held elsewhere has {witness[0]}"


def check_export(folder: Path, key: Key) -> str:
    """Return what was proven of an exported record; raise Wrong or Unread."""
    record = (folder / "record.json").read_bytes()
    try:
        told = json.loads((folder / "proof.json").read_bytes())
        number, leaf, given = told["entry"], bytes.fromhex(told["leaf"]), str(told["key"])
        path, form, note = [bytes.fromhex(one) for one in told["proof"]], told["format"], str(told["checkpoint"])
    except (ValueError, KeyError, TypeError):
        raise Wrong("proof.json is not a proof") from None
    if form != "kiosk-proof/1" or type(number) is not int or any(len(one) != HASH for one in path):
        raise Wrong("proof.json is not a proof that this verifier knows")
    if sha256(b"\x00", record) != leaf:
        raise Wrong("record.json is not the record that proof.json is about")
    if read_key(given) != key:
        raise Wrong("proof.json is of a log with another key")
    size, root = read_checkpoint(note, key)
    if not 0 <= number < size or root_by_path(number, size, leaf, path) != root:
        raise Wrong("the proof does not lead from record.json to the signed checkpoint")
    return f"record.json is entry {number} of the log {key.name}, byte for byte, under its signed checkpoint of {size} entries."


_ROWS = rb"(?:\d{10} \d{5} [nf]\s{1,2})*"
_TABLE = re.compile(rb"xref\s+((?:\d+ \d+\s+" + _ROWS + rb")+)trailer\s*(<<.*?>>)\s*startxref", re.DOTALL)
_OTHERWISE = "it is arranged in a way this verifier does not read"


class Pdf:
    """A PDF with plain cross-reference tables, also one that was added to, by its newest trailer and where its objects stand."""

    def __init__(self, pdf: bytes) -> None:
        """Read the tables, the newest first; raise Unread."""
        self.bytes = pdf
        self.trailer = b""
        self.places: dict[int, int] = {}
        start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", pdf)
        seen: set[int] = set()
        while start and int(start[1]) not in seen:
            seen.add(int(start[1]))
            table = _TABLE.match(pdf, int(start[1]))
            if not table:
                raise Unread(_OTHERWISE)
            for first, rows in re.findall(rb"(\d+) \d+\s+(" + _ROWS + rb")", table[1]):
                for number, (offset, kind) in enumerate(re.findall(rb"(\d{10}) \d{5} ([nf])", rows), int(first)):
                    self.places.setdefault(number, int(offset) if kind == b"n" else -1)
            self.trailer = self.trailer or table[2]
            start = re.search(rb"/Prev\s+(\d+)", table[2])

    def follow(self, inside: bytes, pattern: bytes) -> bytes:
        """Return the bytes from the object on to which a reference leads; raise Unread."""
        found = re.search(pattern + rb"\s*(\d+)\s+0\s+R", inside, re.DOTALL)
        place = self.places.get(int(found[1]), -1) if found else -1
        begin = re.compile(rb"\s*%d 0 obj\s*" % int(found[1])).match(self.bytes, place) if found and place >= 0 else None
        if not begin:
            raise Unread(_OTHERWISE)
        return self.bytes[begin.end() :]


def attachment(content: bytes) -> bytes:
    """Return the file record.json that a PDF carries, found as a reader finds it; raise Unread for one written in another way."""
    pdf = Pdf(content)
    catalog, _, _ = pdf.follow(pdf.trailer, rb"/Root").partition(b"endobj")
    named, _, _ = pdf.follow(catalog, rb"/EmbeddedFiles\s*<<\s*/Names\s*\[\s*\(record\.json\)").partition(b"endobj")
    about, _, stream = pdf.follow(named, rb"/EF\s*<<\s*/F").partition(b"stream")
    length = re.search(rb"/Length\s+(\d+)(?!\d*\s+\d+\s+R)", about)
    packed = re.match(rb"\r?\n", stream)
    if not length or not packed or not re.search(rb"/Filter\s*/FlateDecode", about):
        raise Unread(_OTHERWISE)
    try:
        return zlib.decompress(stream[packed.end() : packed.end() + int(length[1])])
    except zlib.error:
        raise Wrong("the file that record.pdf carries is damaged") from None


def check_paper(folder: Path) -> str:
    """Return what was proven of the PDF beside an exported record; raise Wrong or Unread."""
    paper = folder / "record.pdf"
    if not paper.exists():
        return "There is no record.pdf here; it was not checked."
    try:
        carried = attachment(paper.read_bytes())
    except Unread as error:
        raise Unread(f"record.pdf was NOT checked: {error}.") from None
    if carried != (folder / "record.json").read_bytes():
        raise Wrong("the file that record.pdf carries is not record.json")
    return "record.pdf carries the same record.json; its printed pages were not compared."


def say(*words: str) -> None:
    """Write one line."""
    sys.stdout.write(" ".join(words) + "\n")


def main(arguments: list[str] | None = None) -> int:
    """Check what the command line names, say so, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", type=Path, metavar="FOLDER|FILE")
    parser.add_argument("key", metavar="KEY")
    parser.add_argument("--checkpoint", type=Path, metavar="C")
    given = parser.parse_args(arguments)
    if given.what.is_dir() and given.checkpoint:
        parser.error("--checkpoint belongs to a whole log")
    try:
        key = read_key(given.key if "+" in given.key else Path(given.key).read_text("utf-8"))
        if given.what.is_dir():
            say("GOOD:", check_export(given.what, key))
            say("GOOD:", check_paper(given.what))
            return GOOD
        held = given.checkpoint.read_text("utf-8") if given.checkpoint else None
        wrong = set()
        with given.what.open("rb") as lines:
            for number, sentence in check_log(lines, key, held):
                wrong.add(number)
                say("WRONG:", sentence if number is None else f"entry {number}: {sentence}")
    except Wrong as error:
        say(f"WRONG: {error}.")
        return FOUND
    except (Unread, OSError, UnicodeDecodeError) as error:
        say(f"NOT CHECKED: {error}")
        return COULD_NOT
    if not wrong:
        say(f"GOOD: every entry of the log {key.name} is as it was signed.")
    if held is None:
        say("A log that was cut, or put back to an older state, is found only with --checkpoint.")
    return FOUND if wrong else GOOD


if __name__ == "__main__":
    sys.exit(main())
