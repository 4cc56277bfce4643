"""What is drawn, in which spans, smoothed or not, and what can be written."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.export_button import ExportButton
from backfile.window.fonts import Role
from backfile.window.over_time.curves import SMOOTHED
from backfile.window.search_bar.flow import FlowLayout
from backfile.window.tabs import ASIDE, Tabs
from backfile.window.tick_box import TickBox


class Switches(QWidget):
    """They flow into lines where there is no room beside each other."""

    save_wanted = Signal(str)  # "png", "svg" or "table"
    stop_wanted = Signal()  # of what is being written

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        measures = {
            "thousand": self.tr("Per thousand articles"),
            "million": self.tr("Per million words"),
            "count": self.tr("Count"),
        }
        spans = {
            "year": self.tr("Year"),
            "quarter": self.tr("Quarter"),
            "month": self.tr("Month"),
            "week": self.tr("Week"),
            "day": self.tr("Day"),
        }
        self.measure = Tabs(self.tr("What is drawn"), measures, self)
        self.by = Tabs(self.tr("Span"), spans, self)
        self.smoothed = TickBox("", self)
        self.smoothed.setToolTip(
            self.tr("Each point is the figure of its span, the one before and the one after it, taken together")
        )
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.export = ExportButton(self.stop_wanted.emit, self)
        self.export.offers = {words: partial(self.save_wanted.emit, kind) for kind, words in self._files().items()}
        self._smoothing = QWidget(self)
        self._smoothing_row = QHBoxLayout(self._smoothing)
        self._smoothing_row.addWidget(self.smoothed)
        words = QWidget(self)
        self._flow = FlowLayout(words, theme().px(12), 100)
        for part in (self.measure, self.by, self._smoothing):
            self._flow.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words, 1)
        self._beside = QVBoxLayout()
        self._beside.addWidget(self.export)
        self._beside.addStretch(1)
        row.addLayout(self._beside)
        self.by.chosen.connect(self._name_smoothing)
        self.by.show_chosen("month")
        self._name_smoothing("month")
        appearance().changed.connect(self._dress)
        self._dress()

    def _name_smoothing(self, by: object) -> None:
        names = {
            "year": self.tr("Smoothed over %1 years"),
            "quarter": self.tr("Smoothed over %1 quarters"),
            "month": self.tr("Smoothed over %1 months"),
            "week": self.tr("Smoothed over %1 weeks"),
            "day": self.tr("Smoothed over %1 days"),
        }
        self.smoothed.setText(names[str(by)].replace("%1", str(SMOOTHED)))
        self.updateGeometry()

    def _files(self) -> dict[str, str]:
        return {"png": self.tr("Chart as PNG…"), "svg": self.tr("Chart as SVG…"), "table": self.tr("Figures…")}

    def _dress(self) -> None:
        self._smoothing_row.setContentsMargins(theme().px(ASIDE), 0, 0, 0)  # as the words of tabs
        self._beside.setContentsMargins(0, theme().px(2), 0, 0)  # beside the middle of the first line of tabs
        self.smoothed.setFont(fonts.font(Role.SMALL))
