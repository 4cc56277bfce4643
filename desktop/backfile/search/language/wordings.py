"""Words, phrases, wildcards and regular expressions: one leaf of them as a part of the tree."""

import re
from collections.abc import Callable, Iterable

from backfile.search.language import wildcards
from backfile.search.language.endings import LETTER
from backfile.search.language.expressions import fault
from backfile.search.language.joining import both
from backfile.search.language.lexemes import Leaf, Shape
from backfile.search.language.tree import Fuzzy, Pattern, Regex, Text, Tree
from backfile.search.language.warned import AS_WORDS
from backfile.search.language.wildcards import Unit
from backfile.search.language.write import is_plain
from backfile.text.fold import is_unspaced, tokens, words

_WORD = re.compile(r"\w+")
_SHORT_WORD = 5  # letters: a longer one may be further away


class Wordings:
    """Makes trees of leaves that are words; `unfinished` is the one that is still being typed."""

    def __init__(self, warn: Callable[[str], None], *, several: bool) -> None:
        self.unfinished: Text | None = None
        self._warn = warn
        self._several = several  # leaves: a lone `what?` is a wildcard, “who wins?” is a question

    def read(self, leaf: Leaf, column: str | None) -> Tree | None:
        """What a leaf means as words; None where it has none."""
        if leaf.shape is Shape.WORD and leaf.text.isascii() and leaf.text.isalpha() and leaf.fuzzy is None:
            return self._of_letters(leaf, column)
        if leaf.shape is Shape.REGEX:
            return self._regex(leaf, column)
        if leaf.shape is not Shape.WORD:
            return self.text(leaf, leaf.text, column)
        text = leaf.text
        if leaf.asks and (self._several or text.startswith("¿")):
            text = text.rstrip("?!.,;…")
        found = wildcards.units(text, question=not {":", "/", "："} & set(text))
        if leaf.exact and any(unit.wild for unit in found):
            self._warn("A word that is meant letter by letter has no wildcard.")
            found = [Unit(" ", False) if unit.wild else unit for unit in found]
        if wildcards.is_pattern(found):
            return self._pattern(found, leaf, column)
        if wildcards.begins(found):
            return self.text(leaf, wildcards.plain(found[:-1]), column, prefix=True)
        plain = wildcards.plain(found)
        return self.text(leaf, plain, column) if leaf.fuzzy is None else self._fuzzy(leaf, plain, column)

    def _of_letters(self, leaf: Leaf, column: str | None) -> Text:
        """What `text` makes of it, in a fifth of the time: nearly all words of a long list are such."""
        made = Text(leaf.text, column, not is_plain(leaf.text), exact=leaf.exact)
        if leaf.open and not leaf.exact:
            self.unfinished = made
        return made

    def text(self, leaf: Leaf, text: str, column: str | None, *, prefix: bool = False) -> Text | None:
        """A word or a phrase as it stands there; `prefix`: its last word may go on."""
        found = tokens(text)
        if not found:
            return None
        quoted = leaf.shape is Shape.PHRASE
        shown = " ".join((text if quoted else text[found[0].start : found[-1].end]).split())
        if prefix and leaf.fuzzy is not None:
            self._warn("A word that may go on is not fuzzy as well.")
        slop = leaf.slop if sum(bool(words(piece)) for piece in shown.split()) > 1 else None
        if leaf.exact and (slop is not None or leaf.prefix):
            self._warn("Words that are meant letter by letter stand side by side, and whole.")
            slop = None
        made = Text(
            shown,
            column,
            quoted or not is_plain(shown),
            slop,
            (prefix or leaf.prefix) and not leaf.exact,
            leaf.exact,
        )
        if leaf.open and not leaf.exact:
            self.unfinished = made
        return made

    def _pattern(self, found: list[Unit], leaf: Leaf, column: str | None) -> Tree | None:
        if leaf.fuzzy is not None:
            self._warn("A word with wildcards is not fuzzy as well.")
        pieces = wildcards.split(found)
        if len(pieces) > 1:
            self._warn(f"“{leaf.text}” is several words, each searched by itself.")
        return _all(self._piece(piece, column) for piece in pieces)

    def _piece(self, piece: list[Unit], column: str | None) -> Tree | None:
        if wildcards.is_pattern(piece):
            if wildcards.is_short(piece):
                return Pattern(wildcards.pattern(piece), column)
            self._warn(wildcards.TOO_WILD)
            return self.text(Leaf(""), wildcards.parted(piece), column)
        prefix = wildcards.begins(piece)
        return self.text(Leaf(""), wildcards.plain(piece[:-1] if prefix else piece), column, prefix=prefix)

    def _fuzzy(self, leaf: Leaf, plain: str, column: str | None) -> Tree | None:
        found = tokens(plain)
        if len(found) != 1 or is_unspaced(found[0].text) or leaf.exact or not LETTER.search(plain):
            if found:
                self._warn(f"“{plain}” is searched as it is: only a word of letters can be fuzzy.")
            return self.text(leaf, plain, column)
        distance = self._distance(leaf.fuzzy or "", found[0].text)
        word = plain[found[0].start : found[0].end]
        return Fuzzy(word, distance, column) if distance else self.text(leaf, plain, column)

    def _distance(self, typed: str, word: str) -> int:
        """How many letters may differ: as said, but two at most; else one, or two of a long word."""
        usual = 1 if len(word) <= _SHORT_WORD else 2
        if not typed or 0 < float(typed) < 1:  # Lucene's older likeness
            return usual
        if float(typed) > 2:
            self._warn(f"“~{typed}” is searched as ~2: words that are further away are others.")
        return min(int(float(typed)), 2)

    def _regex(self, leaf: Leaf, column: str | None) -> Tree | None:
        pattern = leaf.text.replace("\\\\", "\0").replace("\\/", "/").replace("\0", "\\\\")
        if what := fault(pattern):
            self._warn(f"“{leaf.raw}” is no regular expression ({what}).{AS_WORDS}")
            return _all(self.text(Leaf(""), word, column) for word in _WORD.findall(leaf.text))
        return Regex(pattern, column)


def _all(parts: Iterable[Tree | None]) -> Tree | None:
    kept = [part for part in parts if part is not None]
    return both(*kept) if kept else None
