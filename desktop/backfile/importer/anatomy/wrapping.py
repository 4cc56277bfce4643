"""Lines that were broken at a column, as mail and wires do, put together again; and verse that must stay as it is."""

import re
from itertools import pairwise

from backfile.importer.anatomy.lines import Line
from backfile.importer.anatomy.sentences import EAST, ends_sentence

WIDEST = 160
NARROWEST = 24
SHORT = 64
"""Lines no longer than this, several of them between blank lines, are verse, a table or an address."""

BULLET = re.compile(r"(?:[-*•·▪‣–—>#|]|\(?\d{1,3}[.)]|[A-Za-z]\))\s")
SPEAKER = re.compile(r"(?:[QAФВ]|[A-Z][A-Z .'-]{1,30}|問|答|问|記者|Frage|Antwort)\s?[:：]")


def paragraphs_of(lines: list[Line]) -> list[Line]:
    """Each line a paragraph of the page, unless the page was wrapped, or the lines are verse."""
    measure = _measure(lines)
    if measure:
        lines = _unwrap(lines, measure)
    return _keep_verse(lines)


def _measure(lines: list[Line]) -> int:
    """The column at which the page was wrapped; 0 where it was not.

    A line was broken there if the next one's first word no longer fitted. That must hold for nearly all lines that have a
    next one, half of them must break a sentence, and in scripts with two cases most of those go on in lower case.
    """
    longest = sorted(len(line.text) for line in lines)
    if len(lines) < 4 or longest[-1] > WIDEST:
        return 0
    measure = longest[-1]
    if measure < NARROWEST:
        return 0
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if not b.gap and not b.indented]
    full = [(a, b) for a, b in pairs if _is_full(a, b, measure)]
    if len(full) < 3 or len(full) < 0.6 * len(pairs):
        return 0
    broken = [(a, b) for a, b in full if not ends_sentence(a)]
    if len(broken) < 0.5 * len(full):
        return 0
    cased = [(a, b) for a, b in broken if b[0].lower() != b[0].upper()]
    if cased and sum(b[0].islower() for _, b in cased) < 0.5 * len(cased):
        return 0
    return measure


def _is_full(line: str, following: str, measure: int) -> bool:
    """Whether the first word of `following` had no room on `line`. Ragged hands break a little early."""
    first = 2 if EAST.match(following) else len(following.split(maxsplit=1)[0])
    return len(line) + 1 + min(first, 24) > measure - 2


def _unwrap(lines: list[Line], measure: int) -> list[Line]:
    joined: list[Line] = []
    parts: list[str] = []
    previous = ""
    for line in lines:
        if parts and not line.gap and not line.indented and _is_full(previous, line.text, measure) and _may_join(line):
            parts.append(line.text)
        else:
            if parts:
                joined[-1] = Line(_join(parts), joined[-1].gap, joined[-1].indented)
            joined.append(line)
            parts = [line.text]
        previous = line.text
    if parts:
        joined[-1] = Line(_join(parts), joined[-1].gap, joined[-1].indented)
    return joined


def _may_join(line: Line) -> bool:
    return not BULLET.match(line.text) and not SPEAKER.match(line.text)


def _join(parts: list[str]) -> str:
    """A space between words, none between unspaced characters or at a hyphen; a soft hyphen goes."""
    text: list[str] = []
    for part in parts:
        if not text:
            text.append(part)
        elif text[-1].endswith("\u00ad"):
            text[-1] = text[-1][:-1]
            text.append(part)
        elif (EAST.match(text[-1][-1]) and EAST.match(part)) or re.search(r"\w-$", text[-1]):
            text.append(part)
        else:
            text += (" ", part)
    return "".join(text)


def _keep_verse(lines: list[Line]) -> list[Line]:
    """Blocks of short lines between blank lines become one paragraph, their line breaks kept."""
    if sum(line.gap for line in lines) < 2:
        return lines
    kept: list[Line] = []
    block: list[Line] = []
    for line in [*lines, Line("", gap=True)]:
        if line.gap and block:
            kept += (
                [Line("\n".join(part.text for part in block), True, block[0].indented)] if _is_verse(block) else block
            )
            block = []
        block.append(line)
    return kept


def _is_verse(block: list[Line]) -> bool:
    if len(block) < 2 or any(len(line.text) > (SHORT // 2 if EAST.match(line.text) else SHORT) for line in block):
        return False
    prose = sum(ends_sentence(line.text) or bool(SPEAKER.match(line.text)) for line in block)
    return prose <= 0.6 * len(block) if len(block) > 2 else not prose
