"""How a command is painted."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from backfile.window.appearance import theme
from backfile.window.palette.command import Command
from backfile.window.palette.delegate import CommandDelegate
from backfile.window.palette.model import CommandsModel


def colours(typed: str) -> set[str]:
    """All that are in the picture of a command while that is typed."""
    model = CommandsModel()
    model.show([Command("Export results…", "download", print)])
    delegate = CommandDelegate()
    delegate.typed = typed
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 400, 36)
    image = QImage(400, 36, QImage.Format.Format_RGB32)
    image.fill(theme().bg)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    return {image.pixelColor(x, y).name() for x in range(400) for y in range(36)}


def test_what_was_typed_is_underlined_and_no_hit(qapp: QApplication) -> None:
    assert theme().accent.name() not in colours("")
    assert theme().accent.name() in colours("exp")
    assert theme().mark.name() not in colours("exp")
