"""Curves over time, told apart by colour and by dash; a drag over them narrows the question to a span."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from backfile.window import dates, fonts
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.over_time.curves import Curve, first_day, steps

DASHES: tuple[list[float], ...] = ([], [3.5, 2.0], [1.0, 1.5])
_LIGHT = ("#0B6570", "#A55800", "#7B3F86")
_DARK = ("#74C3CB", "#E3A457", "#C99BD3")


def colour(number: int) -> QColor:
    """Of one of the curves."""
    return QColor((_DARK if theme().dark else _LIGHT)[number % 3])


class Chart(QWidget):
    """Says the values under the pointer."""

    span_chosen = Signal(str, str)  # the first and the last bin

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: tuple[Curve, ...] = ()
        self._pressed: float | None = None
        self._here: float | None = None
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Frequency over time"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_curves(self, curves: tuple[Curve, ...]) -> None:
        """Other curves."""
        self._curves = curves
        self.setAccessibleDescription("; ".join(self._said(each) for each in curves))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(600), theme().px(360))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        self.draw(QPainter(self))

    def draw(self, painter: QPainter) -> None:
        """Paint all, on the screen or into a file."""
        look, area = theme(), self._area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._curves and not any(each.points for each in self._curves):
            painter.setFont(fonts.font(Role.LEAD))
            painter.setPen(look.text2)
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.tr("Nothing here has a date."))
            return
        grid = steps(max((each.highest for each in self._curves), default=0.0))
        painter.setFont(fonts.font(Role.AXIS, tabular=True))
        for value in grid:
            y = area.bottom() - area.height() * value / grid[-1]
            painter.fillRect(QRectF(area.left(), round(y), area.width(), 1), look.line if value else look.text3)
            painter.setPen(look.text3)
            box = QRectF(0, y - 8, area.left() - look.px(8), 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:g}")
        self._years(painter, area)
        if self._pressed is not None and self._here is not None:
            left, right = sorted((self._pressed, self._here))
            painter.setOpacity(0.5)
            painter.fillRect(QRectF(left, area.top(), right - left, area.height()), look.tint)
            painter.setOpacity(1)
        for number, each in enumerate(self._curves):
            self._curve(painter, area, grid[-1], number, each)
        self._names(painter, area, grid[-1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._here = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._here = event.position().x()
        start = self._bin_at(self._here)
        if start is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self._told(start), self)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and abs(event.position().x() - pressed) > theme().px(6):
            ends = (self._bin_at(x) for x in sorted((pressed, event.position().x())))
            first, last = ends
            if first is not None and last is not None:
                self.span_chosen.emit(first, last)
        self.update()

    def _area(self) -> QRectF:
        px = theme().px
        return QRectF(px(40), px(12), max(1, self.width() - px(40) - px(110)), max(1, self.height() - px(12) - px(28)))

    def _bounds(self) -> tuple[int, int]:
        days = [day for each in self._curves for _, day, _ in each.points]
        return (min(days), max(days)) if days else (0, 1)

    def _x(self, area: QRectF, day: int) -> float:
        first, last = self._bounds()
        return area.left() + area.width() * (day - first) / max(1, last - first)

    def _curve(self, painter: QPainter, area: QRectF, top: float, number: int, each: Curve) -> None:
        pen = QPen(colour(number), 2)
        if DASHES[number % 3]:
            pen.setDashPattern(DASHES[number % 3])
        painter.setPen(pen)
        points = [
            QPointF(self._x(area, day), area.bottom() - area.height() * value / top) for _, day, value in each.points
        ]
        if len(points) == 1:
            painter.drawEllipse(points[0], 3, 3)
        painter.drawPolyline(points)

    def _names(self, painter: QPainter, area: QRectF, top: float) -> None:
        """Each at the end of its curve; where several end together, one above the other."""
        px = theme().px
        ends = [
            (area.bottom() - area.height() * each.points[-1][2] / top, number, each)
            for number, each in enumerate(self._curves)
            if each.points
        ]
        painter.setFont(fonts.font(Role.SMALL_STRONG))
        below = float(self.height())
        for y, number, each in sorted(ends, key=lambda end: -end[0]):
            below = min(y, below - px(17))
            box = QRectF(self._x(area, each.points[-1][1]) + px(8), below - px(10), px(98), px(20))
            name = QFontMetricsF(painter.font()).elidedText(each.name, Qt.TextElideMode.ElideRight, box.width())
            painter.setPen(colour(number))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _years(self, painter: QPainter, area: QRectF) -> None:
        if not any(each.points for each in self._curves):
            return
        first, last = self._bounds()
        painter.setPen(theme().text3)
        years = range(first_day("0001").fromordinal(first).year, first_day("0001").fromordinal(last).year + 1)
        every = max(1, -(-len(years) * theme().px(44) // max(1, int(area.width()))))
        for year in years[::every]:
            x = max(area.left(), self._x(area, first_day(f"{year:04}").toordinal()))
            painter.drawText(QPointF(x, area.bottom() + theme().px(18)), str(year))

    def _bin_at(self, x: float) -> str | None:
        area = self._area()
        spans = {start: self._x(area, day) for each in self._curves for start, day, _ in each.points}
        return min(spans, key=lambda start: abs(spans[start] - x), default=None)

    def _told(self, start: str) -> str:
        said = [start if "Q" in start else dates.long(start)]
        for each in self._curves:
            said += [f"{each.name}: {value:,.1f}" for name, _, value in each.points if name == start]
        return "\n".join(said)

    def _said(self, each: Curve) -> str:
        best = max(each.points, key=lambda point: point[2], default=None)
        if best is None:
            return each.name
        words = self.tr("%1: most in %2, %3")
        for number, value in enumerate((each.name, best[0], f"{best[2]:,.1f}"), 1):
            words = words.replace(f"%{number}", value)
        return words
