"""A field of one line that can hold a list of thousands: as one token, not as the text of its lines.

In the field's own text a list is one character of a private area that stands for it. So the field never lays out a text
of megabytes, and its own undo brings back what was there before a list was pasted.
"""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFontMetrics,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QStyle, QStyleOptionFrame, QWidget

from backfile.window import fonts, numbers
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.search_bar.listed import Listed, listed

FIRST = 0xF0000  # the first character of a private area that nobody types
LONGEST = 1 << 24  # characters: Qt's own fields cut what is pasted at 32,767, and say nothing
BEFORE, HEIGHT, AROUND = 2, 24, 9


class ListField(QLineEdit):
    """Words as they are typed, or a list as a token that is pressed or entered to be edited."""

    words_edited = Signal(str)
    list_edited = Signal(str)  # a list was pasted, or brought back by undo
    list_opened = Signal()  # its lines shall be seen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists: dict[str, Listed] = {}
        self._by_hand = True
        self.setMaxLength(LONGEST)
        self.setMouseTracking(True)
        self.textEdited.connect(self._hear)
        self.textChanged.connect(self._name)

    @property
    def held(self) -> Listed | None:
        """The list that is in the field."""
        return self._lists.get(self.text())

    def setText(self, text: str | None) -> None:
        """Show other words or another list; undo brings back what was there, whoever put it there."""
        held = self.held
        if held is not None and held.words == text:
            return
        found = listed(text or "")
        shown = text or "" if found is None else self._standing_for(found)
        if shown != self.text():
            self._by_hand = False
            self.selectAll()
            self.insert(shown)
            self._by_hand = True

    def put_list(self, text: str) -> None:
        """As if it had been pasted; undo brings back what was there."""
        found = listed(text)
        if found is None:
            self.insert(" ".join(text.splitlines()))
        else:
            self.selectAll()
            self.insert(self._standing_for(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste(QGuiApplication.clipboard().text()):
            return
        if self.held is None:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.list_opened.emit()
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Home | Qt.Key.Key_End:
                pass
            case _:
                self.selectAll()  # what is typed takes the place of the list, as of any text that is selected
                super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.held is not None:
            self.selectAll()
        super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.list_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def list_menu(self) -> QMenu:
        """The usual menu, whose Paste knows lists."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._paste_any)
        return menu

    def dropEvent(self, event: QDropEvent) -> None:
        if self._paste(event.mimeData().text()):
            event.acceptProposedAction()
        else:
            super().dropEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.held is not None and self._token().contains(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at, button = event.position().toPoint(), event.button()
        if button == Qt.MouseButton.MiddleButton and self._paste(
            QGuiApplication.clipboard().text(QGuiApplication.clipboard().Mode.Selection)
        ):
            return
        super().mouseReleaseEvent(event)
        if button == Qt.MouseButton.LeftButton and self.held is not None and self._token().contains(at):
            self.list_opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self.held
        if found is None:
            super().paintEvent(event)
            return
        painter, frame = QPainter(self), QStyleOptionFrame()
        self.initStyleOption(frame)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, frame, painter, self)
        self._paint_list(painter, found)

    def _paint_list(self, painter: QPainter, found: Listed) -> None:
        look, box = theme(), self._token()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(look.accent if focused else look.line2, 1))
        painter.setBrush(look.tint if focused else look.bg)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2)
        painter.setFont(fonts.font(Role.UI))
        painter.setPen(look.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._said(found))
        room = self._room()
        beside = QRect(box.right() + look.px(8), 0, room.right() - box.right() - look.px(12), self.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            beside = QRect(room.left() + look.px(4), 0, box.left() - room.left() - look.px(12), self.height())
        painter.setPen(look.text3)
        shown = painter.fontMetrics().elidedText(found.preview, Qt.TextElideMode.ElideRight, beside.width())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)

    def _room(self) -> QRect:
        """What the icons leave."""
        margins = self.textMargins()
        return self.rect().adjusted(margins.left() + theme().px(6), 0, -margins.right(), 0)

    def _token(self) -> QRect:
        found, px = self.held, theme().px
        if found is None:
            return QRect()
        room, height = self._room(), min(px(HEIGHT), self.height() - px(8))
        wide = QFontMetrics(fonts.font(Role.UI)).horizontalAdvance(self._said(found)) + 2 * px(AROUND)
        box = QRect(QPoint(room.left() + px(BEFORE), (self.height() - height) // 2), room.size())
        box.setSize(box.size().boundedTo(QRect(0, 0, wide, height).size()))
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def _said(self, found: Listed) -> str:
        return self.tr("%1 line(s)", "", found.lines).replace("%1", numbers.count(found.lines))

    def _paste_any(self) -> None:
        text = QGuiApplication.clipboard().text()
        if not self._paste(text):
            self.insert(text)

    def _paste(self, text: str) -> bool:
        """Take a text of several lines; False where it is a usual one."""
        if "\n" not in text and "\r" not in text:
            return False
        self.put_list(text)
        return True

    def _standing_for(self, found: Listed) -> str:
        for character, known in self._lists.items():
            if known.words == found.words:
                return character
        character = chr(FIRST + len(self._lists))
        self._lists[character] = found
        return character

    def _hear(self, text: str) -> None:
        """Words typed beside a list take its place."""
        if not self._by_hand:
            return
        found = self._lists.get(text)
        if found is not None:
            self.list_edited.emit(found.words)
            return
        plain = "".join(each for each in text if each not in self._lists)
        if plain != text:
            self.setText(plain)
        self.words_edited.emit(plain)

    def _name(self) -> None:
        found = self.held
        self.setAccessibleName(self.tr("Search: %1").replace("%1", self._said(found)) if found else self.tr("Search"))
