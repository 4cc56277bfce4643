"""How fast an import is and how long it still takes, smoothed so that the figures can be read."""

import time
from dataclasses import dataclass, field

HALF_LIFE = 2.0  # seconds after which a speed counts half


@dataclass(slots=True)
class Speed:
    """Amounts a second, the latest seconds first."""

    since: float = field(default_factory=time.monotonic)
    rate: float = 0.0
    _seen: float = 0.0

    def reach(self, total: float) -> None:
        """So much is done now."""
        now = time.monotonic()
        passed = now - self.since
        if passed < 0.2:
            return
        current = max(0.0, total - self._seen) / passed
        weight = 0.5 ** (passed / HALF_LIFE) if self.rate else 0.0
        self.rate = weight * self.rate + (1 - weight) * current
        self.since, self._seen = now, total

    def rest(self) -> None:
        """Leave out the time until now: nothing was to be done."""
        self.since = time.monotonic()


def seconds_left(speed: Speed, done: int, total: int) -> float | None:
    """How long what is missing takes at that speed; None where nobody can know."""
    if speed.rate <= 0 or total <= 0:
        return None
    return max(0, total - done) / speed.rate
