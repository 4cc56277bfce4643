"""The page of one article: a text browser that shows what the typesetter sets, and moves from hit to hit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QTextEdit, QWidget

from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.article.decorations import Decorations, fragments
from backfile.window.article.formats import Formats, Own
from backfile.window.article.pictures import Pictures
from backfile.window.article.reading import Marked, Reading
from backfile.window.article.spot import Spot, mark_at
from backfile.window.article.ticks import TickedScrollBar
from backfile.window.article.typesetter import Typesetter
from backfile.window.article.words import direction
from backfile.window.fonts import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backfile.window.article.likes import Found

SIDE = 32
"""Least white at each side of the text."""
TOP = 28


class ArticlePage(QTextBrowser):
    """Shows one `Reading`. Its links are asked for by signals; nothing is loaded by itself."""

    item_wanted = Signal(object)  # the id of the article or excerpt whose link was pressed
    name_wanted = Signal(str)  # a name that was pressed
    more_wanted = Signal()  # articles like this one
    versions_wanted = Signal()  # side by side
    settled_down = Signal()  # set to its foot
    hit_moved = Signal(int, int)  # the current hit, from 1, and how many there are

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Article"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = TickedScrollBar(self)
        self.setVerticalScrollBar(self._bar)
        # A bar that came once the page is higher than the pane would lay all of it out anew, and narrower.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._follow)
        self._reading: Reading | None = None
        self._formats: Formats | None = None
        self._decorations: Decorations | None = None
        self._document: QTextDocument | None = None
        self._zoom = 1.0
        self._setting: Iterator[None] | None = None
        self._similar: Found = ()
        self._typesetter: Typesetter | None = None
        self._hits: list[int] = []  # where each begins, in the document
        self._current = 0
        self._wanted_scroll: int | None = None
        self._wanted: tuple[Marked, int] | None = None  # a mark to go to once it is set
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._set_more)
        self._measure = QTimer(self, singleShot=True, interval=30)
        self._measure.timeout.connect(self._place_ticks)

    def show_reading(
        self, reading: Reading | None, zoom: float, scroll: int | None = None, at: Spot | None = None
    ) -> None:
        """Show an article at a text size, from its head, at a hit, or scrolled to where it was left.

        None shows nothing.
        """
        if reading is None or self._reading is None or reading.article.id != self._reading.article.id:
            self._similar = ()
        self._reading, self._zoom, self._wanted_scroll = reading, zoom, scroll
        self._wanted = mark_at(reading, at) if reading is not None and at is not None else None
        self._turn.stop()
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        self._hits, self._current = [], 0
        self._setting, self._typesetter, self._formats, self._decorations = None, None, None, None
        old, self._document = self._document, document
        if reading is not None:
            rtl = direction(reading.article)
            self._formats = Formats(theme(), reading.article.language, zoom, rtl=rtl)
            self._decorations = Decorations(document, self._formats, Pictures(reading.images))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
            document.setDefaultTextOption(option)
            self._centre()
            document.setTextWidth(self.viewport().width())
            form = document.rootFrame().frameFormat()
            form.setTopMargin(self._formats.px(TOP))
            document.rootFrame().setFrameFormat(form)
            self._typesetter = Typesetter(document, reading, self._formats)
            self._setting = self._typesetter.steps()
            next(self._setting, None)
        # Qt would measure a selection of the document before in the new one, and crash.
        self.setExtraSelections([])
        self.setDocument(document)
        if old is not None:
            old.deleteLater()  # Qt deletes its own first document, and none of ours
        self._bar.set_ticks(())
        self._bar.setValue(0)  # before the first step, which may already have the hit that is gone to
        self._after_step()
        if self._setting is not None:
            self._turn.start()

    def _set_more(self) -> None:
        if self._setting is None:
            return
        done = object()
        if next(self._setting, done) is done:
            self._setting = None
            self._append_similar()
            self.settled_down.emit()
        else:
            self._turn.start()
        self._after_step()

    def _after_step(self) -> None:
        if self._typesetter is not None:
            self._find_hits()
            if self._current == 0 and self._hits:
                self._make_current(1, scroll=False)
            self._go_to_wanted()
            self.hit_moved.emit(self._current, len(self._hits))
        else:
            self.hit_moved.emit(0, 0)
        if self._wanted_scroll is not None and self._bar.maximum() >= self._wanted_scroll:
            self._bar.setValue(self._wanted_scroll)
            self._wanted_scroll = None
        self._measure.start()

    def _find_hits(self) -> None:
        """Add the hits of the blocks that were set since the last look."""
        block = self.document().findBlock(self._hits[-1]) if self._hits else self.document().begin()
        seen = len(self._hits)
        while block.isValid():
            for fragment in fragments(block):
                number = fragment.charFormat().intProperty(Own.HIT)
                if number > seen:
                    self._hits.append(fragment.position())
                    seen = number
            block = block.next()

    @property
    def settled(self) -> bool:
        """Whether the page is set to its foot."""
        return self._setting is None

    def show_similar(self, found: "Found") -> None:
        """Articles like this one, at the foot of its page, also when it is set anew."""
        self._similar = found
        if self.settled:
            self._append_similar()
            self._after_step()

    def _append_similar(self) -> None:
        if self._similar and self._typesetter is not None:
            self._typesetter.append_similar(self._similar)

    # Hits

    def go_to(self, at: Spot) -> None:
        """Go to a hit of the article that is shown."""
        self._wanted = mark_at(self._reading, at) if self._reading is not None else None
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        if self._wanted is None or self._typesetter is None:
            return
        number = self._typesetter.number_of(*self._wanted)
        if number is not None and number <= len(self._hits):
            self._wanted = None
            self._make_current(number)

    @property
    def hits(self) -> int:
        """How many hits the page has, as far as it is set."""
        return len(self._hits)

    def next_hit(self) -> None:
        """Go to the next hit, after the last one to the first."""
        if self._hits:
            self._make_current(self._current % len(self._hits) + 1)

    def previous_hit(self) -> None:
        """Go to the hit before, from the first one to the last."""
        if self._hits:
            self._make_current((self._current - 2) % len(self._hits) + 1)

    def _make_current(self, number: int, *, scroll: bool = True) -> None:
        self._current = number
        if self._decorations is None or self._formats is None:
            return
        self._decorations.current = number
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._hits[number - 1])
        if scroll:
            self._bring_into_view(cursor)
        for fragment in fragments(cursor.block()):
            if fragment.charFormat().intProperty(Own.HIT) == number:
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format.setForeground(self._formats.colour("on_now"))
        self.setExtraSelections([selection])
        self.hit_moved.emit(number, len(self._hits))
        self.viewport().update()

    def _bring_into_view(self, cursor: QTextCursor) -> None:
        box = self.cursorRect(cursor)
        height = self.viewport().height()
        if box.top() < 0 or box.bottom() > height:
            self._bar.setValue(self._bar.value() + box.top() - height // 3)

    def _place_ticks(self) -> None:
        layout = self.document().documentLayout()
        whole = max(layout.documentSize().height(), 1.0)
        ticks = []
        for position in self._hits:
            block = self.document().findBlock(position)
            box = layout.blockBoundingRect(block)
            line = block.layout().lineForTextPosition(position - block.position())
            ticks.append((box.top() + (line.y() if line.isValid() else 0)) / whole)
        self._bar.set_ticks(ticks if self._bar.maximum() > 0 else ())

    # Where the reader is

    @property
    def scrolled(self) -> int:
        """How far the page is scrolled, to come back to it."""
        return self._bar.value()

    def set_zoom(self, zoom: float) -> None:
        """Set the page anew at another text size, at the same place."""
        if self._reading is not None:
            part = self._bar.value() / max(self._bar.maximum(), 1)
            self.show_reading(self._reading, zoom)
            self._wanted_scroll = None
            self._bar.setValue(round(part * self._bar.maximum()))

    def restyle(self) -> None:
        """Set the page anew in the theme of this moment."""
        self.show_reading(self._reading, self._zoom, self._bar.value())

    # Layout and painting

    def _centre(self) -> None:
        """Keep the column in the middle by the viewport's margins: a wider window lays no text out anew."""
        side = theme().px(SIDE)
        room = self.width() - self._bar.sizeHint().width()
        column = self._formats.column if self._formats is not None else room
        left = max(side, int((room - column) / 2))
        self.setViewportMargins(left, 0, max(side, room - left - int(column)), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the column anew."""
        self._centre()
        super().resizeEvent(event)
        self._measure.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What stands behind the text, then the text."""
        if self._decorations is not None:
            painter = QPainter(self.viewport())
            offset = QPoint(self.horizontalScrollBar().value(), self._bar.value())
            painter.translate(-offset)
            self._decorations.paint(painter, QRectF(event.rect().translated(offset)))
            painter.end()
        super().paintEvent(event)
        if self._reading is None:
            self._paint_invitation()

    def _paint_invitation(self) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(fonts.font(Role.LEAD))
        painter.setPen(theme().colour("text3"))
        room = self.viewport().rect().adjusted(theme().px(SIDE), 0, -theme().px(SIDE), 0)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self.tr("Choose an article from the results to read it here"))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The wheel turns over the white beside the text as well."""
        if event.type() == QEvent.Type.Wheel:
            return bool(QApplication.sendEvent(self._bar, event))
        return bool(super().event(event))

    def minimumSizeHint(self) -> QSize:
        """Narrow, so that the splitter decides."""
        return QSize(theme().px(280), theme().px(160))

    # Links

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002
        """Nothing: an article's text is data, and no address in it is ever opened by itself."""
        return None

    def _follow(self, link: QUrl) -> None:
        kind, _, rest = link.toString(QUrl.ComponentFormattingOption.FullyDecoded).partition(":")
        if kind == "item" and rest.isdigit():
            self.item_wanted.emit(int(rest))
        elif kind == "search":
            self.name_wanted.emit(rest)
        elif kind == "like":
            self.more_wanted.emit()
        elif kind == "versions":
            self.versions_wanted.emit()
