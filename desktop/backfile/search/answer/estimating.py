"""About how many items an answer has, by facets and over time, where the exact counts take long."""

from collections.abc import Collection, Sequence

import numpy as np

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
        """Each bin by its own share, since a stripe has whole days of a dump that is in the order of its dates; one
        that is in no stripe by the shares of those before and after it."""
        key = (sample.among, by)
        if key not in self._all:
            self._all[key] = self._counting.timeline(self._samples.having(sample.among), by)
        everything, looked_at = self._all[key], self._counting.timeline(sample.looked_at, by)
        found = self._counting.timeline(sample.found, by)
        seen, hits = ({each.start: each.count for each in some.bins} for some in (looked_at, found))
        at = [place for place, each in enumerate(everything.bins) if each.start in seen]
        shares = [hits.get(everything.bins[place].start, 0) / seen[everything.bins[place].start] for place in at]
        every = np.interp(range(len(everything.bins)), at, shares) if at else np.zeros(len(everything.bins))
        counts = ((each.start, rounded(each.count * share)) for each, share in zip(everything.bins, every, strict=True))
        bins = tuple(Bin(start, count) for start, count in counts if count)
        undated = found.undated * everything.undated / max(1, looked_at.undated)
        return Timeline(by, bins, rounded(undated), is_estimate=True)


def _values(values: Sequence[FacetValue], factor: float) -> list[FacetValue]:
    return [
        FacetValue(value.value, rounded(value.count * factor), is_estimate=True)
        for value in values
        if value.count >= _LEAST
    ]
