"""The words of a library that a pattern, a near spelling or a stem stands for."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING

from backfile.library.vocabulary import terms_like, terms_near, terms_with_stem
from backfile.search.language.tree import Forms, Fuzzy, Pattern, Regex, Text, Tree
from backfile.search.plan.match import MOST_ALTERNATIVES, match_any
from backfile.search.plan.notes import Note, Tell
from backfile.search.reading.fits import Fit, fits
from backfile.search.reading.letters import letters, stays_within_a_word
from backfile.search.reading.patterns import pattern_of
from backfile.search.reading.phrase import Phrase, phrases
from backfile.search.reading.regexes import some_match
from backfile.text.fold import is_unspaced, words

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

MOST_WORDS = 2_000
"""So many words of a pattern are searched, the shortest first."""

_KEPT = 64
_MOST_PHRASES = 200  # of words in all their forms; of more, the texts are read


class Terms:
    """Widens words over one snapshot of a library."""

    def __init__(self, connection: "sqlite3.Connection", check: Callable[[], None], tell: Tell) -> None:
        self._connection = connection
        self._check = check
        self._tell = tell
        self._known: dict[tuple[str, object, object], list[str]] = {}

    def clear(self) -> None:
        """Something was committed."""
        self._known.clear()

    def expressions(self, wording: Pattern | Fuzzy | Forms, language: str | None = None) -> Iterator[str] | None:
        """Expressions of the index that find the wording together; None where the index alone can't.

        `language`: whose stems are meant.
        """
        if isinstance(wording, Pattern):
            return None if pattern_of(wording.text).unspaced else self._of_pattern(wording)
        text = wording.part if isinstance(wording, Forms) else wording
        assert isinstance(text, Text | Fuzzy)
        wanted, length = fits(wording, language)
        if isinstance(text, Text) and text.slop is not None:
            return None
        choices = [self._alternatives(fit) for fit in wanted]
        if len(choices) > 1 and prod(map(len, choices)) > _MOST_PHRASES:
            return None
        begins = wanted[-1].kind == "begins"
        return self._chunks((Phrase(words, begins, length) for words in product(*choices)), text.column)

    def alternatives(self, wording: Pattern | Fuzzy | Forms, languages: Sequence[str]) -> list[Text]:
        """Texts that the index can score in place of a wording, what is written as it is asked for first.

        At most `MOST_ALTERNATIVES`; none of a pattern of an unspaced script. `languages`: whose stems may be meant.
        """
        if isinstance(wording, Pattern):
            like = [] if pattern_of(wording.text).unspaced else self.like(wording)
            return [Text(word, wording.column) for word in like[:MOST_ALTERNATIVES]]
        text = wording.part if isinstance(wording, Forms) else wording
        asked = words(text.text) if isinstance(text, Text | Fuzzy) else []
        if not asked or not isinstance(text, Text | Fuzzy):
            return []
        if any(map(is_unspaced, asked)) or getattr(text, "slop", None) is not None:
            return [Text(text.text, text.column, True)]
        found = {Text(" ".join(asked), text.column, len(asked) > 1): None}
        for language in languages if isinstance(wording, Forms) else ("",):
            wanted, _ = fits(wording, language or None)
            for phrase in islice(product(*(self._alternatives(fit) for fit in wanted)), MOST_ALTERNATIVES):
                found.setdefault(Text(" ".join(phrase), text.column, len(phrase) > 1))
        return list(found)[:MOST_ALTERNATIVES]

    def _of_pattern(self, wording: Pattern) -> Iterator[str]:
        found = self.like(wording)
        return self._chunks((Phrase((word,), False, 1) for word in found), wording.column)

    def having(self, expression: Regex) -> Iterator[str] | None:
        """Expressions of the index that find, together, whatever a regular expression matches; None where its words
        can't be told, or are too many."""
        stretches = letters(expression.pattern)
        words = None
        if stays_within_a_word(expression.pattern):  # what matches has all stretches: no list of one is shorter
            longest = max(stretches, key=len, default="")
            words = some_match(expression.pattern, terms_like(self._connection, f"*{longest}*"))
        if words is None:
            found = (terms_like(self._connection, f"*{stretch}*", MOST_WORDS + 1) for stretch in stretches)
            words = min(found, key=len, default=None)
        if words is None or len(words) > MOST_WORDS:
            return None
        return self._chunks((Phrase((word,), False, 1) for word in words if not is_unspaced(word)), expression.column)

    def beginning(self, wording: Tree, most: int) -> list[str] | None:
        """An expression of the index for each word that begins as it is asked for; None where more is asked than one
        beginning anywhere in the texts, or there are more words than that."""
        if not isinstance(wording, Text) or not wording.prefix or wording.exact or wording.column == "title":
            return None
        first, *others = phrases(wording)
        if others or len(first.tokens) != 1 or not first.prefix or is_unspaced(first.tokens[0]):
            return None
        found = terms_like(self._connection, f"{first.tokens[0]}*", most + 1)
        if len(found) > most:
            return None
        return [match_any([Phrase((word,), False, 1)], wording.column) for word in found]

    def like(self, wording: Pattern) -> list[str]:
        """The words of a pattern, the shortest first, as many as are searched."""
        glob = "".join(pattern_of(wording.text).parts)
        found = self._looked_up("like", glob, None, lambda: terms_like(self._connection, glob, MOST_WORDS + 1))
        if len(found) > MOST_WORDS:
            told = f"“{wording.text}” means more than {MOST_WORDS:,} words: the shortest {MOST_WORDS:,} are searched."
            self._tell(Note(told))
        return found[:MOST_WORDS]

    def _alternatives(self, fit: Fit) -> list[str]:
        match fit.kind:
            case "near":
                distance = int(fit.more or 0)
                return self._looked_up(
                    "near", fit.text, distance, lambda: terms_near(self._connection, fit.text, distance)
                )
            case "stem":
                language = str(fit.more)
                return self._looked_up(
                    "stem",
                    fit.text,
                    language,
                    lambda: terms_with_stem(self._connection, fit.text, [language])[language],
                )
            case _:
                return [fit.text]

    def _looked_up(self, kind: str, text: str, more: object, look: Callable[[], list[str]]) -> list[str]:
        """Words of spaced scripts, looked up once: what is found by them is ranked by them as well."""
        key = (kind, text, more)
        if key not in self._known:
            self._known[key] = [word for word in look() if not is_unspaced(word)]
            if len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        return self._known[key]

    def _chunks(self, found: Iterator[Phrase], column: str | None) -> Iterator[str]:
        while chunk := list(islice(found, MOST_ALTERNATIVES)):
            self._check()
            yield match_any(chunk, column)
