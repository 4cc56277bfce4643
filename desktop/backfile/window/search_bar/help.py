"""What can be searched: a few lines by example, each of which can be taken over."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.fonts import Role


class SearchHelp(QFrame):
    """A popover under the field."""

    taken = Signal(str)  # what to put into the field
    more_wanted = Signal()  # the whole page

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("What can be searched"))
        self.setProperty("popover", True)
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(14))
        column.setSpacing(px(8))
        title = QLabel(self.tr("Words side by side must all occur. Case and accents don’t matter."), self)
        title.setFont(fonts.font(Role.SMALL))
        column.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(20))
        grid.setVerticalSpacing(px(5))
        column.addLayout(grid)
        for row, (example, words) in enumerate(self._examples()):
            link = QPushButton(example, self)
            link.setProperty("plain", True)
            link.setFont(fonts.font(Role.CODE))
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.clicked.connect(lambda _=False, example=example: self._take(example))
            grid.addWidget(link, row, 0, Qt.AlignmentFlag.AlignLeading)
            label = QLabel(words, self)
            label.setFont(fonts.font(Role.SMALL))
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme().text2)
            label.setPalette(palette)
            grid.addWidget(label, row, 1)
        more = QPushButton(self.tr("The whole language…"), self)
        more.setProperty("plain", True)
        more.setCursor(Qt.CursorShape.PointingHandCursor)
        more.clicked.connect(self.more_wanted)
        more.clicked.connect(self.close)
        column.addSpacing(px(4))
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def open_under(self, widget: QWidget) -> None:
        """Show it below `widget`, its far edge at the widget's."""
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + theme().px(6)))
        self.move(at)
        self.show()

    def _take(self, example: str) -> None:
        self.taken.emit(example)
        self.close()

    def _examples(self) -> list[tuple[str, str]]:
        return [
            ('"night boat"', self.tr("these words, side by side")),
            ("-opinion", self.tr("without this word")),
            ("ferry OR boat", self.tr("one of the two")),
            ("ferr*", self.tr("words that begin like this; *side, h?rbour, harbor~")),
            ("ferry w/8 strait", self.tr("within eight words of each other")),
            ("ferry SAME strait", self.tr("in one paragraph; sent:( ) in one sentence")),
            ("title:ferry", self.tr("in the headline; lead: in the first lines as well")),
            ("source:courier", self.tr("also section, author, name, lang, kind, dump, url")),
            ("date:2022..2023-06", self.tr("a span; also before:, after:, last:30d")),
            ("is:undated", self.tr("also starred, derived, seen, repeated")),
            ("has:author", self.tr("with that field; -has: without")),
        ]
