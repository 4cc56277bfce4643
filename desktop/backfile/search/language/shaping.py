"""Trees of what asks more of words, in the one form that stands for each meaning.

What cannot hold in a paragraph, near a word or so often (a source, a date) is asked of the whole article beside it, and
told. Weights stand outside of what is asked of words, `Forms` outside of it too.
"""

from collections.abc import Callable, Sequence

from backfile.search.language.endings import MOST_WEIGHT
from backfile.search.language.joining import both, either
from backfile.search.language.lexemes import Wrap
from backfile.search.language.tree import (
    And,
    AtLeast,
    Boost,
    Everything,
    Forms,
    Fuzzy,
    Near,
    Not,
    Or,
    Pattern,
    Regex,
    Text,
    Tree,
    Unit,
    Within,
)
from backfile.search.language.worded import (
    columns,
    has_words,
    holds,
    is_mixed,
    is_near_part,
    is_wording,
    of_one_column,
    pairs,
    stripped,
)
from backfile.search.language.write import write

MOST_PAIRS = 200
"""Of words that are near each other, where groups of them are."""

_LOST = "is asked of the whole article."


class Shaper:
    """Makes trees; what could not be asked so is told by `warn`."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self.warn = warn

    def wrapped(self, wrap: Wrap, part: Tree) -> Tree:
        """What `para:`, `sent:`, `lead:`, `forms:` or `atleast:5` makes of what follows it."""
        if wrap.name == "forms":
            return self.forms(part)
        if wrap.name != "atleast":
            return self.within(part, Unit(wrap.name))
        if not wrap.count:
            self.warn("“atleast:” takes a number: atleast:5(word).")
        return self.at_least(part, wrap.count)

    def negated(self, part: Tree) -> Tree:
        """Without it; weights mean nothing there."""
        if isinstance(part, Boost):
            part = part.part
        return part.part if isinstance(part, Not) else Not(part)

    def boosted(self, part: Tree, weight: float) -> Tree:
        """The same with a weight, which only words can have."""
        match part:
            case Boost():
                return self.boosted(part.part, round(min(part.weight * weight, MOST_WEIGHT), 3))
            case Not() | Everything():
                return part
            case _ if weight != 1 and not has_words(part):
                self.warn("A weight was left out: it belongs to words.")
                return part
            case _:
                return part if weight == 1 else Boost(part, weight)

    def forms(self, part: Tree) -> Tree:
        """Its words in all their forms."""
        match part:
            case Boost():
                return self.boosted(self.forms(part.part), part.weight)
            case Not():
                return self.negated(self.forms(part.part))
            case _ if not has_words(part):
                return part
            case And() | Or() if not is_wording(part):
                return self._beside(part, self.forms)
            case _:
                return Forms(stripped(part, Forms))

    def within(self, part: Tree, unit: Unit) -> Tree:
        """It holds in one sentence, in one paragraph or in the lead."""
        part, weight = self._unweighed(part)
        plain = stripped(part, Forms)
        if plain != part:
            return self.boosted(self.forms(self.within(plain, unit)), weight)
        if is_wording(part) and not holds(part, Within):
            return self.boosted(Within(part, unit), weight)
        return self.boosted(self._partly_within(part, unit), weight)

    def _partly_within(self, part: Tree, unit: Unit) -> Tree:
        match part:
            case And() | Or():
                mixed = [each for each in part.parts if isinstance(each, And | Or | Not) and is_mixed(each)]
                if mixed and isinstance(part, And):
                    self.warn(f"A choice between words and fields {_LOST}")
                    return part
                return self._beside(part, lambda each: self.within(each, unit))
            case Not() if is_mixed(part.part):
                self.warn(f"A choice between words and fields {_LOST}")
                return part
            case _:
                return self._lost(part)

    def at_least(self, part: Tree, count: int) -> Tree:
        """It occurs so often. Of words that must all occur, each does."""
        part, weight = self._unweighed(part)
        plain = stripped(part, Forms)
        if plain != part:
            return self.boosted(self.forms(self.at_least(plain, count)), weight)
        match part:
            case _ if count < 2:
                return self.boosted(part, weight)
            case Text() | Pattern() | Fuzzy() | Regex():
                return self.boosted(AtLeast(part, count), weight)
            case Or() if all(isinstance(each, Text | Pattern | Fuzzy | Regex) for each in part.parts):
                return self.boosted(AtLeast(part, count), weight)
            case And():
                return self.boosted(both(*(self.at_least(each, count) for each in part.parts)), weight)
            case _:
                return self.boosted(self._lost(part), weight)

    def near_each_other(self, parts: Sequence[Tree], distances: Sequence[int]) -> Tree:
        """All of them, each with the next at most so many words apart; at one distance, all of them in one place."""
        if len(set(distances)) == 1:
            return self.near(parts, distances[0])
        self.warn("NEAR of several distances: each two are asked by themselves.")
        return both(*(self.near(parts[at : at + 2], distance) for at, distance in enumerate(distances)))

    def near(self, parts: Sequence[Tree], distance: int) -> Tree:
        """All of them in one place. Of groups of words that must all occur, each one."""
        weighed = [self._unweighed(part)[0] for part in parts]
        plain = [stripped(part, Forms) for part in weighed]
        if plain != weighed:
            return self.forms(self.near(plain, distance))
        if pairs(plain) > MOST_PAIRS:
            self.warn("NEAR of that many words was left out: they are asked of the whole article.")
            return both(*plain)
        return self._near(plain, distance)

    def _near(self, parts: Sequence[Tree], distance: int) -> Tree:
        parts = list(dict.fromkeys(of_one_column(parts)))
        if len(parts) == 1:
            return parts[0]
        for at, part in enumerate(parts):
            if isinstance(part, And | Or) and not is_near_part(part):
                rest = [each for each in part.parts if has_words(each)]
                beside = [each for each in part.parts if not has_words(each)]
                if isinstance(part, Or) and beside:
                    break
                groups = [self._near([*parts[:at], each, *parts[at + 1 :]], distance) for each in rest]
                if beside:
                    self.warn(f"A field {_LOST}")
                return both(*groups, *beside) if isinstance(part, And) else either(*groups)
        if len(columns(parts)) == 1 and all(map(is_near_part, parts)):
            return Near(tuple(parts), distance)
        self.warn(f"NEAR joins words and phrases of one place; what else it joins {_LOST}")
        return both(*parts)

    def _beside(self, part: And | Or, ask: Callable[[Tree], Tree]) -> Tree:
        """What is of words together, asked so; each of the rest by itself."""
        join: Callable[..., Tree] = both if isinstance(part, And) else either
        words = [each for each in part.parts if is_wording(each) and not holds(each, Within)]
        rest = [each for each in part.parts if each not in words]
        return join(*([ask(join(*words))] if words else []), *map(ask, rest))

    def _lost(self, part: Tree) -> Tree:
        if not isinstance(part, Everything):
            self.warn(f"“{write(part)}” {_LOST}")
        return part

    def _unweighed(self, part: Tree) -> tuple[Tree, float]:
        """Without weights inside, and with the one that it has as a whole."""
        weight = part.weight if isinstance(part, Boost) else 1.0
        inside = part.part if isinstance(part, Boost) else part
        plain = stripped(inside, Boost)
        if plain != inside:
            self.warn("Weights inside were left out.")
        return plain, weight
