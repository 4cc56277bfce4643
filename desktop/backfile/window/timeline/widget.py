"""The timeline: bars over time, a brush that narrows the query to a span, and what is undated apart."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from backfile.search.language.tree import Dates
from backfile.search.results import By, Timeline
from backfile.window import dates
from backfile.window.appearance import appearance, theme
from backfile.window.timeline.bars import Bars, bars, on_axis, possible
from backfile.window.timeline.brush import Drag, Hold, Reach, moved, widened
from backfile.window.timeline.paint import Shown, paint, undated_width
from backfile.window.timeline.plot import ABOVE, AXIS, GRAB, Plot, lay_out
from backfile.window.timeline.spoken import SpokenBars
from backfile.window.timeline.width import WidthButton

BARS, LOW = 62, 40
NOTCH = 120  # eighths of a degree: one step of most wheels
TIP = 14  # px by which Qt puts a tooltip below the point that it is asked for


class TimelineWidget(QWidget):
    """Arrows move the brush, with Shift they widen it; Delete takes it away. + and − make bars finer and broader."""

    span_chosen = Signal(object)  # Dates, or None: every date
    undated_chosen = Signal(bool)  # whether it is to be added to what is included
    by_chosen = Signal(object)  # By, or None: as the span suggests
    held = Signal(bool)  # the brush is being dragged: nothing should move under the pointer

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
        self._turned = 0  # of the wheel, towards the next step
        self._by_key = False  # a ring is for those who came by keyboard
        self._spoken = SpokenBars(self)
        self.width_button = WidthButton(self)
        self.width_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.width_button.hide()
        self.width_button.chosen.connect(self._choose_width)
        self.setAccessibleName(self.tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance().changed.connect(self.updateGeometry)

    def show_timeline(self, timeline: Timeline, asked: Dates | None, undated: bool | None) -> None:
        """Bars of the query without its dates, the span that it asks for, and whether the undated are in.

        Where it finds nothing, the axis keeps the span that it had.
        """
        self._timeline, self._dates, self._undated = on_axis(timeline, self._timeline), asked, undated
        self._arrange()

    def forget(self) -> None:
        """Another library, of other years."""
        self._timeline = Timeline(By.MONTH, (), 0)
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
        return QSize(theme().px(300), theme().px(self._bars_height + AXIS + ABOVE))

    def describe(self, number: int) -> str:
        """A bar in words: "March 2023, 84 articles"; "about 84" until they are counted."""
        return self._counted(self._bars.bins[number].count).replace("%1", self._said_span(number))

    @property
    def asked(self) -> Dates | None:
        """The span that is marked among the bars."""
        return self._dates

    @property
    def shown_bars(self) -> Bars:
        """The bars as they fit."""
        return self._bars

    def plot(self) -> Plot:
        """Where the bars stand now."""
        return lay_out(
            QSizeF(self.size()),
            theme(),
            len(self._bars.bins),
            undated=undated_width(theme()) if self._timeline.undated or self._undated is not None else 0,
            mirrored=self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        painter = QPainter(self)
        pointed = self._pointed if self._drag is None else None
        shown = Shown(
            self._bars,
            self._timeline.undated,
            self._reach,
            self._undated,
            self._dates is not None,
            self._timeline.is_estimate,
            pointed,
        )
        paint(painter, look, self.plot(), shown)
        if self.hasFocus() and self._by_key:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tip(event.pos().x(), self._said_at(QPointF(event.pos())))
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self._offer_width()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._offer_width()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.width_button.open_at(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A whole notch is a step; what a touchpad sends is gathered until it is one."""
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= NOTCH and self._bars.bins and self._drag is None:
            self.width_button.step(self._bars.by, -1 if self._turned > 0 else 1)
            self._turned = 0
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        plot = self.plot()
        if plot.undated.contains(at):
            self.undated_chosen.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif self._bars.bins and plot.area.adjusted(-GRAB, -ABOVE, GRAB, theme().px(AXIS)).contains(at):
            self._drag = Drag(plot.hold_at(at.x(), self._reach), plot.bar_at(at.x()), self._reach)
            self.held.emit(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, plot = event.position(), self.plot()
        if self._drag is not None:
            self._move_to(self._drag.reach(plot.bar_at(at.x()), len(self._bars.bins)))
            self._tip(at.x(), self._said_brush())
            return
        inside = bool(self._bars.bins) and plot.area.contains(at)
        pointed = plot.bar_at(at.x()) if inside else None
        if pointed != self._pointed:
            self._pointed = pointed
            self.update()
        self._tip(at.x(), self._said_at(at))
        self.setCursor(self._cursor_at(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            return
        here = self.plot().bar_at(event.position().x())
        if here == drag.start and drag.hold in {Hold.ALL, Hold.NEW}:  # a click takes that one bar, or lets it go
            alone = (here, here)
            self._choose(None if drag.before == alone else alone)
        self.held.emit(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.plot().area.contains(event.position()):
            self._choose(None)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._offer_width()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._offer_width()
        self._pointed = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        count, reach = len(self._bars.bins), self._reach
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if count:
                by = -1 if event.key() == Qt.Key.Key_Left else 1
                wide = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                start = (count - 1, count - 1) if by < 0 else (0, 0)
                self._choose(start if reach is None else (widened if wide else moved)(reach, by, count))
            case Qt.Key.Key_Home if count:
                self._choose(moved(reach or (0, 0), -count, count))
            case Qt.Key.Key_End if count:
                self._choose(moved(reach or (0, 0), count, count))
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if reach is not None:
                self._choose(None)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if count:
                self.width_button.step(self._bars.by, -1)
            case Qt.Key.Key_Minus if count:
                self.width_button.step(self._bars.by, 1)
            case Qt.Key.Key_U:
                self.undated_chosen.emit(True)
            case Qt.Key.Key_Escape if self._drag is not None:
                before, self._drag = self._drag.before, None
                self._choose(before)
                self.held.emit(False)
            case _:
                super().keyPressEvent(event)

    def _arrange(self) -> None:
        area = self.plot().area
        self._bars = bars(self._timeline, area.width(), self.width_button.by)
        self.width_button.show_width(self._bars.by, possible(self._timeline, area.width()))
        self.width_button.move(self._free_place(self.width_button.width()), ABOVE)
        if self._drag is None:
            self._reach = self._bars.covered(self._dates) if self._dates is not None else None
        if QAccessible.isActive():
            self.speak()
        self.update()

    def _free_place(self, width: int) -> int:
        """From where on so much width hides less of the bars: the leading edge where both hide the same."""
        plot, bins = self.plot(), self._bars.bins
        ends = [round(plot.area.left()), round(plot.area.right()) - width]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            ends.reverse()

        def hidden(left: int) -> int:
            under = bins[plot.bar_at(left) : plot.bar_at(left + width) + 1]
            return max((each.count for each in under), default=0)

        return min(ends, key=hidden) if bins else ends[0]

    def speak(self) -> None:
        """Give each bar a name and a place that assistive technology finds."""
        plot = self.plot()
        said = [(self.describe(number), plot.box(number).toRect()) for number in range(plot.count)]
        if not plot.undated.isEmpty():
            said.append((self._said_undated(), plot.undated.toRect()))
        for bar in self._spoken.show(said):
            bar.pressed_here.connect(self._press)

    def _choose_width(self, by: By | None) -> None:
        """Bars that are broader can be shown at once; for finer ones the window counts again."""
        self._arrange()
        self.by_chosen.emit(by)

    def _offer_width(self) -> None:
        at_it = self.underMouse() or (self.hasFocus() and self._by_key) or self.width_button.is_open
        self.width_button.setVisible(at_it and bool(self._bars.bins))

    def _press(self, number: int) -> None:
        if number < len(self._bars.bins):
            self._choose(None if self._reach == (number, number) else (number, number))
        else:
            self.undated_chosen.emit(False)

    def _choose(self, reach: Reach | None) -> None:
        self._reach = reach
        self.span_chosen.emit(self._bars.span(*reach) if reach is not None else None)
        self.setAccessibleDescription(self._said_brush())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def _move_to(self, reach: Reach) -> None:
        if reach != self._reach:
            self._choose(reach)

    def _tip(self, x: float, text: str) -> None:
        """Say it under the axis: a tooltip at the pointer would cover the bars that it speaks of."""
        if text:
            QToolTip.showText(self.mapToGlobal(QPoint(round(x), self.height() - TIP)), text, self)
        else:
            QToolTip.hideText()

    def _cursor_at(self, at: QPointF) -> Qt.CursorShape:
        plot = self.plot()
        if plot.undated.contains(at):
            return Qt.CursorShape.PointingHandCursor
        if self._reach is None or not plot.area.adjusted(-GRAB, 0, GRAB, 0).contains(at):
            return Qt.CursorShape.ArrowCursor
        match plot.hold_at(at.x(), self._reach):
            case Hold.FIRST | Hold.LAST:
                return Qt.CursorShape.SplitHCursor
            case Hold.ALL:
                return Qt.CursorShape.OpenHandCursor
            case Hold.NEW:
                return Qt.CursorShape.ArrowCursor

    def _said_at(self, at: QPointF) -> str:
        plot = self.plot()
        if plot.undated.contains(at):
            return self._said_undated()
        return self.describe(plot.bar_at(at.x())) if self._bars.bins and plot.area.contains(at) else ""

    def _said_undated(self) -> str:
        return self._counted(self._timeline.undated).replace("%1", self.tr("Undated"))

    def _counted(self, count: int) -> str:
        if self._timeline.is_estimate:
            return self.tr("%1, about %n article(s)", "", count)
        return self.tr("%1, %n article(s)", "", count)

    def _said_brush(self) -> str:
        if self._reach is None:
            return self.tr("Every date")
        first, last = self._reach
        if first == last:
            return self.describe(first)
        total = sum(each.count for each in self._bars.bins[first : last + 1])
        start, end = self._bars.bins[first].start, self._bars.last_day(last)
        span = self.tr("%1 to %2").replace("%1", dates.long(start)).replace("%2", dates.long(end))
        return self._counted(total).replace("%1", span)

    def _said_span(self, number: int) -> str:
        start = dates.long(self._bars.bins[number].start)
        if self._bars.by is not By.WEEK:
            return start
        return self.tr("%1 to %2").replace("%1", start).replace("%2", dates.long(self._bars.last_day(number)))
