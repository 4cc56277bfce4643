"""All keys, to be looked up."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.key_groups import Group, columns, groups

CAP, PADDING, BETWEEN = 19, 6, 4
WIDE, MIDDLE = 940, 660  # from which three and two columns have room


class KeysDialog(QDialog):
    """Groups in as many columns as the window beside it has room for; what is left over scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(20), 0, px(16))
        column.setSpacing(px(12))
        title = QLabel(self.tr("Keyboard shortcuts"), self)
        title.setFont(fonts.font(Role.PAGE_TITLE))
        title.setContentsMargins(px(28), 0, px(28), 0)
        column.addWidget(title)
        column.addWidget(self._scrolled(parent), 1)
        close = QPushButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(28), 0, px(28), 0)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        appearance().changed.connect(self.close)  # what it shows is made from the theme

    def _scrolled(self, window: QWidget) -> QScrollArea:
        room = window.screen().availableGeometry().size()
        width = room.width() / theme().scale
        number = 3 if width >= WIDE else 2 if width >= MIDDLE else 1
        page = QWidget(self)
        row = QHBoxLayout(page)
        px = theme().px
        row.setContentsMargins(px(28), px(4), px(28), px(8))
        row.setSpacing(px(40))
        for each in columns(groups(), number):
            row.addLayout(self._column(each))
        area = QScrollArea(self)
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wanted = page.sizeHint()
        area.setMinimumWidth(min(wanted.width() + px(14), room.width() - px(40)))
        area.setMinimumHeight(min(wanted.height(), room.height() - px(190)))
        return area

    def _column(self, found: list[Group]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().px(8))
        for number, group in enumerate(found):
            if number:
                column.addSpacing(theme().px(12))
            self._add_group(column, group)
        column.addStretch(1)
        return column

    def _add_group(self, column: QVBoxLayout, group: Group) -> None:
        px = theme().px
        label = QLabel(group.heading, self)
        label.setFont(fonts.font(Role.UI_STRONG))
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column.addWidget(label)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(5))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, px(104))
        for row, (keys, words) in enumerate(group.keys):
            said = QLabel(words, self)
            said.setFont(fonts.font(Role.SMALL))
            palette = said.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme().text2)
            said.setPalette(palette)
            grid.addWidget(KeyCaps(keys, words, self), row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(said, row, 1)
        column.addLayout(grid)


class KeyCaps(QWidget):
    """Keys as they look. `ground`: of the caps, where it is not the sidebar's."""

    def __init__(self, keys: str, words: str, parent: QWidget, ground: QColor | None = None) -> None:
        super().__init__(parent)
        self._keys = keys.split("  ")
        self._ground = ground
        self.setAccessibleName(f"{', '.join(self._keys)}: {words}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        boxes = self._boxes()
        return QSize(boxes[-1].right() + 1, theme().px(CAP))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font(Role.SECTION))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for key, box in zip(self._keys, self._boxes(), strict=True):
            if rtl:
                box.moveLeft(self.width() - box.right() - 1)
            painter.setPen(QPen(look.line2, 1))
            painter.setBrush(self._ground or look.side)
            painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4))
            painter.setPen(look.text)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)

    def _boxes(self) -> list[QRect]:
        px = theme().px
        metrics = QFontMetrics(fonts.font(Role.SECTION))
        boxes, at = [], 0
        for key in self._keys:
            width = max(px(CAP), metrics.horizontalAdvance(key) + 2 * px(PADDING))
            boxes.append(QRect(at, 0, width, px(CAP)))
            at += width + px(BETWEEN)
        return boxes
