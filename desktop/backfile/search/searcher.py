"""A library's search, open in one thread: results, hits, facets and timeline of any query, each can be stopped."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from backfile.library import Library
from backfile.library.failures import explained
from backfile.library.sqlite import sqlite3
from backfile.search.answer.counting import Counting
from backfile.search.answer.estimating import Estimates
from backfile.search.answer.folding import fold, folded_behind, others_found
from backfile.search.answer.found import Found
from backfile.search.answer.glimpse import Glimpses
from backfile.search.answer.hits import read_hits
from backfile.search.answer.naming import Naming
from backfile.search.answer.ranking import Ranking
from backfile.search.answer.weighing import is_by_date
from backfile.search.language.fields import NAMES
from backfile.search.language.query import Query
from backfile.search.language.tree import Last, Text, Tree, Value
from backfile.search.plan import kept
from backfile.search.plan.columns import Columns, Ints, Mask
from backfile.search.plan.evaluate import Evaluation
from backfile.search.plan.match import match
from backfile.search.plan.pairs import Pairs
from backfile.search.plan.shares import Shares
from backfile.search.plan.spans import first_day, newest_day
from backfile.search.reading.plain import replaced
from backfile.search.results import FACETS, By, Estimate, FacetValue, Hit, Interrupted, Result, Sort, Timeline

_INTERRUPTED = 9  # SQLITE_INTERRUPT
_STEPS = 10_000  # of SQLite's machine between two looks at whether the answer is still wanted
_KEPT = 8
_SHORT = 2
_BY_DATE = "Nothing in this can be ranked: the newest come first."
_MORE = 1.05
_ANY = "SELECT 1 FROM fts WHERE fts MATCH ? LIMIT 1"


class Searcher:
    """Reads by a connection of its own; one for each thread. Only `interrupt` may be called from another."""

    def __init__(self, path: Path | str) -> None:
        """Raises NoSuchPath, NotALibrary or another LibraryError."""
        self._library = Library.open(path, readonly=True)
        self._connection = self._library.connection
        self._connection.execute("PRAGMA query_only=ON")
        self._connection.set_progress_handler(self._unwanted, _STEPS)
        self._stopped = False
        self._wanted: Callable[[], bool] | None = None
        self._columns = Columns()
        self._pairs = Pairs()
        self._shares = Shares(self._connection, self._columns, self._check)
        self._evaluation = Evaluation(self._connection, self._columns, self._pairs, self._shares, self._check)
        self._ranking = Ranking(self._connection, self._columns, self._shares, self._evaluation.terms, self._check)
        self._glimpses = Glimpses(
            self._connection, self._columns, self._evaluation, self._ranking, self._shares, self._check
        )
        self._counting = Counting(self._connection, self._columns, self._pairs, self._check)
        self._estimates = Estimates(
            self._connection, self._columns, self._evaluation, self._counting, self._shares, self._check
        )
        self._naming = Naming(self._connection, self._pairs, self._evaluation.mask, self._check)
        self._masks: dict[Tree, Mask] = {}
        self._notes: dict[Tree, tuple[str, ...]] = {}  # of each mask
        self._version: object = None
        self._kept: int | None = None  # up to which item columns are kept for the next opening

    def close(self) -> None:
        """Let go of the library."""
        with suppress(sqlite3.Error):  # then they are read again
            self.keep_columns()
        self._library.close()

    def keep_columns(self) -> None:
        """Keep what was read of all items in the user's cache folder, where it is much more than what is there."""
        last = self._columns.last
        if self._kept is None or last < max(kept.LEAST, _MORE * self._kept):
            return
        self._connection.execute("BEGIN")  # one state for what is asked of it
        try:
            kept.keep(self._library.path, self._connection, last, self._columns.revision, self._columns.kept())
        finally:
            self._connection.execute("COMMIT")
        self._kept = last

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def interrupt(self) -> None:
        """Stop what runs now: it raises Interrupted. From any thread."""
        self._stopped = True
        self._connection.interrupt()

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
        with self._snapshot(wanted):
            meant, mask = self._meant(query)
            ids, ranked = self._ranking.order(meant.tree, mask, sort)
            total = len(ids)
            if folded:
                ids = fold(ids, self._columns)
            notes = (*_notes(query, meant), *self._notes.get(meant.tree, ()))
            if sort is Sort.RELEVANCE and total > 1 and is_by_date(meant.tree):
                notes = (*notes, _BY_DATE)
        ids.flags.writeable = False
        return Result(ids, total, time.perf_counter() - began, ranked, meant, notes)

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
        with self._snapshot(wanted):
            meant = self._probably_meant(query)
            first = self._glimpses.first(meant.tree, sort) if meant.tree not in self._masks else None
            if first is None:
                return None
            ids, total = first
            if folded:
                ids = fold(ids, self._columns)
            notes = tuple(_notes(query, meant)) if meant.tree != query.tree else ()
        ids.flags.writeable = False
        seconds, total = time.perf_counter() - began, max(total, len(ids))
        return Result(ids, total, seconds, len(ids), meant, notes, is_glimpse=True, is_estimate=True)

    def hits(
        self, query: Query, ids: Sequence[int], *, folded: bool = False, wanted: Callable[[], bool] | None = None
    ) -> list[Hit]:
        """What a list shows of these items, in the order of `ids`: for the rows on the screen, not for thousands.

        `folded`: each says how many of its versions were found as well.
        """
        with self._snapshot(wanted):
            if not folded and query.unfinished is None:  # then nobody need know what else is found
                return read_hits(self._connection, query, [int(number) for number in ids])
            meant, mask = self._meant(query)
            hits = read_hits(self._connection, meant, [int(number) for number in ids])
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
        with self._snapshot(wanted):
            return others_found(self._connection, item, self._meant(query)[1])

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
        with self._snapshot(wanted):
            mask = self._meant(query)[1]
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
        with self._snapshot(wanted):
            tree = self._probably_meant(query).tree
            return None if tree in self._masks else self._estimates.estimate(tree, limit, fields, by)

    def count_values(self, query: Query, field: str, *, wanted: Callable[[], bool] | None = None) -> int:
        """How many different sources, sections, languages or authors all that `query` finds has."""
        with self._snapshot(wanted):
            return self._counting.distinct(self._meant(query)[1], field)

    def since(self, last: Last) -> str | None:
        """The day from which the last so many are counted; None where nothing is dated."""
        with self._snapshot(None):
            newest = newest_day(self._columns)
            return first_day(newest, last).isoformat() if newest is not None else None

    def timeline(self, query: Query, by: By = By.MONTH, *, wanted: Callable[[], bool] | None = None) -> Timeline:
        """How many items of all that `query` finds begin in each year, month, week or day."""
        with self._snapshot(wanted):
            return self._counting.timeline(self._meant(query)[1], by)

    @contextmanager
    def found(self, query: Query, *, wanted: Callable[[], bool] | None = None) -> Iterator[Found]:
        """All that `query` finds, and one state of the library to read it from while the block runs."""
        with self._snapshot(wanted):
            meant, mask = self._meant(query)

            def order(sort: Sort) -> Ints:
                return self._ranking.order(meant.tree, mask, sort)[0]

            def ids_of(tree: Tree) -> tuple[Ints, tuple[str, ...]]:
                return self._evaluation.ids(tree, mask), tuple(self._evaluation.notes)

            yield Found(self._connection, self._columns, meant, mask, self._check, self._mask, order, ids_of)

    def _meant(self, query: Query) -> tuple[Query, Mask]:
        """What is found, and by which query: a word that is being typed and finds nothing is the beginning of one."""
        mask = self._mask(query.tree)
        if query.unfinished is None or mask.any():
            return query, mask
        tree = replaced(query.tree, query.unfinished, _longer(query.unfinished))
        longer = self._mask(tree)
        return (Query(tree, query.warnings), longer) if longer.any() else (query, mask)

    def _probably_meant(self, query: Query) -> Query:
        """The same as far as a glimpse can tell: whether anything at all has the word that is being typed."""
        word = query.unfinished
        if not isinstance(word, Text) or word.slop is not None or (expression := match(word)) is None:
            return query
        if self._connection.execute(_ANY, (expression,)).fetchone():
            return replace(query, unfinished=None)
        return Query(replaced(query.tree, word, _longer(word)), query.warnings)

    def _mask(self, tree: Tree) -> Mask:
        known = self._masks.get(tree)
        if known is None:
            known = self._masks[tree] = self._evaluation.mask(tree)
            self._notes[tree] = tuple(self._evaluation.notes)
            if len(self._masks) > _KEPT:
                oldest = next(iter(self._masks))
                del self._masks[oldest], self._notes[oldest]
        return known

    @contextmanager
    def _snapshot(self, wanted: Callable[[], bool] | None) -> Iterator[None]:
        """One state of the library for all that is asked inside, however much is being imported meanwhile."""
        self._stopped, self._wanted = False, wanted
        try:
            with explained(self._library.path):
                self._check()
                self._connection.execute("BEGIN")
                try:
                    self._refresh()
                    yield
                finally:
                    if self._connection.in_transaction:
                        self._connection.execute("COMMIT")
        except sqlite3.OperationalError as failure:
            if getattr(failure, "sqlite_errorcode", 0) == _INTERRUPTED:
                raise Interrupted from None
            raise
        finally:
            self._wanted = None

    def _refresh(self) -> None:
        if self._kept is None:
            found = kept.load(self._library.path, self._connection)
            if found is not None:
                self._columns.restore(*found)
            self._kept = self._columns.last
        before = self._columns.revision
        grown = self._columns.extend(self._connection)
        if self._columns.revision != before:
            self._pairs.clear()
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if grown or version != self._version:
            self._masks.clear()
            self._notes.clear()
            self._naming.clear()
            self._shares.clear()
            self._estimates.clear()
            self._evaluation.terms.clear()
            self._pairs.outdated()
            self._version = version

    def _unwanted(self) -> bool:
        return self._stopped or (self._wanted is not None and not self._wanted())

    def _check(self) -> None:
        if self._unwanted():
            raise Interrupted


def _longer(word: Text | Value) -> Text | Value:
    """All words that begin with `word`; of one or two letters those of headlines: a third of all texts has each."""
    if isinstance(word, Value):
        return replace(word, prefix=True)
    short = len(word.text) <= _SHORT and word.text.isascii() and word.column is None
    return replace(word, prefix=True, column="title" if short else word.column)


def _notes(query: Query, meant: Query) -> Iterator[str]:
    """What was done beyond the letter of a query whose last word is still being typed."""
    word = query.unfinished
    if meant is query or word is None:
        return
    if isinstance(word, Value):
        yield f"Nothing has the {NAMES[word.field].label.lower()} “{word.text}”: these have one that begins with it."
        return
    longer = _longer(word)
    where = " in their headlines" if isinstance(longer, Text) and longer.column != word.column else ""
    yield f"Nothing has the word “{word.text}”: these have words{where} that begin with it."
