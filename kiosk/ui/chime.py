"""The chime of a call for help: two soft notes, again every few seconds until staff have come."""

import array
import logging
import math
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Generator

_log = logging.getLogger(__name__)

RATE = 22050
NOTES = ((784.0, 0.0), (587.3, 0.35))
"""Frequency in hertz and start in seconds of each note."""

EVERY = 4.0
"""Seconds from one chime to the next."""


def chime() -> "array.array[int]":
    """Return one round, `EVERY` seconds of 16-bit mono sound: the notes fade, and never start with a click."""
    samples = array.array("h", bytes(2 * int(RATE * EVERY)))
    for pitch, start in NOTES:
        for number in range(int(RATE * 1.4)):
            seconds = number / RATE
            loud = min(1.0, seconds / 0.02) * math.exp(-3.0 * seconds)
            samples[int(start * RATE) + number] += int(9000 * loud * math.sin(2 * math.pi * pitch * seconds))
    return samples


class Sound(Protocol):
    """What a call for help is heard through."""

    def ring(self) -> None:
        """Start, and go on until `hush`; may take a while, so never on the interface's thread."""

    def hush(self) -> None:
        """Be quiet."""


class Silence:
    """No sound: for tours, and where nobody should be startled."""

    def ring(self) -> None:
        """Stay quiet."""

    def hush(self) -> None:
        """Stay quiet."""


class Chime:
    """The tablet's loudspeaker, used for nothing but a call. Where there is none, the screen calls alone."""

    def __init__(self) -> None:
        """Make no sound yet."""
        self._device: object = None

    def ring(self) -> None:
        """Start to chime; opening the loudspeaker may take a while, so never on the interface's thread."""
        from miniaudio import MiniaudioError, PlaybackDevice, SampleFormat  # noqa: PLC0415 - only for a call

        self.hush()
        try:
            device = PlaybackDevice(SampleFormat.SIGNED16, 1, RATE, app_name="kiosk")
            stream = _endless(chime())
            next(stream)
            device.start(stream)
        except MiniaudioError as error:
            _log.warning("a call makes no sound: %s", error)
        else:
            self._device = device

    def hush(self) -> None:
        """Be quiet."""
        device, self._device = self._device, None
        if device is not None:
            device.close()  # type: ignore[attr-defined] # only `ring` puts one there


def _endless(samples: "array.array[int]") -> "Generator[array.array[int], int, None]":
    wanted = yield array.array("h")
    position = 0
    while True:
        part = samples[position : position + wanted]
        while len(part) < wanted:
            part += samples[: wanted - len(part)]
        position = (position + wanted) % len(samples)
        wanted = yield part
