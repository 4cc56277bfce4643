"""A library's search, open in one thread: results, hits, facets and timeline of any query, each can be stopped."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from backfile.search.answer.counting import Counting
from backfile.search.answer.estimating import Estimates
from backfile.search.answer.folding import fold, folded_behind, others_found
from backfile.search.answer.found import Found
from backfile.search.answer.glimpse import Glimpses
from backfile.search.answer.hits import read_hits
from backfile.search.answer.meaning import Meanings
from backfile.search.answer.naming import Naming
from backfile.search.answer.ranking import Ranking
from backfile.search.answer.sampling import Samples
from backfile.search.answer.weighing import is_by_date
from backfile.search.answer.written import Written
from backfile.search.language.query import Query
from backfile.search.language.tree import Last, Tree
from backfile.search.plan.columns import Ints, Mask
from backfile.search.plan.evaluate import Evaluation
from backfile.search.plan.facts import Facts
from backfile.search.plan.shares import Shares
from backfile.search.plan.spans import first_day, newest_day
from backfile.search.plan.state import State
from backfile.search.results import FACETS, By, Estimate, FacetValue, Hit, Result, Sort, Timeline

_BY_DATE = "Nothing in this can be ranked: the newest come first."


class Searcher:
    """Reads by a connection of its own; one for each thread. Only `interrupt` may be called from another."""

    def __init__(self, path: Path | str) -> None:
        """Raises NoSuchPath, NotALibrary or another LibraryError."""
        self._state = state = State(path, self._forget)
        self._connection, self._columns, self._pairs = state.connection, state.columns, state.pairs
        of = (state.connection, state.columns)
        self._shares = Shares(*of, state.check)
        self._evaluation = Evaluation(*of, state.pairs, self._shares, state.halves, state.check)
        self._meanings = Meanings(state, self._evaluation)
        self._ranking = Ranking(*of, self._shares, self._evaluation.lookup.terms, state.check)
        self._counting = Counting(*of, state.pairs, state.check)
        self._samples = Samples(*of, self._evaluation, self._shares, state.check)
        self._estimates = Estimates(self._samples, self._counting)
        self._glimpses = Glimpses(*of, self._evaluation, self._ranking, self._samples, self._shares, state.check)
        self._written = Written(state.connection, Facts(*of, state.pairs, state.check, lambda _: None))
        self._naming = Naming(state.connection, state.pairs, self._evaluation.mask, state.check)

    def close(self) -> None:
        """Let go of the library."""
        self._state.close()

    def keep_columns(self) -> None:
        """Keep what was read of all items in the user's cache folder, where it is much more than what is there."""
        self._state.keep_columns()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def interrupt(self) -> None:
        """Stop what runs now: it raises Interrupted. From any thread."""
        self._state.interrupt()

    def run(
        self,
        query: Query,
        sort: Sort = Sort.RELEVANCE,
        *,
        folded: bool = False,
        wanted: Callable[[], bool] | None = None,
    ) -> Result:
        """Every item that `query` finds, in order. `wanted`: asked now and then; where it says no, raises Interrupted.

        `folded`: of each group of versions the first alone; `total` still counts each version.
        A word that is still being typed and finds nothing is taken for the beginning of one; the result says so.
        """
        began = time.perf_counter()
        with self._state.snapshot(wanted):
            meant, mask = self._meanings.of(query)
            ids, ranked = self._ranking.order(meant.tree, mask, sort)
            total = len(ids)
            if folded:
                ids = fold(ids, self._columns)
            notes = self._meanings.notes(query, meant)
            if sort is Sort.RELEVANCE and total > 1 and is_by_date(meant.tree):
                notes = (*notes, _BY_DATE)
            marked = self._written.of(meant)
        ids.flags.writeable = False
        return Result(ids, total, time.perf_counter() - began, ranked, meant, marked, notes)

    def glimpse(
        self,
        query: Query,
        sort: Sort = Sort.RELEVANCE,
        *,
        folded: bool = False,
        wanted: Callable[[], bool] | None = None,
    ) -> Result | None:
        """The first rows of an answer that takes long, within some 30 ms; None where `run` is as quick.

        Its `total` is an estimate, and its rows may stand elsewhere in the answer. For `hits`, hand them its query and
        not `folded`: how many versions were found is known with the answer.
        """
        began = time.perf_counter()
        with self._state.snapshot(wanted):
            meant = self._meanings.probably(query)
            first = self._glimpses.first(meant.tree, sort) if not self._meanings.is_known(meant.tree) else None
            if first is None:
                return None
            ids, total = first
            if folded:
                ids = fold(ids, self._columns)
            notes = self._meanings.notes(query, meant) if meant.tree != query.tree else ()
            marked = self._written.of(meant)
        ids.flags.writeable = False
        seconds, total = time.perf_counter() - began, max(total, len(ids))
        return Result(ids, total, seconds, len(ids), meant, marked, notes, is_glimpse=True, is_estimate=True)

    def hits(
        self, query: Query, ids: Sequence[int], *, folded: bool = False, wanted: Callable[[], bool] | None = None
    ) -> list[Hit]:
        """What a list shows of these items, in the order of `ids`: for the rows on the screen, not for thousands.

        `folded`: each says how many of its versions were found as well.
        """
        with self._state.snapshot(wanted):
            if not folded and query.unfinished is None:  # then nobody need know what else is found
                return read_hits(self._connection, self._written.of(query), [int(number) for number in ids])
            meant, mask = self._meanings.of(query)
            hits = read_hits(self._connection, self._written.of(meant), [int(number) for number in ids])
            if not folded:
                return hits
            behind = folded_behind(self._connection, [hit.id for hit in hits], mask, self._columns.group)
            return [
                replace(hit, versions=behind[hit.id][0], sources=behind[hit.id][1]) if hit.id in behind else hit
                for hit in hits
            ]

    def count_folded(self, ids: Ints) -> int:
        """How many of the `ids` of an unfolded result would be folded behind others."""
        return len(ids) - len(fold(ids, self._columns))

    def others(self, query: Query, item: int, *, wanted: Callable[[], bool] | None = None) -> list[int]:
        """The versions of an item that `query` finds beside it, the earliest first."""
        with self._state.snapshot(wanted):
            return others_found(self._connection, item, self._meanings.of(query)[1])

    def facets(
        self,
        query: Query,
        limit: int | None = None,
        *,
        fields: Collection[str] = FACETS,
        exact: bool = True,
        wanted: Callable[[], bool] | None = None,
    ) -> dict[str, list[FacetValue]]:
        """For each of `fields` its values over all that `query` finds, most frequent first; `None` is no value.

        A dump counts what was seen in it, and an item may have several authors, tags and names; the others sum to the
        total. Names are the most frequent ones alone; without `exact` they are counted quickly, and too low.
        """
        with self._state.snapshot(wanted):
            mask = self._meanings.of(query)[1]
            found = self._counting.facets(mask, limit, fields)
            if "name" in fields:
                found["name"] = self._naming.count(mask, limit, exact=exact)
            return found

    def estimate(
        self,
        query: Query,
        limit: int | None = None,
        *,
        fields: Collection[str] = FACETS,
        by: By | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> Estimate | None:
        """What `facets` and `timeline` will say, about, within some 30 ms; None where they are as quick. Without names.

        Without `by` there is no timeline.
        """
        with self._state.snapshot(wanted):
            tree = self._meanings.probably(query).tree
            return None if self._meanings.is_known(tree) else self._estimates.estimate(tree, limit, fields, by)

    def count_values(self, query: Query, field: str, *, wanted: Callable[[], bool] | None = None) -> int:
        """How many different sources, sections, languages or authors all that `query` finds has."""
        with self._state.snapshot(wanted):
            return self._counting.distinct(self._meanings.of(query)[1], field)

    def since(self, last: Last) -> str | None:
        """The day from which the last so many are counted; None where nothing is dated."""
        with self._state.snapshot(None):
            newest = newest_day(self._columns)
            return first_day(newest, last).isoformat() if newest is not None else None

    def timeline(self, query: Query, by: By = By.MONTH, *, wanted: Callable[[], bool] | None = None) -> Timeline:
        """How many items of all that `query` finds begin in each year, month, week or day."""
        with self._state.snapshot(wanted):
            return self._counting.timeline(self._meanings.of(query)[1], by)

    @contextmanager
    def found(self, query: Query, *, wanted: Callable[[], bool] | None = None) -> Iterator[Found]:
        """All that `query` finds, and one state of the library to read it from while the block runs."""
        with self._state.snapshot(wanted):
            meant, mask = self._meanings.of(query)
            yield self._found(meant, mask, lambda sort: self._ranking.order(meant.tree, mask, sort)[0])

    @contextmanager
    def newest_found(
        self, query: Query, *, wanted: Callable[[], bool] | None = None
    ) -> Iterator[tuple[Found, int] | None]:
        """The newest of what `found` takes long to find, as it would, and about how many there are; else None."""
        with self._state.snapshot(wanted):
            meant = self._meanings.probably(query)
            known = self._meanings.is_known(meant.tree)
            first = None if known else self._glimpses.first(meant.tree, Sort.NEWEST)
            if first is None:
                yield None
                return
            ids, about = first
            mask = np.zeros(self._columns.last + 1, np.bool_)
            mask[ids] = True
            yield self._found(meant, mask, lambda _: ids), about

    def _found(self, meant: Query, mask: Mask, in_order: Callable[[Sort], Ints]) -> Found:
        def ids_of(tree: Tree) -> tuple[Ints, tuple[str, ...]]:
            return self._evaluation.ids(tree, mask), tuple(note.text for note in self._evaluation.notes)

        marked = self._written.of(meant)
        return Found(
            self._connection,
            self._columns,
            meant,
            marked,
            mask,
            self._state.check,
            self._meanings.mask,
            in_order,
            ids_of,
        )

    def _forget(self) -> None:
        """Something was committed."""
        self._meanings.clear()
        self._naming.clear()
        self._written.clear()
        self._shares.clear()
        self._samples.clear()
        self._estimates.clear()
        self._evaluation.lookup.terms.clear()
