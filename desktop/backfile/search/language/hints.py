"""What was probably meant otherwise: `and`, `or` and `not` in small letters beside fields and brackets."""

from collections.abc import Iterable, Sequence

from backfile.search.language.lexemes import FieldMark, Leaf, Lexeme, Mark, Shape, Wrap

_SMALL = frozenset({"and", "or", "not"})


def small_operators(lexemes: Sequence[Lexeme]) -> Iterable[str]:
    """Of each of them once, that it is a word. Between plain words it mostly is one, and nothing is said."""
    found = (word for at, each in enumerate(lexemes) if (word := _small(each)) and _joins(lexemes, at))
    for word in dict.fromkeys(found):
        yield f"“{word}” is searched as a word. In capitals it joins: {word.upper()}."


def _small(lexeme: Lexeme) -> str | None:
    if isinstance(lexeme, Leaf) and lexeme.shape is Shape.WORD and lexeme.text in _SMALL:
        return lexeme.text
    return None


def _joins(lexemes: Sequence[Lexeme], at: int) -> bool:
    before = lexemes[max(0, at - 2) : at]
    after = lexemes[at + 1] if at + 1 < len(lexemes) else None
    if after is None or (before and isinstance(before[-1], FieldMark | Wrap)):
        return False
    ends = bool(before) and (before[-1] is Mark.CLOSE or isinstance(before[0], FieldMark))
    return ends or isinstance(after, FieldMark | Wrap) or (after is Mark.OPEN and bool(before))
