"""A screen whose pixels can be read from a file, programs on it, when they first show something, and what memory they take."""

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
SHADES = 2
"""An empty window has one shade."""

_EVERY = 8
_PATIENCE = 60.0
_STILL = 3.0


@dataclass(frozen=True, slots=True)
class Screen:
    """A virtual X screen: what a program needs to find it, and its pixels."""

    env: Mapping[str, str]
    pixels: mmap.mmap
    offset: int
    stride: int

    def greens(self) -> bytes:
        """Return the green of every pixel in every eighth line."""
        starts = range(self.offset, self.offset + SIZE[1] * self.stride, _EVERY * self.stride)
        return b"".join(self.pixels[start : start + 4 * SIZE[0]][1::4] for start in starts)

    def until(self, *, drawn: bool) -> float:
        """Wait until something is drawn, or nothing is; return the time that it is."""
        end = perf_counter() + _PATIENCE
        while (len(set(self.greens())) >= SHADES) is not drawn:
            if perf_counter() > end:
                message = "the screen does not change"
                raise TimeoutError(message)
            sleep(0.002)
        return perf_counter()

    def still(self) -> float:
        """Wait until nothing changes any more; return the time of the last change."""
        seen, changed = self.greens(), perf_counter()
        while perf_counter() < changed + _STILL:
            sleep(0.01)
            if (now := self.greens()) != seen:
                seen, changed = now, perf_counter()
        return changed


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """Put up a screen of 1280 x 800 pixels (Xvfb) with its pixels in `folder`."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", str(folder), "-nolisten", "tcp", "-nocursor"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        try:
            number = server.stdout.readline().decode().strip()
            with (folder / "Xvfb_screen0").open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pixels:
                header = struct.unpack(">25I", pixels[:100])  # XWDFile.h: 0 header's size, 12 bytes a line, 19 colours of 12 bytes
                env = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "KIOSK_HOME": str(folder / "kiosk")}
                yield Screen(env, pixels, header[0] + 12 * header[19], header[12])
        finally:
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


def start(on: Screen, command: list[str]) -> tuple[float, float]:
    """Return the seconds from a program's start to something drawn, and to the last change."""
    on.until(drawn=False)
    begun = perf_counter()
    with program(command, on.env):
        drawn = on.until(drawn=True)
        return drawn - begun, on.still() - begun


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
