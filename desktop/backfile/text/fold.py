"""How text becomes tokens for the index, and how tokens lead back to the text that is shown.

Matching ignores case, width, diacritics and the difference between Traditional and Simplified Chinese, Taiwan's and
Hong Kong's variants among them (裏 裡 里, 臺 台, 爲 為 为, 衞 衛 卫, 綫 線 线, 峯 峰, 著 着); stored and shown text is
never touched. 著 is 着 in 著名 too: a word that is written with it is found all the same.

What is no letter, digit or mark separates tokens; a word that is written with it is a phrase, in a query as in a text:

- hyphens, apostrophes: `no-limits`, `Xi's`, `l’été`, `don't`, `O'Brien` and `F-16` are two tokens each. So `limits`
  finds the first and `été` the third, but `nolimits` and `dont` are other words.
- decimals and dates: `3.5` is `3 5`, and never `35`; `1,000` is `1 000`.
- addresses and tags: `me@example.org` is three tokens, `#tag` and `@name` are `tag` and `name`.
- signs: `AT&T` is `at t`, and `C++` the token `c`, as `C#` is: a search for signs is a regular expression.
- full stops: `U.S.` is `u s`, which `US` is not, so that it is no pronoun either.

Soft hyphens, joiners and variation selectors vanish without separating.

Scripts written without spaces (and Hangul, whose words take endings) become overlapping bigrams and the last character
alone: 習近平 → `习近 近平 平`. A word of two or more characters is then the phrase of its bigrams, a word of one the
prefix of a token, and none matches across punctuation. FTS5's `ascii` tokeniser does the rest: it splits at ASCII
characters that are neither letters nor digits.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from backfile.text.clusters import fold_with_places
from backfile.text.folds import fold_characters

TOKENISER = "backfile-2"
"""The name and version of these rules, which a library keeps; another one means that its index is built anew."""


class Token(NamedTuple):
    """A token, and the code points [start, end) of the text that it stands for."""

    text: str
    start: int
    end: int


_make: Callable[[Iterable[object]], Token] = partial(tuple.__new__, Token)  # three times as fast as `Token._make`


def index_text(text: str) -> str:
    """`text` as FTS5 gets it. ASCII keeps its punctuation, at which the tokeniser splits."""
    if text.isascii():
        return text.lower()
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _NON_ASCII.sub(_fold_match, text.lower())


def words(text: str) -> list[str]:
    """The tokens of `text`, in order."""
    return _spread(text).split() if text.isascii() else _WORD.findall(index_text(text))


def runs(text: str) -> str:
    """The words of `text` with single blanks between, each run of an unspaced script whole: a fifth of the work."""
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        return " ".join(_WORD.findall(_NON_ASCII.sub(_fold_apart, text.lower())))
    return " ".join(_spread(text).split())


def loose(text: str) -> str:
    """`runs` with any number of blanks between words, and at either end: a tenth of the work where all is ASCII."""
    return f" {_spread(text) if text.isascii() else runs(text)} "


def fold_value(value: str) -> str:
    """A source's, section's or name's tokens with single spaces between: what a query for it is compared with."""
    return " ".join(words(value))


def tokens(text: str) -> list[Token]:
    """The same tokens as `words`, each with its place in `text`; the last character of a run is a token of its own."""
    if text.isascii():
        return [Token(match[0], match.start(), match.end()) for match in _ASCII_WORD.finditer(text.lower())]
    folded, starts, ends = fold_with_places(text)
    found: list[Token] = []
    for match in _pieces().finditer(folded):
        first, last = match.start(), match.end() - 1
        if not is_unspaced(folded[first]):
            found.append(Token(match[0], starts[first], ends[last]))
            continue
        pairs = map("".join, pairwise(match[0]))
        found += map(_make, zip(pairs, starts[first:last], ends[first + 1 : last + 1], strict=True))
        found.append(Token(folded[last], starts[last], ends[last]))
    return found


def is_unspaced(token: str) -> bool:
    """Whether a token belongs to a run of bigrams."""
    return _UNSPACED.match(token) is not None


def _spread(text: str) -> str:
    """Text of ASCII with a blank for each character that is in no word: 2 µs for 3 KB, where an expression takes 50."""
    return text.encode().translate(_ASCII_FOLDS).decode()


UNSPACED_CLASS = (
    "\u3005-\u3007\u3031-\u3035\u303b\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"  # kana, bopomofo, 々〇
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\U0001b000-\U0001b16f"  # Han, rare kana
    "\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff"  # Hangul
    "\u0e00-\u0eff\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
)
"""The folded characters of scripts without spaces, to stand within the brackets of a regular expression."""

_UNSPACED = re.compile(f"[{UNSPACED_CLASS}]+")
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\x00-/:-`{-\x7f]+")  # said by what is left out: that compiles thirty times as fast
_ASCII_FOLDS = bytes(ord(chr(code).lower()) if chr(code).isalnum() and code < 0x80 else 0x20 for code in range(256))
_ASCII_WORD = re.compile(r"[0-9a-z]+")


@cache
def _pieces() -> re.Pattern[str]:  # late, as the one below: each takes milliseconds, which the first paint waits for
    return re.compile(f"[{UNSPACED_CLASS}]+|[^ {UNSPACED_CLASS}]+")


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile(f"[^ {UNSPACED_CLASS}]")


def _fold_match(match: re.Match[str]) -> str:
    run = match[0]
    folded = _PUNCTUATION.get(run)
    return _UNSPACED.sub(_bigrams, fold_characters(run)) if folded is None else folded


def _fold_apart(match: re.Match[str]) -> str:
    run = match[0]
    folded = _PUNCTUATION.get(run)
    if folded is None:
        folded = fold_characters(run)
        if _spaced().search(folded):
            return _UNSPACED.sub(_set_apart, folded)
        return f" {folded} " if folded else ""  # what vanishes separates nothing
    return folded


def _set_apart(match: re.Match[str]) -> str:
    return f" {match[0]} "


_PUNCTUATION = dict.fromkeys("“”‘’–—…•«»„·\u00a0", " ")  # what stands alone between ASCII most often


def _bigrams(match: re.Match[str]) -> str:
    run = match[0]
    pairs = map("".join, pairwise(run))
    return f" {' '.join(pairs)} {run[-1]} "
