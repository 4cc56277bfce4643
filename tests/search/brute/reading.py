"""Which articles a query means, decided for each by itself from the definitions of the language."""

import calendar
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from backfile.article import Draft
from backfile.search.tree import (
    And,
    AtLeast,
    Boost,
    Dates,
    Everything,
    Forms,
    Fuzzy,
    Has,
    Is,
    Last,
    Near,
    Not,
    Or,
    Pattern,
    Regex,
    Text,
    Tree,
    Unit,
    Value,
    Within,
    Words,
)
from tests.search.brute import places
from tests.search.brute.atoms import atoms
from tests.search.brute.wording import phrase, spans


@dataclass(frozen=True)
class Item:
    """An article as it was imported, and what happened to it since."""

    draft: Draft
    dumps: tuple[str, ...]  # paths, one for each time that it was seen
    starred: bool = False
    seen: bool = False
    noted: bool = False

    @property
    def values(self) -> dict[str, list[str]]:
        """What each field holds."""
        draft = self.draft
        names = [form for name in draft.names for form in (name.name, name.gloss) if form]
        one = {"source": draft.source, "section": draft.section, "lang": draft.language, "url": draft.url}
        return {
            **{field: [value] if value else [] for field, value in one.items()},
            "author": list(draft.authors),
            "name": names,
            "tag": list(draft.tags),
            "dump": list(self.dumps),
            "kind": [str(draft.kind)],
        }


class Reading:
    """Answers trees over a list of items, by position."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items

    def found(self, tree: Tree) -> set[int]:
        """The positions of the items for which `tree` holds."""
        return {at for at, item in enumerate(self._items) if self._holds(tree, item)}

    def _holds(self, tree: Tree, item: Item) -> bool:
        match tree:
            case Everything():
                return True
            case And():
                return all(self._holds(part, item) for part in tree.parts)
            case Or():
                return any(self._holds(part, item) for part in tree.parts)
            case Not():
                return not self._holds(tree.part, item)
            case Boost():
                return self._holds(tree.part, item)
            case Within():
                return any(within(tree.part, unit) for unit in _units(item.draft, tree.unit))
            case Words():
                count = len(atoms("\n\n".join(item.draft.paragraphs)))
                return (tree.least or 0) <= count and (tree.most is None or count <= tree.most)
            case Dates():
                return dated_within(tree, item.draft.date)
            case Last():
                return item.draft.date is not None and span_of(item.draft.date)[0] >= self._since(tree)
            case Value(field="name"):
                return self._has_value(tree, item) or self._is_named(tree, item)
            case Value():
                return self._has_value(tree, item)
            case Is():
                return _is(tree.state, item)
            case Has():
                return _has(tree.what, item)
            case _:
                return within(tree, places.whole(item.draft))

    def _has_value(self, value: Value, item: Item) -> bool:
        all_of_field = {text for each in self._items for text in each.values[value.field]}
        chosen = chosen_values(value, all_of_field)
        return not chosen.isdisjoint(item.values[value.field])

    def _is_named(self, value: Value, item: Item) -> bool:
        """Whether its text has another form of such a name, which any article gives."""
        pairs = {(name.name, name.gloss) for each in self._items for name in each.draft.names if name.gloss}
        chosen = chosen_values(value, {form for pair in pairs for form in pair})
        forms = {b for a, b in pairs if a in chosen} | {a for a, b in pairs if b in chosen}
        return any(within(Text(form, quoted=True), places.whole(item.draft)) for form in forms)

    def _since(self, last: Last) -> datetime:
        newest = max(span_of(item.draft.date)[0] for item in self._items if item.draft.date)
        day = datetime(newest.year, newest.month, newest.day)
        if last.unit in "dw":
            return day - timedelta(days=last.count * (7 if last.unit == "w" else 1) - 1)
        months = day.year * 12 + day.month - 1 - last.count * (12 if last.unit == "y" else 1)
        year, month = divmod(months, 12)
        return datetime(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1])) + timedelta(days=1)


def within(tree: Tree, unit: places.Unit) -> bool:
    """Whether an expression of words holds in one unit."""
    match tree:
        case And():
            return all(within(part, unit) for part in tree.parts)
        case Or():
            return any(within(part, unit) for part in tree.parts)
        case Not():
            return not within(tree.part, unit)
        case Boost():
            return within(tree.part, unit)
        case AtLeast():
            return sum(len(spans(tree.part, place)) for place in unit) >= tree.count
        case Forms() if not isinstance(tree.part, Text):
            return within(_each(tree.part), unit)
        case Forms() | Text() | Pattern() | Fuzzy() | Regex() | Near():
            return any(spans(tree, place) for place in unit)
        case _:
            raise AssertionError(f"{type(tree).__name__} asks for no words")


def _each(tree: Tree) -> Tree:
    """The forms of several as several of forms."""
    match tree:
        case And() | Or():
            return type(tree)(tuple(map(_each, tree.parts)))
        case Not():
            return Not(_each(tree.part))
        case Text():
            return Forms(tree)
        case _:
            return tree


def _units(draft: Draft, unit: Unit) -> Iterable[places.Unit]:
    match unit:
        case Unit.SENTENCE:
            return places.sentences(draft)
        case Unit.PARAGRAPH:
            return places.paragraphs(draft)
        case Unit.LEAD:
            return [places.lead(draft)]


# ── Values ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def chosen_values(value: Value, texts: set[str]) -> set[str]:
    """Which of a field's values a query means: quoted, one that is equal wins over those that contain it."""
    if value.field == "kind":
        return {value.text}
    if value.field == "url":
        return {text for text in texts if value.text.lower() in text.lower()}
    if value.quoted and not value.prefix:
        same: list[Callable[[str], object]] = [str, _folded]
        for form in same:
            if equal := {text for text in texts if any(form(t) == form(value.text) for t in _forms(value.field, text))}:
                return equal
    if value.field == "lang":
        tag = value.text.lower()
        return {
            text for text in texts if text.lower() == tag or text.lower().startswith(tag + "-" * (not value.prefix))
        }
    if not atoms(value.text):
        return {text for text in texts if value.text in _forms(value.field, text)}
    sought = tuple(atoms(value.text)), value.prefix
    return {text for text in texts if any(phrase(sought, atoms(t)) for t in _forms(value.field, text))}


def _forms(field: str, text: str) -> list[str]:
    """A dump is known by its path and by the name of its file."""
    return [text, text.rpartition("/")[2]] if field == "dump" else [text]


def _folded(text: str) -> list[tuple[str, bool]]:
    return [(atom.text, atom.glued) for atom in atoms(text)]


# ── States ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _is(state: str, item: Item) -> bool:
    return {
        "starred": item.starred,
        "undated": item.draft.date is None,
        "derived": "title" in item.draft.derived,
        "seen": item.seen,
        "repeated": len(item.dumps) > 1,
    }[state]


def _has(what: str, item: Item) -> bool:
    others = {
        "note": item.noted,
        "date": item.draft.date is not None,
        "credit": bool(item.draft.credits),
        "excerpt": bool(item.draft.excerpts),
    }
    return others[what] if what in others else bool(item.values[what])


# ── Dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def dated_within(dates: Dates, date: str | None) -> bool:
    """Whether the whole of an article's date lies within; an end takes its whole period, or is wholly left out."""
    if date is None:
        return False
    begins, ends = span_of(date)
    if dates.first is not None:
        first, last = span_of(dates.first)
        if not (begins > last if dates.after_first else begins >= first):
            return False
    if dates.last is not None:
        first, last = span_of(dates.last)
        if not (ends < first if dates.before_last else ends <= last):
            return False
    return True


def span_of(date: str) -> tuple[datetime, datetime]:
    """The first and last second of a date, by its own clock."""
    if "T" in date:
        moment = datetime.fromisoformat(re.sub(r"(Z|[+-]\d\d:\d\d)$", "", date))
        return moment, moment
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    first = datetime(year, month or 1, day or 1)
    last_month = month or 12
    last = datetime(year, last_month, day or calendar.monthrange(year, last_month)[1])
    return first, last + timedelta(days=1, seconds=-1)
