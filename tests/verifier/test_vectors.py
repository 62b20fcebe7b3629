"""The vectors that are handed to others hold for both verifiers, and are what the program writes today."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.errors import Damaged
from kiosk.storage.log import Entry
from kiosk.storage.log_check import Chain, Witness
from kiosk.storage.log_note import VerifierKey
from kiosk.storage.log_tree import Tree, leaf_hash, proven
from tests.verifier import vectors
from verifier import verify


def read(name: str) -> dict[str, Any]:
    """Read a file of vectors."""
    told: dict[str, Any] = json.loads((vectors.FOLDER / name).read_text("utf-8"))
    return told


LOGS, EXPORTS = read("logs.json"), read("exports.json")


def cases(told: dict[str, Any]) -> pytest.MarkDecorator:
    """Return the cases of a file, each under its name."""
    return pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in told["cases"]])


def key(text: str) -> VerifierKey:
    """Read a verifier key as the kiosk has it."""
    name, _, public = text.split("+", 2)
    return VerifierKey(name, b64decode(public)[1:])


def test_vectors_are_what_is_written_today() -> None:
    assert {path.name: path.read_text("utf-8") for path in vectors.FOLDER.iterdir()} == vectors.build()


def test_tree() -> None:
    told = read("tree.json")
    tree, peaks = Tree(), list[bytes]()
    for size, root in enumerate(told["roots"]):
        assert tree.root.hex() == verify.root_of(peaks).hex() == root
        for number, path in enumerate(told["proofs"][size]):
            leaf, steps = leaf_hash(bytes.fromhex(told["entries"][number])), [bytes.fromhex(one) for one in path]
            assert proven(number, size, leaf, steps) == verify.root_by_path(number, size, leaf, steps) == bytes.fromhex(root)
        if size < len(told["entries"]):
            leaf = leaf_hash(bytes.fromhex(told["entries"][size]))
            tree, _ = tree.add(leaf)
            peaks, _ = verify.grow(size, peaks, leaf)


@cases(LOGS)
def test_log(case: dict[str, Any]) -> None:
    held = case["held"]
    found = list(verify.check_log([json.dumps(line).encode() for line in case["lines"]], verify.read_key(LOGS["key"]), held))
    assert sorted({number for number, _ in found if number is not None}) == case["wrong"]
    assert any(number is None for number, _ in found) == case["disagrees"]
    chain = Chain(key(LOGS["key"]))
    witness, wrong, disagrees = Witness(key(LOGS["key"]), held and held.encode()), set(), False
    for line in case["lines"]:
        body = None if line["entry"] is None else b64decode(line["entry"])
        entry = Entry(line["number"], None, body, b"".join(map(bytes.fromhex, line["hashes"])), line["checkpoint"].encode())
        wrong |= {chain.expected} if entry.number != chain.expected else set()
        wrong |= {entry.number for _ in chain.take(entry)}
        disagrees = disagrees or any(witness.compare(chain.tree))
    assert sorted(wrong) == case["wrong"]
    assert (disagrees or any(witness.after(chain))) == case["disagrees"]


@cases(EXPORTS)
def test_export(case: dict[str, Any], tmp_path: Path) -> None:
    record, told = b64decode(case["record"]), case["proof"]
    (tmp_path / "record.json").write_bytes(record)
    (tmp_path / "proof.json").write_text(json.dumps(told), "utf-8")
    try:
        verify.check_export(tmp_path, verify.read_key(EXPORTS["key"]))
        good = True
    except verify.Wrong:
        good = False
    assert good == case["good"]
    try:
        signed = key(EXPORTS["key"]).open(told["checkpoint"].encode())
        path = [bytes.fromhex(one) for one in told["proof"]]
        good = len(path) < 5 and proven(told["entry"], signed.size, leaf_hash(record), path) == signed.root
    except Damaged:
        good = False
    assert good == case["good"]
