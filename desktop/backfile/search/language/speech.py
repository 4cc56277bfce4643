"""How a sentence is put together: templates of one language, filled with runs, some of them the user's own words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from backfile.search.language.fields import LANGUAGES

Run = tuple[str, bool]
"""A piece of a sentence, and whether it is the user's own word."""

Runs = list[Run]

Part = TypeVar("Part")

_NAMES = {tag: name.title() for name, tag in LANGUAGES.items()}
# Not `calendar.month_name`, which speaks the language of the desktop once Qt has started.
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SLOT = re.compile(r"%([12])")
MOST_LISTED = 40
"""Of one list; how many more there are is said."""


def day(date: str) -> str:
    """A date as one says it: 2023, March 2023, 18 March 2023."""
    year, month, number = date[:4], date[5:7], date[8:10]
    name = _MONTHS[int(month) - 1] if month else ""
    spoken = " ".join(part for part in (number.lstrip("0"), name, year) if part)
    return f"{spoken}, {date[11:16]}" if len(date) > 10 else spoken


def language_name(tag: str) -> str:
    """English for `en`, Chinese (zh-Hant) for what is more particular; the tag itself where nobody knows better."""
    main, _, rest = tag.partition("-")
    name = _NAMES.get(main.lower())
    return tag if name is None else f"{name} ({tag})" if rest else name


@dataclass(frozen=True, slots=True)
class Speech:
    """A language: its templates for the English ones, and what it calls days, numbers and languages."""

    tr: Callable[[str], str] = str
    day: Callable[[str], str] = day
    number: Callable[[int], str] = "{:,}".format
    language: Callable[[str], str] = language_name

    def say(self, template: str, *pieces: Runs) -> Runs:
        """A template with its %1 and %2 filled."""
        runs: Runs = []
        for at, text in enumerate(_SLOT.split(self.tr(template))):
            runs += pieces[int(text) - 1] if at % 2 else [(text, False)]
        return runs

    def listed(self, parts: Sequence[Part], say: Callable[[Part], Runs], last: str) -> Runs:
        """A, B and C, each as `say` says it; `last` is the template of the last two: "%1 and %2"."""
        items = [say(part) for part in parts[:MOST_LISTED]]
        if len(parts) > MOST_LISTED:
            items.append(self.say("%1 more", [(self.number(len(parts) - MOST_LISTED), False)]))
        runs = list(items[0])
        for item in items[1:-1]:
            runs = self.say("%1, %2", runs, item)
        return self.say(last, runs, items[-1]) if len(items) > 1 else runs


def own(text: str) -> Runs:
    """What the user asked for."""
    return [(text, True)]


def pattern(text: str, say: Speech) -> Runs:
    """A word or a value with wildcards, and what they stand for."""
    signs = text.replace("\\\\", "").replace("\\*", "").replace("\\?", "")
    if "?" not in signs:
        return say.say("%1 (any letters for *)", own(text))
    if "*" not in signs:
        return say.say("%1 (any letter for ?)", own(text))
    return say.say("%1 (any letters for *, one for ?)", own(text))


def merged(runs: Runs) -> Runs:
    """Without empty runs, and without two of a kind side by side."""
    kept: Runs = []
    for text, bold in runs:
        if kept and text and kept[-1][1] == bold:
            kept[-1] = (kept[-1][0] + text, bold)
        elif text:
            kept.append((text, bold))
    return kept
