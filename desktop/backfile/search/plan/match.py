"""Text of a query as an expression of FTS5. Nothing else knows that grammar.

A token is letters and digits alone and stands in quotation marks, so no character of the user's reaches the grammar.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import product
from math import prod

from backfile.search.language.tree import And, Boost, Forms, Fuzzy, Near, Not, Or, Pattern, Text, Tree
from backfile.search.reading.phrase import Phrase, phrases

MOST_ALTERNATIVES = 20
"""An `OR` of more is quicker as one query each: one long one took a second at a million articles."""

BEGINNING = '" *'
"""Of an expression: a token is wanted by its beginning. What all its words share is merged anew for each walk."""

_DEEPEST = 12
"""Brackets within brackets of one expression: FTS5's parser has room for a hundred signs, and a level takes six."""

_BRACKET = re.compile(r"[()]")
_COLUMNS = {"title": "{title} : ", "text": "{body} : "}


def match(tree: Tree) -> str | None:
    """The expression that finds what `tree` finds.

    None where the index alone can't tell, where all is excluded, or where there are more levels than it takes.
    """
    found = _expression(tree)
    return found if found is None or _levels(found) <= _DEEPEST else None


def _levels(expression: str) -> int:
    """How deep its brackets go; no token has any."""
    deepest = level = 0
    for sign in _BRACKET.findall(expression):
        level += 1 if sign == "(" else -1
        deepest = max(deepest, level)
    return deepest


def _expression(tree: Tree) -> str | None:
    match tree:
        case Text(exact=False):
            return _in_column(tree.column, _near([phrases(tree)], tree.slop))
        case Near():
            return _near_choices(tree)
        case Boost():
            return _expression(tree.part)
        case Or() if len(tree.parts) <= MOST_ALTERNATIVES:
            return _joined(" OR ", [match_within(part) for part in tree.parts])
        case And():
            wanted = _joined(" AND ", [match_within(part) for part in tree.parts if not isinstance(part, Not)])
            unwanted = _joined(" OR ", [match_within(part.part) for part in tree.parts if isinstance(part, Not)])
            if wanted and unwanted:
                return f"({wanted}) NOT ({unwanted})"
            return wanted if unwanted == "" else None
        case _:
            return None


def match_any(found: Iterable[Phrase], column: str | None) -> str:
    """The expression for any of some phrases in a column (None: in all of them); empty where there is no phrase."""
    return _in_column(column, " OR ".join(_quoted(phrase) for phrase in found)) or ""


def in_headlines(expression: str) -> str | None:
    """The expression for the index of headlines, which has no body; None where it asks for one."""
    return None if _COLUMNS["text"] in expression else f"{{title deck}} : ({expression})"


def is_of_headlines(tree: Tree) -> bool:
    """Whether text is sought in headlines alone, so that their own index finds it."""
    match tree:
        case Text() | Pattern() | Fuzzy():
            return tree.column == "title"
        case And() | Or() | Near():
            return all(is_of_headlines(part) for part in tree.parts)
        case Not() | Boost() | Forms():
            return is_of_headlines(tree.part)
        case _:
            return False


def match_within(tree: Tree) -> str | None:
    """The same in brackets."""
    found = _expression(tree)
    return f"({found})" if found else found


def _joined(operator: str, parts: list[str | None]) -> str | None:
    kept = [part for part in parts if part is not None]
    return operator.join(kept) if len(kept) == len(parts) else None


def _in_column(column: str | None, expression: str | None) -> str | None:
    return f"{_COLUMNS[column]}({expression})" if column and expression else expression


def _near_choices(near: Near) -> str | None:
    """One `NEAR` for each choice of alternatives; None where there are too many, or an alternative is no plain text."""
    choices = [_alternatives(part) for part in near.parts]
    columns = {text.column for choice in choices for text in choice}
    if len(columns) != 1 or not all(choices) or prod(map(len, choices)) > MOST_ALTERNATIVES:
        return None
    chosen = [[phrase for text in texts for phrase in phrases(text)] for texts in product(*choices)]
    return _in_column(columns.pop(), _near(chosen, near.distance))


def _alternatives(tree: Tree) -> list[Text]:
    """The texts of which any will do; none where there is anything else among them."""
    parts = tree.parts if isinstance(tree, Or) else (tree,)
    texts = [part for part in parts if isinstance(part, Text) and not part.exact and part.slop is None]
    return texts if len(texts) == len(parts) else []


def _near(choices: Sequence[Sequence[Phrase]], distance: int | None) -> str | None:
    """Any of some lists of phrases that stand near each other.

    FTS5 counts from the end of a phrase's last bigram, in which the next token begins; so its distance is one more
    where phrases end so. Where some do and some do not, it can't tell.
    """
    found: list[str] = []
    for phrases_of_choice in choices:
        beyond = {phrase.length - len(phrase.tokens) for phrase in phrases_of_choice}
        if len(phrases_of_choice) == 1:
            found.append(_quoted(phrases_of_choice[0]))
        elif len(beyond) > 1 or distance is None:
            return None
        else:
            found.append(f"NEAR({' '.join(map(_quoted, phrases_of_choice))}, {distance + beyond.pop()})")
    return " OR ".join(found)


def _quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.tokens)}"{" *" if phrase.prefix else ""}'
