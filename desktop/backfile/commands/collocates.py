"""`collocates QUERY`: the words that stand around the hits of a query more often than elsewhere."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from backfile.commands import Verb, tables
from backfile.commands.output import print_json, print_lines
from backfile.commands.progress_line import ProgressOfReading
from backfile.errors import BadOption
from backfile.search import Searcher, parse
from backfile.search.usage.tables import COLLOCATE, collocate_row, places

if TYPE_CHECKING:
    from backfile.search.usage.collocates import Collocate, Collocates, Window

_AGAINST = ("library", "result")
_MEASURES = ("likelihood", "frequency", "mi", "logdice")


def arguments(parser: ArgumentParser) -> None:
    """What `collocates` takes."""
    parser.add_argument(
        "query", nargs="?", default="", metavar="QUERY", help="the words whose surroundings are counted"
    )
    parser.add_argument(
        "--window", default="3,3", metavar="L,R", help="words to the left and to the right, 0 to 10 (3,3)"
    )
    parser.add_argument("--sentence", action="store_true", help="no further than the end of the sentence")
    parser.add_argument("--least", type=int, default=5, metavar="N", help="leave out words with fewer occurrences (5)")
    parser.add_argument(
        "--against", choices=_AGAINST, default=_AGAINST[0], help="the rest of what the log-likelihood is reckoned by"
    )
    parser.add_argument("--by", choices=_MEASURES, default=_MEASURES[0], help="what they are sorted by (likelihood)")
    parser.add_argument(
        "--no-common", action="store_true", help="leave out words that are more than one in 1,000 of the library's"
    )
    parser.add_argument("--folded", action="store_true", help="one article of each group of versions")
    tables.arguments(parser)


def run(options: Namespace) -> int:
    """Print the collocates, or write them."""
    from backfile.search.usage.collocates import Measure, collocates
    from backfile.search.usage.concordance import concord
    from backfile.search.usage.reference import Against, Reference, of_items, of_library
    from backfile.search.usage.spelling import spellings

    window = _window(options)
    limit = tables.limit_of(options)
    with Searcher(options.library) as searcher, searcher.found(parse(options.query)) as found:
        ids = found.ids(folded=options.folded)
        *_, lines = concord(found, ids, read=ProgressOfReading(len(ids)).show)

        def usual(words: list[str]) -> Reference:
            return of_library(found.connection, words)

        def rest(words: list[str]) -> Reference:
            return of_items(found.connection, ids, words, found.check)

        reference = usual if options.against == Against.LIBRARY else rest
        result = collocates(
            lines, window, reference, least=options.least, usual=usual if options.no_common else None
        ).sorted(Measure(options.by))
        shown = result.found[:limit]
        spelt = spellings(found.connection, lines, [each.word for each in shown])
    if options.output is not None:
        columns = (*COLLOCATE, *places(window.left, window.right))
        rows = ((*collocate_row(spelt[each.word], each), *each.positions) for each in shown)
        tables.into_file(options, columns, rows)
    elif options.json:
        print_json(_document(options, window, result, shown, spelt))
    else:
        print_lines(*_said(options, window, result, shown, spelt))
    return 0


def _window(options: Namespace) -> "Window":
    from backfile.search.usage.collocates import Window

    try:
        left, right = (int(side) for side in options.window.split(","))
        return Window(left, right, options.sentence)
    except ValueError:
        raise BadOption(f"“{options.window}” is no window.", "Give two numbers up to 10, as in 3,3.") from None


def _document(
    options: Namespace, window: "Window", result: "Collocates", shown: "tuple[Collocate, ...]", spelt: dict[str, str]
) -> dict[str, object]:
    return {
        "query": options.query,
        "window": [window.left, window.right],
        "sentence": window.within_sentence,
        "least": options.least,
        "against": options.against,
        "by": options.by,
        "no_common": options.no_common,
        "lines": result.lines,
        "words": result.words,
        "of_words": result.total,
        "total": len(result.found),
        "collocates": [
            {**dict(zip(COLLOCATE, collocate_row(spelt[each.word], each), strict=True)), "positions": each.positions}
            for each in shown
        ],
    }


def _said(
    options: Namespace, window: "Window", result: "Collocates", shown: "tuple[Collocate, ...]", spelt: dict[str, str]
) -> list[str]:
    rest = {"library": "the rest of the library", "result": "the rest of the articles found"}[options.against]
    said = [
        f"{len(result.found):,} words around {result.lines:,} hits, {window.left} left, {window.right} right; "
        f"log-likelihood against {rest}, below 0 where a word is rarer here than there",
        f"{'LL':>10} {'MI':>6} {'lDice':>6} {'hits':>7} {'articles':>7}",
    ]
    said += [
        f"{each.likelihood:>10,.1f} {each.information:>6.2f} {each.dice:>6.2f} {each.frequency:>7,} "
        f"{each.articles:>7,}  {spelt[each.word]}"
        for each in shown
    ]
    return said


VERB = Verb("collocates", "Count the words around the hits.", arguments, run)
