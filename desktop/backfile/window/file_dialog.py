"""Qt's own dialog for files, where the system has none, with icons that can be seen on a dark ground as well."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from backfile.window import icons
from backfile.window.appearance import theme

_ICONS = {
    "backButton": "arrow-left",
    "forwardButton": "arrow-right",
    "toParentButton": "arrow-up",
    "newFolderButton": "folder-plus",
    "listModeButton": "list",
    "detailModeButton": "table",
}
"""By the names that Qt gives its buttons."""


def dress(dialog: QFileDialog) -> None:
    """Tint its icons as the theme says; one of the system's own has none of these buttons."""
    side = theme().px(16)
    for name, icon in _ICONS.items():
        button = dialog.findChild(QToolButton, name)
        if isinstance(button, QToolButton):
            button.setProperty("flat", True)  # else its padding leaves no room for the icon
            button.style().unpolish(button)
            button.style().polish(button)
            button.setIcon(icons.icon(icon))
            button.setIconSize(QSize(side, side))


def dress_next() -> None:
    """The same for the dialog that is about to open, by a call that comes back when it is closed."""
    QTimer.singleShot(0, _dress_open)


def _dress_open() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QFileDialog):
        dress(dialog)
