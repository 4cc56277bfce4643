"""The stem that the forms of a word share, by language: "elections" and "election" are one, "nation" and "national".

Snowball's stemmers (https://snowballstem.org), given words as the index folds them, so that a stem is one of folded
words. What that costs: where only a diacritic tells two words apart, they share their stem as they share their tokens
(French "pêche", "péché"); and an ending that a stemmer knows by its diacritics alone stays on. French "-ée" and
Russian "-ый" are put back. Polish "-ów" and Czech "-ého" are not, and in Turkish, whose endings follow the vowels,
about half of the forms are found.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from backfile.text.fold import fold_value

if TYPE_CHECKING:
    from Stemmer import Stemmer

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish",
}  # fmt: skip

_CHANGED = 2
"""Letters at the end of a stem that its words may not have, as in "ferri" or "vote" of "voting"."""
_COMMON = 4
_CYRILLIC = {
    "a": "а", "b": "б", "c": "цчћ", "d": "дђџ", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "ј", "k": "к",
    "l": "лљ", "m": "м", "n": "нњ", "o": "о", "p": "п", "r": "р", "s": "сш", "t": "т", "u": "у", "v": "в", "z": "зж",
}  # fmt: skip


def languages() -> frozenset[str]:
    """The primary subtags of the languages that have a stemmer."""
    return frozenset(_ALGORITHMS)


def is_stemmed(language: str) -> bool:
    """Whether a BCP 47 tag is of one of them."""
    return _subtag(language) in _ALGORITHMS


def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself in a language without a stemmer. `language` is a BCP 47 tag."""
    if not is_stemmed(language):
        return word
    subtag = _subtag(language)
    if subtag == "fr":
        word = _FRENCH.sub(r"ée\1", word)
    elif subtag == "ru":
        word = _RUSSIAN.sub(r"\1й", word)
    found: str = _stemmer(_ALGORITHMS[subtag]).stemWord(word)
    return found if found.isascii() else fold_value(found)


def patterns(stem: str, language: str) -> list[str]:
    """What all words of that stem match: `*` stands for any letters. So few of a vocabulary need to be stemmed."""
    begin = stem[: max(1, min(_COMMON, len(stem) - _CHANGED))]
    match _subtag(language):
        case "ar" | "id":  # which take off beginnings as well, and change the letter behind them
            return [f"*{stem[1:-1]}*"]
        case "de":  # which has ä and ae for one
            return [f"{begin[: _GERMAN.match(begin).end()]}*"]  # type: ignore[union-attr]
        case "nl":  # gelopen, loopt
            return [f"{stem[:1]}*", f"ge{stem[:1]}*"]
        case "sr":  # whose two alphabets have one stem
            return [f"{letter}*" for letter in stem[:1] + _CYRILLIC.get(stem[:1], "")]
    return [f"{begin}*"]


def _subtag(language: str) -> str:
    return language.partition("-")[0].lower()


@cache
def _stemmer(algorithm: str) -> "Stemmer":
    from Stemmer import Stemmer

    return Stemmer(algorithm)


_FRENCH = re.compile("ee(s?)$")
_RUSSIAN = re.compile("([аеиоуыэюя])и$")
_GERMAN = re.compile("[^aou]*[aou]?")
