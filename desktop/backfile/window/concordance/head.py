"""Over the lines: the way back, their order, how many there are, and what can be written."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from backfile.window import fonts, icons, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.concordance.sort_keys import SortKeys
from backfile.window.concordance.told import Told
from backfile.window.export_button import ExportButton
from backfile.window.fonts import Role

SHORT_FROM = 560
BRIEF_TO = 720
BACK = 160


class LinesHead(QWidget):
    """`export` is connected by who knows what there is to write."""

    def __init__(self, export: ExportButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QToolButton(self)
        self.back.setProperty("link", True)
        self.back.setIcon(icons.icon("arrow-left", "accent", small=True))
        self.back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back.hide()
        self.sort = SortKeys(self)
        self.count = Count(self)
        self.export = export
        self.beside = QToolButton(self)
        self.beside.setProperty("flat", True)
        self.beside.setCheckable(True)
        self.beside.setIcon(icons.icon("table"))
        self.beside.setAccessibleName(self.tr("Collocates and dispersion"))
        self.beside.setToolTip(self.beside.accessibleName())
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.back)
        self._row.addWidget(self.sort)
        self._row.addWidget(self.count, 1)
        self._row.addWidget(self.export)
        self._row.addWidget(self.beside)
        appearance().changed.connect(self._dress)
        self._dress()

    def show_back(self, words: str | None) -> None:
        """The words that were narrowed; None where nothing was."""
        self.back.setVisible(words is not None)
        if words is not None:
            metrics = self.back.fontMetrics()
            self.back.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, theme().px(BACK)))
            said = self.tr("Back to %1").replace("%1", words)
            self.back.setToolTip(said)
            self.back.setAccessibleName(said)

    def show_told(self, told: Told) -> None:
        """Lines came."""
        total, read = len(told.lines), told.lines.articles
        lines = self.tr("%1 line(s)", "", total).replace("%1", numbers.count(total))
        articles = self.tr("from %1 article(s)", "", read).replace("%1", numbers.count(read))
        said = f"{lines} {articles}" + ("" if told.lines.complete or told.lines.paused else "…")
        self.count.setText(said)
        self.count.brief = lines
        versions = self.tr("%1 later version(s) of them are folded and not shown", "", told.folded)
        more = versions.replace("%1", numbers.count(told.folded)) if told.folded else ""
        self.count.setToolTip(f"{said}. {more}".rstrip())
        if more:
            self.count.setText(f"{said}, {self.tr('%1 folded').replace('%1', numbers.count(told.folded))}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        brief = width < theme().px(BRIEF_TO)
        self.sort.set_named(not brief)
        self.export.set_brief(brief)
        wide = width >= theme().px(SHORT_FROM)
        for part in (self.count, self.export):
            part.setVisible(wide)

    def _dress(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(16), px(6), px(16), px(6))
        self._row.setSpacing(px(8))
        self.beside.setIconSize(QSize(px(16), px(16)))
        self.count.setFont(fonts.font(Role.SMALL, tabular=True))
        self.back.setFont(fonts.font(Role.SMALL_STRONG))


class Count(QLabel):
    """All of it where there is room, else what is `brief`; all of it is in the tooltip as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brief = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme().text2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.shown)

    @property
    def shown(self) -> str:
        """What there is room for; nothing where the number of lines alone is too long."""
        fits = (
            each for each in (self.text(), self.brief) if self.fontMetrics().horizontalAdvance(each) <= self.width()
        )
        return next(fits, "")
