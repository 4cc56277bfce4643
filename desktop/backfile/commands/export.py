"""`export QUERY --format F --output FILE`: what a query finds, as a file."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from backfile.article import Article
from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.export import FORMATS
from backfile.export.written import written
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
    count = 0

    def articles() -> Iterator[Article]:
        nonlocal count
        searcher = Searcher(options.library)
        try:
            found = searcher.run(parse(options.query), Sort(options.sort)).ids
        finally:
            searcher.close()
        with Library.open(options.library, readonly=True) as library:
            for item in found:
                yield library.article(int(item))
                count += 1

    with written(output, options.library) as file:
        chosen.write(articles(), file)
    if options.json:
        print_json({"articles": count, "output": str(output)})
    else:
        print_lines(f"{count:,} articles written to {output}.")
    return 0


VERB = Verb("export", "Write what a query finds to a file.", arguments, run)
