"""The search field."""

from PySide6.QtCore import QEvent, QKeyCombination, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QToolButton, QWidget

from backfile.window import fonts, icons, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.search_bar.list_field import ListField

HEIGHT, ICON, ICON_AT, TEXT_AT, BUTTON = 34, 17, 11, 34, 26
EXPORT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)
"""A key of the window's, which a field under X11 would take for the end of its line."""


class SearchField(ListField):
    """Down goes to the results; Esc empties it; Enter says that what was typed is whole, or opens a list."""

    typed = Signal(str)
    entered = Signal()
    list_wanted = Signal()
    help_wanted = Signal()
    saving_wanted = Signal()
    given_up = Signal()  # a chip that is edited shall be what it was

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edits = False  # a chip
        self.setAccessibleName(self.tr("Search"))
        self.setProperty("search", True)
        self.setFont(fonts.font(Role.SEARCH_FIELD))
        self._clear = self._button("x", self.tr("Clear"))
        self._clear.clicked.connect(self._empty)
        self._help = self._button("circle-question-mark", self.tr("What can be searched"))
        self._help.clicked.connect(self.help_wanted)
        self._bookmark = self._button("bookmark", self.tr("Save this search (Ctrl+D)"))
        self._bookmark.clicked.connect(self.saving_wanted)
        self._clear.hide()
        self._bookmark.hide()
        self.words_edited.connect(self.typed)
        self.textChanged.connect(self._arrange)
        self.textChanged.connect(self._calm_down)
        appearance().changed.connect(self._dress)
        self._dress()

    def set_count(self, count: int) -> None:
        """What the empty field promises: "Search 48,112 articles"."""
        words = self.tr("Search %1 article(s)", "", count).replace("%1", numbers.count(count))
        self.setPlaceholderText(words if count else self.tr("Search"))

    def set_not_understood(self, on: bool) -> None:
        """Show that something typed was taken for words."""
        if self.property("warn") != on:
            self.setProperty("warn", on)
            self.style().unpolish(self)
            self.style().polish(self)

    def edit(self, start: int, length: int) -> None:
        """Let so much of what stands here be edited, as it was a chip; Esc gives it up."""
        self.edits = True
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setSelection(start, length)

    def show_bookmark(self, name: str | None, changed: str | None, *, offered: bool) -> None:
        """Filled where what is asked is saved under a name; tinted where it was, until it was changed."""
        if name is not None:
            icon, words = icons.icon("bookmark", "accent", filled=True), self.tr("Saved as “%1” (Ctrl+D)")
        elif changed is not None:
            icon, words = icons.icon("bookmark", "accent"), self.tr("“%1” asked something else (Ctrl+D)")
        else:
            icon, words = icons.icon("bookmark"), self.tr("Save this search (Ctrl+D)")
        self._bookmark.setIcon(icon)
        self._bookmark.setToolTip(words.replace("%1", name or changed or ""))
        self._bookmark.setAccessibleName(self._bookmark.toolTip())
        if self._bookmark.isVisibleTo(self) != offered:
            self._bookmark.setVisible(offered)
            self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(400), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme()
        painter = QPainter(self)
        size = look.px(ICON)
        box = QRect(look.px(ICON_AT), (self.height() - size) // 2, size, size)
        icons.paint(painter, QStyle.visualRect(self.layoutDirection(), self.rect(), box), "search", look.text2)
        if not self.text() and not self.hasFocus():
            self._paint_hint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.OtherFocusReason}:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.edits:
                self.given_up.emit()
            case Qt.Key.Key_Escape if self.text():
                self._empty()
            case Qt.Key.Key_Down | Qt.Key.Key_PageDown | Qt.Key.Key_Escape:
                self.list_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.held is None:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.keyCombination() == EXPORT:
            event.ignore()
            return False
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()
        return super().event(event)

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("flat", True)
        button.setProperty("inside", True)
        button.setIcon(icons.icon(name))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        return button

    def _empty(self) -> None:
        self.clear()
        self.typed.emit("")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _calm_down(self, text: str) -> None:
        """Where nothing is typed, nothing is misunderstood; nobody waits until it is told."""
        if not text:
            self.set_not_understood(False)

    def _dress(self) -> None:
        self.setFont(fonts.font(Role.SEARCH_FIELD))
        for button in (self._clear, self._bookmark, self._help):
            button.setIconSize(QSize(theme().px(16), theme().px(16)))
        self.setFixedHeight(theme().px(HEIGHT))
        self._arrange()

    def _arrange(self) -> None:
        px = theme().px
        self._clear.setVisible(bool(self.text()))
        side = px(BUTTON)
        at = self.width() - px(4)
        for button in (self._help, self._bookmark, self._clear):
            if button is self._bookmark and not button.isVisibleTo(self):
                continue
            at -= side + px(2)
            box = QRect(at, (self.height() - side) // 2, side, side)
            button.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))
        ends = px(TEXT_AT - 8), self.width() - at - px(2)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(ends[1] if rtl else ends[0], 0, ends[0] if rtl else ends[1], 0)

    def _paint_hint(self, painter: QPainter) -> None:
        look = theme()
        px = look.px
        font = fonts.font(Role.SECTION)
        font.setWeight(font.Weight.Normal)
        side = QFontMetrics(font).height() + px(2)
        first = self._bookmark if self._bookmark.isVisible() else self._help
        box = QRect(first.x() - side - px(6), (self.height() - side) // 2, px(15), side)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(first.geometry().right() + px(6))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.line2, 1))
        painter.setBrush(look.bg)
        painter.drawRoundedRect(box.toRectF().translated(0.5, 0.5), 3, 3)
        painter.setFont(font)
        painter.setPen(look.text2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "/")
