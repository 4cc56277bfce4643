"""What the curves have in a span, beside it."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from backfile.window import fonts, numbers
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.over_time.colours import paint_sample, pen
from backfile.window.over_time.curves import Curve, Measure
from backfile.window.over_time.drawing import figure, span_name
from backfile.window.over_time.picture import Picture, Plot


def draw_balloon(painter: QPainter, box: QRectF, picture: Picture, plot: Plot, at: int) -> None:
    """A dotted line through a span, and beside it what the curves have there. `box`: the whole picture."""
    look, start = theme(), plot.starts[at]
    x = plot.x(plot.days[at])
    line = pen(2, 1.0)
    line.setColor(look.text3)
    painter.setPen(line)
    painter.drawLine(QPointF(x, plot.area.top()), QPointF(x, plot.area.bottom()))
    rows = [(each, each.value_at(start)) for each in picture.curves]
    for each, value in rows:
        if value is not None:
            painter.setPen(pen(each.number).color())
            painter.setBrush(look.bg)
            painter.drawEllipse(QPointF(x, plot.y(value)), 3.5, 3.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    px = look.px
    wide, row = px(208), px(19)
    tall = px(34) + row * len(rows) + px(28)
    left = x + px(14) if x + px(14) + wide < box.right() else x - px(14) - wide
    frame = QRectF(max(box.left(), left), plot.area.top() + px(6), wide, tall)
    painter.setPen(look.line2)
    painter.setBrush(look.bg)
    painter.drawRoundedRect(frame, px(8), px(8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _balloon_text(painter, frame, picture, rows, start)


def _balloon_text(
    painter: QPainter, frame: QRectF, picture: Picture, rows: list[tuple[Curve, float | None]], start: str
) -> None:
    look = theme()
    px = look.px
    left, right, middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
    inner = frame.adjusted(px(12), px(8), -px(12), -px(8))
    line = QRectF(inner.left(), inner.top(), inner.width(), px(20))
    painter.setFont(fonts.font(Role.SMALL_STRONG))
    painter.setPen(look.text)
    painter.drawText(line, left | middle, span_name(start, picture.by))
    for each, value in rows:
        line.translate(0, px(19))
        paint_sample(painter, QRectF(line.left(), line.top(), px(20), line.height()), each.number)
        said = "–" if value is None else figure(value, picture.measure)
        painter.setPen(look.text)
        painter.setFont(fonts.font(Role.SMALL_STRONG, tabular=True))
        painter.drawText(line, right | middle, said)
        room = line.width() - px(36) - painter.fontMetrics().horizontalAdvance(said)
        painter.setFont(fonts.font(Role.SMALL))
        name = painter.fontMetrics().elidedText(each.name, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(line.adjusted(px(28), 0, 0, 0), left | middle, name)
    base = picture.bases.get(start)
    painter.fillRect(QRectF(inner.left(), line.bottom() + px(4), inner.width(), 1), look.line)
    painter.setPen(look.text3)
    painter.setFont(fonts.font(Role.SMALL, tabular=True))
    line.translate(0, px(24))
    painter.drawText(line, left | middle, _of(base.articles, base.words, picture.measure) if base else "")


def _of(articles: int, words: int, measure: Measure) -> str:
    match measure:
        case Measure.THOUSAND:
            return _tr("per 1,000 of %1 articles").replace("%1", numbers.count(articles))
        case Measure.MILLION:
            return _tr("per million of %1 words").replace("%1", numbers.count(words))
        case Measure.COUNT:
            return _tr("of %1 articles").replace("%1", numbers.count(articles))


def _tr(text: str) -> str:
    return QCoreApplication.translate("OverTime", text)
