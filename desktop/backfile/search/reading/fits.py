"""What a token must be for a word of a query: that token, one that begins so, is spelled nearly so, has the same stem.

A word of a query is a test of tokens, so it can be held against any shown text without a library.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from backfile.search.language.tree import Forms, Fuzzy, Text
from backfile.search.reading.phrase import phrase_of
from backfile.text.fold import is_unspaced
from backfile.text.stems import is_stemmed, stem

_KNOWN = 20_000  # tokens of which a test keeps the outcome


class Fit(NamedTuple):
    """A test of one token."""

    kind: str  # is, begins, near, stem
    text: str
    more: str | int | None = None  # how many letters away; the language of the stem

    def test(self) -> Callable[[str], bool]:
        """The test as a function."""
        match self.kind:
            case "is":
                return self.text.__eq__
            case "begins":
                text = self.text
                return lambda token: token.startswith(text)
            case _:
                return _remembered(self)


def fits(wording: Text | Forms | Fuzzy, language: str | None) -> tuple[tuple[Fit, ...], int]:
    """A test for each token of a phrase, and how many tokens begin in it: the last character of a run begins one that
    is not asked for."""
    text = wording.part if isinstance(wording, Forms) else wording
    assert isinstance(text, Text | Fuzzy)
    phrase = phrase_of(text.text, prefix=isinstance(text, Text) and text.prefix)
    found = [Fit("is", token) for token in phrase.tokens]
    if phrase.prefix and found:
        found[-1] = Fit("begins", found[-1].text)
    if isinstance(wording, Fuzzy):
        found = [fit if is_unspaced(fit.text) else Fit("near", fit.text, wording.distance) for fit in found]
    elif isinstance(wording, Forms):
        found = [_stemmed(fit, language) for fit in found]
    return tuple(found), phrase.length


def _stemmed(fit: Fit, language: str | None) -> Fit:
    if fit.kind != "is" or language is None or is_unspaced(fit.text):
        return fit
    return Fit("stem", fit.text, language) if is_stemmed(language) else fit


@lru_cache(256)
def _remembered(fit: Fit) -> Callable[[str], bool]:
    return lru_cache(_KNOWN)(_near(fit.text, int(fit.more or 0)) if fit.kind == "near" else _same_stem(fit))


def _near(word: str, distance: int) -> Callable[[str], bool]:
    # Late: a window paints before it is needed.
    from rapidfuzz.distance import OSA

    def near(token: str) -> bool:
        return abs(len(token) - len(word)) <= distance and (
            OSA.distance(word, token, score_cutoff=distance) <= distance and not is_unspaced(token)
        )

    return near


def _same_stem(fit: Fit) -> Callable[[str], bool]:
    language = str(fit.more)
    wanted = stem(fit.text, language)
    return lambda token: stem(token, language) == wanted
