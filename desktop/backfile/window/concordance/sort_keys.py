"""By what lines are sorted: up to three words beside the hit, one after the other, or date or source."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role

PLACES = (-3, -2, -1, 0, 1, 2, 3)
MOST = 3
FACTS = ("newest", "source")
_RANKS = "¹²³"
_HEIGHT, _ASIDE = 26, 8


class SortKeys(QWidget):
    """A press adds a word as the next key, or takes it away; a fourth one begins anew."""

    chosen = Signal(object)  # tuple of numbers of words and of "newest", "source"; empty: as the articles come

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Order of the lines"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.keys: tuple[int | str, ...] = (1, 2, -1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._label = QLabel(self.tr("Sort by"), self)
        self._or = QLabel(self.tr("or"), self)
        self._row.addWidget(self._label)
        self._buttons: dict[int | str, SortKey] = {}
        for key in (*PLACES, *FACTS):
            button = SortKey(self._word(key), in_box=isinstance(key, int), parent=self)
            button.setAccessibleName(self._said(key))
            button.setToolTip(self._said(key))
            button.clicked.connect(lambda _=False, key=key: self._press(key))
            self._buttons[key] = button
            if key == FACTS[0]:
                self._row.addWidget(self._or)
            self._row.addWidget(button)
        appearance().changed.connect(self._dress)
        self._dress()

    def set_named(self, on: bool) -> None:
        """Whether a word before them says what they are; each has a tooltip that does."""
        self._label.setVisible(on)
        self._row.setContentsMargins(0 if on else 1, 0, 0, 0)  # the frame of the keys

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        first, last = self._buttons[PLACES[0]], self._buttons[PLACES[-1]]
        box = QRectF(first.x(), first.y(), last.x() + last.width() - first.x(), first.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().line2)
        painter.drawRoundedRect(box.adjusted(-0.5, 0.5, 0.5, -0.5), theme().px(6), theme().px(6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def _press(self, key: int | str) -> None:
        if key in self.keys:
            self.keys = tuple(each for each in self.keys if each != key)
        elif isinstance(key, str) or len(self.keys) == MOST or any(isinstance(each, str) for each in self.keys):
            self.keys = (key,)
        else:
            self.keys = (*self.keys, key)
        self._dress()
        self.chosen.emit(self.keys)

    def _said(self, key: int | str) -> str:
        match key:
            case "newest":
                return self.tr("Newest first")
            case "source":
                return self.tr("By source")
            case 0:
                return self.tr("By the hit")
            case int() if key < 0:
                return self.tr("By the word %1 to the left").replace("%1", str(-key))
            case _:
                return self.tr("By the word %1 to the right").replace("%1", str(key))

    def _word(self, key: int | str) -> str:
        match key:
            case "newest":
                return self.tr("Date")
            case "source":
                return self.tr("Source")
            case 0:
                return self.tr("hit")
            case int():
                return f"{abs(key)}{'L' if key < 0 else 'R'}"
            case _:
                return str(key)

    def _dress(self) -> None:
        px = theme().px
        self._row.setSpacing(0)
        for label in (self._label, self._or):
            label.setFont(fonts.font(Role.SMALL))
            label.setContentsMargins(px(8) if label is self._or else 0, 0, px(8 if label is self._label else 2), 0)
        for key, button in self._buttons.items():
            button.show_rank(self.keys.index(key) if key in self.keys else -1)
        self.updateGeometry()
        self.update()


class SortKey(QAbstractButton):
    """One key: the first is filled in the accent, those after it in its tint."""

    def __init__(self, words: str, *, in_box: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._in_box = in_box
        self._rank = -1
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_rank(self, rank: int) -> None:
        """Which key it is, from 0; −1 for none."""
        self._rank = rank
        self.setChecked(rank >= 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(fonts.font(Role.SMALL_STRONG)).horizontalAdvance(self.text() + "²")
        return QSize(width + 2 * theme().px(_ASIDE), theme().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter, on = theme(), QPainter(self), self._rank >= 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(1, 1.5, -1, -1.5)
        filled = look.accent if self._rank == 0 else look.tint if on else look.hover if self.underMouse() else None
        if filled is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(filled)
            painter.drawRoundedRect(inner, look.px(4), look.px(4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(fonts.font(Role.SMALL_STRONG if on else Role.SMALL))
        painter.setPen(look.on_accent if self._rank == 0 else look.accent if on else look.text2)
        rank = _RANKS[self._rank] if on and self._in_box else ""
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text() + rank)
        if self.hasFocus():
            painter.setPen(QPen(look.text if self._rank == 0 else look.accent, 2))
            painter.drawRoundedRect(inner, look.px(4), look.px(4))
