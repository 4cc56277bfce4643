"""`frequency QUERY…`: how often the words of one query or of several occur over time."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from backfile.commands import Verb, tables
from backfile.commands.output import print_json, print_lines
from backfile.commands.progress_line import ProgressOfReading
from backfile.search import Searcher, parse
from backfile.search.usage.tables import SHARE, share_row, spans

if TYPE_CHECKING:
    from backfile.search.answer.found import Found
    from backfile.search.plan.columns import Ints
    from backfile.search.usage.frequency import Frequency, Share
    from backfile.search.usage.tables import Cell

_SPANS = ("year", "quarter", "month", "week", "day")


def arguments(parser: ArgumentParser) -> None:
    """What `frequency` takes."""
    parser.add_argument("queries", nargs="+", metavar="QUERY", help="the words to count; several to compare")
    parser.add_argument("--by", choices=_SPANS, default="month", help="the span of a bin (month)")
    parser.add_argument("--folded", action="store_true", help="one article of each group of versions")
    tables.arguments(parser, limited=False)


def run(options: Namespace) -> int:
    """Print the figures, or write them."""
    from backfile.search.usage.frequency import Span, frequency

    series: list[tuple[str, Frequency]] = []
    with Searcher(options.library) as searcher:
        for text in options.queries:
            with searcher.found(parse(text)) as found:
                hits = _hits(found, options.folded)
                series.append((text, frequency(found, Span(options.by), hits, folded=options.folded)))
    if options.output is not None:
        tables.into_file(
            options, ("query", "start", *SHARE), (row for text, each in series for row in _rows(text, each))
        )
    elif options.json:
        print_json({"by": options.by, "series": [_document(text, each) for text, each in series]})
    else:
        print_lines(*(line for text, each in series for line in _lines(text, each)))
    return 0


def _hits(found: "Found", folded: bool) -> "Ints":
    from backfile.search.usage.frequency import count_hits

    progress = ProgressOfReading(int(found.mask.sum()))
    *_, counts = (_shown(progress, *each) for each in count_hits(found, folded=folded))
    progress.clear()
    return counts


def _shown(progress: ProgressOfReading, read: int, counts: "Ints") -> "Ints":
    progress.show(read)
    return counts


def _rows(text: str, each: "Frequency") -> "Iterator[tuple[Cell, ...]]":
    for start, share in spans(each):
        yield text, start, *share_row(share)


def _figures(share: "Share") -> "dict[str, Cell]":
    return dict(zip(SHARE, share_row(share), strict=True))


def _document(text: str, each: "Frequency") -> dict[str, object]:
    return {
        "query": text,
        **_figures(each.total),
        "first": each.first,
        "undated": _figures(each.undated),
        "coarse": _figures(each.coarse),
        "bins": [{"start": span.start, **_figures(span)} for span in each.bins],
    }


def _lines(text: str, each: "Frequency") -> Iterator[str]:
    yield text
    yield f"{'':>10} {'articles':>9} {'hits':>9} {'per 1,000':>10} {'per million words':>18}"
    for start, share in spans(each):
        if share.of_articles:
            thousand, million = share.per_thousand or 0, share.per_million or 0
            yield f"{start:>10} {share.articles:>9,} {share.hits or 0:>9,} {thousand:>10,.1f} {million:>18,.1f}"
    yield ""


VERB = Verb("frequency", "Count hits and articles over time, as shares.", arguments, run)
