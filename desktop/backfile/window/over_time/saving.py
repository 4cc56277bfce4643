"""Writes what is drawn over time: the picture as PNG or SVG, the figures as a table."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from backfile.export.written import written
from backfile.search.usage.tables import SHARE, share_row, spans
from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.over_time.chart import Chart
from backfile.window.over_time.drawing import unit

if TYPE_CHECKING:
    from backfile.search.usage.frequency import Frequency
    from backfile.search.usage.tables import Cell

COLUMNS = ("query", "start", *SHARE)
SHARP = 2
"""Pixels of a PNG for each of the screen's design."""

_HEAD = 30


def write_picture(chart: Chart, path: Path, library: Path, about: str) -> None:
    """As PNG or SVG, by the name of the file; `about` stands over it. Raises BadOption where it can't be written."""
    made = _svg(chart, about) if path.suffix.lower() == ".svg" else _png(chart, about)
    with written(path, library) as file:
        file.write(made)


def rows(names: Sequence[str], every: "Sequence[Frequency]") -> "Iterator[Sequence[Cell]]":
    """A row for each span of each query; then what is undated, and what is dated too coarsely."""
    for name, each in zip(names, every, strict=True):
        yield from ((name, start, *share_row(share)) for start, share in spans(each))


def _png(chart: Chart, about: str) -> bytes:
    size = _size(chart)
    image = QImage(size * SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    image.fill(theme().bg)
    painter = QPainter(image)
    _draw(painter, chart, size, about)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _svg(chart: Chart, about: str) -> bytes:
    buffer, size = QBuffer(), _size(chart)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(size)
    made.setViewBox(QRectF(0, 0, size.width(), size.height()))
    made.setTitle(about)
    painter = QPainter(made)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), theme().bg)
    _draw(painter, chart, size, about)
    painter.end()
    return bytes(buffer.data().data())


def _size(chart: Chart) -> QSize:
    return QSize(max(chart.width(), theme().px(640)), max(chart.height(), theme().px(320)) + theme().px(_HEAD))


def _draw(painter: QPainter, chart: Chart, size: QSize, about: str) -> None:
    px = theme().px
    head = QRectF(px(12), px(4), size.width() - px(24), px(_HEAD - 4))
    painter.setFont(fonts.font(Role.SMALL))
    painter.setPen(theme().text2)
    said = f"{about} · {unit(chart.picture.measure)}"
    said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideMiddle, int(head.width()))
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
    chart.draw_for_file(painter, QRectF(0, px(_HEAD), size.width(), size.height() - px(_HEAD)))
