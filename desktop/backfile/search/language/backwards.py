"""Ranges in which nothing can lie, as `date:[2024 TO 2023]` and `words:5..1`: what is told of them, and the ranges that
were probably meant."""

from collections.abc import Iterator
from dataclasses import replace

from backfile.search.language.joining import both, either
from backfile.search.language.speech import Speech, day
from backfile.search.language.spoken_facts import dates
from backfile.search.language.tree import And, Boost, Dates, Not, Numbers, Or, Text, Tree, Words
from backfile.search.language.write import write
from backfile.text.periods import period


def backwards(tree: Tree) -> tuple[str, ...]:
    """What is told of each such range in a query."""
    return tuple(dict.fromkeys(_told(part) for part in _ranges(tree) if _is_empty(part)))


def turned(tree: Tree) -> Tree:
    """The query with its ranges turned round where that lets anything lie in them."""
    match tree:
        case Dates() | Words() | Numbers():
            return _turned(tree) or tree
        case And():
            return both(*map(turned, tree.parts))
        case Or():
            return either(*map(turned, tree.parts))
        case Not() | Boost():
            return replace(tree, part=turned(tree.part))
        case _:
            return tree


def _ranges(tree: Tree) -> Iterator[Dates | Words | Numbers]:
    match tree:
        case Dates() | Words() | Numbers():
            yield tree
        case And() | Or():
            for part in tree.parts:
                if not isinstance(part, Text):  # there may be thousands
                    yield from _ranges(part)
        case Not() | Boost():
            yield from _ranges(tree.part)
        case _:
            return


def _is_empty(span: Dates | Words | Numbers) -> bool:
    first, last = _ends(span)
    return first is not None and last is not None and first > last


def _ends(span: Dates | Words | Numbers) -> tuple[int | None, int | None]:
    """The first and the last second, length or number that lies in it; an end that is None is open."""
    match span:
        case Words():
            return span.least, span.most
        case Numbers():
            return span.first, span.last
        case Dates():
            first = period(span.first) if span.first is not None else None
            last = period(span.last) if span.last is not None else None
            return (
                None if first is None else first[1] + 1 if span.after_first else first[0],
                None if last is None else last[0] - 1 if span.before_last else last[1],
            )


def _turned(span: Dates | Words | Numbers) -> Dates | Words | Numbers | None:
    """None where nothing lies in it that way either, or where it is not empty."""
    if not _is_empty(span):
        return None
    match span:
        case Words():
            return Words(span.most, span.least)
        case Numbers():
            return Numbers(span.last, span.first)
        case Dates():
            same = Dates(span.last, span.first, after_first=span.before_last, before_last=span.after_first)
            ways = (same, Dates(span.last, span.first))
            # “after 2023 and before 2024” is no range that was turned round
            return next((way for way in ways if not _is_empty(way)), None) if _is_reversed(span) else None


def _is_reversed(span: Dates) -> bool:
    return _is_empty(replace(span, after_first=False, before_last=False))


def _told(span: Dates | Words | Numbers) -> str:
    instead = _turned(span)
    if isinstance(span, Dates):
        if instead is None:
            return f"No date is {''.join(text for text, _ in dates(span, Speech()))}."
        first, last = (day(end or "") for end in (span.first, span.last))
    else:
        first, last = (f"{end or 0:,}" for end in _ends(span))
    use = f" Use {write(instead)}." if instead is not None else ""
    return f"Nothing lies between {first} and {last}: the range is backwards.{use}"
