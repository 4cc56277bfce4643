"""What is shown of a question and its answer, in the views that are made, the sidebar and the field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backfile.window.answers.told import Alternative, Answer, Counted
from backfile.window.inquiry import Inquiry
from backfile.window.question import Question
from backfile.window.results.pane import ResultsPane
from backfile.window.search_bar.field import SearchField
from backfile.window.search_bar.query_line import QueryLine
from backfile.window.sidebar.tree import SidebarTree
from backfile.window.top_bar import View
from backfile.window.views import Views

if TYPE_CHECKING:
    from backfile.window.concordance.pane import ConcordancePane
    from backfile.window.later import Later
    from backfile.window.over_time.pane import OverTimePane
    from backfile.window.search_bar.summary import Summary


class Telling(QObject):
    """Hears of everything that is asked and answered; asks nothing."""

    answered = Signal(object)  # Answer: shown; not told for the refresh of an answer that was there

    def __init__(
        self,
        inquiry: Inquiry,
        field: SearchField,
        tree: SidebarTree,
        results: ResultsPane,
        concordance: "Later[ConcordancePane]",
        over_time: "Later[OverTimePane]",
        views: Views,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._inquiry, self._field, self._tree, self._results = inquiry, field, tree, results
        self._concordance, self._over_time, self._views = concordance, over_time, views
        self._summaries: dict[View, Summary] = {}  # of the views that are made
        self._importing = False
        inquiry.changed.connect(self._show_question)
        inquiry.warned.connect(self._warn)
        inquiry.kept.connect(results.dim)
        inquiry.kept.connect(tree.dim_facets)
        inquiry.answered.connect(self._show_answer)
        inquiry.counted.connect(self._show_counts)
        inquiry.rows_read.connect(results.list.results.rows_read)
        inquiry.unfolded.connect(results.show_versions)
        inquiry.alternative_counted.connect(self._show_alternative)
        inquiry.sort_changed.connect(results.sort_bar.show_sort)
        inquiry.watch_view(results.view)

    def join(self, view: View, summary: "Summary") -> None:
        """Say in this one as well what is asked and found."""
        self._summaries[view] = summary
        if summary is not self._results.summary:
            summary.say_as(self._results.summary)

    def set_importing(self, active: bool) -> None:
        """Whether more may come in while an answer is looked at."""
        self._importing = active

    def show_coming(self, words: str) -> None:
        """How much of an import can be searched."""
        for summary in self._summaries.values():
            summary.show_coming(words)

    def copy_query(self) -> None:
        """Put what is asked on the clipboard, as one line that can be typed."""
        self._line.copy_query()

    def copy_sentence(self) -> None:
        """Put what is asked on the clipboard, in plain words."""
        self._line.copy_sentence()

    @property
    def _line(self) -> QueryLine:
        return self._summaries.get(self._views.view, self._results.summary).line

    def _show_question(self, asked: Question) -> None:
        self._results.show_question(asked)
        self._tree.show_question(asked)
        for pane in (self._concordance.made, self._over_time.made):
            if pane is not None:
                pane.show_question(asked, folded=self._inquiry.folds)

    def _warn(self, warnings: tuple[str, ...]) -> None:
        for summary in self._summaries.values():
            summary.show_warnings(warnings)
        self._field.set_not_understood(bool(warnings))

    def _show_answer(self, answer: Answer) -> None:
        self._results.show_answer(answer, self._inquiry.question)
        for summary in self._summaries.values():
            summary.show_answer(self._inquiry.question, answer.result, importing=self._importing)
        here = answer.folded != self._inquiry.folded
        self._results.sort_bar.folding.show_folding(answer.folded, answer.versions, here=here)
        if answer.refresh is None:
            self.answered.emit(answer)

    def _show_counts(self, counted: Counted) -> None:
        if counted.timeline is not None:
            self._results.show_timeline(counted.timeline, counted.question, counted.since)
            for summary in self._summaries.values() if not counted.is_estimate else ():
                summary.show_undated(counted.question, counted.timeline.undated)
        if counted.facets is not None:
            self._tree.show_facets(counted.facets)
        if counted.sizes is not None:
            self._tree.show_sizes(counted.sizes)

    def _show_alternative(self, alternative: Alternative) -> None:
        self._results.nothing.show_count(alternative.query, alternative.total)
