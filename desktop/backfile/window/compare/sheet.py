"""Shows two versions, and goes from change to change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from backfile.window.appearance import appearance, theme
from backfile.window.article.decorations import blocks_in, fragment_boxes, fragments, joined
from backfile.window.article.formats import Formats
from backfile.window.article.ticks import TickedScrollBar
from backfile.window.article.words import direction
from backfile.window.compare.comparing import Compared
from backfile.window.compare.setting import Own, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

INLINE_BELOW = 720
"""Width under which two columns would be too narrow to read."""

KEYS = {Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape}
"""What the page does with its own keys, wherever in it the focus is."""

MEASURE = 640  # of one text alone
TOP, SIDES = 24, 32


class Sheet(QTextBrowser):
    """Side by side, or one text with what is gone and what has come; the latter where there is little room."""

    moved = Signal(int, int)  # the change that is looked at, from 1, and how many there are

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Versions side by side"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = TickedScrollBar(self)
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # one that comes would move the columns
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self._compared: Compared | None = None
        self._wish = False  # one text, though there is room for two
        self._inline = False
        self._document: QTextDocument | None = None
        self._setting: Setting | None = None
        self._steps: Iterator[None] | None = None
        self._current = 0
        self._untouched = True  # nobody has gone to a change yet
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._set_more)
        self._measure = QTimer(self, singleShot=True, interval=30)
        self._measure.timeout.connect(self._place_ticks)
        appearance().changed.connect(self._set)

    @property
    def inline(self) -> bool:
        """Whether one text is shown."""
        return self._inline

    @property
    def settled(self) -> bool:
        """Whether it is set to its foot."""
        return self._steps is None

    @property
    def changes(self) -> int:
        """How many changes there are, as far as it is set."""
        return len(self._setting.places) if self._setting is not None else 0

    def show_compared(self, compared: Compared | None) -> None:
        """Show two versions from their heads; None shows nothing."""
        self._compared = compared
        self._set()

    def set_inline(self, on: bool) -> None:
        """One text from now on, or two columns where there is room for them."""
        self._wish = on
        self._set()

    def next_change(self) -> None:
        """Go to the next change, after the last one to the first; at first to the first one, unless it is in view."""
        if self.changes:
            out_of_view = not self._box(self._current).intersects(self.viewport().rect())
            self._go_to(1 if self._untouched and out_of_view else self._current % self.changes + 1)

    def previous_change(self) -> None:
        """Go to the change before."""
        if self.changes:
            self._go_to((self._current - 2) % self.changes + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS:
            event.ignore()  # the page's
        else:
            super().keyPressEvent(event)

    # Setting

    def _set(self) -> None:
        self._turn.stop()
        self._inline = self._wish or self.width() < theme().px(INLINE_BELOW)
        self._centre()
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        form = document.rootFrame().frameFormat()
        form.setTopMargin(theme().px(TOP))
        form.setBottomMargin(theme().px(TOP))
        form.setLeftMargin(2)  # for the edge of what is marked
        form.setRightMargin(2)
        document.rootFrame().setFrameFormat(form)
        self._current, self._untouched, self._setting, self._steps = 0, True, None, None
        if self._compared is not None:
            rtl = direction(self._compared.other)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
            document.setDefaultTextOption(option)
            formats = Formats(theme(), self._compared.other.language, 1.0, rtl=rtl)
            self._setting = Setting(document, self._compared, formats, inline=self._inline)
            self._steps = self._setting.steps()
        old, self._document = self._document, document
        self.setDocument(document)
        if old is not None:
            old.deleteLater()  # Qt deletes its own first document, and none of ours
        self._set_more()

    def _set_more(self) -> None:
        done = object()
        if self._steps is not None and next(self._steps, done) is done:
            self._steps = None
        elif self._steps is not None:
            self._turn.start()
        if self._current == 0 and self.changes:
            self._current = 1
        self.moved.emit(self._current, self.changes)
        self._measure.start()

    def _place_ticks(self) -> None:
        layout = self.document().documentLayout()
        whole = max(layout.documentSize().height(), 1.0)
        places = self._setting.places if self._setting is not None else []
        tops = [layout.blockBoundingRect(self.document().findBlock(place)).top() / whole for place in places]
        self._bar.set_ticks(tops if self._bar.maximum() > 0 else ())

    def _centre(self) -> None:
        side = theme().px(SIDES)
        if self._inline:
            side = max(side, (self.width() - theme().px(MEASURE)) // 2)
        self.setViewportMargins(side, 0, side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure.start()
        if self._inline != (self._wish or self.width() < theme().px(INLINE_BELOW)):
            self._set()
        else:
            self._centre()

    # Changes

    def _box(self, number: int) -> QRect:
        """Where a change begins, in the viewport."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._setting.places[number - 1] if self._setting is not None else 0)
        return self.cursorRect(cursor)

    def _go_to(self, number: int) -> None:
        self._current, self._untouched = number, False
        box = self._box(number)
        height = self.viewport().height()
        if box.top() < 0 or box.bottom() > height - theme().px(40):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.top() - height // 3)
        self.moved.emit(number, self.changes)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if not self._inline and self._compared is not None:
            middle = self.viewport().width() // 2
            painter.fillRect(middle, 0, 1, self.viewport().height(), theme().line)
        offset = QPoint(0, self.verticalScrollBar().value())
        painter.translate(-offset)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_changes(painter, QRectF(event.rect().translated(offset)))
        painter.end()
        super().paintEvent(event)

    def _paint_changes(self, painter: QPainter, view: QRectF) -> None:
        look = theme()
        for block in blocks_in(self.document(), view):
            for fragment in fragments(block):
                form = fragment.charFormat()
                if not (number := form.intProperty(Own.CHANGE)):
                    continue
                added = form.boolProperty(Own.ADDED)
                current = number == self._current
                painter.setPen(QPen(look.on_added if added else look.on_removed, 1.2) if current else Qt.PenStyle.NoPen)
                painter.setBrush(look.added if added else look.removed)
                for box in joined(fragment_boxes(self.document(), block, fragment)):
                    painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), 2, 2)
