"""The bar at the window's foot: how an import goes, and how it went."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.elided_label import ElidedLabel
from backfile.window.fonts import Role
from backfile.window.foot_bar import FootBar
from backfile.window.imports import words
from backfile.window.imports.runner import ImportRunner
from backfile.window.imports.state import ImportState, Phase
from backfile.window.imports.sum_line import Figure, SumLine

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


class ImportBar(FootBar):
    """Shows one runner's state; it is hidden where there is nothing to tell."""

    report_wanted = Signal(object)  # the dump's id, or None for all of them
    problems_wanted = Signal(object)  # the same, its problems in view
    skips_wanted = Signal(object)  # the same, what was left alone in view
    search_wanted = Signal(str)  # a query
    gentleness_wanted = Signal(bool)  # whether to use less of this computer

    def __init__(self, runner: ImportRunner, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Import"), parent)
        self._runner = runner
        self._state = ImportState()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
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
        for part in (self._percent, self._rate, self._left, self._outcome, self._sum, self._problems):
            self.row.addWidget(part)
        self.row.addWidget(self._waiting, 1)
        for button in (self._gentle, self._pause, self._cancel, self._again, self._report, self._close):
            self.row.addWidget(button)

    def _dress(self) -> None:
        look = theme()
        px = look.px
        self.dress((self._percent, self._rate, self._left, self._outcome, self._waiting))
        self._problems.setFont(fonts.font(Role.UI, tabular=True))
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
        self.show_icon(ICONS[state.phase], colour)
        name = words.subject(state)
        self.show_name(name, name if active else "\n".join(path.name for path in state.paths) or name, 260)
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
        for part in (self.progress, self._percent):
            part.setVisible(state.active)
        known = state.total > 0
        self.progress.setRange(0, 1000 if known or state.phase is Phase.STOPPING else 0)
        if known:
            self.progress.setValue(min(1000, state.done * 1000 // state.total))
        running = state.phase is Phase.RUNNING
        self._percent.setText(words.progress(state))
        self._rate.setVisible(running and state.rate > 0)
        self._rate.setText(words.rate(state.rate))
        self._left.setVisible(running)
        self._left.setText(words.left(state.seconds_left) if state.seconds_left is not None else "")
        quiet = state.phase in (Phase.PAUSED, Phase.STOPPING)
        self.show_colour(theme().text3 if quiet else theme().accent)

    def _fit(self) -> None:
        """Leave out what a narrow window has no room for, the least first."""
        px = theme().px
        only_icon = self.width() < px(1180)
        style = Qt.ToolButtonStyle
        self._gentle.setToolButtonStyle(style.ToolButtonIconOnly if only_icon else style.ToolButtonTextBesideIcon)
        self.fit_progress()
        self._sum.show_state(self._state, narrow=self.is_narrow)
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
