"""How often somebody may try: a bucket a caller, filled again as time goes by."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

MOST_CALLERS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """At most `most` at once, and one more every `seconds`."""

    most: int
    seconds: float


SIGN_IN = Rate(most=5, seconds=30)
DECIDE = Rate(most=60, seconds=0.5)


class Limiter:
    """Counts tries. A class because it remembers them; in memory, so that a restart forgets."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}
        self._turn = threading.Lock()

    def wait_for(self, caller: str) -> float:
        """Takes one try of this caller: 0 where it was free, else the seconds until one is."""
        with self._turn:
            now = self._clock()
            left, then = self._left.get(caller, (float(self.rate.most), now))
            left = min(float(self.rate.most), left + (now - then) / self.rate.seconds)
            if left < 1:
                self._left[caller] = (left, now)
                return (1 - left) * self.rate.seconds
            self._left[caller] = (left - 1, now)
            if len(self._left) > MOST_CALLERS:
                self._forget(now)
            return 0.0

    def _forget(self, now: float) -> None:
        """Drops who has all tries again, and then whoever came least lately."""
        full = self.rate.most * self.rate.seconds
        kept = {caller: state for caller, state in self._left.items() if now - state[1] < full}
        latest = sorted(kept, key=lambda caller: kept[caller][1])[-MOST_CALLERS // 2 :]
        self._left = {caller: kept[caller] for caller in latest}
