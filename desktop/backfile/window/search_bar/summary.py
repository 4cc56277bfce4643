"""What stands under the search field: chips, warnings and the sentence that says what is asked."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backfile.search.language.joining import both
from backfile.search.language.query import Query
from backfile.search.language.undated import left_out
from backfile.search.results import Result
from backfile.window.appearance import appearance, theme
from backfile.window.filters import split
from backfile.window.question import Question
from backfile.window.search_bar.chips import Chips
from backfile.window.search_bar.query_line import QueryLine
from backfile.window.search_bar.told import Told, brief_text, found_text, order_text
from backfile.window.search_bar.warning import WarningLine
from backfile.window.search_bar.words import Phrase, left_out_text, sentence


@dataclass(frozen=True, slots=True)
class Said:
    """A question and its answer."""

    question: Question
    result: Result | None = None
    importing: bool = False
    undated: int = 0


class Summary(QWidget):
    """Says one question and its answer."""

    filter_removed = Signal(object)  # Filter
    filter_edited = Signal(object)  # Filter: it shall be edited
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
        self._said = Said(Question())
        self._asked = Question()
        self._warnings: tuple[str, ...] = ()
        self._warned_of = ""
        self._held = False
        self._coming = ""
        self._column = QVBoxLayout(self)
        for part in (self.chips, self.warning, self.line, self.coming):
            self._column.addWidget(part)
        self.chips.removed.connect(self.filter_removed)
        self.chips.edited.connect(self.filter_edited)
        self.chips.cleared.connect(self.filters_cleared)
        self.chips.left.connect(self.left)
        self.warning.replaced.connect(self.replaced)
        appearance().changed.connect(self._dress)
        self._dress()

    def say_as(self, other: "Summary") -> None:
        """Say what another one says, in a view that was not there when it was told."""
        self._said, self._warnings, self._warned_of = other._said, other._warnings, other._warned_of
        self.show_question(other._asked)
        self.show_warnings(other._warnings)
        self.show_coming(other._coming)
        self._tell()

    def show_question(self, question: Question) -> None:
        """Chips at once; the sentence follows with the answer."""
        self._asked = question
        if not self._held:
            self.chips.show_filters(question.filters)

    def show_answer(self, question: Question, result: Result, *, importing: bool) -> None:
        """What was asked and found; of the same question as before, what it leaves out stays told."""
        same = question.query.tree == self._said.question.query.tree
        self._said = Said(question, result, importing, self._said.undated if same else 0)
        if question.words != self._warned_of:
            self._warnings = ()  # of words that are not there any more
        self.warning.tell(self._warnings, result.note)
        self._tell()

    def show_undated(self, question: Question, undated: int) -> None:
        """How many undated articles match that question without its dates."""
        if question.query.tree == self._said.question.query.tree:
            self._said = replace(self._said, undated=undated)
            self._tell()

    def hold(self, on: bool) -> None:
        """Keep everything as it is while what stands below is being dragged; then catch up."""
        self._held = on
        if not on:
            self.chips.show_filters(self._asked.filters)
            self._tell()

    def show_warnings(self, warnings: tuple[str, ...]) -> None:
        """What was not understood of the question."""
        self._warnings, self._warned_of = warnings, self._asked.words
        said = self._said
        self.warning.tell(warnings, said.result.note if said.result and said.question == self._asked else None)

    def show_coming(self, words: str) -> None:
        """How much of an import can be searched; empty: none runs."""
        self._coming = words
        self.coming.setVisible(bool(words))
        self.coming.tell(Told((Phrase(words),)))

    def set_narrow(self, narrow: bool, short: bool) -> None:
        """Fewer lines; `short`: filters are counted, not shown."""
        self._short = short
        self.chips.set_lines(1 if narrow else 2)
        self._tell()

    def _tell(self) -> None:
        question, result = self._said.question, self._said.result
        if self._held or result is None:
            return
        said = sentence(question, result.query)
        if self._short and len(question.filters) > 1:
            widened = result.query.tree != question.query.tree
            meant = Query(both(*split(result.query.tree)[0])) if widened else None
            said = sentence(Question(question.words), meant)
            said.append(Phrase(" · " + self.tr("%n filter(s)", "", len(question.filters))))
        rows = None if result.is_glimpse else len(result.ids)
        importing = self._said.importing
        asks_for_dates = left_out(question.query.tree) is not None
        self.line.tell(
            Told(
                tuple(said),
                found_text(result.total, result.seconds, importing=importing, rows=rows, about=result.is_estimate),
                question.query.text,
                "" if result.is_glimpse else order_text(result.total, result.ranked),
                (left_out_text(self._said.undated) if self._said.undated else "") if asks_for_dates else None,
                "" if importing or result.is_estimate else brief_text(result.total, rows=rows),
            )
        )

    def _dress(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(16), px(10), px(16), px(6))
        self._column.setSpacing(px(6))
