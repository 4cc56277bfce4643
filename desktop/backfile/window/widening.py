"""All grammatical forms of what is asked, as one switch: off unless it is chosen, and written in the query."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from backfile.search.language.joining import both
from backfile.search.language.tree import And, Everything, Forms, Tree
from backfile.search.language.write import write
from backfile.window.inquiry import Inquiry
from backfile.window.palette.command import Command
from backfile.window.question import Question, words_of

KEY = "F"


class Widening(QObject):
    """The switch of one window."""

    def __init__(self, inquiry: Inquiry, parent: QObject) -> None:
        super().__init__(parent)
        self._inquiry = inquiry
        self.action = QAction(self.tr("All grammatical forms"), self, checkable=True)
        self.action.setShortcut(KEY)  # shown here; the window's own key makes it work
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.action.setShortcutVisibleInContextMenu(True)
        self.action.triggered.connect(self.toggle)
        inquiry.changed.connect(self._show)
        self._show(inquiry.question)

    def toggle(self) -> None:
        """Ask for sailed and sailing as well where sail is asked, or no longer."""
        asked = self._inquiry.question
        if can_widen(asked):
            self._inquiry.ask(widened(asked, not is_widened(asked)))

    def commands(self) -> tuple[Command, ...]:
        """What the palette offers."""
        asked = self._inquiry.question
        if not can_widen(asked):
            return ()
        words = self.tr("These grammatical forms alone") if is_widened(asked) else self.tr("All grammatical forms")
        return (Command(words, "text-search", self.toggle, KEY, self.tr("stems stemming lemmas")),)

    def _show(self, asked: Question) -> None:
        self.action.setEnabled(can_widen(asked))
        self.action.setChecked(is_widened(asked))


def can_widen(asked: Question) -> bool:
    """Whether there are words; each line of a list says by itself how strictly it is meant."""
    return not asked.is_list and words_of(asked) != Everything()


def is_widened(asked: Question) -> bool:
    """Whether all words are asked in any of their forms."""
    return not asked.is_list and all(isinstance(part, Forms) for part in _parts(words_of(asked)))


def widened(asked: Question, on: bool) -> Question:
    """The same question with its words in any form, or as they are typed; filters stay as they are."""
    here = asked.settled()
    strict = both(*(part.part if isinstance(part, Forms) else part for part in _parts(here.typed.tree)))
    return replace(here, words=write(Forms(strict) if on else strict))


def _parts(tree: Tree) -> tuple[Tree, ...]:
    return tree.parts if isinstance(tree, And) else (tree,)
