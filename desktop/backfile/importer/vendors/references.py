"""References to articles, of reference managers and databases: names, dates and texts as they write them."""

import re

from backfile.importer.fields_text import one_line, paragraphs_of
from backfile.importer.vendors.found import Found

_BETWEEN = re.compile(r"\s*[;,]\s*")
_ABSTRACT = "abstract"


def name_of(written: str) -> str:
    """ "Poe, Mary" → Mary Poe; "King, Martin Luther, Jr." → Martin Luther King, Jr."""
    parts = [part.strip() for part in written.split(",") if part.strip()]
    if len(parts) == 2:
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and len(parts[2]) <= 4:
        return f"{parts[1]} {parts[0]}, {parts[2]}"
    return written.strip(" ,")


def put_texts(found: Found, full: str, abstract: str) -> None:
    """A full text with its abstract above it; the abstract for the text where there is no other."""
    paragraphs, short = list(paragraphs_of(full)), list(paragraphs_of(abstract))
    if not paragraphs or " ".join(short).startswith(" ".join(paragraphs)):
        paragraphs, short = short, []
        if paragraphs:
            found.extra["text"] = _ABSTRACT
    found.paragraphs = paragraphs
    beginning = " ".join(short).rstrip(" .…[]")
    if beginning and not " ".join(paragraphs).startswith(beginning[:120]):
        found.standfirst = found.standfirst or " ".join(short)


def put_keywords(found: Found, keywords: str) -> None:
    """Keywords in one string."""
    found.tags += [tag for tag in _BETWEEN.split(one_line(keywords)) if tag]
