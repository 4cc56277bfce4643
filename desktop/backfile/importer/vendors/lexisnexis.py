"""LexisNexis until about 2019: documents between "1 of 10 DOCUMENTS", labels in capitals, lines of 80 columns.

Of the numbers nothing is believed. A headline has no label since about 2000; before, it had, and the copyright stood
above the publication.
"""

import re
from collections.abc import Sequence

from backfile.article import Draft
from backfile.importer.vendors.found import Found, terms_in, words_in
from backfile.importer.vendors.layout import NO_ARTICLE, Layout, NoArticle
from backfile.importer.vendors.sheet import Sheet, as_line
from backfile.importer.vendors.words import (
    COPYRIGHT,
    HEADER,
    RIGHTS,
    date_in,
    label_of,
    section_and_page,
)

_DOCUMENTS = r"(?:DOCUMENTS?|DOKUMENT(?:EN?)?|DOCUMENTEN|DOCUMENTOS?|DOCUMENTI|DOCUMENTO|STORIES|STORY|ITEMS)"
_OF = r"(?:of|von|de|van|di|sur|/)"
COUNTER = re.compile(
    rf"\s*(?:(?:FOCUS|LEVEL\s*\d+|CONTEXT)\s*[-–]\s*)?(?:{_DOCUMENTS}\s+)?\d[\d,.]* {_OF} "
    rf"\d[\d,.]*(?:\s+{_DOCUMENTS})?\s*$",
    re.IGNORECASE,
)
COVER = re.compile(
    r"\s*(?:-{2,}\s*End of Request\s*-{2,}|(?:Download|Print|Email|Mail) Request: |Time Of Request: )", re.IGNORECASE
)
_SURE = re.compile(
    rf"\s*(?:(?:FOCUS|LEVEL\s*\d+|CONTEXT)\s*[-–]\s*)?(?:{_DOCUMENTS}\s+\d[\d,.]* {_OF} \d[\d,.]*|"
    rf"\d[\d,.]* {_OF} \d[\d,.]*\s+{_DOCUMENTS})\s*$",
    re.IGNORECASE,
)
_CENTRED = re.compile(r"\s{8,}\S")
_HEADER_BLOCKS = 30
_UNDATED_BLOCKS = 8
_AFTER_RIGHTS = 2  # blocks: who holds them, and from whom


def understand(sheet: Sheet) -> Draft | NoArticle:
    """One document: what is centred above, headline and labels, body, labels below."""
    reading = _Reading(sheet)
    reading.read_top()
    reading.read_header()
    if not reading.is_document:
        return NoArticle(NO_ARTICLE, as_line(sheet.blocks[0])[:100] if sheet.blocks else "", lost=True)
    reading.read_rest()
    reading.found.take_apart()
    return reading.found.draft()


class _Reading:
    """Goes through the blocks of a document once."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._blocks = sheet.blocks
        self._at = 0
        self.found = Found()
        self._labelled = False

    @property
    def is_document(self) -> bool:
        """Whether anything says so: an error page has neither date nor labels."""
        return bool(self.found.date) or self._labelled

    def read_top(self) -> None:
        """Publication, date, edition and copyright, each in lines of its own."""
        for place, block in enumerate(self._blocks[:_UNDATED_BLOCKS]):
            label = label_of(block[0])
            if label is not None and label[0].isupper() and date_in(block[0]) is None:
                if label[1] in HEADER:
                    self._without_date(place)
                    return
                self.found.note(label[0], as_line([label[2], *block[1:]]))
                continue
            for number, line in enumerate(block):
                if (dated := date_in(line)) is not None:
                    self.found.date = dated[0]
                    self._at = place + 1
                    edition = [dated[1], *block[number + 1 :]]
                    while self._at < len(self._blocks) and self._is_centred(self._blocks[self._at]):
                        below = self._blocks[self._at]
                        if (label := _capital_label(below)) is not None:
                            self.found.note(label[0], as_line([label[2], *below[1:]]))
                        else:
                            edition += below
                        self._at += 1
                    self.found.edition = "; ".join(filter(None, (line.strip(" ;,") for line in edition)))
                    return
                self._above(line)
        self._without_date(_UNDATED_BLOCKS)

    def _is_centred(self, block: Sequence[str]) -> bool:
        return self._sheet.width is not None and all(_CENTRED.match(line) for line in block)

    def _above(self, line: str) -> None:
        text = line.strip()
        if COPYRIGHT.match(text) or RIGHTS.match(text):
            self.found.note("copyright", text)
        elif not self.found.source:
            self.found.source = text
        else:
            self.found.note("above", text)

    def _without_date(self, until: int) -> None:
        """The first block is the publication, and the headline is the next that is not centred."""
        self.found.extra.pop("above", None)
        self.found.extra.pop("copyright", None)
        self.found.source = ""
        for place, block in enumerate(self._blocks[:until]):
            if label_of(block[0]) is not None:
                self._at = place
                return
            if self.found.source and not self._is_centred(block):
                self._at = place
                return
            for line in block:
                self._above(line)
            self._at = place + 1

    def read_header(self) -> None:
        """Headline and labels. Where a length or "BODY:" comes, all before it is header."""
        blocks = self._blocks
        ahead = range(self._at, min(len(blocks), self._at + _HEADER_BLOCKS))
        roles = [(place, label[1]) for place in ahead if (label := _capital_label(blocks[place])) is not None]
        ends = next((place for place, role in roles if role == "length"), None)
        ends = next((place for place, role in roles if role == "body"), ends)
        unlabelled: list[str] = []
        while self._at < len(blocks):
            block = blocks[self._at]
            label = _capital_label(block)
            if label is None:
                if (ends is None or self._at > ends) and (unlabelled or self.found.title):
                    break
                unlabelled.append(as_line(block))
            elif label[1] == "body":
                self._labelled = True
                beside = [line for line in (label[2], *block[1:]) if line]
                if beside:
                    blocks[self._at] = beside
                else:
                    self._at += 1
                break
            elif label[1] in HEADER or (ends is not None and self._at <= ends):
                self._labelled = True
                self._take(label, block)
            else:
                break
            self._at += 1
        self._name(unlabelled)

    def _name(self, unlabelled: list[str]) -> None:
        found = self.found
        if not found.title and unlabelled:
            found.title = unlabelled.pop(0)
        if unlabelled and not found.standfirst:
            found.standfirst = " ".join(unlabelled)
        elif unlabelled:
            found.note("above", "\n".join(unlabelled))

    def _take(self, label: tuple[str, str, str], block: Sequence[str]) -> None:
        name, role, first = label
        found, value = self.found, as_line([first, *block[1:]])
        match role:
            case "title" | "byline" | "dateline" | "standfirst" | "edition" | "language" if not getattr(found, role):
                setattr(found, role, value)
            case "section" if not found.section:
                found.section, page = section_and_page(value)
                found.page = found.page or page
                if found.section != value:
                    found.note(name, value)
            case "page":
                found.page = found.page or value
            case "url":
                found.url = value if value.startswith("http") else found.url
            case "length":
                if (words := words_in(value)) is not None:
                    found.extra["words"] = words
                else:
                    found.note(name, value)
            case "tags":
                found.tags += terms_in(value)
            case _:
                found.note(name, value)

    def read_rest(self) -> None:
        """The body, and the labels and the copyright below it."""
        rest = self._blocks[self._at :]
        ends = _body_ends(rest)
        self.found.paragraphs = self._sheet.paragraphs(rest[:ends])
        label: tuple[str, str, str] | None = None
        for block in rest[ends:]:
            below = _capital_label(block)
            if below is not None and below[1]:
                label = below
                self._take(label, block)
            elif COPYRIGHT.match(block[0]) or RIGHTS.match(block[0]):
                label = ("copyright", "copyright", "")
                self.found.note("copyright", as_line(block))
            else:
                self.found.note(label[0] if label else "below", "\n".join(self._sheet.paragraphs([block])))


def _capital_label(block: Sequence[str]) -> tuple[str, str, str] | None:
    label = label_of(block[0]) if block else None
    return label if label is not None and label[0] == label[0].upper() else None


def _body_ends(blocks: Sequence[Sequence[str]]) -> int:
    """The first block of the labels below, which go to the end: what has none is part of the label above it."""
    ends, loose = len(blocks), 0
    for place in range(len(blocks) - 1, -1, -1):
        label = _capital_label(blocks[place])
        role = label[1] if label else ""
        if COPYRIGHT.match(blocks[place][0]) or RIGHTS.match(blocks[place][0]):
            if loose > _AFTER_RIGHTS:
                break
            ends, loose = place, 0
        elif role and role not in ("title", "byline", "body", "length", "dateline", "standfirst"):
            if loose and role not in ("graphic", "open"):
                break
            ends, loose = place, 0
        else:
            loose += 1
    return ends


def recognises(lines: Sequence[str]) -> bool:
    """A counter of documents in a line of its own, and below it a date, a copyright or a label."""
    first = next((place for place, line in enumerate(lines) if _SURE.match(line)), None)
    if first is None:
        return False
    return any(
        COPYRIGHT.match(line) or date_in(line) or ((label := _capital_label([line])) is not None and label[1])
        for line in lines[first + 1 :]
    )


LAYOUT = Layout("LexisNexis", recognises, understand, begins=_SURE, cover=COVER)
