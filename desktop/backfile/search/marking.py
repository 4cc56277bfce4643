"""Where the words of a query stand in a text that is shown."""

from collections.abc import Iterator, Sequence

from backfile.search.match import Phrase, phrases
from backfile.search.query import Query
from backfile.search.tree import And, Or, Text, Tree
from backfile.text.fold import Token, is_unspaced, tokens

Span = tuple[int, int]
"""[start, end) in code points."""


def marks(query: Query, text: str, column: str | None = None) -> list[Span]:
    """The hits in any shown text, in order and without overlap. `column`: title or text, if it is one of those."""
    found = tokens(text)
    return merged(span for wanted in sought(query.tree, column) for span in spans(wanted, found))


def sought(tree: Tree, column: str | None = None) -> list[Text]:
    """The texts that an item has by which it was found, each once; those for another column are left out."""
    return [text for text in dict.fromkeys(_texts(tree)) if column is None or text.column in (None, column)]


def spans(wanted: Text, found: Sequence[Token]) -> Iterator[Span]:
    """Each place at which `wanted` stands among the tokens of a text."""
    parts = phrases(wanted)
    if len(parts) == 1:
        for first, last in occurrences(parts[0], found):
            yield _span(parts[0], found, first, last)
        return
    assert wanted.slop is not None
    places = sorted(
        (first, last, part) for part in range(len(parts)) for first, last in occurrences(parts[part], found)
    )
    for begin, (_, end, _) in enumerate(places):
        near = [place for place in places[begin:] if place[0] - end - 1 <= wanted.slop]
        if {part for *_, part in near} == set(range(len(parts))):
            yield from (_span(parts[part], found, first, last) for first, last, part in near)


def occurrences(phrase: Phrase, found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The numbers of the first and last token of each place at which a phrase stands."""
    *head, tail = phrase.tokens
    for first, token in enumerate(found[: len(found) - len(head)]):
        if head and token.text != head[0]:
            continue
        last = first + len(head)
        fits = found[last].text.startswith(tail) if phrase.prefix else found[last].text == tail
        if fits and all(found[first + at].text == wanted for at, wanted in enumerate(head)):
            yield first, last


def merged(found: Iterator[Span] | Sequence[Span]) -> list[Span]:
    """The same places in order, those that overlap made one."""
    result: list[Span] = []
    for start, end in sorted(found):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _span(phrase: Phrase, found: Sequence[Token], first: int, last: int) -> Span:
    start, end = found[first].start, found[last].end
    # The beginning of a bigram is one character of it; of a word, the word is marked.
    whole = found[last].text
    if phrase.prefix and len(phrase.tokens[-1]) < len(whole) and is_unspaced(whole):
        following = next((token for token in found[last + 1 : last + 2] if token.start < end), None)
        end = following.start if following and following.start > found[last].start else end
    return start, end


def _texts(tree: Tree) -> Iterator[Text]:
    match tree:
        case Text():
            yield tree
        case And() | Or():
            for part in tree.parts:
                yield from _texts(part)
        case _:
            pass
