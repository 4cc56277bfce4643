"""The empty library: a place to drop an archive, what may be dropped, and a sample to try."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role

WIDTH = 924
"""Of the four kinds side by side."""
DRAWING = 64


class KindSaid(NamedTuple):
    """A kind of dump: its icon, its name, and what belongs to it."""

    icon: str
    name: str
    what: str


class EmptyPage(QWidget):
    """Asks for the first dump. Dropping itself is the window's."""

    choose_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Empty library"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # where the keyboard is before anything was chosen
        self._title = self._label(self.tr("Drop an archive here"), Role.EMPTY_TITLE, "text")
        self._lead = self._label(
            self.tr(
                "Files, folders or packed archives. Backfile looks inside, finds the articles"
                " and lets you search while the rest comes in."
            ),
            Role.LEAD,
            "text2",
        )
        self.choose = QPushButton(self.tr("Choose files…"), self)
        self.choose.setProperty("primary", True)
        self.choose.clicked.connect(self.choose_wanted)
        self.sample = QPushButton(self.tr("Try the sample"), self)
        self.sample.clicked.connect(self.sample_wanted)
        self._kinds = Kinds(self)
        self._promise = Promise(
            self.tr("Files are read where they lie, and are never changed. Nothing leaves this computer."), self
        )
        self._lay_out()
        self._dress()
        appearance().changed.connect(self._dress)

    def _label(self, text: str, role: Role, colour: str) -> QLabel:
        label = QLabel(text, self)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setProperty("role", role.name)
        label.setProperty("colour", colour)
        return label

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        self._column = column
        column.addStretch(5)
        column.addWidget(Drawing(self), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._lead, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        self._buttons = buttons
        column.addLayout(buttons)
        column.addWidget(self._kinds, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._promise, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(6)

    def _dress(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(56), px(44), px(56), px(44))
        self._column.setSpacing(px(12))
        self._buttons.setSpacing(px(10))
        self._buttons.setContentsMargins(0, px(16), 0, px(28))
        for label in (self._title, self._lead):
            label.setFont(fonts.font(Role[label.property("role")]))
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme().colour(label.property("colour")))
            label.setPalette(palette)
        self._fit_lead()
        for button in (self.choose, self.sample):
            button.setFont(fonts.font(Role.SEARCH_FIELD))
            button.setStyleSheet(f"min-height: {px(34)}px; padding: 0 {px(17)}px")
        self._kinds.dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window shows no more than what can be pressed."""
        super().resizeEvent(event)
        px = theme().px
        self._kinds.setVisible(self.height() >= px(560) and self.width() >= px(640))
        self._kinds.setFixedWidth(min(px(WIDTH), self.width() - px(112)))
        self._fit_lead()

    def _fit_lead(self) -> None:
        # A label that wraps asks for too little height where it is centred.
        width = min(theme().px(520), max(self.width(), 320) - theme().px(96))
        self._lead.setMinimumSize(0, 0)  # else it would never ask for less than it had when it was narrower
        self._lead.setFixedSize(width, self._lead.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dashed frame that says where."""
        super().paintEvent(event)
        px = theme().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().line2, 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        frame = QRectF(self.rect()).adjusted(px(28), px(28), -px(28), -px(28)).translated(0.5, 0.5)
        painter.drawRoundedRect(frame, px(14), px(14))


class Drawing(QWidget):
    """Two sheets of a newspaper, one behind the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(theme().px(DRAWING), theme().px(DRAWING - 4))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Hairlines, scaled from a grid of 64 by 60."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / DRAWING, self.width() / DRAWING)
        self._sheet(painter, QRectF(16.5, 1.5, 46, 43), theme().line2)
        self._sheet(painter, QRectF(1, 11, 54, 47), theme().accent)
        painter.setPen(QPen(theme().accent, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        lines = [(8, 20, 35), *((x, y, x + 17) for y in (28, 35, 42) for x in (8, 30)), (8, 49, 25), (30, 49, 40)]
        for x, y, end in lines:
            painter.drawLine(QPointF(x, y), QPointF(end, y))

    def _sheet(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        painter.setPen(QPen(colour, 1.8))
        painter.setBrush(theme().bg)
        painter.drawRoundedRect(box, 4, 4)


class Kinds(QWidget):
    """What may be dropped, in four columns under a hairline."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._labels: list[tuple[QLabel, Role, str]] = []
        for at, kind in enumerate(self._said()):
            icon = IconLabel(kind.icon, self)
            name, what = QLabel(kind.name, self), QLabel(kind.what, self)
            what.setWordWrap(True)
            what.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            self._labels += [(name, Role.UI_STRONG, "text"), (what, Role.ROW_SNIPPET, "text2")]
            for row, part in enumerate((icon, name, what)):
                self._grid.addWidget(part, row, at)
            self._grid.setColumnStretch(at, 1)

    def _said(self) -> tuple[KindSaid, ...]:
        return (
            KindSaid("file-text", self.tr("Pages"), self.tr("HTML, text, Word, PDF, EPUB, scans with OCR")),
            KindSaid("table", self.tr("Records"), self.tr("JSON, CSV, Excel, Parquet, SQLite, SQL dumps")),
            KindSaid("archive", self.tr("Web archives"), self.tr("WARC, ZIM, MHTML; anything in ZIP, TAR or 7z")),
            KindSaid("rss", self.tr("Services"), self.tr("LexisNexis, Factiva, ProQuest; wires, feeds, mailboxes")),
        )

    def dress(self) -> None:
        """Fonts, colours and distances of this moment."""
        px = theme().px
        self._grid.setContentsMargins(0, px(24), 0, px(28))
        self._grid.setHorizontalSpacing(px(36))
        self._grid.setVerticalSpacing(px(4))
        for label, role, colour in self._labels:
            label.setFont(fonts.font(role))
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme().colour(colour))
            label.setPalette(palette)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The hairline over them."""
        QPainter(self).fillRect(0, 0, self.width(), 1, theme().line)


class IconLabel(QWidget):
    """An icon of 20, painted in the accent."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedHeight(theme().px(26))

    def paintEvent(self, _: QPaintEvent) -> None:
        """The icon at the leading edge."""
        size = theme().px(20)
        x = self.width() - size if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
        icons.paint(QPainter(self), QRect(x, 0, size, size), self._name, theme().accent)


class Promise(QWidget):
    """One quiet line with a lock before it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its text, in one line."""
        width = QFontMetrics(fonts.font(Role.ROW_SNIPPET)).horizontalAdvance(self._text)
        return QSize(width + theme().px(24), theme().px(20))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Lock and text."""
        painter = QPainter(self)
        px = theme().px
        icons.paint(painter, QRect(0, (self.height() - px(14)) // 2, px(14), px(14)), "lock", theme().text3)
        painter.setFont(fonts.font(Role.ROW_SNIPPET))
        painter.setPen(theme().text3)
        painter.drawText(self.rect().adjusted(px(21), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)
