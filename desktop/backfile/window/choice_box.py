"""A box from which one thing is chosen."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip, QWidget

from backfile.window import icons
from backfile.window.appearance import theme


class ChoiceBox(QComboBox):
    """With an arrow in the theme's colour. The wheel scrolls the page under it rather than choose unseen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        # Qt cuts what is too long; so it is elided, and is in the tooltip as a whole.
        room = self.width() - look.px(8 + 22 + 4)
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        side = look.px(14)
        box = QRect(self.width() - look.px(8) - side, (self.height() - side) // 2, side, side)
        colour = look.text2 if self.isEnabled() else look.line2
        icons.paint(painter, QStyle.visualRect(self.layoutDirection(), self.rect(), box), "chevron-down", colour)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self.toolTip():
            cut = self.width() < self.sizeHint().width()
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.currentText() if cut else "", self)
            return True
        return bool(super().event(event))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), super().minimumSizeHint().height())
