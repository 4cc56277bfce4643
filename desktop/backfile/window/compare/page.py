"""The page that compares versions: which there are, two of them side by side, and the way from change to change."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from backfile.window import fonts, icons, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.article import words
from backfile.window.compare.cards import Cards
from backfile.window.compare.comparing import Compared, Comparing, Group
from backfile.window.compare.sheet import INLINE_BELOW, KEYS, Sheet
from backfile.window.compare.written import written
from backfile.window.fonts import Role
from backfile.window.rule import Rule


class ComparePage(QWidget):
    """Esc leaves it; n and p go from change to change, arrows from version to version, with Shift those of A."""

    left = Signal()
    shown = Signal()  # versions of an article are here to be looked at
    failed = Signal(object)  # BackfileError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Compare versions"))
        self._compared: Compared | None = None
        self._comparing = Comparing(self)
        self.title, self.remark, self.counter = QLabel(self), QLabel(self), QLabel(self)
        self.back = self._icon("arrow-left", self.tr("Back to the articles"), "Esc", self.left)
        self.cards, self.sheet = Cards(self), Sheet(self)
        self.previous = self._icon("chevron-up", self.tr("Previous change"), "P", None)
        self.next = self._icon("chevron-down", self.tr("Next change"), "N", None)
        self.mode = QPushButton(self)
        self.mode.setProperty("small", True)
        self.counts = QLabel(self)
        self.copy = QPushButton(self.tr("Copy as text"), self)
        self.copy.setProperty("plain", True)
        self._place()
        self._connect()
        appearance().changed.connect(self._dress)
        self._dress()

    def set_library(self, path: Path | None) -> None:
        """Compare versions of this library from now on."""
        self._comparing.set_library(path)
        self._compared = None
        self.sheet.show_compared(None)

    def show_versions(self, item: int) -> None:
        """Compare the versions of an item; tells `shown` where it has any other."""
        self._comparing.find(item)

    def event(self, event: QEvent) -> bool:
        """Keys that are the window's elsewhere are the page's here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in KEYS
            and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_N:
                self.sheet.next_change()
            case Qt.Key.Key_P:
                self.sheet.previous_change()
            case Qt.Key.Key_Right | Qt.Key.Key_Left:
                on = (event.key() == Qt.Key.Key_Right) == (self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
                self.cards.step(1 if on else -1, first=shift)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.mode.setVisible(self.width() >= theme().px(INLINE_BELOW))

    # What is shown

    def _show_group(self, group: Group) -> None:
        if group.count < 2:
            return
        self.title.setText(self.tr("%1 versions of one article").replace("%1", numbers.count(group.count)))
        self.remark.setText(self.tr("from %Ln dump(s)", "", group.dumps))
        self.cards.show_group(group)
        self.shown.emit()
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_compared(self, compared: Compared) -> None:
        self._compared = compared
        self.sheet.show_compared(compared)
        parts = (
            self.tr("In the text:"),  # headline and dateline are marked as well, but not counted
            "A  " + words.tr("%Ln word(s) only here", compared.lacks),
            "B  " + words.tr("%Ln word(s) only here", compared.adds),
            words.tr("%Ln word(s) in both", compared.both),
        )
        self.counts.setText("   ".join((parts[0], "   ·   ".join(parts[1:]))))

    def _show_change(self, current: int, count: int) -> None:
        text = self.tr("Change %1 of %2").replace("%1", numbers.count(current)).replace("%2", numbers.count(count))
        self.counter.setText(text if count else self.tr("No word differs"))
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)
        self.mode.setText(self.tr("Side by side") if self.sheet.inline else self.tr("In one text"))

    def _turn_mode(self) -> None:
        self.sheet.set_inline(not self.sheet.inline)

    def _copy(self) -> None:
        if self._compared is not None:
            QGuiApplication.clipboard().setText(written(self._compared))

    # The parts

    def _connect(self) -> None:
        self._comparing.read.connect(self._show_group)
        self._comparing.compared.connect(self._show_compared)
        self._comparing.failed.connect(self.failed)
        self.cards.chosen.connect(self._comparing.compare)
        self.sheet.moved.connect(self._show_change)
        self.previous.clicked.connect(self.sheet.previous_change)
        self.next.clicked.connect(self.sheet.next_change)
        self.mode.clicked.connect(self._turn_mode)
        self.copy.clicked.connect(self._copy)

    def _place(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.back)
        self._head.addWidget(self.title)
        self._head.addWidget(self.remark)
        self._head.addStretch(1)
        for part in (self.previous, self.counter, self.next, self.mode):
            self._head.addWidget(part)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.counts, 1)
        self._foot.addWidget(self.copy)
        self.counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Rule(self))
        column.addWidget(self.cards)
        column.addWidget(self.sheet, 1)
        column.addWidget(Rule(self))
        column.addLayout(self._foot)

    def _icon(self, name: str, text: str, keys: str, wanted: SignalInstance | None) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("flat", True)
        button.setIcon(icons.icon(name))
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({keys})")
        if wanted is not None:
            button.clicked.connect(wanted)
        return button

    def _dress(self) -> None:
        px = theme().px
        self._head.setContentsMargins(px(16), px(8), px(16), px(8))
        self._head.setSpacing(px(6))
        self._foot.setContentsMargins(px(16), px(8), px(16), px(8))
        for button in (self.back, self.previous, self.next):
            button.setIconSize(QSize(px(17), px(17)))
        self.title.setFont(fonts.font(Role.UI_STRONG))
        for label, role in ((self.remark, Role.UI), (self.counter, Role.SMALL), (self.counts, Role.SMALL)):
            label.setFont(fonts.font(role, tabular=True))
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme().text2)
            label.setPalette(palette)
        self.copy.setFont(fonts.font(Role.SMALL))
