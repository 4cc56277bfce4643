"""`search QUERY`: what a query finds, the best first."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.errors import BadOption
from backfile.search import Hit, Query, Result, Searcher, Sort, parse

_CHUNK = 500  # hits are read in portions, so that a hundred thousand of them never stand in memory with their texts


def arguments(parser: ArgumentParser) -> None:
    """What `search` takes."""
    parser.add_argument(
        "query", nargs="?", default="", metavar="QUERY", help="what to look for; everything where empty"
    )
    parser.add_argument("--sort", choices=[str(each) for each in Sort], default=str(Sort.RELEVANCE))
    parser.add_argument("--folded", action="store_true", help="one row for each group of versions")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="show at most so many (20)")
    parser.add_argument("--offset", type=int, default=0, metavar="N", help="leave out the first so many")


def run(options: Namespace) -> int:
    """Print the hits."""
    if options.limit < 0 or options.offset < 0:
        raise BadOption("--limit and --offset can't be negative.")
    query = parse(options.query)
    with Searcher(options.library) as searcher:
        result = searcher.run(query, Sort(options.sort), folded=options.folded)
        wanted = result.ids[options.offset : options.offset + options.limit]
        hits: list[Hit] = []
        for at in range(0, len(wanted), _CHUNK):
            hits += searcher.hits(query, wanted[at : at + _CHUNK].tolist(), folded=options.folded)
    if options.json:
        print_json(_document(options.query, query, result, hits, folded=options.folded))
    else:
        print_lines(*_lines(query, result, hits, bold=sys.stdout.isatty()))
    return 0


def _document(typed: str, query: Query, result: Result, hits: Sequence[Hit], *, folded: bool) -> dict[str, Any]:
    return {
        "query": typed,
        "total": result.total,
        **({"groups": len(result.ids)} if folded else {}),
        "seconds": round(result.seconds, 6),
        "warning": query.warning,
        **({"notes": list(result.notes)} if result.notes else {}),
        "hits": [
            {
                "id": hit.id,
                "kind": hit.kind,
                "title": hit.title,
                "date": hit.date,
                "source": hit.source,
                "section": hit.section,
                "language": hit.language,
                "snippet": hit.snippet,
                "marks": hit.marks,
                **({"versions": hit.versions} if folded else {}),
            }
            for hit in hits
        ],
    }


def _lines(query: Query, result: Result, hits: Sequence[Hit], *, bold: bool) -> list[str]:
    lines = [*([query.warning] if query.warning else []), *result.notes]
    ranked = ""
    if result.ranked < result.total:
        first = f"the first {result.ranked:,} ranked" if result.ranked else "too many to rank, headlines first"
        ranked = f"; {first}, the rest newest first"
    groups = f", {len(result.ids):,} with versions folded," if len(result.ids) < result.total else ""
    lines.append(f"{result.total:,} found{groups} in {result.seconds * 1000:.0f} ms{ranked}")
    for hit in hits:
        facts = (hit.source, hit.section, hit.date or "Undated", "Excerpt" if hit.kind == "excerpt" else None)
        more = f"and {hit.versions:,} more" if hit.versions else None
        lines += [
            "",
            f"{hit.id:>7}  {_marked(hit.title, hit.title_marks, bold)}",
            "         " + " · ".join(fact for fact in (*facts, more) if fact),
        ]
        if hit.snippet:
            lines.append("         " + _marked(hit.snippet, hit.marks, bold))
    return lines


def _marked(text: str, marks: Sequence[tuple[int, int]], bold: bool) -> str:
    if not bold:
        return text
    for start, end in reversed(marks):
        text = f"{text[:start]}\x1b[1m{text[start:end]}\x1b[0m{text[end:]}"
    return text


VERB = Verb("search", "Find articles and excerpts.", arguments, run)
