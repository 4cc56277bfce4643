"""The heads of the collocates' columns: a press sorts by hits or by the figure."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.concordance.words_around import columns
from backfile.window.fonts import Role

HITS, FIGURE = 1, 2  # of `columns`
FREQUENCY = "frequency"


class Heads(QWidget):
    """The same choice stands among the settings, for the keyboard."""

    measure_chosen = Signal(str)  # of `Measure`

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = self._figure = "likelihood"
        self.setMouseTracking(True)

    def show_measure(self, measure: str) -> None:
        """What the words are sorted by."""
        self._measure = measure
        if measure != FREQUENCY:
            self._figure = measure
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter = theme(), QPainter(self)
        painter.setFont(fonts.font(Role.SECTION))
        figure = {"likelihood": self.tr("LL"), "mi": self.tr("MI"), "logdice": self.tr("logDice")}[self._figure]
        names = [self.tr("Word"), self.tr("Hits"), figure, self.tr("Position")]
        on = HITS if self._measure == FREQUENCY else FIGURE
        names[on] += " ↓"
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for number, (box, at) in enumerate(zip(self._boxes(), (left, right, right, left), strict=True)):
            painter.setPen(look.text if number == on else look.text2)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | at, names[number])
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        measure = self._at(event)
        if measure is not None and event.button() == Qt.MouseButton.LeftButton:
            self.measure_chosen.emit(measure)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _at(self, event: QMouseEvent) -> str | None:
        boxes, place = self._boxes(), event.position().toPoint()
        if boxes[HITS].contains(place):
            return FREQUENCY
        return self._figure if boxes[FIGURE].contains(place) else None

    def _boxes(self) -> list[QRect]:
        return columns(QRect(0, 0, self.width(), self.height()))
