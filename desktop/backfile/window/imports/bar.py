"""The bar at the window's foot: how an import goes, and how it went."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.imports import words
from backfile.window.imports.runner import ImportRunner
from backfile.window.imports.state import ImportState, Phase
from backfile.window.imports.sum_line import Figure, SumLine

HEIGHT = 44
NARROW = 900
"""Below this width of the window the bar of progress is short and what waits is left out."""
BESIDE_ICON = "\u2009"  # Qt sets a button's words too near to its icon

ICONS = {
    Phase.STARTING: "import",
    Phase.RUNNING: "import",
    Phase.PAUSED: "pause",
    Phase.STOPPING: "import",
    Phase.DONE: "check",
    Phase.CANCELLED: "circle-slash",
    Phase.FAILED: "triangle-alert",
}


class ImportBar(QWidget):
    """Shows one runner's state; it is hidden where there is nothing to tell."""

    report_wanted = Signal(object)  # the dump's id, or None for all of them
    problems_wanted = Signal(object)  # the same, its problems in view
    skips_wanted = Signal(object)  # the same, what was left alone in view
    search_wanted = Signal(str)  # a query
    gentleness_wanted = Signal(bool)  # whether to use less of this computer

    def __init__(self, runner: ImportRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._state = ImportState()
        self.setAccessibleName(self.tr("Import"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._icon = QLabel(self)
        self._name = QLabel(self)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._percent, self._rate, self._left = QLabel(self), QLabel(self), QLabel(self)
        self._outcome, self._waiting = ElidedLabel(self), ElidedLabel(self)
        self._sum = SumLine(self)
        self._sum.wanted.connect(self._follow)
        self._problems = self._link(self.tr("Problems"))
        self._problems.clicked.connect(self._ask_for_problems)
        self._gentle = QToolButton(self)
        self._gentle.setCheckable(True)
        self._gentle.setText(BESIDE_ICON + self.tr("Use less of this computer"))
        self._gentle.setAccessibleName(self.tr("Use less of this computer"))
        self._gentle.setToolTip(self.tr("One core, at low priority, with pauses"))
        self._gentle.setIcon(icons.icon("gauge"))
        self._gentle.clicked.connect(self.gentleness_wanted)
        self._pause = self._button(self.tr("Pause"), self._pause_or_resume)
        self._cancel = self._button(self.tr("Cancel"), runner.cancel)
        self._again = self._button(self.tr("Import again"), runner.again)
        self._report = self._button(self.tr("Show report"), self._ask_for_report)
        self._close = QToolButton(self)
        self._close.setProperty("flat", True)
        self._close.setIcon(icons.icon("x", small=True))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close"))
        self._close.clicked.connect(runner.dismiss)
        self._lay_out()
        self._dress()
        appearance().changed.connect(self._dress)
        runner.changed.connect(self.show_state)
        self.show_state(runner.state)

    def _button(self, text: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("small", True)
        button.clicked.connect(does)
        return button

    def _link(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("plain", True)
        button.setAccessibleName(name)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        for part in (self._icon, self._name, self._progress, self._percent, self._rate, self._left):
            self._row.addWidget(part)
        self._row.addWidget(self._outcome)
        self._row.addWidget(self._sum)
        self._row.addWidget(self._problems)
        self._row.addWidget(self._waiting, 1)
        for button in (self._gentle, self._pause, self._cancel, self._again, self._report, self._close):
            self._row.addWidget(button)

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
        for label in (self._percent, self._rate, self._left, self._outcome, self._waiting):
            label.setFont(plain)
            label.setPalette(palette)
        self._name.setFont(fonts.font(Role.UI_STRONG))
        self._name.setStyleSheet(f"color: {look.text.name()}")
        self._problems.setFont(plain)
        self._problems.setStyleSheet(f"color: {look.warning.name()}")
        self._problems.setIcon(icons.icon("triangle-alert", "warning"))
        self._problems.setIconSize(QSize(px(14), px(14)))
        self._close.setIconSize(QSize(px(14), px(14)))
        self._gentle.setIconSize(QSize(px(15), px(15)))
        self._gentle.setFont(fonts.font(Role.UI))
        self._pause.setMinimumWidth(px(94))  # of "Resume", or what stands before it would jump
        # Figures keep their width, or everything after them would tremble.
        metrics = self._percent.fontMetrics()
        for label, widest in (
            (self._percent, words.percent(99)),
            (self._rate, words.rate(88_888)),
            (self._left, words.left(59 * 60)),
        ):
            label.setMinimumWidth(metrics.horizontalAdvance(widest))
        self.show_state(self._state)

    def show_state(self, state: ImportState) -> None:
        """Show how the import stands."""
        self._state = state
        pressed = any(each.hasFocus() for each in (self, self._gentle, self._pause, self._cancel))
        if pressed and state.phase is Phase.STOPPING:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # until there is something to press again
        self.setVisible(state.phase is not Phase.IDLE)
        if state.phase is Phase.IDLE:
            return
        look, active = theme(), state.active
        colour = look.error if state.phase is Phase.FAILED else look.good if state.phase is Phase.DONE else look.text2
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap(ICONS[state.phase], look.px(17), colour, ratio))
        name = words.subject(state)
        self._name.setText(self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, look.px(260)))
        self._name.setToolTip(name if active else "\n".join(path.name for path in state.paths) or name)
        self._show_progress(state)
        summed = state.phase is Phase.DONE and state.records > 0
        self._sum.setVisible(summed)
        self._outcome.setVisible(not active and not summed)
        self._outcome.set_text(words.outcome(state))
        self._problems.setVisible(state.problems > 0 and not summed)
        self._problems.setText(f"{BESIDE_ICON}{words.problems(state.problems)}")
        self._problems.setAccessibleName(words.problems(state.problems))
        self._waiting.set_text(words.waiting(state.waiting) if active else "")
        self._gentle.setVisible(active)
        self._gentle.setChecked(self._runner.gentle)
        self._pause.setVisible(active)
        self._pause.setEnabled(state.phase in (Phase.RUNNING, Phase.PAUSED))
        pause = self.tr("Resume") if state.phase is Phase.PAUSED else self.tr("Pause")
        self._pause.setText(f"{BESIDE_ICON}{pause}")
        self._pause.setAccessibleName(pause)
        self._pause.setIcon(icons.icon("play" if state.phase is Phase.PAUSED else "pause"))
        self._cancel.setVisible(active)
        self._cancel.setEnabled(state.phase is not Phase.STOPPING)
        self._again.setVisible(state.phase in (Phase.CANCELLED, Phase.FAILED))
        self._report.setVisible(not active and state.dump_id is not None)
        self._close.setVisible(not active)
        self._fit()
        if pressed and not active:  # what was pressed is gone; Qt would go to the other end of the window
            offered = (self._again, self._report, self._close)
            next_best = next(each for each in offered if each.isVisibleTo(self))
            next_best.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_progress(self, state: ImportState) -> None:
        for part in (self._progress, self._percent):
            part.setVisible(state.active)
        known = state.total > 0
        self._progress.setRange(0, 1000 if known or state.phase is Phase.STOPPING else 0)
        if known:
            self._progress.setValue(min(1000, state.done * 1000 // state.total))
        running = state.phase is Phase.RUNNING
        self._percent.setText(words.progress(state))
        self._rate.setVisible(running and state.rate > 0)
        self._rate.setText(words.rate(state.rate))
        self._left.setVisible(running)
        self._left.setText(words.left(state.seconds_left) if state.seconds_left is not None else "")
        quiet = state.phase in (Phase.PAUSED, Phase.STOPPING)
        colour = theme().text3.name() if quiet else theme().accent.name()
        self._progress.setStyleSheet(f"QProgressBar::chunk {{ background: {colour}; }}")

    def _fit(self) -> None:
        """Leave out what a narrow window has no room for, the least first."""
        px = theme().px
        narrow = self.width() < px(NARROW)
        only_icon = self.width() < px(1180)
        style = Qt.ToolButtonStyle
        self._gentle.setToolButtonStyle(style.ToolButtonIconOnly if only_icon else style.ToolButtonTextBesideIcon)
        self._progress.setFixedWidth(px(120 if narrow else 260))
        self._sum.show_state(self._state, narrow=narrow)
        if self.width() < px(620):
            self._rate.hide()
        if self.width() < px(520):
            self._left.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as the width allows."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and self._state.phase is not Phase.IDLE:
            self._show_progress(self._state)
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline over it."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, self.width(), 1, theme().line)

    def _pause_or_resume(self) -> None:
        if self._state.phase is Phase.PAUSED:
            self._runner.resume()
        else:
            self._runner.pause()

    def _follow(self, figure: Figure) -> None:
        query = words.import_query(self._state)
        match figure:
            case Figure.ARTICLES:
                self.search_wanted.emit(query)
            case Figure.DUPLICATES:
                self.search_wanted.emit(f"{query} is:repeated")
            case Figure.SKIPPED:
                self.skips_wanted.emit(self._state.skipped_in or self._state.dump_id)
            case Figure.PROBLEMS:
                self._ask_for_problems()

    def _ask_for_report(self) -> None:
        self.report_wanted.emit(self._state.dump_id)

    def _ask_for_problems(self) -> None:
        self.problems_wanted.emit(self._state.problems_in or self._state.dump_id)


class ElidedLabel(QLabel):
    """A label that gives way: cut in the middle where there is no room, whole in its tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(0)

    def set_text(self, text: str) -> None:
        """Show `text`, or as much of it as fits."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It may shrink to nothing."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
