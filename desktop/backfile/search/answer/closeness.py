"""How well a text answers, beyond how often it has the words: where it has them, and how near to each other.

The index knows headline, deck and body; this looks at the texts of the best few themselves: at kicker, standfirst,
names and the first two paragraphs, at phrases, and at the smallest stretch in which all words stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from backfile.search.language.tree import Text
from backfile.search.reading.needles import needle
from backfile.search.reading.passage import LEAD_PARAGRAPHS
from backfile.text.fold import runs

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
    """What to look for in a folded text that has a blank at either end: a run of an unspaced script anywhere."""
    return [found for found in dict.fromkeys(needle(text.text, prefix=text.prefix) for text in wanted) if found]


def lift(sought: Sequence[str], fields: Fields) -> float:
    """By what a score is multiplied: 1 where the words stand far apart and deep in the text."""
    title, deck, names = (_folded(part) for part in (fields.title, fields.deck, fields.names))
    paragraphs = fields.text[:READ].split("\n\n", LEAD_PARAGRAPHS)
    lead = _folded("\n\n".join(paragraphs[:LEAD_PARAGRAPHS]))
    body = lead + _folded("".join(paragraphs[LEAD_PARAGRAPHS:]))[1:]
    found = 1 + IN_HEADLINE * _share(sought, title) + IN_DECK * _share(sought, deck) + IN_NAMES * _share(sought, names)
    found += IN_LEAD * _share(sought, title + deck + lead)
    if len(sought) > 1:
        whole = _side_by_side(sought)
        found += NEAR * max(_nearness(sought, part) for part in (title, deck, body))
        found += IN_ORDER * any(whole in part for part in (title, deck, body))
    return found


def _side_by_side(sought: Sequence[str]) -> str:
    whole = ""
    for each in sought:
        whole = whole.rstrip() + (each if whole else each.lstrip())
    return whole.rstrip()


def _folded(text: str) -> str:
    return f" {runs(text)} "


def _share(sought: Sequence[str], folded: str) -> float:
    return sum(each in folded for each in sought) / len(sought) if sought else 0.0


def _nearness(sought: Sequence[str], folded: str) -> float:
    """From 1, where all stand side by side, towards 0; 0 where one is missing."""
    places = sorted((at, number) for number, each in enumerate(sought) for at in _places(each, folded))
    length = sum(len(each) - 1 for each in sought)
    last: dict[int, int] = {}
    smallest = None
    for at, number in places:
        last[number] = at
        if len(last) == len(sought):
            stretch = at + len(sought[number]) - 1 - min(last.values())
            smallest = stretch if smallest is None else min(smallest, stretch)
    return 0.0 if smallest is None else _GAP / (_GAP + max(0, smallest - length))


def _places(sought: str, folded: str) -> list[int]:
    found = []
    at = folded.find(sought)
    while at >= 0:
        found.append(at)
        at = folded.find(sought, at + 1)
    return found
