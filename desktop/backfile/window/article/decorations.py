"""What is painted behind an article's text: hits with round corners, chips, dotted names, hairlines, icons.

Qt's own backgrounds are square and fill the line, and a format for each would lay the text out anew whenever the
current hit moves. Only what is in view is looked at.
"""

from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextBlock,
    QTextDocument,
    QTextFragment,
)

from backfile.window import icons
from backfile.window.article.formats import Formats, Own
from backfile.window.article.pictures import Pictures

ROUND = 2


class Decorations:
    """Paints for one document; `current` is the number of the hit that the reader is at."""

    def __init__(self, document: QTextDocument, formats: Formats, pictures: Pictures) -> None:
        self._document = document
        self._pictures = pictures
        self._formats = formats
        self.current = 0

    def paint(self, painter: QPainter, view: QRectF) -> None:
        """Paint what lies in `view`, in the document's coordinates."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in blocks_in(self._document, view):
            self._paint_block(painter, block)
            start, end = self._seen(block, view)
            for fragment in fragments(block):
                if fragment.position() < end and fragment.position() + fragment.length() > start:
                    self._paint_fragment(painter, block, fragment)

    def _seen(self, block: QTextBlock, view: QRectF) -> tuple[int, int]:
        """From where to where in the document the lines of a block may show in `view`: one may be a whole book."""
        text = block.layout()
        top = self._document.documentLayout().blockBoundingRect(block).top()
        lines = range(text.lineCount())
        first = bisect_left(lines, view.top() - top, key=lambda at: text.lineAt(at).rect().bottom())
        last = bisect_left(lines, view.bottom() - top, key=lambda at: text.lineAt(at).y())
        if first == last:
            return 0, 0
        begin, stop = text.lineAt(first), text.lineAt(last - 1)
        return block.position() + begin.textStart(), block.position() + stop.textStart() + stop.textLength()

    def _paint_block(self, painter: QPainter, block: QTextBlock) -> None:
        form = block.blockFormat()
        box = self._document.documentLayout().blockBoundingRect(block)
        left, right = 0.0, self._document.textWidth()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if form.hasProperty(Own.RULE_BELOW):
            y = round(box.bottom() + form.doubleProperty(Own.RULE_BELOW))
            painter.fillRect(QRectF(left, y, right - left, 1), self._formats.colour("line"))
        if form.hasProperty(Own.RULE_ABOVE):
            y = round(box.top() - form.doubleProperty(Own.RULE_ABOVE))
            painter.fillRect(QRectF(left, y, right - left, 1), self._formats.colour("text2"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if picture := form.intProperty(Own.PICTURE):
            room = QSizeF(form.doubleProperty(Own.PICTURE_WIDTH), form.lineHeight())
            if room.width() > right:  # the column has become narrower since it was set
                room.scale(right, room.height(), Qt.AspectRatioMode.KeepAspectRatio)
            x = right - room.width() if self._formats.rtl else left
            self._pictures.paint(painter, picture - 1, QRectF(QPointF(x, round(box.top())), room))
        if form.hasProperty(Own.ICON):
            size = round(self._formats.px(14))
            x = right - size if self._formats.rtl else left
            line = block.layout().lineAt(0)
            middle = box.top() + line.y() + line.height() / 2
            where = QRect(round(x), round(middle - size / 2), size, size)
            icons.paint(painter, where, form.stringProperty(Own.ICON), self._formats.colour("text3"))

    def _paint_fragment(self, painter: QPainter, block: QTextBlock, fragment: QTextFragment) -> None:
        form = fragment.charFormat()
        if hit := form.intProperty(Own.HIT):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._formats.colour("now" if hit == self.current else "mark"))
            for box in fragment_boxes(self._document, block, fragment):
                painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), ROUND, ROUND)
        if form.hasProperty(Own.CHIP) and starts_chip(block, fragment):
            self._paint_chip(painter, block, fragment)
        if form.hasProperty(Own.NAME):
            pen = QPen(self._formats.colour("text3"), 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1, 1.5])
            painter.setPen(pen)
            for box in fragment_boxes(self._document, block, fragment):
                y = round(box.bottom()) + 0.5
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _paint_chip(self, painter: QPainter, block: QTextBlock, first: QTextFragment) -> None:
        number = first.charFormat().intProperty(Own.CHIP)
        boxes: list[QRectF] = []
        for fragment in fragments(block):
            if fragment.charFormat().intProperty(Own.CHIP) == number:
                boxes += fragment_boxes(self._document, block, fragment)
        for box in joined(boxes):
            height = self._formats.px(24)
            pill = QRectF(box.left() + 0.5, round(box.center().y() - height / 2) + 0.5, box.width() - 1, height - 1)
            painter.setPen(QPen(self._formats.colour("line2"), 1))
            painter.setBrush(self._formats.colour("bg"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)


def blocks_in(document: QTextDocument, view: QRectF) -> Iterator[QTextBlock]:
    """The blocks that may show in `view`. Blocks in table rows share their heights, so a few more are looked at."""
    layout = document.documentLayout()
    head = layout.blockBoundingRect(document.firstBlock()).top()  # above it Qt finds the foot of a long text
    at = layout.hitTest(QPointF(view.left(), max(view.top(), head)), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(at, 0))
    for _ in range(4):
        block = block.previous() if block.previous().isValid() else block
    margin = 120  # rules stand above and below their blocks
    beyond = 0
    while block.isValid() and beyond < 8:
        box = layout.blockBoundingRect(block)
        if box.top() > view.bottom() + margin:
            beyond += 1
        else:
            yield block
        block = block.next()


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """The runs of one format in a block."""
    for each in block:  # type: ignore[attr-defined]
        fragment = each.fragment()
        if fragment.isValid():
            yield fragment


def starts_chip(block: QTextBlock, fragment: QTextFragment) -> bool:
    """Whether a chip begins with this fragment rather than going on."""
    number = fragment.charFormat().intProperty(Own.CHIP)
    first = next(each for each in fragments(block) if each.charFormat().intProperty(Own.CHIP) == number)
    return bool(first.position() == fragment.position())


def fragment_boxes(document: QTextDocument, block: QTextBlock, fragment: QTextFragment) -> list[QRectF]:
    """Where a fragment's text stands, one box a line, as high as its letters."""
    metrics = QFontMetricsF(fragment.charFormat().font())
    start = fragment.position() - block.position()
    return span_boxes(document.documentLayout(), block, start, start + fragment.length(), metrics)


def span_boxes(
    layout: QAbstractTextDocumentLayout, block: QTextBlock, start: int, end: int, metrics: QFontMetricsF
) -> list[QRectF]:
    """Where [start, end) of a block stands, in UTF-16 units: one box a line."""
    text = block.layout()
    origin = layout.blockBoundingRect(block).topLeft()
    boxes = []
    for number in range(text.lineForTextPosition(start).lineNumber() if text.lineCount() else 0, text.lineCount()):
        line = text.lineAt(number)
        if line.textStart() >= end:
            break
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first >= last:
            continue
        x1, x2 = cursor_x(line, first), cursor_x(line, last)
        baseline = line.y() + line.ascent()
        height = metrics.ascent() + metrics.descent()
        pad = height * 0.02
        box = QRectF(min(x1, x2), baseline - metrics.ascent() - pad, abs(x2 - x1), height + 2 * pad)
        boxes.append(box.translated(origin))
    return boxes


def cursor_x(line: object, position: int) -> float:
    """The x of a text position in a line. PySide returns the position beside it in some versions."""
    x = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(x[0] if isinstance(x, tuple) else x)


def joined(boxes: list[QRectF]) -> list[QRectF]:
    """Boxes of one line joined to one."""
    found: list[QRectF] = []
    for box in sorted(boxes, key=lambda each: (round(each.center().y()), each.left())):
        if found and abs(found[-1].center().y() - box.center().y()) < box.height() / 2:
            found[-1] = found[-1].united(box)
        else:
            found.append(box)
    return found
