"""The sidebar: the library's name with its menu, over the list of places and filters."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from backfile.window import icons
from backfile.window.appearance import appearance, theme
from backfile.window.library_button import LibraryButton
from backfile.window.sidebar.tree import SidebarTree

HEADER = 52


class Sidebar(QWidget):
    """As wide as the window gives it; or a drawer over the results."""

    hidden = Signal()  # the user wants it out of the way

    def __init__(self, library: LibraryButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sidebar"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.tree = SidebarTree(self)
        self._hide = QToolButton(self)
        self._hide.setProperty("flat", True)
        self._hide.setIcon(icons.icon("panel-left"))
        self._hide.setAccessibleName(self.tr("Hide sidebar"))
        self._hide.setToolTip(self.tr("Hide sidebar"))
        self._hide.clicked.connect(self.hidden)
        self._drawer = False
        self._top = QWidget(self)
        self._header = QHBoxLayout(self._top)
        self._header.addWidget(library)
        self._header.addStretch(1)
        self._header.addWidget(self._hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.tree)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        appearance().changed.connect(self._dress)
        self._dress()

    def hold(self, library: LibraryButton) -> None:
        """Take the library's name in."""
        self._header.insertWidget(0, library)
        library.show()

    def set_drawer(self, on: bool) -> None:
        """Over the results, with a hairline of its own."""
        self._drawer = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.side)
        if self._drawer:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            painter.fillRect(0 if rtl else self.width() - 1, 0, 1, self.height(), look.line2)

    def _dress(self) -> None:
        px = theme().px
        self._header.setContentsMargins(px(13), 0, px(10), 0)
        self._header.setSpacing(px(4))
        self._hide.setFixedSize(px(28), px(28))
        self._hide.setIconSize(QSize(px(16), px(16)))
        self.setMinimumWidth(px(200))
        self.setMaximumWidth(px(320))
        self._top.setFixedHeight(px(HEADER))
