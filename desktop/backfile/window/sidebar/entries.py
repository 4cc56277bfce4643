"""What the sidebar lists beside facets: places, saved searches, folders that are watched. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from backfile.library import Counts
from backfile.search.language.tree import Is
from backfile.window.question import DATE, Filter, Question, of_facet
from backfile.window.saved.shelf import Shelf
from backfile.window.watching import Watched

WATCHED = "watched"
SAVED = "saved"


class Place(Enum):
    """Where one can go, whatever is asked."""

    ALL = "newspaper"  # the value is the icon
    STARRED = "star"
    UNDATED = "calendar-off"
    IMPORTS = "download"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the sidebar."""

    label: str
    count: int | None = None
    least: bool = False  # there may be more: nobody had the time to count
    about: bool = False  # the exact count follows
    place: Place | None = None
    filter: Filter | None = None  # a facet's value
    facet: str = ""  # that it belongs to
    state: bool | None = None  # included, excluded
    lighter: bool = False  # "No source", "Undated", "4 more"
    more: bool = False  # shows the rest of its facet, or less of it again
    waits: bool = False  # its count is of an older question
    every: bool = False  # shows all values of its facet, which are many
    chosen: bool = False  # a place
    watched: str = ""  # the path of a folder that is watched
    saved: int | None = None  # the number of a saved search
    new: int = 0  # of what it finds

    @property
    def icon(self) -> str:
        """What stands before a place or a saved search; none before a facet's value."""
        return self.place.value if self.place is not None else "search" if self.saved is not None else ""

    def spoken(self) -> str:
        """As a screen reader says it."""
        if self.more or self.every:
            return self.label
        counted = _tr("%1, %n import(s)", self.count or 0) if self.place is Place.IMPORTS else None
        if counted is not None:
            words = counted
        elif self.count is None or self.waits:
            words = "%1"
        else:
            words = _tr("%1, about %n article(s)", self.count) if self.about else _tr("%1, %n article(s)", self.count)
        words = words.replace("%1", self.label)
        if self.new:
            words = ", ".join([words, _tr("%n new", self.new)])
        if self.state is None:
            return words
        return ", ".join([words, _tr("included") if self.state else _tr("excluded")])


@dataclass(frozen=True, slots=True)
class Section:
    """A facet with its heading."""

    facet: str
    label: str
    entries: tuple[Entry, ...]
    found: int = 0  # values it has: where there are many, they can be searched


def places(counts: Counts, current: Place | None) -> tuple[Entry, ...]:
    """The places, with what the whole library has there."""
    rows = [
        (Place.ALL, _tr("All articles"), counts.items),
        (Place.STARRED, _tr("Starred"), counts.starred),
        (Place.UNDATED, _tr("Undated"), counts.undated),
        (Place.IMPORTS, _tr("Imports"), counts.dumps),
    ]
    return tuple(Entry(label, count, place=place, chosen=place is current) for place, label, count in rows)


def place_of(question: Question) -> Place:
    """The place that a question is at."""
    if len(question.filters) == 1 and not question.words:
        match question.filters[0]:
            case Filter(tree=Is(state="starred"), excluded=False):
                return Place.STARRED
            case Filter(tree=Is(state="undated"), excluded=False):
                return Place.UNDATED
    return Place.ALL


def going_to(place: Place) -> Question:
    """What is asked at a place: its count is for the whole library, so the words go."""
    match place:
        case Place.STARRED:
            return Question(filters=(Filter("starred", Is("starred")),))
        case Place.UNDATED:
            return Question(filters=(Filter(DATE, Is("undated")),))
        case _:
            return Question()


def watched_section(folders: Sequence[Watched], question: Question) -> tuple[Section, ...]:
    """The folders that are watched; none where there are none."""
    entries = []
    for each in folders:
        one = of_facet("dump", str(each.path))
        words = "%1" if each.there else _tr("%1, not there now")
        entries.append(
            Entry(
                words.replace("%1", each.path.name or str(each.path)),
                filter=one,
                facet=WATCHED,
                state=question.state_of(one),
                lighter=not each.there,
                watched=str(each.path),
            )
        )
    return (Section(WATCHED, _tr("Watched folders"), tuple(entries)),) if entries else ()


def saved_section(shelf: Shelf) -> tuple[Section, ...]:
    """The searches that are saved; none where there are none. What is looked at now is not new any more."""
    looked_at = shelf.visit.number if shelf.visit is not None else None
    entries = [
        Entry(
            each.search.name,
            each.news.total if each.news else None,
            facet=SAVED,
            saved=each.search.id,
            new=each.news.new if each.news and each.search.id != looked_at else 0,
            chosen=each.search.id == shelf.here,
        )
        for each in shelf.kept
    ]
    return (Section(SAVED, _tr("Saved"), tuple(entries)),) if entries else ()


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("Sidebar", text, "", count)
