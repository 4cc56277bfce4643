"""The pictures of an article, decoded for the page: in a thread, since a large one takes longer than a frame."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap

if TYPE_CHECKING:
    from backfile.article import Article
    from backfile.library import Library

WIDEST, HIGHEST = 1240, 960
"""Pixels that a decoded picture may have: twice the column, for a fine screen."""
MOST = 24
"""Pictures of one article that are shown; the rest are named."""
ROUND = 3


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as it will be shown, and how large it is by itself."""

    pixels: QImage
    size: QSize


def images_of(library: "Library", article: "Article") -> tuple[Image | None, ...]:
    """One for each of the article's pictures; None for one that the library does not hold or that is damaged."""
    return tuple(
        decoded(library.picture(shown.id)) if shown.id is not None and at < MOST else None
        for at, shown in enumerate(article.pictures)
    )


def decoded(data: bytes | None) -> Image | None:
    """The pixels, no more of them than a page can show; None for what is no image that Qt reads."""
    if not data:
        return None
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and (size.width() > WIDEST or size.height() > HIGHEST):
        reader.setScaledSize(size.scaled(WIDEST, HIGHEST, Qt.AspectRatioMode.KeepAspectRatio))
    pixels = reader.read()
    if pixels.isNull():
        return None
    turned = pixels.width() > pixels.height() if size.isValid() else False
    if size.isValid() and turned != (size.width() > size.height()):
        size = size.transposed()
    return Image(pixels, size if size.isValid() else pixels.size())


def fitted(image: Image, width: float, height: float, scale: float) -> QSizeF:
    """How large it stands on a page of that room: as it is, or smaller; never larger than itself."""
    natural = QSizeF(image.size) * scale
    if natural.width() <= width and natural.height() <= height:
        return natural
    return natural.scaled(QSizeF(width, height), Qt.AspectRatioMode.KeepAspectRatio)


class Pictures:
    """Paints the pictures of one page, each scaled once for its size on the screen."""

    def __init__(self, images: tuple[Image | None, ...]) -> None:
        self._images = images
        self._scaled: dict[int, QPixmap] = {}

    def paint(self, painter: QPainter, number: int, where: QRectF) -> None:
        """Paint picture `number`, which there is, into `where`."""
        image = self._images[number]
        if image is None:
            return
        ratio = painter.device().devicePixelRatio()
        wanted = (where.size() * ratio).toSize()
        pixmap = self._scaled.get(number)
        if pixmap is None or pixmap.size() != wanted:
            smooth = Qt.TransformationMode.SmoothTransformation
            pixmap = QPixmap.fromImage(image.pixels.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
            pixmap.setDevicePixelRatio(ratio)
            self._scaled[number] = pixmap
        painter.save()
        corners = QPainterPath()
        corners.addRoundedRect(where, ROUND, ROUND)
        painter.setClipPath(corners)
        painter.drawPixmap(where.topLeft(), pixmap)
        painter.restore()
