"""A reading process that dies costs one member, not the import.

What it had read but not yet sent is lost with it, so that nobody knows where it died. It is started again behind the
last member that was done, and sends each step at once; where it dies again, the member that it had begun is the one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from backfile.article import Problem
from backfile.importer.process import ReaderDiedError, ReadingProcess
from backfile.importer.reading import Job, Step
from backfile.library import FileDone, FileKept
from backfile.library.events import FileBegan

STOPPED = "Reading stopped"
MOST = 40  # deaths: then it is no single file that is to blame


@dataclass(slots=True)
class _Reached:
    """How far the steps have come, by the paths of members."""

    done: str | None = None
    begun: str | None = None
    is_one_file: bool = False  # the dump is its only member: there is nothing behind it

    def follow(self, steps: Iterable[Step]) -> None:
        for step in steps:
            if isinstance(step, FileBegan):
                self.begun, self.is_one_file = step.member, step.member is None
            elif isinstance(step, FileKept):
                self.done = step.member
            elif isinstance(step, FileDone):
                self.done, self.begun = self.begun, None


def steps_of(job: Job, patience: float) -> Iterator[list[Step]]:
    """The chunks of a job that is read elsewhere, as `ReadingProcess.steps`. Raises ReaderDiedError."""
    reached = _Reached()
    for _ in range(MOST):
        process = ReadingProcess(job)
        try:
            for steps in process.steps(patience):
                reached.follow(steps)
                yield steps
            return
        except ReaderDiedError as end:
            death = end
        finally:
            process.close()
        if reached.is_one_file or (job.careful and reached.begun is None):
            raise death
        if job.careful:
            yield [Problem(STOPPED, f"{death}; the other files were read", reached.begun), FileDone(None, whole=False)]
            reached.done = reached.begun
        reached.begun = None
        job = replace(job, after=reached.done, careful=not job.careful)
    raise death
