"""The chime: soft, endless, and no reason to fail where there is no loudspeaker."""

from array import array

import pytest

from kiosk.ui import chime
from kiosk.ui.chime import EVERY, RATE, Chime


def test_the_chime_starts_and_ends_softly_and_never_overloads() -> None:
    samples = chime.chime()
    assert len(samples) == int(RATE * EVERY)
    assert abs(samples[0]) < 50
    assert abs(samples[-1]) < 50
    assert 5000 < max(map(abs, samples)) < 2**15


@pytest.mark.parametrize("wanted", [1, 100, 70_000, 300_000])
def test_it_goes_on_for_as_long_as_it_is_wanted(wanted: int) -> None:
    samples = array("h", range(1000))
    stream = chime._endless(samples)
    next(stream)
    first, second = stream.send(wanted), stream.send(7)
    assert (len(first), len(second)) == (wanted, 7)
    assert list(first[:1000]) == list(range(min(wanted, 1000)))
    assert second[0] == wanted % 1000


def test_it_can_always_be_hushed() -> None:
    bell = Chime()
    bell.hush()
    bell.ring()
    bell.hush()
    bell.hush()
