"""How the compared queries are told apart: by colour, and by dash for those who can't tell colours."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backfile.window.appearance import theme

MOST = 5
_DASHES: tuple[list[float], ...] = ([], [3.5, 2.0], [1.0, 1.5], [5.0, 1.5, 1.0, 1.5], [7.0, 2.0])
_LIGHT = ("#0B6570", "#A55800", "#7B3F86", "#2F5AA8", "#A3301E")
_DARK = ("#74C3CB", "#E3A457", "#C99BD3", "#93B4F0", "#F0907E")


def colour(number: int) -> QColor:
    """Of one of the queries."""
    return QColor((_DARK if theme().dark else _LIGHT)[number % MOST])


def pen(number: int, width: float = 2.0) -> QPen:
    """What its curve is drawn with."""
    made = QPen(colour(number), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if _DASHES[number % MOST]:
        made.setDashPattern(_DASHES[number % MOST])
    return made


def paint_sample(painter: QPainter, box: QRectF, number: int) -> None:
    """A piece of its line, in the middle of a box."""
    painter.setPen(pen(number))
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
