"""The programs that are measured, one module each: this one and those that people use for the same.

Each module has `build(archive, count, folder)`, which makes an index of the first `count` articles,
`open_(folder)`, which gives an `Engine` on it, and `index_size(folder)`, the bytes of what finds words, without the
texts; None where that can't be told. A module imports its program only when it is itself imported: no program
but Backfile has to be there, and Recoll's module runs in the system's own Python.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Question = Callable[[dict[str, Any]], int | None]  # a queries.Asked as a dict → how many it found; None: can't be asked

KNOWN = frozenset({"all", "phrase", "prefix", "typed", "han"})


@dataclass(frozen=True, slots=True)
class Engine:
    """What one program can be asked."""

    first: Question  # the first 20 by relevance, with their text
    count: Question | None = None  # how many there are, exactly
    facets: Question | None = None
    timeline: Question | None = None
    whole: Question | None = None  # every hit, in order
    overlap: Question | None = None  # how many of the first 20 are so by the full formula
    knows: frozenset[str] = KNOWN  # of `Asked.how`
