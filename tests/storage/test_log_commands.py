"""The commands that show and verify the log, as a person at the tablet uses them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.storage.home import Home
from kiosk.storage.ledger import ActKind, Ledger
from tests.documents.cases import VISITS
from tests.storage import logs
from verifier import verify

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of a demo clinic with two records."""
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    kept = tmp_path / "home" / "demo"
    with Home.open(kept, None) as opened:
        for name, number in (("drawn", "a1"), ("typed", "b2")):
            logs.keep(Ledger(opened.database), json.loads(VISITS[name]) | {"id": number})
    return kept


@pytest.fixture
def run(home: Path) -> Run:
    """Return a way to give a `records` command: its exit code, what it wrote, and what it said beside."""
    assert home.exists()

    def give(*arguments: object) -> tuple[int, str, str]:
        done = CliRunner().invoke(app, ["records", *(str(one) for one in arguments)])
        return done.exit_code, done.stdout, done.stderr

    return give


def test_each_kind_of_act_is_done_by_a_command(run: Run, home: Path, tmp_path: Path) -> None:
    for command in (("list",), ("show", "a1"), ("export", "b2", tmp_path / "out"), ("log", tmp_path / "log"), ("verify",)):
        assert run(*command)[0] == 0
    with Home.open(home, None) as opened:
        acts = [(act.number, act.kind, act.subject, act.detail) for act in Ledger(opened.database).acts()]
    assert acts == [
        (2, ActKind.LISTED, "", {}),
        (3, ActKind.VIEWED, "a1", {}),
        (4, ActKind.EXPORTED, "b2", {}),
        (5, ActKind.EXPORTED, "", {"what": "log"}),
        (6, ActKind.VERIFIED, "", {}),
    ]
    assert {kind for _, kind, _, _ in acts} == set(ActKind)


def test_what_was_exported_is_verified_elsewhere(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key, out, log, held = run("key")[1], tmp_path / "out", tmp_path / "log", tmp_path / "held"
    code, said, _ = run("export", "a1", out)
    assert code == 0
    assert [Path(line).name for line in said.splitlines()] == ["record.json", "record.pdf", "consult.pdf", "take-home.pdf", "proof.json"]
    assert run("log", log)[0] == 0
    held.write_text(run("checkpoint")[1], "utf-8")
    assert verify.main([str(out), key]) == 0
    assert verify.main([str(log), key]) == 0
    assert verify.main([str(log), key, "--checkpoint", str(held)]) == 1, "the log file is older than the checkpoint, by its own act"
    assert "cut or put back" in capsys.readouterr().out
    assert run("log", log)[0] == 0
    assert verify.main([str(log), key, "--checkpoint", str(held)]) == 0


def test_whole_log_is_told_to_be_whole(run: Run, tmp_path: Path) -> None:
    code, said, beside = run("verify")
    assert (code, said) == (0, "2 of 2 entries are as they were signed.\n")
    assert "found only with --checkpoint" in beside
    run("export", "a1", tmp_path)
    code, said, beside = run("verify", "--checkpoint", tmp_path / "proof.json", "--json")
    assert (code, "--checkpoint" in beside) == (0, False)
    assert json.loads(said) == {"good": True, "entries": 4, "proven": 4, "findings": []}


def damage(home: Path) -> None:
    """Change a record behind the kiosk's back."""
    with Home.open(home, None) as opened:
        opened.database.execute("DROP TRIGGER records_no_update")
        opened.database.execute("UPDATE records SET stored = CAST(replace(CAST(stored AS TEXT), 'acknowledged', 'not_today') AS BLOB)")


def test_damage_is_named_and_nothing_is_added_to_it(run: Run, home: Path) -> None:
    run("list")
    damage(home)
    code, said, _ = run("verify")
    assert code == 1
    assert "entries 0 to 1 (2), each: its bytes are not those that were logged" in said
    assert said.endswith("1 of 3 entries are as they were signed.\n")
    code, said, _ = run("verify", "--json")
    told = json.loads(said)
    assert (code, told["good"], told["entries"], told["proven"]) == (1, False, 3, 1)
    assert {(one["entry"], one["kind"], one["id"]) for one in told["findings"]} == {(0, "record", "a1"), (1, "record", "b2")}


def test_what_cannot_be_done_is_said(run: Run, home: Path, tmp_path: Path) -> None:
    code, _, beside = run("verify", "--checkpoint", tmp_path / "nothing")
    assert (code, "nothing cannot be read" in beside) == (3, True)
    code, _, beside = run("log", tmp_path / "no" / "folder")
    assert (code, "choose another folder" in beside) == (3, True)
    code, _, beside = run("export", "zz", tmp_path)
    assert (code, "no record of this number" in beside) == (3, True)
    with Home.open(home, None) as opened:
        opened.database.execute("DROP TRIGGER signer_no_delete")
        opened.database.execute("DELETE FROM signer")
    code, _, beside = run("verify")
    assert (code, "not what was written" in beside) == (3, True)
