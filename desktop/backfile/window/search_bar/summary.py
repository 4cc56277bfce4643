"""What stands under the search field: chips, warnings and the sentence that says what is asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backfile.search.results import Result
from backfile.window.appearance import appearance, theme
from backfile.window.question import Question
from backfile.window.search_bar.chips import Chips
from backfile.window.search_bar.query_line import QueryLine, found_text, order_text
from backfile.window.search_bar.warning import WarningLine
from backfile.window.search_bar.words import Phrase, sentence


class Summary(QWidget):
    """Says one question and its answer."""

    filter_removed = Signal(object)  # Filter
    filters_cleared = Signal()
    left = Signal()  # the last chip went while it had the focus
    replaced = Signal(object)  # Advice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = Chips(self)
        self.warning = WarningLine(self)
        self.line = QueryLine(self)
        self.coming = QueryLine(self, "accent")
        self.coming.hide()
        self._short = False
        self._said: tuple[Question, Result | None, bool] = (Question(), None, False)
        self._asked = Question()
        self._held = False
        self._column = QVBoxLayout(self)
        for part in (self.chips, self.warning, self.line, self.coming):
            self._column.addWidget(part)
        self.chips.removed.connect(self.filter_removed)
        self.chips.cleared.connect(self.filters_cleared)
        self.chips.left.connect(self.left)
        self.warning.replaced.connect(self.replaced)
        appearance().changed.connect(self._dress)
        self._dress()

    def show_question(self, question: Question) -> None:
        """Chips at once; the sentence follows with the answer."""
        self._asked = question
        if not self._held:
            self.chips.show_filters(question.filters)

    def show_answer(self, question: Question, result: Result, *, importing: bool) -> None:
        """What was asked and found."""
        self._said = (question, result, importing)
        if self._held:
            return
        found = found_text(result.total, result.seconds, importing=importing, rows=len(result.ids))
        said = sentence(question)
        if self._short and len(question.filters) > 1:
            said = sentence(Question(question.words))
            said.append(Phrase(" · " + self.tr("%n filter(s)", "", len(question.filters))))
        self.line.tell(said, found, question.query.text, order_text(result.total, result.ranked))

    def hold(self, on: bool) -> None:
        """Keep everything as it is while what stands below is being dragged; then catch up."""
        self._held = on
        if not on:
            self.chips.show_filters(self._asked.filters)
            question, result, importing = self._said
            if result is not None:
                self.show_answer(question, result, importing=importing)

    def show_warnings(self, warnings: tuple[str, ...], note: str | None = None) -> None:
        """What was not understood, or what was done beyond the letter."""
        self.warning.tell(warnings, note)

    def show_coming(self, words: str) -> None:
        """How much of an import can be searched; empty: none runs."""
        self.coming.setVisible(bool(words))
        self.coming.tell([Phrase(words)], "", "")

    def set_narrow(self, narrow: bool, short: bool) -> None:
        """Fewer lines; `short`: filters are counted, not shown."""
        self._short = short
        self.line.set_lines(1 if narrow else 2)
        self.chips.set_lines(1 if narrow else 2)
        question, result, importing = self._said
        if result is not None:
            self.show_answer(question, result, importing=importing)

    def _dress(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(16), px(10), px(16), px(6))
        self._column.setSpacing(px(6))
