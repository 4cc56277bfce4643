"""`similar ID`: the articles that are most like one, and why."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.errors import BadOption
from backfile.library import Library
from backfile.search.similarity.similar import Resembling, Similar


def arguments(parser: ArgumentParser) -> None:
    """What `similar` takes."""
    parser.add_argument("id", type=int, metavar="ID", help="the number of an article, as a search lists it")
    parser.add_argument("--limit", type=int, default=10, metavar="N", help="show at most so many (10)")


def run(options: Namespace) -> int:
    """Print them, the likest first."""
    if options.limit < 0:
        raise BadOption("--limit can't be negative.")
    with Library.open(options.library, readonly=True) as library:
        found = Similar(library).find(options.id, options.limit)
    if options.json:
        print_json({"id": options.id, "similar": [{**asdict(each), "score": round(each.score, 4)} for each in found]})
    else:
        print_lines(*(line for each in found for line in _lines(each)))
    return 0


def _lines(one: Resembling) -> tuple[str, str]:
    facts = " · ".join((one.source or "No source", one.date or "Undated", "shares: " + ", ".join(one.shares)))
    return f"{one.id:>8}  {one.title}", f"          {facts}"


VERB = Verb("similar", "Find the articles that are most like one.", arguments, run)
