"""Understanding in other processes: in order, one record lost at most, nothing left running."""

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backfile.article import Problem
from backfile.importer.crew import ALONE, Crew, Due, Later, in_order
from backfile.importer.record import Understood, Work
from tests.conftest import ROOT
from tests.importer import crew_work

Do = Callable[[int], Understood]


@pytest.fixture
def crew() -> Iterator[Crew]:
    made = Crew(2)
    yield made
    made.close()


def due(number: int, do: Do = crew_work.understand) -> Due[str]:
    def then(found: Understood) -> Iterator[str]:
        yield f"{number}: {found[0].title}" if isinstance(found, tuple) else f"{number}: {described(found)}"

    def failed(error: Exception) -> Iterator[str]:
        yield f"{number}: {error!r}"

    return Due(Work(do, (number,), 100), then, failed)


def described(found: object) -> str:
    return found.reason if isinstance(found, Problem) else str(found)


def numbers(lines: list[str]) -> list[int]:
    return [int(line.partition(":")[0]) for line in lines]


def test_results_come_in_order_from_other_processes(crew: Crew) -> None:
    lines = list(in_order((due(number) for number in range(100)), crew))
    assert numbers(lines) == list(range(100))
    workers = {line.rpartition(" ")[2] for line in lines}
    assert str(os.getpid()) in workers  # the first few, for which nobody is called
    assert len(workers) == 3


def test_other_steps_keep_their_place_among_them(crew: Crew) -> None:
    met: list[int] = []

    def steps() -> Iterator[str | Due[str] | Later[str]]:
        for number in range(60):
            yield due(number)
            yield Later(lambda number=number: f"{len(met)}")  # type: ignore[misc]

    lines: list[str] = []
    for line in in_order(steps(), crew):
        lines.append(line)
        met.append(1)
    assert lines[1::2] == [str(place) for place in range(1, 120, 2)]  # made when their turn had come


def test_without_hands_all_is_done_here() -> None:
    lines = list(in_order((due(number) for number in range(ALONE + 10)), Crew(0)))
    assert {line.rpartition(" ")[2] for line in lines} == {str(os.getpid())}


def test_a_record_that_ends_its_process_is_the_only_one_lost(crew: Crew) -> None:
    lines = list(
        in_order((due(n, crew_work.die if n in (40, 41, 70) else crew_work.understand) for n in range(90)), crew)
    )
    assert numbers(lines) == list(range(90))
    assert [number for number, line in enumerate(lines) if "Reading stopped" in line] == [40, 41, 70]
    assert sum("Report" in line for line in lines) == 87


def test_a_fault_of_ours_is_told_with_its_record(crew: Crew) -> None:
    lines = list(in_order((due(n, crew_work.fail if n == 30 else crew_work.understand) for n in range(40)), crew))
    assert lines[30] == "30: KeyError(30)"
    assert sum("Report" in line for line in lines) == 39


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_nothing_is_left_running_when_the_reader_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "reader.py"
    program.write_text(
        textwrap.dedent("""
            import sys, time
            from backfile.importer.crew import in_order, Crew
            from tests.importer.test_crew import due
            if __name__ == "__main__":
                for line in in_order((due(number) for number in range(60)), Crew(2)):
                    if line.startswith("59"):
                        print("ready", flush=True)
                        time.sleep(60)
            """),
        "utf-8",
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "desktop"), str(ROOT)))}
    reader = subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, env=environment)
    assert reader.stdout is not None
    assert reader.stdout.readline() == b"ready\n"
    children = Path(f"/proc/{reader.pid}/task/{reader.pid}/children")
    workers = [
        child
        for child in children.read_text("ascii").split()
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]
    assert len(workers) == 2
    reader.kill()
    reader.wait()
    give_up = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < give_up:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
