"""`concordance QUERY`: every hit of a query in its context."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from backfile.commands import Verb, tables
from backfile.commands.output import print_json, print_lines
from backfile.commands.progress_line import ProgressOfReading
from backfile.errors import BadOption
from backfile.search import Query, Searcher, Sort, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backfile.search.answer.found import Found
    from backfile.search.usage.contexts import Line

WIDTH = 60


def arguments(parser: ArgumentParser) -> None:
    """What `concordance` takes."""
    parser.add_argument("query", nargs="?", default="", metavar="QUERY", help="the words to be shown in context")
    parser.add_argument(
        "--width", type=int, default=WIDTH, metavar="N", help=f"characters of context to either side ({WIDTH})"
    )
    sorts = "by up to three of 3L 2L 1L hit 1R 2R 3R, as in 1R,2R,1L; or article (the default), newest, oldest, source"
    parser.add_argument("--sort", default="article", metavar="KEYS", help=sorts)
    parser.add_argument("--folded", action="store_true", help="one article of each group of versions")
    parser.add_argument("--offset", type=int, default=0, metavar="N", help="leave out the first so many lines")
    tables.arguments(parser)


def run(options: Namespace) -> int:
    """Print the lines, or write them."""
    from backfile.search.usage.concordance import concord
    from backfile.search.usage.contexts import write_lines
    from backfile.search.usage.line_order import order, read_keys
    from backfile.search.usage.tables import LINE, line_row

    keys = read_keys(options.sort)
    if keys is None:
        raise BadOption(f"Lines can't be sorted by “{options.sort}”.", "Try 1R,2R,1L or newest.")
    if options.width < 0 or options.offset < 0:
        raise BadOption("--width and --offset can't be negative.")
    limit = tables.limit_of(options)
    query = parse(options.query)
    with Searcher(options.library) as searcher, searcher.found(query) as found:
        total = _known_total(found, options.folded) if keys[0] in _AS_THEY_COME else None
        most = None if total is None or limit is None else options.offset + limit + 1
        ids = found.ids(_AS_THEY_COME.get(keys[0], Sort.RELEVANCE), folded=options.folded)
        progress = ProgressOfReading(len(ids))
        *_, lines = concord(found, ids, most=most, read=progress.show)
        progress.clear()
        ordered = order(lines, keys)[options.offset :][:limit]
        if options.output is not None:
            rows = (line_row(line) for line in write_lines(found.connection, lines, ordered, options.width))
            tables.into_file(options, LINE, rows)
            return 0
        shown = list(write_lines(found.connection, lines, ordered, options.width))
    if options.json:
        cut = [{"id": each.id, "left": each.left, "hit": each.hit, "right": each.right} for each in shown]
        print_json({"query": options.query, "total": total or len(lines), "lines": cut})
    else:
        print_lines(*_said(query, total or len(lines), len(ids), shown))
    return 0


_AS_THEY_COME: dict[object, Sort] = {"article": Sort.RELEVANCE, "newest": Sort.NEWEST, "oldest": Sort.OLDEST}
"""Orders in which lines come as the articles are read, so that the first can be told before the last."""


def _known_total(found: "Found", folded: bool) -> int | None:
    """How many lines there are, where the index alone can count them."""
    from backfile.search.reading.marking import sought
    from backfile.search.usage.indexed import indexed

    counts = indexed(found, sought(found.marked.tree))
    return None if counts is None else int(counts[found.once() if folded else found.mask].sum())


def _said(query: Query, total: int, articles: int, shown: "Sequence[Line]") -> list[str]:
    said = [query.warning] if query.warning else []
    said.append(f"{total:,} lines from {articles:,} articles" if total else "No word is looked for, or none is found.")
    left = max((len(line.left) for line in shown), default=0)
    wide = max((len(line.hit) for line in shown), default=0)
    said += [f"{line.id:>7}  {line.left:>{left}} {line.hit:^{wide}} {line.right}".rstrip() for line in shown]
    return said


VERB = Verb("concordance", "Show every hit in its context.", arguments, run)
