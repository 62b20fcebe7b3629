"""Whether anybody is there: silence, then a warning that counts down, then the end of waiting."""

from kiosk.ui.running import Clock


class Idle:
    """How long nobody has touched the screen; `warning` is the seconds that are left, 0 while there is no warning."""

    def __init__(self, clock: Clock, minutes: int, seconds: int) -> None:
        """Warn after `minutes` of silence, for `seconds`."""
        self._clock = clock
        self._minutes = minutes
        self._seconds = seconds
        self._last = clock.ticks()
        self.warning = 0

    def touched(self) -> None:
        """Somebody is there."""
        self._last = self._clock.ticks()
        self.warning = 0

    def over(self, patience: int, *, warn: bool) -> bool:
        """Look at the clock: tell whether nobody is there any more; `patience` makes the silence so many times longer."""
        quiet = self._clock.ticks() - self._last - self._minutes * 60 * patience
        left = round(self._seconds - quiet) if warn else 0
        self.warning = max(0, left) if quiet >= 0 else 0
        return quiet >= 0 and left <= 0
