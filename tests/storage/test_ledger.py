"""What is kept: nothing acknowledged is lost, nothing kept is changed, and nothing of it can be read without the key."""

import random
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.core.errors import Damaged, Full, StorageError, WrongKey
from kiosk.storage.database import Database
from kiosk.storage.home import Home
from kiosk.storage.ledger import Act, ActKind, Ledger, OpenVisit, RecordRow, VisitState
from kiosk.storage.migrations import migrate
from kiosk.storage.reserve import Reserve

KEY = bytes(range(32))
AT = "2026-11-22T09:00:00+00:00"
LATER = "2026-11-22T09:20:00+00:00"
BODY = '{"name":"Ōe Quillfeather-Ünal","n":1}'.encode()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Return an open database with its tables."""
    database = Database.open(tmp_path / "kiosk.db", KEY, create=True)
    migrate(database)
    yield database
    database.close()


@pytest.fixture
def ledger(database: Database) -> Ledger:
    """Return a ledger with nothing in it."""
    return Ledger(database)


def keep(ledger: Ledger, record_id: str = "r1", visit_id: str = "v1", stored: bytes = BODY) -> None:
    """Keep a record whose summary does not matter."""
    ledger.keep(record_id, visit_id, stored, ended_at=LATER, outcome="acknowledged", pack_id="intrathecal-pump")


def test_open_visit_comes_back_as_it_was(ledger: Ledger) -> None:
    ledger.open_visit("v1", BODY, AT)
    assert ledger.open_visits() == [OpenVisit("v1", BODY, (), VisitState.OPEN, AT)]
    ledger.note("v1", 0, b"first", LATER)
    ledger.note("v1", 1, b"\x00\xff" * 9000, LATER)
    assert ledger.open_visits() == [OpenVisit("v1", BODY, (b"first", b"\x00\xff" * 9000), VisitState.OPEN, LATER)]


def test_put_away_and_resumed(ledger: Ledger) -> None:
    ledger.open_visit("v1", BODY, AT)
    ledger.open_visit("v2", BODY, "2026-11-22T09:10:00+00:00")
    ledger.put_away("v1", LATER)
    assert [(visit.id, visit.state, visit.updated) for visit in ledger.open_visits()] == [
        ("v2", VisitState.OPEN, "2026-11-22T09:10:00+00:00"),
        ("v1", VisitState.PUT_AWAY, LATER),
    ]
    ledger.resume("v1", "2026-11-22T11:00:00+00:00")
    assert ledger.open_visits()[-1] == OpenVisit("v1", BODY, (), VisitState.OPEN, "2026-11-22T11:00:00+00:00")


def test_moves_are_kept_in_order_once_and_without_a_gap(ledger: Ledger) -> None:
    ledger.open_visit("v1", BODY, AT)
    ledger.note("v1", 0, b"first", AT)
    ledger.note("v1", 0, b"first", LATER)
    with pytest.raises(Damaged, match="otherwise"):
        ledger.note("v1", 0, b"other", AT)
    with pytest.raises(StorageError, match="missing"):
        ledger.note("v1", 2, b"third", AT)
    assert ledger.open_visits()[0].moves == (b"first",)


REFUSED: dict[str, Callable[[Ledger], object]] = {
    "a move of an unknown visit": lambda ledger: ledger.note("v9", 0, b"move", AT),
    "putting away an unknown visit": lambda ledger: ledger.put_away("v9", AT),
    "resuming an unknown visit": lambda ledger: ledger.resume("v9", AT),
    "the same visit twice": lambda ledger: ledger.open_visit("v1", BODY, AT),
    "an unknown record": lambda ledger: ledger.record("r9"),
    "an unknown prefix": lambda ledger: ledger.find("r9"),
    "an unknown pack": lambda ledger: ledger.pack("00"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_there_is_said(ledger: Ledger, case: str) -> None:
    ledger.open_visit("v1", BODY, AT)
    with pytest.raises(StorageError):
        REFUSED[case](ledger)
    assert ledger.open_visits() == [OpenVisit("v1", BODY, (), VisitState.OPEN, AT)]


def test_discarded_visit_leaves_no_moves(ledger: Ledger, database: Database) -> None:
    ledger.open_visit("v1", BODY, AT)
    ledger.note("v1", 0, b"first", AT)
    ledger.discard("v1")
    ledger.discard("v1")
    assert ledger.open_visits() == []
    assert database.execute("SELECT count(*) FROM moves") == [(0,)]


def test_record_takes_the_place_of_its_visit(ledger: Ledger, database: Database) -> None:
    ledger.open_visit("v1", b"{}", AT)
    ledger.note("v1", 0, b"first", AT)
    ledger.open_visit("v2", b"{}", AT)
    keep(ledger)
    assert [visit.id for visit in ledger.open_visits()] == ["v2"]
    with pytest.raises(StorageError, match="no longer open"):
        ledger.note("v1", 1, b"second", AT)
    ledger.open_visit("v3", b"{}", AT)
    assert database.execute("SELECT id FROM visits ORDER BY id") == [("v2",), ("v3",)]
    assert database.execute("SELECT count(*) FROM moves") == [(0,)]
    assert ledger.record("r1") == BODY
    assert ledger.records() == [RecordRow(1, "r1", "v1", LATER, "acknowledged", "intrathecal-pump", len(BODY))]


def test_same_record_again_is_a_lost_reply(ledger: Ledger) -> None:
    keep(ledger)
    keep(ledger)
    assert [row.id for row in ledger.records()] == ["r1"]


@pytest.mark.parametrize(
    ("record_id", "visit_id", "stored"),
    [("r1", "v1", BODY + b" "), ("r1", "v2", BODY), ("r2", "v1", BODY)],
    ids=["other bytes", "another visit", "second record of a visit"],
)
def test_another_record_in_its_place_is_damaged(ledger: Ledger, record_id: str, visit_id: str, stored: bytes) -> None:
    keep(ledger)
    ledger.open_visit(visit_id, b"{}", AT)
    with pytest.raises(Damaged, match="already kept"):
        keep(ledger, record_id, visit_id, stored)
    assert [(row.id, ledger.record(row.id)) for row in ledger.records()] == [("r1", BODY)]
    assert [visit.id for visit in ledger.open_visits()] == [one for one in [visit_id] if one != "v1"], "a visit with a record is ended"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records SET outcome = 'not_today'",
        "DELETE FROM records",
        "INSERT OR REPLACE INTO records SELECT seq, id, visit_id, ended_at, 'not_today', pack_id, sha256, x'00' FROM records",
        "REPLACE INTO packs VALUES ('p', x'00', x'00')",
        "UPDATE packs SET files = x'00'",
        "DELETE FROM packs",
        "UPDATE entries SET act = x'00' WHERE number = 1",
        "DELETE FROM entries",
        "INSERT OR REPLACE INTO entries SELECT 1, NULL, x'00', hashes, checkpoint FROM entries WHERE number = 0",
        "UPDATE signer SET seed = x'00'",
        "DELETE FROM signer",
    ],
)
def test_what_is_kept_is_never_changed(ledger: Ledger, database: Database, statement: str) -> None:
    keep(ledger)
    ledger.keep_pack("p", b"files")
    ledger.act(AT, "nurse", ActKind.VIEWED, "r1")
    with pytest.raises(StorageError, match="append-only"):
        database.execute(statement)
    assert ledger.record("r1") == BODY
    assert ledger.records()[0].outcome == "acknowledged"
    assert ledger.pack("p") == b"files"
    assert ledger.acts()[0].actor == "nurse"


def test_record_is_found_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    for number, record_id in enumerate(("abc1", "abd2", "a_c3", "a%c4")):
        keep(ledger, record_id, f"v{number}")
    assert ledger.find("abc") == "abc1"
    assert ledger.find("a_") == "a_c3"
    assert ledger.find("a%") == "a%c4"
    for wrong in ("ab", "", "abc12", "b"):
        with pytest.raises(StorageError):
            ledger.find(wrong)


def test_pack_is_kept_once(ledger: Ledger) -> None:
    files = secrets.token_bytes(300_000)
    ledger.keep_pack("p", files)
    ledger.keep_pack("p", b"the same files, packed by a later program")
    assert ledger.pack("p") == files


def test_acts_are_written_down_in_order(ledger: Ledger) -> None:
    ledger.act(AT, "frontdesk", ActKind.LISTED)
    ledger.act(LATER, "frontdesk", ActKind.EXPORTED, "r1", {"to": "Übergabe", "form": "json"})
    assert ledger.acts() == [
        Act(0, AT, "frontdesk", ActKind.LISTED, "", {}),
        Act(1, LATER, "frontdesk", ActKind.EXPORTED, "r1", {"to": "Übergabe", "form": "json"}),
    ]


class Disk(Reserve):
    """A ballast whose freeing gives the database more pages."""

    def __init__(self, pages: int) -> None:
        self.database: Database | None = None
        self.pages = pages
        self.freed = 0

    def free(self) -> bool:
        assert self.database is not None
        self.freed += 1
        self.database.execute(f"PRAGMA max_page_count = {self.pages + 60}")
        return self.freed == 1


def full(path: Path) -> tuple[Ledger, Disk, Database]:
    """Return a ledger with one open visit on a disk that has no page left."""
    disk = Disk(0)
    database = Database.open(path / "kiosk.db", KEY, create=True, reserve=disk)
    migrate(database)
    ledger = Ledger(database)
    ledger.open_visit("v1", b"{}", AT)
    disk.database, disk.pages = database, database.execute("PRAGMA page_count")[0][0]
    database.execute(f"PRAGMA max_page_count = {disk.pages}")
    return ledger, disk, database


def test_full_disk_strands_nobody_who_signs(tmp_path: Path) -> None:
    ledger, disk, database = full(tmp_path)
    with pytest.raises(Full):
        ledger.note("v1", 0, bytes(30_000), AT)
    assert disk.freed == 0, "the ballast is for signing"
    stored = secrets.token_bytes(60_000)
    keep(ledger, stored=stored)
    assert disk.freed == 1
    assert ledger.record("r1") == stored
    assert ledger.open_visits() == []
    database.close()


def test_full_disk_without_ballast_keeps_the_visit(tmp_path: Path) -> None:
    ledger, disk, database = full(tmp_path)
    with pytest.raises(Full):
        keep(ledger, stored=secrets.token_bytes(600_000))
    assert disk.freed == 1
    with pytest.raises(Full):
        keep(ledger, stored=secrets.token_bytes(600_000))
    assert [visit.id for visit in ledger.open_visits()] == ["v1"]
    assert ledger.records() == []
    database.close()


MARKS = ("Quillfeather", "1951-02-30", "MRN-77-4410", "why-does-it-hum", "resonant-belt")


def test_no_word_of_a_visit_is_in_any_file(tmp_path: Path) -> None:
    name, born, number, question, note = MARKS
    with Home.open(tmp_path, None) as home:
        ledger = Ledger(home.database)
        ledger.open_visit(number, f"{name} {born}".encode(), AT)
        ledger.note(number, 0, question.encode() * 900, AT)
        ledger.act(AT, name, ActKind.VIEWED, number, {"note": note})
        home.database.execute("SELECT opening FROM visits ORDER BY opening")
        assert scan(tmp_path) == set()
        keep(ledger, number, number, f"{name} {born} {note}".encode() * 900)
        ledger.keep_pack(note, name.encode())
        assert "kiosk.db-wal" in {path.name for path in tmp_path.iterdir()}
        assert scan(tmp_path) == set()
    assert scan(tmp_path) == set()
    (tmp_path / "slip").write_text(name, "utf-16-le")
    assert scan(tmp_path) == {(name, "slip")}, "the scan does see what is there"


def scan(folder: Path) -> set[tuple[str, str]]:
    """Return every mark found in any file, in the forms a program may write it."""
    found = set()
    for path in folder.rglob("*"):
        stored = path.read_bytes() if path.is_file() else b""
        for mark in MARKS:
            if any(form in stored for form in (mark.encode(), mark.encode("utf-16-le"), mark.encode().hex().encode())):
                found.add((mark, path.name))
    return found


def test_flipped_bits_never_change_what_is_read(tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    print("seed", seed)
    chance = random.Random(seed)
    path = tmp_path / "kiosk.db"
    database = Database.open(path, KEY, create=True)
    migrate(database)
    fill(Ledger(database), chance)
    whole = read(Ledger(database))
    database.close()
    stored = path.read_bytes()
    found = 0
    for _ in range(150):
        altered = bytearray(stored)
        altered[chance.randrange(len(stored))] ^= 1 << chance.randrange(8)
        path.write_bytes(altered)
        try:
            database = Database.open(path, KEY)
            try:
                assert read(Ledger(database)) == whole
            finally:
                database.close()
        except (Damaged, WrongKey):
            found += 1
    assert found > 100, "all but index and unused pages are read and checked"


def fill(ledger: Ledger, chance: random.Random) -> None:
    """Keep bodies shorter and longer than a page."""
    for number in range(12):
        keep(ledger, f"r{number}", f"v{number}", chance.randbytes(chance.choice((300, 5500, 20_000))))
    for number in range(12, 16):
        ledger.open_visit(f"v{number}", chance.randbytes(600), AT)
        for seq in range(6):
            ledger.note(f"v{number}", seq, chance.randbytes(chance.choice((90, 9000))), AT)
    ledger.keep_pack("p", chance.randbytes(50_000))


def read(ledger: Ledger) -> tuple[object, ...]:
    """Return everything the ledger holds."""
    rows = ledger.records()
    return rows, [ledger.record(row.id) for row in rows], ledger.open_visits(), ledger.pack("p"), ledger.acts()


VISITS = """
import sys
from pathlib import Path
from kiosk.storage.home import Home
from kiosk.storage.ledger import Ledger

start = int(sys.argv[2])
home = Home.open(Path(sys.argv[1]), None)
ledger = Ledger(home.database)
for number in range(start, start + 10_000):
    ledger.open_visit(f"v{number}", b"{}", "2026")
    print("opened", number, 0, flush=True)
    for seq in range(8):
        ledger.note(f"v{number}", seq, f"{number}/{seq}".encode() * 40, "2026")
        print("noted", number, seq + 1, flush=True)
    ledger.keep(f"r{number}", f"v{number}", f"record {number}".encode() * 500, ended_at="2026", outcome="talk_first", pack_id="p")
    print("kept", number, 8, flush=True)
"""


def killed_after(home: Path, start: int, lines: int) -> list[tuple[str, int, int]]:
    """Run visits in another process, kill it after so many lines, and return what it had acknowledged."""
    command = [sys.executable, "-c", VISITS, str(home), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        said += child.stdout.readlines()
    steps = [line.split() for line in said if line.endswith("\n")]
    return [(word, int(number), int(count)) for word, number, count in steps]


@pytest.mark.parametrize("lines", [1, 5, 9, 10, 11, 37, 200], ids=lambda lines: f"{lines} steps")
def test_killed_kiosk_loses_nothing_it_acknowledged(tmp_path: Path, lines: int) -> None:
    said = killed_after(tmp_path, 0, lines)
    assert len(said) >= lines
    word, number, count = said[-1]
    with Home.open(tmp_path, None) as home:
        ledger = Ledger(home.database)
        kept = {row.id for row in ledger.records()}
        visits = {visit.id: visit for visit in ledger.open_visits()}
        assert {f"r{n}" for step, n, _ in said if step == "kept"} <= kept
        assert all(ledger.record(row.id) == f"record {row.id[1:]}".encode() * 500 for row in ledger.records())
        assert not {f"v{record_id[1:]}" for record_id in kept} & set(visits), "a visit is open or kept, never both"
        if word != "kept" and f"r{number}" not in kept:
            moves = visits[f"v{number}"].moves
            assert len(moves) in {count, count + 1}
            assert moves == tuple(f"{number}/{seq}".encode() * 40 for seq in range(len(moves)))


def test_home_killed_again_and_again_still_opens(tmp_path: Path) -> None:
    kept: set[str] = set()
    for start in range(0, 50_000, 10_000):
        kept |= {f"r{number}" for word, number, _ in killed_after(tmp_path, start, 25) if word == "kept"}
    with Home.open(tmp_path, None) as home:
        ledger = Ledger(home.database)
        assert kept <= {row.id for row in ledger.records()}
        assert len(kept) >= 10
        assert len(ledger.open_visits()) <= 5
        assert home.database.execute("PRAGMA integrity_check") == [("ok",)]
        assert home.database.execute("PRAGMA cipher_integrity_check") == []
