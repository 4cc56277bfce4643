"""Every table of rows is gone through, opened and copied from alike."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from backfile.window.rows.delegate import RowDelegate
from backfile.window.rows.model import Index, RowsModel
from backfile.window.rows.table import RowsTable

Key = Qt.Key


class Ports(RowsModel):
    """Three harbours."""

    names: Sequence[str] = ("Alder", "Birch", "Cedar")

    def count(self) -> int:
        return len(self.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.names[index.row()] if role == Qt.ItemDataRole.DisplayRole else None


class PortDelegate(RowDelegate):
    """The name alone."""

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.drawText(option.rect, str(index.data()))


class PortTable(RowsTable):
    """Notes what is opened."""

    def __init__(self) -> None:
        super().__init__(Ports(), PortDelegate())
        self.opened: list[int] = []

    def cells(self, index: QModelIndex) -> Sequence[str]:
        return [str(index.data()), str(index.row())]

    def open_row(self, index: QModelIndex) -> None:
        self.opened.append(index.row())


@pytest.fixture
def ports(qtbot: QtBot) -> PortTable:
    table = PortTable()
    qtbot.addWidget(table)
    return table


@pytest.mark.parametrize(
    ("pressed", "row"),
    [
        ([Key.Key_J], 0),  # the first, where none is current
        ([Key.Key_J, Key.Key_J], 1),
        ([Key.Key_J, Key.Key_Down], 1),
        ([Key.Key_J, Key.Key_End], 2),
        ([Key.Key_J, Key.Key_End, Key.Key_J], 2),  # there is none below
        ([Key.Key_J, Key.Key_End, Key.Key_K], 1),
        ([Key.Key_J, Key.Key_End, Key.Key_Home], 0),
        ([Key.Key_J, Key.Key_C], 0),  # a letter is a shortcut, not the beginning of a name
    ],
)
def test_the_keyboard_goes_through_the_rows(qtbot: QtBot, ports: PortTable, pressed: list[Key], row: int) -> None:
    for key in pressed:
        qtbot.keyClick(ports, key)
    assert ports.currentIndex().row() == row


def test_up_from_the_first_row_leaves(qtbot: QtBot, ports: PortTable) -> None:
    ports.step(0)
    with qtbot.waitSignal(ports.left):
        qtbot.keyClick(ports, Key.Key_Up)
    assert ports.currentIndex().row() == 0


def test_enter_opens_the_row_that_is_current_and_nothing_else(qtbot: QtBot, ports: PortTable) -> None:
    qtbot.keyClick(ports, Key.Key_Return)
    ports.choose(1)
    qtbot.keyClick(ports, Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert ports.opened == [1]


def test_a_row_is_copied_with_tabs_between_its_cells(qtbot: QtBot, ports: PortTable) -> None:
    QGuiApplication.clipboard().setText("before")
    qtbot.keyClick(ports, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"  # no row is current
    ports.choose(2)
    qtbot.keyClick(ports, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Cedar\t2"


def test_rows_have_no_rows_below_them(ports: PortTable) -> None:
    model = ports.model()
    assert (model.rowCount(), model.columnCount()) == (3, 1)
    assert (model.rowCount(model.index(0, 0)), model.columnCount(model.index(0, 0))) == (0, 0)
