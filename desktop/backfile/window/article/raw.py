"""The raw record of an article, in a window of its own."""

from PySide6.QtWidgets import QDialog, QWidget

from backfile.article import Sighting


class RawRecord(QDialog):
    def __init__(self, sightings: tuple[Sighting, ...], parent: QWidget) -> None:
        super().__init__(parent)
