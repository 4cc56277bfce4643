"""Pages that hold several articles whole, as the front of a blog or an old paper's page of the day does."""

from copy import deepcopy

from backfile.importer.html.body import columns
from backfile.importer.html.tree import Element, line_in

_SHORTEST = 350  # columns of text that a whole article has at least
_PARAGRAPHS = 2
_POSTS = frozenset(("hentry", "post", "blog-post", "entry", "type-post", "story", "blogpost"))
_HEADINGS = ("h1", "h2", "h3")
_UNDER = ("[…]", "[...]", "(more…)", "…", "...")


def articles_within(root: Element) -> list[Element]:
    """The elements that are whole articles, none within another; empty where there are fewer than two."""
    blocks = [one for one in root.iter("article", "div", "section", "li") if _is_post(one)]
    outer = set(blocks)
    blocks = [one for one in blocks if not any(above in outer for above in one.iterancestors())]
    if len(blocks) < 2:
        return []
    whole = [one for one in blocks if _is_whole(one)]
    return whole if len(whole) >= 2 and 2 * len(whole) > len(blocks) else []


def alone(block: Element) -> Element:
    """A page of its own with nothing but that element."""
    from lxml import html

    page, body = html.Element("html"), html.Element("body")
    page.append(body)
    body.append(deepcopy(block))
    body[0].tail = None
    return page


def heading_of(block: Element) -> tuple[str, str | None]:
    """Its headline, and where that leads."""
    heading = next((one for one in block.iter(*_HEADINGS) if line_in(one)), None)
    if heading is None:
        return "", None
    link = next((one.get("href") for one in (*heading.iter("a"), *heading.iterancestors("a")) if one.get("href")), None)
    return line_in(heading), link


def _is_post(element: Element) -> bool:
    if (
        element.tag == "article"
        or "Posting" in (element.get("itemtype") or "")
        or "Article" in (element.get("itemtype") or "")
    ):
        return True
    return any(name in _POSTS for name in (element.get("class") or "").lower().split())


def _is_whole(block: Element) -> bool:
    if not heading_of(block)[0]:
        return False
    lines = [line for paragraph in block.iter("p") if (line := line_in(paragraph))]
    if len(lines) < _PARAGRAPHS or sum(map(columns, lines)) < _SHORTEST:
        return False
    return not lines[-1].endswith(_UNDER)
