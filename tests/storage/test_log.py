"""Rows 6 and 7 of the promises: what is logged cannot be changed, left out, moved or taken back unseen."""

import contextlib
import hashlib
import json
import random
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import Damaged, StorageError
from kiosk.storage import migrations
from kiosk.storage.database import Database
from kiosk.storage.ledger import ActKind, Ledger
from kiosk.storage.log import Log
from kiosk.storage.log_check import Finding, check, grouped
from kiosk.storage.log_note import SigningKey, VerifierKey
from kiosk.storage.log_tree import SIZE, Tree, edge, inclusion, leaf_hash, proven
from kiosk.storage.migrations import migrate
from tests.storage import logs
from tests.storage.logs import AT, KEY, SEEN, UNSEEN, altered, fill, made

LEAVES = [
    bytes.fromhex(one) for one in (*("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"),)
]
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
"""Roots over the first 0 to 8 of LEAVES, as the tests of Certificate Transparency have them."""


def oracle(leaves: Sequence[bytes]) -> bytes:
    """Return the root as RFC 6962, section 2.1 defines it, word by word."""
    if len(leaves) < 2:
        return hashlib.sha256(b"\x00" + leaves[0] if leaves else b"").digest()
    k = max(2**power for power in range(len(leaves).bit_length()) if 2**power < len(leaves))
    return hashlib.sha256(b"\x01" + oracle(leaves[:k]) + oracle(leaves[k:])).digest()


def oracle_path(number: int, leaves: Sequence[bytes]) -> list[bytes]:
    """Return the audit path as section 2.1.1 defines it."""
    if len(leaves) == 1:
        return []
    k = max(2**power for power in range(len(leaves).bit_length()) if 2**power < len(leaves))
    if number < k:
        return [*oracle_path(number, leaves[:k]), oracle(leaves[k:])]
    return [*oracle_path(number - k, leaves[k:]), oracle(leaves[:k])]


def grown(leaves: Sequence[bytes]) -> tuple[list[Tree], Callable[[int, int], bytes]]:
    """Return the tree at every size, and what hands out its stored hashes."""
    trees, rows = [Tree()], []
    for leaf in leaves:
        tree, whole = trees[-1].add(leaf_hash(leaf))
        trees.append(tree)
        rows.append(whole)
    return trees, lambda level, last: rows[last][level]


def test_roots_are_those_of_certificate_transparency() -> None:
    assert tuple(tree.root.hex() for tree in grown(LEAVES)[0]) == ROOTS
    assert oracle(LEAVES).hex() == ROOTS[8]


@given(st.lists(st.binary(max_size=3), max_size=70))
def test_every_size_has_the_root_and_the_proofs_of_the_standard(leaves: list[bytes]) -> None:
    trees, at = grown(leaves)
    for size, tree in enumerate(trees):
        assert (tree.size, tree.root) == (size, oracle(leaves[:size]))
        assert tree.edge == tuple(at(level, last) for level, last in edge(size))
    for number, leaf in enumerate(leaves):
        path = inclusion(number, len(leaves), at)
        assert path == oracle_path(number, leaves)
        assert proven(number, len(leaves), leaf_hash(leaf), path) == trees[-1].root


@given(st.integers(2, 60), st.data())
def test_a_proof_proves_nothing_else(size: int, data: st.DataObject) -> None:
    leaves = [bytes([number]) for number in range(size)]
    trees, at = grown(leaves)
    number, other = data.draw(st.permutations(range(size)))[:2]
    path = inclusion(number, size, at)
    assert proven(other, size, leaf_hash(leaves[other]), path) != trees[-1].root
    assert proven(number, size, leaf_hash(leaves[other]), path) != trees[-1].root


def test_signed_note_of_another_program_is_read() -> None:
    """The key and the note are those in the tests of other programs that read signed notes."""
    key = VerifierKey("example.com/foo", b64decode("6TJ5GubnqECkYWTJBHhkJtXngh3YspoA1hyucq/dTaQ="))
    assert str(key) == "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    note = (
        "This is an example message.\n\n\u2014 example.com/foo "
        "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
    )
    with pytest.raises(Damaged, match="is not a checkpoint of this log"):
        key.open(note.encode())
    with pytest.raises(Damaged, match="signature of its checkpoint is wrong"):
        key.open(note.replace("message", "massage").encode())


def test_any_flipped_bit_of_a_checkpoint_is_found() -> None:
    signer = SigningKey("kiosk/1", bytes(32))
    note = signer.sign(grown(LEAVES)[0][8])
    assert signer.verifier.open(note).size == 8
    for at in range(len(note) * 8):
        flipped = bytearray(note)
        flipped[at // 8] ^= 1 << at % 8
        with pytest.raises(Damaged):
            signer.verifier.open(bytes(flipped))


def test_signatures_of_witnesses_are_left_aside() -> None:
    signer, witness = SigningKey("kiosk/1", bytes(32)), SigningKey("witness/1", bytes(range(32)))
    tree = grown(LEAVES)[0][5]
    note = signer.sign(tree)
    _, _, line = witness.sign(tree).decode().rpartition("\n\n")
    assert signer.verifier.open(note + line.encode()) == signer.verifier.open(note)
    with pytest.raises(Damaged, match="not signed by the key"):
        witness.verifier.open(note)
    with pytest.raises(Damaged, match="not a signed note"):
        signer.verifier.open(note + b"and more\n")


@pytest.fixture
def ledger(tmp_path: Path, seed: int) -> Iterator[Ledger]:
    """Return a ledger of some fifty entries."""
    ledger = made(tmp_path / "kiosk.db", 50, random.Random(seed))
    yield ledger
    ledger.log.database.close()


def test_each_entry_is_its_own_bytes_under_its_own_checkpoint(ledger: Ledger) -> None:
    bodies: list[bytes] = []
    for number, entry in enumerate(ledger.log.entries()):
        assert entry.body is not None
        bodies.append(entry.body)
        signed = ledger.log.key.open(entry.checkpoint)
        assert (entry.number, signed.size, signed.root) == (number, number + 1, oracle(bodies))
    kept = [ledger.record(row.id) for row in ledger.records()]
    acts = [body for body in bodies if b'"kiosk-act/1"' in body]
    assert sorted(bodies) == sorted([*kept, *acts])
    assert len(acts) == len(ledger.acts()) > 0


def test_same_act_twice_gives_away_nothing_of_itself(ledger: Ledger) -> None:
    for _ in range(2):
        ledger.act(AT, "nurse", ActKind.LISTED)
    *_, one, other = ledger.log.entries()
    assert one.hashes[:SIZE] != other.hashes[:SIZE], "each act has a salt"


def test_log_goes_on_after_a_restart_and_after_what_failed(tmp_path: Path, seed: int) -> None:
    chance, path = random.Random(seed), tmp_path / "kiosk.db"
    ledger = made(path, 11, chance)
    key = ledger.log.key
    failing = contextlib.ExitStack()
    failing.enter_context(ledger.log.database.transaction())
    ledger.log.add(b"of a transaction that fails")
    ledger.log.database.execute("ROLLBACK")
    with pytest.raises(StorageError):
        failing.close()
    ledger.act(AT, "nurse", ActKind.LISTED)
    ledger.log.database.close()
    again = Ledger(Database.open(path, KEY))
    fill(again, 20, chance)
    other = Ledger(again.log.database)
    other.act(AT, "nurse", ActKind.LISTED)
    again.act(AT, "nurse", ActKind.LISTED)
    verdict = check(again.log)
    assert (verdict.good, verdict.size, verdict.proven) == (True, 34, 34)
    assert again.log.key == key
    again.log.database.close()


def test_keys_and_salts_are_each_tablet_s_own(tmp_path: Path) -> None:
    keys = set()
    for name in "ab":
        ledger = made(tmp_path / name, 1, random.Random(1))
        keys.add((ledger.log.key.name, ledger.log.key.public))
        ledger.log.database.close()
    assert len({name for name, _ in keys}) == len({public for _, public in keys}) == 2


def test_proof_leads_to_the_newest_checkpoint(ledger: Ledger) -> None:
    for row in ledger.records():
        told = json.loads(ledger.log.proof(row.id))
        signed = ledger.log.key.open(told["checkpoint"].encode())
        leaf = leaf_hash(ledger.record(row.id))
        assert (told["format"], told["leaf"], told["key"]) == ("kiosk-proof/1", leaf.hex(), str(ledger.log.key))
        assert signed.size == 50
        assert proven(told["entry"], signed.size, leaf, [bytes.fromhex(one) for one in told["proof"]]) == signed.root
    with pytest.raises(StorageError, match="no record"):
        ledger.log.proof("r999")


def test_nothing_in_the_log_is_said(tmp_path: Path) -> None:
    ledger = made(tmp_path / "kiosk.db", 0, random.Random(1))
    with pytest.raises(StorageError, match="Nothing is in the log"):
        ledger.log.checkpoint()
    assert check(ledger.log).good
    ledger.log.database.close()


def test_older_database_is_brought_over_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database.open(tmp_path / "kiosk.db", KEY, create=True)
    with monkeypatch.context() as before:
        before.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
        migrate(database)
    for minute in (10, 30):
        stored = f"record {minute}".encode()
        values = (f"r{minute}", f"r{minute}", f"2026-11-22T09:{minute}:00+00:00", "not_today", "p", hashlib.sha256(stored).digest(), stored)
        database.execute(
            "INSERT INTO records (id, visit_id, ended_at, outcome, pack_id, sha256, stored) VALUES (?, ?, ?, ?, ?, ?, ?)", *values
        )
        act = (f"2026-11-22T09:{minute + 5}:00+00:00", "nurse", "exported", f"r{minute}", '{"to": "\u00dcbergabe"}')
        database.execute("INSERT INTO acts (at, actor, kind, subject, detail) VALUES (?, ?, ?, ?, ?)", *act)
    migrate(database)
    ledger = Ledger(database)
    subjects = [(entry.number, entry.record) for entry in ledger.log.entries()]
    assert subjects == [(0, 1), (1, None), (2, 2), (3, None)]
    assert [(act.number, act.subject, act.detail) for act in ledger.acts()] == [
        (1, "r10", {"to": "\u00dcbergabe"}),
        (3, "r30", {"to": "\u00dcbergabe"}),
    ]
    assert check(ledger.log).good
    assert ledger.record("r30") == b"record 30"
    database.close()


# Attacks


@pytest.mark.parametrize("name", SEEN)
def test_damage_is_found_and_named(ledger: Ledger, seed: int, name: str) -> None:
    chance = random.Random(seed)
    for _ in range(6):
        with altered(ledger.log.database):
            number = SEEN[name](ledger.log.database, chance)
            verdict = check(Log(ledger.log.database))
            if number is not None:
                assert number in {finding.number for finding in verdict.findings}
                assert not verdict.good
                assert verdict.proven < 51
    assert check(ledger.log) == check(Log(ledger.log.database)), "everything was put back"
    assert check(ledger.log).good


ONE_ALONE = ("bit of an act", "bit of a record", "field of a record", "bit of a leaf", "bit of a node", "bit of a checkpoint")


@pytest.mark.parametrize("name", ONE_ALONE)
def test_what_is_still_good_is_told(ledger: Ledger, seed: int, name: str) -> None:
    chance = random.Random(seed)
    with altered(ledger.log.database):
        number = SEEN[name](ledger.log.database, chance)
        verdict = check(Log(ledger.log.database))
        assert {finding.number for finding in verdict.findings} >= {number}
        if name == "field of a record":
            assert verdict.proven == number, "neither bytes nor leaf are those that were signed: nothing after it can be proven"
        else:
            assert {finding.number for finding in verdict.findings} == {number}
            assert verdict.proven == 49


@pytest.mark.parametrize("name", UNSEEN)
def test_what_only_a_witness_shows_needs_a_witness(ledger: Ledger, seed: int, name: str) -> None:
    chance, held = random.Random(seed), ledger.log.checkpoint()
    for _ in range(4):
        with altered(ledger.log.database):
            UNSEEN[name](ledger.log.database, chance)
            assert check(Log(ledger.log.database)).good, "the log alone does not show it"
            verdict = check(Log(ledger.log.database), held)
            assert [finding.number for finding in verdict.findings] == [None]


def test_yesterday_s_file_is_known_beside_today_s_checkpoint(tmp_path: Path, seed: int) -> None:
    chance, path = random.Random(seed), tmp_path / "kiosk.db"
    ledger = made(path, 9, chance)
    yesterday, early = None, ledger.log.checkpoint()
    ledger.log.database.close()
    yesterday = path.read_bytes()
    ledger = Ledger(Database.open(path, KEY))
    fill(ledger, 5, chance)
    late = ledger.log.checkpoint()
    assert check(ledger.log, early).good, "a log that went on is consistent with its beginning"
    assert check(ledger.log, late).good
    ledger.log.database.close()
    path.write_bytes(yesterday)
    ledger = Ledger(Database.open(path, KEY))
    assert check(ledger.log).good, "nothing in the file tells that it is old"
    (finding,) = check(ledger.log, late).findings
    assert "cut or put back: it has 9 entries, the checkpoint held elsewhere has 14" in finding.what
    fill(ledger, 5, chance)
    (finding,) = check(ledger.log, late).findings
    assert "the first 14 entries are not those" in finding.what, "as long again, and yet another log"
    ledger.log.database.close()


def test_held_checkpoint_of_another_log_is_told(ledger: Ledger, tmp_path: Path) -> None:
    other = made(tmp_path / "other.db", 3, random.Random(1))
    for held in (other.log.checkpoint(), b"", b"\xff", ledger.log.checkpoint()[:-9]):
        (finding,) = check(ledger.log, held).findings
        assert "does not belong to this log" in finding.what
    other.log.database.close()


LISTED = ("id", "visit_id", "ended_at", "outcome", "pack_id", "sha256")


@pytest.mark.parametrize("column", LISTED)
def test_row_beside_a_record_is_held_to_it(ledger: Ledger, column: str) -> None:
    with altered(ledger.log.database):
        new = bytes(32) if column == "sha256" else "other"
        ledger.log.database.execute(f"UPDATE records SET {column} = ? WHERE seq = 3", new)  # noqa: S608 - a name from above
        number = next(entry.number for entry in ledger.log.entries() if entry.record == 3)
        assert [finding.number for finding in check(ledger.log).findings] == [number]


def test_record_outside_the_log_is_found(ledger: Ledger) -> None:
    with altered(ledger.log.database):
        ledger.log.database.execute(
            """INSERT INTO records (seq, id, visit_id, ended_at, outcome, pack_id, sha256, stored)
            SELECT 999, 'extra', 'extra', ended_at, outcome, pack_id, sha256, stored FROM records WHERE seq = 1"""
        )
        assert check(ledger.log).findings == (Finding(None, "record", "extra", "this record is kept but is not in the log"),)
        ledger.log.database.execute("UPDATE entries SET record = 1 WHERE record = 2")
        assert "its record stands in the log twice" in {finding.what for finding in check(ledger.log).findings}


def test_log_that_was_altered_signs_nothing_more(ledger: Ledger) -> None:
    with altered(ledger.log.database):
        ledger.log.database.execute("UPDATE entries SET hashes = zeroblob(length(hashes)) WHERE number IN (31, 47, 49)")
        with pytest.raises(Damaged):
            Log(ledger.log.database).add(b"more")
        with pytest.raises(Damaged):
            Log(ledger.log.database).proof(ledger.records()[0].id)


def test_page_that_cannot_be_read_is_said(tmp_path: Path, seed: int) -> None:
    chance, path = random.Random(seed), tmp_path / "kiosk.db"
    ledger = made(path, 60, chance)
    root = ledger.log.database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'entries'")[0][0]
    ledger.log.database.close()
    pages = path.read_bytes()
    found = 0
    for page in range(1, len(pages) // 4096):
        if page + 1 == root:
            continue
        path.write_bytes(logs.flipped(pages, page * 4096 + chance.randrange(4096), chance))
        database = Database.open(path, KEY)
        try:
            verdict = check(Log(database))
            found += not verdict.good
        except Damaged:
            found += 1
        finally:
            database.close()
    assert found > 5


def test_findings_that_are_alike_are_told_as_one() -> None:
    what = [(4, "a"), (5, "a"), (5, "b"), (6, "a"), (9, "a"), (9, "b")]
    findings = [Finding(number, "record", f"r{number}", cause) for number, cause in what] + [Finding(None, "", "", "cut")]
    assert list(grouped(findings)) == [
        "entries 4 to 6 (3), each: a",
        "entry 5 (record r5): b",
        "entry 9 (record r9): a",
        "entry 9 (record r9): b",
        "cut",
    ]
