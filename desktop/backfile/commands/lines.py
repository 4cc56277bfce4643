"""`lines FILE`: a list of queries, one a line, and what each of them finds."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backfile.commands import Verb, tables
from backfile.commands.output import print_json, print_lines
from backfile.errors import NoSuchPath
from backfile.importer.encodings import decode
from backfile.search import Searcher, parse
from backfile.search.language.pasted import as_phrase
from backfile.search.language.query import Line, Query

if TYPE_CHECKING:
    from backfile.search.answer.lines import LineCount

_LOOKS = 50  # lines between two words about how far it is


def arguments(parser: ArgumentParser) -> None:
    """What `lines` takes."""
    parser.add_argument("list", metavar="FILE", help="a text with one query a line; - for standard input")
    parser.add_argument("--among", default="", metavar="QUERY", help="count only among what this finds")
    parser.add_argument("--phrases", action="store_true", help="the words of a line stand side by side")
    tables.arguments(parser, limited=False)


def run(options: Namespace) -> int:
    """Print what each line finds, or write it."""
    from backfile.search.answer.lines import COLUMNS, count_lines

    text = _text(options.list)
    asked = parse("\n".join(map(as_phrase, text.splitlines())) if options.phrases else text)
    lines = asked.lines or ((Line(asked.text, asked.tree),) if asked.text else ())
    counts: list[LineCount] = []
    total = 0
    with Searcher(options.library) as searcher, searcher.found(parse(options.among)) as found:
        for done, (count, so_far) in enumerate(count_lines(found, lines), 1):
            counts.append(count)
            total = so_far
            _tell(done, len(lines))
    if options.output is not None:
        tables.into_file(options, COLUMNS, (count.cells() for count in counts))
    elif options.json:
        print_json(_document(options.among, asked, counts, total))
    else:
        print_lines(*_said(asked, counts, total))
    return 0


def _text(name: str) -> str:
    try:
        if name == "-":
            return decode(sys.stdin.buffer.read()).text
        return decode(Path(name).read_bytes()).text
    except OSError as failure:
        raise NoSuchPath(f"{name} can't be read: {failure.strerror}.") from failure


def _tell(done: int, of: int) -> None:
    if sys.stderr.isatty() and (done % _LOOKS == 0 or done == of):
        sys.stderr.write("\r\x1b[K" + ("" if done == of else f"{done:,} of {of:,} lines"))
        sys.stderr.flush()


def _document(among: str, asked: Query, counts: "Sequence[LineCount]", total: int) -> dict[str, Any]:
    from backfile.search.answer.lines import COLUMNS

    return {
        "among": among,
        "total": total,
        "warning": asked.warning,
        "lines": [
            {**dict(zip(COLUMNS, count.cells(), strict=True)), **({"notes": list(count.notes)} if count.notes else {})}
            for count in counts
        ],
    }


def _said(asked: Query, counts: "Sequence[LineCount]", total: int) -> Iterator[str]:
    if asked.warning:
        yield asked.warning
    hit = sum(count.total > 0 for count in counts)
    yield f"{hit:,} of {len(counts):,} lines find something, together {total:,}"
    if counts:
        yield f"{'found':>9}  {'first':<10}  {'last':<10}"
    for count in counts:
        first, last = (item.date[:10] if item else "" for item in (count.first, count.last))
        yield f"{count.total:>9,}  {first:<10}  {last:<10}  {count.text}"
    yield from dict.fromkeys(note for count in counts for note in count.notes)


VERB = Verb("lines", "Ask a list of queries, and count what each line finds.", arguments, run)
