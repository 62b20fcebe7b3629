"""What one commit and one paper take, in milliseconds, with the bytes of a real record."""

from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from kiosk.documents.papers import Paper, make
from kiosk.storage.home import Home
from kiosk.storage.ledger import Ledger

_AT = "2026-11-22T09:00:00+00:00"
_MOVE = b'{"name": "answer", "args": {"question": "breathing", "choice": 2}, "at": 312.125}'
_TIMES = 400
_PAPERS = 15


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def commits(folder: Path, record: bytes) -> dict[str, list[float]]:
    """Time noting a move, keeping a record, and a plain insert of the same bytes into the same database, in turn."""
    times: dict[str, list[float]] = {"note": [], "keep": [], "plain note": [], "plain keep": []}
    with Home.open(folder, None) as home:
        ledger, database = Ledger(home.database), home.database
        database.execute("CREATE TABLE plain (number INTEGER PRIMARY KEY, body BLOB)")

        def insert(body: bytes) -> None:
            with database.transaction():
                database.execute("INSERT INTO plain (body) VALUES (?)", body)

        def note(number: int) -> None:
            ledger.note("long", number, _MOVE, _AT)

        def keep(name: str) -> None:
            ledger.keep(name, name, record, ended_at=_AT, outcome="acknowledged", pack_id="intrathecal-pump")

        ledger.open_visit("long", b"{}", _AT)
        for number in range(_TIMES):
            name = str(number)
            ledger.open_visit(name, b"{}", _AT)
            for move in range(20):
                ledger.note(name, move, _MOVE, _AT)
            times["note"].append(_timed(lambda n=number: note(n)))  # type: ignore[misc]
            times["plain note"].append(_timed(lambda: insert(_MOVE)))
            times["keep"].append(_timed(lambda n=name: keep(n)))  # type: ignore[misc]
            times["plain keep"].append(_timed(lambda: insert(record)))
    return times


def papers(record: bytes, words: Mapping[str, Any]) -> dict[str, list[float]]:
    """Time each paper after the first, which also reads the fonts."""
    make(Paper.RECORD, record, words)
    return {paper.value: [_timed(lambda p=paper: make(p, record, words)) for _ in range(_PAPERS)] for paper in Paper}  # type: ignore[misc]
