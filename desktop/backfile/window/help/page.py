"""The page of the query language: headings, examples that can be tried, and what each of them finds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.help.language import Section, sections
from backfile.window.rule import Rule

WIDEST, EXAMPLES, NARROW = 760, 236, 560


class HelpPage(QScrollArea):
    """Enter tries the example that has the focus, Home and End go to the ends of the page, Esc leaves it."""

    taken = Signal(str)  # a query to try
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What can be searched"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._narrow = False
        self._fill()
        appearance().changed.connect(self._fill)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < theme().px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._fill()
        self._fit()

    def _fill(self) -> None:
        px = theme().px
        page = QWidget(self)
        palette = page.palette()
        palette.setColor(QPalette.ColorRole.Window, theme().bg)
        page.setPalette(palette)
        page.setAutoFillBackground(True)
        column = QWidget(page)
        column.setMaximumWidth(px(WIDEST))
        row = QHBoxLayout(page)
        row.setContentsMargins(px(32), px(28), px(32), px(48))
        row.addStretch(1)
        row.addWidget(column, 100)
        row.addStretch(1)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(8))
        lines.addLayout(self._head(column))
        lines.addWidget(self._label(self._intro(), Role.LEAD, column, quiet=True))
        for section in sections():
            lines.addSpacing(px(16))
            self._add(section, column, lines)
        lines.addStretch(1)
        self.setWidget(page)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines are in this width; by itself it would be as high as in the least width."""
        page = self.widget()
        layout = page.layout() if page is not None else None
        if page is not None and layout is not None:
            page.setFixedHeight(max(layout.heightForWidth(self.viewport().width()), self.viewport().height()))

    def _head(self, parent: QWidget) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self._label(self.tr("What can be searched"), Role.PAGE_TITLE_STRONG, parent), 1)
        close = QPushButton(icons.icon("x"), "", parent)
        close.setProperty("plain", True)
        close.setAccessibleName(self.tr("Back to the articles"))
        close.setToolTip(self.tr("Back to the articles (Esc)"))
        close.clicked.connect(self.left)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _intro(self) -> str:
        return self.tr("Press an example to try it on your own library.")

    def _add(self, section: Section, parent: QWidget, lines: QVBoxLayout) -> None:
        px = theme().px
        lines.addWidget(Rule(parent))
        lines.addWidget(self._label(section.heading, Role.UI_STRONG, parent))
        lines.addWidget(self._label(section.words, Role.UI, parent, quiet=True))
        if not section.examples:
            return
        grid = QGridLayout()
        grid.setContentsMargins(0, px(4), 0, 0)
        grid.setHorizontalSpacing(px(20))
        grid.setVerticalSpacing(px(2 if self._narrow else 7))
        grid.setColumnStretch(1, 1)
        for at, (example, words) in enumerate(section.examples):
            said = self._label(words, Role.UI, parent, quiet=True)
            link = self._link(example, words, parent)
            if self._narrow:
                grid.addWidget(link, 2 * at, 0, 1, 2, Qt.AlignmentFlag.AlignLeading)
                grid.addWidget(said, 2 * at + 1, 0, 1, 2)
            else:
                grid.addWidget(link, at, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(said, at, 1)
        if not self._narrow:
            grid.setColumnMinimumWidth(0, px(EXAMPLES))
        lines.addLayout(grid)

    def _link(self, example: str, words: str, parent: QWidget) -> QPushButton:
        link = QPushButton(example.replace("&", "&&"), parent)
        link.setProperty("plain", True)
        link.setFont(fonts.font(Role.CODE))
        lower = QFontMetrics(fonts.font(Role.UI)).ascent() - QFontMetrics(link.font()).ascent()
        link.setStyleSheet(f"padding-top: {max(0, lower)}px")  # one line with what is said beside it
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setAccessibleName(example)
        link.setAccessibleDescription(words)
        link.clicked.connect(lambda: self.taken.emit(example))
        return link

    def _label(self, words: str, role: Role, parent: QWidget, *, quiet: bool = False) -> QLabel:
        label = QLabel(words, parent)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(fonts.font(role))
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if quiet:
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme().text2)
            label.setPalette(palette)
        return label
