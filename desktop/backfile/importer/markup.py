"""HTML as a tree, in time and memory that grow with its length alone.

A parser walks up the open elements at many a tag, goes through all attributes of a tag at each of them, and opens each
`font` that was left open again in every paragraph. Where that would cost too much, the tags go, but for those that part
blocks; the text is read all the same.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

DEEPEST = 512
"""Open elements, as in the engines of the browsers."""
_MOST_OPENED_AGAIN = 64
_MOST_ATTRIBUTES = 2000

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_WHOLE_TAG = re.compile(r"<[A-Za-z]((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?)*+)")
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
_ATTRIBUTE = re.compile(r"[\s/]+[^\s/]|(?<=[\"'])\w")

_NEVER_DEEP = frozenset(
    ("area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li", "link",
     "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr")
)  # fmt: skip
"""They hold nothing, or the next of their kind closes them."""
_OPENED_AGAIN = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)

_REST = r"(?:[^<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?)*+>"
_HIDDEN = re.compile(
    r"<(script|style|head|template|svg)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.IGNORECASE | re.DOTALL
)
_BLOCK_TAG = re.compile(
    rf"</?(?:p|div|br|li|tr|td|d[dlt]|h[1-6]|table|blockquote|section|article|body)\b{_REST}", re.IGNORECASE
)
_ANY_TAG = re.compile(rf"</?[A-Za-z]{_REST}|<[^<>]*>")


def tree_of(markup: str) -> "LexborHTMLParser":
    """The tree of a page or a part of one, as a browser makes it; of one that is hostile, paragraphs alone."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(flat(markup, "<p>") if is_hostile(markup) else markup)


def flat(markup: str, between: str) -> str:
    """The text without its tags and scripts, its entities as they stand; `between` parts blocks."""
    return _ANY_TAG.sub("", _BLOCK_TAG.sub("\0", _HIDDEN.sub("", markup))).replace("\0", between)


def is_hostile(markup: str) -> bool:
    """Whether a parser would take too long. It may say so of a page that leaves hundreds of elements open."""
    return (markup.count("<") > _MOST_OPENED_AGAIN and _is_deep(markup)) or has_many_attributes(markup)


def has_many_attributes(markup: str) -> bool:
    """Whether one of its tags has thousands."""
    return len(markup) > 2 * _MOST_ATTRIBUTES and any(map(_are_many, _WHOLE_TAG.finditer(markup)))


def _is_deep(markup: str) -> bool:
    """By a stack that only the end of the innermost element takes one from: never less than the parser's own."""
    stack: list[str] = []
    again = 0
    for closes, name in _TAG.findall(markup):
        name = name.lower()
        if name in _NEVER_DEEP:
            continue
        if not closes:
            stack.append(name)
            again += name in _OPENED_AGAIN
        elif stack and stack[-1] == name:
            stack.pop()
            again -= name in _OPENED_AGAIN
        if len(stack) > DEEPEST or again > _MOST_OPENED_AGAIN:
            return True
    return False


def _are_many(tag: re.Match[str]) -> bool:
    said = tag[1]
    return len(said) > 2 * _MOST_ATTRIBUTES and len(_ATTRIBUTE.findall(_VALUE.sub('"', said))) > _MOST_ATTRIBUTES
