"""Renders resources/icon.svg (icon-small.svg up to 32 pixels) to resources/icon/SIZE.png. Run it when they change."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SMALL = (16, 24, 32)
LARGE = (48, 64, 128, 256, 512)
RESOURCES = Path(__file__).resolve().parents[1] / "resources"

for drawing, sizes in (("icon-small.svg", SMALL), ("icon.svg", LARGE)):
    renderer = QSvgRenderer(str(RESOURCES / drawing))
    for size in sizes:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(RESOURCES / "icon" / f"{size}.png"))
