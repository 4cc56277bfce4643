"""What the words that are being typed may become: fields, their values, names, tags, saved searches, earlier ones.

Each completion carries the whole text that the search field holds once it is taken, so that counting it and taking it
can't differ. Which comes first is how often it occurs; what was asked before comes before what was not.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from backfile.library.name_forms import other_forms
from backfile.library.values import values_of
from backfile.search.completing.known_values import FIELDS as KNOWN
from backfile.search.completing.known_values import KnownValues, needle
from backfile.search.completing.offer import Completion, Kind
from backfile.search.completing.periods import periods
from backfile.search.completing.readings import Reading, readings
from backfile.search.language.fields import ALIASES, DATE_FIELDS, FIELDS, STATES, THINGS
from backfile.search.language.tree import Value
from backfile.search.language.write import is_plain, write
from backfile.text.fold import fold_value, is_unspaced, words

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

MOST = 10
"""Completions offered at once."""

_EARLIER, _SAVED, _FIELDS, _NAMES, _OF_A_FIELD, _TAGS = 3, 3, 3, 4, 2, 2
_FORMS = 2  # other forms that are told beside a name
_SHORTEST = 2  # letters of a word, before values are offered beside it
_WORDS_OF = {"kind": ("article", "excerpt"), "is": STATES, "has": THINGS, "_exists_": THINGS}


class Completions:
    """Completes the queries to one library. For one thread: it reads by that thread's connection."""

    def __init__(self, connection: "sqlite3.Connection") -> None:
        self._connection = connection
        self._known = KnownValues()
        self._version: object = None
        self._found: Mapping[str, Sequence[str]] = {}

    def read(self) -> None:
        """Take in the values of the library, where it has changed: some 0.1 s at 100,000 articles."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._known.read(self._connection)
            self._version = version

    def complete(
        self,
        text: str,
        cursor: int | None = None,
        earlier: Sequence[str] = (),
        found: Mapping[str, Sequence[str]] | None = None,
    ) -> tuple[Completion, ...]:
        """What the words before the cursor may become, in groups. `earlier`: queries that were asked, the latest first.

        Of an empty text it is what was asked before. `found`: of a field, the values that the rest of the query finds,
        the most frequent first; they come before others.
        """
        self._found = found or {}
        cursor = len(text) if cursor is None else cursor
        if not text.strip():
            return tuple(islice(_asked(Kind.EARLIER, ((each, each, None) for each in earlier)), MOST))
        places = readings(text, cursor)
        whole = list(self._whole(text, earlier)) if cursor == len(text) else []
        parts: list[Completion] = []  # of the longest reading first: "ivo ta" is a name sooner than an Ivo and a tag
        for place in places:
            parts += sorted(self._of(text, cursor, place), key=lambda each: _ORDER[each.kind])
        within = bool(places) and places[0].field is not None  # of a field its values are wanted first
        offered = [*parts, *whole] if within else [*whole, *parts]
        return tuple(each for each in _distinct(offered) if each.text.strip() != text.strip())[:MOST]

    def _whole(self, text: str, earlier: Sequence[str]) -> Iterator[Completion]:
        if not words(text):
            return
        begun = needle(text).decode()
        asked = ((each, each, None) for each in earlier if begun in _line(each))
        yield from islice(_asked(Kind.EARLIER, asked), _EARLIER)
        rows = self._connection.execute("SELECT name, query FROM saved_searches ORDER BY id DESC").fetchall()
        saved = ((query, name, " · ".join(query.splitlines())) for name, query in rows if begun in _line(name))
        yield from islice(_asked(Kind.SAVED, saved), _SAVED)

    def _of(self, text: str, cursor: int, reading: Reading) -> Iterator[Completion]:
        place = _Place(text, cursor, reading)
        if reading.field in KNOWN:
            begun = needle(reading.text).decode() if words(reading.text) else ""
            for value in self._found.get(reading.field or "", ()):
                if begun in _line(value):
                    alone = not self._known.is_part_of_others(reading.field or "", value)
                    yield place.value(Kind.VALUE, reading.field or "", value, alone=alone)
            yield from self._values(place, reading.field or "", MOST)
        elif reading.field == "tag":
            yield from self._tags(place, MOST)
        elif reading.field == "dump":
            yield from self._dumps(place)
        elif reading.field in DATE_FIELDS:
            for period in periods(self._connection, reading.text, MOST):
                yield place.value(Kind.VALUE, reading.field or "", period)
        elif reading.field in _WORDS_OF:
            wanted = reading.text.lower()
            for word in _WORDS_OF[reading.field or ""]:
                if word.startswith(wanted):
                    yield place.value(Kind.VALUE, reading.field or "", word)
        elif reading.field is None and words(reading.text):
            yield from _fields(place)
            if len(reading.text) >= _SHORTEST or is_unspaced(reading.text):
                yield from self._values(place, "name", _NAMES)
                for field in ("source", "section", "author"):
                    yield from self._values(place, field, _OF_A_FIELD)
                yield from self._tags(place, _TAGS)

    def _values(self, place: "_Place", field: str, most: int) -> Iterator[Completion]:
        numbers = self._known.beginning(field, place.reading.text, most)
        rows = values_of(self._connection, numbers)
        told: set[str] = set()
        for number in numbers:
            value = rows.get(number)
            if value is None or value in told:
                continue
            alone = not self._known.is_part_of_others(field, value)
            if field == "name":
                forms = [form for form, _ in other_forms(self._connection, [number])]
                told |= {value, *forms}
                yield place.value(Kind.NAME, field, value, alone=alone, beside=", ".join(forms[:_FORMS]) or None)
            else:
                untyped = field if place.reading.field is None else None
                yield place.value(Kind.VALUE, field, value, alone=alone, beside=untyped)

    def _tags(self, place: "_Place", most: int) -> Iterator[Completion]:
        names = [name for (name,) in self._connection.execute(_TAGS_BY_COUNT).fetchall()]
        return islice(_of_rows(place, Kind.TAG, "tag", names), most)

    def _dumps(self, place: "_Place") -> Iterator[Completion]:
        names = [name for (name,) in self._connection.execute("SELECT name FROM dumps ORDER BY id DESC").fetchall()]
        return islice(_of_rows(place, Kind.VALUE, "dump", names), MOST)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a completion goes."""

    text: str
    cursor: int
    reading: Reading

    def value(self, kind: Kind, field: str, value: str, *, alone: bool = True, beside: str | None = None) -> Completion:
        """A value of a field, in quotation marks where it can't do without."""
        quoted = not (alone and is_plain(value))
        written = write(Value(field, value, quoted=quoted))
        if self.reading.field is not None and not self.reading.named:
            written = written.partition(":")[2]
        text, cursor = self._with(written, gap=True)
        return Completion(kind, value, text, cursor, text, field, beside)

    def field(self, name: str, help: str) -> Completion:
        """A field, whose value is typed next."""
        text, cursor = self._with(f"{name}:", gap=False)
        counted = self._with(f"has:{name}", gap=True)[0] if name in THINGS else None
        return Completion(Kind.FIELD, f"{name}:", text, cursor, counted, name, help)

    def _with(self, written: str, *, gap: bool) -> tuple[str, int]:
        before, after = self.text[: self.reading.start] + written, self.text[self.cursor :]
        if gap and not after:
            before += " "
        return before + after, len(before)


def _distinct(found: Iterable[Completion]) -> Iterator[Completion]:
    """Each thing once, by the longest reading: it comes first."""
    told: set[object] = set()
    for each in found:
        same = {each.text, (each.kind, each.field, each.shown)}
        if not told & same:
            yield each
        told |= same


def _asked(kind: Kind, rows: Iterable[tuple[str, str, str | None]]) -> Iterator[Completion]:
    """Whole queries: (query, what is shown, what is shown beside it)."""
    for query, shown, beside in rows:
        yield Completion(kind, shown, query, len(query), query, beside=beside)


def _fields(place: _Place) -> Iterator[Completion]:
    """Fields whose name, or what people call them, begins with what is typed."""
    typed = place.reading.text.lower()
    if len(typed) < _SHORTEST:
        return
    called = {field.name: {field.name, *field.label.lower().split()} for field in FIELDS}
    for alias, name in ALIASES.items():
        called[name].add(alias)
    fit = (field for field in FIELDS if any(word.startswith(typed) for word in called[field.name]))
    for field in islice(fit, _FIELDS):
        yield place.field(field.name, field.help)


def _of_rows(place: _Place, kind: Kind, field: str, values: Sequence[str]) -> Iterator[Completion]:
    """Those of a few values of which a word begins with what is typed."""
    lines = [_line(value) for value in values]
    begun = needle(place.reading.text).decode() if words(place.reading.text) else ""
    for value, line in zip(values, lines, strict=True):
        if begun in line:
            alone = sum(line in other for other in lines) < 2
            yield place.value(kind, field, value, alone=alone)


def _line(value: str) -> str:
    return f" {fold_value(value)} "


_ORDER = {kind: number for number, kind in enumerate(Kind)}
_TAGS_BY_COUNT = """
    SELECT name FROM tags LEFT JOIN item_tags ON item_tags.tag = tags.id
    GROUP BY tags.id ORDER BY count(item) DESC, name"""
