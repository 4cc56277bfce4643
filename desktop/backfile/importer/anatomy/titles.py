"""A title for a text that has none of its own."""

import unicodedata

from backfile.importer.anatomy.dateline import dateline_of
from backfile.importer.anatomy.sentences import EAST, first_sentence, width
from backfile.importer.anatomy.wrapping import BULLET

WIDEST = 90
"""Columns: about one line and a half of a headline."""

FROM_SENTENCE = "the first sentence"


def derive_title(paragraph: str) -> str:
    """The first sentence, without the dateline and its full stop; clipped with "…" where it is long."""
    line = " ".join(paragraph[:2000].split("\n", 1)[0].split())
    if bullet := BULLET.match(line):
        line = line[bullet.end() :] or line
    found = dateline_of(line)
    if found is not None and len(line) > found.end + 12:
        line = line[found.end :].lstrip()
    sentence = first_sentence(line)
    if width(sentence) > WIDEST:
        return _clip(sentence)
    bare = sentence.rstrip(",;:，；：、،")
    if bare.endswith((".", "。")) and not bare.endswith(".."):
        bare = bare[:-1]
    return bare.rstrip() or sentence


def _clip(sentence: str) -> str:
    """At most `WIDEST` columns, cut between words or between characters of an unspaced script."""
    columns = cut = 0
    for place, character in enumerate(sentence):
        if columns >= WIDEST:
            break
        east = bool(EAST.match(character))
        if (east or character == " " or (place and EAST.match(sentence[place - 1]))) and place:
            cut = place
        columns += 1 + east
    if not cut:  # one endless word
        cut = place
        while cut > 1 and unicodedata.combining(sentence[cut]):
            cut -= 1
    return sentence[:cut].rstrip(" ,;:，、；：—–-") + "…"
