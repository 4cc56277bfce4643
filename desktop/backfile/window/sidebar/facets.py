"""The facets of a result as sections of the sidebar. Pure: counts and a question go in, entries come out."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from pathlib import PurePath
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from backfile.search.language.tree import Value
from backfile.search.results import FacetValue
from backfile.window import numbers
from backfile.window.answers.counting import FACET_NAMES, FACET_VALUES
from backfile.window.languages import language_name
from backfile.window.question import Filter, Question, of_facet, same
from backfile.window.sidebar.entries import Entry, Section

SHOWN = 5  # values before "4 more"
INLINE = 15  # values that are shown below each other; more have a panel of their own


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
    if name == "year":  # in the order of time; the most frequent ones would leave gaps that nobody can explain
        values = sorted(values, key=lambda each: each.value or "", reverse=True)
    named = [each for each in values if each.value is not None]
    whole = len(named) <= SHOWN + 1 or (name in opened and len(values) <= INLINE)  # "1 more" takes as much room as it
    shown = len(named) if whole else SHOWN
    kept = [entry_of(name, each, question) for each in named[:shown]]
    if _is_asked(name, question):  # of hundreds that are hidden only those that are chosen have a line
        hidden_ones = (entry_of(name, each, question) for each in named[shown:])
        kept += [each for each in hidden_ones if each.state is not None]
    hidden = len(named) - len(kept)
    nothing = [entry_of(name, each, question) for each in values if each.value is None]
    missing = _asked_but_absent(name, [*kept, *nothing], question)
    chosen = any(each.state is not None for each in (*kept, *nothing))
    if not named and not chosen and not missing:
        return None
    if name in ONLY_WHERE_DIFFERENT and len(values) < 2 and not chosen and not missing:
        return None
    kept += [*missing, *nothing]
    if len(values) > INLINE:
        kept.append(Entry(_all_text(name, values, size), facet=name, lighter=True, every=True))
    elif hidden:
        kept.append(Entry(_tr("%n more", hidden), facet=name, lighter=True, more=True))
    elif name in opened and len(named) > SHOWN + 1:
        kept.append(Entry(_tr("Fewer"), facet=name, lighter=True, more=True))
    return Section(name, LABELS[name](), tuple(kept), len(named))


def _is_asked(facet: str, question: Question) -> bool:
    """Whether any value of it is included or excluded."""
    field = of_facet(facet, "").field
    return any(each.field == field for each in question.all_filters)


def _uncounted(section: Section) -> Section:
    entries = (each if each.count is None else replace(each, waits=True) for each in section.entries)
    return replace(section, entries=tuple(entries))


def entry_label(facet: str, value: FacetValue) -> str:
    """A value as people say it, and its other form."""
    label = value_label(facet, value.value)
    return f"{label} {value.gloss}" if value.gloss else label


def entry_of(facet: str, value: FacetValue, question: Question) -> Entry:
    """A value as a line, and whether a question includes or excludes it."""
    ways = [of_facet(facet, form) for form in ([value.value, value.gloss] if value.gloss else [value.value])]
    one = next((each for each in ways if question.state_of(each) is not None), ways[0])
    return Entry(
        entry_label(facet, value),
        value.count,
        least=not value.exact,
        about=value.is_estimate,
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
