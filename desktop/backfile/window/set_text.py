"""Text set in a few lines: cut to fit, hits marked by rounded boxes. What list rows and charts paint with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

Marks = Sequence[tuple[int, int]]
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Span:
    """[start, end) in UTF-16 units, and how it is set."""

    start: int
    end: int
    font: QFont | None = None
    colour: QColor | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Lines ready to paint, from their own origin. `marks` are boxes behind the text."""

    layout: QTextLayout
    marks: tuple[QRectF, ...]
    lines: int
    height: float

    def draw(self, painter: QPainter, at: QPointF, colour: QColor, mark: QColor, radius: float) -> None:
        """Paint the boxes, then the text."""
        if self.marks:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mark)
            for box in self.marks:
                painter.drawRoundedRect(box.translated(at), radius, radius)
        self.draw_text(painter, at, colour)

    def draw_text(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Paint the text alone."""
        painter.setPen(colour)
        self.layout.draw(painter, at)


def units(text: str, spans: Marks) -> list[tuple[int, int]]:
    """Spans in code points as spans in UTF-16 units, which Qt counts in."""
    if text.isascii() or max(text) <= "\uffff":
        return list(spans)
    return [(_units(text[:start]), _units(text[:end])) for start, end in spans]


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def set_block(
    text: str,
    font: QFont,
    width: float,
    pitch: float,
    most: int,
    *,
    spans: Sequence[Span] = (),
    marks: Marks = (),
    on_mark: QColor | None = None,
) -> Block:
    """Set `text` in at most `most` lines of `pitch` px; what is too long ends in "…". Marks are in UTF-16 units."""
    layout = _broken(text, font, width, spans, marks, on_mark)
    if layout.lineCount() > most:
        text = _cut(text, layout, font, width, most, spans)
        layout = _broken(text, font, width, spans, marks, on_mark)
    lines = min(layout.lineCount(), most)
    boxes: list[QRectF] = []
    for number in range(lines):
        line = layout.lineAt(number)
        line.setPosition(QPointF(0, number * pitch + (pitch - line.height()) / 2))
        boxes += _boxes(line, marks, number * pitch, pitch, len(text))
    return Block(layout, tuple(boxes), lines, lines * pitch)


def _broken(
    text: str, font: QFont, width: float, spans: Sequence[Span], marks: Marks, on_mark: QColor | None
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if _rtl(text) else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([*(_format(span) for span in spans), *_marked(marks, on_mark)])
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def _rtl(text: str) -> bool:
    """Whether the first letter that has a direction runs from the right."""
    strong = (bidirectional(character) for character in text)
    return next((way for way in strong if way in {"L", "R", "AL"}), "L") != "L"


def _format(span: Span) -> QTextLayout.FormatRange:
    made = QTextCharFormat()
    if span.font is not None:
        made.setFont(span.font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
    if span.colour is not None:
        made.setForeground(span.colour)
    return _range(span.start, span.end, made)


def _marked(marks: Marks, colour: QColor | None) -> list[QTextLayout.FormatRange]:
    if colour is None:
        return []
    made = QTextCharFormat()
    made.setForeground(colour)
    return [_range(start, end, made) for start, end in marks]


def _range(start: int, end: int, made: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, made
    return found


def _cut(text: str, layout: QTextLayout, font: QFont, width: float, most: int, spans: Sequence[Span]) -> str:
    """As much of `text` as fits with "…" at its end. A few characters are tried, from the end of the last line."""
    last = layout.lineAt(most - 1)
    end = last.textStart() + last.textLength()
    raw = text.encode("utf-16-le")
    while end > last.textStart():
        tried = raw[: end * 2].decode("utf-16-le", "ignore").rstrip(" ,;:.·-–—") + ELLIPSIS
        if _broken(tried, font, width, spans, (), None).lineCount() <= most:
            return tried
        end -= 1
    return raw[: last.textStart() * 2].decode("utf-16-le", "ignore") + ELLIPSIS


def _boxes(line: QTextLine, marks: Marks, top: float, pitch: float, length: int) -> list[QRectF]:
    first, last = line.textStart(), min(line.textStart() + line.textLength(), length)
    found = []
    for start, end in marks:
        if start < last and end > first:
            a, b = _x(line, max(start, first)), _x(line, min(end, last))
            found.append(QRectF(min(a, b) - 1.5, top + 0.5, abs(b - a) + 3, pitch - 1))
    return found


def _x(line: QTextLine, position: int) -> float:
    return float(cast("tuple[float, int]", line.cursorToX(position))[0])
