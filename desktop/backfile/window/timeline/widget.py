"""The timeline: bars over time, a brush that narrows the query to a span, and what is undated apart."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from backfile.search.results import By, Timeline
from backfile.search.tree import Dates
from backfile.window import dates, fonts
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.theme import Theme
from backfile.window.timeline.axis import ticks
from backfile.window.timeline.bars import Bars, bars
from backfile.window.timeline.brush import Drag, Hold, Reach, moved, widened

BARS, LOW, AXIS, TALLEST = 62, 40, 20, 0.97
UNDATED, BESIDE = 40, 8  # its column, and the gap before it
GRIP_WIDTH, GRIP_HEIGHT, GRAB = 5, 14, 6


class TimelineWidget(QWidget):
    """Arrows move the brush, with Shift they widen it; Delete takes it away."""

    span_chosen = Signal(object)  # Dates, or None: every date
    undated_chosen = Signal(bool)  # whether it is to be added to what is included

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline(By.MONTH, (), 0)
        self._bars = Bars(By.MONTH, ())
        self._dates: Dates | None = None
        self._undated: bool | None = None
        self._reach: Reach | None = None
        self._drag: Drag | None = None
        self._pointed: int | None = None
        self._bars_height = BARS
        self.setAccessibleName(self.tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance().changed.connect(self.updateGeometry)

    def show_timeline(self, timeline: Timeline, asked: Dates | None, undated: bool | None) -> None:
        """Bars of the query without its dates, the span that it asks for, and whether the undated are in."""
        self._timeline, self._dates, self._undated = timeline, asked, undated
        self._arrange()

    def show_asked(self, asked: Dates | None, undated: bool | None) -> None:
        """The same bars, another span."""
        self._dates, self._undated = asked, undated
        self._arrange()

    def set_low(self, low: bool) -> None:
        """Lower bars, where the window is narrow."""
        self._bars_height = LOW if low else BARS
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), theme().px(self._bars_height + AXIS))

    def describe(self, number: int) -> str:
        """A bar in words: "March 2023, 84 articles"."""
        each = self._bars.bins[number]
        return self.tr("%1, %n article(s)", "", each.count).replace("%1", dates.long(each.start))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        painter = QPainter(self)
        plot = self._plot()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            plot = self._mirrored(plot)
        if self._reach is not None:
            self._paint_brush_ground(painter, look, plot)
        self._paint_bars(painter, look, plot)
        painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1), look.line2)
        self._paint_axis(painter, look, plot)
        if self._timeline.undated or self._undated is not None:
            self._paint_undated(painter, look)
        if self._reach is not None:
            self._paint_grips(painter, look, plot)
        if self.hasFocus():
            self._paint_focus(painter, look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self._said_at(event.pos())
            QToolTip.showText(event.globalPos(), text, self) if text else QToolTip.hideText()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._undated_box().contains(at.toPoint()):
            self.undated_chosen.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif self._bars.bins and self._plot().adjusted(-GRAB, 0, GRAB, theme().px(AXIS)).contains(at):
            self._drag = Drag(self._hold_at(at), self._bar_at(at.x()), self._reach)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._drag is not None:
            self._move_to(self._drag.reach(self._bar_at(at.x()), len(self._bars.bins)))
            QToolTip.showText(event.globalPosition().toPoint(), self._said_brush(), self)
            return
        inside = bool(self._bars.bins) and self._plot().contains(at)
        pointed = self._bar_at(at.x()) if inside else None
        if pointed != self._pointed:
            self._pointed = pointed
            self.update()
        text = self._said_at(at.toPoint())
        QToolTip.showText(event.globalPosition().toPoint(), text, self) if text else QToolTip.hideText()
        self.setCursor(self._cursor_at(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            return
        here = self._bar_at(event.position().x())
        if here == drag.start and drag.hold in {Hold.ALL, Hold.NEW}:  # a click takes that one bar, or lets it go
            alone = (here, here)
            self._choose(None if drag.before == alone else alone)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._plot().contains(event.position()):
            self._choose(None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointed = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._bars.bins)
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            by = -by
        reach = self._reach
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if count:
                wide = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                start = (count - 1, count - 1) if by < 0 else (0, 0)
                self._choose(start if reach is None else (widened if wide else moved)(reach, by, count))
            case Qt.Key.Key_Home if count:
                self._choose(moved(reach or (0, 0), -count, count))
            case Qt.Key.Key_End if count:
                self._choose(moved(reach or (0, 0), count, count))
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if reach is not None:
                self._choose(None)
            case Qt.Key.Key_U:
                self.undated_chosen.emit(True)
            case Qt.Key.Key_Escape if self._drag is not None:
                before, self._drag = self._drag.before, None
                self._choose(before)
            case _:
                super().keyPressEvent(event)

    def _arrange(self) -> None:
        self._bars = bars(self._timeline, self._plot().width())
        if self._drag is None:
            self._reach = self._bars.covered(self._dates) if self._dates is not None else None
        self.update()

    def _choose(self, reach: Reach | None) -> None:
        self._reach = reach
        self.span_chosen.emit(self._bars.span(*reach) if reach is not None else None)
        self.setAccessibleDescription(self._said_brush())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def _move_to(self, reach: Reach) -> None:
        if reach != self._reach:
            self._choose(reach)

    def _plot(self) -> QRectF:
        look = theme()
        apart = look.px(UNDATED) + look.px(BESIDE) if self._timeline.undated or self._undated is not None else 0
        return QRectF(0, 0, max(1.0, self.width() - apart), self.height() - look.px(AXIS))

    def _mirrored(self, box: QRectF) -> QRectF:
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())

    def _undated_box(self) -> QRect:
        if not self._timeline.undated and self._undated is None:
            return QRect()
        width = theme().px(UNDATED)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRect(0 if rtl else self.width() - width, 0, width, self.height())

    def _bar_at(self, x: float) -> int:
        plot, count = self._plot(), len(self._bars.bins)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x -= self.width() - plot.width()
        return min(max(int(x / plot.width() * count), 0), count - 1)

    def _x(self, number: int) -> float:
        plot = self._plot()
        left = self.width() - plot.width() if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0.0
        return left + number * plot.width() / max(1, len(self._bars.bins))

    def _edges(self) -> tuple[float, float]:
        first, last = self._reach or (0, 0)
        return self._x(first), self._x(last + 1)

    def _hold_at(self, at: QPointF) -> Hold:
        if self._reach is None:
            return Hold.NEW
        first, last = self._edges()
        near_first, near_last = abs(at.x() - first), abs(at.x() - last)
        if min(near_first, near_last) <= GRAB:
            return Hold.FIRST if near_first < near_last else Hold.LAST
        return Hold.ALL if first < at.x() < last else Hold.NEW

    def _cursor_at(self, at: QPointF) -> Qt.CursorShape:
        if self._undated_box().contains(at.toPoint()):
            return Qt.CursorShape.PointingHandCursor
        if self._reach is None or not self._plot().adjusted(-GRAB, 0, GRAB, 0).contains(at):
            return Qt.CursorShape.ArrowCursor
        match self._hold_at(at):
            case Hold.FIRST | Hold.LAST:
                return Qt.CursorShape.SplitHCursor
            case Hold.ALL:
                return Qt.CursorShape.OpenHandCursor
            case Hold.NEW:
                return Qt.CursorShape.ArrowCursor

    def _said_at(self, at: QPoint) -> str:
        if self._undated_box().contains(at):
            return self.tr("Undated, %n article(s)", "", self._timeline.undated)
        if self._bars.bins and self._plot().contains(QPointF(at)):
            return self.describe(self._bar_at(at.x()))
        return ""

    def _said_brush(self) -> str:
        if self._reach is None:
            return self.tr("Every date")
        first, last = self._reach
        if first == last:
            return self.describe(first)
        total = sum(each.count for each in self._bars.bins[first : last + 1])
        text = self.tr("%1 to %2, %n article(s)", "", total)
        start, end = (dates.long(self._bars.bins[number].start) for number in (first, last))
        return text.replace("%1", start).replace("%2", end)

    def _paint_brush_ground(self, painter: QPainter, look: Theme, plot: QRectF) -> None:
        first, last = self._edges()
        painter.fillRect(QRectF(first, 0, last - first, plot.height()), look.tint)

    def _paint_bars(self, painter: QPainter, look: Theme, plot: QRectF) -> None:
        count, highest = len(self._bars.bins), self._bars.highest
        if not highest:
            return
        step = plot.width() / count
        gap = min(look.px(1), step / 3)
        for number, each in enumerate(self._bars.bins):
            if each.count:
                inside = self._reach is None or self._reach[0] <= number <= self._reach[1]
                only_undated = self._reach is None and self._undated is True
                tall = max(float(look.px(2)), plot.height() * TALLEST * each.count / highest)
                colour = look.accent if inside and not only_undated else look.bar
                if number == self._pointed:
                    colour = look.text2 if colour == look.bar else colour.lighter(125)
                x = self._x(number)
                left, right = round(x), max(round(x) + 1, round(x + step - gap))
                painter.fillRect(QRectF(left, plot.height() - tall, right - left, tall), colour)

    def _paint_axis(self, painter: QPainter, look: Theme, plot: QRectF) -> None:
        font = fonts.font(Role.AXIS, tabular=True)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.text3)
        for tick in ticks(self._bars, plot.width(), metrics.horizontalAdvance):
            box = QRectF(
                plot.left() + tick.x, plot.height() + look.px(4), metrics.horizontalAdvance(tick.text) + 2, look.px(14)
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tick.text)

    def _paint_undated(self, painter: QPainter, look: Theme) -> None:
        box = QRectF(self._undated_box())
        base = self.height() - look.px(AXIS)
        asked = self._dates is not None or self._undated is not None
        inside = self._undated is True or not asked
        share = min(1.0, self._timeline.undated / self._bars.highest) if self._bars.highest else TALLEST
        tall = max(float(look.px(2)), base * TALLEST * share) if self._timeline.undated else 0.0
        middle = box.center().x()
        painter.fillRect(
            QRectF(middle - look.px(8), base - tall, look.px(16), tall), look.accent if inside else look.bar
        )
        painter.fillRect(QRectF(box.left() + look.px(3), base, box.width() - look.px(6), 1), look.line2)
        painter.setFont(fonts.font(Role.AXIS))
        painter.setPen(look.accent if self._undated is True else look.text3)
        under = QRectF(box.left() - look.px(6), base + look.px(4), box.width() + look.px(6), look.px(14))
        painter.drawText(under, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.tr("Undated"))

    def _paint_grips(self, painter: QPainter, look: Theme, plot: QRectF) -> None:
        for x in self._edges():
            x = min(max(x, 0.5), self.width() - 0.5)
            painter.fillRect(QRectF(round(x - 0.5), 0, 1, plot.height()), look.accent)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(look.accent)
            painter.setBrush(look.bg)
            width, height = look.px(GRIP_WIDTH), look.px(GRIP_HEIGHT)
            left = min(max(x - width / 2, 0.5), self.width() - width - 0.5)
            painter.drawRoundedRect(QRectF(left, (plot.height() - height) / 2, width, height), 2.5, 2.5)
            painter.restore()

    def _paint_focus(self, painter: QPainter, look: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(look.accent)
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
