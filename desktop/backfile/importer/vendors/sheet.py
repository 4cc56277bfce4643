"""The text of one document as blocks of lines, and the blocks of a body as paragraphs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from backfile.importer.fields_text import clean_line, join_lines

WRAPPED_AT = 100  # characters: no database wraps at more
_NARROWEST = 66
_LONG_LINES = 0.02  # of a wrapped text: addresses
_INDENT = re.compile(r"[ \u00a0]{2,}(?=\S)|\t+(?=\S)")
_SETTLED = 2000
_HYPHEN = re.compile(r"[^\W_]-$")
_AFTER_HYPHEN = re.compile(r"(?!(?:und|oder|bzw|sowie|bis|and|or|to|et|ou|en|of|y|o|e)\b)[^\W_]", re.IGNORECASE)
_PAGE = re.compile(
    r"\s*(?:Page|Seite|Pagina|Página|Pag\.) \d+ (?:of|von|de|van|di|sur) \d+\s*(?:©.{0,80})?$", re.IGNORECASE
)


@dataclass(slots=True)
class Sheet:
    """Blocks of lines; `width` is where the lines were wrapped, None where each line is a paragraph."""

    blocks: list[list[str]] = field(default_factory=list)
    width: int | None = None

    @classmethod
    def of(cls, lines: Sequence[str]) -> Self:
        """Cut at blank lines; where lines are longer than any that were wrapped, at each line."""
        kept = [line.replace("\u00a0", " ").rstrip() for line in lines if not _PAGE.match(line)]
        lengths = [len(line) for line in kept if line.strip()]
        if not lengths:
            return cls()
        if sum(length > WRAPPED_AT for length in lengths) > _LONG_LINES * len(lengths) or len(lengths) < 3:
            return cls([[line] for line in kept if line.strip()])
        sheet = cls(width=max(_NARROWEST, *(length for length in lengths if length <= WRAPPED_AT)))
        block: list[str] = []
        for line in [*kept, ""]:
            if line.strip():
                block.append(line)
            elif block:
                sheet.blocks.append(block)
                block = []
        return sheet

    @classmethod
    def of_lines(cls, lines: Iterable[str]) -> Self:
        """All lines as they are, in one block."""
        return cls([list(lines)])

    @classmethod
    def of_paragraphs(cls, paragraphs: Iterable[str]) -> Self:
        """Each a block, its line ends as they are meant."""
        return cls([lines for text in paragraphs if (lines := [line for line in text.split("\n") if line.strip()])])

    def paragraphs(self, blocks: Iterable[Sequence[str]]) -> list[str]:
        """The body: lines that were wrapped are joined, an indented line begins a paragraph, verse keeps its lines."""
        found: list[str] = []
        for block in blocks:
            if self.width is None:
                found.append("\n".join(filter(None, map(clean_line, block))))
            else:
                found += self._unwrapped(block, self.width)
        return [paragraph for paragraph in found if paragraph]

    def _unwrapped(self, block: Sequence[str], width: int) -> list[str]:
        paragraphs: list[list[str]] = []
        before = ""
        for raw in block:
            line = clean_line(raw)
            if not line:
                continue
            indented = _INDENT.match(raw) is not None and not (before and _INDENT.match(before))
            if not paragraphs or indented:
                paragraphs.append([line])
            elif len(before.rstrip()) + 1 + len(line.split()[0]) < width - 6 and not _is_broken(before, line):
                paragraphs[-1].append(line)
            else:
                paragraphs[-1][-1] = joined(paragraphs[-1][-1], line)
            before = raw
        return ["\n".join(lines) for lines in paragraphs]


def _is_broken(line: str, following: str) -> bool:
    """Whether a sentence surely goes on, though the line had room: some exports wrap at several widths."""
    return _HYPHEN.search(line.rstrip()) is not None or (
        line.rstrip()[-1:].islower() and following[:1].islower() and len(line) > _NARROWEST - 10
    )


def joined(line: str, following: str) -> str:
    """Two lines as one; a hyphen at the end stays, without a blank: exports wrap there and hyphenate nothing."""
    if _HYPHEN.search(line) and _AFTER_HYPHEN.match(following):
        return line + following
    return join_lines((line, following))


def as_line(lines: Iterable[str]) -> str:
    """Lines of a headline or a field as one."""
    parts: list[str] = []
    text = ""
    for line in filter(None, map(clean_line, lines)):
        text = joined(text, line) if text else line
        if len(text) > _SETTLED:  # only its end is looked at again
            parts.append(text[:-2])
            text = text[-2:]
    return "".join((*parts, text))
