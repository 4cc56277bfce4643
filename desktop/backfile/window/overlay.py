"""A panel over the window: a press beside it or Esc puts it away, and the keyboard goes back to where it was."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from backfile.window.appearance import theme

EDGE, SHADOW = 8, 24


class Overlay(QWidget):
    """Covers the window without hiding it; `panel` is what is seen. `where`: its upper leading corner, if it fits."""

    left = Signal()

    def __init__(self, window: QWidget, where: Callable[[], QPoint]) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._where = where
        self._came_from = QApplication.focusWidget()
        self.panel = QFrame(self)
        self.panel.setProperty("popover", True)

    def open(self) -> None:
        """Show it."""
        self._window.installEventFilter(self)
        self.place()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Put it away."""
        self.left.emit()
        self.close()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Where it was wanted, moved as far as the window's edges ask."""
        room = self._window.rect()
        self.setGeometry(room)
        self.panel.adjustSize()
        edge, at = theme().px(EDGE), self._where()
        self.panel.move(
            max(edge, min(at.x(), room.width() - self.panel.width() - edge)),
            max(edge, min(at.y(), room.height() - self.panel.height() - edge)),
        )
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.leave()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no key is the window's: no letter shall star an article behind the panel
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in the panel."""
        widgets = [each for each in self.panel.findChildren(QWidget) if _takes_tab(each)]
        if not widgets:
            return True
        here = QApplication.focusWidget()
        at = widgets.index(here) if here in widgets else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        widgets[(at + (1 if forward else -1)) % len(widgets)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 10 if theme().dark else 3))
        around = QRectF(self.panel.geometry())
        for spread in range(SHADOW, 0, -2):  # one over the other: darker towards the panel
            box = around.adjusted(-spread, 6 - spread, spread, 6 + spread)
            painter.drawRoundedRect(box, 10 + spread, 10 + spread)


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
