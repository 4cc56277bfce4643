"""A bar at the window's foot while something runs that takes long: how it looks, whatever runs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.progress_bar import ProgressBar

HEIGHT = 44
NARROW = 900
"""Below this width of the window the bar of progress is short."""


class FootBar(QWidget):
    """An icon, a name and a bar of progress; what else there is stands in `row`, and is the kind's own."""

    def __init__(self, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.icon, self.name = QLabel(self), QLabel(self)
        self.progress = ProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self._colour = QColor()
        self.row = QHBoxLayout(self)
        for part in (self.icon, self.name, self.progress):
            self.row.addWidget(part)

    def dress(self, labels: Sequence[QLabel]) -> None:
        """Look as the theme says; `labels` are those of the row."""
        look = theme()
        px = look.px
        self.setFixedHeight(px(HEIGHT))
        self.row.setContentsMargins(px(16), 1, px(16), 0)
        self.row.setSpacing(px(14))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.side)
        palette.setColor(QPalette.ColorRole.WindowText, look.text2)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        plain = fonts.font(Role.UI, tabular=True)
        for label in labels:
            label.setFont(plain)
            label.setPalette(palette)
        self.name.setFont(fonts.font(Role.UI_STRONG))
        self.name.setStyleSheet(f"color: {look.text.name()}")

    @property
    def is_narrow(self) -> bool:
        """Whether the window has little room."""
        return self.width() < theme().px(NARROW)

    def fit_progress(self) -> None:
        """Give the bar of progress as much room as there is for it."""
        self.progress.setFixedWidth(theme().px(120 if self.is_narrow else 260))

    def show_name(self, name: str, tip: str, room: int) -> None:
        """What is done, in so many pixels of the design."""
        self.name.setText(self.name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, theme().px(room)))
        self.name.setToolTip(tip)

    def show_icon(self, icon: str, colour: QColor) -> None:
        """How it stands."""
        self.icon.setPixmap(icons.pixmap(icon, theme().px(17), colour, self.devicePixelRatioF()))

    def show_colour(self, colour: QColor) -> None:
        """Of the bar of progress; Qt works a style sheet out anew each time that it is set."""
        if colour != self._colour:
            self._colour = colour
            self.progress.setStyleSheet(f"QProgressBar::chunk {{ background: {colour.name()}; }}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline over it."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, self.width(), 1, theme().line)
