"""What a span of dates can't find: articles that match the rest of a query, and whose date nobody knows."""

from backfile.search.language.joining import both
from backfile.search.language.tree import And, Dates, Is, Last, Or, Tree


def left_out(tree: Tree) -> Tree | None:
    """The undated among what the query finds without its dates; None where it leaves out none of them."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    rest = [part for part in parts if not _asks_for_dates(part)]
    return both(*rest, Is("undated")) if len(rest) < len(parts) else None


def _asks_for_dates(tree: Tree) -> bool:
    """Whether it is a span of dates, or a choice of some; not `-date:2023`, which the undated are as well."""
    return isinstance(tree, Dates | Last) or (isinstance(tree, Or) and all(map(_asks_for_dates, tree.parts)))
