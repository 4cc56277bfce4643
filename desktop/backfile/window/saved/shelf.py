"""The saved searches as a window shows them: plain values."""

from dataclasses import dataclass
from functools import lru_cache

from backfile.library.saved_searches import SavedSearch
from backfile.search.language.tree import Numbers, Tree
from backfile.search.news import News
from backfile.window.question import Filter, Question, question


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

    def of(self, number: int | None) -> Kept | None:
        """The one with that number."""
        return next((kept for kept in self.kept if kept.search.id == number), None)

    def asking(self, asked: Question) -> Kept | None:
        """The one that asks this, however it is written."""
        tree = asked.query.tree
        return next((kept for kept in self.kept if meant(kept.search.query) == tree), None)

    @property
    def new(self) -> int:
        """How much of what is looked at now was added since the last time."""
        kept = self.of(self.visit.number) if self.visit is not None else None
        return kept.news.new if kept is not None and kept.news is not None else 0


def to_keep(asked: Question) -> str:
    """The text that is saved of a question: of a list its lines, so that it comes back as one."""
    return asked.words if asked.is_list and not asked.filters else asked.query.text


@lru_cache(maxsize=256)
def meant(query: str) -> Tree:
    """What a saved query asks, as the window has it: filters first."""
    return question(query).query.tree
