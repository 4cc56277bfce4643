"""A progress bar that does not hold up the window."""

from PySide6.QtWidgets import QProgressBar


class ProgressBar(QProgressBar):
    """Painted in the window's next turn. Qt's own paints at once, and with it all that waits to be painted."""

    def setValue(self, value: int) -> None:
        if value != self.value():
            self.setUpdatesEnabled(False)
            super().setValue(value)
            self.setUpdatesEnabled(True)

    def setRange(self, minimum: int, maximum: int) -> None:
        if (minimum, maximum) != (self.minimum(), self.maximum()):
            self.setUpdatesEnabled(False)
            super().setRange(minimum, maximum)
            self.setUpdatesEnabled(True)
