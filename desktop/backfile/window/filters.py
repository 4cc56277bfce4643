"""Filters of the window: what chips show, and how they stand in a query."""

from dataclasses import dataclass, replace

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

DATE = "date"
FIELDS = {"language": "lang"}  # facets whose name in a query is another


@dataclass(frozen=True, slots=True)
class Filter:
    """One chip: items with this value, or without it."""

    field: str  # as queries name it; "date" for all that is asked of dates; the state's own name for `is:`
    tree: Tree
    excluded: bool = False


def of_facet(facet: str, value: str | None) -> Filter:
    """The filter that a facet's value stands for; None is "No source", "Undated"."""
    field = FIELDS.get(facet, facet)
    if facet == "year":
        return Filter(DATE, Is("undated") if value is None else Dates(value, value))
    if value is None:
        return Filter(field, Not(Has(field)))
    return Filter(field, Value(field, value, quoted=True))


def same(one: Filter, other: Filter) -> bool:
    """Whether two filters stand for one value, however it is written."""
    if isinstance(one.tree, Value) and isinstance(other.tree, Value):
        return one.field == other.field and one.tree.text.casefold() == other.tree.text.casefold()
    return one.tree == other.tree


def joined(filters: tuple[Filter, ...]) -> list[Tree]:
    """What filters ask together: any of the values of one field, and none that is excluded."""
    fields = dict.fromkeys(each.field for each in filters if not each.excluded)
    included = [
        either(*(each.tree for each in filters if each.field == field and not each.excluded)) for field in fields
    ]
    return [*included, *(_not(each.tree) for each in filters if each.excluded)]


def _not(tree: Tree) -> Tree:
    return tree.part if isinstance(tree, Not) else Not(tree)


def split(tree: Tree, beside: tuple[Filter, ...] = ()) -> tuple[list[Tree], list[Filter]]:
    """What is words, and what is filters `beside` those that there are.

    Filters of one field are alternatives. So where `tag:a tag:b` asks for both, the second one stays among the words.
    """
    words: list[Tree] = []
    filters: list[Filter] = []
    for part in _parts(tree):
        if isinstance(part, Text):  # there may be thousands
            words.append(part)
            continue
        found = _filters(part)
        fields = {each.field for each in found if not each.excluded}
        there = [each for each in (*beside, *filters) if each.field in fields and not each.excluded]
        if not found or (there and there != found):
            words.append(part)
        elif not there:
            filters += found
    return words, filters


def without_field(tree: Tree, field: str) -> Tree:
    """Without the filters of a field that stand among the words."""
    return both(*(part for part in _parts(tree) if all(each.field != field for each in _filters(part))))


def _parts(tree: Tree) -> tuple[Tree, ...]:
    return tree.parts if isinstance(tree, And) else () if isinstance(tree, Everything) else (tree,)


def _filters(tree: Tree) -> list[Filter]:
    """The filters that a part of a conjunction stands for; none where it is words."""
    match tree:
        case Not(part=Has(what=what)):
            return [Filter(what, tree)]
        case Not(part=Or(parts=parts)):
            inner = [found for part in parts for found in _filters(part)]
            fits = len(inner) == len(parts) and not any(each.excluded for each in inner)
            return [replace(each, excluded=True) for each in inner] if fits else []
        case Not(part=part):
            return [replace(each, excluded=True) for each in _filters(part) if not each.excluded]
        case Or(parts=parts):
            inner = [found for part in parts for found in _filters(part)]
            alike = len({each.field for each in inner}) == 1 and not any(each.excluded for each in inner)
            return inner if alike and len(inner) == len(parts) else []
        case And() | Everything() | Text():
            return []
        case _:
            return _single(tree)


def _single(tree: Tree) -> list[Filter]:
    match tree:
        case Value(field=field):
            return [Filter(field, tree)]
        case Dates() | Last() | Is(state="undated"):
            return [Filter(DATE, tree)]
        case Words():
            return [Filter("words", tree)]
        case Numbers():
            return [Filter("id", tree)]
        case Is(state=state):
            return [Filter(state, tree)]
        case Has(what=what):
            return [Filter(what, Not(tree), excluded=True)]
        case _:
            return []
