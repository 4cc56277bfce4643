"""Measures from inside a Qt program how late its event loop is."""

import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Slot

BEAT = 0.004  # seconds


@dataclass(frozen=True, slots=True)
class Stall:
    """The loop was served so much too late. `busy` is what the thread itself worked meanwhile; the rest it waited."""

    at: float  # seconds after the first beat
    seconds: float
    busy: float
    where: str


class Heartbeat(QObject):
    """A timer in the window's thread. A beat that comes later than `limit` is a stall."""

    def __init__(self, parent: QObject, limit: float, *, look: bool) -> None:
        super().__init__(parent)
        self.stalls: list[Stall] = []
        self.beats = 0
        self._limit = limit
        self._where = ""
        self._thread = f"{threading.get_ident():#018x}"  # as `faulthandler` writes it
        self._first = self._last = time.perf_counter()
        self._worked = time.thread_time()
        self._timer = QTimer(self, interval=round(BEAT * 1000), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        if look:
            threading.Thread(target=self._look, daemon=True).start()

    @Slot()
    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        late = now - self._last - BEAT
        if late > self._limit:
            self.stalls.append(Stall(now - self._first, late, worked - self._worked, self._where))
        self.beats += 1
        self._last, self._worked, self._where = now, worked, ""

    def _look(self) -> None:
        """Where the thread is when a beat is late, from a thread of its own."""
        while True:
            time.sleep(BEAT)
            if not self._where and time.perf_counter() - self._last - BEAT > self._limit / 2:
                self._where = place(stack(self._thread))

    def report(self) -> str:
        """What there is to say, in lines."""
        seconds = self._last - self._first
        ours = sum(stall.busy > self._limit for stall in self.stalls)
        worst = sorted(self.stalls, key=lambda stall: -stall.seconds)[:12]
        places = Counter(stall.where for stall in self.stalls if stall.where)
        return "\n".join(
            [
                f"{len(self.stalls)} stalls over {self._limit * 1000:.0f} ms in {seconds:.1f} s, {self.beats} beats",
                f"{ours} of them by the thread's own work; in the others it waited for a core or a lock",
                *(
                    f"{1000 * stall.seconds:6.0f} ms, busy {1000 * stall.busy:.0f}, at {stall.at:.1f} s  {stall.where}"
                    for stall in worst
                ),
                *(f"{n} × {where}" for where, n in places.most_common(12)),
            ]
        )


def stack(thread: str) -> list[tuple[str, str, str]]:
    """File, line and function of each frame of a thread, the innermost first.

    As text: a frame that is kept from another thread outlives what Qt has lent it, and the program dies.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        threads = file.read().split("\n\n")
    told = next((each for each in threads if thread in each.partition("\n")[0]), "")
    return re.findall(r'File "(.+)", line (\d+) in (.+)', told)


def place(frames: list[tuple[str, str, str]]) -> str:
    """The innermost line of Backfile's, and what it had called."""
    inner = ""
    for file, line, function in frames:
        name = f"{file.rpartition('/backfile/')[2]}:{line} {function}"
        if "/desktop/backfile/" in file:
            return name + (f" → {inner}" if inner else "")
        inner = inner or name
    return inner
