"""The main text of a page, by trafilatura, as paragraphs."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from statistics import median
from typing import TYPE_CHECKING

from backfile.importer.fields_text import clean_line, is_wrapped, join_lines
from backfile.importer.html.tree import Element

if TYPE_CHECKING:
    from configparser import ConfigParser

_WIDE = re.compile("[\u2e80-\ufaff]")
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
MANY = 30_000
"""Elements of a page for which a second algorithm would take many seconds."""
MOST = 75_000
"""Elements of a page of which trafilatura's copies still fit in 400 MB."""

_ENOUGH = 600  # columns of a text that is no scrap of one
_CELL = 200  # columns of a cell that is a text
_PARAGRAPH = 60  # columns of a line between two breaks that is a paragraph, at the median
_INNER = frozenset(("hi", "ref", "del", "code", "lb", "graphic"))

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it tells of a page, we tell as our own problem
logging.getLogger("justext").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, and what the page has it as: `p`, `head`, `item`, `quote`, `row`."""

    text: str
    kind: str
    linked: int = 0  # characters of it that are links


def main_text(root: Element, url: str | None, *, sure: bool = False, many: bool = False) -> list[Block]:
    """The blocks of the main text, in their order.

    `sure`: the page says that it is one article. Then what trafilatura's own rules find stands, unless it is short;
    else it asks a second algorithm, which takes a fifth of all the time; never where the page has `many` elements.
    """
    from trafilatura import bare_extraction

    extract = partial(bare_extraction, root, url=url, include_comments=False, include_links=True)
    for fast in (True,) if many else (True, False) if sure else (False,):
        blocks = _found(extract(fast=fast))
        if _length(blocks) >= _ENOUGH:
            return blocks
    if len(blocks) == 1:  # all the text of a page that is too short for it, headline and captions too, in one piece
        apart = _found(extract(fast=True, config=_for_briefs()))
        return apart if 2 * _length(apart) > _length(blocks) else blocks
    return blocks


def _found(extracted: object) -> list[Block]:
    body = getattr(extracted, "body", None)
    return [] if body is None else list(_blocks(body, "p"))


def _length(blocks: list[Block]) -> int:
    return sum(columns(block.text) for block in blocks)


@cache
def _for_briefs() -> "ConfigParser":
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
    return config


def _blocks(element: Element, kind: str) -> Iterator[Block]:
    """Elements that hold blocks are gone through; loose text between them is a block too."""
    loose, linked = [element.text or ""], 0
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else "lb"
        if tag in _INNER:
            loose.append("\n" if tag == "lb" else "".join(_texts(child)))
            linked += len(loose[-1]) if tag == "ref" else 0
        else:
            yield from _paragraphs("".join(loose), kind, linked)
            loose, linked = [], 0
            yield from _row(child) if tag == "row" else _blocks(child, _KINDS.get(tag, kind))
        loose.append(child.tail or "")
    yield from _paragraphs("".join(loose), kind, linked)


_KINDS = {"head": "head", "item": "item", "quote": "quote", "p": "p", "cell": "row", "list": "item", "table": "row"}


def _texts(element: Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if child.tag == "lb":
            yield "\n"
        yield from _texts(child)
        if child.tail:
            yield child.tail


def _row(element: Element) -> Iterator[Block]:
    """A row of a table as one line; where a cell holds a text, the table is there for its place on the page."""
    if any(cell.find(".//p") is not None or columns("".join(cell.itertext())) > _CELL for cell in element):
        for cell in element:
            yield from _blocks(cell, "p")
        return
    cells = [
        join_lines(clean_line(part) for cell in [one] for part in "".join(_texts(cell)).split()) for one in element
    ]
    linked = sum(len("".join(ref.itertext())) for ref in element.iter("ref"))
    if any(cells):
        yield Block(" | ".join(filter(None, cells)), "row", linked)


def _paragraphs(text: str, kind: str, linked: int) -> Iterator[Block]:
    """Breaks end a line; two of them, or one behind a line that is as long as a paragraph, end a paragraph."""
    if not text.strip():
        return
    for stretch in _BLANK.split(text):
        lines = [line for line in map(clean_line, stretch.split("\n")) if line]
        if not lines:
            continue
        if len(lines) > 1 and is_wrapped(lines):
            yield Block(join_lines(lines), kind, linked)
        elif len(lines) > 1 and median(map(columns, lines)) >= _PARAGRAPH:
            yield from (Block(line, kind, linked) for line in lines)
        else:
            yield Block("\n".join(lines), kind, linked)
        linked = 0


def columns(line: str) -> int:
    """The width of a line, in which a character of Chinese or Japanese counts for two."""
    return len(line) + len(_WIDE.findall(line))
