"""One row for each group of versions: the first in the order of the result stands for the others that were found."""

from typing import TYPE_CHECKING

import numpy as np
import orjson

from backfile.search.plan.columns import Columns, Ints, Mask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backfile.library.sqlite import sqlite3

_SOURCES = """
    SELECT ifnull(version_of, id), id, source FROM items
    WHERE version_of IN (SELECT value FROM json_each(:firsts)) OR id IN (SELECT value FROM json_each(:firsts))"""

_OTHERS = """
    SELECT id FROM items
    WHERE id <> :item AND (version_of = (SELECT ifnull(version_of, id) FROM items WHERE id = :item)
        OR id = (SELECT version_of FROM items WHERE id = :item))
    ORDER BY begins IS NULL, begins, words DESC, id"""


def fold(ids: Ints, columns: Columns) -> Ints:
    """The first of `ids` of each group, in their order."""
    places = np.flatnonzero(columns.grouped[ids])
    if not len(places):
        return ids
    groups = columns.group[ids[places]]
    first = np.zeros(len(columns.group), np.int64)
    first[groups[::-1]] = places[::-1]
    keep = np.ones(len(ids), np.bool_)
    keep[places] = first[groups] == places
    return ids[keep]


def folded_behind(
    connection: "sqlite3.Connection", ids: "Sequence[int]", mask: Mask, group: Ints
) -> dict[int, tuple[int, int]]:
    """Of those `ids` that stand for others that were found: how many others, and how many sources all of them have."""
    here = {int(group[number]): number for number in ids if number < len(group)}
    sources: dict[int, set[object]] = {}
    found: dict[int, int] = {}
    for first, item, source in connection.execute(_SOURCES, {"firsts": orjson.dumps(list(here)).decode()}):
        if item < len(mask) and mask[item]:
            found[first] = found.get(first, 0) + 1
            sources.setdefault(first, set()).update([source] if source is not None else [])
    return {here[first]: (count - 1, len(sources[first])) for first, count in found.items() if count > 1}


def others_found(connection: "sqlite3.Connection", item: int, mask: Mask) -> list[int]:
    """The other versions of an item that were found: the earliest first, of one time the longest, undated ones last."""
    rows = connection.execute(_OTHERS, {"item": item})
    return [number for (number,) in rows if number < len(mask) and mask[number]]
