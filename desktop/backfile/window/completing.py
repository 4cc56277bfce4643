"""Completes what is typed, off the GUI thread, and lets a completion be taken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from backfile.search import Interrupted
from backfile.search.completing.offer import Completion, Kind
from backfile.window.lane import Lane
from backfile.window.offers import Offers
from backfile.window.question import Question, question
from backfile.window.search_bar.completion import CompletionList
from backfile.window.search_bar.searched import Searched

if TYPE_CHECKING:
    from backfile.search.language.query import Query
    from backfile.window.inquiry import Inquiry
    from backfile.window.search_bar.field import SearchField

READY = 1_500  # ms after a library was opened, until when there is better to do than reading its values
BUDGET = 1.5  # seconds for the counts of one list
SOON = 0.06  # seconds for which the list waits, so that most of what finds nothing never stands in it


@dataclass(frozen=True, slots=True)
class Offered:
    """Completions of one text, and how many items those find that are counted already."""

    ticket: int
    completions: tuple[Completion, ...]
    totals: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Count:
    """How many items a completion would find."""

    ticket: int
    counted: str
    total: int


class Completing(QObject):
    """Joins the search field, the list under it, and a library."""

    edited = Signal(str)  # the field's new text, by a completion of a part of it
    asked = Signal(object)  # Question: a whole query was taken
    failed = Signal(object)  # BackfileError
    _offered = Signal(object)  # Offered
    _counted = Signal(object)  # Count

    def __init__(self, field: "SearchField", inquiry: "Inquiry", parent: QObject) -> None:
        super().__init__(parent)
        self.searched = Searched()
        self.list = CompletionList(field, field.window())
        self._field = field
        self._inquiry = inquiry
        self._lane: Lane[Offers] | None = None
        self._latest = 0
        self._ready = QTimer(self, interval=READY, singleShot=True)
        self._ready.timeout.connect(self._read)
        self.list.wanted.connect(self._ask)
        self.list.emptied.connect(self._begin_anew)
        self.list.taken.connect(self._take)
        self.list.forgotten.connect(self._forget)
        self._offered.connect(self._hear)
        self._counted.connect(self._hear_count)

    def set_library(self, path: Path, searched: Searched) -> None:
        """Complete from this library from now on, and from what was searched in it before."""
        self.close()
        self.searched = searched
        self._lane = Lane(lambda: Offers(path), Offers.close, self)
        self._lane.failed.connect(self.failed)
        self._ready.start()

    def close(self) -> None:
        """Let go of the library."""
        self.put_away()
        self._ready.stop()
        self.list.forget_counts()
        if self._lane is not None:
            self._lane.close()
            self._lane.deleteLater()
            self._lane = None

    def put_away(self) -> None:
        """Something else is looked at: no list, and none that is still being made."""
        self._stop()
        self.list.close_list()

    def remember(self) -> None:
        """What is asked now was meant: it comes up again."""
        if not self._inquiry.question.is_list:  # whose lines are a file of somebody's
            self.searched.remember(self._inquiry.question.query.text)

    def forget_searched(self) -> None:
        """Nothing that was searched comes up again."""
        self.searched.clear()

    def forget_counts(self) -> None:
        """The library holds more than it did."""
        self.list.forget_counts()

    def _stop(self) -> None:
        self._latest += 1
        if self._lane is not None and self._lane.own is not None:
            self._lane.own.searcher.interrupt()

    def _read(self) -> None:
        if self._lane is not None:
            self._lane.start(Offers.refresh)

    def _ask(self) -> None:
        self._stop()
        text, cursor, ticket = self._field.text(), self._field.cursorPosition(), self._latest
        earlier, here = self.searched.texts, self._inquiry.question
        if not text.strip() and not earlier:
            self.list.close_list()
        elif self._lane is not None:
            self._lane.start(lambda own: self._complete(own, ticket, text, cursor, earlier, here))

    def _begin_anew(self) -> None:
        """What was asked before, unless it would cover the chips, of which the next one may be what is wanted."""
        if self._inquiry.question.filters:
            self.put_away()
        else:
            self._ask()

    def _take(self, completion: Completion) -> None:
        if completion.whole:
            self.asked.emit(question(completion.text))
            return
        self._field.setText(completion.text)
        self._field.setCursorPosition(completion.cursor)
        self.edited.emit(completion.text)
        if completion.text[: completion.cursor].endswith(":"):
            self._ask()  # a field: which of its values?

    def _forget(self, completion: Completion) -> None:
        self.searched.forget(completion.text)

    def _hear(self, offered: Offered) -> None:
        if offered.ticket == self._latest:
            self.list.offer(offered.completions, offered.totals)

    def _hear_count(self, count: Count) -> None:
        if count.ticket == self._latest:
            self.list.show_count(count.counted, count.total)

    # In the lane

    def _complete(
        self, own: "Offers", ticket: int, text: str, cursor: int, earlier: tuple[str, ...], here: Question
    ) -> None:
        if ticket != self._latest:
            return
        asked = here.query.text
        found = own.found_beside(text, cursor, here, lambda: ticket == self._latest)
        completions = tuple(
            each for each in own.complete(text, cursor, earlier, found) if not (each.whole and each.text == asked)
        )
        totals = dict(self._counts(own, ticket, completions, here, SOON))
        offered = without_vain(completions, totals)
        self._offered.emit(Offered(ticket, offered, totals))
        rest = [each for each in offered if each.counted not in totals]
        for counted, total in self._counts(own, ticket, rest, here, BUDGET):
            self._counted.emit(Count(ticket, counted, total))
        if ticket == self._latest:
            own.refresh()

    def _counts(
        self, own: "Offers", ticket: int, completions: Sequence[Completion], here: Question, seconds: float
    ) -> Iterator[tuple[str, int]]:
        """One after another, as long as there is time and they are wanted."""
        until = monotonic() + seconds

        def wanted() -> bool:
            return ticket == self._latest and monotonic() < until

        for each in completions:
            if each.counted is not None and wanted():
                try:
                    yield each.counted, own.count(counted_query(each, here), wanted)
                except Interrupted:
                    return


def without_vain(completions: Sequence[Completion], totals: Mapping[str, int]) -> tuple[Completion, ...]:
    """No value that finds nothing; what somebody asked or kept stands all the same, and so does a field."""
    return tuple(
        each
        for each in completions
        if each.whole or each.kind is Kind.FIELD or each.counted is None or totals.get(each.counted) != 0
    )


def counted_query(completion: Completion, here: Question) -> "Query":
    """What a completion would find: by itself where it is a whole query, else under the filters of now."""
    text = completion.counted or ""
    return question(text).query if completion.whole else replace(here, words=text, typing=False).query
