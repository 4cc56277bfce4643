"""The compared queries: the question itself, and fields for others beside it."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.over_time.colours import MOST, paint_sample
from backfile.window.search_bar.flow import FlowLayout

WIDE, WIDEST, HIGH, SAMPLE, CROSS = 210, 420, 32, 20, 26
SHOWN = 200  # characters of a question: the lines of a list would be laid out by the thousand


class QueryField(QWidget):
    """A sample of the curve, what is asked, and a cross to take it away. The first one is typed in the search field."""

    changed = Signal()
    removed = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.field = QLineEdit(self)
        self.field.setProperty("bare", True)
        self.field.setReadOnly(number == 0)
        self.field.textChanged.connect(self._fit)
        self.field.textChanged.connect(self.changed)
        self.field.installEventFilter(self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        if number == 0:
            self.field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.field.setAccessibleName(self.tr("The question"))
        else:
            self.field.setPlaceholderText(self.tr("Compare with"))
            self.field.setAccessibleName(self.tr("Compare with"))
            self._row.addWidget(self._cross())
        appearance().changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.number:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()  # the ring is around all of it
        return bool(super().eventFilter(watched, event))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.field.hasFocus()
        painter.setPen(QPen(look.accent if on else look.line, 2 if on else 1))
        painter.setBrush(look.bg if on else look.field)
        edge = 1 if on else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), look.px(7), look.px(7))
        box = QRect(look.px(12), 0, look.px(SAMPLE), self.height())
        paint_sample(painter, QRectF(box), self.number)

    def sizeHint(self) -> QSize:
        px = theme().px
        words = self.field.fontMetrics().horizontalAdvance(self.field.text())
        wanted = words + px(24 + SAMPLE + 16) + (px(CROSS) if self.number else 0)
        return QSize(min(max(wanted, px(WIDE)), px(WIDEST)), px(HIGH))

    def show_words(self, words: str) -> None:
        """Of what is not typed here, the end is cut off where it has no room, and told by the tooltip."""
        px = theme().px
        room = px(WIDEST - 24 - SAMPLE - 12)
        self.field.setText(self.field.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        said = self.tr("What the search field asks")
        self.field.setToolTip(said if self.field.text() == words else f"{said}: {words}")

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())

    def _cross(self) -> QToolButton:
        cross = QToolButton(self)
        cross.setProperty("inside", True)
        cross.setIcon(icons.icon("x", small=True))
        cross.setAccessibleName(self.tr("Remove this query"))
        cross.setToolTip(cross.accessibleName())
        cross.clicked.connect(self.removed)
        return cross

    def _dress(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(24 + SAMPLE), px(2), px(8), px(2))
        self._row.setSpacing(0)
        self.field.setFont(fonts.font(Role.UI))
        self.field.setStyleSheet("background: transparent; border: none; padding: 0;")
        self._fit()


class Queries(QWidget):
    """As many as have a colour; they flow into lines where there is no room beside each other."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Compared queries"))
        self.first = QueryField(0, self)
        self.others: list[QueryField] = []
        self.add_button = QToolButton(self)
        self.add_button.setProperty("link", True)
        self.add_button.setText(self.tr("Add a query"))
        self.add_button.setIcon(icons.icon("plus", "accent", small=True))
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add_button.clicked.connect(self.add)
        self._flow = FlowLayout(self, theme().px(10), 100)
        self._flow.addWidget(self.first)
        self._flow.addWidget(self.add_button)

    @property
    def texts(self) -> list[tuple[int, str]]:
        """The others that say something, each with the number of its colour."""
        return [(each.number, each.field.text()) for each in self.others if each.field.text().strip()]

    def show_question(self, words: str) -> None:
        """What the search field asks."""
        self.first.show_words(words[:SHOWN] or self.tr("All articles"))

    def add(self, text: object = "") -> None:
        """Another field, ready to be typed in."""
        taken = {each.number for each in self.others}
        number = next((number for number in range(1, MOST) if number not in taken), None)
        if number is None:
            return
        made = QueryField(number, self)
        made.changed.connect(self.changed)
        made.removed.connect(lambda: self.remove(made))
        self.others.append(made)
        self._flow.insert(len(self.others), made)
        made.show()
        self.add_button.setVisible(len(self.others) < MOST - 1)
        self.updateGeometry()
        if isinstance(text, str) and text:
            made.field.setText(text)
        else:
            made.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, one: QueryField) -> None:
        """Compare with one less."""
        self.others.remove(one)
        self._flow.removeWidget(one)
        one.hide()
        one.deleteLater()
        self.add_button.show()
        self.updateGeometry()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
