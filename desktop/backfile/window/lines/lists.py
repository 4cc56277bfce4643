"""A list from the field to its table, from the table to one of its lines, and back."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backfile.window.inquiry import Inquiry
from backfile.window.lane import Lane
from backfile.window.lines.way_back import WayBack
from backfile.window.question import Question
from backfile.window.top_bar import TopBar, View
from backfile.window.views import Views

if TYPE_CHECKING:
    from backfile.window.later import Later
    from backfile.window.lines.pane import LinesPane

MANY = 500  # lines that are not read in the blink of an eye


class Lists(QObject):
    """Understands what is pasted off the GUI thread: thousands of lines take seconds."""

    results_wanted = Signal()  # the keyboard belongs to what a line finds
    _understood = Signal(int, object, bool)  # ticket, Question, whether its table is wanted

    def __init__(
        self, inquiry: Inquiry, top: TopBar, views: Views, pane: "Later[LinesPane]", way_back: WayBack, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._inquiry, self._top, self._views, self._pane, self._way_back = inquiry, top, views, pane, way_back
        self._whole: Question | None = None  # the list of which one line is looked at by itself
        self._alone = Question()  # what is asked for that line
        self._path: list[int] = []  # the lines that find something, as the table has them
        self._line = 0
        self._ticket = 0
        self._lane: Lane[None] = Lane(lambda: None, lambda _: None, self)
        self._understood.connect(self._ask)
        top.field.list_edited.connect(self.take)
        top.field.list_opened.connect(self.edit)
        pane.then(self._join)
        way_back.back_wanted.connect(self.leave)
        way_back.step_wanted.connect(self._step)
        inquiry.changed.connect(self._follow)
        views.chosen.connect(self._show_view)

    def _join(self, pane: "LinesPane") -> None:
        pane.line_wanted.connect(self._open)
        pane.editor_wanted.connect(self.edit)
        pane.left.connect(self._top.field.setFocus)
        if self._inquiry.question.is_list:
            pane.show_question(self._inquiry.question)

    def close(self) -> None:
        """Understand nothing more."""
        self._ticket += 1
        self._lane.close()

    @property
    def lines(self) -> str:
        """The list that is asked, or of which one line is looked at; empty where there is none."""
        here = self._whole or self._inquiry.question
        return here.words if here.is_list else ""

    def take(self, words: str) -> None:
        """Ask a list, and show its table; of one that takes a while to read, at once that it is being read."""
        lines = words.count("\n") + 1
        if lines > MANY:
            self._pane().show_reading(lines)
            self._top.show_lines(True)
            self._views.show_view(View.LINES)
        self._understand(Question(words, self._inquiry.question.filters), table=True)

    def restore(self, words: str, asked: Question) -> None:
        """Ask a list under the filters of a question, as the window was left."""
        self._top.field.setText(words)
        self._understand(replace(asked, words=words), table=False)

    def show_table(self) -> None:
        """The lines and what each finds, where there is a list."""
        if self.lines:
            self._views.show_view(View.LINES)
            self._pane().focus_lines()

    def edit(self) -> None:
        """Show the lines to be changed, or none to be written."""
        from backfile.window.lines.editor import LinesEditor  # the first paint does not wait for it

        editor = LinesEditor(self.lines, self._window)
        editor.taken.connect(self._put)
        editor.open()

    def leave(self) -> bool:
        """Back from one line to all; False where no line is looked at by itself."""
        whole = self._around()
        if whole is None:
            return False
        self._whole = None
        self._way_back.hide()
        self._inquiry.ask(whole)
        self._views.show_view(View.LINES)
        self._pane().table.show_line(self._line)
        self._pane().focus_lines()
        return True

    def _put(self, words: str) -> None:
        self._top.field.selectAll()
        self._top.field.put_list(words)

    def _understand(self, asked: Question, *, table: bool) -> None:
        self._ticket += 1
        ticket = self._ticket

        def job(_: None) -> None:
            if ticket == self._ticket:
                hash(asked.query.text)  # both are made once, and kept by the question
                self._understood.emit(ticket, asked, table)

        self._lane.start(job)

    def _ask(self, ticket: int, asked: Question, table: bool) -> None:
        held = self._top.field.held
        if ticket == self._ticket and held is not None and held.words == asked.words:  # else it was typed over
            self._inquiry.ask(asked)
            if table:
                self._views.show_view(View.LINES)
                if not self._top.field.hasFocus():
                    self._pane().focus_lines()

    def _follow(self, asked: Question) -> None:
        """There is a table while there is a list, or one of its lines."""
        if self._whole is not None and asked.words not in {self._alone.words, self._alone.settled().words}:
            self._whole = None
            self._way_back.hide()
        self._top.show_lines(asked.is_list or self._whole is not None)
        if asked.is_list and (pane := self._pane.made) is not None:
            pane.show_question(asked)
        if not asked.is_list and self._whole is None and self._views.view is View.LINES:
            self._views.show_view(View.ARTICLES)

    def _show_view(self, view: View) -> None:
        if view is View.LINES and self._whole is not None:
            self.leave()

    # One line

    def _open(self, number: int) -> None:
        """Look at what one line finds."""
        model = self._pane().table.lines
        self._path = [each for each in model.numbers() if (count := model.counts[each]) is not None and count.total]
        self._look(self._inquiry.question, number)
        self._views.show_view(View.ARTICLES)
        self.results_wanted.emit()

    def _step(self, by: int) -> None:
        whole = self._around()
        place = self._path.index(self._line) + by
        if whole is not None and 0 <= place < len(self._path):
            self._look(whole, self._path[place])

    def _look(self, whole: Question, number: int) -> None:
        line = whole.typed.lines[number]
        self._whole, self._line, self._alone = whole, number, replace(whole, words=line.text)
        self._inquiry.ask(self._alone)
        self._way_back.show_line(line.text, self._path.index(number) + 1, len(self._path))

    def _around(self) -> Question | None:
        """The whole list, under the filters of now without those that came with the line."""
        if self._whole is None:
            return None
        came = set(self._alone.settled().filters) - set(self._whole.filters)
        here = self._inquiry.question.settled().filters
        return replace(self._whole, filters=tuple(each for each in here if each not in came))
