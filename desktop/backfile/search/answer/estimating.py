"""About how many items an answer has, by facets and over time, where the exact counts take long."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from backfile.search.answer.counting import Counting
from backfile.search.answer.sampling import Sample, Samples, rounded
from backfile.search.language.tree import Tree
from backfile.search.results import Bin, By, Estimate, FacetValue, Timeline

_LEAST = 8  # of a value: one of which fewer were met is left out, as those are of which none was


class Estimates:
    """Over one snapshot of a library."""

    def __init__(self, samples: Samples, counting: Counting) -> None:
        self._samples = samples
        self._counting = counting
        self._all: dict[tuple[Tree, By], Timeline] = {}  # of all with some facts

    def clear(self) -> None:
        """Something was committed."""
        self._all.clear()

    def estimate(self, tree: Tree, limit: int | None, fields: Collection[str], by: By | None) -> Estimate | None:
        """None where the exact counts come as soon, or nothing can be said."""
        sample = self._samples.of(tree)
        if sample is None:
            return None
        facets = self._counting.facets(sample.found, limit, fields)
        return Estimate(
            sample.total,
            {field: _values(values, sample.factor) for field, values in facets.items()},
            None if by is None else self._timeline(sample, by),
        )

    def _timeline(self, sample: Sample, by: By) -> Timeline:
        """Each bin by its own share: a stripe has whole days of a dump that is in the order of its dates."""
        key = (sample.among, by)
        if key not in self._all:
            self._all[key] = self._counting.timeline(self._samples.having(sample.among), by)
        everything, looked_at = self._all[key], self._counting.timeline(sample.looked_at, by)
        found = self._counting.timeline(sample.found, by)
        there = {each.start: each.count for each in everything.bins}
        seen = {each.start: each.count for each in looked_at.bins}
        bins = tuple(Bin(each.start, rounded(each.count * there[each.start] / seen[each.start])) for each in found.bins)
        undated = found.undated * everything.undated / max(1, looked_at.undated)
        return Timeline(by, bins, rounded(undated), is_estimate=True)


def _values(values: Sequence[FacetValue], factor: float) -> list[FacetValue]:
    return [
        replace(value, count=rounded(value.count * factor), is_estimate=True)
        for value in values
        if value.count >= _LEAST
    ]
