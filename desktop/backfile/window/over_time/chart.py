"""The chart over time: what is under the pointer, and spans that are chosen by mouse or keyboard."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.over_time.balloon import draw_balloon
from backfile.window.over_time.drawing import area_of, draw, figure, span_name, unit
from backfile.window.over_time.picture import Picture, Plot

NAMED_FROM = 520
"""Px of width from which curves are named at their ends."""

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -12, Qt.Key.Key_PageDown: 12}


class Chart(QWidget):
    """Arrows select a span, Shift widens, Enter narrows to it, Esc lets go of it and then goes back."""

    span_chosen = Signal(str, str)  # the first and the last bin
    back_wanted = Signal()
    wider_wanted = Signal(int)  # spans one step wider, or −1 for narrower

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = Picture()
        self._empty = ""
        self._plot: Plot | None = None
        self._selected: tuple[int, int] | None = None  # anchor and end, numbers of bins
        self._pressed = False
        self._hovered: int | None = None
        self._turned = 0
        self._by_key = False  # a ring is for those who came by keyboard
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Frequency over time"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, picture: Picture, empty: str) -> None:
        """Other curves; `empty` is said where there is nothing to draw."""
        if picture.starts != self._picture.starts:
            self._selected = self._hovered = None
        self._picture, self._empty, self._plot = picture, empty, None
        self._describe()
        self.update()

    @property
    def picture(self) -> Picture:
        """What is drawn."""
        return self._picture

    @property
    def selected(self) -> tuple[str, str] | None:
        """The first and the last bin that are selected."""
        if self._selected is None:
            return None
        low, high = sorted(self._selected)
        return self._here.starts[low], self._here.starts[high]

    def sizeHint(self) -> QSize:
        return QSize(theme().px(600), theme().px(190))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(150))

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002
        self._plot = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._plot = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter, plot = theme(), QPainter(self), self._here
        if self._empty:
            painter.setFont(fonts.font(Role.LEAD))
            painter.setPen(look.text2)
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), flags, self._empty)
            return
        if self._selected is not None:
            painter.fillRect(plot.band(*self._selected), look.tint)
        draw(painter, self._picture, plot, names=self.width() >= look.px(NAMED_FROM))
        at = self._hovered if self._hovered is not None else self._selected[1] if self._selected else None
        if at is not None and at < len(plot.starts):
            draw_balloon(painter, QRectF(self.rect()), self._picture, plot, at)
        if self.hasFocus() and self._by_key:
            painter.setPen(QPen(look.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def draw_for_file(self, painter: QPainter, box: QRectF) -> None:
        """Without what is selected or under the pointer."""
        draw(painter, self._picture, Plot(self._picture, area_of(box, True)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._here.bin_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._selected
            self._selected = (self._selected[0], at) if extends and self._selected else (at, at)
            self._pressed = True
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._here.bin_at(event.position().x())
        if self._pressed and self._selected is not None and self._hovered is not None:
            self._selected = (self._selected[0], self._hovered)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        was, self._pressed = self._pressed, False
        if was and self._selected is not None and self._selected[0] != self._selected[1]:
            self._choose()
        self._describe()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)
        self._choose()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: ARG002
        self._hovered = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= 120:
            self.wider_wanted.emit(-1 if self._turned > 0 else 1)
            self._turned = 0
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self._here.starts) - 1
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._selected is not None:
            self._choose()
        elif key == Qt.Key.Key_Escape and self._selected is not None:
            self._selected = None
        elif key == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal}:
            self.wider_wanted.emit(1 if key == Qt.Key.Key_Minus else -1)
        elif last >= 0 and key in {*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End}:
            here = self._selected[1] if self._selected is not None else -1 if _STEPS.get(key, 1) > 0 else last + 1
            to = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(key, here + _STEPS.get(key, 0))
            to = min(max(to, 0), last)
            widens = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._selected is not None
            self._selected = (self._selected[0] if widens and self._selected else to, to)
            self._hovered = None
        else:
            super().keyPressEvent(event)
            return
        self._describe()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @property
    def _here(self) -> Plot:
        if self._plot is None:
            named = self.width() >= theme().px(NAMED_FROM)
            self._plot = Plot(self._picture, area_of(QRectF(self.rect()), named))
        return self._plot

    def _choose(self) -> None:
        chosen = self.selected
        if chosen is not None:
            self._selected = None
            self.span_chosen.emit(*chosen)

    def _describe(self) -> None:
        """For a screen reader: the span that is selected, else where each curve is highest."""
        chosen = self.selected
        if chosen is None:
            said = [self._said(number) for number in range(len(self._picture.curves))]
        else:
            names = dict.fromkeys(span_name(each, self._picture.by) for each in chosen)
            values = ((each.name, each.value_at(chosen[1])) for each in self._picture.curves)
            measure = self._picture.measure
            said = [
                " – ".join(names),
                *(f"{name}: {figure(value, measure)}" for name, value in values if value is not None),
            ]
        self.setAccessibleDescription("; ".join([*said, unit(self._picture.measure)]))

    def _said(self, number: int) -> str:
        each = self._picture.curves[number]
        best = max(each.points, key=lambda point: point.value, default=None)
        if best is None:
            return each.name
        words = self.tr("%1: most in %2, %3")
        for place, value in enumerate(
            (each.name, span_name(best.start, self._picture.by), figure(best.value, self._picture.measure)), 1
        ):
            words = words.replace(f"%{place}", value)
        return words
