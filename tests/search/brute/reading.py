"""Which articles a query means, decided for each by itself from the definitions of the language."""

import calendar
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from backfile.article import Draft
from backfile.search.language.tree import (
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
from tests.search.brute.facts import Item, chosen_values, dated_within, has_any, is_in_state, span_of
from tests.search.brute.wording import spans


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
                return is_in_state(tree.state, item)
            case Has():
                return has_any(tree.what, item)
            case _:
                return within(tree, places.whole(item.draft))

    def _has_value(self, value: Value, item: Item) -> bool:
        all_of_field = {text for each in self._items for text in each.values[value.field]}
        chosen = chosen_values(value, all_of_field)
        return not chosen.isdisjoint(item.values[value.field])

    def _is_named(self, value: Value, item: Item) -> bool:
        """Whether its text has any form of such a name, where some article gives it several."""
        pairs = {(name.name, name.gloss) for each in self._items for name in each.draft.names if name.gloss}
        chosen = chosen_values(value, {form for pair in pairs for form in pair})
        forms = {form for pair in pairs if not chosen.isdisjoint(pair) for form in pair}
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
