"""A title for a text that gives none: the beginning of its first sentence."""

import re
from collections.abc import Sequence

LONGEST = 120
"""Characters of a derived title, at most; a Han character counts as two."""

_SENTENCE = re.compile(r".{15,}?(?:[.!?…][\"'”’»)]*(?=\s+[^\sa-z])|[。！？!?…]+[」』”’）]*)", re.DOTALL)


def title_from(paragraphs: Sequence[str]) -> str:
    """The first sentence of the first paragraph, cut at a word where it is long; empty without a paragraph."""
    if not paragraphs:
        return ""
    first = " ".join(paragraphs[0].split())
    found = _SENTENCE.match(first)
    sentence = found[0] if found else first
    if _width(sentence) <= LONGEST:
        return sentence.strip()
    return _cut(sentence)


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if "\u2e80" <= c <= "\uffdc" else 1 for c in text)


def _cut(sentence: str) -> str:
    width, end = 0, 0
    for end, character in enumerate(sentence):  # noqa: B007
        width += 2 if "\u2e80" <= character <= "\uffdc" else 1
        if width > LONGEST:
            break
    cut = sentence[:end]
    space = cut.rfind(" ", end // 2)
    return (cut[:space] if space > 0 else cut).rstrip(" ,;:–—-、，；：") + "…"
