"""A page's text as lines that can be read: line ends of all systems, no control characters, no blanks around."""

import re
from dataclasses import dataclass

BREAKS = re.compile(r"\r\n?|\u2028")
PAGE_BREAKS = re.compile(r"[\f\u2029]")
UNSHOWN: dict[int, str | None] = dict.fromkeys(
    [*range(0x09), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF, *range(0xFFF9, 0xFFFC)]
)
# What Windows-1252 prints where Latin-1 has C1 controls, which no page ever meant (HTML Standard, 13.2.5.80).
UNSHOWN |= {code: mark for code in range(0x80, 0xA0) if (mark := bytes([code]).decode("cp1252", "ignore"))}
"""Controls that no page shows: C0, DEL, interlinear marks, and what is no character."""

EDGES = " \t\n\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000" + (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Blanks, zero-width characters and marks of direction: nothing of a line's own at its ends."""

SURROGATES = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `text` may hold line breaks only where verse or a table was kept together."""

    text: str
    gap: bool  # a blank line stands before it, or nothing
    indented: bool = False


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that hold something, trimmed."""
    text = PAGE_BREAKS.sub("\n\n", BREAKS.sub("\n", text))
    text = SURROGATES.sub("\ufffd", text).translate(UNSHOWN)
    lines: list[Line] = []
    gap = True
    for raw in text.split("\n"):
        trimmed = raw.strip(EDGES)
        if trimmed:
            lines.append(Line(trimmed, gap, raw[:1] in " \t\u3000\u00a0"))
        gap = not trimmed
    return lines
