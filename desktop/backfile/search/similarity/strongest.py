"""The words that say what an article is about: those that it has often and others have seldom.

How many articles have a word is counted in the index, and only as far as it matters: a word that more than a twentieth
have says nothing, so the count stops there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from backfile.search.language.tree import Text
from backfile.search.plan.match import match
from backfile.text.fold import Token, is_unspaced, tokens

if TYPE_CHECKING:
    from backfile.article import Article
    from backfile.library.sqlite import sqlite3

MOST = 24
"""Words that are compared: further ones change no order."""

_READ = 40_000  # characters of an article: of a book its beginning
_HEADLINE, _DECK, _NAME = 3, 2, 2  # what an occurrence there counts for
_COMMON = 20  # a word that one in so many articles has is common
_FEW, _MANY = 50, 2_000  # articles that do not make a word common yet; that do so in every library
_KEPT = 50_000
_SATURATION = 1.2  # BM25's: the tenth occurrence says less than the second


@dataclass(frozen=True, slots=True)
class Strong:
    """A token that tells an article from others."""

    token: str
    shown: str  # as the article writes it
    span: tuple[int, int]  # where it first does so
    weight: float


class Frequencies:
    """In how many articles a word occurs; kept for common ones, which come up again and take longest to count."""

    def __init__(self, connection: "sqlite3.Connection") -> None:
        self._connection = connection
        self._common: dict[str, None] = {}
        self.items = 0

    def begin(self) -> None:
        """Count the library's items anew; where they have doubled, nothing is known to be common any more."""
        (items,) = self._connection.execute("SELECT count(*) FROM items").fetchone()
        if items > 2 * self.items:
            self._common.clear()  # what was common among a few need not be so among many
        self.items = items

    def of(self, token: str) -> int | None:
        """The number of articles; None where it is common."""
        if token in self._common:
            return None
        most = min(max(self.items // _COMMON, min(_FEW, self.items // 4)), _MANY)
        (count,) = self._connection.execute(_COUNT, (match(Text(token)), most + 1)).fetchone()
        if count <= most:
            return int(count)
        self._common[token] = None
        if len(self._common) > _KEPT:
            self._common.pop(next(iter(self._common)))
        return None


def strongest(article: "Article", frequencies: Frequencies, check: Callable[[], None]) -> list[Strong]:
    """The words of an article that weigh most, the heaviest first; none that no other article has."""
    text, occurrences, first = _counted(article)
    found: list[Strong] = []
    for token, times in occurrences.items():
        check()
        count = frequencies.of(token)
        if count is None or count < 2:
            continue
        weight = saturated(times) * log(frequencies.items / count + 1)
        start, end = first[token].start, first[token].end
        found.append(Strong(token, text[start:end], (start, end), weight))
    return sorted(found, key=lambda each: (-each.weight, each.token))[:MOST]


def saturated(times: float, length: float = 1.0) -> float:
    """What so many occurrences say, in a text of this length against a usual one."""
    return times * (_SATURATION + 1) / (times + _SATURATION * (0.25 + 0.75 * length))


def phrases(strong: Sequence[Strong], text: str, names: Sequence[tuple[int, int]] = ()) -> list[str]:
    """The words as people read them: bigrams and the parts of a name joined where they stand side by side.

    `names`: where names stand of which no part stands for itself.
    """
    said: list[tuple[int, int, float]] = []
    for each in sorted(strong, key=lambda one: one.span):
        start, end = next((span for span in names if span[0] <= each.span[0] and each.span[1] <= span[1]), each.span)
        if said and (start < said[-1][1] or _is_name(text, said[-1][1], start)):
            begin, _, weight = said.pop()
            said.append((begin, end, max(weight, each.weight)))
        else:
            said.append((start, end, each.weight))
    ordered = sorted(said, key=lambda one: -one[2])
    return list({text[start:end].casefold(): text[start:end] for start, end, _ in ordered}.values())


def read_text(article: "Article") -> str:
    """What of an article is looked at, as one text."""
    parts = [article.title, article.kicker, article.standfirst, *article.paragraphs]
    return "\n".join(part for part in parts if part)[:_READ]


def _counted(article: "Article") -> tuple[str, dict[str, float], dict[str, Token]]:
    """The text, how often each token occurs in it, and where it first does."""
    text = read_text(article)
    head = len(article.title)
    deck = head + sum(len(part) + 1 for part in (article.kicker, article.standfirst) if part)
    derived = "title" in article.derived  # the same words follow in the text
    occurrences: dict[str, float] = {}
    first: dict[str, Token] = {}
    for token in _telling(tokens(text)):
        counts = (0 if derived else _HEADLINE) if token.start < head else _DECK if token.start < deck else 1
        occurrences[token.text] = occurrences.get(token.text, 0) + counts
        if token.text not in first or _shouts(text, first[token.text]) > _shouts(text, token):
            first[token.text] = token
    for name in article.names:
        for token in _telling(tokens(f"{name.name} {name.gloss or ''}")):
            if token.text in occurrences:
                occurrences[token.text] += _NAME
    return text, {token: times for token, times in occurrences.items() if times}, first


def _shouts(text: str, token: Token) -> bool:
    """Whether it is set in capitals, as some headlines are; an acronym is so everywhere."""
    return text[token.start : token.end].isupper()


def _telling(found: Sequence[Token]) -> Iterator[Token]:
    """Without what can tell nothing: single characters and short numbers."""
    for token in found:
        if len(token.text) > 1 and not (token.text.isdigit() and len(token.text) < 4):
            yield token


def _is_name(text: str, end: int, start: int) -> bool:
    """Whether two words are parts of one name: both with a capital, a blank between."""
    return text[end:start] == " " and text[start].isupper() and not is_unspaced(text[start])


_COUNT = "SELECT count(*) FROM (SELECT 1 FROM fts WHERE fts MATCH ? LIMIT ?)"
