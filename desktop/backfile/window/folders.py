"""Where a dialog for files begins: in the folder that was used last for the same purpose, else among the documents."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from backfile.window import file_dialog


class Purpose(StrEnum):
    """What files are asked for; each has its own folder."""

    IMPORT = "import"
    WATCH = "watch"
    LIBRARY = "library"
    MANIFEST = "manifest"
    LIST = "list"
    TABLE = "table"
    PICTURE = "picture"
    RAW = "raw"
    EXPORT = "export"


_used: dict[str, str] = {}  # of this process, as dialogs are


def begin(purpose: Purpose, name: str = "", otherwise: Path | None = None) -> str:
    """The path that a dialog proposes: `name` in the folder used last; before the first time, in `otherwise`."""
    used = _used.get(purpose)
    folder = Path(used) if used is not None and Path(used).is_dir() else otherwise or _documents()
    return str(folder / name)


def use(purpose: Purpose, folder: Path) -> None:
    """Begin here the next time."""
    _used[purpose] = str(folder)


def memory() -> dict[str, str]:
    """The folders by their purpose, for the next start."""
    return dict(_used)


def restore(stored: object) -> None:
    """Begin as was remembered; what is none of ours is left alone."""
    _used.clear()
    if isinstance(stored, dict):
        _used.update((key, value) for key, value in stored.items() if key in set(Purpose) and isinstance(value, str))


def ask_file(
    parent: QWidget, purpose: Purpose, title: str, kinds: str = "", otherwise: Path | None = None
) -> Path | None:
    """A file that exists; None where the user thought better of it."""
    file_dialog.dress_next()
    name, _ = QFileDialog.getOpenFileName(parent, title, begin(purpose, otherwise=otherwise), kinds)
    return _used_now(purpose, name)


def ask_files(parent: QWidget, purpose: Purpose, title: str) -> tuple[Path, ...]:
    """Files that exist."""
    file_dialog.dress_next()
    names, _ = QFileDialog.getOpenFileNames(parent, title, begin(purpose))
    if names:
        use(purpose, Path(names[0]).parent)
    return tuple(Path(name) for name in names)


def ask_folder(parent: QWidget, purpose: Purpose, title: str) -> Path | None:
    """A folder that exists; the next time begins in the one that holds it."""
    file_dialog.dress_next()
    return _used_now(purpose, QFileDialog.getExistingDirectory(parent, title, begin(purpose)))


def ask_target(
    parent: QWidget, purpose: Purpose, title: str, name: str, kinds: str = "", otherwise: Path | None = None
) -> tuple[Path, str] | None:
    """A file to write, and the kind that was chosen for it."""
    file_dialog.dress_next()
    chosen, kind = QFileDialog.getSaveFileName(parent, title, begin(purpose, name, otherwise), kinds)
    path = _used_now(purpose, chosen)
    return (path, kind) if path is not None else None


def _used_now(purpose: Purpose, name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    use(purpose, path.parent)
    return path


def _documents() -> Path:
    """Home, where this computer has no such folder."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()
