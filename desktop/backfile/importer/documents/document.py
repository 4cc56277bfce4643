"""What a word processor's file says, whatever its format."""

from dataclasses import dataclass, field

from backfile.article import Picture
from backfile.errors import BackfileError
from backfile.importer.limits import MB

LARGEST_PICTURE = 2 * MB
LARGEST_PICTURES = 20 * MB  # of one document
LARGEST_TEXT = 24 * MB  # characters of a document, which may hold many articles
_LONG_CELL = 200  # characters: what is longer stands in a table for its place on the page, and is no cell of figures


class NotADocument(BackfileError):
    """The file is damaged, encrypted or something else; `reason` is the same for all of its kind."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, heading or row of a table."""

    text: str  # trimmed; a forced line end is "\n", and a tab stands between the cells of a row
    level: int = 0  # of a heading, from 1; 0 is text
    style: str = ""  # its English name, in small letters: "title", "heading 1", "caption"
    bold: bool = False  # all of it
    size: float | None = None  # points, of its first letter, where the paragraph itself says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The paragraphs in order, and what the file says of itself."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...] = ()  # footnotes and endnotes, each with its mark: "[1] …"
    pictures: tuple[Picture, ...] = ()  # `after` counts `paragraphs`
    title: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""
    language: str = ""
    subject: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(slots=True)
class Gathering:
    """Paragraphs as they come, those of a table's cells until their row is complete."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    _cell: list[Paragraph] = field(default_factory=list)
    _cells: list[list[Paragraph]] = field(default_factory=list)
    _bytes: int = 0
    _letters: int = 0

    def add(self, paragraph: Paragraph, *, in_table: bool = False) -> None:
        """The next paragraph; one without text is left out. Raises NotADocument at `LARGEST_TEXT`."""
        if paragraph.text:
            self._letters += len(paragraph.text)
            if self._letters > LARGEST_TEXT:
                raise NotADocument("Text too large", f"more than {LARGEST_TEXT >> 20} MB of text in one document")
            (self._cell if in_table else self.paragraphs).append(paragraph)

    def end_cell(self) -> None:
        """What came since the last cell's end is a cell."""
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """The cells as one line; as paragraphs of their own where the table is there for the page's looks."""
        if self._cell:
            self.end_cell()
        cells = [cell for cell in self._cells if cell]
        self._cells = []
        if len(cells) == 1 or any(len(cell) > 2 or len(cell[0].text) > _LONG_CELL for cell in cells):
            self.paragraphs += [paragraph for cell in cells for paragraph in cell]
        elif cells:
            texts = [" ".join(" ".join(part.text.split()) for part in cell) for cell in cells]
            bold = all(part.bold for cell in cells for part in cell)
            self.paragraphs.append(Paragraph("\t".join(texts), bold=bold))

    def add_picture(self, type: str, data: bytes, caption: str = "") -> None:
        """An image at this place; one that is too large is left out, as one too many is."""
        if data and len(data) <= LARGEST_PICTURE and self._bytes + len(data) <= LARGEST_PICTURES:
            self._bytes += len(data)
            self.pictures.append(Picture(len(self.paragraphs), caption or None, type=type, data=data))


def tidy(text: str) -> str:
    """Without spaces around line ends and at both ends of the text."""
    return "\n".join(filter(None, (line.strip() for line in text.split("\n"))))
