"""Runs a program and watches what it and the programs that it starts take."""

import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Taken:
    """Wall seconds, those of all its processes on a core, and the peak memory of each in bytes, the largest first.

    Memory is what a process holds for itself. Pages of files that it has mapped, as SQLite and tantivy do, are of the
    system's cache, which takes them back when somebody needs the room.
    """

    seconds: float
    worked: float
    memory: tuple[int, ...]


def watched(command: Sequence[str | Path]) -> Taken:
    """Run it to its end; raises CalledProcessError where it fails."""
    began, worked = time.perf_counter(), _worked()
    peaks: dict[int, int] = {}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            for pid in _family(process.pid):
                peaks[pid] = max(peaks.get(pid, 0), _holds(pid))
            time.sleep(0.1)
    seconds = time.perf_counter() - began
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Taken(seconds, _worked() - worked, tuple(sorted(peaks.values(), reverse=True)))


def _worked() -> float:
    """Of all processes that have ended below this one."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def _family(pid: int) -> list[int]:
    """The process and all below it."""
    try:
        children = [
            int(child)
            for task in (PROC / str(pid) / "task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return []
    return [pid, *(each for child in children for each in _family(child))]


def _holds(pid: int) -> int:
    try:
        status = (PROC / str(pid) / "status").read_text()
    except OSError:
        return 0
    own = ("RssAnon:", "RssShmem:")
    return sum(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith(own))
