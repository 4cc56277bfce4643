"""The tree of tidy lexemes. From the loosest to the tightest: OR, AND (also nothing), NOT, SAME, NEAR, fields, weights.

So `a b OR c` is `(a AND b) OR c`, as Lucene reads it, and `a b NEAR/8 c` is `a AND (b NEAR/8 c)`.
"""

from collections.abc import Sequence

from backfile.search.language.binding import Binder
from backfile.search.language.joining import both, either
from backfile.search.language.lexemes import FieldMark, Leaf, Lexeme, Mark, Near, Same, Weight, Wrap
from backfile.search.language.shaping import Shaper
from backfile.search.language.tree import Tree, Unit

Prefix = FieldMark | Wrap | Mark
_JOINS = (Mark.AND, Mark.OR, Mark.CLOSE)


class Grammar:
    """Reads lexemes once, from left to right. What holds nothing that can be searched is None."""

    def __init__(self, lexemes: Sequence[Lexeme], binder: Binder, shaper: Shaper) -> None:
        self._lexemes = lexemes
        self._binder = binder
        self._shaper = shaper
        self._at = 0

    def tree(self) -> Tree | None:
        """All of it."""
        return self._any(None) if self._lexemes else None

    def _any(self, field: str | None) -> Tree | None:
        parts = [self._all(field)]
        while self._take(Mark.OR):
            parts.append(self._all(field))
        kept = [part for part in parts if part is not None]
        return either(*kept) if kept else None

    def _all(self, field: str | None) -> Tree | None:
        parts = [self._not(field)]
        while self._take(Mark.AND):
            parts.append(self._not(field))
        return self._both(parts)

    def _not(self, field: str | None) -> Tree | None:
        lexeme = self._next()
        if isinstance(lexeme, Leaf) and (self._at + 1 == len(self._lexemes) or self._lexemes[self._at + 1] in _JOINS):
            self._at += 1
            return self._binder.bind(lexeme, field)  # nothing belongs to it: most words are such
        negative = False
        while self._take(Mark.NOT):
            negative = not negative
        part = self._same(field)
        return self._shaper.negated(part) if negative and part is not None else part

    def _same(self, field: str | None) -> Tree | None:
        found = self._near(field)
        unit: Unit | None = None
        parts: list[Tree | None] = [found]
        while isinstance(same := self._next(), Same):
            self._at += 1
            if unit not in (None, same.unit):
                parts = [self._within(parts, unit)]
            unit = same.unit
            parts.append(self._near(field))
        return self._within(parts, unit)

    def _within(self, parts: Sequence[Tree | None], unit: Unit | None) -> Tree | None:
        part = self._both(parts)
        return self._shaper.within(part, unit) if unit is not None and part is not None else part

    def _near(self, field: str | None) -> Tree | None:
        parts = [self._operand(field)]
        distances: list[int] = []
        while isinstance(near := self._next(), Near):
            self._at += 1
            if near.ordered:
                self._shaper.warn(f"“{near.raw}” is asked in any order.")
            part = self._operand(field)
            if parts[-1] is None or part is None:  # nothing to be near to
                parts[-1] = parts[-1] if part is None else part
                continue
            parts.append(part)
            distances.append(near.distance)
        kept = [part for part in parts if part is not None]
        if len(kept) < 2:
            return kept[0] if kept else None
        return self._shaper.near_each_other(kept, distances)

    def _operand(self, field: str | None) -> Tree | None:
        prefixes: list[Prefix] = []
        while isinstance(prefix := self._next(), FieldMark | Wrap) or prefix is Mark.NOT:
            self._at += 1
            if isinstance(prefix, FieldMark):
                field = prefix.name
            prefixes.append(prefix)
        part = self._primary(field)
        weight: float | None = None
        while isinstance(mark := self._next(), Weight):
            self._at += 1
            weight = mark.weight
        for prefix in reversed(prefixes):
            if part is None:
                break
            if isinstance(prefix, Wrap):
                part = self._shaper.wrapped(prefix, part)
            elif prefix is Mark.NOT:
                part = self._shaper.negated(part)
        return part if weight is None or part is None else self._shaper.boosted(part, weight)

    def _primary(self, field: str | None) -> Tree | None:
        if self._take(Mark.OPEN):
            found = self._any(field)
            self._take(Mark.CLOSE)
            return found
        leaf = self._next()
        self._at += 1
        assert isinstance(leaf, Leaf)
        return self._binder.bind(leaf, field)

    def _both(self, parts: Sequence[Tree | None]) -> Tree | None:
        kept = [part for part in parts if part is not None]
        return both(*kept) if len(kept) > 1 else kept[0] if kept else None

    def _next(self) -> Lexeme | None:
        return self._lexemes[self._at] if self._at < len(self._lexemes) else None

    def _take(self, mark: Mark) -> bool:
        taken = self._next() is mark
        self._at += taken
        return taken
