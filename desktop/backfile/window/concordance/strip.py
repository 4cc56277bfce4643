"""Where the hits lie over time: a tick for each part of the articles that has some, the darker the more."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backfile.window import dates, fonts
from backfile.window.appearance import appearance, theme
from backfile.window.concordance.concording import Spread
from backfile.window.fonts import Role

TITLE, BAND, FOOT = 30, 24, 24


class Strip(QWidget):
    """Title, Juilland's D, the band, and the dates at its ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spread: Spread | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Dispersion"))
        appearance().changed.connect(self.updateGeometry)

    def show_spread(self, spread: Spread | None) -> None:
        """Another dispersion; None while it is not known."""
        self._spread = spread
        self.setAccessibleDescription(self._figure())
        self.setToolTip(self._range())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(TITLE + BAND + FOOT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter = theme(), QPainter(self)
        px, side = look.px, look.px(16)
        row = QRectF(side, 0, self.width() - 2 * side, px(TITLE))
        painter.setFont(fonts.font(Role.SMALL_STRONG))
        painter.setPen(look.text)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tr("Dispersion"))
        painter.setFont(fonts.font(Role.SMALL, tabular=True))
        painter.setPen(look.text2)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._figure())
        band = QRectF(side, px(TITLE), row.width(), px(BAND))
        self._ticks(painter, band)
        foot = QRectF(side, band.bottom(), row.width(), px(FOOT))
        if self._spread is not None and self._spread.first is not None:
            painter.setPen(look.text3)
            ends = (dates.short(end[:7] if end else None) for end in (self._spread.first, self._spread.last))
            for end, at in zip(ends, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True):
                painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | at, end)

    def _ticks(self, painter: QPainter, band: QRectF) -> None:
        look = theme()
        hits = self._spread.dispersion.hits if self._spread is not None else ()
        highest = max(hits, default=0)
        for number, count in enumerate(hits):
            if count:
                colour = QColor(look.accent)
                colour.setAlphaF(0.35 + 0.65 * count / highest)
                width = band.width() / len(hits)
                painter.fillRect(
                    QRectF(band.left() + number * width, band.top(), max(1.0, width - 1), band.height()), colour
                )
        painter.setPen(look.line)
        painter.drawRect(band.adjusted(0, 0, -1, -1))

    def _figure(self) -> str:
        evenness = self._spread.dispersion.evenness if self._spread is not None else None
        return "" if evenness is None else self.tr("Juilland’s D %1").replace("%1", f"{evenness:.2f}")

    def _range(self) -> str:
        if self._spread is None:
            return ""
        said = self.tr("In %1 of %2 articles, %3 of %4 sources")
        found = self._spread.dispersion
        for number, value in enumerate((found.articles, found.of, found.sources, found.of_sources), 1):
            said = said.replace(f"%{number}", f"{value:,}")
        return said
