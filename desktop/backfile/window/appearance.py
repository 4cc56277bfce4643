"""Follows the system's light or dark, contrast and font, and dresses the whole application in them."""

import os
from enum import StrEnum
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from backfile.window import fonts
from backfile.window.style_sheet import style_sheet
from backfile.window.theme import Theme


class Choice(StrEnum):
    """What the user wants of light and dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """The application's one theme. Whoever keeps something made from it makes it anew on `changed`."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(app)
        self.setObjectName("appearance")
        self._app = app
        # Screenshots and tests set it, so that they don't depend on the machine they run on.
        self._choice = Choice(os.environ.get("BACKFILE_APPEARANCE", choice))
        app.setStyle("Fusion")
        fonts.load()
        app.setFont(fonts.ui_font())
        self.theme = self._made()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._refresh)
        hints.accessibility().contrastPreferenceChanged.connect(self._refresh)
        self._dress()

    @property
    def choice(self) -> Choice:
        """What the user wants; `SYSTEM` follows the desktop."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Light, dark, or as the system has it, from now on."""
        self._choice = choice
        self._app.styleHints().setColorScheme(_SCHEMES[choice])  # title bars and file dialogs follow
        self._refresh()

    def _made(self) -> Theme:
        hints = self._app.styleHints()
        follows = self._choice is Choice.SYSTEM
        return Theme.made(
            dark=hints.colorScheme() == Qt.ColorScheme.Dark if follows else self._choice is Choice.DARK,
            contrast=hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast,
            ui_px=QFontInfo(self._app.font()).pixelSize(),
        )

    def _refresh(self) -> None:
        made = self._made()
        if made != self.theme:
            self.theme = made
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        self._app.setPalette(self.theme.palette())
        self._app.setStyleSheet(style_sheet(self.theme))


_SCHEMES = {
    Choice.SYSTEM: Qt.ColorScheme.Unknown,
    Choice.LIGHT: Qt.ColorScheme.Light,
    Choice.DARK: Qt.ColorScheme.Dark,
}


def appearance() -> Appearance:
    """The running application's appearance, made on first use."""
    app = cast("QApplication", QApplication.instance())
    found = app.findChild(Appearance, "appearance")
    return found if isinstance(found, Appearance) else Appearance(app)


def theme() -> Theme:
    """The colours and measures of this moment. Ask again for each painting: they change with the system."""
    return appearance().theme
