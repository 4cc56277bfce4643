"""What one searcher of a library has found in the items, for its other searchers in this process.

A window asks the same in two threads, for its list and for its counts: what has to be read is read once.
"""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

from backfile.search.language.tree import (
    And,
    AtLeast,
    Boost,
    Dates,
    Everything,
    Forms,
    Fuzzy,
    Last,
    Near,
    Not,
    Numbers,
    Or,
    Pattern,
    Regex,
    Text,
    Tree,
    Value,
    Within,
    Words,
)
from backfile.search.plan.columns import Mask
from backfile.search.plan.facts import ONE_VALUED
from backfile.search.plan.notes import Note
from backfile.search.reading.plain import walk

_KEPT = 8

Items = tuple[int, str, str | None]
"""Which items a library has: the last, what stands for all up to it, and the revision of any since. Another library
may come to lie where this one lay: a number alone is no sign."""

Findings = tuple[Mask, tuple[Note, ...]]
"""The items that a tree finds, and what was done beyond the letter of it."""


class Shared:
    """Findings in one library; kept as long as any searcher of it. All of it may be used from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[tuple[Items, Tree], Findings] = {}

    @classmethod
    def of(cls, library: Path) -> "Shared":
        """That of a library, which all its searchers hold."""
        with _LOCK:
            return _OF.setdefault(library.resolve(), cls())

    def has(self, items: Items | None, tree: Tree) -> bool:
        """Whether it was found among these items."""
        return items is not None and (items, tree) in self._known

    def found(self, items: Items | None, tree: Tree, find: Callable[[], Findings]) -> Findings:
        """What a tree finds; by `find` where nobody has looked for it."""
        if items is None or not _is_of_items(tree):
            return find()
        known = self._known.get((items, tree))
        if known is None:
            known = find()
            with self._lock:
                self._known[items, tree] = known
                while len(self._known) > _KEPT:
                    del self._known[next(iter(self._known))]
        return known


_LOCK = Lock()
_OF: WeakValueDictionary[Path, Shared] = WeakValueDictionary()

_OF_ITEMS = (
    And
    | AtLeast
    | Boost
    | Dates
    | Everything
    | Forms
    | Fuzzy
    | Last
    | Near
    | Not
    | Numbers
    | Or
    | Pattern
    | Regex
    | Text
    | Within
    | Words
)


def _is_of_items(tree: Tree) -> bool:
    """Whether nothing is asked but what stands in items: a tag, a star, a dump or another form of a name may be added
    to those that are there."""
    return all(
        isinstance(part, _OF_ITEMS) or (isinstance(part, Value) and part.field in ONE_VALUED) for part in walk(tree)
    )
