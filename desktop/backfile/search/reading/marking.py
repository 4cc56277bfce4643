"""Where the words of a query stand in a text that is shown."""

from collections.abc import Iterable, Iterator

from backfile.search.language.query import Query
from backfile.search.language.tree import And, AtLeast, Forms, Fuzzy, Near, Not, Or, Pattern, Regex, Text, Tree, Within
from backfile.search.reading.occurrences import occurrences
from backfile.search.reading.plain import plain, walk

Span = tuple[int, int]
"""[start, end) in code points."""


def marks(query: Query, text: str, column: str | None = None, language: str | None = None) -> list[Span]:
    """The hits in any shown text, in order and without overlap.

    `column`: title or text, if it is one of those. `language`: of the item, for grammatical forms.
    """
    return merged((place.start, place.end) for place in occurrences(query, text, column, language))


def sought(tree: Tree, column: str | None = None) -> list[Tree]:
    """What an item has by which it was found, each once; what is asked of another column is left out.

    Each is a wording, or what must be within one unit.
    """
    return [part for part in dict.fromkeys(_sought(plain(tree))) if column is None or column_of(part) in (None, column)]


def column_of(tree: Tree) -> str | None:
    """The one column in which all words of a tree are looked for, if that is so."""
    columns = {part.column for part in walk(tree) if isinstance(part, Text | Pattern | Fuzzy | Regex)}
    return columns.pop() if len(columns) == 1 else None


def merged(found: Iterable[Span]) -> list[Span]:
    """The same places in order, those that overlap made one."""
    result: list[Span] = []
    for start, end in sorted(found):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _sought(tree: Tree) -> Iterator[Tree]:
    match tree:
        case And() | Or():
            for part in tree.parts:
                yield from _sought(part)
        case AtLeast():
            yield from _sought(tree.part)
        case Within(part=Not()):
            return
        case Text() | Pattern() | Fuzzy() | Regex() | Near() | Forms() | Within():
            yield tree
        case _:
            return
