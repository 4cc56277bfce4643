"""Using less of the computer: one core for both processes of an import, the lowest priority, and pauses."""

import os
import sys
import time
from multiprocessing import active_children

LOWEST = 19
MOST = 0.5  # seconds of a pause


class Gentleness:
    """Follows the user's wish while an import runs. A lowered priority stays: no system lets a user raise it again."""

    def __init__(self) -> None:
        self._on = False
        self._worked_since = time.monotonic()
        self._cores = _cores()

    def follow(self, wanted: bool) -> None:
        """Take one core or all of them."""
        if wanted == self._on:
            return
        self._on = wanted
        processes = [0, *(child.pid for child in active_children() if child.pid is not None)]
        for process in processes:
            if wanted:
                _yield_to_others(process)
            _use(process, set(sorted(self._cores)[-1:]) if wanted else self._cores)

    def rest(self, shortest: float) -> None:
        """Pause; where it is gentle, as long as was worked since the last time."""
        worked = time.monotonic() - self._worked_since
        time.sleep(max(shortest, min(worked, MOST)) if self._on else shortest)
        self._worked_since = time.monotonic()


def _cores() -> set[int]:
    return os.sched_getaffinity(0) if sys.platform == "linux" else set()


def _use(process: int, cores: set[int]) -> None:
    if sys.platform == "linux":
        try:
            os.sched_setaffinity(process, cores)
        except OSError:
            return  # it has just ended


def _yield_to_others(process: int) -> None:
    if sys.platform != "win32":
        try:
            os.setpriority(os.PRIO_PROCESS, process, LOWEST)
        except OSError:
            return
