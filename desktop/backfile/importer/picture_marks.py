"""Where the pictures of a page stand among its paragraphs: marks that go through the reading of its text."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from backfile.article import Picture
from backfile.importer.fields_text import one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

Fetch = Callable[[str], tuple[str, bytes] | None]
"""Type and bytes of an image by its address, where the dump holds it."""

_BEGIN, _END = "\ue010", "\ue012"
_MARK = re.compile(f"{_BEGIN}(\\d+){_END}")


def mark(tree: "LexborHTMLParser", fetch: Fetch) -> list[Picture]:
    """The pictures of the page that `fetch` has; each leaves a mark, and its caption goes with it."""
    pictures: list[Picture] = []
    for node in tree.css("img[src], image"):
        said = node.attributes
        found = fetch(said.get("src") or said.get("xlink:href") or said.get("href") or "")
        if found is None or any(_is_tiny(said.get(side)) for side in ("width", "height")):
            continue
        holder = _figure(node)
        caption = holder.css_first("figcaption, [class*=caption]") if holder is not None else None
        text = one_line(caption.text(separator=" ")) if caption is not None else ""
        alternative = one_line(said.get("alt") or "")
        shown = text or (alternative if " " in alternative else "")
        if caption is not None:
            caption.decompose()
        (holder or node).insert_before(f"{_BEGIN}{len(pictures)}{_END}")
        pictures.append(Picture(0, shown or None, type=found[0], data=found[1]))
    return pictures


def unmark(marked: tuple[str, ...], pictures: list[Picture]) -> tuple[tuple[str, ...], tuple[Picture, ...]]:
    """The paragraphs without marks, and the pictures with their places."""
    if not pictures:
        return marked, ()
    kept: list[str] = []
    placed: list[Picture] = []
    for text in marked:
        placed += [
            replace(pictures[int(found[1])], after=len(kept))
            for found in _MARK.finditer(text)
            if int(found[1]) < len(pictures)
        ]
        bare = _MARK.sub("", text).strip()
        if bare:
            kept.append(bare)
    return tuple(kept), tuple(placed)


def without_marks(text: str) -> str:
    """A page that can't be mistaken: the characters of a mark are for private use, and none of them is shown."""
    return text.replace(_BEGIN, "").replace(_END, "")


def _is_tiny(length: str | None) -> bool:
    """A sign, or what fills or counts: no picture."""
    digits = (length or "").removesuffix("px").strip()
    return digits.isdigit() and int(digits) <= 32


def _figure(node: "LexborNode") -> "LexborNode | None":
    above = node.parent
    for _ in range(3):
        if above is None or above.tag == "figure":
            return above
        above = above.parent
    return None
