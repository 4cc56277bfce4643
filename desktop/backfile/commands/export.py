"""`export QUERY --format F --output FILE`: what a query finds, as a file."""

import os
import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from threading import Event, Thread
from types import FrameType
from typing import TYPE_CHECKING

import orjson

from backfile.article import Article
from backfile.commands import Verb
from backfile.commands.import_ import WINDOW_FIRST
from backfile.commands.output import print_json, print_lines
from backfile.commands.progress_line import ProgressOfReading
from backfile.errors import BackfileError
from backfile.export import FORMATS
from backfile.export.messages import Failed, Finished, Message, Progress, encode
from backfile.export.written import written
from backfile.library import Library
from backfile.search import Interrupted, Searcher, Sort, parse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BETWEEN = 0.1  # seconds between two words on how far it is


def arguments(parser: ArgumentParser) -> None:
    """What `export` takes."""
    parser.add_argument("query", nargs="?", default="", metavar="QUERY", help="what to export; everything where empty")
    parser.add_argument("--format", choices=[each.name for each in FORMATS], required=True, help="of the file")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="the file to write")
    parser.add_argument("--sort", choices=[str(each) for each in Sort], default=str(Sort.RELEVANCE))
    parser.add_argument(
        "--messages",
        action="store_true",
        help="take the query as the first line of the input, a JSON string, and “cancel” as another; tell the progress",
    )


def run(options: Namespace) -> int:
    """Write the file, whole or not at all; 1 where it was stopped."""
    signal.signal(signal.SIGTERM, _interrupt)  # else the unfinished file would stay
    if options.messages:
        return _for_a_window(options)
    try:
        count = _write(options, options.query, Event(), lambda done, of: ProgressOfReading(of).show(done))
    except Interrupted:
        return 1
    finally:
        ProgressOfReading(0).clear()
    output = str(options.output.absolute())
    if options.json:
        print_json({"articles": count, "output": output})
    else:
        print_lines(f"{count:,} articles written to {output}.")
    return 0


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise Interrupted


def _for_a_window(options: Namespace) -> int:
    if sys.platform != "win32":
        os.nice(WINDOW_FIRST)
    # Unbuffered: a buffer that the waiting thread holds could not be let go of when the program ends.
    lines = FileIO(sys.stdin.fileno(), closefd=False)
    query = orjson.loads(lines.readline())
    stopped = Event()
    Thread(target=_obey, args=(lines, stopped), daemon=True).start()
    try:
        count = _write(options, query, stopped, lambda done, of: _tell(Progress(done, of)))
    except Interrupted:
        return 1
    except BackfileError as failure:
        _tell(Failed(failure.sentence()))
        return 2
    _tell(Finished(count))
    return 0


def _obey(lines: FileIO, stopped: Event) -> None:
    """Until the line "cancel" comes, or the end of the lines: whoever wanted the export has gone."""
    for line in lines:
        if line.strip() == b"cancel":
            break
    stopped.set()


def _tell(message: Message) -> None:
    with suppress(BrokenPipeError):  # the window has gone, and so the lines that it sends have ended
        sys.stdout.buffer.write(encode(message))
        sys.stdout.buffer.flush()


def _write(options: Namespace, query: str, stopped: Event, tell: Callable[[int, int], None]) -> int:
    """How many articles were written. Raises Interrupted where it was stopped; then there is no file."""
    chosen = next(each for each in FORMATS if each.name == options.format)
    # The file comes first: a folder that can't be written is said before anything is searched.
    with written(options.output.absolute(), options.library) as file:
        searcher = Searcher(options.library)
        try:
            found = searcher.run(parse(query), Sort(options.sort), wanted=lambda: not stopped.is_set()).ids
        finally:
            searcher.close()
        with Library.open(options.library, readonly=True) as library:
            chosen.write(_articles(library, found, stopped, tell), file)
    return len(found)


def _articles(
    library: Library, found: "NDArray[np.int64]", stopped: Event, tell: Callable[[int, int], None]
) -> Iterator[Article]:
    due = 0.0
    for number, item in enumerate(found):
        if stopped.is_set():
            raise Interrupted
        if time.monotonic() >= due:
            tell(number, len(found))
            due = time.monotonic() + _BETWEEN
        yield library.article(int(item))


VERB = Verb("export", "Write what a query finds to a file.", arguments, run)
