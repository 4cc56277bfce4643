"""A chip: one filter, that its cross takes away and a double click edits."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.question import Filter
from backfile.window.search_bar.words import chip_text, having_text

HEIGHT, BEFORE, AFTER, CROSS, GAP, WIDEST = 24, 10, 7, 13, 5, 260


class Chip(QToolButton):
    """Painted: a rounded edge, dashed where the filter leaves items out. To press it is to press its cross."""

    removed = Signal(object)  # Filter
    edited = Signal(object)  # Filter

    def __init__(self, one: Filter, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = one
        having = having_text(one)
        self._lead = lead if having is None else ""  # "not", "or": set lighter
        self._text = having or chip_text(one)
        self._leaves_out = one.excluded and having is None
        self.setProperty("chip", True)
        self.setText(" ".join(filter(None, [self._lead, self._text])))
        self.setAccessibleName(self.tr("Remove filter %1").replace("%1", self.text()))
        self.setAccessibleDescription(self.tr("F2 edits it"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.clicked.connect(self._remove)

    def sizeHint(self) -> QSize:
        px = theme().px
        metrics = QFontMetrics(fonts.font(Role.SMALL))
        lead = metrics.horizontalAdvance(self._lead + " ") if self._lead else 0
        width = px(BEFORE) + lead + metrics.horizontalAdvance(self._text) + px(GAP + CROSS + AFTER)
        return QSize(min(width + 1, px(WIDEST)), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        pen = QPen(look.accent if self.hasFocus() else look.line2, 2 if self.hasFocus() else 1)
        if self._leaves_out and not self.hasFocus():
            pen.setDashPattern([3, 2])
        if self.hasFocus():
            box.adjust(0.5, 0.5, -0.5, -0.5)
        painter.setPen(pen)
        painter.setBrush(look.off if self.isDown() else look.hover if self.underMouse() else look.bg)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        self._paint_text(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._remove()
        elif event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edited.emit(self.filter)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._crossed(event.position().toPoint()):
            super().mousePressEvent(event)
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._crossed(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.edited.emit(self.filter)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._crossed(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        said = self.accessibleName() if over else self.tr("%1: a double click edits it").replace("%1", self.text())
        self.setToolTip(said)
        super().mouseMoveEvent(event)

    def _crossed(self, at: QPoint) -> bool:
        """Whether a place is on the cross, or so near that it is meant."""
        side = theme().px(GAP + CROSS + AFTER)
        return self._mirrored(QRect(self.width() - side, 0, side, self.height())).contains(at)

    def _paint_text(self, painter: QPainter) -> None:
        look = theme()
        px = look.px
        cross = QRect(self.width() - px(AFTER + CROSS), (self.height() - px(CROSS)) // 2, px(CROSS), px(CROSS))
        inner = QRect(px(BEFORE), 0, cross.left() - px(GAP) - px(BEFORE) + 1, self.height())
        font = fonts.font(Role.SMALL)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        if self._lead:
            painter.setPen(look.text3)
            lead = QRect(inner.topLeft(), QSize(metrics.horizontalAdvance(self._lead + " "), inner.height()))
            painter.drawText(self._mirrored(lead), middle, self._lead)
            inner.setLeft(lead.right() + 1)
        painter.setPen(look.text)
        painter.drawText(
            self._mirrored(inner), middle, metrics.elidedText(self._text, Qt.TextElideMode.ElideMiddle, inner.width())
        )
        icons.paint(painter, self._mirrored(cross), "x", look.text2)

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRect(QPointF(self.width() - box.right() - 1, box.top()).toPoint(), box.size())
        return box

    def _remove(self) -> None:
        self.removed.emit(self.filter)
