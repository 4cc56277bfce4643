"""The page where nothing matches: lines that change one thing, with what each would find."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QStyle, QVBoxLayout, QWidget

from backfile.search.language.query import Query
from backfile.window import fonts, icons, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.question import Question
from backfile.window.results.changes import Change, changes
from backfile.window.set_text import Span, set_block

LINE, LEADING, TRAILING, BESIDE_ICON, ICON = 44, 24, 24, 50, 15


class NothingPage(QWidget):
    """Enter takes the first line that keeps something of the question."""

    taken = Signal(object)  # Question
    counts_wanted = Signal(object)  # tuple[Query, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Nothing found"))
        self._title = QLabel(self)
        self._title.setWordWrap(True)
        self._lead = QLabel(self.tr("Each line changes one thing, and says what it would find."), self)
        self._lead.setWordWrap(True)
        self._lines: list[ChangeLine] = []
        self._question: Question | None = None
        self._taking = False  # the first line that finds something, once its count is known
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._lead)
        self._column.addStretch(1)
        appearance().changed.connect(self._dress)
        self._dress()

    def show_question(self, question: Question) -> None:
        """Offer other questions than this one, which found nothing."""
        if question != self._question:
            self.take_none()
        self._question = question
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        found = changes(question)
        self._lines = [ChangeLine(change, self) for change in found]
        for number, line in enumerate(self._lines):
            self._column.insertWidget(2 + number, line)
            line.taken.connect(self.taken)
            line.show()
        self._say()
        self.counts_wanted.emit(tuple(change.question.query for change in found))

    def show_count(self, query: Query, total: int) -> None:
        """What one of them would find; a line that finds nothing either goes."""
        for line in self._lines:
            if line.change.question.query == query:
                line.show_count(total)
        self._say()
        first = self._nearest()
        for line in self._lines:
            line.show_first(line is first and line.counted)
        self._take_what_finds()

    def take_first(self) -> bool:
        """Ask what the first line says that finds something; their counts may still be on the way.

        False where nothing is left but to ask for everything, which would lose what was typed.
        """
        self._taking = self._nearest() is not None
        self._take_what_finds()
        return self._nearest() is not None

    def take_none(self) -> None:
        """Wait for no line any more: something else was asked."""
        self._taking = False

    def focus_first(self) -> None:
        """Go to the lines by keyboard."""
        line = next((each for each in self._lines if each.isVisibleTo(self)), None)
        if line is not None:
            line.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_what_finds(self) -> None:
        line = self._nearest()
        if self._taking and line is not None and line.counted:
            self.take_none()
            line.click()

    def _nearest(self) -> "ChangeLine | None":
        """The first line that is not everything."""
        left = (line for line in self._lines if line.isVisibleTo(self) and not line.change.question.is_everything)
        return next(left, None)

    def _say(self) -> None:
        several = self._nearest() is not None
        self._title.setText(
            self.tr("No article matches all of this") if several else self.tr("No article matches this")
        )
        self._lead.setVisible(several)

    def _dress(self) -> None:
        look = theme()
        px = look.px
        self._column.setContentsMargins(0, px(24), 0, px(12))
        self._title.setFont(fonts.font(Role.NOTHING_TITLE))
        self._lead.setFont(fonts.font(Role.UI))
        palette = self._lead.palette()
        palette.setColor(QPalette.ColorRole.WindowText, look.text2)
        self._lead.setPalette(palette)
        self._title.setContentsMargins(px(LEADING), 0, px(TRAILING), px(2))
        self._lead.setContentsMargins(px(LEADING), 0, px(TRAILING), px(14))


class ChangeLine(QAbstractButton):
    """One line, painted."""

    taken = Signal(object)  # Question

    def __init__(self, change: Change, parent: QWidget) -> None:
        super().__init__(parent)
        self.change = change
        self._count: int | None = None
        self._is_first = False
        self.setText("".join(phrase.text for phrase in change.words))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._take)

    @property
    def counted(self) -> bool:
        """Whether it is known what it would find."""
        return self._count is not None

    @property
    def is_first(self) -> bool:
        """Whether it is the one that the field's Enter takes."""
        return self._is_first

    def show_first(self, on: bool) -> None:
        """Frame it as the one that the field's Enter takes, or no more."""
        self._is_first = on
        self.update()

    def show_count(self, total: int) -> None:
        """What it would find."""
        self._count = total
        self.setAccessibleName(self.tr("%1, %n article(s)", "", total).replace("%1", self.text()))
        self.setVisible(total > 0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme().px(LINE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Down | Qt.Key.Key_J:
                self.focusNextChild()
            case Qt.Key.Key_Up | Qt.Key.Key_K:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        px = look.px
        painter = QPainter(self)
        if self.hasFocus() or (self._is_first and not isinstance(self.window().focusWidget(), ChangeLine)):
            painter.fillRect(self.rect(), look.tint)
            painter.fillRect(self._mirrored(QRect(0, 0, px(3), self.height())), look.accent)
        elif self.underMouse():
            painter.fillRect(self.rect(), look.hover)
        edge = QRect(px(LEADING), self.height() - 1, self.width() - px(LEADING + TRAILING), 1)
        painter.fillRect(edge, look.line)
        icon = QRect(px(LEADING), (self.height() - px(ICON)) // 2, px(ICON), px(ICON))
        icons.paint(painter, self._mirrored(icon), self.change.icon, look.text2)
        room = self.width() - px(BESIDE_ICON + TRAILING) - self._paint_count(painter)
        strong, at, spans = fonts.font(Role.UI_STRONG), 0, []
        for phrase in self.change.words:
            end = at + len(phrase.text.encode("utf-16-le")) // 2
            if phrase.strong:
                spans.append(Span(at, end, strong))
            at = end
        block = set_block(self.text(), fonts.font(Role.UI), room, fonts.line(Role.UI), 1, spans=spans)
        box = self._mirrored(QRect(px(BESIDE_ICON), 0, room, self.height()))
        block.draw(painter, QPointF(box.left(), (self.height() - block.height) / 2), look.text, look.mark, 0)

    def _paint_count(self, painter: QPainter) -> int:
        look = theme()
        text = "…" if self._count is None else numbers.count(self._count)
        font = fonts.font(Role.UI, tabular=True)
        painter.setFont(font)
        painter.setPen(look.accent)
        box = QRect(0, 0, self.width(), self.height()).adjusted(look.px(LEADING), 0, -look.px(TRAILING), 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, text)
        return QFontMetrics(font).horizontalAdvance(text) + look.px(12)

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def _take(self) -> None:
        self.taken.emit(self.change.question)
