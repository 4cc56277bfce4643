"""What is known of a made-up article beside its words, and what a query asks of that."""

import calendar
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from backfile.article import Draft
from backfile.search.language.tree import Dates, Value
from tests.search.brute.atoms import atoms
from tests.search.brute.wording import phrase


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


# ── Values ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def chosen_values(value: Value, texts: set[str]) -> set[str]:
    """Which of a field's values a query means: quoted, one that is equal wins over those that contain it."""
    if value.field == "kind":
        return {value.text}
    if value.field == "url":
        return {text for text in texts if value.text.lower() in text.lower()}
    if value.quoted and not value.prefix:
        for form in (str, _folded):
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


def is_in_state(state: str, item: Item) -> bool:
    return {
        "starred": item.starred,
        "undated": item.draft.date is None,
        "derived": "title" in item.draft.derived,
        "seen": item.seen,
        "repeated": len(item.dumps) > 1,
    }[state]


def has_any(what: str, item: Item) -> bool:
    others = {
        "note": item.noted,
        "date": item.draft.date is not None,
        "credit": bool(item.draft.credits) or any(picture.credit for picture in item.draft.pictures),
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
