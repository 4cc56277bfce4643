"""By what lines are sorted: up to three words beside the hit, or date or source."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role

PLACES = (-3, -2, -1, 0, 1, 2, 3)
MOST = 3
_RANKS = "¹²³"


class SortKeys(QWidget):
    """A press adds a word as the next key, or takes it away; a fourth one begins anew."""

    chosen = Signal(object)  # tuple of numbers of words and of "newest", "source"; empty: as the articles come

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Order of the lines"))
        self.keys: tuple[int | str, ...] = (1, 2, -1)
        self._row = QHBoxLayout(self)
        self._label = QLabel(self.tr("Sort by"), self)
        self._row.addWidget(self._label)
        self._buttons: dict[int | str, QToolButton] = {}
        for key in (*PLACES, "newest", "source"):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(self._said(key))
            button.setToolTip(self._said(key))
            button.clicked.connect(lambda _=False, key=key: self._press(key))
            self._buttons[key] = button
            self._row.addWidget(button)
        self._row.addStretch(1)
        appearance().changed.connect(self._dress)
        self._dress()

    def _press(self, key: int | str) -> None:
        if key in self.keys:
            self.keys = tuple(each for each in self.keys if each != key)
        elif isinstance(key, str) or len(self.keys) == MOST or any(isinstance(each, str) for each in self.keys):
            self.keys = (key,)
        else:
            self.keys = (*self.keys, key)
        self._dress()
        self.chosen.emit(self.keys)

    def _said(self, key: int | str) -> str:
        match key:
            case "newest":
                return self.tr("Newest first")
            case "source":
                return self.tr("By source")
            case 0:
                return self.tr("By the hit")
            case int() if key < 0:
                return self.tr("By the word %1 to the left").replace("%1", str(-key))
            case _:
                return self.tr("By the word %1 to the right").replace("%1", str(key))

    def _word(self, key: int | str) -> str:
        match key:
            case "newest":
                return self.tr("Date")
            case "source":
                return self.tr("Source")
            case 0:
                return self.tr("hit")
            case int():
                return f"{abs(key)}{'L' if key < 0 else 'R'}"
            case _:
                return str(key)

    def _dress(self) -> None:
        px = theme().px
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(2))
        self._label.setFont(fonts.font(Role.SMALL))
        for key, button in self._buttons.items():
            on = key in self.keys
            rank = _RANKS[self.keys.index(key)] if on and isinstance(key, int) else ""
            button.setText(self._word(key) + rank)
            button.setChecked(on)
            button.setFont(fonts.font(Role.SMALL_STRONG if on else Role.SMALL))
