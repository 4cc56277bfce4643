"""What becomes of characters when text is folded, before it is cut into tokens."""

import re
import unicodedata

from backfile.text.characters import fold_character


class Folds(dict[int, str]):
    """Code point → its folded form, filled in as characters are met. Two threads may fill in the same one at once."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = fold_character(chr(point))
        return folded


FOLDS = Folds()
_VOICED = re.compile(r"([\u3041-\u30ff])([\u3099\u309a])")


def fold_characters(text: str) -> str:
    """Text in NFC and lower case, without width, diacritics and variants; a kana and its voicing mark become one."""
    folded = text.translate(FOLDS)
    if "\u3099" in folded or "\u309a" in folded:
        folded = _VOICED.sub(lambda pair: unicodedata.normalize("NFC", pair[0]), folded)
    return folded
