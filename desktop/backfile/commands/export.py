"""`export QUERY --format F --output FILE`: what a query finds, as a file."""

import os
import secrets
import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from backfile.article import Article
from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.errors import BadOption
from backfile.export import FORMATS
from backfile.library import Library
from backfile.search import Searcher, Sort, parse


def arguments(parser: ArgumentParser) -> None:
    """What `export` takes."""
    parser.add_argument("query", nargs="?", default="", metavar="QUERY", help="what to export; everything where empty")
    parser.add_argument("--format", choices=[each.name for each in FORMATS], required=True, help="of the file")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="the file to write")
    parser.add_argument("--sort", choices=[str(each) for each in Sort], default=str(Sort.RELEVANCE))


def run(options: Namespace) -> int:
    """Write the file, whole or not at all."""
    chosen = next(each for each in FORMATS if each.name == options.format)
    output: Path = options.output.absolute()
    written = 0

    def articles() -> Iterator[Article]:
        nonlocal written
        searcher = Searcher(options.library)
        try:
            found = searcher.run(parse(options.query), Sort(options.sort)).ids
        finally:
            searcher.close()
        with Library.open(options.library, readonly=True) as library:
            for item in found:
                yield library.article(int(item))
                written += 1

    if output.exists() and options.library.exists() and output.samefile(options.library):
        raise BadOption(f"{output} is the library itself.", "Choose another file.")
    try:
        with _written(output) as file:
            chosen.write(articles(), file)
    except BrokenPipeError:
        raise  # as everywhere: whoever read it has gone
    except OSError as failure:
        raise BadOption(f"{output} can't be written: {failure.strerror}.", "Choose another folder.") from failure
    if options.json:
        print_json({"articles": written, "output": str(output)})
    else:
        print_lines(f"{written:,} articles written to {output}.")
    return 0


@contextmanager
def _written(output: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `output` once it is whole; a pipe or a device is written as it is."""
    if output.exists() and not (output.is_file() or output.is_dir()):
        with output.open("wb") as file:
            yield file
        return
    whole = Path(os.path.realpath(output))
    unfinished = whole.with_name(f".backfile-{secrets.token_hex(4)}")
    try:
        with unfinished.open("xb") as file:
            yield file
        if whole.is_file():
            shutil.copymode(whole, unfinished)
        unfinished.replace(whole)
    finally:
        unfinished.unlink(missing_ok=True)


VERB = Verb("export", "Write what a query finds to a file.", arguments, run)
