"""The page list of a WACZ: titles as a browser saw them, and texts of pages that scripts put together.

https://specs.webrecorder.net/wacz/1.1.1/#pages-jsonl
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import orjson

from backfile.importer.record import Beside, Source

_LISTS = ("../pages/pages.jsonl", "../pages/extraPages.jsonl")


@dataclass(frozen=True, slots=True)
class ListedPage:
    """What the list says of one page."""

    title: str
    text: str  # its lines, menus and all; often empty


def pages_beside(source: Source) -> Mapping[str, ListedPage]:
    """The pages of the lists beside a web archive, by their addresses; the first of each."""
    if source.beside is None:
        return {}
    found: dict[str, ListedPage] = {}
    for name in _LISTS:
        for url, page in _pages(source.beside, name):
            found.setdefault(url, page)
    return found


def _pages(beside: Beside, name: str) -> Iterator[tuple[str, ListedPage]]:
    for line in (beside(name) or b"").splitlines():
        try:
            page = orjson.loads(line)
        except orjson.JSONDecodeError:
            continue
        if isinstance(page, dict) and isinstance(url := page.get("url"), str):
            title, text = page.get("title"), page.get("text")
            listed = ListedPage(title.strip() if isinstance(title, str) else "", text if isinstance(text, str) else "")
            yield url, listed
