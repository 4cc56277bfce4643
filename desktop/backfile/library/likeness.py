"""Whether two texts are versions of each other: precision before recall, for two reports of one event are no versions.

Templates are what deceives: weather, results, listings and notices agree but for names and numbers. So a short text has
to agree more than a long one, and its numbers wholly.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import numpy as np

from backfile.text.cut import Hashes, cut
from backfile.text.fold import index_text
from backfile.text.sketch import FEWEST, shingles

_ALIKE = 0.8  # of the shingles of both, as Jaccard has it
_SHORT_ALIKE = 0.9
_SHORT = 100  # shingles
_CHANGED = 2  # numbers that an update may replace: a toll, and a time
_LATER = 31 * 86_400  # seconds: what is printed again after so long is a template as likely as an update
_CUT = 2 / 3  # of the whole text that its beginning must have
_OF_BEGINNING = 0.95
_OPENING = 8  # tokens
_OF_PAGE = 0.5  # of the shorter text of one address, captured twice
_NUMBER = re.compile(r"\S*[0-9]\S*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is compared of an item."""

    kind: str
    begins: int | None  # seconds from 1970
    url: str | None  # where it was captured
    opening: tuple[str, ...]
    numbers: frozenset[str]
    hashes: Hashes


def reading(kind: str, begins: int | None, url: str | None, text: str, tokens: str | None = None) -> Reading:
    """What is compared of a text; `tokens` where it was folded before."""
    tokens = index_text(text) if tokens is None else tokens
    opening = tuple(tokens.split(" ", _OPENING)[:_OPENING])
    return Reading(kind, begins, url, opening, frozenset(_NUMBER.findall(tokens)), shingles(cut([tokens]).of(0)))


def likeness(one: Reading, other: Reading) -> float:
    """How much of two texts agrees, from 0 to 1; 0 where they are no versions of each other."""
    fewer, more = sorted((len(one.hashes), len(other.hashes)))
    if one.kind != other.kind or fewer < FEWEST:
        return 0.0
    shared = len(np.intersect1d(one.hashes, other.hashes, assume_unique=True))
    alike = shared / (fewer + more - shared)
    if (
        _agree(one, other, alike, fewer)
        or _cut(one, other, shared)
        or (_same_page(one, other) and shared >= _OF_PAGE * fewer)
    ):
        return alike
    return 0.0


def _agree(one: Reading, other: Reading, alike: float, fewer: int) -> bool:
    changed = len(one.numbers ^ other.numbers)
    apart = one.begins is not None and other.begins is not None and abs(one.begins - other.begins) > _LATER
    if fewer < _SHORT or apart:
        return alike >= _SHORT_ALIKE and not changed
    return alike >= _ALIKE and changed <= max(_CHANGED, len(one.numbers | other.numbers) // 2)


def _cut(one: Reading, other: Reading, shared: int) -> bool:
    """Whether one of them is the beginning of the other."""
    short, whole = sorted((one, other), key=lambda each: len(each.hashes))
    return (
        len(short.hashes) >= _CUT * len(whole.hashes)
        and shared >= _OF_BEGINNING * len(short.hashes)
        and short.opening == whole.opening
        and short.numbers <= whole.numbers
    )


def _same_page(one: Reading, other: Reading) -> bool:
    """Whether both were captured at one address. What stands at the root of a site is another thing every day."""
    if one.url is None or one.url != other.url:
        return False
    parts = urlsplit(one.url)
    return bool(parts.path.strip("/") or parts.query)
