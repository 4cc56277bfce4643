"""Asking for files, folders and libraries, and saying what the program is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from backfile import __version__

SUFFIX = ".backfile"


def choose_files(parent: QWidget) -> tuple[Path, ...]:
    """Files to import; none where the user thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, _tr("Import files"))
    return tuple(Path(name) for name in names)


def choose_folder(parent: QWidget) -> tuple[Path, ...]:
    """A folder to import."""
    name = QFileDialog.getExistingDirectory(parent, _tr("Import folder"))
    return (Path(name),) if name else ()


def choose_watched(parent: QWidget) -> Path | None:
    """A folder to watch."""
    name = QFileDialog.getExistingDirectory(parent, _tr("Watch a folder: what is added to it is imported"))
    return Path(name) if name else None


def choose_library(parent: QWidget, folder: Path) -> Path | None:
    """A library that exists."""
    name, _ = QFileDialog.getOpenFileName(parent, _tr("Open library"), str(folder), _kinds())
    return Path(name) if name else None


def name_library(parent: QWidget, folder: Path) -> Path | None:
    """Where a new library should be made."""
    start = str(folder / (_tr("New library") + SUFFIX))
    name, _ = QFileDialog.getSaveFileName(parent, _tr("New library"), start, _kinds())
    if not name:
        return None
    path = Path(name)
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def show_about(parent: QWidget) -> None:
    """Name, version, licence."""
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
