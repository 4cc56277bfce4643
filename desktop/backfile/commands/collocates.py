"""`collocates QUERY`: the words that stand around the hits of a query more often than elsewhere."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from backfile.commands import Verb, tables
from backfile.commands.output import print_json, print_lines
from backfile.errors import BadOption
from backfile.search import Searcher, parse

if TYPE_CHECKING:
    from backfile.export.table import Cell
    from backfile.search.usage.collocates import Collocate, Collocates, Window

_AGAINST = ("library", "result")


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
    parser.add_argument("--folded", action="store_true", help="one article of each group of versions")
    tables.arguments(parser)


def run(options: Namespace) -> int:
    """Print the collocates, or write them."""
    from backfile.search.usage.collocates import collocates
    from backfile.search.usage.concordance import concord
    from backfile.search.usage.reference import Against, Reference, of_items, of_library
    from backfile.search.usage.spelling import spellings

    window = _window(options)
    limit = tables.limit_of(options)
    with Searcher(options.library) as searcher, searcher.found(parse(options.query)) as found:
        ids = found.ids(folded=options.folded)
        *_, lines = concord(found, ids)

        def reference(words: list[str]) -> Reference:
            if options.against == Against.LIBRARY:
                return of_library(found.connection, words)
            return of_items(found.connection, ids, words, found.check)

        result = collocates(lines, window, reference, least=options.least)
        shown = result.found[:limit]
        spelt = spellings(found.connection, lines, [each.word for each in shown])
    if options.output is not None:
        places = [f"{at}L" for at in range(window.left, 0, -1)] + [f"{at}R" for at in range(1, window.right + 1)]
        columns = ("word", "frequency", "articles", "log_likelihood", *places)
        rows = (_row(spelt[each.word], each) for each in shown)
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


def _row(word: str, each: "Collocate") -> "tuple[Cell, ...]":
    return word, each.frequency, each.articles, round(each.likelihood, 4), *each.positions


def _document(
    options: Namespace, window: "Window", result: "Collocates", shown: "tuple[Collocate, ...]", spelt: dict[str, str]
) -> dict[str, object]:
    return {
        "query": options.query,
        "window": [window.left, window.right],
        "sentence": window.within_sentence,
        "least": options.least,
        "against": options.against,
        "lines": result.lines,
        "words": result.words,
        "of_words": result.total,
        "total": len(result.found),
        "collocates": [
            {
                "word": spelt[each.word],
                "frequency": each.frequency,
                "articles": each.articles,
                "log_likelihood": round(each.likelihood, 4),
                "positions": each.positions,
            }
            for each in shown
        ],
    }


def _said(
    options: Namespace, window: "Window", result: "Collocates", shown: "tuple[Collocate, ...]", spelt: dict[str, str]
) -> list[str]:
    rest = {"library": "the rest of the library", "result": "the rest of the articles found"}[options.against]
    said = [
        f"{len(result.found):,} words around {result.lines:,} hits, {window.left} left, {window.right} right; "
        f"log-likelihood against {rest}"
    ]
    said += [
        f"{each.likelihood:>10,.1f} {each.frequency:>7,} {each.articles:>7,}  {spelt[each.word]}" for each in shown
    ]
    return said


VERB = Verb("collocates", "Count the words around the hits.", arguments, run)
