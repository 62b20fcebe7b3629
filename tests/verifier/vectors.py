"""The test vectors in tests/vectors, for whoever writes another verifier: `python -m tests.verifier.vectors` writes them anew."""

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import rfc8785

from kiosk.storage.log_note import SigningKey
from kiosk.storage.log_tree import Tree, inclusion, leaf_hash

FOLDER = Path(__file__).parents[1] / "vectors"
SIGNER = SigningKey("example.org/kiosk-1", bytes(range(32)))
STRANGER = SigningKey("example.org/kiosk-1", bytes(range(32, 64)))
SMALL = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
AT = "2026-11-22T09:20:00+00:00"
_WRITTEN: tuple[dict[str, Any], ...] = (
    {"format": "kiosk-record/1", "id": "r1", "closed": AT, "salt": "00" * 16, "person": {"name": "Ōe Sample"}},
    {"format": "kiosk-act/1", "kind": "listed", "at": AT, "actor": "desk", "subject": "", "detail": {}, "salt": "01" * 16},
    {"format": "kiosk-record/1", "id": "r2", "closed": AT, "salt": "02" * 16, "person": {"name": "山田"}},
    {"format": "kiosk-act/1", "kind": "viewed", "at": AT, "actor": "desk", "subject": "r2", "detail": {}, "salt": "03" * 16},
    {"format": "kiosk-act/1", "kind": "exported", "at": AT, "actor": "desk", "subject": "r2", "detail": {}, "salt": "04" * 16},
    {"format": "kiosk-record/1", "id": "r3", "closed": AT, "salt": "05" * 16, "person": {"name": 'Sample \u202e "\\'}},
    {"format": "kiosk-act/1", "kind": "verified", "at": AT, "actor": "desk", "subject": "", "detail": {}, "salt": "06" * 16},
)
ENTRIES = [rfc8785.dumps(one) for one in _WRITTEN]

Json = dict[str, Any]


def grow(entries: list[bytes]) -> tuple[list[Tree], list[tuple[bytes, ...]]]:
    """Return the tree after each entry, and the hashes that are whole with each."""
    trees, rows = [Tree()], list[tuple[bytes, ...]]()
    for entry in entries:
        tree, whole = trees[-1].add(leaf_hash(entry))
        trees.append(tree)
        rows.append(whole)
    return trees, rows


def path(number: int, size: int, rows: list[tuple[bytes, ...]]) -> list[str]:
    """Return an inclusion proof in hexadecimal."""
    return [one.hex() for one in inclusion(number, size, lambda level, last: rows[last][level])]


def log(entries: list[bytes], signer: SigningKey = SIGNER) -> list[Json]:
    """Return a log file's lines."""
    trees, rows = grow(entries)
    return [
        {
            "number": number,
            "entry": b64encode(entry).decode(),
            "hashes": [one.hex() for one in rows[number]],
            "checkpoint": signer.sign(trees[number + 1]).decode(),
        }
        for number, entry in enumerate(entries)
    ]


def tree() -> Json:
    """Return roots and proofs of a small tree at every size."""
    entries = [bytes.fromhex(one) for one in SMALL]
    trees, rows = grow(entries)
    proofs = [[path(number, size, rows) for number in range(size)] for size in range(len(entries) + 1)]
    return {"entries": SMALL, "roots": [one.root.hex() for one in trees], "proofs": proofs}


def logs() -> Json:
    """Return logs, good and damaged, with the entries that a verifier must name and whether the held checkpoint disagrees."""
    good = log(ENTRIES)
    other = [*ENTRIES[:2], rfc8785.dumps(json.loads(ENTRIES[2]) | {"id": "r9"}), *ENTRIES[3:]]
    held, forged, stranger = good[-1]["checkpoint"], log(other), log(ENTRIES, STRANGER)

    def case(name: str, lines: list[Json], wrong: list[int], *, beside: str | None = None, disagrees: bool = False) -> Json:
        return {"name": name, "held": beside, "lines": lines, "wrong": wrong, "disagrees": disagrees}

    def but(number: int, **values: Any) -> list[Json]:
        return [line | values if line["number"] == number else line for line in good]

    node = good[3]["hashes"]
    return {
        "key": str(SIGNER.verifier),
        "cases": [
            case("good", good, []),
            case("good, beside its own checkpoint", good, [], beside=held),
            case("good, beside an earlier checkpoint", good, [], beside=good[3]["checkpoint"]),
            case("empty", [], []),
            case("bytes changed", but(2, entry=b64encode(other[2]).decode()), [2]),
            case("bytes gone", but(2, entry=None), [2]),
            case("leaf hash changed", but(4, hashes=["00" * 32, *good[4]["hashes"][1:]]), [4]),
            case("bytes and leaf hash changed", but(2, entry=forged[2]["entry"], hashes=forged[2]["hashes"]), [2]),
            case("tree hash changed", but(3, hashes=[*node[:-1], "00" * 32]), [3]),
            case("hashes missing", but(3, hashes=node[:-1]), [3]),
            case("checkpoint of another entry", but(3, checkpoint=good[2]["checkpoint"]), [3]),
            case("checkpoint signed by a stranger", but(3, checkpoint=stranger[3]["checkpoint"]), [3]),
            case("entry left out", [*good[:2], *good[3:]], [2]),
            case("everything signed by a stranger", stranger, list(range(7))),
            case("cut, seen alone", good[:5], []),
            case("cut, beside a later checkpoint", good[:5], [], beside=held, disagrees=True),
            case("rewritten with the log's own key, seen alone", forged, []),
            case("rewritten, beside the checkpoint of before", forged, [], beside=held, disagrees=True),
            case("beside a stranger's checkpoint", good, [], beside=stranger[-1]["checkpoint"], disagrees=True),
        ],
    }


def exports() -> Json:
    """Return records with their proofs, and whether each is good."""
    trees, rows = grow(ENTRIES)
    note = SIGNER.sign(trees[-1]).decode()

    def proof(number: int) -> Json:
        leaf = leaf_hash(ENTRIES[number]).hex()
        told = {"format": "kiosk-proof/1", "entry": number, "leaf": leaf, "proof": path(number, len(ENTRIES), rows)}
        return {**told, "checkpoint": note, "key": str(SIGNER.verifier)}

    def case(name: str, number: int, *, good: bool, **values: Any) -> Json:
        return {"name": name, "record": b64encode(ENTRIES[number]).decode(), "proof": proof(number) | values, "good": good}

    return {
        "key": str(SIGNER.verifier),
        "cases": [
            *(case(f"record of entry {number}", number, good=True) for number in (0, 2, 5)),
            case("proof of another entry", 2, good=False, **proof(0)),
            case("another number", 2, good=False, entry=3),
            case("proof too short", 2, good=False, proof=proof(2)["proof"][:-1]),
            case("proof too long", 2, good=False, proof=[*proof(2)["proof"], "00" * 32]),
            case("checkpoint of another size", 2, good=False, checkpoint=SIGNER.sign(trees[5]).decode()),
            case("checkpoint of a stranger", 2, good=False, checkpoint=STRANGER.sign(trees[-1]).decode()),
        ],
    }


def build() -> dict[str, str]:
    """Return each file's name and text."""
    made = {"tree": tree(), "logs": logs(), "exports": exports()}
    return {f"{name}.json": json.dumps(told, ensure_ascii=True, indent=1) + "\n" for name, told in made.items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in build().items():
        (FOLDER / name).write_text(text, "utf-8")
