"""What each message of an import changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from backfile.importer import messages as told
from backfile.window.imports import words
from backfile.window.imports.state import ImportState, Phase, after
from backfile.window.numbers import size

PATHS = (Path("/dumps/a.zip"), Path("/dumps/b.zip"), Path("/dumps/c.zip"))


def progress(**facts: object) -> told.Progress:
    known: dict[str, object] = {
        "dump": "a.zip", "dump_id": 1, "member": None, "bytes_done": 50, "bytes_total": 200, "files": 1, "records": 10,
        "articles": 8, "excerpts": 1, "duplicates": 1, "skipped": 0, "problems": 1, "rate": 410.0, "seconds_left": 12.0,
        "paused": False, "committed_id": 9,
    }  # fmt: skip
    return told.Progress(**(known | facts))  # type: ignore[arg-type]


def done(**facts: object) -> told.Done:
    known: dict[str, object] = {
        "dump": "a.zip", "path": "/dumps/a.zip", "dump_id": 1, "format": "Text", "status": "done", "files": 1,
        "records": 20, "articles": 16, "excerpts": 2, "duplicates": 2, "skipped": 0, "problems": 2, "seconds": 1.0,
    }  # fmt: skip
    return told.Done(**(known | facts))  # type: ignore[arg-type]


BEGUN = after(ImportState(Phase.STARTING, PATHS), told.Began("a.zip", "/dumps/a.zip", 1, 1, 3))


def test_a_dump_that_begins_names_what_comes_after_it() -> None:
    assert (BEGUN.phase, BEGUN.name, BEGUN.waiting) == (Phase.RUNNING, "a.zip", ("b.zip", "c.zip"))


def test_progress_is_of_the_dump_and_counts_are_of_the_import() -> None:
    first = after(after(BEGUN, progress()), done())
    second = after(first, told.Began("b.zip", "/dumps/b.zip", 2, 2, 3))
    assert (second.articles, second.percent) == (16, 0)
    running = after(second, progress(dump="b.zip", dump_id=2))
    assert (running.articles, running.problems, running.percent) == (24, 3, 25)


def test_a_dump_is_not_at_its_end_before_it_says_so() -> None:
    assert after(BEGUN, progress(bytes_done=200)).percent == 99
    assert after(BEGUN, progress(bytes_done=900)).percent == 99
    assert after(BEGUN, progress(bytes_total=0)).percent == 0


def test_what_was_told_to_stop_does_not_look_running_again() -> None:
    stopping = ImportState(Phase.STOPPING, PATHS)
    assert after(stopping, progress()).phase is Phase.STOPPING
    assert after(stopping, told.Finished(1, 1, 1, 0, 0, 0, 0, 1.0)).phase is Phase.CANCELLED


def test_a_pause_that_the_process_tells_is_shown() -> None:
    paused = after(BEGUN, progress(paused=True))
    assert paused.phase is Phase.PAUSED
    assert words.progress(paused) == "Paused at 25 %"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (ImportState(Phase.DONE, articles=7602, seconds=19), "7602 articles in 19 s"),
        (ImportState(Phase.DONE, articles=1, excerpts=4, seconds=0.3), "1 article and 4 excerpts in less than 1 s"),
        (ImportState(Phase.DONE, duplicates=12, seconds=2), "Nothing new: 12 records were here already"),
        (ImportState(Phase.DONE, duplicates=1, seconds=2), "Nothing new: 1 record was here already"),
        (ImportState(Phase.CANCELLED, articles=3120), "Cancelled. 3120 articles stay in the library."),
        (ImportState(Phase.FAILED, sentence="The disk is full."), "The disk is full."),
    ],
)
def test_the_end_is_told_in_one_line(state: ImportState, said: str) -> None:
    assert words.outcome(state).replace(",", "") == said.replace(",", "")


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.2, "less than 1 s"), (19, "19 s"), (89, "89 s"), (200, "3 min"), (9000, "2 h")]
)
def test_a_time_is_as_exact_as_it_helps(seconds: float, said: str) -> None:
    assert words.duration(seconds) == said


@pytest.mark.parametrize(
    ("number", "said"), [(None, ""), (0, "0 bytes"), (999, "999 bytes"), (4600, "4.6 kB"), (214_000_000, "214 MB")]
)
def test_sizes_are_those_of_the_file_manager(number: int | None, said: str) -> None:
    assert size(number) == said


def test_the_figures_of_several_dumps_are_not_told_as_those_of_the_last() -> None:
    paths = (Path("/news/march.zip"), Path("/news/april.zip"))
    running = ImportState(Phase.RUNNING, paths, name="april.zip")
    assert words.subject(running) == "april.zip"
    assert words.subject(replace(running, phase=Phase.DONE)) == "2 dumps"
    assert words.subject(ImportState(Phase.DONE, paths[:1], name="march.zip")) == "march.zip"


def test_a_figure_leads_to_a_dump_that_has_what_it_counts() -> None:
    state = after(BEGUN, done(dump_id=1, skipped=0, problems=2))
    state = after(state, done(dump_id=2, skipped=3, problems=0))
    state = after(state, done(dump_id=3, skipped=1, problems=1))
    assert (state.skipped_in, state.problems_in) == (2, 1)
