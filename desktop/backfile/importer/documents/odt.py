"""OpenDocument texts (ODF 1.3, Part 3): the paragraphs of the body, with notes and pictures.

What a tracked change took out, comments and the directories that were made of the headings are left out.
"""

import mimetypes
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from backfile.importer.documents.document import Document, Gathering, NotADocument, Paragraph, tidy
from backfile.importer.documents.package import DAMAGED, Package
from backfile.importer.documents.xml_parts import attribute, drop, events, local, properties, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEFT_OUT = frozenset(("tracked-changes", "annotation", "annotation-end", "table-of-content", "alphabetical-index",
                       "ruby-text", "desc", "title", "binary-data", "bookmark-ref", "forms"))  # fmt: skip
_PARAGRAPHS = ("p", "h")


def read_odt(file: BinaryIO) -> Document:
    """The document of a seekable file. Raises NotADocument."""
    package = Package.open(file)
    manifest = root_of(package, "META-INF/manifest.xml")
    if manifest is not None and any(local(part) == "encryption-data" for part in manifest.iter()):
        raise NotADocument("Needs a password", "this document is encrypted")
    return _Odt(package).read()


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    bold: bool = False
    size: float | None = None


@dataclass(slots=True)
class _Odt:
    package: Package
    styles: dict[str, _Style] = field(default_factory=dict)
    gathering: Gathering = field(default_factory=Gathering)

    def read(self) -> Document:
        self._take_styles(root_of(self.package, "styles.xml"))
        self._read_body()
        said = properties(root_of(self.package, "meta.xml"))
        return Document(
            paragraphs=tuple(self.gathering.paragraphs),
            notes=tuple(self.gathering.notes),
            pictures=tuple(self.gathering.pictures),
            title=said.get("title", ""),
            author=said.get("initial-creator", "") or said.get("creator", ""),
            created=said.get("creation-date", ""),
            modified=said.get("date", ""),
            language=said.get("language", ""),
            subject=said.get("subject", ""),
            description=said.get("description", ""),
            keywords=tuple(filter(None, said.get("keyword", "").split("\n"))),
        )

    def _read_body(self) -> None:
        tables = paragraphs = left_out = 0
        seen = False
        for event, element in events(self.package.stream("content.xml")):
            name = local(element)
            step = 1 if event == "start" else -1
            seen = seen or name == "document-content"
            if name in _LEFT_OUT and not paragraphs:
                left_out += step
            elif name == "automatic-styles" and step < 0:
                self._take_styles(element)
            elif left_out:
                continue
            elif name == "table" and not paragraphs:
                tables += step
            elif name in _PARAGRAPHS:
                paragraphs += step
                if step < 0 and not paragraphs:
                    self._paragraph(element, in_table=tables > 0)
                    drop(element)
            elif step < 0 and tables == 1 and not paragraphs:
                if name == "table-cell":
                    self.gathering.end_cell()
                elif name == "table-row":
                    self.gathering.end_row()
        if not seen:
            raise NotADocument(DAMAGED, "content.xml is no OpenDocument")

    def _paragraph(self, element: "Element", *, in_table: bool) -> None:
        style = self.styles.get(attribute(element, "style-name"), _Style())
        outline = attribute(element, "outline-level")
        level = max(1, int(outline) if outline.isdigit() else 1) if local(element) == "h" else 0
        inline = _Inline(self)
        inline.read(element)
        paragraph = Paragraph(tidy("".join(inline.text)), level, style.name, style.bold or inline.bold(), style.size)
        self.gathering.add(paragraph, in_table=in_table)
        for href in inline.images:
            self._picture(href)
        for inner in inline.boxes:
            self._paragraph(inner, in_table=in_table)

    def _picture(self, href: str) -> None:
        name = posixpath.normpath(unquote(href))
        kind = mimetypes.guess_type(name)[0]
        if kind is not None and kind.startswith("image/") and self.package.has(name):
            try:
                self.gathering.add_picture(kind, self.package.read(name))
            except NotADocument:  # a broken picture costs no text
                return

    def _take_styles(self, root: "Element | None") -> None:
        for style in root.iter("{*}style") if root is not None else ():
            holder = style.getparent()
            automatic = holder is not None and local(holder) == "automatic-styles"
            self.styles[attribute(style, "name")] = self._style(style, automatic=automatic)

    def _style(self, style: "Element", *, automatic: bool) -> _Style:
        """A style with what it takes from its parent; one that only a paragraph has goes by its parent's name."""
        parent = self.styles.get(attribute(style, "parent-style-name"), _Style())
        looks = style.find("{*}text-properties")
        weight = attribute(looks, "font-weight") if looks is not None else ""
        size = attribute(looks, "font-size") if looks is not None else ""
        name = attribute(style, "name").replace("_20_", " ").casefold()
        return _Style(
            parent.name or name if automatic else name,
            weight == "bold" or (weight.isdigit() and int(weight) >= 600) or (not weight and parent.bold),
            _points(size) or parent.size,
        )


@dataclass(slots=True)
class _Inline:
    """What one paragraph holds."""

    of: _Odt
    text: list[str] = field(default_factory=list)
    boxes: "list[Element]" = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    _bold: list[bool] = field(default_factory=list)

    def bold(self) -> bool:
        """Whether all of its letters are."""
        return bool(self._bold) and all(self._bold)

    def read(self, element: "Element", *, bold: bool = False) -> None:
        """The text in `element` and below, in order."""
        self._say(element.text, bold)
        for part in element:
            self._part(part, bold)
            self._say(part.tail, bold)

    def _part(self, part: "Element", bold: bool) -> None:
        name = local(part)
        if name in _LEFT_OUT:
            return
        if name == "s":
            count = attribute(part, "c")
            self.text.append(" " * min(int(count) if count.isdigit() else 1, 80))
        elif name == "tab":
            self.text.append("\t")
        elif name == "line-break":
            self.text.append("\n")
        elif name == "note":
            self._note(part)
        elif name in _PARAGRAPHS:
            self.boxes.append(part)
        elif name == "image":
            self.images.append(attribute(part, "href"))
        else:
            style = self.of.styles.get(attribute(part, "style-name")) if name == "span" else None
            self.read(part, bold=bold or (style is not None and style.bold))

    def _note(self, note: "Element") -> None:
        notes = self.of.gathering.notes
        mark = f"[{len(notes) + 1}]"
        self.text.append(mark)
        notes.append(mark)  # its place, whatever notes stand within it
        place = len(notes) - 1
        texts = []
        for body in note.iter("{*}note-body"):
            for paragraph in body.iter("{*}p"):
                inline = _Inline(self.of)
                inline.read(paragraph)
                texts.append(tidy("".join(inline.text)))
        notes[place] = f"{mark} {' '.join(filter(None, texts))}"

    def _say(self, text: str | None, bold: bool) -> None:
        if text:
            self.text.append(" ".join(text.replace("\t", " ").replace("\r", " ").split("\n")))
            if text.strip():
                self._bold.append(bold)


def _points(size: str) -> float | None:
    number = size.removesuffix("pt")
    return float(number) if number != size and number.replace(".", "", 1).isdigit() else None
