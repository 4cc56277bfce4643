"""A pasted list, line by line: how many items each of its queries finds, and from when to when.

Each line is asked by itself among the items that the filters beside the list let through. What the index can tell is
never made a mask of: of a million articles with twenty thousand names, most lines find a handful.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from backfile.search.answer.found import Found
from backfile.search.language.query import Line
from backfile.search.plan.columns import Ints, Mask

if TYPE_CHECKING:
    from backfile.search.language.tree import Tree


COLUMNS = ("query", "total", "articles", "sources", "first", "last", "first_id", "first_source", "first_title")
"""What the table of a list has in a file."""


@dataclass(frozen=True, slots=True)
class Sighted:
    """One of the items that a line finds: the first or the last that has a date."""

    id: int
    date: str
    source: str | None
    title: str


@dataclass(frozen=True, slots=True)
class LineCount:
    """What one line finds. `notes`: what was done beyond the letter of it."""

    text: str
    total: int  # of items, each version and each excerpt by itself
    articles: int
    sources: int
    first: Sighted | None
    last: Sighted | None
    notes: tuple[str, ...] = ()

    def cells(self) -> tuple[str | int | None, ...]:
        """A row of the table: one cell for each of `COLUMNS`."""
        first = self.first
        facts = (first.id, first.source, first.title) if first else (None, None, None)
        dates = (each.date if each else None for each in (first, self.last))
        return self.text, self.total, self.articles, self.sources, *dates, *facts


def count_lines(found: Found, lines: Sequence[Line]) -> Iterator[tuple[LineCount, int]]:
    """Each line's count among what is found, in their order, and how many items all lines so far find together.

    Raises Interrupted.
    """
    excerpts, is_dated = found.columns.flagged("excerpt"), found.columns.dated
    together = np.zeros_like(found.mask)
    known: dict[Tree, LineCount] = {}  # lists name people twice
    total = 0
    for line in lines:
        found.check()
        count = known.get(line.tree)
        if count is None:
            ids, notes = found.ids_of(line.tree)
            total += int(np.count_nonzero(~together[ids]))
            together[ids] = True
            count = known[line.tree] = _count(found, line.text, ids, notes, excerpts, is_dated)
        yield replace(count, text=line.text), total


def _count(found: Found, text: str, ids: Ints, notes: tuple[str, ...], excerpts: Mask, is_dated: Mask) -> LineCount:
    sources = np.unique(found.columns.source[ids])
    dated = ids[is_dated[ids]]
    begins = found.columns.begins[dated]
    return LineCount(
        text=text,
        total=len(ids),
        articles=len(ids) - int(np.count_nonzero(excerpts[ids])),
        sources=int(np.count_nonzero(sources)),
        first=_sighted(found, int(dated[begins.argmin()])) if len(dated) else None,
        last=_sighted(found, int(dated[begins.argmax()])) if len(dated) else None,
        notes=notes,
    )


def _sighted(found: Found, item: int) -> Sighted:
    return Sighted(item, *found.connection.execute(_SIGHTED, (item,)).fetchone())


_SIGHTED = """
    SELECT i.date, s.value, i.title FROM items i LEFT JOIN facet_values s ON s.id = i.source WHERE i.id = ?"""
