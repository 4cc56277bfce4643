"""Where one line of a list is looked at: which it is, the lines before and after it, and the way back to all."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from backfile.window import fonts, icons, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.band import Band
from backfile.window.fonts import Role


class WayBack(Band):
    """Hidden while no line is looked at by itself."""

    back_wanted = Signal()
    step_wanted = Signal(int)  # 1: the next line that finds something; -1: the one before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QToolButton(self)
        self.back.setProperty("link", True)
        self.back.setText("‹ " + self.tr("All lines"))
        self.back.setToolTip(self.tr("Back to the table (Esc in the results)"))
        self.back.clicked.connect(self.back_wanted)
        self._name = QLabel(self)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._before = self._button("chevron-up", self.tr("The line before (Alt+↑)"), -1, "Alt+Up")
        self._after = self._button("chevron-down", self.tr("The next line (Alt+↓)"), 1, "Alt+Down")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.back)
        self._row.addWidget(self._name, 1)
        self._row.addWidget(self._before)
        self._row.addWidget(self._after)
        appearance().changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_line(self, text: str, place: int, of: int) -> None:
        """Say which of the lines that find something it is: the first is 1."""
        said = self.tr("%1 of %2: %3").replace("%1", numbers.count(place)).replace("%2", numbers.count(of))
        self._name.setText(said.replace("%3", text))
        self._name.setToolTip(text)
        self._before.setEnabled(place > 1)
        self._after.setEnabled(place < of)
        self.show()

    def _button(self, icon: str, words: str, by: int, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("flat", True)
        button.setIcon(icons.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setShortcut(key)
        button.clicked.connect(lambda: self.step_wanted.emit(by))
        return button

    def _dress(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(12), px(3), px(12), px(4))
        self._row.setSpacing(px(8))
        self.back.setFont(fonts.font(Role.SMALL))
        self._name.setFont(fonts.font(Role.SMALL))
        for button in (self._before, self._after):
            button.setIconSize(QSize(px(14), px(14)))
