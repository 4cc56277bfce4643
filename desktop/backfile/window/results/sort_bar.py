"""Which order the results are in, and whether versions are folded."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from backfile.search.results import Sort
from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.results.folding_switch import FoldingSwitch
from backfile.window.ringed import RingedButton

HEIGHT, ASIDE = 34, 6


class SortBar(QWidget):
    """Three words, the one in force underlined; at the other end the switch of this search."""

    chosen = Signal(object)  # Sort

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Order of the results"))
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        names = {
            Sort.RELEVANCE: self.tr("Relevance"),
            Sort.NEWEST: self.tr("Newest"),
            Sort.OLDEST: self.tr("Oldest"),
        }
        self._tabs = {sort: SortTab(words, sort, self) for sort, words in names.items()}
        for tab in self._tabs.values():
            self._group.addButton(tab)
            self._row.addWidget(tab)
            tab.picked.connect(self.chosen)
        self._row.addStretch(1)
        self.folding = FoldingSwitch(self)
        self._row.addWidget(self.folding)
        self.export = self._export_button()
        self._row.addWidget(self.export)
        self.show_sort(Sort.RELEVANCE)
        appearance().changed.connect(self._dress)
        self._dress()

    def _export_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("flat", True)
        button.setIcon(icons.icon("download"))
        button.setAccessibleName(self.tr("Export results…"))
        button.setToolTip(self.tr("Export results… (%1)").replace("%1", "Ctrl+E"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_sort(self, sort: Sort) -> None:
        """The order in force; Tab comes to it, arrows go to the others."""
        for each, tab in self._tabs.items():
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is sort else Qt.FocusPolicy.ClickFocus)
        self._tabs[sort].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, look.line)

    def _fit(self) -> None:
        """The orders are whole first; the switch says what it has room for, and what menus offer as well gives way."""
        edges, gaps = self._row.contentsMargins(), len(self._tabs) * self._row.spacing()
        tabs = sum(tab.sizeHint().width() for tab in self._tabs.values())
        room = self.width() - edges.left() - edges.right() - gaps - tabs
        export = self.export.sizeHint().width() + self._row.spacing()
        self.export.setVisible(room - export >= self.folding.least)
        self.folding.fit(room - export if room - export >= self.folding.least else room)

    def _dress(self) -> None:
        px = theme().px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(16 - ASIDE), 0, px(16 - ASIDE), 0)
        self._row.setSpacing(px(16 - 2 * ASIDE))
        self.export.setIconSize(QSize(px(15), px(15)))
        self._fit()


class SortTab(RingedButton):
    """A word with a 2 px line under it when on."""

    picked = Signal(object)  # Sort

    def __init__(self, words: str, sort: Sort, parent: QWidget) -> None:
        super().__init__(parent)
        self._sort = sort
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._pick)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(fonts.font(Role.SMALL_STRONG)).horizontalAdvance(self.text())
        return QSize(width + 1 + 2 * theme().px(ASIDE), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.width() < self.sizeHint().width() else "")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        painter = QPainter(self)
        on = self.isChecked()
        painter.setFont(fonts.font(Role.SMALL_STRONG if on else Role.SMALL))
        painter.setPen(look.text if on or self.underMouse() else look.text2)
        inner = self.rect().adjusted(look.px(ASIDE), 0, -look.px(ASIDE), 0)
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, inner.width() + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)
        if on:
            painter.fillRect(QRect(inner.left(), self.height() - 2, inner.width(), 2), look.accent)
        self.paint_ring(painter, self.rect().adjusted(1, 5, -1, -6))

    def _pick(self) -> None:
        self.picked.emit(self._sort)
