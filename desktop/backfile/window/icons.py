"""Icons of one set (Lucide), one colour each, tinted from the theme as they are painted: crisp at any size."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from backfile.paths import resources
from backfile.window.appearance import theme

STROKE = 1.5  # on Lucide's grid of 24


def icon(name: str, colour: str = "text2", *, filled: bool = False, small: bool = False) -> QIcon:
    """A Lucide icon in a colour of the theme: accent when on, line2 when disabled. `small`: heavier, for 13 px."""
    return QIcon(_Engine(name, colour, filled, small))


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0, *, filled: bool = False) -> QPixmap:
    """A Lucide icon of `size` device-independent pixels."""
    return _pixmap(name, size, colour.rgba(), ratio, filled, STROKE)


def paint(painter: QPainter, rect: QRect, name: str, colour: QColor, *, filled: bool = False) -> None:
    """Paint an icon, centred in `rect`, as large as its shorter side."""
    size = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatioF()
    box = QRect(0, 0, size, size)
    box.moveCenter(rect.center())
    painter.drawPixmap(box.topLeft(), pixmap(name, size, colour, ratio, filled=filled))


class _Engine(QIconEngine):
    def __init__(self, name: str, token: str, filled: bool, small: bool) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._filled = filled
        self._stroke = 1.9 if small else STROKE

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        size = min(rect.width(), rect.height())
        made = _pixmap(self._name, size, self._colour(mode, state).rgba(), ratio, self._filled, self._stroke)
        painter.drawPixmap(rect.center() - QRect(0, 0, size, size).center(), made)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        side = min(size.width(), size.height())
        return _pixmap(self._name, side, self._colour(mode, state).rgba(), scale, self._filled, self._stroke)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token, self._filled, self._stroke != STROKE)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        look = theme()
        if mode == QIcon.Mode.Disabled:
            return look.line2
        if state == QIcon.State.On:
            return look.accent
        return look.colour(self._token)


@lru_cache(maxsize=512)
def _pixmap(name: str, size: int, rgba: int, ratio: float, filled: bool, stroke: float) -> QPixmap:
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _renderer(name, QColor.fromRgba(rgba).name(), filled, stroke).render(painter, QRectF(made.rect()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str, filled: bool, stroke: float) -> QSvgRenderer:
    svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"').replace("currentColor", colour)
    if filled:
        svg = svg.replace('fill="none"', f'fill="{colour}"')
    return QSvgRenderer(QByteArray(svg.encode()))
