"""What the window asks: the words in the field, and the filters that chips, facets and timeline set.

Both are one query, whose text can be copied, saved and typed again. Values of one field are alternatives; fields narrow
each other; what is excluded stays out.
"""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from backfile.search import parse
from backfile.search.language.backwards import backwards, turned
from backfile.search.language.joining import both
from backfile.search.language.query import Query
from backfile.search.language.so_far import LONG as PASTED
from backfile.search.language.tree import Dates, Is, Last, Or, Tree
from backfile.search.language.write import write
from backfile.search.results import FACETS
from backfile.window.filters import DATE, Filter, joined, of_facet, same, split, without_field

__all__ = ["DATE", "Filter", "Question", "of_facet", "question", "same", "words_of"]

LONG = 20
"""Alternatives beside each other that one still reads; more of them were a list, before they were saved as a query."""
FACETS_OF = {"lang": "language", DATE: "year"}


@dataclass(frozen=True)
class Question:
    """Words as typed, and filters in the order in which they came."""

    words: str = ""
    filters: tuple[Filter, ...] = ()
    typing: bool = False  # the last word may be meant to go on

    @cached_property
    def typed(self) -> Query:
        """What the field alone says."""
        return _parsed(self.words, self.typing and len(self.words) <= PASTED)

    @property
    def is_list(self) -> bool:
        """Whether the words are a list, each line of which is a query."""
        return bool(self.typed.lines)

    @cached_property
    def query(self) -> Query:
        """All of it. The words come last: the last one may still be being typed."""
        return Query(both(*joined(self.filters), self.typed.tree), self.typed.warnings, self.typed.unfinished)

    @cached_property
    def all_filters(self) -> tuple[Filter, ...]:
        """Filters that are set, and those that are typed in the field."""
        typed = () if self.is_list else split(self.typed.tree, self.filters)[1]
        return self.filters + tuple(each for each in typed if each not in self.filters)

    @property
    def is_everything(self) -> bool:
        """Whether it leaves nothing out."""
        return self.query.is_everything

    @property
    def backwards(self) -> tuple[str, ...]:
        """What is told of ranges in which nothing can lie, also of those that a chip and the words make together."""
        if self.typing and self.words[-1:].isdigit():
            return ()  # more digits may follow
        return backwards(both(*joined(self.filters)) if self.is_list else self.query.tree)

    def turned(self) -> "Question":
        """With such ranges turned round."""
        if not self.is_list:
            return question(write(turned(self.query.tree)))
        lines = ((line, turned(line.tree)) for line in self.typed.lines)
        words = "\n".join(line.text if tree == line.tree else write(tree) for line, tree in lines)
        return Question(words, tuple(replace(each, tree=turned(each.tree)) for each in self.filters))

    def with_words(self, words: str) -> "Question":
        """The same filters, other words, still being typed."""
        return replace(self, words=words, typing=True)

    def settled(self) -> "Question":
        """Filters that were typed in the field become chips; the words stay, and are whole, and so does a list."""
        whole = replace(self, typing=False)
        if whole.is_list:
            return whole
        filters, rest = whole._parted()
        if filters == self.filters and rest == whole.typed.tree:
            return whole
        return Question(write(rest), filters)

    def _parted(self) -> tuple[tuple[Filter, ...], Tree]:
        """Filters, also those that are typed in the field, and the rest of the words."""
        if self.is_list:
            return self.filters, self.typed.tree
        rest, found = split(self.typed.tree, self.filters)
        return (*self.filters, *(each for each in found if each not in self.filters)), both(*rest)

    def including(self, one: Filter, *, also: bool = False) -> "Question":
        """Only this value of its field, or `also` this one. A value that was included is taken out again."""
        one = replace(one, excluded=False)
        here = self.settled()
        others = [each for each in here.filters if not same(each, one)]
        alone = [each for each in others if each.field != one.field or each.excluded]
        is_there = any(same(each, one) and not each.excluded for each in here.filters)
        if is_there and (also or len(alone) == len(others)):
            return replace(here, filters=tuple(others))
        return replace(here, filters=(*(others if also else alone), one))

    def excluding(self, one: Filter) -> "Question":
        """Without this value; a value that was excluded is let in again."""
        one = replace(one, excluded=True)
        here = self.settled()
        others = tuple(each for each in here.filters if not same(each, one))
        is_there = any(same(each, one) and each.excluded for each in here.filters)
        return replace(here, filters=others if is_there else (*others, one))

    def without(self, one: Filter) -> "Question":
        """With this chip gone."""
        here = self.settled()
        return replace(here, filters=tuple(each for each in here.filters if each != one))

    def dated(self, dates: Dates | None) -> "Question":
        """With this span in place of any; what is undated stays as it was asked for."""
        here = self.settled()
        kept = tuple(each for each in here.filters if each.field != DATE or isinstance(each.tree, Is))
        return replace(here, filters=(*kept, Filter(DATE, dates)) if dates is not None else kept)

    def undated_too(self) -> Query:
        """The timeline's: every date, and none."""
        filters, words = self._parted()
        kept = tuple(each for each in filters if each.field != DATE)
        return self._asking(kept, words if self.is_list else without_field(words, DATE))

    def around_facets(self) -> list[tuple[str, Query]]:
        """Facets that this question narrows, and for each what is asked without that."""
        filters, words = self._parted()
        return [
            (facet, self._asking(tuple(each for each in filters if each.field != field), words))
            for field in dict.fromkeys(each.field for each in filters)
            if (facet := FACETS_OF.get(field, field)) in FACETS
        ]

    def _asking(self, filters: tuple[Filter, ...], words: Tree) -> Query:
        """As a tree and not as text, in which the word that is still being typed would be whole."""
        return Query(both(*joined(filters), words), self.typed.warnings, self.typed.unfinished)

    @property
    def last(self) -> Last | None:
        """The last days, weeks, months or years that it asks for."""
        chosen = (each.tree for each in self.all_filters if not each.excluded)
        return next((tree for tree in chosen if isinstance(tree, Last)), None)

    def state_of(self, one: Filter) -> bool | None:
        """True where the value is included, False where it is excluded."""
        return next((not each.excluded for each in self.all_filters if same(each, one)), None)


@lru_cache(16)
def _parsed(words: str, typing: bool) -> Query:
    """Each edit of a question asks again what its words mean; of a list of thousands that takes seconds."""
    return parse(words, typing=typing)


def question(text: str) -> Question:
    """A whole query, taken apart: what can be a chip is one, and of many alternatives each is a line of a list."""
    asked = Question(text).settled()
    words = asked.typed.tree
    if isinstance(words, Or) and len(words.parts) > LONG and not asked.is_list:
        return replace(asked, words="\n".join(map(write, words.parts)))
    return asked


def words_of(asked: Question) -> Tree:
    """What is asked in words, without the filters that are typed beside them."""
    if asked.is_list:
        return asked.typed.tree
    return both(*split(asked.typed.tree, asked.filters)[0])
