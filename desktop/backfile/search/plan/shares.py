"""How much work an answer will be: in how many items words are, told from a few stretches of the index."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from backfile.search.language.tree import Text, Tree
from backfile.search.plan.columns import Columns
from backfile.search.plan.match import match_any
from backfile.search.reading.phrase import Phrase, phrases
from backfile.search.reading.plain import walk
from backfile.text.fold import is_unspaced

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_STRETCHES, _MORE_STRETCHES, _LENGTH = 8, 32, 500  # 0.3 ms a word, whatever the size of the library
_ENOUGH = 20  # where fewer were met, more stretches are looked at
_OF_A_STRETCH = "SELECT count(*) FROM fts WHERE fts MATCH ? AND rowid BETWEEN ? AND ?"
_OF_HEADLINES = "SELECT count(*) FROM headlines WHERE headlines MATCH ?"
_LETTERS = 2  # what begins with one letter is taken to be in every text, what begins with two in half of them
_SHORTER = 3  # the index of headlines has a third of what it has for texts of what begins with a letter
_WALKS, _WALKS_UNSPACED = 3, 2  # what many words have that begin with some letters is merged before it is walked
_TEXTS = 20  # for each headline with a word that begins so, about so many texts have one


class Shares:
    """Estimates over one snapshot of a library; what was looked up is kept until it has changed."""

    def __init__(self, connection: "sqlite3.Connection", columns: Columns, check: Callable[[], None]) -> None:
        self._connection = connection
        self._columns = columns
        self._check = check
        self._known: dict[str, float] = {}
        self._begun: dict[str, float] = {}

    def clear(self) -> None:
        """Something was committed."""
        self._known.clear()
        self._begun.clear()

    def of(self, expression: str) -> float:
        """About what share of all items an expression of the index finds. Dear where it has the beginning of a word."""
        if expression not in self._known:
            self._check()
            self._known[expression] = self._counted(expression)
        return self._known[expression]

    def walked(self, tree: Tree) -> float:
        """About how many entries of the index are walked to answer a tree."""
        texts = [part for part in walk(tree) if isinstance(part, Text)]
        return sum(
            self._of_phrase(phrase) / (_SHORTER if text.column == "title" else 1)
            for text in texts
            for phrase in phrases(text)
        )

    def _of_phrase(self, phrase: Phrase) -> float:
        *whole, last = phrase.tokens or ("",)
        walked = sum(self.of(match_any([Phrase((token,), False, 1)], None)) for token in whole) * self._columns.last
        if not last:
            return walked
        if phrase.prefix:
            return walked + self._of_beginning(last)
        return walked + self.of(match_any([Phrase((last,), False, 1)], None)) * self._columns.last

    def _of_beginning(self, letters: str) -> float:
        if len(letters) <= _LETTERS and not is_unspaced(letters):
            return self._columns.last / len(letters)
        if letters not in self._begun:
            expression = match_any([Phrase((letters,), True, 1)], None)
            (found,) = self._connection.execute(_OF_HEADLINES, (expression,)).fetchone()
            walks = _WALKS_UNSPACED if is_unspaced(letters) else _WALKS
            self._begun[letters] = walks * min(float(found * _TEXTS), self._columns.last)
        return self._begun[letters]

    def _counted(self, expression: str) -> float:
        last = self._columns.last
        if last <= 2 * _MORE_STRETCHES * _LENGTH:
            return self._counted_in(expression, [1], last)
        for stretches in (_STRETCHES, _MORE_STRETCHES):
            share = self._counted_in(expression, [at * last // stretches + 1 for at in range(stretches)], _LENGTH)
            if share * stretches * _LENGTH > _ENOUGH:
                break
        return share

    def _counted_in(self, expression: str, starts: list[int], length: int) -> float:
        found = (
            self._connection.execute(_OF_A_STRETCH, (expression, start, start + length - 1)).fetchone()[0]
            for start in starts
        )
        return float(sum(found)) / max(1, length * len(starts))


def looked_up(tree: Tree) -> int:
    """How many words are looked up in the index to answer a tree; a beginning is one."""
    texts = [part for part in walk(tree) if isinstance(part, Text)]
    return sum(len(phrase.tokens) for text in texts for phrase in phrases(text))
