"""Words and signs that join others, as the hands of several databases type them.

`AND`, `OR` and `NOT` only in capitals, since *not* and *or* are words. `NEAR/8`, `near8`, `within/8`, `w/8`, `n/8`,
`AROUND(8)` and, between two words, `/8`; `SAME`, `w/p` and `/p` for one paragraph, `w/s` and `/s` for one sentence.
An order, as `pre/8` and `adj8` ask for it, is told to be none.
"""

import re
import unicodedata

from backfile.search.language.lexemes import Lexeme, Mark, Near, Same
from backfile.search.language.tree import Unit

DEFAULT_DISTANCE = 10
"""Of `NEAR` without a number."""

_MARKS = {"AND": Mark.AND, "OR": Mark.OR, "NOT": Mark.NOT}
_SAME = {
    "SAME": Unit.PARAGRAPH, "w/p": Unit.PARAGRAPH, "w/para": Unit.PARAGRAPH, "/p": Unit.PARAGRAPH,
    "w/s": Unit.SENTENCE, "w/sent": Unit.SENTENCE, "/s": Unit.SENTENCE,
}  # fmt: skip
_NEAR = re.compile(r"NEAR/?(\d{0,4})|WITHIN/(\d{0,4})|(?:near|within)/?(\d{1,4})|[wWnN]?/(\d{1,4})")
_AROUND = re.compile(r"AROUND\((\d{1,4})\)(?=\s|\Z)")
_ORDERED = re.compile(r"(?:pre|PRE|onear|ONEAR)/(\d{1,4})|(?:adj|ADJ)/?(\d{1,4})")


def operator(word: str) -> Lexeme | None:
    """The operator that a word is; None where it is a word."""
    if len(word) > 12:
        return None
    name = unicodedata.normalize("NFKC", word)
    if name in _MARKS:
        return _MARKS[name]
    unit = _SAME.get(name) or _SAME.get(name.lower() if "/" in name else name)
    if unit:
        return Same(word, unit)
    for pattern, ordered in ((_NEAR, False), (_ORDERED, True)):
        if found := pattern.fullmatch(name):
            digits = next((group for group in found.groups() if group), "")
            return Near(word, int(digits) if digits else DEFAULT_DISTANCE, ordered)
    return None


def around(text: str, at: int) -> Near | None:
    """`AROUND(5)` at that place."""
    found = _AROUND.match(text, at)
    return Near(found[0], int(found[1])) if found else None
