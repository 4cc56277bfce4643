"""Text cut into atoms: a word of a spaced script, or one character of an unspaced one.

Written from the rules that `backfile.text.fold` documents: case, width, diacritics and Traditional/Simplified do not
count; what is no letter, digit or mark separates. Traditional to Simplified are OpenCC's tables, as the rule
itself names them; everything else comes from Unicode's own data, by the names of its characters.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

from opencc import OpenCC

_SIMPLIFIERS = tuple(map(OpenCC, ("t2s", "tw2s", "hk2s")))
_UNSPACED_NAMES = (
    "CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "BOPOMOFO",
    "HANGUL", "THAI", "LAO", "MYANMAR", "KHMER",
)  # fmt: skip
_DIACRITICS = (
    "COMBINING",
    "HEBREW POINT",
    "HEBREW ACCENT",
    "HEBREW MARK",
    "ARABIC",
    "VARIATION SELECTOR",
    "MONGOLIAN FREE VARIATION",
)
_STROKES = {"ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
_APOSTROPHES = "ʹʺʻʼʽʾʿˈ´"
_VOICING = ("\u3099", "\u309a")


class Atom(NamedTuple):
    """What is compared, the place in the NFC text that it stands for, and whether it goes on from the one before."""

    text: str
    start: int
    end: int
    unspaced: bool
    glued: bool  # both are characters of one run of an unspaced script


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def atoms(text: str) -> list[Atom]:
    """The atoms of a text, in order."""
    found: list[Atom] = []
    broken = True  # whether something separates the next letter from the last atom
    for at, character in enumerate(nfc(text)):
        for letter in folded(character):
            if letter in _VOICING and found and not broken:
                whole = nfc(found[-1].text + letter)
                found[-1] = found[-1]._replace(text=whole if len(whole) == 1 else found[-1].text, end=at + 1)
            elif letter == " ":
                broken = True
            elif is_unspaced(letter):
                glued = not broken and found[-1].unspaced
                found.append(Atom(letter, at, at + 1, unspaced=True, glued=glued))
                broken = False
            elif broken or found[-1].unspaced:
                found.append(Atom(letter, at, at + 1, unspaced=False, glued=False))
                broken = False
            else:
                found[-1] = found[-1]._replace(text=found[-1].text + letter, end=at + 1)
        if found and not broken and unicodedata.category(character)[0] == "M":
            found[-1] = found[-1]._replace(end=at + 1)  # an accent that is ignored belongs to its letter
    return found


@cache
def folded(character: str) -> str:
    """What a character is compared as: some letters, nothing where it vanishes, a blank where it separates."""
    if character in _APOSTROPHES or character in "\u200b\u2028\u2029\u0085":
        return " "
    if unicodedata.category(character) == "Cf":
        return ""
    wide = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    return "".join(_plain(part) for part in wide)


def _plain(character: str) -> str:
    if _named(character, ("HIRAGANA", "KATAKANA", "HANGUL SYLLABLE")) or character in _VOICING:
        return character if _is_kept(character) else " "
    if _named(character, ("CJK UNIFIED IDEOGRAPH",)):
        return simplified(character)
    return "".join(_letter(part) for part in unicodedata.normalize("NFKD", character))


def simplified(character: str) -> str:
    """By the general table, else by that of Taiwan's or Hong Kong's variants."""
    if character == "么":
        return character  # the simplified form of 麼, which the table of Taiwan's variants takes for one of 幺
    for each in _SIMPLIFIERS:
        simple: str = each.convert(character)
        if len(simple) == 1 and simple != character:
            return simple
    return character


def _letter(character: str) -> str:
    if unicodedata.decimal(character, None) is not None:
        return str(unicodedata.decimal(character))
    if unicodedata.category(character)[0] == "M" and _named(character, _DIACRITICS) and character not in _VOICING:
        return ""
    if character == "ـ" or character in _APOSTROPHES:
        return "" if character == "ـ" else " "
    return _STROKES.get(character, character) if _is_kept(character) else " "


def _is_kept(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


@cache
def is_unspaced(letter: str) -> bool:
    """Whether a folded letter is of a script that is written without blanks, or of Hangul."""
    return letter in "々〆〇" or _named(letter, _UNSPACED_NAMES)


def _named(character: str, beginnings: tuple[str, ...]) -> bool:
    return unicodedata.name(character, "").startswith(beginnings)
