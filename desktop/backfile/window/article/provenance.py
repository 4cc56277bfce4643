"""The strip under an article, always there: dump › member › record, bytes, digest, and the way to the raw record."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from backfile.article import Sighting
from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.article import words
from backfile.window.fonts import Role

HEIGHT = 36


def strip_texts(sightings: tuple[Sighting, ...]) -> tuple[str, str, str]:
    """The way to the raw record, what follows it, and the digest."""
    first = sightings[0]
    rest = [words.span(first.at)]
    if len(sightings) > 1:
        rest.append(words.tr("%Ln sighting(s)", len(sightings)))
    after = " · ".join(part for part in rest if part)
    digest = "" if len(sightings) > 1 or not first.at.sha256 else f"sha256 {first.at.sha256[:4]}…{first.at.sha256[-4:]}"
    return " › ".join(words.steps(first)), after, digest


class WayLabel(QWidget):
    """The way in one line; elided in the middle where there is no room, and then told by its tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._way = self._after = self._digest = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def set_texts(self, way: str, after: str, digest: str) -> None:
        """Show these; what follows is left out before the way is cut."""
        self._way, self._after, self._digest = way, after, digest
        whole = " · ".join(part for part in (way, after, digest) if part)
        self.setAccessibleName(whole)
        self.setToolTip(whole)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """As much of it as fits."""
        painter = QPainter(self)
        plain, mono = fonts.font(Role.SMALL), fonts.font(Role.CODE)
        mono.setPointSizeF(mono.pointSizeF() * 11.5 / 12)
        metrics = QFontMetrics(plain)
        text = self._way
        room = self.width()
        following = f", {self._after}" if self._after.startswith(words.tr("bytes")) else f" · {self._after}"
        if self._after and metrics.horizontalAdvance(text + following) <= room:
            text += following
        text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        painter.setFont(plain)
        painter.setPen(theme().text2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        x = metrics.horizontalAdvance(text)
        digest = f" · {self._digest}"
        if self._digest and x + QFontMetrics(mono).horizontalAdvance(digest) <= room:
            painter.drawText(QRect(x, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, " · ")
            painter.setFont(mono)
            box = QRect(x + metrics.horizontalAdvance(" · "), 0, room, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._digest)


class ProvenanceStrip(QWidget):
    """Tells where the article comes from."""

    raw_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Provenance"))
        self._way = WayLabel(self)
        self._raw = QPushButton(self.tr("Show raw record"), self)
        self._raw.setProperty("plain", True)
        self._raw.clicked.connect(self.raw_wanted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._way, 1)
        self._row.addWidget(self._raw)
        appearance().changed.connect(self._dress)
        self._dress()
        self.show_sightings(())

    def show_sightings(self, sightings: tuple[Sighting, ...]) -> None:
        """Show the first of them, and how many there are."""
        self._way.set_texts(*(strip_texts(sightings) if sightings else ("", "", "")))
        self._raw.setVisible(bool(sightings))
        self.update()

    def _dress(self) -> None:
        px = theme().px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(38), 1, px(16), 0)
        self._row.setSpacing(px(16))
        self._raw.setFont(fonts.font(Role.SMALL))

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew in another font or palette."""
        super().changeEvent(event)
        self._way.update()

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        return QSize(theme().px(420), theme().px(HEIGHT))

    def paintEvent(self, _: QPaintEvent) -> None:
        """The hairline over it, and its icon; nothing where there is no article."""
        if not self._raw.isVisible():
            return
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme().line)
        size = theme().px(15)
        box = QRect(theme().px(16), (self.height() - size) // 2, size, size)
        icons.paint(painter, box, "file-check", theme().text3)
