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
    folded, starts, ends = _fold_with_places(text)
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


# ── Folding ──────────────────────────────────────────────────────────────────────────────────────────────────────────

UNSPACED_CLASS = (
    "\u3005-\u3007\u3031-\u3035\u303b\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"  # kana, bopomofo, 々〇
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\U0001b000-\U0001b16f"  # Han, rare kana
    "\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff"  # Hangul
    "\u0e00-\u0eff\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
)
"""The folded characters of scripts without spaces, to stand within the brackets of a regular expression."""

_UNSPACED = re.compile(f"[{UNSPACED_CLASS}]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\x00-/:-`{-\x7f]+")  # said by what is left out: that compiles thirty times as fast
_ASCII_FOLDS = bytes(ord(chr(code).lower()) if chr(code).isalnum() and code < 0x80 else 0x20 for code in range(256))
_ASCII_WORD = re.compile(r"[0-9a-z]+")


@cache
def _pieces() -> re.Pattern[str]:  # late, as the two below: each takes milliseconds, which the first paint waits for
    return re.compile(f"[{UNSPACED_CLASS}]+|[^ {UNSPACED_CLASS}]+")


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile(f"[^ {UNSPACED_CLASS}]")


_VOICED = re.compile(r"([\u3041-\u30ff])([\u3099\u309a])")

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
_SEPARATING = frozenset("\u200b\u2028\u2029\u0085")
_KEPT = frozenset("LMN")  # letters, marks, numbers


class _Folds(dict[int, str]):
    """Code point → its folded form, filled in as characters are met. Two threads may fill in the same one at once."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _fold_character(chr(point))
        return folded


_FOLDS = _Folds()


def _fold_character(character: str) -> str:
    if character in _APOSTROPHES or character in _SEPARATING:
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


def _fold_match(match: re.Match[str]) -> str:
    run = match[0]
    folded = _PUNCTUATION.get(run)
    return _UNSPACED.sub(_bigrams, _fold(run)) if folded is None else folded


def _fold_apart(match: re.Match[str]) -> str:
    run = match[0]
    folded = _PUNCTUATION.get(run)
    if folded is None:
        folded = _fold(run)
        if _spaced().search(folded):
            return _UNSPACED.sub(_set_apart, folded)
        return f" {folded} " if folded else ""  # what vanishes separates nothing
    return folded


def _set_apart(match: re.Match[str]) -> str:
    return f" {match[0]} "


_PUNCTUATION = dict.fromkeys("“”‘’–—…•«»„·\u00a0", " ")  # what stands alone between ASCII most often


def _fold(text: str) -> str:
    folded = text.translate(_FOLDS)
    if "\u3099" in folded or "\u309a" in folded:
        folded = _VOICED.sub(lambda pair: unicodedata.normalize("NFC", pair[0]), folded)
    return folded


def _bigrams(match: re.Match[str]) -> str:
    run = match[0]
    pairs = map("".join, pairwise(run))
    return f" {' '.join(pairs)} {run[-1]} "


# ── Places ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _fold_with_places(text: str) -> tuple[str, list[int], list[int]]:
    """The folded text before bigrams, and for each of its characters where its cluster starts and ends in `text`."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start, length, stretches = 0, len(text), _stretches()
    while start < length:
        if stretch := stretches.match(text, start):
            end = stretch.end()
            parts = stretch[0].translate(_FOLDS)
            if len(parts) == end - start:
                places = list(range(start, end))
            else:
                places = [at for at in range(start, end) for _ in _FOLDS[ord(text[at])]]
            starts += places
            ends += [at + 1 for at in places]
        else:
            end = _cluster_end(text, start)
            parts = _SEPARATOR.sub(" ", _fold(unicodedata.normalize("NFC", text[start:end]).lower()))
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
        or (category == "Cf" and character not in _SEPARATING)
        or character in "\uff9e\uff9f"
        or "\u1160" <= character <= "\u11ff"
        or "\ud7b0" <= character <= "\ud7ff"
    )
