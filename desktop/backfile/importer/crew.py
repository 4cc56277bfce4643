"""Understanding in processes beside the one that reads: pages of the web take fifty times as long as they take to read.

Results come in the order of the work. A record that ends its process, or never ends, costs that record alone.
"""

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

from backfile.article import Problem
from backfile.importer.record import Understood, Work

PATIENCE = 120.0
"""Seconds that one record may take; most take a hundredth of one."""
ALONE = 20
"""So many are understood in the reading process first: a small dump waits for no other."""
HANDS = min(os.cpu_count() or 1, 4)
MOST_BYTES, MOST = 24 * 1024 * 1024, 256
"""What may wait for its turn."""
ENDED, TOOK_LONG = "Reading stopped", "Took too long"

T = TypeVar("T")


@dataclass(slots=True)
class Due(Generic[T]):
    """What will come of some work. `then` makes steps of it, in the reading process and in order."""

    work: Work
    then: Callable[[Understood], Iterator[T]]
    failed: Callable[[Exception], Iterator[T]]
    future: "Future[Understood] | None" = None


@dataclass(slots=True)
class Later(Generic[T]):
    """A step that is made when its turn has come."""

    make: Callable[[], T]


@dataclass(slots=True)
class Crew:
    """So many processes that understand records; without any, the reading process does it itself."""

    hands: int
    _pool: ProcessPoolExecutor | None = None
    _done: int = 0

    def take(self, due: Due[T]) -> None:
        """Begin the work elsewhere, unless there has been too little of it."""
        self._done += 1
        if self.hands and self._done > ALONE:
            due.future = self._submit(due.work)

    def result(self, due: Due[T]) -> Understood:
        """What came of it. Whatever the work raised is raised here."""
        if due.future is None:
            return due.work.do(*due.work.arguments)
        try:
            return due.future.result(PATIENCE)
        except TimeoutError:
            self._stop()
            return Problem(TOOK_LONG, f"more than {PATIENCE:.0f} seconds")
        except BrokenProcessPool:  # by this record or by another that was under way
            return self._again(due.work)

    def close(self) -> None:
        """Let the processes go."""
        self._stop()

    def _again(self, work: Work) -> Understood:
        self._stop()
        try:
            return self._submit(work).result(PATIENCE)
        except BrokenProcessPool:
            self._stop()
            return Problem(ENDED, "this record ended the process that read it")
        except TimeoutError:
            self._stop()
            return Problem(TOOK_LONG, f"more than {PATIENCE:.0f} seconds")

    def _submit(self, work: Work) -> "Future[Understood]":
        try:
            return self._working().submit(_do, work.do, work.arguments)
        except BrokenProcessPool:
            self._stop()
            return self._working().submit(_do, work.do, work.arguments)

    def _working(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.hands, context, initializer=_begin)
        return self._pool

    def _stop(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            processes = list((pool._processes or {}).values())
            pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.kill()
            for process in processes:
                process.join()


def in_order(steps: Iterator[T | Due[T] | Later[T]], crew: Crew) -> Iterator[T]:
    """The steps, with what came of each `Due` in its place. A bounded amount waits."""
    waiting: deque[T | Due[T] | Later[T]] = deque()
    held = 0
    for step in steps:
        if isinstance(step, Due):
            crew.take(step)
            held += step.work.size
        waiting.append(step)
        while waiting and (_is_ready(waiting[0]) or held > MOST_BYTES or len(waiting) > MOST):
            first = waiting.popleft()
            held -= first.work.size if isinstance(first, Due) else 0
            yield from _steps_of(first, crew)
    while waiting:
        yield from _steps_of(waiting.popleft(), crew)


def _steps_of(step: T | Due[T] | Later[T], crew: Crew) -> Iterator[T]:
    if isinstance(step, Later):
        yield step.make()
    elif isinstance(step, Due):
        try:
            found = crew.result(step)
        except Exception as error:  # a fault of ours in one record: see `reading`
            yield from step.failed(error)
        else:
            yield from step.then(found)
    else:
        yield step


def _is_ready(step: object) -> bool:
    return not isinstance(step, Due) or step.future is None or step.future.done()


# In a process of the crew


def _begin() -> None:
    threading.Thread(target=_end_with_parent, name="lifeline", daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _do(do: Callable[..., Understood], arguments: tuple[object, ...]) -> Understood:
    _be_as_gentle()
    return do(*arguments)


def _be_as_gentle() -> None:
    """Use the cores that the reading process may use, at its priority: the user may have asked for less meanwhile."""
    if sys.platform != "linux":
        return
    reader = os.getppid()
    try:
        cores = os.sched_getaffinity(reader)
        if cores != os.sched_getaffinity(0):
            os.sched_setaffinity(0, cores)
        if (priority := os.getpriority(os.PRIO_PROCESS, reader)) > os.getpriority(os.PRIO_PROCESS, 0):
            os.setpriority(os.PRIO_PROCESS, 0, priority)
    except OSError:
        return  # the reader has just ended
