"""Asking where an export shall go, and in which format."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from backfile.export import FORMATS, Format
from backfile.window import file_dialog, folders
from backfile.window.exports import kinds
from backfile.window.folders import Purpose


class TargetDialog(QFileDialog):
    """A file to write: its suffix follows the format that is chosen."""

    taken = Signal(object, object)  # Path, Format

    def __init__(self, parent: QWidget, title: str, name: str, format: Format) -> None:
        super().__init__(parent, title)
        self._proposed = format
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("Folder:"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Format:"))
        self.setNameFilters([kinds.kind(each) for each in kinds.offered()])
        self.selectNameFilter(kinds.kind(format))
        self.setDefaultSuffix(format.suffix)
        proposed = Path(folders.begin(Purpose.EXPORT, name + format.suffix))
        self.setDirectory(str(proposed.parent))
        self.selectFile(proposed.name)
        file_dialog.dress(self)
        self.filterSelected.connect(self._follow)
        self.accepted.connect(self._take)

    def _follow(self, words: str) -> None:
        """Another format is chosen: the name goes along."""
        chosen = kinds.of_kind(words)
        selected = self.selectedFiles()
        if chosen is None:
            return
        self.setDefaultSuffix(chosen.suffix)
        if selected and (named := Path(selected[0])).suffix in {each.suffix for each in FORMATS}:
            self.selectFile(named.with_suffix(chosen.suffix).name)
            self._proposed = chosen

    def _take(self) -> None:
        chosen = Path(self.selectedFiles()[0])
        path, meant = kinds.meant(chosen, self.selectedNameFilter(), self._proposed)
        if path == chosen or not path.exists() or self._may_replace(path):
            folders.use(Purpose.EXPORT, path.parent)
            self.taken.emit(path, meant)

    def _may_replace(self, path: Path) -> bool:
        """The dialog has asked about another name."""
        said = self.tr("%1 already exists.\nDo you want to replace it?").replace("%1", path.name)
        return QMessageBox.question(self.parentWidget(), self.windowTitle(), said) == QMessageBox.StandardButton.Yes
