"""Facts about items as masks: values of fields, dates, states, lengths; by columns and tables."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import orjson

from backfile.search.language.tree import Dates, Has, Is, Last, Numbers, Value, Words
from backfile.search.plan.columns import Columns, Ints, Mask, numbers
from backfile.search.plan.notes import Note, Tell
from backfile.search.plan.pairs import Pairs
from backfile.search.plan.spans import EPOCH, as_said, first_day, newest_day, said
from backfile.search.reading.passage import Passage, runs_of
from backfile.search.reading.patterns import as_glob, whole_value
from backfile.search.reading.phrase import phrase_of
from backfile.text.fold import words
from backfile.text.periods import period

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_LOOKS = 5_000  # values between two looks at whether the answer is still wanted
ONE_VALUED = {"source": "source", "section": "section", "lang": "language"}

LONGEST = (1 << 63) - 1
"""Words of an item, at most: what SQLite can hold."""

Fact = Value | Dates | Last | Words | Numbers | Is | Has


class Facts:
    """Answers over one snapshot of a library."""

    def __init__(
        self,
        connection: "sqlite3.Connection",
        columns: Columns,
        pairs: Pairs,
        check: Callable[[], None],
        tell: Tell,
    ) -> None:
        self._connection = connection
        self._pairs = pairs
        self._columns = columns
        self._check = check  # raises where the answer is no longer wanted
        self._tell = tell

    def mask(self, fact: Fact) -> Mask:
        """The items of which a fact is true. The array is the caller's to change."""
        match fact:
            case Value():
                return self._value(fact)
            case Dates():
                return self._dates(fact)
            case Is():
                return self._is(fact.state)
            case Has():
                return self._has(fact.what)
            case Last():
                return self._last(fact)
            case Words():
                least, most = fact.least or 0, LONGEST if fact.most is None else fact.most
                return self._of(self._numbers(_OF_LENGTH, least, min(most, LONGEST)))
            case Numbers():
                return self._between(fact)

    def _between(self, numbers: Numbers) -> Mask:
        found = np.zeros_like(self._columns.exists)
        found[numbers.first or 0 : None if numbers.last is None else numbers.last + 1] = True
        return found

    def languages(self) -> list[tuple[str, int]]:
        """The languages of items, each with its number."""
        return self._connection.execute("SELECT value, id FROM facet_values WHERE field = 'language'").fetchall()

    def value_ids(self, value: Value) -> Ints:
        """The facet values that `value` means.

        In quotation marks one that is equal, else those equal when folded, else all whose words contain it; without
        them all that contain it. So a facet's value, which is always quoted, finds exactly what the facet counted.
        A language is a tag with all that are more particular: `zh` is `zh-Hant` too.
        """
        field = "language" if value.field == "lang" else value.field
        if value.pattern:
            return self._matching(field, value.text)
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
        found = self._numbers(_CONTAINING, field, contained(value))
        if value.quoted and not value.prefix and len(found):
            self._tell(Note(f"No {field} is just “{value.text}”: those with its words are asked for.", of=value))
        return found

    def _matching(self, field: str, pattern: str) -> Ints:
        whole = whole_value(pattern)
        found: list[int] = []
        for at, (number, folded) in enumerate(self._connection.execute(_FOLDED, (field,))):
            if at % _LOOKS == 0:
                self._check()
            if whole.fullmatch(runs_of(folded.split())[0]):
                found.append(number)
        return np.array(found, np.int64)

    def _value(self, value: Value) -> Mask:
        if value.field in ONE_VALUED:
            column: Ints = getattr(self._columns, ONE_VALUED[value.field])
            ids = self.value_ids(value)
            return np.equal(column, ids[0]) if len(ids) == 1 else np.isin(column, ids)
        if value.field == "author":
            return self._of(self._pairs.authors(self._connection).items_of(self.value_ids(value)))
        if value.field == "name":
            return self._of(self._numbers(_WITH_VALUES, _json(self.value_ids(value))))
        if value.field == "kind":
            excerpts = self._columns.flagged("excerpt")
            return excerpts if value.text == "excerpt" else self._columns.exists & ~excerpts
        if value.field == "url" and value.pattern:
            return self._of(self._numbers(_WITH_URL_LIKE, as_glob(value.text.lower())))
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

    def _last(self, last: Last) -> Mask:
        newest = newest_day(self._columns)
        if newest is None:
            return self._columns.dated
        first = first_day(newest, last)
        self._tell(Note(f"The last {said(last)} counted back from the newest article here, of {as_said(newest)}."))
        return self._columns.dated & (self._columns.begins >= (first - EPOCH.date()).days * 86_400)

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
    if value.pattern:
        whole = whole_value(value.text)
        return [number for number, *texts in rows if any(whole.fullmatch(Passage(text, "").runs[0]) for text in texts)]
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


def _json(ids: "Ints | list[int]") -> str:
    return orjson.dumps(list(map(int, ids))).decode()


_LANGUAGES = """
    SELECT group_concat(id) FROM facet_values
    WHERE field = 'language' AND (lower(value) = ?1 OR substr(lower(value), 1, length(?2)) = ?2)"""
_FOLDED = "SELECT id, folded FROM facet_values WHERE field = ?"
_WITH_URL_LIKE = "SELECT group_concat(id) FROM items WHERE lower(url) GLOB ?"
_OF_LENGTH = "SELECT group_concat(id) FROM items WHERE words BETWEEN ? AND ?"
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
    "credit": """SELECT group_concat(id) FROM (
        SELECT id FROM texts WHERE credits IS NOT NULL
        UNION SELECT item FROM item_pictures WHERE credit IS NOT NULL)""",
    "excerpt": "SELECT group_concat(parent) FROM items WHERE parent IS NOT NULL",
}
