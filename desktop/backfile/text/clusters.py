"""Where each folded character stands in the text that is shown: of a letter with its marks, where both stand."""

import re
import unicodedata
from functools import cache

from backfile.text.characters import SEPARATING
from backfile.text.folds import FOLDS, fold_characters


def fold_with_places(text: str) -> tuple[str, list[int], list[int]]:
    """The folded text before bigrams, and for each of its characters where its cluster starts and ends in `text`."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start, length, stretches = 0, len(text), _stretches()
    while start < length:
        if stretch := stretches.match(text, start):
            end = stretch.end()
            parts = stretch[0].translate(FOLDS)
            if len(parts) == end - start:
                places = list(range(start, end))
            else:
                places = [at for at in range(start, end) for _ in FOLDS[ord(text[at])]]
            starts += places
            ends += [at + 1 for at in places]
        else:
            end = _cluster_end(text, start)
            parts = _SEPARATOR.sub(" ", fold_characters(unicodedata.normalize("NFC", text[start:end]).lower()))
            starts += [start] * len(parts)
            ends += [end] * len(parts)
        folded.append(parts)
        start = end
    return "".join(folded), starts, ends


_SEPARATOR = re.compile(r"[\x00-/:-`{-\x7f]")
# Characters that are no mark and never vanish, most of what is written. The last of a stretch may carry a mark, so a
# stretch stops before it.
_SIMPLE = (
    "\x00-\x7f\u00a1-\u00ac\u00ae-\u02b8\u0391-\u03ce\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
    "\u3001-\u3029\u3030-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9d"
)


@cache
def _stretches() -> re.Pattern[str]:
    return re.compile(f"[{_SIMPLE}]+(?![^{_SIMPLE}])")


def _cluster_end(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and _continues(text[end]):
        end += 1
    return end


def _continues(character: str) -> bool:
    """Whether a character belongs to the one before it: a mark, a joiner, the later part of a Hangul syllable."""
    if character < "\u00ad":
        return False
    category = unicodedata.category(character)
    return (
        category[0] == "M"
        or (category == "Cf" and character not in SEPARATING)
        or character in "\uff9e\uff9f"
        or "\u1160" <= character <= "\u11ff"
        or "\ud7b0" <= character <= "\ud7ff"
    )
