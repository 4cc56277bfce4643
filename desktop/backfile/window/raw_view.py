"""Shows a raw record: offsets at the side, text beside them, bytes that are no text in hex on `removed`."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.numbers import count
from backfile.window.raw_text import SetOut


class RawView(QPlainTextEdit):
    """Read-only; it can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Raw record"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._shown: SetOut | None = None
        self._offsets: list[str] = []
        self._gutter = Gutter(self)
        self.updateRequest.connect(self._follow)
        self._dress()
        appearance().changed.connect(self._dress)

    def show_record(self, record: SetOut | None) -> None:
        """Show it from its first byte; None shows nothing."""
        self._shown = record
        self._offsets = [] if record is None else [count(line.offset) for line in record.lines]
        self.clear()
        if record is not None:
            self._fill(record)
        self._make_room()

    def _fill(self, record: SetOut) -> None:
        plain, bad = QTextCharFormat(), QTextCharFormat()
        bad.setBackground(theme().removed)
        bad.setForeground(theme().on_removed)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for at, line in enumerate(record.lines):
            if at:
                cursor.insertBlock(QTextBlockFormat(), plain)
            for piece in line.pieces:
                cursor.insertText(piece.text, bad if piece.bad else plain)
        if record.hidden:
            cursor.insertBlock(QTextBlockFormat(), plain)
            cursor.insertText(self.tr("… %Ln more byte(s). Save the record to see them.", "", record.hidden), plain)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _dress(self) -> None:
        self.setFont(fonts.font(Role.CODE))
        if self._shown is not None:
            self.show_record(self._shown)
        self._make_room()

    def _make_room(self) -> None:
        widest = max((len(each) for each in self._offsets), default=1)
        width = self.fontMetrics().horizontalAdvance("0") * (widest + 3) + theme().px(12)
        self.setViewportMargins(width, 0, 0, 0)
        self._gutter.setGeometry(QRect(0, 0, width, self.height()))

    def _follow(self, rect: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        else:
            self._gutter.update(0, rect.y(), self._gutter.width(), rect.height())

    def paint_gutter(self, event: QPaintEvent) -> None:
        """Paint the offsets of the lines in view."""
        painter = QPainter(self._gutter)
        painter.setFont(self.font())
        painter.setPen(theme().text3)
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = self.fontMetrics().lineSpacing()
        width = self._gutter.width() - theme().px(14)
        while block.isValid() and top <= event.rect().bottom():
            if block.blockNumber() < len(self._offsets):
                box = QRect(0, round(top), width, height)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight, self._offsets[block.blockNumber()])
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The gutter is as high as the view."""
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs another gutter."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()


class Gutter(QWidget):
    """Where the offsets stand."""

    def __init__(self, view: RawView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        """The view gives it its size."""
        return QSize(self.width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The view knows the lines."""
        self._view.paint_gutter(event)
