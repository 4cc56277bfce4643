"""The bar at the window's foot while an export is written; it looks like the one of an import, which may be below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from backfile.window import fonts, icons, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.exports.runner import ExportRunner
from backfile.window.exports.state import ExportState
from backfile.window.fonts import Role
from backfile.window.imports.bar import HEIGHT, NARROW, ElidedLabel


class ExportBar(QWidget):
    """Shows one runner's state; it is hidden where nothing runs."""

    def __init__(self, runner: ExportRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ExportState | None = None
        self.setAccessibleName(self.tr("Export"))
        self._icon, self._name, self._percent = QLabel(self), QLabel(self), QLabel(self)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._done, self._waiting = ElidedLabel(self), ElidedLabel(self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setProperty("small", True)
        self._cancel.setAccessibleName(self.tr("Cancel the export"))
        self._cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # it goes with the bar, and focus would jump
        self._cancel.clicked.connect(runner.cancel)
        self._row = QHBoxLayout(self)
        for part in (self._icon, self._name, self._progress, self._percent, self._done):
            self._row.addWidget(part)
        self._row.addWidget(self._waiting, 1)
        self._row.addWidget(self._cancel)
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
        self._icon.setPixmap(icons.pixmap("download", look.px(17), look.text2, self.devicePixelRatioF()))
        name = state.output.name
        room = look.px(160 if self.width() < look.px(NARROW) else 260)
        self._name.setText(self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room))
        self._name.setToolTip(str(state.output))
        self._progress.setRange(0, state.of)
        self._progress.setValue(state.done)
        colour = look.text3 if state.stopping else look.accent
        self._progress.setStyleSheet(f"QProgressBar::chunk {{ background: {colour.name()}; }}")
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
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline over it."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, self.width(), 1, theme().line)

    def _fit(self) -> None:
        px = theme().px
        self._progress.setFixedWidth(px(120 if self.width() < px(NARROW) else 260))

    def _dress(self) -> None:
        look = theme()
        px = look.px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(16), 1, px(16), 0)
        self._row.setSpacing(px(14))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.side)
        palette.setColor(QPalette.ColorRole.WindowText, look.text2)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        plain = fonts.font(Role.UI, tabular=True)
        for label in (self._percent, self._done, self._waiting):
            label.setFont(plain)
            label.setPalette(palette)
        self._name.setFont(fonts.font(Role.UI_STRONG))
        self._name.setStyleSheet(f"color: {look.text.name()}")
        # It keeps its width, or everything after it would tremble.
        self._percent.setMinimumWidth(
            self._percent.fontMetrics().horizontalAdvance(self.tr("%1 %").replace("%1", "99"))
        )
        self._fit()
        self.show_state(self._state)
