"""Whether versions are folded in this search, and how many rows that hides."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backfile.window import fonts, icons, numbers
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.ringed import RingedButton

ICON, GAP, ASIDE = 14, 6, 6
KEY = "Shift+V"


class FoldingSwitch(RingedButton):
    """ "Versions folded · 132": a press changes it for this search alone. Hidden where there is nothing to fold."""

    turned = Signal(bool)  # fold from now on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded, self._versions, self._here = True, 0, False
        self._shown = ""  # what there is room for
        self._room = 1 << 20
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._turn)
        self.hide()

    def show_folding(self, folded: bool, versions: int, *, here: bool) -> None:
        """How it is, how many versions are or would be hidden, and whether that is so in this search alone."""
        self._folded, self._versions, self._here = folded, versions, here
        self.setText(self._forms()[0])
        self.setToolTip(f"{self.text()}\n{self._offer()} ({KEY})")
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self._offer())
        self.setVisible(versions > 0)
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Say as much as there is room for: all, less, or the count alone."""
        self._room = room
        forms = self._forms()
        self._shown = next((each for each in forms if self._width_of(each) <= room), forms[-1])
        self.updateGeometry()
        self.update()

    @property
    def least(self) -> int:
        """The width in which it says its count."""
        return self._width_of(self._forms()[-1])

    def turn(self) -> None:
        """Fold what is not folded, or the other way round, where there is something to fold."""
        if self._versions:
            self._turn()

    def _turn(self) -> None:
        self.turned.emit(not self._folded)

    def _forms(self) -> tuple[str, ...]:
        """What can be said, the longest first."""
        count = numbers.count(self._versions)
        short = self.tr("Folded") if self._folded else self.tr("Unfolded")
        return f"{self._state()} · {count}", f"{short} · {count}", count

    def _width_of(self, text: str) -> int:
        width = QFontMetrics(fonts.font(Role.SMALL, tabular=True)).horizontalAdvance(text)
        return width + 1 + theme().px(ICON + GAP + 2 * ASIDE)

    def _state(self) -> str:
        if self._here:
            return self.tr("Versions folded here") if self._folded else self.tr("Versions unfolded here")
        return self.tr("Versions folded") if self._folded else self.tr("Versions unfolded")

    def _offer(self) -> str:
        if self._folded:
            return self.tr("Show each version by itself in this search")
        return self.tr("One row for each group of versions in this search")

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self._shown), theme().px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(ICON + 2 * ASIDE), theme().px(34))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        px = look.px
        painter = QPainter(self)
        ink = look.accent if self._here else look.text if self.underMouse() else look.text2
        inner = self.rect().adjusted(px(ASIDE), 0, -px(ASIDE), 0)
        icon = QRect(inner.left(), inner.center().y() - px(ICON) // 2 + 1, px(ICON), px(ICON))
        words = inner.adjusted(px(ICON + GAP), 0, 0, 0)
        direction = self.layoutDirection()
        icons.paint(painter, self.style().visualRect(direction, inner, icon), "layers", ink)
        painter.setFont(fonts.font(Role.SMALL, tabular=True))
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.style().visualRect(direction, inner, words), flags, self._shown)
        self.paint_ring(painter, self.rect().adjusted(1, 5, -1, -6))
