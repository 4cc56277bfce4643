"""A pasted text as the queries that it holds: a list, one a line, or one query that goes over several lines."""

import re

from backfile.search.language.lexemes import Leaf, Lexeme, Mark, Near, Same, Shape
from backfile.search.language.lexer import Lexer

MOST = 20_000
"""Lines of a list; what comes after them is left out, and the query says so."""

_LINE_END = re.compile(r"[\r\n]+")
_FEW = 20  # lines of one query that somebody has laid out


def lines_of(text: str) -> list[str]:
    """The queries in it: lines without blanks at their ends, none empty."""
    lines = [line for each in _LINE_END.split(text) if (line := each.strip())]
    if len(lines) < 2:
        return lines
    if len(lines) <= _FEW and not all(map(_is_whole, lines)) and _is_whole(text):
        return [text]
    joined: list[str] = []
    for line in lines:
        if joined and (_joins(line, first=True) or _joins(joined[-1], first=False)):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def as_phrase(line: str) -> str:
    """Words of a line as a phrase; what has more of the language in it stays as it is."""
    lexemes = Lexer(line).lexemes
    return f'"{line.strip()}"' if len(lexemes) > 1 and all(map(_is_plain, lexemes)) else line


def _is_plain(lexeme: Lexeme) -> bool:
    if not isinstance(lexeme, Leaf) or lexeme.shape is not Shape.WORD or lexeme.exact or lexeme.fuzzy is not None:
        return False
    return not any(sign in lexeme.text for sign in '*?\\"')


def _is_whole(text: str) -> bool:
    """Whether every bracket and quotation mark in it is closed."""
    lexemes = Lexer(text).lexemes
    unclosed = any(isinstance(each, Leaf) and each.shape is Shape.PHRASE and each.open for each in lexemes)
    return not unclosed and lexemes.count(Mark.OPEN) == lexemes.count(Mark.CLOSE)


def _joins(line: str, *, first: bool) -> bool:
    """Whether a line begins or ends with an operator, so that it goes on over the line's end."""
    edge = line.split(None, 1)[0] if first else line.rsplit(None, 1)[-1]
    if not edge.isupper() and edge[:1] not in "&|wWnp":
        return False
    lexemes = Lexer(edge).lexemes
    return len(lexemes) == 1 and (
        lexemes[0] in (Mark.AND, Mark.OR, *((Mark.NOT,) if first else ())) or isinstance(lexemes[0], Near | Same)
    )
