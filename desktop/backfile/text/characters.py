"""How one character is folded: the rules that `fold` goes by, without the text around it."""

import re
import unicodedata
from functools import cache

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")

# Marks that matching ignores: combining diacritics, Hebrew points, Arabic harakat and tatweel. Kana's voicing marks and
# the vowel signs of Indic scripts are letters to their readers and stay.
_IGNORED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u2de0-\u2dff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08ff"
    "\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
# Letters with a stroke or a ligature that Unicode does not take apart, as people without that keyboard type them.
_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
)
_APOSTROPHES = frozenset("ʹʺʻʼʽʾʿˈ´")  # letters by category, apostrophes by use
SEPARATING = frozenset("\u200b\u2028\u2029\u0085")  # between words, though by category some of them vanish
_KEPT = frozenset("LMN")  # letters, marks, numbers


def fold_character(character: str) -> str:
    """What matching takes it for: nothing where it vanishes, a blank where it separates."""
    if character in _APOSTROPHES or character in SEPARATING:
        return " "
    if unicodedata.category(character) == "Cf":
        return ""
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    return "".join(_fold_compatible(part) for part in composed)


def _fold_compatible(character: str) -> str:
    if "\u3041" <= character <= "\u30ff" or "\uac00" <= character <= "\ud7a3":
        return character if unicodedata.category(character)[0] in _KEPT else " "
    if _HAN.match(character):
        return _simplified(character)
    plain = _IGNORED.sub("", unicodedata.normalize("NFKD", character)).translate(_PLAIN)
    return "".join(_kept(part) for part in plain)


def _kept(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if character in _APOSTROPHES:
        return " "
    return character if unicodedata.category(character)[0] in _KEPT else " "


def _simplified(character: str) -> str:
    simplified: str = _opencc().convert(character)
    return _VARIANTS.get(simplified, simplified) if len(simplified) == 1 else character


# What OpenCC's t2s leaves as it is of the variants that its tw2s and hk2s know, and 汚.
_VARIANTS = dict(zip("敍枱簷潀痺著睪粧糭衞衹腭鲇汚", "叙台檐潨痹着睾妆粽卫只颚鲶污", strict=True))


@cache
def _opencc():  # type: ignore[no-untyped-def]
    # Late: it takes some milliseconds, and an archive may hold no Han at all.
    from opencc import OpenCC

    return OpenCC("t2s")
