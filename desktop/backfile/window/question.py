"""What the window asks: the words in the field, and the filters that chips, facets and timeline set.

Both are one query, whose text can be copied, saved and typed again. Values of one field are alternatives; fields narrow
each other; what is excluded stays out.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from backfile.search import parse
from backfile.search.language.query import Query
from backfile.search.language.tree import And, Dates, Everything, Has, Is, Not, Or, Text, Tree, Value, both, either
from backfile.search.language.write import write
from backfile.search.results import FACETS

DATE = "date"
FIELDS = {"language": "lang"}  # facets whose name in a query is another
FACETS_OF = {"lang": "language", DATE: "year"}


@dataclass(frozen=True, slots=True)
class Filter:
    """One chip: items with this value, or without it."""

    field: str  # as queries name it; "date" for dates, years and "undated"; the state's own name for `is:`
    tree: Tree
    excluded: bool = False


@dataclass(frozen=True)
class Question:
    """Words as typed, and filters in the order in which they came."""

    words: str = ""
    filters: tuple[Filter, ...] = ()
    typing: bool = False  # the last word may be meant to go on

    @cached_property
    def typed(self) -> Query:
        """What the field alone says."""
        return parse(self.words, typing=self.typing)

    @cached_property
    def query(self) -> Query:
        """All of it. The words come last: the last one may still be being typed."""
        return Query(both(*_joined(self.filters), self.typed.tree), self.typed.warnings, self.typed.unfinished)

    @cached_property
    def all_filters(self) -> tuple[Filter, ...]:
        """Filters that are set, and those that are typed in the field."""
        return self.filters + tuple(each for each in _split(self.typed.tree)[1] if each not in self.filters)

    @property
    def is_everything(self) -> bool:
        """Whether it leaves nothing out."""
        return self.query.is_everything

    def with_words(self, words: str) -> "Question":
        """The same filters, other words, still being typed."""
        return replace(self, words=words, typing=True)

    def settled(self) -> "Question":
        """Filters that were typed in the field become chips; the words stay, and are whole."""
        whole = replace(self, typing=False)
        rest, found = _split(whole.typed.tree)
        if not found:
            return whole
        return Question(write(both(*rest)), (*self.filters, *(each for each in found if each not in self.filters)))

    def including(self, one: Filter, *, also: bool = False) -> "Question":
        """Only this value of its field, or `also` this one. A value that was included is taken out again."""
        one = replace(one, excluded=False)
        here = self.settled()
        others = [each for each in here.filters if not same(each, one)]
        alone = [each for each in others if each.field != one.field or each.excluded]
        if one in here.filters and (also or len(alone) == len(others)):
            return replace(here, filters=tuple(others))
        return replace(here, filters=(*(others if also else alone), one))

    def excluding(self, one: Filter) -> "Question":
        """Without this value; a value that was excluded is let in again."""
        one = replace(one, excluded=True)
        here = self.settled()
        others = tuple(each for each in here.filters if not same(each, one))
        return replace(here, filters=others if one in here.filters else (*others, one))

    def without(self, one: Filter) -> "Question":
        """With this chip gone."""
        here = self.settled()
        return replace(here, filters=tuple(each for each in here.filters if each != one))

    def dated(self, dates: Dates | None) -> "Question":
        """With this span in place of any; what is undated stays as it was asked for."""
        here = self.settled()
        kept = tuple(each for each in here.filters if each.field != DATE or isinstance(each.tree, Is))
        return replace(here, filters=(*kept, Filter(DATE, dates)) if dates is not None else kept)

    def undated_too(self) -> "Question":
        """The timeline's query: every date, and none."""
        here = self.settled()
        return replace(here, filters=tuple(each for each in here.filters if each.field != DATE))

    def around_facets(self) -> "list[tuple[str, Question]]":
        """Facets that this question narrows, and for each the question without that."""
        here = self.settled()
        return [
            (facet, replace(here, filters=tuple(each for each in here.filters if each.field != field)))
            for field in dict.fromkeys(each.field for each in here.filters)
            if (facet := FACETS_OF.get(field, field)) in FACETS
        ]

    def state_of(self, one: Filter) -> bool | None:
        """True where the value is included, False where it is excluded."""
        return next((not each.excluded for each in self.all_filters if same(each, one)), None)


def question(text: str) -> Question:
    """A whole query, taken apart: what can be a chip is one."""
    return Question(text).settled()


def words_of(asked: Question) -> Tree:
    """What is asked in words, without the filters that are typed beside them."""
    return both(*_split(asked.typed.tree)[0])


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


def _joined(filters: tuple[Filter, ...]) -> list[Tree]:
    fields = dict.fromkeys(each.field for each in filters if not each.excluded)
    included = [
        either(*(each.tree for each in filters if each.field == field and not each.excluded)) for field in fields
    ]
    return [*included, *(_not(each.tree) for each in filters if each.excluded)]


def _not(tree: Tree) -> Tree:
    return tree.part if isinstance(tree, Not) else Not(tree)


def _split(tree: Tree) -> tuple[list[Tree], list[Filter]]:
    """What is words, and what is filters."""
    words: list[Tree] = []
    filters: list[Filter] = []
    parts = tree.parts if isinstance(tree, And) else () if isinstance(tree, Everything) else (tree,)
    for part in parts:
        found = _filters(part)
        if found:
            filters += found
        else:
            words.append(part)
    return words, filters


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
        case Dates() | Is(state="undated"):
            return [Filter(DATE, tree)]
        case Is(state=state):
            return [Filter(state, tree)]
        case Has(what=what):
            return [Filter(what, Not(tree), excluded=True)]
        case _:
            return []
