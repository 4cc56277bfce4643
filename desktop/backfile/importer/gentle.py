"""Using less of the computer: one core for both processes of an import, the lowest priority, and pauses."""

import os
import sys
import time
from multiprocessing import active_children

LOWEST = 19
MOST = 0.5  # seconds of a pause


class Gentleness:
    """Follows the user's wish while an import runs."""

    def __init__(self) -> None:
        self._on = False
        self._worked_since = time.monotonic()
        self._cores = os.sched_getaffinity(0) if sys.platform == "linux" else set()
        self._priority = os.getpriority(os.PRIO_PROCESS, 0) if sys.platform != "win32" else 0

    def follow(self, *, wanted: bool) -> None:
        """Take one core at the lowest priority, or all that there was before."""
        if wanted == self._on:
            return
        self._on = wanted
        cores = set(sorted(self._cores)[-1:]) if wanted else self._cores
        for process in (0, *(child.pid for child in active_children() if child.pid is not None)):
            _run_at(process, LOWEST if wanted else self._priority)
            _run_on(process, cores)

    def rest(self, shortest: float) -> None:
        """Pause; where it is gentle, as long as was worked since the last time."""
        worked = time.monotonic() - self._worked_since
        time.sleep(max(shortest, min(worked, MOST)) if self._on else shortest)
        self._worked_since = time.monotonic()


def _run_on(process: int, cores: set[int]) -> None:
    if sys.platform == "linux":
        try:
            os.sched_setaffinity(process, cores)
        except OSError:
            return  # it has just ended


def _run_at(process: int, priority: int) -> None:
    if sys.platform != "win32":
        try:
            os.setpriority(os.PRIO_PROCESS, process, priority)
        except OSError:
            return  # it has just ended, or what was lowered can't be raised again: only the administrator may
