"""Row 8 of the promises: two verifiers that share no code say the same of every log, good or damaged."""

import random
from collections import Counter
from pathlib import Path

import pytest

from kiosk.storage.ledger import Ledger
from kiosk.storage.log import Log
from kiosk.storage.log_check import Verdict, check
from tests.storage.logs import SEEN, UNSEEN, altered, made
from verifier import verify

KINDS = ("good", *SEEN, *UNSEEN)


def told(verdict: Verdict) -> tuple[frozenset[int], bool]:
    """Return which entries the kiosk names, and whether a checkpoint held elsewhere disagrees."""
    return (
        frozenset(one.number for one in verdict.findings if one.number is not None),
        any("held elsewhere" in one.what for one in verdict.findings),
    )


def told_outside(lines: list[bytes], key: str, held: bytes | None) -> tuple[frozenset[int], bool]:
    """Return the same from the second verifier, which reads the log file."""
    found = list(verify.check_log(lines, verify.read_key(key), None if held is None else held.decode()))
    return frozenset(number for number, _ in found if number is not None), any("held elsewhere" in sentence for _, sentence in found)


def compare(ledger: Ledger, kind: str, chance: random.Random) -> None:
    """Alter a log, let both verify it, and hold them to each other and to what must be found; a witness is there now and then."""
    database, held = ledger.log.database, ledger.log.checkpoint()
    with altered(database):
        number = SEEN[kind](database, chance) if kind in SEEN else None
        if kind in UNSEEN:
            UNSEEN[kind](database, chance)
        log = Log(database)
        lines, seen = list(log.lines()), kind in SEEN
        for witness in (None, held) if not seen or chance.random() < 0.2 else (None,):
            ours, theirs = told(check(log, witness)), told_outside(lines, str(log.key), witness)
            assert ours == theirs, f"{kind}, {len(lines)} entries, witness {witness is not None}"
            named, disagrees = ours
            assert number is None or number in named, kind
            assert seen or not named, kind
            assert seen or disagrees == (witness is not None and kind in UNSEEN), kind


def agree(folder: Path, seed: int, logs: int, times: int) -> Counter[str]:
    """Compare so many generated logs, altered in so many ways each, and count them."""
    chance, counted = random.Random(seed), Counter[str]()
    for number in range(logs):
        ledger = made(folder / f"{number}.db", chance.randrange(4, 24), chance)
        for at in range(times):
            kind = KINDS[at % len(KINDS)]
            compare(ledger, kind, chance)
            counted[kind] += 1
        ledger.log.database.close()
    print(f"{counted.total()} logs: {dict(counted)}")
    return counted


def test_two_verifiers_say_the_same(tmp_path: Path, seed: int) -> None:
    assert set(agree(tmp_path, seed, 4, len(KINDS))) == set(KINDS)


@pytest.mark.prove
def test_two_verifiers_say_the_same_of_ten_thousand_logs(tmp_path: Path, seed: int) -> None:
    times = 14 * len(KINDS)
    assert agree(tmp_path, seed, -(-10_000 // times), times).total() >= 10_000
