"""The versions of an article to choose from: the two that are compared are A and B."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from backfile.window import fonts
from backfile.window.appearance import appearance, theme
from backfile.window.article import words
from backfile.window.compare.comparing import Group, Version
from backfile.window.facts import in_line
from backfile.window.fonts import Role
from backfile.window.ringed import RingedButton

HEIGHT, LEAST, BADGE = 62, 190, 19


class Cards(QScrollArea):
    """A press shows a version as B, with Shift as A."""

    chosen = Signal(object, object)  # the items that are A and B now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Versions"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it would stand on the cards
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cards: list[Card] = []
        self._pair: tuple[int, int] = (0, 0)
        self._laid_out = QTimer(self, interval=0, singleShot=True)  # before, no card has its place
        self._laid_out.timeout.connect(self._bring_into_view)
        appearance().changed.connect(self._measure)
        self._measure()

    @property
    def pair(self) -> tuple[int, int]:
        """The items that are A and B."""
        return self._pair

    def show_group(self, group: Group) -> None:
        """Other versions: the one that was read is B, and A what came before it; where it is the first, it is A."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._cards = []
        for version in group.versions:
            card = Card(version, holder)
            card.pressed_as.connect(self._choose)
            row.addWidget(card, 1)
            self._cards.append(card)
        self.setWidget(holder)
        items = [version.id for version in group.versions]
        if len(items) > 1:
            at = max(1, items.index(group.item) if group.item in items else 1)
            self._show_pair(items[at - 1], items[at])

    def step(self, by: int, *, first: bool) -> None:
        """A or B goes to the version `by` places on; the two never are the same."""
        items = [card.version.id for card in self._cards]
        here, other = self._pair if first else self._pair[::-1]
        if here not in items:
            return
        at = items.index(here) + by
        if 0 <= at < len(items) and items[at] == other:
            at += by
        if 0 <= at < len(items):
            self._choose(items[at], first)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.x() or turned.y()))

    def _choose(self, item: int, first: bool) -> None:
        one, other = self._pair
        if item in (one, other):
            if (item == one) != first:
                self._show_pair(other, one)  # the other way round
        else:
            self._show_pair(*((item, other) if first else (one, item)))

    def _show_pair(self, one: int, other: int) -> None:
        self._pair = (one, other)
        for card in self._cards:
            card.show_badge("A" if card.version.id == one else "B" if card.version.id == other else "")
        self._laid_out.start()
        self.chosen.emit(one, other)

    def _bring_into_view(self) -> None:
        """A, then B with some of the next one, so that it is known."""
        for item in self._pair:
            for card in self._cards:
                if card.version.id == item:
                    self.ensureWidgetVisible(card, theme().px(LEAST), 0)

    def _measure(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT))


class Card(RingedButton):
    """When, where, how long, and how much is as in the version before."""

    pressed_as = Signal(object, bool)  # the item, and whether it shall be A

    def __init__(self, version: Version, parent: QWidget) -> None:
        super().__init__(parent)
        self.version = version
        self._badge = ""
        self._when = words.day(version.date) if version.date else words.tr("Undated")
        known = version.share is not None
        share = self.tr("%1 % same as the one before").replace("%1", str(version.share)) if known else ""
        self._facts = in_line((version.source, share, words.tr("%Ln word(s)", version.words)))
        self.setToolTip(f"{self._when}\n{self._facts}\n" + self.tr("Press to compare with A; with Shift, as A"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_badge("")

    def show_badge(self, badge: str) -> None:
        """A, B, or neither."""
        self._badge = badge
        self.setAccessibleName(", ".join(part for part in (badge, self._when, self._facts) if part))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mouseReleaseEvent(event)
        if inside and event.button() == Qt.MouseButton.LeftButton:
            self.pressed_as.emit(self.version.id, shift)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.pressed_as.emit(self.version.id, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(LEAST + 60), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(LEAST), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, px = theme(), theme().px
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.tint if self._badge else look.hover if self.underMouse() else look.bg)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line)
        edge = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), look.line)
        badge = QRect(self.width() - px(14 + BADGE), px(11), px(BADGE), px(BADGE))
        inner = self.rect().adjusted(px(24), px(11), -px(14), -px(10))
        self._line(painter, inner.adjusted(0, 0, -px(BADGE + 6), 0), Role.SMALL_STRONG, self._when, top=True)
        painter.setPen(look.text2 if self._badge else look.text3)
        self._line(painter, inner, Role.ROW_META, self._facts, top=False)
        if self._badge:
            self._paint_badge(painter, self.style().visualRect(self.layoutDirection(), self.rect(), badge))
        if self.ringed:
            painter.setPen(QPen(look.accent, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _line(self, painter: QPainter, box: QRect, role: Role, text: str, *, top: bool) -> None:
        painter.setFont(fonts.font(role, tabular=True))
        if top:
            painter.setPen(theme().text)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
        side = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom
        placed = self.style().visualRect(self.layoutDirection(), self.rect(), box)
        painter.drawText(placed, side | Qt.AlignmentFlag.AlignLeading, text)

    def _paint_badge(self, painter: QPainter, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().accent)
        painter.drawEllipse(box)
        painter.setFont(fonts.font(Role.SECTION))
        painter.setPen(theme().on_accent)
        painter.drawText(box.translated(QPoint(0, 0)), Qt.AlignmentFlag.AlignCenter, self._badge)
