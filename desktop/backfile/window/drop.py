"""Files dragged over the window: what they are, what letting go will do, and the drop itself."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, QRectF, Qt, QThreadPool, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.library_button import library_name
from backfile.window.numbers import size

if TYPE_CHECKING:
    from backfile.window.drop_heads import Recognised

SHOWN = 6
"""Lines of the panel; what is beyond is counted."""
LINE = 63
PANEL = 664


def local_paths(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders of this computer that are dragged, each once."""
    local = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return tuple(dict.fromkeys(Path(path) for path in local if path))


def remote(data: QMimeData) -> list[QUrl]:
    """Addresses that lie elsewhere."""
    return [url for url in data.urls() if not url.isLocalFile()]


class DropTarget(QObject):
    """Lets files be dropped anywhere on a window. `watch` adds children that take drops themselves, as fields do."""

    dropped = Signal(object)  # tuple[Path, …]: files and folders to import
    refused = Signal(str)  # a sentence for the user: what was dropped can't be read

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._overlay = DropOverlay(window)
        self._overlay.dropped.connect(self._take)
        window.setAcceptDrops(True)
        self.watch(window)

    def watch(self, widget: QWidget) -> None:
        """Take files that are dragged over this one; text stays its own."""
        widget.installEventFilter(self)

    def set_library(self, library: Path) -> None:
        """Name the library in the panel, and what was imported into it before."""
        self._overlay.library = library

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Cover the window as soon as files come over it."""
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._overlay.cover(event.mimeData())
            return True
        if isinstance(event, QDropEvent) and not isinstance(event, QDragMoveEvent) and event.mimeData().hasUrls():
            # Let go before the overlay had its first move.
            event.acceptProposedAction()
            self._overlay.hide()
            self._take(event.mimeData().urls())
            return True
        return False

    def _take(self, urls: Sequence[QUrl]) -> None:
        data = QMimeData()
        data.setUrls(list(urls))
        if paths := local_paths(data):
            self.dropped.emit(paths)
        elif remote(data):
            self.refused.emit(
                self.tr("Backfile reads files and folders of this computer. Save the page first, then drop the file.")
            )


class DropOverlay(QWidget):
    """Covers the window while files are over it."""

    dropped = Signal(object)  # list[QUrl]
    _known = Signal(int, object, object)  # ticket, Path, Recognised

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.library: Path | None = None  # what the panel says the files go into
        self._paths: tuple[Path, ...] = ()
        self._recognised: dict[Path, Recognised] = {}
        self._ticket = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._known.connect(self._learn)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Drop here to import"))
        self.hide()

    def cover(self, data: QMimeData) -> None:
        """Show what is dragged; each line fills in when its head was read."""
        self._paths = local_paths(data)
        self._recognised = {}
        self._ticket += 1
        self._pool.start(partial(self._look, self._ticket, self._paths[:SHOWN], self.library))
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def _look(self, ticket: int, paths: Sequence[Path], library: Path | None) -> None:
        from backfile.window.drop_heads import read_before, recognise  # with every reader: not before the first drag

        days = read_before(library)
        for path in paths:
            if ticket == self._ticket:
                recognised = recognise(path, days)
                with suppress(RuntimeError):  # the window is gone meanwhile
                    self._known.emit(ticket, path, recognised)

    def _learn(self, ticket: int, path: Path, recognised: "Recognised") -> None:
        if ticket == self._ticket:
            self._recognised[path] = recognised
            self.update()

    # Drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, _: QDragLeaveEvent) -> None:
        """They went away again, or Esc was pressed."""
        self._ticket += 1
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._ticket += 1
        self.hide()
        self.dropped.emit(event.mimeData().urls())

    # Painting

    def paintEvent(self, _: QPaintEvent) -> None:
        """Scrim, frame and panel."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scrim = QColor(look.bg)
        scrim.setAlphaF(0.88)
        painter.fillRect(self.rect(), scrim)
        inset = look.px(12)
        painter.setPen(QPen(look.accent, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), look.px(10), look.px(10))
        panel = self._panel()
        self._paint_shadow(painter, panel)
        painter.setPen(QPen(look.line, 1))
        painter.setBrush(look.bg)
        painter.drawRoundedRect(QRectF(panel).translated(0.5, 0.5), look.px(10), look.px(10))
        self._paint_panel(painter, panel)

    def _panel(self) -> QRect:
        px = theme().px
        lines = min(len(self._paths), SHOWN)
        more = 30 if len(self._paths) > SHOWN else 0
        height = px(30 + 38 + 36 + lines * LINE + more + 14 + 20 + 28)
        box = QRect(0, 0, min(px(PANEL), self.width() - px(64)), min(height, self.height() - px(48)))
        box.moveCenter(self.rect().center())
        return box

    def _paint_shadow(self, painter: QPainter, panel: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        strength = 0.5 if theme().dark else 0.16
        steps = 17
        for step in range(steps):
            grown = (steps - step) * 2
            shade = QColor(0, 0, 0)
            shade.setAlphaF(strength * 1.6 / steps * ((step + 1) / steps) ** 2)
            painter.setBrush(shade)
            box = QRectF(panel).adjusted(-grown, -grown + 10, grown, grown + 10)
            painter.drawRoundedRect(box, 10 + grown, 10 + grown)

    def _paint_panel(self, painter: QPainter, panel: QRect) -> None:
        look = theme()
        px = look.px
        painter.save()
        painter.setClipRect(panel)
        left, right = panel.left() + px(32), panel.right() - px(32)
        y = panel.top() + px(30)
        self._text(painter, Role.PAGE_TITLE, look.text, QRect(left, y, right - left, px(36)), self._title())
        y += px(38)
        self._text(painter, Role.UI, look.text2, QRect(left, y, right - left, px(20)), self._sentence())
        y += px(36)
        for path in self._paths[:SHOWN]:
            painter.fillRect(left, y, right - left, 1, look.line)
            self._paint_line(painter, path, QRect(left, y, right - left, px(LINE)))
            y += px(LINE)
        if len(self._paths) > SHOWN:
            more = self.tr("and %Ln more", "", len(self._paths) - SHOWN)
            self._text(painter, Role.UI, look.text2, QRect(left + px(36), y, right - left, px(20)), more)
            y += px(30)
        self._paint_keys(painter, left, y + px(14))
        painter.restore()

    def _title(self) -> str:
        if not self._paths:
            return self.tr("Only files can be dropped")
        name = library_name(self.library) if self.library is not None else ""
        return self.tr("Import into %1").replace("%1", name)

    def _sentence(self) -> str:
        if not self._paths:
            return self.tr("Backfile reads files and folders of this computer.")
        return self.tr("Let go to start. You can search and read while it runs.")

    def _paint_line(self, painter: QPainter, path: Path, box: QRect) -> None:
        look = theme()
        px = look.px
        known = self._recognised.get(path)
        icon = known.icon if known else "file-text"
        icons.paint(painter, QRect(box.left(), box.top() + px(13), px(18), px(18)), icon, look.accent)
        said = known.said if known else "…"
        bytes_said = size(known.bytes) if known and known.bytes is not None else ""
        taken = QFontMetrics(fonts.font(Role.UI)).horizontalAdvance(bytes_said) + px(16)
        name = QRect(box.left() + px(36), box.top() + px(12), box.width() - px(36) - taken, px(20))
        self._text(painter, Role.UI_STRONG, look.text, name, path.name or str(path))
        self._text(painter, Role.ROW_SNIPPET, look.text2, name.translated(0, px(20)).adjusted(0, 0, taken, 0), said)
        painter.setFont(fonts.font(Role.UI, tabular=True))
        painter.setPen(look.text2)
        where = QRect(box.left(), box.top() + px(12), box.width(), px(20))
        painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bytes_said)

    def _paint_keys(self, painter: QPainter, left: int, y: int) -> None:
        look = theme()
        px = look.px
        key = self.tr("Esc")
        width = QFontMetrics(fonts.font(Role.ROW_META)).horizontalAdvance(key) + px(12)
        painter.setPen(QPen(look.line2, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(left + 0.5, y + 0.5, width, px(18)), px(3), px(3))
        painter.setFont(fonts.font(Role.ROW_META))
        painter.setPen(look.text2)
        painter.drawText(QRect(left, y, width + 1, px(18) + 1), Qt.AlignmentFlag.AlignCenter, key)
        box = QRect(left + width + px(8), y, px(200), px(19))
        self._text(painter, Role.UI, look.text2, box, self.tr("cancel"))

    def _text(self, painter: QPainter, role: Role, colour: QColor, box: QRect, text: str) -> None:
        font = fonts.font(role)
        painter.setFont(font)
        painter.setPen(colour)
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
