"""Where the hits of all articles lie over time: title, Juilland's D, a band of ticks, and the dates at its ends."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from backfile.window import dates, fonts, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.concordance.barcode import paint_barcode, part_at, said_of
from backfile.window.concordance.told import Spread
from backfile.window.fonts import Role

TITLE, BAND, FOOT = 30, 26, 24


class Strip(QWidget):
    """A click on a tick goes to its oldest hit; so do arrows, from tick to tick."""

    line_wanted = Signal(int)  # the number of a line

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spread: Spread | None = None
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Dispersion"))
        self.setMouseTracking(True)
        appearance().changed.connect(self.updateGeometry)

    def show_spread(self, spread: Spread | None) -> None:
        """Another dispersion; None while it is not known."""
        self._spread, self._current = spread, -1
        self.setAccessibleDescription(f"{self._figure()}. {self._range()}" if spread is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(TITLE + BAND + FOOT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter = theme(), QPainter(self)
        px, band = look.px, self._band()
        row = QRectF(band.left(), 0, band.width(), px(TITLE))
        painter.setFont(fonts.font(Role.SMALL_STRONG))
        painter.setPen(look.text)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tr("Dispersion"))
        painter.setFont(fonts.font(Role.SMALL, tabular=True))
        painter.setPen(look.text2)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._figure())
        foot = QRectF(band.left(), band.bottom(), band.width(), px(FOOT))
        if self._spread is None:
            painter.setPen(look.line2)
            painter.drawRect(band.adjusted(0, 0, -1, -1))
            painter.setPen(look.text3)
            painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, self.tr("Known when all articles are read"))
            return
        paint_barcode(painter, band, self._spread.whole, self._current)
        if self._spread.first is not None:
            painter.setPen(look.text3)
            ends = (dates.short(end[:7] if end else None) for end in (self._spread.first, self._spread.last))
            for end, at in zip(ends, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True):
                painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | at, end)
        if self.hasFocus():
            painter.setPen(look.accent)
            painter.drawRect(self.rect().adjusted(px(8), 1, -px(8), -2))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._spread is not None:
            part = part_at(self._band(), self._spread.whole, event.pos().x())
            QToolTip.showText(event.globalPos(), self._range() if part is None else said_of(self._spread.whole, part))
            return True
        return bool(super().event(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        part = part_at(self._band(), self._spread.whole, event.position().x()) if self._spread is not None else None
        self.setCursor(Qt.CursorShape.ArrowCursor if part is None else Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._spread is not None and event.button() == Qt.MouseButton.LeftButton:
            part = part_at(self._band(), self._spread.whole, event.position().x())
            if part is not None:
                self._go(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self._spread is None or Qt.Key(event.key()) not in steps:
            super().keyPressEvent(event)
            return
        having = [number for number, count in enumerate(self._spread.whole.hits) if count]
        step = steps[Qt.Key(event.key())]
        beyond = [number for number in having[::step] if (number - self._current) * step > 0 or self._current < 0]
        if beyond:
            self._go(beyond[0])

    def _go(self, part: int) -> None:
        if self._spread is not None:
            self._current = part
            self.update()
            self.line_wanted.emit(self._spread.whole.firsts[part])

    def _band(self) -> QRectF:
        px = theme().px
        return QRectF(px(16), px(TITLE), self.width() - 2 * px(16), px(BAND))

    def _figure(self) -> str:
        evenness = self._spread.whole.evenness if self._spread is not None else None
        return "" if evenness is None else self.tr("Juilland’s D %1").replace("%1", f"{evenness:.2f}")

    def _range(self) -> str:
        if self._spread is None:
            return self.tr("How the hits are spread is known when all articles are read.")
        said = self.tr("In %1 of %2 articles, %3 of %4 sources. 1 is even, 0 all in one part.")
        found = self._spread.whole
        for number, value in enumerate((found.articles, found.of, found.sources, found.of_sources), 1):
            said = said.replace(f"%{number}", numbers.count(value))
        return said
