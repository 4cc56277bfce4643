"""The panel under the bookmark: what a saved search is called, or what shall become of one that was changed."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.overlay import Overlay

WIDTH, BELOW = 330, 6


class UnderField(Overlay):
    """A few words and two buttons at the far edge of the search field."""

    def __init__(self, window: QWidget, field: QWidget, title: str, words: str) -> None:
        super().__init__(window, self._under)
        self._under_what = field
        self.setAccessibleName(title)
        px = theme().px
        self.panel.setFixedWidth(px(WIDTH))
        self.column = QVBoxLayout(self.panel)
        self.column.setContentsMargins(px(16), px(14), px(16), px(14))
        self.column.setSpacing(px(6))
        for text, role in ((title, Role.UI_STRONG), (words, Role.SMALL)):
            label = QLabel(text, self.panel)
            label.setFont(fonts.font(role))
            label.setWordWrap(True)
            self.column.addWidget(label)
        palette = label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme().text2)
        label.setPalette(palette)

    def add_buttons(self, first: QPushButton, last: QPushButton) -> None:
        """The last is what one would press."""
        last.setProperty("primary", True)
        row = QHBoxLayout()
        row.addWidget(first)
        row.addStretch(1)
        row.addWidget(last)
        self.column.addSpacing(theme().px(6))
        self.column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(at, QPushButton):
            at.click()
        else:
            super().keyPressEvent(event)

    def _under(self) -> QPoint:
        field = self._under_what
        at = field.mapTo(self.window(), QPoint(0, field.height() + theme().px(BELOW)))
        rtl = field.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return at if rtl else at + QPoint(field.width() - self.panel.width(), 0)


class NamePanel(UnderField):
    """Enter or a press beside it keeps the name that stands in it; Esc leaves the one that was."""

    named = Signal(str)
    removed = Signal()

    def __init__(self, window: QWidget, field: QWidget, name: str) -> None:
        super().__init__(
            window,
            field,
            self.tr("Saved search"),
            self.tr("It stands in the sidebar, which says what was added since you looked at it."),
        )
        self._name = name
        self.field = QLineEdit(name, self.panel)
        self.field.setAccessibleName(self.tr("Name"))
        self.field.setFixedHeight(theme().px(30))
        self.field.returnPressed.connect(self.leave)
        self.column.addSpacing(theme().px(2))
        self.column.addWidget(self.field)
        remove = QPushButton(self.tr("Remove"), self.panel)
        remove.clicked.connect(self._remove)
        done = QPushButton(self.tr("Done"), self.panel)
        done.clicked.connect(self.leave)
        self.add_buttons(remove, done)

    def open(self) -> None:
        super().open()
        self.field.end(False)
        self.field.home(True)  # all of it is chosen, and its beginning is seen
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        name = self.field.text().strip()
        if name and name != self._name:
            self.named.emit(name)
        super().leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.field.setText(self._name)
        super().keyPressEvent(event)

    def _remove(self) -> None:
        self.field.setText(self._name)
        self.removed.emit()
        self.leave()


class ChangedPanel(UnderField):
    """A saved search was looked at, and what it asks was changed: keep the change, or keep both."""

    updated = Signal()
    another_wanted = Signal()

    def __init__(self, window: QWidget, field: QWidget, name: str, asked: str) -> None:
        super().__init__(
            window,
            field,
            self.tr("“%1” asked something else").replace("%1", name),
            self.tr("Now it is: %1").replace("%1", asked),
        )
        another = QPushButton(self.tr("Save as another"), self.panel)
        another.clicked.connect(self._keep_both)
        self._update = QPushButton(self.tr("Update it"), self.panel)
        self._update.clicked.connect(self._keep_change)
        self.add_buttons(another, self._update)

    def open(self) -> None:
        super().open()
        self._update.setFocus(Qt.FocusReason.PopupFocusReason)

    def _keep_both(self) -> None:
        self.leave()
        self.another_wanted.emit()

    def _keep_change(self) -> None:
        self.leave()
        self.updated.emit()
