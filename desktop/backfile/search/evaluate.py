"""From a query's tree to the mask of the items that it finds: text by the index, the rest by columns and tables."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import orjson

from backfile.search.columns import Columns, Ints, Mask, numbers
from backfile.search.match import MOST_ALTERNATIVES, is_of_headlines, match, phrase_of
from backfile.search.pairs import Pairs
from backfile.search.tree import And, Dates, Everything, Has, Is, Not, Or, Tree, Value, both
from backfile.text.dates import period
from backfile.text.fold import words

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

ONE_VALUED = {"source": "source", "section": "section", "lang": "language"}


class Evaluation:
    """Answers trees over one snapshot of a library."""

    def __init__(
        self, connection: "sqlite3.Connection", columns: Columns, pairs: Pairs, check: Callable[[], None]
    ) -> None:
        self._connection = connection
        self._pairs = pairs
        self._columns = columns
        self._check = check  # raises where the answer is no longer wanted

    def mask(self, tree: Tree) -> Mask:
        """The items that `tree` finds. The array is the caller's to change."""
        self._check()
        expression = match(tree)
        if expression is not None:
            index = "headlines" if is_of_headlines(tree) else "fts"
            return self._of(self._numbers(f"SELECT group_concat(rowid) FROM {index} WHERE {index} MATCH ?", expression))
        match tree:
            case Everything():
                return self._columns.exists.copy()
            case Not():
                return self._columns.exists & ~self.mask(tree.part)
            case And():
                return self._all(tree)
            case Or():
                return self._any(tree)
            case Value():
                return self._value(tree)
            case Dates():
                return self._dates(tree)
            case Is():
                return self._is(tree.state)
            case Has():
                return self._has(tree.what)
            case _:
                raise AssertionError(f"{type(tree).__name__} is matched by the index")

    def value_ids(self, value: Value) -> Ints:
        """The facet values that `value` means.

        In quotation marks one that is equal, else those equal when folded, else all whose words contain it; without
        them all that contain it. So a facet's value, which is always quoted, finds exactly what the facet counted.
        A language is a tag with all that are more particular: `zh` is `zh-Hant` too.
        """
        field = "language" if value.field == "lang" else value.field
        if value.quoted and not value.prefix:
            for column, text in (("value", value.text), ("folded", " ".join(words(value.text)))):
                found = self._numbers(
                    f"SELECT group_concat(id) FROM facet_values WHERE field = ? AND {column} = ?", field, text
                )
                if len(found) or not text:
                    return found
        if value.field == "lang":
            tag = value.text.lower()
            return self._numbers(_LANGUAGES, tag, tag + ("" if value.prefix else "-"))
        if not words(value.text):
            return self._numbers(
                "SELECT group_concat(id) FROM facet_values WHERE field = ? AND value = ?", field, value.text
            )
        return self._numbers(_CONTAINING, field, contained(value))

    def _all(self, tree: And) -> Mask:
        textual = [part for part in tree.parts if _is_textual(part)]
        rest = [part for part in tree.parts if not _is_textual(part)]
        if match(both(*textual)) is None:  # nothing but exclusions
            textual, rest = [], list(tree.parts)
        found = self.mask(both(*textual)) if textual else self._columns.exists.copy()
        for part in sorted(rest, key=lambda part: isinstance(part, Not)):
            if isinstance(part, Not):
                found &= ~self.mask(part.part)
            else:
                found &= self.mask(part)
        return found

    def _any(self, tree: Or) -> Mask:
        found = np.zeros(self._columns.last + 1, np.bool_)
        textual = [part for part in tree.parts if match(part) is not None]
        for at in range(0, len(textual), MOST_ALTERNATIVES):
            group = tuple(textual[at : at + MOST_ALTERNATIVES])
            found |= self.mask(group[0] if len(group) == 1 else Or(group))
        for part in tree.parts:
            if match(part) is None:
                found |= self.mask(part)
        return found

    def _value(self, value: Value) -> Mask:
        if value.field in ONE_VALUED:
            column: Ints = getattr(self._columns, ONE_VALUED[value.field])
            return np.isin(column, self.value_ids(value)).astype(np.bool_)
        if value.field == "author":
            return self._of(self._pairs.authors(self._connection).items_of(self.value_ids(value)))
        if value.field == "name":
            return self._of(self._numbers(_WITH_VALUES, _json(self.value_ids(value))))
        if value.field == "kind":
            excerpts = self._columns.flagged("excerpt")
            return excerpts if value.text == "excerpt" else self._columns.exists & ~excerpts
        if value.field == "url":
            return self._of(
                self._numbers("SELECT group_concat(id) FROM items WHERE instr(lower(url), lower(?))", value.text)
            )
        if value.field == "tag":
            tags = self._connection.execute("SELECT id, name FROM tags").fetchall()
            return self._of(self._numbers(_WITH_TAGS, _json(chosen_rows(value, tags))))
        dumps = self._connection.execute("SELECT id, name, path FROM dumps").fetchall()
        return self._of(self._pairs.dumps(self._connection).items_of(np.array(chosen_rows(value, dumps), np.int64)))

    def _dates(self, dates: Dates) -> Mask:
        found = self._columns.dated
        if dates.first is not None:
            begin, end = period(dates.first)
            found &= self._columns.begins > end if dates.after_first else self._columns.begins >= begin
        if dates.last is not None:
            begin, end = period(dates.last)
            found &= self._columns.ends < begin if dates.before_last else self._columns.ends <= end
        return found

    def _is(self, state: str) -> Mask:
        if state == "undated":
            return self._columns.exists & ~self._columns.dated
        if state == "derived":
            return self._columns.flagged("derived")
        return self._of(self._numbers(_STATES[state]))

    def _has(self, what: str) -> Mask:
        if what == "date":
            return self._columns.dated
        if what == "url":
            return self._columns.flagged("url")
        if what in ONE_VALUED:
            column: Ints = getattr(self._columns, ONE_VALUED[what])
            return column.astype(np.bool_)
        if what == "author":
            return self._of(self._pairs.authors(self._connection).items)
        if what == "name":
            return self._of(self._numbers(_WITH_FIELD, what))
        return self._of(self._numbers(_HAVING[what]))

    def _numbers(self, statement: str, *values: object) -> Ints:
        return numbers(self._connection.execute(statement, values).fetchone()[0])

    def _of(self, ids: Ints) -> Mask:
        mask = np.zeros(self._columns.last + 1, np.bool_)
        mask[ids] = True
        return mask


def chosen_rows(value: Value, rows: Sequence[tuple[int, str] | tuple[int, str, str]]) -> list[int]:
    """Which of (number, name…) `value` means, by the rule of `value_ids`."""
    if value.quoted and not value.prefix:
        for same in (lambda text: text, lambda text: " ".join(words(text))):
            equal = [number for number, *texts in rows if same(value.text) in map(same, texts)]
            if equal:
                return equal
    if not words(value.text):
        return [number for number, *texts in rows if value.text in texts]
    wanted = contained(value)
    return [number for number, *texts in rows if any(wanted in f" {' '.join(words(text))} " for text in texts)]


def contained(value: Value) -> str:
    """What must stand in a folded value that has a blank at either end."""
    phrase = phrase_of(value.text)
    return f" {' '.join(phrase.tokens)}" + ("" if phrase.prefix or value.prefix else " ")


def _is_textual(tree: Tree) -> bool:
    return match(tree.part if isinstance(tree, Not) else tree) is not None


def _json(ids: "Ints | list[int]") -> str:
    return orjson.dumps(list(map(int, ids))).decode()


_LANGUAGES = """
    SELECT group_concat(id) FROM facet_values
    WHERE field = 'language' AND (lower(value) = ?1 OR substr(lower(value), 1, length(?2)) = ?2)"""
_CONTAINING = "SELECT group_concat(id) FROM facet_values WHERE field = ? AND instr(' ' || folded || ' ', ?)"
_WITH_VALUES = "SELECT group_concat(item) FROM item_values WHERE value IN (SELECT value FROM json_each(?))"
_WITH_FIELD = "SELECT group_concat(item) FROM item_values WHERE value IN (SELECT id FROM facet_values WHERE field = ?)"
_WITH_TAGS = "SELECT group_concat(item) FROM item_tags WHERE tag IN (SELECT value FROM json_each(?))"
_STATES = {
    "starred": "SELECT group_concat(item) FROM stars",
    "seen": "SELECT group_concat(item) FROM seen",
    "repeated": "SELECT group_concat(item) FROM (SELECT item FROM sightings GROUP BY item HAVING count(*) > 1)",
}
_HAVING = {
    "note": "SELECT group_concat(item) FROM notes",
    "tag": "SELECT group_concat(item) FROM item_tags",
    "credit": "SELECT group_concat(id) FROM texts WHERE credits IS NOT NULL",
    "excerpt": "SELECT group_concat(parent) FROM items WHERE parent IS NOT NULL",
}
