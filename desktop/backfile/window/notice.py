"""A line over the panes that says what the user should know, until it is closed."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role


class Notice(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QToolButton(self)
        self._icon.setProperty("flat", True)
        self._icon.setIcon(icons.icon("circle-alert", "warning"))
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._icon.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._undo = QPushButton(self.tr("Undo"), self)
        self._undo.setProperty("small", True)
        self._undo.clicked.connect(self._take_back)
        self._does: Callable[[], object] | None = None
        self._close = QToolButton(self)
        self._close.setProperty("flat", True)
        self._close.setIcon(icons.icon("x"))
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._undo)
        self._row.addWidget(self._close)
        appearance().changed.connect(self._dress)
        self._dress()
        self.hide()

    def tell(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Say it, and offer to undo what it tells; an empty sentence takes the line away."""
        self._does = undo
        self._undo.setVisible(undo is not None)
        self._text.setText(sentence)
        self._text.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def _take_back(self) -> None:
        does, self._does = self._does, None
        self.hide()
        if does is not None:
            does()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.side)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line)

    def _dress(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(12), px(4), px(10), px(5))
        self._text.setFont(fonts.font(Role.SMALL))
        for button in (self._icon, self._close):
            button.setIconSize(QSize(px(15), px(15)))
