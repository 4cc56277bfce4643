"""What was not understood of a query, and what to use instead."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from backfile.search.language.warned import in_one_line
from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.question import Question

_ADVICE = re.compile(r"^(?P<what>.*“(?P<wrong>[^”]+)”.*?) Use (?P<use>(?P<right>\w+):.*?)\.?$")
_BACKWARDS = re.compile(r"^(?P<what>(?P<wrong>)[^“]*?) Use (?P<use>(?P<right>\w+):.*?)\.?$")


@dataclass(frozen=True, slots=True)
class Advice:
    """A warning taken apart: what happened, what to use, and the field's name wrong and right.

    Nothing is wrong with the name where a range is backwards.
    """

    what: str
    use: str
    wrong: str
    right: str

    def applied(self, asked: Question) -> Question:
        """What was asked, with the right field, or with its ranges turned round."""
        if not self.wrong:
            return asked.turned()
        named = re.compile(rf"(?i)(?<!\w){re.escape(self.wrong)}\s*[:：]")
        return asked.with_words(named.sub(f"{self.right}:", asked.words)).settled()


def advice(warning: str) -> Advice | None:
    """The advice in a warning, where it gives one."""
    found = _ADVICE.match(warning) or _BACKWARDS.match(warning)
    return Advice(**found.groupdict()) if found else None


class WarningLine(QWidget):
    """Hidden where all was understood."""

    replaced = Signal(object)  # Advice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._advice: Advice | None = None
        self._warns = True
        self._icon = QToolButton(self)
        self._icon.setProperty("flat", True)
        self._icon.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._link = QPushButton(self)
        self._link.setProperty("plain", True)
        self._link.setCursor(Qt.CursorShape.PointingHandCursor)
        self._link.clicked.connect(self._replace)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._icon, self._text, self._link):
            row.addWidget(part, 1 if part is self._text else 0, Qt.AlignmentFlag.AlignTop)
        appearance().changed.connect(self._dress)
        self._dress()
        self.tell((), None)

    def tell(self, warnings: tuple[str, ...], note: str | None) -> None:
        """Say what was not understood, and the note, which warns of nothing."""
        self._advice = next(filter(None, map(advice, warnings)), None)
        said = [self._advice.what if self._advice and self._advice.what in each else each for each in warnings]
        self._warns = bool(said)
        self._text.setText(" ".join([in_one_line(said), note or ""]).strip())
        self._link.setVisible(self._advice is not None)
        if self._advice is not None:
            self._link.setText(self.tr("Use %1").replace("%1", self._advice.use))
        self.setVisible(bool(self._text.text()))
        self._dress()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def _replace(self) -> None:
        if self._advice is not None:
            self.replaced.emit(self._advice)

    def _dress(self) -> None:
        look = theme()
        colour = "warning" if self._warns else "text2"
        self._icon.setIcon(icons.icon("info", colour))
        self._icon.setIconSize(QSize(look.px(14), look.px(14)))
        self._icon.setFixedSize(look.px(14), look.px(17))
        font = fonts.font(Role.SMALL)
        self._text.setFont(font)
        self._link.setFont(font)
        palette = self._text.palette()
        palette.setColor(QPalette.ColorRole.WindowText, look.colour(colour))
        self._text.setPalette(palette)
