"""What text recognition (OCR) found on a page, block by block, and the article that it makes."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from backfile.article import Draft
from backfile.importer.anatomy import dateline_of, derive_title, take_credits
from backfile.importer.printed.hyphens import HYPHENS, Vocabulary, joined
from backfile.text.language import detect
from backfile.text.names import glosses

_ENDS = re.compile(r"[.!?…:。！？»”\"]\s*$")
_GAP = 2.2  # of the usual distance between lines
_INDENT = 0.8  # of a line's height
_SHORT = 0.8  # of the block's width
_FEWEST_LETTERS = 12  # of a paragraph that can lend a title: less is noise
DAY_IN_NAME = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)[-_.]([01]\d)[-_.]([0-3]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its box, where that is known; any unit of length will do."""

    text: str
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    height: float = 0.0


@dataclass(slots=True)
class Block:
    """Part of a column: its paragraphs, each a list of lines."""

    paragraphs: list[list[Line]]
    heading: bool = False

    @property
    def lines(self) -> list[str]:
        """All of them, as text."""
        return [line.text for paragraph in self.paragraphs for line in paragraph]


@dataclass(slots=True)
class Confidence:
    """How sure the recognition was of its words, from 0 to 1."""

    total: float = 0.0
    count: int = 0

    def add(self, value: str | None, whole: float = 1.0) -> None:
        """One word's, of which `whole` is certainty; what is no number does not count."""
        try:
            found = float(value) / whole if value else -1.0
        except ValueError:
            return
        if 0.0 <= found <= 1.0:
            self.total += found
            self.count += 1

    @property
    def mean(self) -> float | None:
        """To three digits; None where nothing was said."""
        return round(self.total / self.count, 3) if self.count else None


@dataclass(slots=True)
class Facts:
    """What the format itself says."""

    title: str = ""
    kicker: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    source: str | None = None
    section: str | None = None
    page: str | None = None
    language: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    derived: Mapping[str, str] = field(default_factory=dict)


def parted(lines: Sequence[Line]) -> list[list[Line]]:
    """The paragraphs of a block, told with care: recognised boxes jump."""
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    steps = [line.bottom - before.bottom for before, line in pairwise(lines) if line.bottom > before.bottom]
    usual, height = median(steps) if steps else 0.0, median(line.height for line in lines)
    parts = [[lines[0]]]
    for before, line in pairwise(lines):
        apart = usual > 0 and line.bottom - before.bottom > _GAP * max(usual, height)
        short = before.right < left + _SHORT * (right - left)
        indented = line.left > before.left + _INDENT * height and before.left < left + _INDENT * height
        broken = before.text.endswith(tuple(HYPHENS)) or line.text[:1].islower()
        if not broken and (apart or (_ENDS.search(before.text) and (short or indented))):
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def understand_recognised(blocks: Iterable[Block], facts: Facts, vocabulary: Vocabulary | None = None) -> Draft | None:
    """The article that the blocks make, in their order; None where they hold no text."""
    blocks = [block for block in blocks if any(text.strip() for text in block.lines)]
    known = vocabulary or Vocabulary(text for block in blocks for text in block.lines)
    texts: list[str] = []
    headings: list[str] = []
    open_end = False  # whether the last paragraph may go on in the next block
    for block in blocks:
        for lines in block.paragraphs:
            text = joined((line.text for line in lines), known)
            if not text:
                continue
            if block.heading and not texts:
                headings.append(text)
            elif open_end and not block.heading and text[0].islower():
                texts[-1] = joined((texts[-1], text), known)
            else:
                texts.append(text)
            open_end = not block.heading and not _ENDS.search(text)
    derived = dict(facts.derived)
    title = facts.title or " ".join(headings)
    if facts.title and not _repeats(" ".join(headings), facts.title):
        texts[:0] = headings
    if not title:
        lead = next(filter(_is_worded, texts), texts[0] if texts else "")
        title, derived["title"] = derive_title(lead) if lead else "", "the first sentence"
    if not texts and not headings:
        return None
    paragraphs, made_by = take_credits(texts)
    dateline = dateline_of(paragraphs[0]) if paragraphs else None
    return Draft(
        title=title,
        kicker=facts.kicker,
        standfirst=facts.standfirst,
        dateline=dateline.text if dateline else None,
        authors=facts.authors,
        date=facts.date,
        source=facts.source,
        section=facts.section,
        page=facts.page,
        language=facts.language or detect("\n".join((title, *paragraphs[:8]))),
        paragraphs=paragraphs,
        credits=made_by,
        names=glosses((title, *paragraphs)),
        extra={key: value for key, value in facts.extra.items() if value not in (None, "", [])},
        derived=derived,
    )


def _is_worded(text: str) -> bool:
    """Whether a text is more than the specks that recognition takes for letters."""
    words = text.split()
    long = sum(len(word) > 2 or word > "\u2e80" for word in words)
    return sum(map(str.isalpha, text)) >= _FEWEST_LETTERS and long >= 0.5 * len(words)


def _repeats(heading: str, title: str) -> bool:
    """Whether a heading says no more than the title does."""
    said, known = ("".join(filter(str.isalnum, text.casefold())) for text in (heading, title))
    return said in known


def usual(values: Iterable[str | None]) -> str | None:
    """The value that occurs most often."""
    return next((value for value, _ in Counter(filter(None, values)).most_common(1)), None)


def day_in_name(name: str) -> str | None:
    """The date that a file is called by, as newspapers' pages are: "1910-10-31"."""
    found = DAY_IN_NAME.search(name)
    return "-".join(found.groups()) if found and found[2] != "00" and found[3] != "00" else None
