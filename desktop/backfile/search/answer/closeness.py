"""How well a text answers, beyond how often it has the words: where it has them, and how near to each other.

The index knows headline, deck and body; this looks at the texts of the best few themselves: at kicker, standfirst,
names and the first two paragraphs, at phrases, and at the smallest stretch in which all words stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from backfile.search.language.tree import Text
from backfile.text.fold import is_unspaced, words

READ = 2_000  # code points of a body that are looked at
# What each can add to a score, as a share of it. Twice as much made Reuters-21578 worse, nothing made it worse too.
IN_HEADLINE, IN_DECK, IN_LEAD, IN_NAMES, NEAR, IN_ORDER = 0.12, 0.05, 0.1, 0.08, 0.15, 0.08
_GAP = 50  # code points between all words, at which nearness counts half


@dataclass(frozen=True, slots=True)
class Fields:
    """What of an item is looked at."""

    title: str
    deck: str
    names: str
    text: str


def needles(wanted: Sequence[Text]) -> list[str]:
    """What to look for in a folded text that has a blank at either end."""
    found = dict.fromkeys(_needle(text) for text in wanted)
    return [needle for needle in found if needle.strip()]


def lift(sought: Sequence[str], fields: Fields) -> float:
    """By what a score is multiplied: 1 where the words stand far apart and deep in the text."""
    title, deck, names = (_folded(part) for part in (fields.title, fields.deck, fields.names))
    body = _folded(fields.text[:READ])
    lead = _folded("\n\n".join(fields.text[:READ].split("\n\n", 2)[:2]))
    found = 1 + IN_HEADLINE * _share(sought, title) + IN_DECK * _share(sought, deck) + IN_NAMES * _share(sought, names)
    found += IN_LEAD * _share(sought, title + deck + lead)
    if len(sought) > 1:
        whole = " ".join(needle.strip() for needle in sought)
        found += NEAR * max(_nearness(sought, part) for part in (title, deck, body))
        found += IN_ORDER * any(whole in part for part in (title, deck, body))
    return found


def _needle(text: Text) -> str:
    found = words(text.text)
    if len(found) > 1 and is_unspaced(found[-1]) and len(found[-2]) > 1 and found[-2].endswith(found[-1]):
        found = found[:-1]  # the last character of a run is in the pair before it
    open_ended = text.prefix or (bool(found) and is_unspaced(found[-1]) and len(found[-1]) == 1)
    return f" {' '.join(found)}" + ("" if open_ended else " ")


def _folded(text: str) -> str:
    return f" {' '.join(words(text))} "


def _share(sought: Sequence[str], folded: str) -> float:
    return sum(needle in folded for needle in sought) / len(sought) if sought else 0.0


def _nearness(sought: Sequence[str], folded: str) -> float:
    """From 1, where all stand side by side, towards 0; 0 where one is missing."""
    places = sorted((at, number) for number, needle in enumerate(sought) for at in _places(needle, folded))
    length = sum(len(needle) - 1 for needle in sought)
    last: dict[int, int] = {}
    smallest = None
    for at, number in places:
        last[number] = at
        if len(last) == len(sought):
            stretch = at + len(sought[number]) - 1 - min(last.values())
            smallest = stretch if smallest is None else min(smallest, stretch)
    return 0.0 if smallest is None else _GAP / (_GAP + max(0, smallest - length))


def _places(needle: str, folded: str) -> list[int]:
    found = []
    at = folded.find(needle)
    while at >= 0:
        found.append(at)
        at = folded.find(needle, at + 1)
    return found
