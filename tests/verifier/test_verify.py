"""Row 8 of the promises: anyone can verify an export without the kiosk."""

import ast
import contextlib
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.documents.export import export
from kiosk.ui.words import words
from tests.documents.cases import VISITS
from tests.storage import logs
from tests.storage.logs import made
from verifier import verify

PROGRAM = Path(verify.__file__)
RECORD, PROOF, PAPER = "record.json", "proof.json", "record.pdf"


def test_verifier_shares_nothing_with_the_kiosk() -> None:
    tree = ast.parse(PROGRAM.read_text("utf-8"))
    imported = {one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= {*sys.stdlib_module_names, "cryptography"}
    assert "importlib" not in imported


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return an exported record with its papers, and the key of its tablet."""
    folder = tmp_path_factory.mktemp("export")
    ledger = made(folder / "kiosk.db", 12, random.Random(5))
    told = json.loads(VISITS["drawn"])
    logs.keep(ledger, told)
    logs.fill(ledger, 7, random.Random(6))
    out = folder / "out"
    assert RECORD in {path.name for path in export(ledger.record(told["id"]), words(), out)}
    (out / PROOF).write_bytes(ledger.log.proof(told["id"]))
    key = str(ledger.log.key)
    ledger.log.database.close()
    return out, key


@pytest.fixture
def folder(exported: tuple[Path, str], tmp_path: Path) -> Path:
    """Return a copy of the export, to be altered."""
    return Path(shutil.copytree(exported[0], tmp_path / "copy"))


def test_good_export_is_good_by_itself(exported: tuple[Path, str], tmp_path: Path) -> None:
    shutil.copytree(exported[0], tmp_path / "copy")
    program = shutil.copy(PROGRAM, tmp_path / "verify.py")
    (tmp_path / "key").write_text(exported[1] + "\n")
    for key in (exported[1], "key"):
        done = subprocess.run([sys.executable, program, "copy", key], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert "record.json is entry 12 of the log" in done.stdout
        assert "record.pdf carries the same record.json" in done.stdout


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """Run the verifier here, and return its exit code and what it says."""
    with contextlib.suppress(SystemExit):
        code = verify.main([str(one) for one in arguments])
        return code, capsys.readouterr().out
    return 2, capsys.readouterr().err


def flip(path: Path, chance: random.Random, at: int | None = None) -> None:
    """Change one bit of a file."""
    content = path.read_bytes()
    path.write_bytes(logs.flipped(content, chance.randrange(len(content)) if at is None else at, chance))


def edit(**values: Any) -> Callable[[Path, random.Random], None]:
    """Return what sets fields of the proof."""

    def apply(folder: Path, chance: random.Random) -> None:
        del chance
        told = json.loads((folder / PROOF).read_bytes())
        (folder / PROOF).write_text(json.dumps(told | {name: value(told) for name, value in values.items()}))

    return apply


def other_attachment(folder: Path, chance: random.Random) -> None:
    """Put the PDF of another record beside this one."""
    del chance
    for path in export(VISITS["typed"], words(), folder / "typed"):
        if path.name == PAPER:
            path.replace(folder / PAPER)


WRONG: dict[str, tuple[Callable[[Path, random.Random], object], str]] = {
    "a bit of the record": (lambda folder, chance: flip(folder / RECORD, chance), "is not the record"),
    "the record written otherwise": (
        lambda folder, _: (folder / RECORD).write_text(json.dumps(json.loads((folder / RECORD).read_bytes()))),
        "is not the record",
    ),
    "another entry's number": (edit(entry=lambda told: told["entry"] + 1), "does not lead"),
    "a number past the end": (edit(entry=lambda _: 99), "does not lead"),
    "a number that is none": (edit(entry=lambda _: True), "not a proof"),
    "another leaf": (edit(leaf=lambda _: "00" * 32), "is not the record"),
    "a step left out": (edit(proof=lambda told: told["proof"][1:]), "too short"),
    "a step too many": (edit(proof=lambda told: [*told["proof"], "00" * 32]), "too"),
    "a step changed": (edit(proof=lambda told: ["00" * 32, *told["proof"][1:]]), "does not lead"),
    "no step": (edit(proof=lambda _: []), "too short"),
    "a bit of the checkpoint": (edit(checkpoint=lambda told: told["checkpoint"].replace("\n2", "\n3", 1)), "signature"),
    "the signature gone": (edit(checkpoint=lambda told: told["checkpoint"].split("\u2014")[0]), "not a signed note"),
    "another form": (edit(format=lambda _: "kiosk-proof/2"), "not a proof"),
    "no proof in it": (lambda folder, _: (folder / PROOF).write_text("[]"), "not a proof"),
    "another record's PDF": (other_attachment, "is not record.json"),
}


@pytest.mark.parametrize("name", WRONG)
def test_altered_export_is_found(
    folder: Path, exported: tuple[Path, str], capsys: pytest.CaptureFixture[str], seed: int, name: str
) -> None:
    change, sentence = WRONG[name]
    change(folder, random.Random(seed))
    code, told = said(capsys, folder, exported[1])
    assert code == 1
    assert "WRONG: " in told
    assert sentence in told


def test_any_bit_of_record_and_proof_counts(folder: Path, exported: tuple[Path, str], seed: int) -> None:
    chance, key = random.Random(seed), verify.read_key(exported[1])
    for name in (RECORD, PROOF):
        whole = (folder / name).read_bytes()
        for _ in range(150):
            flip(folder / name, chance)
            if name == RECORD or meaning((folder / name).read_bytes()) != meaning(whole):
                with pytest.raises((verify.Wrong, verify.Unread)):
                    verify.check_export(folder, key)
            (folder / name).write_bytes(whole)


def meaning(proof: bytes) -> object:
    """Return what a proof says: white space and the case of a hash say nothing."""
    try:
        told = json.loads(proof)
        return told | {"leaf": told["leaf"].lower(), "proof": [one.lower() for one in told["proof"]]}
    except (ValueError, KeyError):
        return None


@pytest.mark.parametrize("where", [116_100, 163_700, 173_900], ids=["file", "stream", "catalog"])
def test_damaged_pdf_is_never_good(
    folder: Path, exported: tuple[Path, str], capsys: pytest.CaptureFixture[str], seed: int, where: int
) -> None:
    paper, chance = folder / PAPER, random.Random(seed)
    content, found = paper.read_bytes(), 0
    start = {116_100: b"/Type/Filespec", 163_700: b"/Type/EmbeddedFile", 173_900: b"/EmbeddedFiles"}[where]
    begin = content.index(start) + (len(start) + 80 if where == 163_700 else 0)
    for _ in range(20):
        paper.write_bytes(logs.flipped(content, begin + chance.randrange(60), chance))
        try:
            carried = verify.attachment(paper.read_bytes())
        except (verify.Wrong, verify.Unread):
            found += 1
        else:
            found += carried != (folder / RECORD).read_bytes()
    assert found > 2
    paper.write_bytes(content[:-400])
    code, told = said(capsys, folder, exported[1])
    assert code == 3
    assert "record.pdf was NOT checked" in told
    assert "GOOD: record.json is entry" in told


def test_missing_pdf_is_told(folder: Path, exported: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    (folder / PAPER).unlink()
    code, told = said(capsys, folder, exported[1])
    assert code == 0
    assert "There is no record.pdf here; it was not checked." in told


def test_pdf_that_was_added_to_is_read(folder: Path) -> None:
    """An incremental update, as a signature makes one, is read by its newest table."""
    content = (folder / PAPER).read_bytes()
    start = int(content.rpartition(b"startxref")[2].split()[0])
    trailer = content[content.rindex(b"trailer") : content.rindex(b"startxref")]
    table = b"\nxref\n0 1\n0000000000 65535 f\r\n" + trailer.rstrip().removesuffix(b">>")
    added = content + table + f"/Prev {start}>>\nstartxref\n{len(content) + 1}\n%%EOF\n".encode()
    assert verify.attachment(added) == (folder / RECORD).read_bytes()


@pytest.mark.parametrize("key", ["", "name", "name+00000000+AAAA", "kiosk/1+00000000+AZlj", "no-such-file"])
def test_key_that_is_none_is_not_checked(folder: Path, capsys: pytest.CaptureFixture[str], key: str) -> None:
    code, told = said(capsys, folder, key)
    assert code == 3
    assert "NOT CHECKED" in told


def test_key_of_another_tablet_finds_everything_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from kiosk.storage.log_note import SigningKey  # noqa: PLC0415 - a stranger's key

    code, told = said(capsys, folder, SigningKey("intrathecal-pump-kiosk/1", logs.STRANGER).verifier)
    assert (code, "another key" in told) == (1, True)


def test_wrong_use_is_told(folder: Path, exported: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys)[0] == 2
    assert said(capsys, folder, exported[1], "--checkpoint", folder / PROOF)[0] == 2
    assert said(capsys, folder / "nothing", exported[1])[0] == 3
