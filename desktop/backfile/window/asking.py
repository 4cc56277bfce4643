"""From the field to the answer: whatever is typed or narrowed is the question of all views."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backfile.search.language.query import Query
from backfile.search.language.tree import Is
from backfile.window.answers.told import Answer
from backfile.window.chip_editing import ChipEditing
from backfile.window.completing import Completing
from backfile.window.inquiry import Inquiry
from backfile.window.question import DATE, Filter, Question, of_facet, question
from backfile.window.results.pane import ResultsPane
from backfile.window.search_bar.warning import Advice
from backfile.window.sidebar.tree import SidebarTree
from backfile.window.telling import Telling
from backfile.window.top_bar import TopBar, View
from backfile.window.views import Views

if TYPE_CHECKING:
    from collections.abc import Callable

    from backfile.window.concordance.pane import ConcordancePane
    from backfile.window.later import Later
    from backfile.window.lines.pane import LinesPane
    from backfile.window.over_time.pane import OverTimePane
    from backfile.window.search_bar.summary import Summary

TOLD = 60  # letters of a question in a sentence


class Asking(QObject):
    """One question at a time, edited by the field, the facets, the timeline and the views."""

    searched = Signal()  # the views are to be shown: something is asked
    field_wanted = Signal()  # the keyboard belongs into the field
    answered = Signal(object)  # Answer: shown; not told for the refresh of an answer that was there
    failed = Signal(object)  # BackfileError
    told = Signal(str, object)  # what was done, and what takes it back

    def __init__(
        self,
        inquiry: Inquiry,
        top: TopBar,
        tree: SidebarTree,
        results: ResultsPane,
        concordance: "Later[ConcordancePane]",
        over_time: "Later[OverTimePane]",
        lines: "Later[LinesPane]",
        views: Views,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.inquiry = inquiry
        self.completing = Completing(top.field, inquiry, self)
        self.telling = Telling(inquiry, top.field, tree, results, concordance, over_time, views, self)
        self._chips = ChipEditing(top.field, inquiry, self)
        self._field, self._tree, self._results = top.field, tree, results
        self._concordance, self._over_time, self._lines, self._views = concordance, over_time, lines, views
        self._next: Callable[[], None] | None = None  # to be done with the answer that is waited for
        self._connect_field()
        self._connect_results()
        self._connect_views()

    def search(self, query: str) -> None:
        """Ask what this text says."""
        self.searched.emit()
        self.inquiry.ask(question(query))

    def memory(self) -> dict[str, object]:
        """What is asked, for the next start: a list by its lines, and what narrows it as a query."""
        here = self.inquiry.question
        if here.is_list:
            return {"query": Question("", here.filters).query.text, "lines": here.words}
        return {"query": here.query.text}

    def restore(self, query: object) -> None:
        """Ask what was asked when the window was left; anything but text is no question."""
        self._next = None
        self.inquiry.ask(question(query) if isinstance(query, str) else Question())

    def follow_figure(self, query: str) -> None:
        """Ask what a figure of an import stands for; the figure is out of sight then, and the keyboard goes along."""
        self.search(query)
        self.go_to_results()

    def search_name(self, name: str) -> None:
        """Ask for a name that an article has."""
        self.search(f'"{name}"')

    def search_similar(self, query: Query) -> None:
        """Ask for articles like one; what is asked stands in the field, and facets and timeline narrow it."""
        before = self.inquiry.question
        self.search(query.text)
        self._field.setCursorPosition(0)  # its first words say most
        self.told.emit(self.tr("These are articles like the one that is open."), partial(self._return_to, before))

    def _return_to(self, question: Question) -> None:
        self.searched.emit()
        self.inquiry.ask(question)
        self.go_to_results()

    def try_example(self, example: str) -> None:
        """As if it had been typed."""
        self.searched.emit()
        self._field.setText(example)
        self.field_wanted.emit()
        self.inquiry.type(example)

    def go_to_results(self) -> None:
        """The keyboard goes to what was found, once it is there."""
        if self._views.view is View.CONCORDANCE:
            self._concordance().focus_lines()
        elif self._views.view is View.LINES:
            self._lines().focus_lines()
        elif self.inquiry.waits:  # the rows that are there answer an older question
            self._next = self._results.focus_results
        else:
            self._results.focus_results()

    def take(self, asked: Question) -> None:
        """Ask this, and type on."""
        self.inquiry.ask(asked)
        self.field_wanted.emit()

    def _take_change(self, asked: Question) -> None:
        """In place of a question that found nothing; Enter does so as well, which somebody may press out of habit."""
        before = self.inquiry.question
        self.take(asked)
        text = before.query.text
        typed = text if len(text) <= TOLD else f"{text[: TOLD - 1]}…"
        said = self.tr("No article matches %1, so the first suggestion was searched.").replace("%1", typed)
        self.told.emit(said, partial(self.take, before))

    # What is connected

    def _connect_field(self) -> None:
        field = self._field
        field.typed.connect(self._type)
        field.entered.connect(self._enter)
        field.list_wanted.connect(self.go_to_results)
        self.completing.edited.connect(self._type)
        self.completing.asked.connect(self.take)
        self.completing.failed.connect(self.failed)
        self.inquiry.words_set.connect(field.setText)
        self.inquiry.failed.connect(self.failed)
        self.telling.answered.connect(self._go_on)

    def _connect_results(self) -> None:
        inquiry, results = self.inquiry, self._results
        results.list.results.wanted.connect(inquiry.read_rows)
        results.list.unfolding_wanted.connect(inquiry.unfold)
        results.list.left.connect(self.field_wanted)
        results.list.chosen.connect(self.completing.remember)  # what led to something was meant
        results.list.opened.connect(self.completing.remember)
        results.nothing.counts_wanted.connect(inquiry.count_alternatives)
        results.nothing.taken.connect(self._take_change)
        results.sort_bar.chosen.connect(inquiry.sort_by)
        results.sort_bar.folding.turned.connect(inquiry.fold_here)
        results.timeline.span_chosen.connect(inquiry.span)
        results.timeline.by_chosen.connect(inquiry.count_by)
        results.timeline.undated_chosen.connect(self._include_undated)

    def _connect_views(self) -> None:
        self._join_summary(View.ARTICLES, self._results.summary)
        self._concordance.then(self._join_concordance)
        self._over_time.then(self._join_over_time)
        self._lines.then(lambda pane: self._join_summary(View.LINES, pane.summary))
        self._tree.included.connect(self.inquiry.include)
        self._tree.excluded.connect(self.inquiry.exclude)

    def _join_concordance(self, pane: "ConcordancePane") -> None:
        pane.narrowing_wanted.connect(self._narrow)
        pane.words_wanted.connect(self._ask_words)
        pane.facet_wanted.connect(self._include_facet)
        pane.opened.connect(self.completing.remember)
        pane.failed.connect(self.failed)
        pane.show_question(self.inquiry.question, folded=self.inquiry.folds)
        self._join_summary(View.CONCORDANCE, pane.summary)

    def _join_over_time(self, pane: "OverTimePane") -> None:
        pane.span_chosen.connect(self.inquiry.span)
        pane.words_wanted.connect(self._show_words)
        pane.failed.connect(self.failed)
        pane.show_question(self.inquiry.question, folded=self.inquiry.folds)
        self._join_summary(View.OVER_TIME, pane.summary)

    def _join_summary(self, view: View, summary: "Summary") -> None:
        self.telling.join(view, summary)
        summary.filter_removed.connect(self.inquiry.remove)
        summary.filter_edited.connect(self._chips.begin)
        summary.filters_cleared.connect(self.inquiry.clear_filters)
        summary.left.connect(self.field_wanted)
        summary.replaced.connect(self._follow_advice)

    # What is asked

    def _type(self, words: str) -> None:
        self._next = None
        self._results.nothing.take_none()
        self.searched.emit()
        self.inquiry.type(words)

    def _enter(self) -> None:
        """The field's Enter: what was typed is whole, and the first of what it finds is opened."""
        if self._results.nothing_found and not self.inquiry.waits and self._results.nothing.take_first():
            return
        in_lines = self._views.view is View.CONCORDANCE
        self._next = self._concordance().focus_lines if in_lines else self._results.open_first
        self.completing.put_away()  # one that is still being made as well
        self._chips.settle()
        self.completing.remember()

    def _go_on(self, answer: Answer) -> None:
        """With what waited for this answer."""
        self.answered.emit(answer)
        then, self._next = self._next, None
        if then is not None:
            then()

    def _follow_advice(self, advice: Advice) -> None:
        self.take(advice.applied(self.inquiry.question))  # the link that had the keyboard is gone

    def _include_undated(self, also: bool) -> None:
        self.inquiry.include(Filter(DATE, Is("undated")), also)

    def _narrow(self, word: str, window: int) -> None:
        from backfile.window.concordance.narrowing import narrowed  # the first paint does not wait for it

        self.inquiry.ask(narrowed(self.inquiry.question, word, window))

    def _ask_words(self, words: str) -> None:
        self.inquiry.ask(replace(self.inquiry.question.settled(), words=words))

    def _show_words(self, words: str) -> None:
        """The articles of one of the compared queries."""
        self._ask_words(words)
        self._views.show_view(View.ARTICLES)

    def _include_facet(self, facet: str, value: str | None) -> None:
        self.inquiry.include(of_facet(facet, value), False)
