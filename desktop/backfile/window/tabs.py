"""A few words side by side of which one is on, with a line under it."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.ringed import RingedButton

HEIGHT, ASIDE = 30, 6


class Tabs(QWidget):
    """Tab comes to the one that is on, arrows go to the others."""

    chosen = Signal(object)  # a key of `names`

    def __init__(self, name: str, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._tabs = {key: Tab(words, self) for key, words in names.items()}
        for key, tab in self._tabs.items():
            self._group.addButton(tab)
            self._row.addWidget(tab)
            tab.clicked.connect(lambda _=False, key=key: self._choose(key))
        self.current = next(iter(names))
        self.show_chosen(self.current)
        appearance().changed.connect(self.updateGeometry)

    def show_chosen(self, key: str) -> None:
        """Another one is on; nothing is told."""
        self.current = key
        for each, tab in self._tabs.items():
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == key else Qt.FocusPolicy.ClickFocus)
        self._tabs[key].setChecked(True)

    def choose(self, key: str) -> None:
        """As if it had been pressed."""
        if key != self.current:
            self._choose(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._tabs)
        key = keys[(keys.index(self.current) + step) % len(keys)]
        self._choose(key)
        self._tabs[key].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, key: str) -> None:
        self.show_chosen(key)
        self.chosen.emit(key)


class Tab(RingedButton):
    """One of the words."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(fonts.font(Role.SMALL_STRONG)).horizontalAdvance(self.text())
        return QSize(width + 1 + 2 * theme().px(ASIDE), theme().px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()  # the group's own arrows know the order
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        painter = QPainter(self)
        on = self.isChecked()
        painter.setFont(fonts.font(Role.SMALL_STRONG if on else Role.SMALL))
        painter.setPen(look.text if on or self.underMouse() else look.text2)
        inner = self.rect().adjusted(look.px(ASIDE), 0, -look.px(ASIDE), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())
        if on:
            painter.fillRect(QRect(inner.left(), self.height() - look.px(3), inner.width(), 2), look.accent)
        self.paint_ring(painter, self.rect().adjusted(1, 3, -1, -1))
