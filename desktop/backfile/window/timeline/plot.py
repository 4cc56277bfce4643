"""Where the bars of a timeline stand, and which of them a pointer is on. Pure. Time runs from left to right."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from backfile.window.theme import Theme
from backfile.window.timeline.brush import Hold, Reach

INSET, ABOVE, AXIS = 5, 4, 20  # room for the focus ring at the sides and above; for the words below
BESIDE = 6  # between the bars and what is undated
GRAB = 6  # px beside an edge at which a press takes hold of it


@dataclass(frozen=True, slots=True)
class Plot:
    """Boxes in px from the widget's corner; `undated` is empty where nothing is."""

    area: QRectF
    undated: QRectF
    count: int

    @property
    def step(self) -> float:
        """A bar with its gap."""
        return self.area.width() / max(1, self.count)

    def x(self, number: int) -> float:
        """Where a bar begins."""
        return self.area.left() + number * self.step

    def box(self, number: int) -> QRectF:
        """All the room of a bar."""
        return QRectF(self.x(number), self.area.top(), self.step, self.area.height())

    def bar_at(self, x: float) -> int:
        """The bar there, or the one nearest to it."""
        return min(max(int((x - self.area.left()) // self.step), 0), self.count - 1)

    def edges(self, reach: Reach) -> tuple[float, float]:
        """Where a brush begins and ends."""
        return self.x(reach[0]), self.x(reach[1] + 1)

    def hold_at(self, x: float, reach: Reach | None) -> Hold:
        """What a press there would take hold of."""
        if reach is None:
            return Hold.NEW
        first, last = self.edges(reach)
        near_first, near_last = abs(x - first), abs(x - last)
        if min(near_first, near_last) <= GRAB:
            return Hold.FIRST if near_first < near_last else Hold.LAST
        return Hold.ALL if first < x < last else Hold.NEW


def lay_out(size: QSizeF, theme: Theme, count: int, *, undated: float, mirrored: bool) -> Plot:
    """Bars with the undated beside them, `undated` px wide; at the other side where one reads from the right."""
    px = theme.px
    left, right, top = px(INSET), size.width() - px(INSET), px(ABOVE)
    foot = size.height() - px(AXIS)
    if not undated:
        return Plot(QRectF(left, top, max(1.0, right - left), foot - top), QRectF(), count)
    apart = undated + px(BESIDE)
    area = QRectF(left + (apart if mirrored else 0), top, max(1.0, right - left - apart), foot - top)
    column = QRectF(left if mirrored else right - undated, top, undated, size.height() - top)
    return Plot(area, column, count)
