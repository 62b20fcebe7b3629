"""Measure the kiosk: `python -m tests.bench [--json]`; exit 1 when a target is missed.

Under Xvfb where there is one, else off screen; drawn by software in both, and in Chromium, so that they compare. Other work on
the machine makes every time longer: `nice -n -20 make bench` helps where that is allowed.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from kiosk import ASSETS
from kiosk.ui.words import words
from tests.bench.keeping import commits, papers
from tests.bench.screen import SIZE, Screen, memory, program, screen, start

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
_STARTS = 9


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement; `target` is the most it may be, None where it is only told."""

    what: str
    value: float
    unit: str
    target: float | None = None

    @property
    def good(self) -> bool:
        """Whether the target is met."""
        return self.target is None or self.value <= self.target

    def __str__(self) -> str:
        """Write a line of the table."""
        line = f"{self.what:<50}{self.value:>9.2f} {self.unit:<3}"
        return line if self.target is None else f"{line}{self.target:>6g} {self.unit:<3} {'ok' if self.good else 'NOT'}"


def _high(values: Sequence[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def _page(folder: Path) -> str:
    """Write a static page with words and a picture like the welcome's, and return its address."""
    said = words()["en"]["welcome"]
    file = folder / "page.html"
    shown = "".join(f"<p>{text}</p>" for text in said.values() if isinstance(text, str))
    picture = (ASSETS / "art" / "welcome.svg").as_uri()
    style = "body{background:#f6f1e7;font:28px sans-serif;margin:40px}img{float:right;height:600px}"
    file.write_text(f'<!doctype html><meta charset="utf-8"><style>{style}</style><img src="{picture}" alt="">{shown}', "utf-8")
    return file.as_uri()


def _chromium(folder: Path) -> list[str]:
    flags = "kiosk no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update disable-sync"
    size = f"--window-size={SIZE[0]},{SIZE[1]}"
    return [CHROMIUM, *(f"--{flag}" for flag in flags.split()), size, f"--user-data-dir={folder / 'profile'}", _page(folder)]


def _starts(on: Screen, folder: Path) -> Iterator[Row]:
    """Start kiosk and browser in turn, each once before it counts: a first start makes keys and profiles."""
    kiosk = [sys.executable, str(ROOT / "main.py")]
    browser = _chromium(folder) if Path(CHROMIUM).exists() else None
    ours, theirs = [], []
    for _ in range(_STARTS + 1):
        ours.append(start(on, kiosk))
        if browser:
            theirs.append(start(on, browser))
    first, whole = _middle(ours[1:])
    yield Row("start to first frame", first, "ms")
    if browser:
        their_first, their_whole = _middle(theirs[1:])
        yield Row("  Chromium, static page", their_first, "ms")
        yield Row("  ours / Chromium's", first / their_first, "", 0.6)
        yield Row("start to the last change, Chromium, static page", their_whole, "ms")
    yield Row("start to the last change: a welcome to be touched", whole, "ms")


def _middle(times: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return median(first for first, _ in times) * 1000, median(whole for _, whole in times) * 1000


def _browser_memory(on: Screen, folder: Path) -> float:
    on.until(drawn=False)
    with program(_chromium(folder), on.env) as process:
        on.until(drawn=True)
        on.still()
        return memory(process.pid)


def _visit(folder: Path, on: Screen | None) -> Iterator[Row]:
    env = on.env if on else {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    theirs = _browser_memory(on, folder) if on and Path(CHROMIUM).exists() else None
    with program([sys.executable, "-m", "tests.bench.visit", str(folder)], {**env, "PYTHONPATH": str(ROOT)}) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        if process.stdout.readline() != "page\n":
            message = "the visit did not come to its last page"
            raise RuntimeError(message)
        used = memory(process.pid)
        print(file=process.stdin, flush=True)
        found = json.loads(process.stdout.readline())
    yield Row("memory on the last lesson page (PSS)", used, "MB")
    if theirs:
        yield Row("  Chromium, static page", theirs, "MB")
        yield Row("  ours / Chromium's", used / theirs, "", 0.5)
    turns = found["turns"]
    yield Row(f"page turn, median of {len(turns)}", median(turns), "ms", 33)
    yield Row("page turn, p95", _high(turns, 95), "ms", 100)
    for length, times in found["ink"].items():
        yield Row(f"pointer to ink at {length} points, p95", _high(times, 95), "ms", 16)


def _kept(folder: Path) -> Iterator[Row]:
    record = (folder / "record.json").read_bytes()
    for what, times in commits(folder / "ledger", record).items():
        target = None if what.startswith("plain") else 5
        yield Row(f"commit: {what}, median", median(times), "ms")
        yield Row(f"commit: {what}, p99", _high(times, 99), "ms", target)
    for what, times in papers(record, words()["en"]["paper"]).items():
        yield Row(f"paper: {what}, median", median(times), "ms", 60)


def main() -> int:
    """Measure, print, and return 1 if a target was missed."""
    os.environ["QT_QUICK_BACKEND"] = "software"
    rows: list[Row] = []
    where = "Xvfb" if shutil.which("Xvfb") else "off screen; no start and no Chromium, which need Xvfb"
    as_json = "--json" in sys.argv[1:]
    if not as_json:
        load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores{load}, drawn by software under {where}")

    def tell(found: Iterator[Row]) -> None:
        for row in found:
            rows.append(row)
            if not as_json:
                print(row)

    with TemporaryDirectory(prefix="kiosk-bench-") as made:
        folder = Path(made)
        if shutil.which("Xvfb"):
            with screen(folder) as on:
                tell(_starts(on, folder))
                tell(_visit(folder, on))
        else:
            tell(_visit(folder, None))
        tell(_kept(folder))
    if as_json:
        print(json.dumps([{**asdict(row), "good": row.good} for row in rows], indent=1))
    return 0 if all(row.good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
