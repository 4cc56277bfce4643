"""The bar at the window's foot while an export is written; it looks like the one of an import, which may be below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from backfile.window import numbers
from backfile.window.appearance import appearance, theme
from backfile.window.elided_label import ElidedLabel
from backfile.window.exports.runner import ExportRunner
from backfile.window.exports.state import ExportState
from backfile.window.foot_bar import FootBar


class ExportBar(FootBar):
    """Shows one runner's state; it is hidden where nothing runs."""

    def __init__(self, runner: ExportRunner, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Export"), parent)
        self._state: ExportState | None = None
        self._percent = QLabel(self)
        self._done, self._waiting = ElidedLabel(self), ElidedLabel(self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setProperty("small", True)
        self._cancel.setAccessibleName(self.tr("Cancel the export"))
        self._cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # it goes with the bar, and focus would jump
        self._cancel.clicked.connect(runner.cancel)
        for part in (self._percent, self._done):
            self.row.addWidget(part)
        self.row.addWidget(self._waiting, 1)
        self.row.addWidget(self._cancel)
        appearance().changed.connect(self._dress)
        runner.changed.connect(self.show_state)
        self._dress()

    def show_state(self, state: ExportState | None) -> None:
        """Show how far it is."""
        self._state = state
        self.setVisible(state is not None)
        if state is None:
            return
        look = theme()
        self.show_icon("download", look.text2)
        self.show_name(state.output.name, str(state.output), 160 if self.is_narrow else 260)
        self.progress.setRange(0, state.of)
        self.progress.setValue(state.done)
        self.show_colour(look.text3 if state.stopping else look.accent)
        self._percent.setText(self.tr("%1 %").replace("%1", str(state.percent)) if state.of else "")
        self._done.set_text(self._said(state))
        more = self.tr("%1 more waiting", "", state.waiting).replace("%1", numbers.count(state.waiting))
        self._waiting.set_text(more if state.waiting else "")
        self._cancel.setEnabled(not state.stopping)

    def _said(self, state: ExportState) -> str:
        if state.stopping:
            return self.tr("Cancelling…")
        if not state.of:
            return self.tr("Looking for the articles…")
        said = self.tr("%1 of %2 article(s)", "", state.of)
        return said.replace("%1", numbers.count(state.done)).replace("%2", numbers.count(state.of))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as the width allows."""
        super().resizeEvent(event)
        self.fit_progress()

    def _dress(self) -> None:
        self.dress((self._percent, self._done, self._waiting))
        # It keeps its width, or everything after it would tremble.
        self._percent.setMinimumWidth(
            self._percent.fontMetrics().horizontalAdvance(self.tr("%1 %").replace("%1", "99"))
        )
        self.fit_progress()
        self.show_state(self._state)
