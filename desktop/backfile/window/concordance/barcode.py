"""Where hits lie, as ticks on a band: the darker, the more. Painting, and which part is under a pointer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter

from backfile.window import numbers
from backfile.window.appearance import theme

if TYPE_CHECKING:
    from backfile.search.usage.dispersion import Dispersion


def paint_barcode(painter: QPainter, band: QRectF, dispersion: "Dispersion", current: int = -1) -> None:
    """Ticks with an edge around them; `current` is a part that stands out."""
    look = theme()
    hits = dispersion.hits
    highest = max(hits, default=0)
    for number, count in enumerate(hits):
        if count:
            colour = QColor(look.accent)
            colour.setAlphaF(0.35 + 0.65 * count / highest)
            painter.fillRect(_box(band, number, len(hits)), colour)
    painter.setPen(look.line2)
    painter.drawRect(band.adjusted(0, 0, -1, -1))
    if 0 <= current < len(hits):
        painter.setPen(look.text)
        painter.drawRect(_box(band, current, len(hits)).adjusted(-1, 0, 0, -1))


def part_at(band: QRectF, dispersion: "Dispersion", x: float) -> int | None:
    """The part at an x; the nearest with a hit where ticks are narrow. None beside the band or far from any hit."""
    hits = dispersion.hits
    if not band.left() <= x <= band.right() or not hits:
        return None
    width = band.width() / len(hits)
    near = [(abs(band.left() + (number + 0.5) * width - x), number) for number, count in enumerate(hits) if count]
    apart, number = min(near, default=(band.width(), 0))
    return number if apart <= max(width, theme().px(4)) else None


def said_of(dispersion: "Dispersion", part: int) -> str:
    """ "12 hits, from 40 to 41 % of all words"."""
    parts, count = len(dispersion.hits), dispersion.hits[part]
    said = QCoreApplication.translate(
        "Barcode", "%1 hit(s), at %2 % of the way from the oldest article to the newest", "", count
    )
    return said.replace("%1", numbers.count(count)).replace("%2", str(round(100 * (part + 0.5) / parts)))


def _box(band: QRectF, number: int, parts: int) -> QRectF:
    width = band.width() / parts
    gap = 1 if width > 2 else 0
    return QRectF(band.left() + number * width, band.top(), max(1.0, width - gap), band.height())
