"""Lines that were broken at a column, as mail and wires do, put together again."""

import re
from itertools import pairwise

from backfile.importer.anatomy.lines import Line
from backfile.importer.anatomy.sentences import EAST, ends_sentence

WIDEST = 160
NARROWEST = 24
BULLET = re.compile(r"(?:[-*•·▪‣–—>#|]|\(?\d{1,3}[.)]|[A-Za-z]\))\s")
SPEAKER = re.compile(r"(?:[QAФВ]|[A-Z][A-Z .'-]{1,30}|問|答|问|記者|Frage|Antwort)\s?[:：]")


RAGGED = 60
"""A page wrapped by hand has lines at least this long; verse is shorter."""


def unwrap(lines: list[Line]) -> list[Line]:
    """Each line a paragraph, but where a page or a block of it was wrapped, its lines together."""
    room = _room(lines)
    if room is not None:
        return _joined(lines, room)
    return [line for block in blocks_of(lines) for line in _unwrapped_block(block)]


def _room(lines: list[Line]) -> int | None:
    """How long a line must be, with the next one's first word, to have been broken there; None where none was.

    A line was broken if the next one's first word no longer fitted. That must hold for most lines that have a next one,
    half of them must break a sentence, and in scripts with two cases most of those go on in lower case.
    """
    measure = max((len(line.text) for line in lines), default=0)
    if len(lines) < 3 or not NARROWEST <= measure <= WIDEST:
        return None
    fewest = 2 if measure >= RAGGED else 3
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if not b.gap and not b.indented]
    fitting = None
    for room in (measure - 2, measure - measure // 4):
        if room < measure - 2 and measure < RAGGED:
            break
        full = [(a, b) for a, b in pairs if _is_full(a, b, room)]
        if len(full) >= fewest and len(full) >= 0.6 * len(pairs) and _go_on(full):
            fitting = room
        if len(full) >= 0.9 * len(pairs):
            break
    return fitting


def _is_full(line: str, following: str, room: int) -> bool:
    """Whether the first word of `following` had no room on `line`."""
    first = 2 if EAST.match(following) else len(following.split(maxsplit=1)[0])
    return len(line) + 1 + min(first, 24) > room


def _go_on(pairs: list[tuple[str, str]]) -> bool:
    """Whether sentences go on from line to line."""
    broken = [(a, b) for a, b in pairs if not ends_sentence(a)]
    cased = [b for _, b in broken if b[0].lower() != b[0].upper()]
    return 2 * len(broken) >= len(pairs) and 2 * sum(b[0].islower() for b in cased) >= len(cased)


def blocks_of(lines: list[Line]) -> list[list[Line]]:
    """Lines between blank lines."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _unwrapped_block(block: list[Line]) -> list[Line]:
    """One paragraph where a block by itself was surely wrapped, though the page was not."""
    if _room(block) is None:
        return block
    measure = max(len(line.text) for line in block)
    if all(_is_full(a.text, b.text, measure - 2) for a, b in pairwise(block[1:])):  # the first may be a heading
        return _joined(block, measure - 2)
    return block


def _joined(lines: list[Line], room: int) -> list[Line]:
    groups: list[list[Line]] = []
    for line in lines:
        if (
            groups
            and not (line.gap or line.indented)
            and _is_full(groups[-1][-1].text, line.text, room)
            and _may_join(line)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Line(_join([line.text for line in group]), group[0].gap, group[0].indented) for group in groups]


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
