"""A screen whose pixels can be read from a file, programs on it, when they first show words, and what memory they take."""

import mmap
import os
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

SIZE = (1280, 800)
SHADES = 16
"""So many shades are only seen when letters are drawn: an empty window has one or two."""

_EVERY = 8
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Screen:
    """A virtual X screen: what a program needs to find it, and its pixels."""

    env: Mapping[str, str]
    pixels: mmap.mmap
    offset: int
    stride: int

    def shades(self) -> int:
        """Count the shades of green in every eighth line."""
        seen: set[int] = set()
        for line in range(0, SIZE[1], _EVERY):
            start = self.offset + line * self.stride
            seen.update(self.pixels[start : start + 4 * SIZE[0]][1::4])
        return len(seen)

    def until(self, *, words: bool) -> float:
        """Wait until words are seen, or none; return the time that it is."""
        end = perf_counter() + _PATIENCE
        while (self.shades() >= SHADES) is not words:
            if perf_counter() > end:
                message = "the screen does not change"
                raise TimeoutError(message)
            sleep(0.002)
        return perf_counter()


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """Put up a screen of 1280 x 800 pixels (Xvfb) with its pixels in `folder`."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", str(folder), "-nolisten", "tcp", "-br"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:  # noqa: S607 - found on the path
        assert server.stdout is not None
        number = server.stdout.readline().decode().strip()
        with (folder / "Xvfb_screen0").open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pixels:
            header = struct.unpack(">25I", pixels[:100])  # XWDFile.h: 0 header's size, 12 bytes a line, 19 colours of 12 bytes
            env = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
            yield Screen(env, pixels, header[0] + 12 * header[19], header[12])
        server.terminate()


@contextmanager
def program(command: list[str], env: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run a program and everything it starts, and end all of it afterwards."""
    out = subprocess.PIPE
    process = subprocess.Popen(
        command, env=dict(env), stdin=out, stdout=out, stderr=subprocess.DEVNULL, text=True, start_new_session=sys.platform != "win32"
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()


def first_words(on: Screen, command: list[str]) -> float:
    """Return the seconds from a program's start to words on the screen."""
    on.until(words=False)
    begun = perf_counter()
    with program(command, on.env):
        shown = on.until(words=True)
    return shown - begun


def memory(pid: int) -> float:
    """Return the MB that a process and all it started share fairly (PSS, from /proc/PID/smaps_rollup)."""
    total, waiting = 0, [pid]
    while waiting:
        one = Path("/proc") / str(waiting.pop())
        try:
            rollup = (one / "smaps_rollup").read_text()
            total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
            for task in (one / "task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except OSError:  # it ended meanwhile
            continue
    return total * 1024 / 1e6
