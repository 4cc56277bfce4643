"""Verse, tables and addresses: lines that belong together and must not run into one another."""

from backfile.importer.anatomy.lines import Line
from backfile.importer.anatomy.meta import read_meta
from backfile.importer.anatomy.sentences import EAST, ends_sentence
from backfile.importer.anatomy.wrapping import SPEAKER, blocks_of

SHORT = 64
"""No line of verse is longer; half of it in scripts of full width."""

DEEPEST = 3
"""So many blocks at the top of a page may be its header."""

DEEPEST_FACTS = 6
"""So many, where the last is nothing but a byline and a date: section, kicker, headline and standfirst above it."""

DEEPEST_BLOCK = 10


def keep_verse(lines: list[Line]) -> list[Line]:
    """Blocks of short lines between blank lines become one paragraph, their line breaks kept."""
    blocks = blocks_of(lines)
    if len(blocks) < 2:
        return lines
    kept: list[Line] = []
    for place, block in enumerate(blocks):
        if _is_verse(block) and not _is_header(blocks, place):
            kept.append(Line("\n".join(part.text for part in block), block[0].gap, block[0].indented))
        else:
            kept += block
    return kept


def _is_verse(block: list[Line]) -> bool:
    if len(block) < 2 or any(len(line.text) > (SHORT // 2 if EAST.match(line.text) else SHORT) for line in block):
        return False
    prose = sum(ends_sentence(line.text) or bool(SPEAKER.match(line.text)) for line in block)
    return prose <= 0.6 * len(block) if len(block) > 2 else not prose


def _is_header(blocks: list[list[Line]], place: int) -> bool:
    """Whether the block is rather kicker, headline and byline: at the top, with facts in it or no verse below it."""
    block = blocks[place]
    if place >= DEEPEST_FACTS or len(block) > DEEPEST_BLOCK:
        return False
    facts = sum(read_meta(line.text) is not None for line in block)
    if place >= DEEPEST:
        return facts == len(block)
    if 2 * facts > len(block):
        return True
    if len(block) > 4:
        return False
    if facts:
        return True
    return place == 0 and len(blocks) > 1 and not _is_verse(blocks[1])
