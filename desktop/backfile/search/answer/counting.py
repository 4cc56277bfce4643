"""Facets and the timeline: how often each value and each span occurs among the items of a mask."""

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from backfile.library.values import values_of
from backfile.search.plan.columns import UNDATED, Columns, Ints, Mask, Span, numbers
from backfile.search.plan.pairs import Pairs
from backfile.search.results import Bin, By, FacetValue, Timeline

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_UNITS: dict[By, Span] = {By.YEAR: "Y", By.MONTH: "M", By.WEEK: "D", By.DAY: "D"}
_MONDAY = 4  # 1970 began on a Thursday, and day 4 was the first Monday


class Counting:
    """Counts over one snapshot of a library.

    Columns are read by the numbers of the items: by their mask it takes four times as long.
    """

    def __init__(
        self, connection: "sqlite3.Connection", columns: Columns, pairs: Pairs, check: Callable[[], None]
    ) -> None:
        self._connection = connection
        self._columns = columns
        self._check = check
        self._pairs = pairs

    def facets(self, mask: Mask, limit: int | None, fields: Collection[str]) -> dict[str, list[FacetValue]]:
        """The values of each of these facets with their counts, most frequent first, equal ones by name."""
        found: dict[str, list[FacetValue]] = {}
        ids = np.flatnonzero(mask)
        for name, count in (
            ("source", partial(self._source, limit=limit)),
            ("section", partial(self._section, limit=limit)),
            ("author", partial(self._author, limit=limit)),
            ("language", partial(self._language, limit=limit)),
            ("kind", self._kind),
            ("year", self._year),
            ("dump", self._dump),
            ("tag", self._tag),
        ):
            if name not in fields:
                continue
            self._check()
            values = [FacetValue(value, number) for value, number in count(mask, ids).items() if number]
            values.sort(key=lambda value: (-value.count, value.value is None, value.value or ""))
            found[name] = values[:limit]
        return found

    def distinct(self, mask: Mask, field: str) -> int:
        """How many values a source, section, language or author has among the items."""
        columns = {"source": self._columns.source, "section": self._columns.section, "language": self._columns.language}
        if field == "author":
            values, _ = self._pairs.authors(self._connection).of(mask)
        else:
            values = columns[field][np.flatnonzero(mask)]
        return int(np.count_nonzero(_tally(values)[0]))  # 0 is none

    def timeline(self, mask: Mask, by: By) -> Timeline:
        """How many items begin in each span, the empty ones left out."""
        return self._timeline(np.flatnonzero(mask), by)

    def _timeline(self, ids: Ints, by: By) -> Timeline:
        spans = self._columns.spans(_UNITS[by])[ids]
        spans = spans[np.flatnonzero(spans != UNDATED)]
        if by is By.WEEK:
            spans -= (spans - _MONDAY) % 7
        starts, counts = _tally(spans)
        names = np.datetime_as_string(starts.astype(f"datetime64[{_UNITS[by]}]"))
        bins = tuple(Bin(str(name), int(count)) for name, count in zip(names, counts, strict=True))
        return Timeline(by, bins, len(ids) - len(spans))

    def _source(self, _: Mask, ids: Ints, limit: int | None) -> dict[str | None, int]:
        return self._by_value(self._columns.source[ids], limit)

    def _section(self, _: Mask, ids: Ints, limit: int | None) -> dict[str | None, int]:
        return self._by_value(self._columns.section[ids], limit)

    def _language(self, _: Mask, ids: Ints, limit: int | None) -> dict[str | None, int]:
        return self._by_value(self._columns.language[ids], limit)

    def _kind(self, _: Mask, ids: Ints) -> dict[str | None, int]:
        excerpts = int(np.count_nonzero(self._columns.flagged("excerpt", ids)))
        return {"article": len(ids) - excerpts, "excerpt": excerpts}

    def _year(self, _: Mask, ids: Ints) -> dict[str | None, int]:
        timeline = self._timeline(ids, By.YEAR)
        return {None: timeline.undated, **{each.start: each.count for each in timeline.bins}}

    def _author(self, mask: Mask, ids: Ints, limit: int | None) -> dict[str | None, int]:
        values, items = self._pairs.authors(self._connection).of(mask)
        return {**self._by_value(values, limit), None: len(ids) - _distinct(items, mask)}

    def _dump(self, mask: Mask, _: Ints) -> dict[str | None, int]:
        """By every dump in which an item was seen, as `dump:` finds it."""
        dumps, _ = self._pairs.dumps(self._connection).of(mask)
        return self._named("SELECT id, path FROM dumps", dumps)

    def _tag(self, mask: Mask, ids: Ints) -> dict[str | None, int]:
        items, tags = map(numbers, self._connection.execute(_TAGS).fetchone())
        kept = mask[items]
        none = len(ids) - _distinct(items[kept], mask)
        return {**self._named("SELECT id, name FROM tags", tags[kept]), None: none}

    def _by_value(self, values: Ints, limit: int | None) -> dict[str | None, int]:
        """By name, but only as many as are wanted: reading the names of all authors would take longest."""
        ids, counts = _tally(values)
        if limit is not None and len(ids) > limit:
            most = np.argsort(-counts, kind="stable")[:limit]
            ids, counts = ids[most], counts[most]
        names = values_of(self._connection, ids.tolist())
        return {names.get(value): count for value, count in zip(ids.tolist(), counts.tolist(), strict=True)}

    def _named(self, statement: str, numbers_of: Ints) -> dict[str | None, int]:
        ids, counts = _tally(numbers_of)
        names = dict(self._connection.execute(statement))
        return {names[number]: count for number, count in zip(ids.tolist(), counts.tolist(), strict=True)}


_TAGS = "SELECT group_concat(item), group_concat(tag) FROM item_tags"


def _tally(values: Ints) -> tuple[Ints, Ints]:
    """The distinct values in order, and how often each occurs."""
    if not len(values):
        return values, values
    lowest = int(values.min())
    counts = np.bincount(values - lowest)
    present = np.flatnonzero(counts)
    return present + lowest, counts[present]


def _distinct(items: Ints, mask: Mask) -> int:
    """How many different ones: sorting them takes ten times as long as ticking them off."""
    ticked = np.zeros_like(mask)
    ticked[items] = True
    return int(np.count_nonzero(ticked))
