"""From what was typed to a tree, for any text at all.

The lexer cuts, `tidied` balances brackets and drops operators that join nothing, and the grammar makes the tree, leaf
by leaf. Words side by side must all occur. `AND` binds tighter than `OR`, as Lucene reads it: `a b OR c` is
`(a AND b) OR c`. There is a parser for Lucene's language, luqum, but half of this one is not Lucene's, and it raises
on half-typed lines, which are the rule here.
"""

import re
import unicodedata
from dataclasses import replace

from backfile.search.language import pasted
from backfile.search.language.backwards import backwards
from backfile.search.language.binding import Binder
from backfile.search.language.grammar import Grammar
from backfile.search.language.hints import small_operators
from backfile.search.language.joining import both, either
from backfile.search.language.lexemes import Leaf, Lexeme, Mark
from backfile.search.language.lexer import LONGEST, Lexer
from backfile.search.language.query import Line, Query
from backfile.search.language.shaping import Shaper
from backfile.search.language.tidy import tidied
from backfile.search.language.tree import Everything, Text, Tree, Value
from backfile.search.language.warned import AS_WORDS

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“(.{60}).{20,}”", re.DOTALL)
_TOLD = 3  # lines of a list of which it is told what was not understood


def parse(text: str, *, typing: bool = False, warned: bool | None = None) -> Query:
    """The query that `text` means. Never raises: what can't be parsed is searched as plain words, with a warning.

    Several lines are a list: what any of them finds. `typing`: it is not finished yet, so nothing half-done is warned
    of, and the last word may be meant to go on. `warned`: whether warnings are told; None: where it is finished.
    """
    warned = not typing if warned is None else warned
    query = _parsed(text, typing)
    return query if warned else replace(query, warnings=())


def _parsed(text: str, typing: bool) -> Query:
    lines = pasted.lines_of(text)
    ends = " " if text[-1:].isspace() else ""  # after a blank the last word is whole
    if len(lines) > 1:
        return _list([*lines[:-1], lines[-1] + ends], typing)
    tree, unfinished, warnings = _read("".join(lines) + ends, typing)
    if tree is None and text.strip() and not typing:
        warnings = [f"“{text.strip()}” holds no letter or digit that can be searched."]
    return Query(tree or Everything(), _told(warnings), unfinished if typing else None)


def _read(text: str, typing: bool) -> tuple[Tree | None, Text | Value | None, list[str]]:
    """The tree of one query, the word in it that is still being typed, and what was not understood."""
    lexer = Lexer(text)
    warnings = lexer.warnings
    lexemes = _first(lexer.lexemes, warnings)
    leaves = sum(isinstance(lexeme, Leaf) for lexeme in lexemes)
    binder = Binder(warnings.append, typing=typing, several=leaves > 1)
    tree = Grammar(tidied(lexemes, warnings), binder, Shaper(warnings.append)).tree()
    if tree is None and not typing:
        alone = [part for word in _WORD.findall(text) if (part := binder.bind(Leaf(word), None)) is not None]
        tree = both(*alone) if alone else None  # operators alone are words
        warnings[:] = [_of_words(each, text) for each in warnings]
        if alone and not warnings:
            warnings.append(f"“{text.strip()}” asks for nothing.{AS_WORDS}")
    warnings += small_operators(lexemes)
    warnings += backwards(tree) if tree is not None else ()
    return tree, binder.unfinished, warnings


def _first(lexemes: list[Lexeme], warnings: list[str]) -> list[Lexeme]:
    """As many as a query may have: so many words side by side, but alternatives without end."""
    words = 0
    for at, lexeme in enumerate(lexemes):
        if lexeme is Mark.OR:
            words = 0
        elif isinstance(lexeme, Leaf):
            words += 1
        if words > LONGEST:
            warnings.append(f"Only the first {LONGEST:,} words are searched.")
            return lexemes[:at]
    return lexemes


def _list(texts: list[str], typing: bool) -> Query:
    """A list of queries as one: what any of them finds."""
    warnings: list[str] = []
    if len(texts) > pasted.MOST:
        warnings.append(f"Only the first {pasted.MOST:,} lines of {len(texts):,} are searched.")
    lines: list[Line] = []
    told = 0
    unfinished: Text | Value | None = None
    for number, text in enumerate(texts[: pasted.MOST], 1):
        tree, unfinished, faults = _read(text, typing and number == len(texts))
        if tree is None:
            faults = [f"“{text}” holds no letter or digit that can be searched."]
        else:
            lines.append(Line(text.strip(), tree))
        told += bool(faults)
        if told <= _TOLD:
            warnings += [f"Line {number:,}: {fault}" for fault in faults]
    if told > _TOLD:
        warnings.append(f"So it is with {told - _TOLD:,} more lines.")
    tree = either(*(line.tree for line in lines))
    return Query(tree, _told(warnings), unfinished if typing else None, tuple(lines))


def _of_words(warning: str, text: str) -> str:
    """What is told of an operator, where it is searched as the word that was typed."""
    name = warning.partition(" ")[0]
    typed = name not in Mark.__members__ or name in unicodedata.normalize("NFKC", text)
    return warning.replace(" was left out: it", " is searched as a word: it") if typed else warning


def _told(warnings: list[str]) -> tuple[str, ...]:
    """Each once, and no longer than a line: what was typed may be a whole page."""
    return tuple(dict.fromkeys(_QUOTED.sub("“\\1…”", warning) for warning in warnings))
