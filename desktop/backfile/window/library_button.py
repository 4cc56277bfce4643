"""The library's name, and the libraries one can go to."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QStyle, QStyleOptionToolButton, QToolButton, QWidget

from backfile.paths import default_library
from backfile.window import dialogs, fonts, icons
from backfile.window.appearance import theme
from backfile.window.fonts import Role

ICON, CHEVRON, PADDING, GAP = 16, 13, 6, 8


class LibraryButton(QToolButton):
    """A press offers the recent libraries, a new one, and any other."""

    wanted = Signal(object)  # Path of a library: open it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = default_library()
        self._recent: tuple[Path, ...] = ()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMenu(QMenu(self))

    def show_library(self, path: Path) -> None:
        """The library that is open."""
        self._path = path
        name = library_name(path)
        self.setText(name)
        self.setAccessibleName(self.tr("Library %1").replace("%1", name))
        self.setToolTip(str(path))
        self._fill()
        self.updateGeometry()

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Libraries that were open before, the latest first."""
        self._recent = tuple(paths)
        self._fill()

    def make_new(self) -> None:
        """Ask where, and want a library there."""
        if (path := dialogs.name_library(self.window(), self._path.parent)) is not None:
            self.wanted.emit(path)

    def choose(self) -> None:
        """Ask for one that exists."""
        if (path := dialogs.choose_library(self.window(), self._path.parent)) is not None:
            self.wanted.emit(path)

    def sizeHint(self) -> QSize:
        px = theme().px
        width = QFontMetrics(fonts.font(Role.UI_STRONG)).horizontalAdvance(self.text())
        return QSize(width + px(ICON + CHEVRON + 2 * GAP + 2 * PADDING) + 2, px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(90), theme().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        px = look.px
        painter = QPainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken) or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.off)
            painter.drawRoundedRect(self.rect(), px(6), px(6))
        if self.hasFocus():
            painter.setPen(QPen(look.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(6), px(6))
        middle = self.height() // 2
        icon = QRect(px(PADDING), middle - px(ICON) // 2, px(ICON), px(ICON))
        icons.paint(painter, self._mirrored(icon), "library", look.text2)
        left = px(PADDING + ICON + GAP)
        room = self.width() - left - px(GAP + CHEVRON + PADDING)
        font = fonts.font(Role.UI_STRONG)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(look.text)
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
        box = QRect(left, 0, room, self.height())
        painter.drawText(self._mirrored(box), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)
        after = left + metrics.horizontalAdvance(words) + px(GAP)
        chevron = QRect(after, middle - px(CHEVRON) // 2, px(CHEVRON), px(CHEVRON))
        icons.paint(painter, self._mirrored(chevron), "chevron-down", look.text2)

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        here = menu.addAction(library_name(self._path))
        here.setCheckable(True)
        here.setChecked(True)
        for path in self._recent:
            if path != self._path:
                action = menu.addAction(library_name(path))
                action.setToolTip(str(path))
                action.triggered.connect(lambda _=False, path=path: self.wanted.emit(path))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        menu.addAction(icons.icon("plus"), self.tr("New library…")).triggered.connect(self.make_new)
        menu.addAction(icons.icon("folder-open"), self.tr("Open library…")).triggered.connect(self.choose)


def library_name(path: Path) -> str:
    """What a person calls it: its file's name."""
    if path == default_library():
        return QCoreApplication.translate("LibraryButton", "My library")
    return path.stem
