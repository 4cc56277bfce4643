"""What a person does in a window, and what is waited for after it."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from backfile.window.main import MainWindow
from backfile.window.results.model import Role
from backfile.window.results.row import Row


def found(window: MainWindow, qtbot: QtBot, total: int) -> None:
    """So many are in the list."""
    qtbot.waitUntil(lambda: len(window.results.list.results.ids) == total, timeout=10_000)


def asked(window: MainWindow) -> str:
    """What the window asks, as text."""
    return window.inquiry.question.query.text


def type_in(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Put words in place of what stands in the field, as a keyboard or an input method does."""
    field = window.top.field
    field.setFocus()
    field.selectAll()
    if words.isascii():
        qtbot.keyClicks(field, words)
    else:  # as an input method hands it over
        composed = QInputMethodEvent()
        composed.setCommitString(words)
        QApplication.sendEvent(field, composed)


def first_row(window: MainWindow, qtbot: QtBot) -> Row:
    """The first row, as soon as it is read."""
    results = window.results.list.results
    qtbot.waitUntil(lambda: isinstance(results.data(results.index(0, 0), Role.ROW), Row), timeout=10_000)
    row = results.data(results.index(0, 0), Role.ROW)
    assert isinstance(row, Row)
    return row


def reading(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """The article that is open has these words."""
    qtbot.waitUntil(lambda: words in window.article.page.toPlainText(), timeout=10_000)


def next_button(window: MainWindow, qtbot: QtBot, text: str) -> QAbstractButton:
    """The first button that is seen with this text, as soon as there is one."""

    def buttons() -> list[QAbstractButton]:
        return [each for each in window.findChildren(QAbstractButton) if text in each.text() and each.isVisible()]

    qtbot.waitUntil(lambda: bool(buttons()), timeout=10_000)
    return buttons()[0]
