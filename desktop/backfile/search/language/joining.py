"""Trees joined into one: flat, each part once, and two open ends of dates or lengths as the span that they mean."""

from collections.abc import Iterable, Sequence

from backfile.search.language.tree import And, Dates, Everything, Or, Tree, Words

_FEW = 16


def both(*trees: Tree) -> Tree:
    """All of these as one tree: flat, without `Everything`, each part once."""
    parts = [part for tree in trees for part in (tree.parts if isinstance(tree, And) else (tree,))]
    kept = tuple(part for part in _each_once(parts) if not isinstance(part, Everything))
    return _joined(And, _with_spans(kept))


def either(*trees: Tree) -> Tree:
    """Any of these as one tree: flat, each part once."""
    parts = [part for tree in trees for part in (tree.parts if isinstance(tree, Or) else (tree,))]
    return _joined(Or, tuple(_each_once(parts)))


def _each_once(parts: Sequence[Tree]) -> Iterable[Tree]:
    """Few are compared, not hashed: one of them may be a list of thousands."""
    if len(parts) > _FEW:
        return dict.fromkeys(parts)
    return [part for at, part in enumerate(parts) if part not in parts[:at]]


def _with_spans(parts: tuple[Tree, ...]) -> tuple[Tree, ...]:
    """`date:>=2022 date:<2024` as the one span that it is, and a length likewise."""
    begins = [part for part in parts if isinstance(part, Dates) and part.first is not None and part.last is None]
    ends = [part for part in parts if isinstance(part, Dates) and part.first is None and part.last is not None]
    if len(begins) == len(ends) == 1:
        span = Dates(begins[0].first, ends[0].last, begins[0].after_first, ends[0].before_last)
        parts = tuple(span if part is begins[0] else part for part in parts if part is not ends[0])
    longer = [part for part in parts if isinstance(part, Words) and part.least is not None and part.most is None]
    shorter = [part for part in parts if isinstance(part, Words) and part.least is None and part.most is not None]
    if len(longer) == len(shorter) == 1:
        length = Words(longer[0].least, shorter[0].most)
        parts = tuple(length if part is longer[0] else part for part in parts if part is not shorter[0])
    return parts


def _joined(kind: type[And] | type[Or], parts: tuple[Tree, ...]) -> Tree:
    if len(parts) > 1:
        return kind(parts)
    return parts[0] if parts else Everything()
