"""One visit as it runs: its state, its clock, and each move on its way to disk."""

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

import rfc8785

from kiosk.core.answers import Opening
from kiosk.core.pack import Pack
from kiosk.core.record import record
from kiosk.core.visit import Ended, Move, PutAway, State, Visit, apply, begin

DRIFT = timedelta(minutes=5)
"""How far the two clocks may part in one visit: more than a correction over the network, less than a mistake in the hour."""

_BOOT: int | None = getattr(time, "CLOCK_BOOTTIME", None)  # Linux, whose monotonic clock stands while it sleeps


class Clock:
    """The two clocks: the wall's, which may lie, and seconds that only run forward."""

    def now(self) -> datetime:
        """Return the time of day with its offset."""
        return datetime.now().astimezone()

    def ticks(self) -> float:
        """Return seconds of a clock that nobody can set, and that goes on while the tablet sleeps."""
        return time.clock_gettime(_BOOT) if _BOOT is not None else time.monotonic()

    def wall(self) -> str:
        """Return the time of day as ISO 8601 with offset, to the second."""
        return self.now().isoformat(timespec="seconds")


class Running:
    """A visit on the screen; `save` is handed every move's number and bytes, and must not block."""

    def __init__(self, opening: Opening, packs: Mapping[str, Pack], clock: Clock, save: Callable[[int, bytes], None]) -> None:
        """Begin a visit; `packs` holds its pack by language."""
        self.opening = opening
        self.packs = packs
        self.state: State = begin(opening, packs)
        self._clock = clock
        self._save = save
        self._made = 0
        self._base = 0.0
        self._since = clock.ticks()

    def replay(self, moves: Iterable[bytes]) -> None:
        """Bring the visit to where its kept moves left it."""
        for kept in moves:
            move = decode(kept)
            self.state = apply(self.state, move, self.packs)
            self._made += 1
            self._base = max(self._base, move.at)
        self._since = self._clock.ticks()

    @property
    def visit(self) -> Visit:
        """The visit, whether in progress, put away or ended."""
        return self.state if isinstance(self.state, Visit) else self.state.visit

    def make(self, name: str, args: Mapping[str, Any]) -> State:
        """Make one move and hand it to disk; raise NotNow and change nothing when it does not fit."""
        move = Move(name, dict(args), round(self._base + self._clock.ticks() - self._since, 3))
        self.state = apply(self.state, move, self.packs)
        self._save(self._made, encode(move))
        self._made += 1
        if isinstance(self.state, PutAway):
            self._base = move.at
        if name == "resume":
            self._since = self._clock.ticks()
        return self.state

    def record(self, closed: str) -> bytes:
        """Return the ended visit's record in RFC 8785 bytes; `closed` is the end, ISO 8601 with offset."""
        if not isinstance(self.state, Ended):
            message = "only an ended visit has a record"
            raise TypeError(message)
        return stored(self.state, self.packs, closed)


def stored(ended: Ended, packs: Mapping[str, Pack], closed: str) -> bytes:
    """Build a record's RFC 8785 bytes; its clock is called unsure when the time of day and the visit's own clock part."""
    built = record(ended, packs, closed)
    if _parted(ended.visit, closed):
        built["clock"] = "unsure"
    return rfc8785.dumps(built)


def _parted(visit: Visit, closed: str) -> bool:
    end = datetime.fromisoformat(closed)
    away = [datetime.fromisoformat(back) - datetime.fromisoformat(left) for left, back in visit.absences]
    lasted = end - datetime.fromisoformat(visit.opening.opened) - sum(away, timedelta())
    return min(away, default=timedelta()) < timedelta() or abs(lasted - timedelta(seconds=visit.now)) > DRIFT


def encode(move: Move) -> bytes:
    """Write a move as JSON."""
    return json.dumps({"name": move.name, "args": dict(move.args), "at": move.at}, ensure_ascii=False).encode()


def decode(kept: bytes) -> Move:
    """Read a move that `encode` wrote."""
    move = json.loads(kept)
    return Move(move["name"], move["args"], move["at"])


def encode_opening(opening: Opening) -> bytes:
    """Write an opening as JSON."""
    return json.dumps(asdict(opening), ensure_ascii=False).encode()


def decode_opening(kept: bytes) -> Opening:
    """Read an opening that `encode_opening` wrote."""
    fields = json.loads(kept)
    return Opening(**{**fields, "offers": tuple(fields.get("offers", ()))})
