"""A layout that lets its widgets flow like words: as many in a line as fit, and no more lines than it may have."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """The last item, the tail, stands after what fits; the rest is hidden, and `overflowed` says how many."""

    overflowed = Signal(int)

    def __init__(self, parent: QWidget, gap: int, lines: int = 2) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._lines = lines

    def set_lines(self, lines: int) -> None:
        """How many lines there may be."""
        self._lines = lines
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insert(self, number: int, widget: QWidget) -> None:
        """Put a widget before the one that stands there."""
        self.addWidget(widget)
        self._items.insert(number, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return flow([item.sizeHint() for item in self._items], width, self._gap, self._lines).height

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        heights = [item.sizeHint().height() for item in self._items]
        return QSize(0, max(heights, default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        flowed = flow([item.sizeHint() for item in self._items], rect.width(), self._gap, self._lines)
        rtl = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item, box in zip(self._items, flowed.boxes, strict=True):
            if box is None:
                item.setGeometry(QRect(-9999, 0, 0, 0))
                continue
            left = rect.width() - box.right() - 1 if rtl else box.left()
            item.setGeometry(QRect(rect.topLeft() + QPoint(left, box.top()), box.size()))
        self.overflowed.emit(flowed.hidden)


class Flowed:
    """Where each item lies, None for what is hidden."""

    def __init__(self, boxes: list[QRect | None], height: int, hidden: int) -> None:
        self.boxes = boxes
        self.height = height
        self.hidden = hidden


def flow(sizes: list[QSize], width: int, gap: int, lines: int) -> Flowed:
    """Flow items of these sizes; the last one always keeps its place."""
    if not sizes:
        return Flowed([], 0, 0)
    every = _placed(sizes, width, gap)
    if every[-1][0] < lines:
        return _flowed(sizes, every, gap, 0)
    for shown in range(len(sizes) - 2, -1, -1):
        some = _placed([*sizes[:shown], sizes[-1]], width, gap)
        if some[-1][0] < lines:
            places: list[tuple[int, int] | None] = [*some[:-1], *[None] * (len(sizes) - 1 - shown), some[-1]]
            return _flowed(sizes, places, gap, len(sizes) - 1 - shown)
    return _flowed(sizes, [*[None] * (len(sizes) - 1), (0, 0)], gap, len(sizes) - 1)


def _placed(sizes: list[QSize], width: int, gap: int) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    line = x = 0
    for size in sizes:
        if x and size.width() and x + size.width() > width:
            line, x = line + 1, 0
        places.append((line, x))
        x += size.width() + (gap if size.width() else 0)
    return places


def _flowed(
    sizes: list[QSize], places: "list[tuple[int, int]] | list[tuple[int, int] | None]", gap: int, hidden: int
) -> Flowed:
    high = max(size.height() for size in sizes)
    boxes = [
        QRect(QPoint(place[1], place[0] * (high + gap) + (high - size.height()) // 2), size) if place else None
        for size, place in zip(sizes, places, strict=True)
    ]
    last = max((place[0] for place in places if place is not None), default=0)
    return Flowed(boxes, (last + 1) * high + last * gap, hidden)
