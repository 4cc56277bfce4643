"""`dispersion QUERY`: how evenly the hits lie, over time, by source and by year."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from backfile.commands import Verb, tables
from backfile.commands.output import print_json, print_lines
from backfile.commands.progress_line import ProgressOfReading
from backfile.errors import BadOption
from backfile.search import Searcher, parse
from backfile.search.usage.tables import DISPERSION, dispersion_row, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backfile.search.usage.dispersion import Dispersion, Portion
    from backfile.search.usage.tables import Cell

PARTS = 50
_MOST_PARTS = 10_000  # columns of the table that is written; a sheet of XLSX has 16,384
_AMONG = ("source", "year")


def arguments(parser: ArgumentParser) -> None:
    """What `dispersion` takes."""
    parser.add_argument("query", nargs="?", default="", metavar="QUERY", help="the words whose hits are looked at")
    parser.add_argument("--by", choices=_AMONG, default=_AMONG[0], help="what articles are put together by (source)")
    parser.add_argument(
        "--parts", type=int, default=PARTS, metavar="N", help=f"parts of as many words each, in order of time ({PARTS})"
    )
    parser.add_argument("--folded", action="store_true", help="one article of each group of versions")
    tables.arguments(parser)


def run(options: Namespace) -> int:
    """Print the dispersion, or write it."""
    from backfile.search.usage.concordance import concord
    from backfile.search.usage.dispersion import Among, dispersion, portions

    if not 1 <= options.parts <= _MOST_PARTS:
        raise BadOption(f"There can't be {options.parts:,} parts.", f"Give a number from 1 to {_MOST_PARTS:,}.")
    limit = tables.limit_of(options)
    with Searcher(options.library) as searcher, searcher.found(parse(options.query)) as found:
        ids = found.ids(folded=options.folded)
        *_, lines = concord(found, ids, read=ProgressOfReading(len(ids)).show)
        among = found.around_once() if options.folded else found.around()
        items = found.columns.in_order(among, newest=False)
        lengths = found.lengths()[items]
        whole = dispersion(lines, items, lengths, parts=options.parts)
        every = portions(lines, items, lengths, Among(options.by), parts=options.parts)
    shown = every[:limit]
    if options.output is not None:
        columns = (options.by, *DISPERSION, *parts(options.parts))
        tables.into_file(options, columns, (_row(each, options.parts) for each in shown))
    elif options.json:
        print_json({"query": options.query, "by": options.by, **_document(whole), "total": len(every), "rows": [
            {"value": each.value, **_document(each.dispersion)} for each in shown
        ]})  # fmt: skip
    else:
        print_lines(*_said(options.by, whole, shown))
    return 0


def _document(each: "Dispersion") -> dict[str, object]:
    return {**dict(zip(DISPERSION, dispersion_row(each), strict=True)), "parts": each.hits}


def _row(each: "Portion", number: int) -> "tuple[Cell, ...]":
    hits = each.dispersion.hits
    return each.value, *dispersion_row(each.dispersion), *hits, *[None] * (number - len(hits))


def _said(by: str, whole: "Dispersion", shown: "Sequence[Portion]") -> list[str]:
    without = {"source": "No source", "year": "Undated"}[by]
    evenness = "too few to tell" if whole.evenness is None else f"{whole.evenness:.2f}"
    said = [
        f"{whole.total:,} hits in {whole.articles:,} of {whole.of:,} articles, {whole.sources:,} of "
        f"{whole.of_sources:,} sources; Juilland's D {evenness} (1 is even)",
        f"{'hits':>9} {'per million':>12} {'D':>5}  from the oldest article to the newest",
    ]
    for each in shown:
        found = each.dispersion
        even = "" if found.evenness is None else f"{found.evenness:.2f}"
        bars = "".join("|" if hits else "·" for hits in found.hits)
        said.append(f"{found.total:>9,} {found.per_million or 0:>12,.1f} {even:>5}  {bars}  {each.value or without}")
    return said


VERB = Verb("dispersion", "Show how evenly the hits lie, by source or year.", arguments, run)
