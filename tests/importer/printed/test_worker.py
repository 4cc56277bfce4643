"""A PDF file that ends the process that reads it costs no other file."""

import io
import os
import signal
from pathlib import Path

import pytest

from backfile.article import Draft, Problem
from backfile.importer.printed.reading import DAMAGED
from backfile.importer.printed.worker import Worker
from tests.importer.printed.made import Page, pdf

FINE = pdf(Page().column(60, 100, ["The harbour was closed on Monday.", "It will be open again soon."]))


@pytest.fixture
def worker() -> "Worker":
    return Worker()


class Ending(io.BytesIO):
    """A file at whose reading the process gets a signal, as at a fault in its library."""

    def __init__(self, data: bytes, number: signal.Signals) -> None:
        super().__init__(data)
        self.number = number

    def read(self, size: int | None = -1) -> bytes:
        children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
        for child in map(int, children):
            if b"printed.worker" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(child, self.number)
        return super().read(size)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the process by /proc")
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL, signal.SIGABRT])
def test_a_crash_is_a_problem_and_the_next_file_is_read(worker: Worker, number: signal.Signals) -> None:
    try:
        found = worker.read(Ending(FINE, number))
        assert isinstance(found, Problem)
        assert (found.reason, number.name in found.detail) == (DAMAGED, True)
        assert isinstance(worker.read(io.BytesIO(FINE)), Draft)
    finally:
        worker.close()


def test_a_file_that_takes_too_long_is_given_up() -> None:
    worker = Worker(patience=0.01)  # less than the process needs to begin
    try:
        found = worker.read(io.BytesIO(FINE))
        assert isinstance(found, Problem)
        assert found.sentence == "Damaged PDF: one of its pages takes more than 0.01 s to read"
    finally:
        worker.close()


def test_one_process_reads_many_files(worker: Worker) -> None:
    try:
        drafts = [worker.read(io.BytesIO(FINE)) for _ in range(3)]
        assert drafts[0] == drafts[2]
        assert isinstance(drafts[0], Draft)
    finally:
        worker.close()
