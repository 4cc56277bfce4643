"""All values of a facet of one question, and those of them that are meant by what is typed. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from backfile.search.results import FacetValue
from backfile.text.fold import fold_value, is_unspaced


@dataclass(frozen=True, slots=True)
class Wish:
    """What of a facet is looked for, and in which order."""

    facet: str
    typed: str = ""
    by_name: bool = False  # of years: by time, the newest first


@dataclass(frozen=True, slots=True)
class Values:
    """What was found."""

    wish: Wish
    values: tuple[FacetValue, ...]
    total: int  # of all that the facet has; that there is none is no value

    @property
    def found(self) -> int:
        """How many of them were found."""
        return sum(value.value is not None for value in self.values)


class AllValues:
    """Values as the search gives them, most frequent first; `label` says how people call each."""

    def __init__(self, values: Sequence[FacetValue], label: Callable[[FacetValue], str]) -> None:
        self._values = values
        self._label = label

    def found(self, wish: Wish) -> Values:
        """Those of which words begin with each word that is typed; all where nothing is."""
        wanted = fold_value(wish.typed).split()
        values = [value for value, line in zip(self._values, self._lines, strict=True) if _fits(line, wanted)]
        if wish.by_name:
            values.sort(key=lambda value: self._label(value).casefold(), reverse=wish.facet == "year")
            values.sort(key=lambda value: value.value is None)
        return Values(wish, tuple(values), self._total)

    @cached_property
    def _total(self) -> int:
        return sum(value.value is not None for value in self._values)

    @cached_property
    def _lines(self) -> list[str]:
        return [f" {fold_value(self._label(value))} " for value in self._values]


def _fits(line: str, wanted: Sequence[str]) -> bool:
    return all(f" {word}" in line or (is_unspaced(word) and word in line) for word in wanted)
