"""The panel: a field, the values that it means, and how many there are."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from backfile.window import fonts, numbers
from backfile.window.all_values.list import ValuesList
from backfile.window.all_values.looking import Values, Wish
from backfile.window.all_values.model import ValuesModel
from backfile.window.appearance import theme
from backfile.window.fonts import Role
from backfile.window.overlay import Overlay
from backfile.window.question import Filter, Question, of_facet
from backfile.window.sidebar.facets import LABELS

WIDTH, HEIGHT, QUIET = 360, 560, 120


class AllValuesPanel(Overlay):
    """Stays open while several values are taken. Says what is wanted of the question; the window asks."""

    wanted = Signal(object)  # Wish
    exactly_wanted = Signal(object)  # tuple[str, ...]: names whose counts are seen and not exact
    included = Signal(object, bool)  # Filter, and whether beside the others
    excluded = Signal(object)  # Filter

    def __init__(self, facet: str, window: QWidget, beside: QWidget) -> None:
        super().__init__(window, partial(_beside, window, beside))
        self._facet = facet
        self._by_name = False
        self._shown: Wish | None = None
        self.setAccessibleName(LABELS[facet]())
        self.model = ValuesModel(facet, self)
        self.list = ValuesList(self.model, self.panel)
        self.list.setAccessibleName(LABELS[facet]())
        self.field = self._field()
        self._said = QLabel(self.panel)
        self._orders = {by_name: self._order(by_name) for by_name in (False, True)}
        self._seen = QTimer(self, interval=QUIET, singleShot=True)
        self._seen.timeout.connect(self._want_exactly)
        self._place_parts()
        self.list.verticalScrollBar().valueChanged.connect(self._seen.start)
        self.list.toggled.connect(self._toggle)
        self.list.only.connect(self._take_only)
        self.list.left_out.connect(self._leave_out)
        self.list.typed.connect(self._type_on)
        self.list.left.connect(self.field.setFocus)
        self._sort(facet == "year")

    def open(self) -> None:
        super().open()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.look()

    def look(self) -> None:
        """Ask for what is wanted now; an answer may have been lost with the question that it belonged to."""
        self.wanted.emit(Wish(self._facet, self.field.text(), self._by_name))

    def show_values(self, values: Values) -> None:
        """What was found, if it is still wanted."""
        if values.wish != Wish(self._facet, self.field.text(), self._by_name):
            return
        current, bar = self.list.currentIndex().row(), self.list.verticalScrollBar()
        at = bar.value() if values.wish == self._shown else 0  # the same again, since there is more in the library
        self.model.show(values.values)
        self.list.setCurrentIndex(self.model.index(min(current, self.model.rowCount() - 1), 0))
        bar.setValue(at)
        self._shown = values.wish
        words = "%1" if values.found == values.total else self.tr("%1 of %2")
        self._said.setText(words.replace("%1", numbers.count(values.found)).replace("%2", numbers.count(values.total)))
        self._seen.start()

    def show_question(self, question: Question) -> None:
        """What of them is included and excluded."""
        self.model.show_question(question)

    def show_exactly(self, name: str, count: int) -> None:
        """How many items have one of the names."""
        self.model.show_exactly(name, count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down:
                    self.list.enter()
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._take_only(self.model.index(max(self.list.currentIndex().row(), 0), 0))
                    return True
        return super().eventFilter(watched, event)

    def _toggle(self, index: QModelIndex) -> None:
        self.included.emit(self._filter(index), True)

    def _take_only(self, index: QModelIndex) -> None:
        if index.isValid():
            self.included.emit(self._filter(index), False)
            self.leave()

    def _leave_out(self, index: QModelIndex) -> None:
        self.excluded.emit(self._filter(index))

    def _filter(self, index: QModelIndex) -> Filter:
        return of_facet(self._facet, self.model.value(index.row()).value)

    def _type_on(self, letters: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.insert(letters)

    def _sort(self, by_name: bool) -> None:
        self._by_name = by_name
        for each, button in self._orders.items():
            button.setChecked(each is by_name)
            button.setFont(fonts.font(Role.SMALL_STRONG if each is by_name else Role.SMALL))
        if self.isVisible():
            self.look()

    def _want_exactly(self) -> None:
        rows = self.list.rows_in_view()
        names = [value.value for value in map(self.model.value, rows) if not value.exact and value.value is not None]
        if names:
            self.exactly_wanted.emit(tuple(names))

    # The parts

    def _field(self) -> QLineEdit:
        field = QLineEdit(self.panel)
        words = self.tr("Find in %1").replace("%1", LABELS[self._facet]())
        field.setPlaceholderText(words)
        field.setAccessibleName(words)
        field.setFixedHeight(theme().px(30))
        field.textChanged.connect(self.look)
        field.installEventFilter(self)
        return field

    def _order(self, by_name: bool) -> QToolButton:
        button = QToolButton(self.panel)
        named = self.tr("By year") if self._facet == "year" else self.tr("By name")
        button.setText(named if by_name else self.tr("By count"))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._sort(by_name))
        return button

    def _place_parts(self) -> None:
        px = theme().px
        self.panel.setFixedSize(px(WIDTH), min(px(HEIGHT), self._window.height() - px(24)))
        title = QLabel(LABELS[self._facet](), self.panel)
        title.setFont(fonts.font(Role.UI_STRONG))
        self._said.setFont(fonts.font(Role.SMALL, tabular=True))
        foot = QLabel(self.tr("Space or a click adds a value, − excludes it, Enter shows it alone"), self.panel)
        foot.setFont(fonts.font(Role.AXIS))
        foot.setWordWrap(True)
        for label in (self._said, foot):
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme().text3)
            label.setPalette(palette)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        for part in (title, self._said):
            head.addWidget(part)
        head.addStretch(1)
        for button in self._orders.values():
            head.addWidget(button)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, px(10), 0, px(10))
        column.setSpacing(px(8))
        for layout, before, after, stretch in (
            (head, 16, 10, 0), (_row(self.field), 14, 14, 0), (_row(self.list), 4, 1, 1), (_row(foot), 16, 16, 0)
        ):  # fmt: skip
            layout.setContentsMargins(px(before), 0, px(after), 0)
            column.addLayout(layout, stretch)


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    return row


def _beside(window: QWidget, sidebar: QWidget) -> QPoint:
    """At the upper far corner of the sidebar."""
    rtl = sidebar.layoutDirection() == Qt.LayoutDirection.RightToLeft
    at = sidebar.mapTo(window, QPoint(0, theme().px(40)))
    px = theme().px
    return at - QPoint(px(WIDTH + 6), 0) if rtl else at + QPoint(sidebar.width() + px(6), 0)
