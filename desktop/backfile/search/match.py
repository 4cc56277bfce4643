"""Text of a query as an expression of FTS5. Nothing else knows that grammar.

A token is letters and digits alone and stands in quotation marks, so no character of the user's reaches the grammar.
"""

from dataclasses import dataclass

from backfile.search.tree import And, Not, Or, Text, Tree, pieces
from backfile.text.fold import is_unspaced, tokens

MOST_ALTERNATIVES = 20
"""An `OR` of more is quicker as one query each: one long one took a second at a million articles."""

_COLUMNS = {"title": "{title} : ", "text": "{body} : "}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that stand side by side; of the last, perhaps only the beginning."""

    tokens: tuple[str, ...]
    prefix: bool


def phrases(text: Text) -> list[Phrase]:
    """What `text` looks for: one phrase, or with slop several that must be near."""
    found = [phrase_of(piece) for piece in pieces(text)]
    if text.prefix and found:
        found[-1] = Phrase(found[-1].tokens, prefix=True)
    return found


def phrase_of(text: str) -> Phrase:
    """The phrase of a text. A run of an unspaced script ends in a lone character that only its beginning has."""
    found = tokens(text)
    last = found[-1]
    if not is_unspaced(last.text):
        return Phrase(tuple(token.text for token in found), prefix=False)
    if len(found) > 1 and is_unspaced(found[-2].text) and found[-2].end == last.end:
        return Phrase(tuple(token.text for token in found[:-1]), prefix=False)
    return Phrase(tuple(token.text for token in found), prefix=True)


def match(tree: Tree) -> str | None:
    """The expression that finds what `tree` finds; None where it asks for more than text, or only excludes."""
    match tree:
        case Text():
            return _COLUMNS.get(tree.column or "", "") + _near(tree)
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


def in_headlines(expression: str) -> str | None:
    """The expression for the index of headlines, which has no body; None where it asks for one."""
    return None if _COLUMNS["text"] in expression else f"{{title deck}} : ({expression})"


def is_of_headlines(tree: Tree) -> bool:
    """Whether text is sought in headlines alone, so that their own index finds it."""
    match tree:
        case Text():
            return tree.column == "title"
        case And() | Or():
            return all(is_of_headlines(part) for part in tree.parts)
        case Not():
            return is_of_headlines(tree.part)
        case _:
            return False


def match_within(tree: Tree) -> str | None:
    """The same in brackets."""
    found = match(tree)
    return f"({found})" if found else found


def _joined(operator: str, parts: list[str | None]) -> str | None:
    kept = [part for part in parts if part is not None]
    return operator.join(kept) if len(kept) == len(parts) else None


def _near(text: Text) -> str:
    found = [f'"{" ".join(phrase.tokens)}"{" *" if phrase.prefix else ""}' for phrase in phrases(text)]
    if len(found) == 1:
        return found[0]
    return f"NEAR({' '.join(found)}, {text.slop})"
