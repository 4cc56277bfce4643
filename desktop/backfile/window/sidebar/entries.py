"""What the sidebar lists: places, and facets with their values. Pure: counts and a question go in, entries come out."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import PurePath
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from backfile.library import Counts
from backfile.search.language.tree import Is, Value
from backfile.search.results import FacetValue
from backfile.window import numbers
from backfile.window.languages import language_name
from backfile.window.question import DATE, Filter, Question, of_facet, same
from backfile.window.saved.shelf import Shelf
from backfile.window.searching import FACET_NAMES, FACET_VALUES
from backfile.window.watching import Watched

SHOWN = 5  # values before "4 more"
INLINE = 15  # values that are shown below each other; more have a panel of their own
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
        words = counted or ("%1" if self.count is None or self.waits else _tr("%1, %n article(s)", self.count))
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


def sections(
    facets: Mapping[str, Sequence[FacetValue]],
    question: Question,
    opened: Set[str] = frozenset(),
    waiting: Set[str] = frozenset(),
    sizes: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Section, ...]:
    """The facets that tell something. `opened`: of which more is shown; `waiting`: counted for an older question.

    `sizes`: how many values those have that have more than were counted.
    """
    made = (_section(name, facets.get(name, ()), question, opened, sizes.get(name)) for name in ORDER)
    found = (section for section in made if section is not None)
    return tuple(_uncounted(section) if section.facet in waiting else section for section in found)


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


def value_label(facet: str, value: str | None) -> str:
    """A value as people say it."""
    if value is None:
        return _NOTHING[facet]()
    match facet:
        case "language":
            return language_name(value)
        case "dump":
            return PurePath(value).name or value
        case "kind":
            return _tr("Excerpts") if value == "excerpt" else _tr("Articles")
        case _:
            return value


def _section(
    name: str, values: Sequence[FacetValue], question: Question, opened: Set[str], size: int | None
) -> Section | None:
    entries = [entry_of(name, each, question) for each in values]
    chosen = [each for each in entries if each.state is not None]
    missing = _asked_but_absent(name, entries, question)
    named = [each for each in entries if not each.lighter]
    if not named and not chosen and not missing:
        return None
    if name in ONLY_WHERE_DIFFERENT and len(entries) < 2 and not chosen and not missing:
        return None
    whole = len(named) <= SHOWN + 1 or (name in opened and len(values) <= INLINE)  # "1 more" takes as much room as it
    first = named if whole else named[:SHOWN]
    kept = [*first, *(each for each in named[len(first) :] if each.state is not None), *missing]
    kept += [each for each in entries if each.lighter]
    hidden = len(named) - len([each for each in kept if each in named])
    if name == "year":
        kept.sort(key=lambda each: (each.lighter, each.label))
    if len(values) > INLINE:
        kept.append(Entry(_all_text(name, values, size), facet=name, lighter=True, every=True))
    elif hidden:
        kept.append(Entry(_tr("%n more", hidden), facet=name, lighter=True, more=True))
    elif name in opened and len(named) > SHOWN + 1:
        kept.append(Entry(_tr("Fewer"), facet=name, lighter=True, more=True))
    return Section(name, LABELS[name](), tuple(kept), len(named))


def _uncounted(section: Section) -> Section:
    entries = (each if each.count is None else replace(each, waits=True) for each in section.entries)
    return replace(section, entries=tuple(entries))


def entry_label(facet: str, value: FacetValue) -> str:
    """A value as people say it, and its other form."""
    label = value_label(facet, value.value)
    return f"{label} {value.gloss}" if value.gloss else label


def entry_of(facet: str, value: FacetValue, question: Question) -> Entry:
    """A value as a line, and whether a question includes or excludes it."""
    one = of_facet(facet, value.value)
    return Entry(
        entry_label(facet, value),
        value.count,
        least=not value.exact,
        filter=one,
        facet=facet,
        state=question.state_of(one),
        lighter=value.value is None,
    )


def _all_text(facet: str, values: Sequence[FacetValue], size: int | None) -> str:
    """ "All 214…"; where nobody has counted how many there are, "All…"."""
    if size is None and len(values) < (FACET_NAMES if facet == "name" else FACET_VALUES):
        size = sum(value.value is not None for value in values)
    return _tr("All…") if size is None else _tr("All %1…").replace("%1", numbers.count(size))


def _asked_but_absent(facet: str, entries: list[Entry], question: Question) -> list[Entry]:
    """Values that are asked for and that nothing here has: they stay, so that they can be let go."""
    field = of_facet(facet, "").field
    if facet == "year":
        return []
    shown = [each.filter for each in entries if each.state is not None]
    asked = [each for each in question.filters if each.field == field]
    return [
        Entry(_asked_label(facet, each), _asked_count(each), filter=each, facet=facet, state=not each.excluded)
        for each in asked
        if not any(known is not None and same(known, each) for known in shown)
    ]


def _asked_label(facet: str, one: Filter) -> str:
    return value_label(facet, one.tree.text if isinstance(one.tree, Value) else None)


def _asked_count(one: Filter) -> int | None:
    """0 for a value that nothing here has; None for a word that stands in several values."""
    return None if isinstance(one.tree, Value) and not one.tree.quoted else 0


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("Sidebar", text, "", count)


ORDER = ("source", "section", "year", "language", "author", "name", "kind", "dump", "tag")
ONLY_WHERE_DIFFERENT = {"kind", "dump", "language"}
LABELS = {
    "tag": lambda: _tr("Tags"),
    "source": lambda: _tr("Source"),
    "section": lambda: _tr("Section"),
    "year": lambda: _tr("Year"),
    "language": lambda: _tr("Language"),
    "author": lambda: _tr("Author"),
    "name": lambda: _tr("Names"),
    "kind": lambda: _tr("Kind"),
    "dump": lambda: _tr("Dump"),
}
_NOTHING = {
    "tag": lambda: _tr("No tag"),
    "source": lambda: _tr("No source"),
    "section": lambda: _tr("No section"),
    "year": lambda: _tr("Undated"),
    "language": lambda: _tr("No language"),
    "author": lambda: _tr("No author"),
    "name": lambda: _tr("No name"),
    "kind": lambda: _tr("No kind"),
    "dump": lambda: _tr("No dump"),
}
