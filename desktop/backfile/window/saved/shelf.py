"""The saved searches as a window shows them: plain values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from backfile.library.saved_searches import SavedSearch
from backfile.search.language.tree import (
    Dates,
    Fuzzy,
    Has,
    Is,
    Last,
    Numbers,
    Pattern,
    Text,
    Tree,
    Value,
    Words,
)
from backfile.search.news import News
from backfile.text.fold import words
from backfile.window.question import Filter, Question, question

_MOST = 50  # parts of a question that are compared, at each letter, with those of another


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved search, and what it finds; None while nobody has counted."""

    search: SavedSearch
    news: News | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """Results of a saved search that are being looked at, from the first answer until something else is asked."""

    number: int
    since: int  # items with a higher number are new
    looked: str | None  # when it was looked at before
    up_to: int  # the last item of the library that can have been seen by now

    @property
    def only_new(self) -> Filter:
        """What leaves the rest out."""
        return Filter("id", Numbers(first=self.since + 1))


@dataclass(frozen=True, slots=True)
class Shelf:
    """All of them, and where what is asked now stands among them."""

    kept: tuple[Kept, ...] = ()
    here: int | None = None  # the number of the one that asks this very question
    changed: int | None = None  # of one that was looked at, and whose question was changed since
    visit: Visit | None = None
    only_new: bool = False  # whether of that visit the rest is left out
    fixed: bool = False  # the library can only be read

    def of(self, number: int | None) -> Kept | None:
        """The one with that number."""
        return next((kept for kept in self.kept if kept.search.id == number), None)

    def asking(self, asked: Question) -> Kept | None:
        """The one that asks this, however it is written."""
        tree = asked.query.tree
        return next((kept for kept in self.kept if meant(kept.search.query) == tree), None)

    def standing(self, asked: Question, last: int | None) -> "Shelf":
        """With what is asked found among them. `last`: the one that was looked at last."""
        visit = self.visit
        only_new = visit is not None and visit.only_new in asked.filters
        kept = self.asking(asked)
        if kept is None and visit is not None and only_new:
            kept = self.asking(asked.without(visit.only_new))
        here = kept.search.id if kept is not None else None
        return replace(
            self,
            here=here,
            changed=last if here is None and self._goes_on_from(last, asked) else None,
            visit=visit if visit is not None and visit.number == here else None,
            only_new=only_new,
        )

    def _goes_on_from(self, last: int | None, asked: Question) -> bool:
        """Whether what is asked may be a change of that one, and not a question of its own."""
        kept = self.of(last)
        return kept is not None and akin(meant(kept.search.query), asked.query.tree)

    def holding(self, found: Sequence[SavedSearch]) -> "Shelf":
        """With these on it, what is known of each kept; of the one that is looked at, what was new before."""
        known = {kept.search.id: kept for kept in self.kept}
        kept = []
        for search in found:
            if self.visit is not None and self.visit.number == search.id:
                search = replace(search, seen_up_to=self.visit.since)
            before = known.get(search.id)
            asks = search.query, search.seen_up_to
            same = before is not None and (before.search.query, before.search.seen_up_to) == asks
            kept.append(Kept(search, before.news if before is not None and same else None))
        return replace(self, kept=tuple(kept))

    def moved(self, number: int, at: int) -> "Shelf":
        """With that one put where so many others stand before it."""
        one = self.of(number)
        others = [kept for kept in self.kept if kept is not one]
        at = min(max(at, 0), len(others))
        return self if one is None else replace(self, kept=(*others[:at], one, *others[at:]))

    @property
    def new(self) -> int:
        """How much of what is looked at now was added since the last time."""
        kept = self.of(self.visit.number) if self.visit is not None else None
        return kept.news.new if kept is not None and kept.news is not None else 0


def to_keep(asked: Question) -> str:
    """The text that is saved of a question: of a list its lines, so that it comes back as one."""
    return asked.words if asked.is_list and not asked.filters else asked.query.text


def akin(one: Tree, other: Tree) -> bool:
    """Whether two questions have a filter in common, or a word that the other has or begins with."""
    here, there = _asked(one), _asked(other)
    if not here.isdisjoint(there):
        return True
    spoken = [[each for each in asked if isinstance(each, str)] for asked in (here, there)]
    return any(a.startswith(b) or b.startswith(a) for a in spoken[0] for b in spoken[1])


def _asked(tree: Tree) -> set[Tree | str]:
    """The filters of a question, and its words as they are folded."""
    from backfile.search.reading.plain import walk  # the first paint does not wait for it

    found: set[Tree | str] = set()
    for part in islice(walk(tree), _MOST):
        match part:
            case Text() | Pattern() | Fuzzy():
                found.update(words(part.text))
            case Value() | Dates() | Last() | Is() | Has() | Numbers() | Words():
                found.add(part)
    return found


@lru_cache(maxsize=256)
def meant(query: str) -> Tree:
    """What a saved query asks, as the window has it: filters first."""
    return question(query).query.tree
