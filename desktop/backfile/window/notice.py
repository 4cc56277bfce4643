"""A line over the panes that says what the user should know: until it is closed, or until something else is done."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from backfile.errors import BackfileError
from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.band import Band
from backfile.window.fonts import Role


class Notice(Band):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QToolButton(self)
        self._icon.setProperty("flat", True)
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._icon.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.take_back = QPushButton(self.tr("Undo"), self)
        self.take_back.setProperty("small", True)
        self.take_back.clicked.connect(self._undo)
        self._does: Callable[[], object] | None = None
        self._by_the_way = False  # it goes when something else is done
        self._close = QToolButton(self)
        self._close.setProperty("flat", True)
        self._close.setIcon(icons.icon("x"))
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.clicked.connect(self.hide)
        for button in (self.take_back, self._close):  # hidden by a press, which would pass the focus on to anything
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self.take_back)
        self._row.addWidget(self._close)
        appearance().changed.connect(self._dress)
        self._dress()
        self.hide()

    def tell(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Say it until it is closed, and offer to undo what it tells; an empty sentence takes the line away."""
        self._put(sentence, undo, by_the_way=False)

    def tell_error(self, error: BackfileError) -> None:
        """What went wrong, and what can be done about it."""
        self.tell(error.sentence())

    def say(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """What is so, or went well: nothing that somebody has to close."""
        self._put(sentence, undo, by_the_way=True)

    def offer(self, sentence: str, words: str, does: Callable[[], object]) -> None:
        """What went well, until it is closed, and a button with these words for what can be done with it."""
        self._put(sentence, does, by_the_way=False, words=words)

    def move_on(self, *, asked: bool = False) -> None:
        """Something else is read, or asked: what was said by the way goes; what can be undone, by asking alone."""
        if self._by_the_way and (asked or self._does is None):
            self.hide()

    def _put(
        self, sentence: str, undo: Callable[[], object] | None, *, by_the_way: bool, words: str | None = None
    ) -> None:
        self._does, self._by_the_way = undo, by_the_way
        wrong = undo is None and not by_the_way
        self._icon.setIcon(icons.icon("circle-alert", "warning") if wrong else icons.icon("info"))
        self.take_back.setText(words or self.tr("Undo"))
        self.take_back.setVisible(undo is not None)
        self._text.setText(sentence)
        self._text.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def _undo(self) -> None:
        does, self._does = self._does, None
        self.hide()
        if does is not None:
            does()

    def _dress(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(12), px(4), px(10), px(5))
        self._text.setFont(fonts.font(Role.SMALL))
        for button in (self._icon, self._close):
            button.setIconSize(QSize(px(15), px(15)))
