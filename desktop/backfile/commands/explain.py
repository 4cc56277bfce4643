"""`explain QUERY`: in plain English what a query asks for, and in a library what is done beyond its letter."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.errors import NoSuchPath
from backfile.search import Query, Searcher, Sort, parse
from backfile.search.language.undated import left_out


def arguments(parser: ArgumentParser) -> None:
    """What `explain` takes."""
    parser.add_argument("query", nargs="?", default="", metavar="QUERY", help="what to explain")


def run(options: Namespace) -> int:
    """Print the sentence. A library that does not exist is not made: the words alone are explained then."""
    query = parse(options.query)
    notes = _notes(query, options.library)
    if options.json:
        print_json(
            {
                "query": options.query,
                "canonical": query.text,
                "sentence": "".join(text for text, _ in query.sentence()),
                "warnings": list(query.warnings),
                **({"notes": notes} if notes is not None else {}),
            }
        )
    else:
        print_lines(*_lines(query, notes or [], bold=sys.stdout.isatty()))
    return 0


def _notes(query: Query, library: Path) -> list[str] | None:
    """None where there is no library."""
    try:
        opened = Searcher(library)
    except NoSuchPath:
        return None
    with opened as searcher:
        notes = list(searcher.run(query, Sort.NEWEST).notes)
        beside = left_out(query.tree)
        undated = searcher.run(Query(beside), Sort.NEWEST).total if beside is not None else 0
    if undated:
        notes.append(f"{undated:,} undated article{'s' * (undated != 1)} left out.")
    return notes


def _lines(query: Query, notes: list[str], *, bold: bool) -> list[str]:
    sentence = "".join(f"\x1b[1m{text}\x1b[0m" if own and bold else text for text, own in query.sentence())
    written = query.text or "*"
    return [sentence if sentence.endswith("…") else f"{sentence}.", written, *query.warnings, *notes]


VERB = Verb("explain", "Say in plain English what a query asks for.", arguments, run)
