"""Edits of a query's tree: filters are its top-level parts that speak of one field, as chips and facets show them.

Values of one field that are included are one `OR` in a group; each that is excluded is a part of its own. To lack a
value is a value too: `-has:source`, `is:undated`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as part_of
from enum import Enum, auto

from backfile.search.language.counts import read_numbers, read_words
from backfile.search.language.fields import ALIASES
from backfile.search.language.joining import both, either
from backfile.search.language.tree import (
    And,
    Dates,
    Everything,
    Has,
    Is,
    Last,
    Not,
    Numbers,
    Or,
    Text,
    Tree,
    Value,
    Words,
)
from backfile.search.language.write import write


class Every(Enum):
    """No value, but every one that a filter has."""

    VALUE = auto()


EVERY = Every.VALUE


@dataclass(frozen=True, slots=True)
class Filter:
    """A top-level part of a query that speaks of one field alone."""

    field: str  # source, section, author, name, lang, kind, tag, dump, url, date, words, id, is, has
    values: tuple[str | None, ...]  # None: no value; of dates and numbers, "2023-03" or the span as it is written
    exclude: bool
    tree: Tree = part_of(compare=False)

    @property
    def text(self) -> str:
        """The part as it stands in the query."""
        return write(self.tree)


_CAN_LACK = frozenset({"source", "section", "author", "lang", "tag", "date"})


def filters(tree: Tree) -> tuple[Filter, ...]:
    """The filters of a query, in its order."""
    return tuple(found for part in _parts(tree) if (found := _filter(part)) is not None)


def words(tree: Tree) -> Tree:
    """The query without its filters."""
    return both(*(part for part in _parts(tree) if _filter(part) is None))


def with_words(tree: Tree, other: Tree) -> Tree:
    """`other`, and the filters of `tree`."""
    return both(other, *(part for part in _parts(tree) if _filter(part) is not None))


def chosen(tree: Tree, name: str, value: str | None) -> bool | None:
    """Whether a filter includes or excludes that value."""
    wanted = ALIASES.get(name, name)
    states = [found.exclude for found in filters(tree) if found.field == wanted and value in found.values]
    return not any(states) if states else None


def with_filter(tree: Tree, name: str, value: str | None, *, exclude: bool) -> Tree:
    """Narrowed to one more value of a field, or to what has it not."""
    name = ALIASES.get(name, name)
    tree = without(tree, name, value)
    atom = _atom(name, value)
    if exclude:
        return both(tree, _negated(atom))
    parts = list(_parts(tree))
    for at, part in enumerate(parts):
        found = _filter(part)
        if found is not None and found.field == name and not found.exclude and not _is_span(part):
            parts[at] = either(part, atom)
            return both(*parts)
    if name == "date":
        parts = [part for part in parts if not _is_span(part)]
    return both(*parts, atom)


def without(tree: Tree, name: str, value: str | Every | None) -> Tree:
    """No longer narrowed by a value of a field, or by any."""
    name = ALIASES.get(name, name)
    kept: list[Tree] = []
    for part in _parts(tree):
        found = _filter(part)
        if found is None or found.field != name:
            kept.append(part)
        elif value is not EVERY and len(found.values) > 1:
            inner = part.part if isinstance(part, Not) else part
            assert isinstance(inner, Or)
            left = either(*(atom for atom in inner.parts if _meant(atom) != (name, value, False)))
            kept.append(Not(left) if isinstance(part, Not) else left)
        elif value is not EVERY and found.values != (value,):
            kept.append(part)
    return both(*kept)


def with_dates(tree: Tree, first: str | None, last: str | None) -> Tree:
    """Narrowed to one span of dates instead of any other."""
    narrowed = without(tree, "date", EVERY)
    return narrowed if first is None and last is None else both(narrowed, Dates(first, last))


def _parts(tree: Tree) -> Iterable[Tree]:
    if isinstance(tree, Everything):
        return ()
    return tree.parts if isinstance(tree, And) else (tree,)


def _filter(part: Tree) -> Filter | None:
    """A part as a filter; None where it is text, or speaks of several fields."""
    if single := _meant(part):
        name, value, exclude = single
        return Filter(name, (value,), exclude, part)
    inner, exclude = (part.part, True) if isinstance(part, Not) else (part, False)
    if not isinstance(inner, Or):
        return None
    meant = [_meant(atom) for atom in inner.parts]
    names = {each[0] for each in meant if each}
    if len(names) != 1 or not all(each and not each[2] for each in meant):
        return None
    return Filter(names.pop(), tuple(each[1] for each in meant if each), exclude, part)


def _meant(part: Tree) -> tuple[str, str | None, bool] | None:
    """The field, the value and whether it is excluded, of a part that says no more than that."""
    match part:
        case Value():
            return part.field, part.text, False
        case Dates():
            return "date", write(part).removeprefix("date:"), False
        case Last():
            return "date", write(part), False
        case Words() | Numbers():
            name, _, value = write(part).partition(":")
            return name, value, False
        case Is(state="undated"):
            return "date", None, False
        case Is():
            return "is", part.state, False
        case Has(what=what) if what in _CAN_LACK:
            return what, None, True
        case Has():
            return "has", part.what, False
        case Not(part=Text() | And() | Or() | Not()):
            return None
        case Not() if inner := _meant(part.part):
            return inner[0], inner[1], not inner[2]
        case _:
            return None


def _atom(name: str, value: str | None) -> Tree:
    if value is None:
        return Is("undated") if name == "date" else Not(Has(name))
    if name == "date":
        return Dates(value, value)
    if name in ("words", "id"):
        span = read_words(value) if name == "words" else read_numbers(value)
        return span if span is not None else Text(value)
    if name in ("is", "has"):
        return Is(value) if name == "is" else Has(value)
    return Value(name, value, quoted=name != "kind")


def _negated(atom: Tree) -> Tree:
    return atom.part if isinstance(atom, Not) else Not(atom)


def _is_span(part: Tree) -> bool:
    """Dates of more than one year, month or day."""
    if isinstance(part, Last):
        return True
    return isinstance(part, Dates) and (part.first != part.last or part.after_first or part.before_last)
