"""`reindex`: make the index of a library anew from its texts."""

import os
import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from types import FrameType

from backfile.commands import Verb
from backfile.commands.import_ import WINDOW_FIRST
from backfile.commands.output import print_json, print_lines
from backfile.library import Library
from backfile.library.reindex import Reindexing


def arguments(parser: ArgumentParser) -> None:
    """What `reindex` takes."""
    parser.add_argument("--messages", action="store_true", help="tell the progress as JSON Lines, at low priority")


def run(options: Namespace) -> int:
    """Make it; 1 where it was stopped, and the next one goes on from there."""
    stopped: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopped.append(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    if options.messages and sys.platform != "win32":
        os.nice(WINDOW_FIRST)
    began = time.monotonic()
    with Library.open(options.library) as library:
        whole = Reindexing(library).run(_tell_window if options.messages else _tell, lambda: bool(stopped))
        articles = library.counts().items
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    if options.messages:
        return 0 if whole else 1
    if options.json:
        print_json({"done": whole, "items": articles, "seconds": round(time.monotonic() - began, 3)})
    else:
        print_lines("The index was built anew." if whole else "Stopped. “backfile reindex” goes on from here.")
    return 0 if whole else 1


def _tell_window(done: int, of: int) -> None:
    print_json({"done": done, "of": of})


def _tell(done: int, of: int) -> None:
    if sys.stderr.isatty() and of:
        sys.stderr.write(f"\r\x1b[KThe index is being built anew: {100 * done // of} %")
        sys.stderr.flush()


VERB = Verb("reindex", "Make the index of a library anew.", arguments, run)
