"""The results pane: what is asked, the timeline, the order, and the list or the page where nothing matches."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from backfile.search.language.tree import Dates, Is, Last
from backfile.search.results import Timeline
from backfile.window import fonts, icons, numbers
from backfile.window.answers.told import Answer, Unfolding, View
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.question import DATE, Question
from backfile.window.results.list import ResultsList
from backfile.window.results.nothing import NothingPage
from backfile.window.results.sort_bar import SortBar
from backfile.window.rule import Rule
from backfile.window.saved.news_line import NewsLine
from backfile.window.search_bar.summary import Summary
from backfile.window.timeline.plot import INSET
from backfile.window.timeline.widget import TimelineWidget
from backfile.window.veil import Veil


class ResultsPane(QWidget):
    """Shows one answer after the other; says nothing by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._since: tuple[Last | None, str | None] = (None, None)
        self.summary = Summary(self)
        self.news = NewsLine(self)
        self.timeline = TimelineWidget(self)
        self.sort_bar = SortBar(self)
        self.new_above = NewAbove(self)
        self.list = ResultsList(self)
        self.nothing = NothingPage(self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self.nothing)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._scroll)
        self._around = QVBoxLayout()
        self._around.addWidget(self.timeline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.summary)
        column.addWidget(self.news)
        column.addLayout(self._around)
        for part in (Rule(self), self.sort_bar, self.new_above, self._stack):
            column.addWidget(part)
        dimmed = (self.summary.warning, self.summary.line, self.timeline, self.list.viewport())
        self._veils = [Veil(part) for part in dimmed]
        self.timeline.held.connect(self.summary.hold)
        self.new_above.clicked.connect(self._show_new)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        appearance().changed.connect(self._dress)
        self._dress()

    @property
    def nothing_found(self) -> bool:
        """Whether the page where nothing matches is shown."""
        return self._stack.currentWidget() is self._scroll

    def view(self) -> View:
        """What the reader sees of the list now."""
        return View(self.list.results.ids, self.list.top()[0], self.list.current_id())

    def show_answer(self, answer: Answer, question: Question) -> None:
        """Another answer, or the same one: all of it after a glimpse, or with what an import has added."""
        if answer.completes:
            self._complete(answer)
        elif answer.refresh is None:
            self.list.results.show(answer.result.ids, answer.rows)
            self.list.scrollToTop()
            self.new_above.tell(0)
        else:
            self._refresh(answer)
        found = answer.result.total > 0
        if not found:
            self.nothing.show_question(question)
        self._stack.setCurrentWidget(self.list if found else self._scroll)

    def dim(self, on: bool) -> None:
        """What is shown is of an older question, and known to be."""
        for veil in self._veils:
            veil.lie(on)

    def show_versions(self, unfolding: Unfolding) -> None:
        """The versions behind a row, below it."""
        self.list.results.unfold(unfolding.item, unfolding.versions, unfolding.rows)

    def show_timeline(self, timeline: Timeline, question: Question, since: str | None = None) -> None:
        """Bars around the span that is asked for. `since`: the day from which `last:` is counted."""
        self._since = (question.last, since)
        self.timeline.show_timeline(timeline, *asked_dates(question, since))

    def show_question(self, question: Question) -> None:
        """Chips and brush at once; what is found follows."""
        self.summary.show_question(question)
        last, since = self._since
        self.timeline.show_asked(*asked_dates(question, since if question.last == last else None))

    def set_narrow(self, narrow: bool, short: bool) -> None:
        """Lower bars and shorter sentences; `short`: no timeline."""
        self.summary.set_narrow(narrow, short)
        self.timeline.set_low(narrow)
        self.timeline.setVisible(not short)

    def follow(self, item: int | None) -> None:
        """Show which row is being read, if it is among the results; nothing else moves."""
        number = self.list.results.number_of(item)
        if number is not None:
            self.list.choose(number, quiet=True)

    def focus_results(self) -> None:
        """Go to the list, or to what else could be asked."""
        if self.nothing_found:
            self.nothing.focus_first()
        else:
            self.list.choose_in_view()
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def open_first(self) -> None:
        """Choose the first row. Where there is none, the field keeps the keyboard: its Enter takes what would find."""
        if not self.nothing_found:
            self.list.choose(0)
            self.focus_results()

    def _complete(self, answer: Answer) -> None:
        """All rows take the place of the first ones; what the reader has chosen or scrolled to stays where it is."""
        rows = self.list.results
        chosen, (top, above) = self.list.current_id(), self.list.top()
        scrolled = self.list.verticalScrollBar().value() > 0
        rows.show(answer.result.ids, answer.rows)
        if (number := rows.number_of(chosen)) is not None:
            self.list.choose(number, quiet=True)
        if scrolled and (number := rows.number_of(top)) is not None:
            self.list.scroll_to(number, above)

    def _refresh(self, answer: Answer) -> None:
        refresh, results = answer.refresh, self.list.results
        _, above = self.list.top()
        current = self.list.current_id()
        if refresh is None:
            return
        results.show(answer.result.ids, answer.rows, keep=True)
        if refresh.current is not None:
            self.list.choose(results.row_of_result(refresh.current), quiet=True)
        elif (version := results.number_of(current)) is not None:
            self.list.choose(version, quiet=True)
        if refresh.top is not None:
            self.list.scroll_to(results.row_of_result(refresh.top), above)
        for item in results.unfolded:
            self.list.unfolding_wanted.emit(item)  # there may be more of them
        hidden = self.list.verticalScrollBar().value() > 0  # few results are all in view
        self.new_above.tell(self.new_above.count + refresh.new_above if hidden else 0)

    def _show_new(self) -> None:
        self.list.scrollToTop()
        self.new_above.tell(0)

    def _scrolled(self, value: int) -> None:
        if value == 0 and self.new_above.count:
            self.new_above.tell(0)

    def _dress(self) -> None:
        px = theme().px
        side = px(16) - px(INSET)
        self._around.setContentsMargins(side, 0, side, px(4))


class NewAbove(QToolButton):
    """ "18 new results above": they never push down what is being read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self.setProperty("strip", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icons.icon("arrow-up", "accent"))
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self.setSizePolicy(policy)
        appearance().changed.connect(self._dress)
        self._dress()
        self.tell(0)

    def tell(self, count: int) -> None:
        """How many there are; none: the strip goes."""
        self.count = count
        words = self.tr("%1 new result(s) above", "", count)
        self.setText(words.replace("%1", numbers.count(count)))
        self.setVisible(count > 0)

    def _dress(self) -> None:
        px = theme().px
        self.setFont(fonts.font(Role.SMALL_STRONG))
        self.setIconSize(QSize(px(14), px(14)))
        self.setFixedHeight(px(32))


def asked_dates(question: Question, since: str | None = None) -> tuple[Dates | None, bool | None]:
    """The span that a question asks for, and whether the undated are in. `since`: where its `last:` begins."""
    span: Dates | None = Dates(since) if since is not None else None
    undated: bool | None = None
    for each in question.all_filters:
        if each.field == DATE and isinstance(each.tree, Dates) and not each.excluded:
            span = each.tree
        elif each.field == DATE and isinstance(each.tree, Is):
            undated = not each.excluded
    return span, undated
