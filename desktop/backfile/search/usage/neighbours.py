"""The words beside a hit: what a concordance is sorted by, and what collocates are counted from."""

from backfile.text.fold import words
from backfile.text.sentences import STOPS, sentences

WINDOW = 10
"""Words that are known to either side of a hit; of scripts without spaces, characters."""

FAR = 255
"""So many words or more."""

_REACH = 110  # code points in which so many words are looked for at first


def before(text: str, at: int) -> tuple[list[str], int]:
    """Up to `WINDOW` words before a place, the nearest first, and how many of them are of its sentence."""
    reach = _REACH
    while True:
        first = max(0, at - reach)
        found = words(text[first:at])
        if first:
            del found[:1]  # it may be the end of a longer one
        if len(found) >= WINDOW or not first:
            break
        reach *= 4
    within = len(words(text[_sentence_start(text, first, at) : at]))
    return found[: -WINDOW - 1 : -1], min(within, WINDOW, len(found))


def after(text: str, start: int, at: int) -> tuple[list[str], int]:
    """Up to `WINDOW` words from a place on, and how many of them are of the sentence of what begins at `start`."""
    reach = _REACH
    while True:
        last = min(len(text), at + reach)
        found = words(text[at:last])
        if last < len(text):
            del found[-1:]
        if len(found) >= WINDOW or last == len(text):
            break
        reach *= 4
    within = len(words(text[at : _sentence_end(text, start, at, last)]))
    return found[:WINDOW], min(within, WINDOW, len(found))


def between(text: str, start: int, end: int) -> int:
    """How many words stand between two hits."""
    return FAR if end - start > 20 * _REACH else min(len(words(text[start:end])), FAR)


def _sentence_start(text: str, first: int, at: int) -> int:
    first = max(first, text.rfind("\n", first, at) + 1)
    if STOPS.search(text, first, at) is None:
        return first
    found = sentences(text[first : at + 1])  # with the letter after a stop, which tells whether it ends a sentence
    return min(first + found[-1][0], at) if found else first


def _sentence_end(text: str, start: int, at: int, last: int) -> int:
    line = text.find("\n", at, last)
    whole = last if line < 0 else line
    if STOPS.search(text, start, whole) is None:
        return max(at, whole)
    found = sentences(text[start:whole])
    end = next((start + stop for _, stop in found if start + stop >= at), at)
    return max(at, end)
