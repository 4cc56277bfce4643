"""Asking for files, folders and libraries, and saying what the program is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from backfile import __version__
from backfile.window import folders
from backfile.window.folders import Purpose

SUFFIX = ".backfile"


def choose_files(parent: QWidget) -> tuple[Path, ...]:
    """Files to import; none where the user thought better of it."""
    return folders.ask_files(parent, Purpose.IMPORT, _tr("Import files"))


def choose_folder(parent: QWidget) -> tuple[Path, ...]:
    """A folder to import."""
    folder = folders.ask_folder(parent, Purpose.IMPORT, _tr("Import folder"))
    return (folder,) if folder is not None else ()


def choose_watched(parent: QWidget) -> Path | None:
    """A folder to watch."""
    return folders.ask_folder(parent, Purpose.WATCH, _tr("Watch a folder: what is added to it is imported"))


def choose_library(parent: QWidget, folder: Path) -> Path | None:
    """A library that exists; at first, looked for in `folder`."""
    return folders.ask_file(parent, Purpose.LIBRARY, _tr("Open library"), _kinds(), folder)


def name_library(parent: QWidget, folder: Path) -> Path | None:
    """Where a new library should be made; at first, `folder` is proposed."""
    title = _tr("New library")
    chosen = folders.ask_target(parent, Purpose.LIBRARY, title, f"{title}{SUFFIX}", _kinds(), folder)
    if chosen is None:
        return None
    path, _ = chosen
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def show_keys(parent: QWidget) -> None:
    """All keys."""
    from backfile.window.keys import KeysDialog  # the first paint does not wait for it

    KeysDialog(parent).show()


def show_about(parent: QWidget) -> None:
    """Name, version, licence."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.NoIcon, _tr("About Backfile"), f"Backfile {__version__}", parent=parent)
    box.setInformativeText(
        _tr(
            "A desktop browser for news archives. Drop a dump, search it, read it."
            "\n\nFree software under the GNU General Public License, version 3 or later."
            " Set in Source Serif 4; icons by Lucide."
        )
    )
    box.setIconPixmap(parent.windowIcon().pixmap(64, 64))
    box.exec()


def _kinds() -> str:
    return _tr("Backfile libraries (*%1)").replace("%1", SUFFIX)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dialogs", text)
