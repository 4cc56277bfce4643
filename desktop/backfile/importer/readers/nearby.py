"""Images that stand near their page in a stream of records: the page waits, and those that came before it are kept.

Browsers and crawlers ask for the images of a page just after it, now and then before it. Within so many bytes each page
finds its own, and nothing is read twice.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import Generic, TypeVar

from backfile.importer.html.pictures import LARGEST
from backfile.importer.readers.web_documents import Document

WINDOW = 32 * 1024 * 1024
_SMALLEST = 1500  # bytes: a line, a dot, a smiley
_IMAGES = ("image/jpeg", "image/jpg", "image/png", "image/gif", "image/webp", "image/bmp")

Key = TypeVar("Key")


class Nearby(Generic[Key]):
    """Pages that wait, each with something that names it, and images by their addresses."""

    def __init__(self, window: int = WINDOW) -> None:
        self._window = window
        self._pages: deque[tuple[Key, Document, int]] = deque()
        self._waiting = 0  # bytes of the pages
        self._images: dict[str, bytes] = {}  # the oldest first
        self._kept = 0  # bytes of the images

    def wait(self, key: Key, page: Document, size: int) -> None:
        """Put a page of so many bytes in the queue."""
        self._pages.append((key, page, size))
        self._waiting += size

    def keep(self, document: Document) -> None:
        """Keep it, where it is an image that an article may show."""
        if document.type not in _IMAGES:
            return
        data, address = document.body(), _bare(document.url)
        if not _SMALLEST <= len(data) <= LARGEST or address in self._images:
            return
        self._images[address] = data
        self._kept += len(data)
        while self._kept > self._window:
            self._kept -= len(self._images.pop(next(iter(self._images))))

    def due(self) -> Iterator[tuple[Key, Document]]:
        """The pages that have waited long enough."""
        while self._waiting + self._kept > self._window and self._pages:
            yield self._next()

    def rest(self) -> Iterator[tuple[Key, Document]]:
        """All that still wait."""
        while self._pages:
            yield self._next()

    def _next(self) -> tuple[Key, Document]:
        key, page, size = self._pages.popleft()
        self._waiting -= size
        return key, replace(page, images=self._image if self._images else None)

    def _image(self, address: str) -> bytes | None:
        return self._images.get(_bare(address))


def _bare(address: str) -> str:
    """Without what does not tell one image from another: the scheme and the fragment."""
    return address.partition("://")[2].partition("#")[0]
