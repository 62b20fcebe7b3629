"""The encrypted file: what opens it, what does not, and what happens when the disk fails."""

import hashlib
import secrets
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.core.errors import Damaged, Full, InUse, StorageError, WrongKey
from kiosk.storage import database as module
from kiosk.storage import migrations
from kiosk.storage.database import PLAIN_HEADER, Database
from kiosk.storage.home import Home
from kiosk.storage.migrations import MIGRATIONS, migrate
from kiosk.storage.reserve import Reserve

KEY = bytes(range(32))
ROWS = 60


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the path of a closed database of some 400 KB."""
    path = tmp_path / "kiosk.db"
    database = Database.open(path, KEY, create=True)
    database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    for number in range(ROWS):
        database.execute("INSERT INTO t VALUES (?, ?)", number, body(number))
    database.close()
    return path


@pytest.fixture
def opened(file: Path) -> Iterator[Database]:
    """Return that database, open."""
    database = Database.open(file, KEY)
    yield database
    database.close()


def body(number: int) -> bytes:
    """Return a row's bytes, told by its number."""
    return hashlib.sha256(str(number).encode()).digest() * 180


def digest(folder: Path) -> dict[str, str]:
    """Return what lies in a folder, so that a change can be seen."""
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_file_is_encrypted_from_its_first_byte(file: Path) -> None:
    stored = file.read_bytes()
    assert not stored.startswith(PLAIN_HEADER)
    assert b"CREATE TABLE" not in stored
    assert body(3)[:64] not in stored


def test_commits_are_made_durable(opened: Database) -> None:
    assert opened.execute("PRAGMA journal_mode") == [("wal",)]
    assert opened.execute("PRAGMA synchronous") == [(2,)]
    assert opened.execute("PRAGMA locking_mode") == [("exclusive",)]
    assert opened.execute("PRAGMA secure_delete") == [(1,)]
    assert opened.execute("PRAGMA foreign_keys") == [(1,)]


def test_no_shared_memory_file_can_outgrow_a_full_disk(opened: Database, file: Path) -> None:
    opened.execute("INSERT INTO t VALUES (?, ?)", 1000, b"x")
    assert sorted(path.name for path in file.parent.iterdir()) == ["kiosk.db", "kiosk.db-wal"]


def test_old_library_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(StorageError, match="too old"):
        Database.open(tmp_path / "kiosk.db", KEY, create=True)
    assert not list(tmp_path.iterdir())


def plain(path: Path) -> None:
    """Put an ordinary SQLite database in the file's place."""
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (id INTEGER)")
    connection.close()


CASES: dict[str, tuple[Callable[[Path], object], bytes, type[StorageError]]] = {
    "another key": (lambda _: None, secrets.token_bytes(32), WrongKey),
    "garbage in its place": (lambda path: path.write_bytes(secrets.token_bytes(40_960)), KEY, WrongKey),
    "missing": (lambda path: path.unlink(), KEY, Damaged),
    "empty": (lambda path: path.write_bytes(b""), KEY, Damaged),
    "a few bytes": (lambda path: path.write_bytes(path.read_bytes()[:9]), KEY, Damaged),
    "half a page": (lambda path: path.write_bytes(path.read_bytes()[:2048]), KEY, Damaged),
    "plain SQLite in its place": (plain, KEY, Damaged),
    "first page altered": (lambda path: flip(path, 100), KEY, Damaged),
}


def flip(path: Path, position: int) -> None:
    """Change one bit of a file."""
    stored = bytearray(path.read_bytes())
    stored[position] ^= 1
    path.write_bytes(stored)


@pytest.mark.parametrize("case", CASES)
def test_what_does_not_open_is_named_and_left_as_it_is(file: Path, case: str) -> None:
    change, key, expected = CASES[case]
    change(file)
    before = digest(file.parent)
    with pytest.raises(expected) as caught:
        Database.open(file, key)
    assert type(caught.value) is expected
    assert str(caught.value).endswith(".")
    assert digest(file.parent) == before


def read_all(path: Path) -> list[tuple[int, bytes]]:
    """Open the database and read every row."""
    database = Database.open(path, KEY)
    try:
        return [(row[0], row[1]) for row in database.execute("SELECT id, body FROM t ORDER BY id")]
    finally:
        database.close()


def test_cut_tail_is_damaged(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: 40 * 4096])
    with pytest.raises(Damaged):
        read_all(file)


def test_damaged_database_takes_no_more_calls(file: Path) -> None:
    database = Database.open(file, KEY)
    root = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 't'")[0][0]
    database.close()
    flip(file, (root - 1) * 4096 + 7)
    database = Database.open(file, KEY)
    with pytest.raises(Damaged):
        database.execute("SELECT body FROM t")
    with pytest.raises(StorageError, match="has stopped"):
        database.execute("SELECT 1")
    database.close()


def test_second_connection_is_in_use(opened: Database, file: Path) -> None:
    assert opened.execute("SELECT count(*) FROM t") == [(ROWS,)]
    with pytest.raises(InUse):
        Database.open(file, KEY)


def test_what_fails_inside_a_transaction_leaves_nothing(opened: Database) -> None:
    def half() -> None:
        with opened.transaction():
            opened.execute("DELETE FROM t")
            opened.execute("INSERT INTO t VALUES (1, NULL)")

    with pytest.raises(StorageError, match="refused"):
        half()
    assert opened.execute("SELECT count(*) FROM t") == [(ROWS,)]
    with opened.transaction():
        opened.execute("DELETE FROM t WHERE id = 1")
    assert opened.execute("SELECT count(*) FROM t") == [(ROWS - 1,)]


def test_full_disk_loses_nothing_and_is_not_final(opened: Database) -> None:
    pages = opened.execute("PRAGMA page_count")[0][0]
    opened.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Full), opened.transaction():
        opened.execute("INSERT INTO t VALUES (?, ?)", 1000, bytes(50_000))
    assert opened.execute("SELECT count(*) FROM t") == [(ROWS,)]
    opened.execute(f"PRAGMA max_page_count = {pages + 100}")
    with opened.transaction():
        opened.execute("INSERT INTO t VALUES (?, ?)", 1000, bytes(50_000))
    assert opened.execute("SELECT count(*) FROM t") == [(ROWS + 1,)]


FAILING_DISK = """
import resource, sys
from pathlib import Path
from kiosk.core.errors import StorageError
from kiosk.storage.database import Database

database = Database.open(Path(sys.argv[1]), bytes(range(32)))
database.execute("INSERT INTO t VALUES (1000, x'00')")
print("committed")
resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, 64 * 1024))
for attempt in range(3):
    try:
        with database.transaction():
            database.execute("INSERT INTO t VALUES (1001, zeroblob(200000))")
    except StorageError as error:
        print(type(error).__name__, error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, 64 * 1024))
print("room", database.room())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on file size stands for the failing disk")
def test_failed_write_is_final_and_keeps_what_was_committed(file: Path) -> None:
    said = subprocess.run([sys.executable, "-c", FAILING_DISK, str(file)], capture_output=True, text=True, check=True).stdout.splitlines()
    assert said[0] == "committed"
    assert "has failed" in said[1]
    assert "has stopped" in said[2]
    assert "has stopped" in said[3]
    assert said[4] == "room False"
    assert [row[0] for row in read_all(file)] == [*range(ROWS), 1000]


def test_newer_tables_are_refused_untouched(file: Path) -> None:
    database = Database.open(file, KEY)
    database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StorageError, match="newer kiosk"):
        migrate(database)
    assert database.execute("SELECT name FROM sqlite_schema") == [("t",)]
    database.close()


def test_a_step_that_fails_leaves_the_tables_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(database: Database) -> None:
        database.execute("CREATE TABLE half (id INTEGER)")
        database.execute("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, broken))
    database = Database.open(tmp_path / "kiosk.db", KEY, create=True)
    with pytest.raises(StorageError):
        migrate(database)
    assert database.execute("PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert database.execute("SELECT name FROM sqlite_schema WHERE name = 'half'") == []
    database.close()


def test_tables_are_made_once(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "kiosk.db", KEY, create=True)
    migrate(database)
    schema = database.execute("SELECT sql FROM sqlite_schema ORDER BY name")
    migrate(database)
    assert database.execute("SELECT sql FROM sqlite_schema ORDER BY name") == schema
    database.close()


def test_ballast_is_made_freed_and_made_again(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "reserve", 4096)
    assert reserve.room()
    assert (tmp_path / "reserve").stat().st_blocks * 512 >= 4096 or sys.platform == "win32"
    assert reserve.free()
    assert not reserve.free()
    assert reserve.room()
    (tmp_path / "reserve").write_bytes(b"cut short")
    assert reserve.room()
    assert (tmp_path / "reserve").stat().st_size == 4096


def test_no_room_when_the_ballast_cannot_be_made(tmp_path: Path) -> None:
    assert not Reserve(tmp_path / "nowhere" / "reserve", 4096).room()


HOLDER = """
import sys, time
from pathlib import Path
from kiosk.storage.home import Home
home = Home.open(Path(sys.argv[1]), None)
print("open", flush=True)
time.sleep(60)
"""


def test_second_kiosk_is_refused_until_the_first_is_gone_even_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(InUse, match="Another kiosk"):
            Home.open(tmp_path, None)
        holder.kill()
    with Home.open(tmp_path, None) as home:
        assert home.database.room()


def test_home_that_cannot_be_a_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(StorageError, match="cannot be used"):
        Home.open(tmp_path / "home", None)


def test_failed_opening_leaves_the_home_free(tmp_path: Path) -> None:
    with Home.open(tmp_path, None):
        pass
    (tmp_path / "kiosk.db").rename(tmp_path / "elsewhere.db")
    with pytest.raises(Damaged, match="missing"):
        Home.open(tmp_path, None)
    assert not (tmp_path / "kiosk.db").exists()
    (tmp_path / "elsewhere.db").rename(tmp_path / "kiosk.db")
    with Home.open(tmp_path, None) as home:
        assert home.database.execute("PRAGMA user_version") == [(len(MIGRATIONS),)]
