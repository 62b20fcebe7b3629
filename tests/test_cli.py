"""The command line: each failure is one sentence on stderr with its exit code, and nothing is made or changed by it."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk import start
from kiosk.cli import app
from kiosk.core.errors import place
from kiosk.storage.home import Home
from kiosk.storage.ledger import Ledger
from tests.documents.cases import VISITS
from tests.storage.small_pack import write

RECORD = VISITS["talk first"]
NUMBER = json.loads(RECORD)["id"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a clinic's home with one record, and nothing else to find by chance."""
    monkeypatch.delenv("KIOSK_HOME", raising=False)
    folder = tmp_path / "home"
    with Home.open(folder, None) as opened:
        Ledger(opened.database).keep(NUMBER, NUMBER, RECORD, ended_at="2026-11-22T09:00:00+00:00", outcome="talk_first", pack_id="small")
    settings = Path(__file__).parents[1] / "assets" / "demo-clinic.toml"
    (folder / "clinic.toml").write_text(settings.read_text("utf-8").replace("demo = true", ""), "utf-8")
    return folder


def runs(*args: object) -> Result:
    """Run the command with these words."""
    return CliRunner().invoke(app, [str(one) for one in args])


def fails(code: int, sentence: str, *args: object) -> None:
    """Run the command and hold it to one sentence on stderr."""
    done = runs(*args)
    assert (done.exit_code, done.stdout) == (code, "")
    assert sentence in done.stderr
    assert code != 3 or len([line for line in done.stderr.splitlines() if "key to the records" not in line]) == 1
    assert "Traceback" not in done.output


def test_what_is_kept_is_listed_shown_and_exported(home: Path, tmp_path: Path) -> None:
    assert NUMBER in runs("records", "list", "--home", home).stdout
    assert runs("records", "show", NUMBER[:6], "--home", home).stdout_bytes == RECORD + b"\n"
    done = runs("records", "export", NUMBER, tmp_path / "out", "--home", home)
    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "consult.pdf", "proof.json", "record.json", "record.pdf", "take-home.pdf",
    ]  # fmt: skip
    assert (tmp_path / "out" / "record.json").read_bytes() == RECORD
    with Home.open(home, None) as opened:
        assert [act.kind.value for act in Ledger(opened.database).acts()] == ["listed", "viewed", "exported"]


def test_a_number_that_no_record_has(home: Path) -> None:
    fails(3, "There is no record of this number.", "records", "show", "nothing", "--home", home)


def test_a_file_where_a_folder_is_wanted(home: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    fails(3, "choose another folder", "records", "export", NUMBER, tmp_path / "file", "--home", home)
    fails(3, "choose another", "records", "list", "--home", tmp_path / "file")
    fails(3, "choose another folder", "tour", tmp_path / "file")


def test_a_home_where_no_kiosk_has_been_stays_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path / "mistyped"))
    fails(3, "No kiosk has kept anything in", "records", "list")
    assert list((tmp_path / "mistyped").iterdir()) == []


def test_a_home_that_another_kiosk_has(home: Path) -> None:
    with Home.open(home, None):
        fails(3, "Another kiosk already works with this data folder", "records", "list", "--home", home)


@pytest.mark.parametrize(
    ("file", "content", "sentence"),
    [
        ("key", None, "The key file key of this kiosk is missing"),
        ("database.key", None, "The key file database.key of this kiosk is missing"),
        ("database.key", b"{", "The key file database.key of this kiosk is damaged"),
        ("kiosk.db", None, "missing or empty"),
        ("kiosk.db", b"nonsense", "damaged"),
        ("kiosk.db", b"nonsense" * 9000, "does not fit its database, or the database was overwritten"),
        ("clinic.toml", b"nonsense", "clinic.toml line 1"),
        ("clinic.toml", b"\xff", "clinic.toml is not UTF-8 text"),
        ("clinic.toml", b"[kiosk]\ntablet = 3\n", "clinic.toml line 2"),
    ],
)
def test_a_home_that_is_not_whole(home: Path, file: str, content: bytes | None, sentence: str) -> None:
    if content is None:
        (home / file).unlink()
    else:
        (home / file).write_bytes(content)
    before = sorted(path.name for path in home.iterdir())
    fails(3, sentence, "records", "list", "--home", home)
    assert sorted(path.name for path in home.iterdir()) == before


def test_a_broken_lesson_is_a_finding(home: Path) -> None:
    broken = write(home / "packs") / "pack.toml"
    broken.write_text("nonsense", "utf-8")
    done = runs("packs", "check", "small", "--home", home)
    assert (done.exit_code, done.stdout) == (1, "small/pack.toml:1: this is not TOML: expected '=' after a key in a key/value pair\n")
    assert runs("packs", "check", "--home", home).exit_code == 1
    assert "small" in runs("packs", "list", "--home", home).stdout
    found = json.loads(runs("doctor", "--json", "--home", home).stdout)
    assert [one["good"] for one in found if one["what"] == "pack small"] == [False]


def test_a_lesson_that_is_not_there(home: Path) -> None:
    fails(3, 'there is no pack "nothing"', "packs", "check", "nothing", "--home", home)


@pytest.mark.parametrize(
    "words",
    [
        ("tour", "out", "--outcome", "maybe"),
        ("tour", "out", "--way", "long"),
        ("tour", "out", "--theme", "pink"),
        ("tour", "out", "--text-size", "900"),
        ("tour", "out", "--size", "10x10"),
        ("records", "show"),
        ("nonsense",),
    ],
)
def test_wrong_use(words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fails(2, "Usage", *words)
    assert list(tmp_path.iterdir()) == []


def test_a_tour_of_a_lesson_that_is_not_there(qtbot: object, tmp_path: Path) -> None:
    del qtbot
    fails(3, 'there is no pack "nothing"', "tour", tmp_path / "out", "--pack", "nothing")


def test_a_tour_stays_out_of_a_clinics_home(home: Path, tmp_path: Path) -> None:
    fails(3, "This is a clinic's own data folder", "tour", tmp_path / "out", "--home", home)


def test_a_mistake_of_the_program_is_told_without_a_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    def mistake(self: Ledger) -> None:
        raise LookupError(repr(self) + "Sample Person")

    monkeypatch.setattr(Ledger, "records", mistake)
    monkeypatch.setattr(sys, "argv", ["kiosk", "records", "list", "--home", str(home)])
    with pytest.raises(SystemExit) as left:
        start.main()
    said = capsys.readouterr().err.splitlines()
    assert left.value.code == 3
    assert said[-1].startswith("kiosk: something unexpected happened (LookupError at test_cli.py:")
    assert "Sample" not in "".join(said)


def test_an_error_without_a_trace_has_no_place() -> None:
    assert place(ValueError()) == "no place"
