"""The palette: a field, and the commands that what is typed there means."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.fonts import Role as FontRole
from backfile.window.palette.command import Command, meant
from backfile.window.palette.delegate import ROW, CommandDelegate
from backfile.window.palette.field import PaletteField
from backfile.window.palette.foot import PaletteFoot
from backfile.window.palette.model import CommandsModel, Role
from backfile.window.rule import Rule

WIDTH, TOP, ROWS, SHADOW, UNDER = 620, 112, 9, 34, 24


class Palette(QWidget):
    """Lies over the window. Enter does what is chosen, Up and Down choose, Esc or a press beside it leaves."""

    def __init__(self, commands: Sequence[Command], window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Commands"))
        self._window = window
        self._came_from = QApplication.focusWidget()
        self._panel = QFrame(self)
        self._panel.setProperty("popover", True)
        self._commands = commands
        self.field = PaletteField(self._panel)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self._model = CommandsModel(self)
        self._delegate = CommandDelegate(self)
        self.list = QListView(self._panel)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._run)
        self._nothing = QLabel(self.tr("No command is called that"), self._panel)
        self._nothing.setFont(fonts.font(FontRole.UI))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setFixedHeight(theme().px(ROW * 2))
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._foot = PaletteFoot(self._panel)
        for part in (self.field, Rule(self._panel), self.list, self._nothing, self._foot):
            column.addWidget(part)
        self._narrow("")

    def open(self) -> None:
        """Show it in the upper middle of the window."""
        self._window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 90 if theme().dark else 30))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 3))
        around = QRectF(self._panel.geometry())
        for spread in range(SHADOW, 0, -2):  # one over the other: darker towards the panel
            box = around.adjusted(-spread, 10 - spread, spread, 10 + spread)
            painter.drawRoundedRect(box, 10 + spread, 10 + spread)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Escape:
                    self._leave()
                    return True
                case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                    return True  # all that can be reached is here
                case Qt.Key.Key_Question if not self.field.text():
                    self._narrow("?")
                    self._run(self._model.index(0, 0))
                    return True
                case Qt.Key.Key_Up | Qt.Key.Key_Down:
                    self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._run(self.list.currentIndex())
                    return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        self._delegate.typed = typed
        found = meant(self._commands, typed)
        self._model.show(found)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._place()

    def _place(self) -> None:
        px = theme().px
        room = self._window.rect()
        self.setGeometry(room)
        top = min(px(TOP), room.height() // 6)
        whole = (room.height() - top - self.field.minimumHeight() - self._foot.minimumHeight() - px(UNDER)) // px(ROW)
        self.list.setFixedHeight(px(ROW) * min(self._model.rowCount(), ROWS, max(whole, 1)))
        self._panel.setFixedWidth(min(px(WIDTH), room.width() - px(32)))
        self._panel.adjustSize()
        self._panel.move((room.width() - self._panel.width()) // 2, top)
        self.update()

    def _leave(self) -> None:
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()

    def _step(self, by: int) -> None:
        count = self._model.rowCount()
        if count:
            self.list.setCurrentIndex(self._model.index((self.list.currentIndex().row() + by) % count, 0))

    def _run(self, index: QModelIndex) -> None:
        command = index.data(Role.COMMAND) if index.isValid() else None
        if isinstance(command, Command):
            self._leave()
            command.does()
