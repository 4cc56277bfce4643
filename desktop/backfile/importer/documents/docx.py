"""Word documents (ECMA-376 Part 1, WordprocessingML): the paragraphs of the body, with notes and pictures.

Deleted and hidden text, the codes of fields, and the second form that Word keeps for older programs are left out.
"""

import mimetypes
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from backfile.importer.documents.document import Document, Gathering, NotADocument, Paragraph, tidy
from backfile.importer.documents.package import DAMAGED, Package
from backfile.importer.documents.xml_parts import attribute, drop, events, local, properties, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEFT_OUT = frozenset(("del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "pPr", "rPr", "rt",
                       "sdtPr", "commentReference", "annotationRef"))  # fmt: skip
_AS_TEXT = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_OFF = ("0", "false", "off", "none")


def read_docx(file: BinaryIO) -> Document:
    """The document of a seekable file. Raises NotADocument."""
    return _Docx(Package.open(file)).read()


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    level: int
    bold: bool
    size: float | None


_PLAIN = _Style("", 0, False, None)


@dataclass(slots=True)
class _Docx:
    package: Package
    main: str = "word/document.xml"
    styles: dict[str, _Style] = field(default_factory=dict)
    images: dict[str, str] = field(default_factory=dict)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    gathering: Gathering = field(default_factory=Gathering)

    def read(self) -> Document:
        self.main = self._main_part()
        self.styles = _styles(root_of(self.package, self._beside("styles.xml")))
        relations = root_of(self.package, self._beside(f"_rels/{posixpath.basename(self.main)}.rels"))
        for relation in relations if relations is not None else ():
            if attribute(relation, "Type").endswith("/image") and attribute(relation, "TargetMode") != "External":
                self.images[attribute(relation, "Id")] = self._beside(attribute(relation, "Target"))
        self._read_body()
        said = properties(root_of(self.package, "docProps/core.xml"))
        return Document(
            paragraphs=tuple(self.gathering.paragraphs),
            notes=tuple(self.gathering.notes),
            pictures=tuple(self.gathering.pictures),
            title=said.get("title", ""),
            author=said.get("creator", ""),
            created=said.get("created", ""),
            modified=said.get("modified", ""),
            language=said.get("language", ""),
            subject=said.get("subject", ""),
            description=said.get("description", ""),
            keywords=tuple(filter(None, map(str.strip, said.get("keywords", "").replace(";", ",").split(",")))),
        )

    def _main_part(self) -> str:
        relations = root_of(self.package, "_rels/.rels")
        for relation in relations if relations is not None else ():
            if attribute(relation, "Type").endswith("/officeDocument"):
                return attribute(relation, "Target").lstrip("/")
        return self.main

    def _beside(self, target: str) -> str:
        """The name of a part that the main part names."""
        folder = posixpath.dirname(self.main)
        return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))

    def _read_body(self) -> None:
        tables = paragraphs = 0
        seen = False
        for event, element in events(self.package.stream(self.main)):
            name = local(element)
            step = 1 if event == "start" else -1
            seen = seen or name in ("body", "document")
            if name == "tbl" and not paragraphs:
                tables += step
            elif name == "p":
                paragraphs += step
                if step < 0 and not paragraphs:
                    self._paragraph(element, in_table=tables > 0)
                    drop(element)
            elif step < 0 and tables == 1 and not paragraphs:
                if name == "tc":
                    self.gathering.end_cell()
                elif name == "tr":
                    self.gathering.end_row()
        if not seen:
            raise NotADocument(DAMAGED, f"{self.main} is no WordprocessingML")

    def _paragraph(self, element: "Element", *, in_table: bool) -> None:
        style, level = self._style(element)
        run = _Run(self)
        run.read(element)
        text = tidy("".join(run.text))
        bold = bool(run.bold) and all(style.bold if said is None else said for said in run.bold)
        paragraph = Paragraph(text, level, style.name, bold, run.size or style.size)
        self.gathering.add(paragraph, in_table=in_table)
        for kind, data in run.pictures:
            self.gathering.add_picture(kind, data)
        for box in run.boxes:
            for inner in box:
                if local(inner) == "p":
                    self._paragraph(inner, in_table=in_table)
                else:
                    for nested in inner.iter("{*}p"):
                        self._paragraph(nested, in_table=in_table)
        for kind, number in run.notes:
            self._note(kind, number)

    def _style(self, element: "Element") -> tuple[_Style, int]:
        own = element.find("{*}pPr")
        if own is None:
            return _PLAIN, 0
        named = own.find("{*}pStyle")
        style = self.styles.get(attribute(named, "val"), _PLAIN) if named is not None else _PLAIN
        outline = own.find("{*}outlineLvl")
        return style, _level(outline) if outline is not None else style.level

    def note_mark(self, kind: str, number: str) -> str:
        """The mark of a note, counted as they come."""
        return self.notes.setdefault((kind, number), f"[{len(self.notes) + 1}]")

    def _note(self, kind: str, number: str) -> None:
        root = root_of(self.package, self._beside(f"{kind}.xml"))
        for note in root if root is not None else ():
            if attribute(note, "id") == number:
                texts = []
                for paragraph in note.iter("{*}p"):
                    run = _Run(self)
                    run.read(paragraph)
                    texts.append(tidy("".join(run.text)))
                self.gathering.notes.append(f"{self.note_mark(kind, number)} {' '.join(filter(None, texts))}")

    def picture(self, relation: str) -> tuple[str, bytes] | None:
        """Type and bytes of an image."""
        name = self.images.get(relation)
        kind = mimetypes.guess_type(name or "")[0]
        if name is None or not self.package.has(name) or kind is None or not kind.startswith("image/"):
            return None
        try:
            return kind, self.package.read(name)
        except NotADocument:  # a broken picture costs no text
            return None


@dataclass(slots=True)
class _Run:
    """What one paragraph holds."""

    of: _Docx
    text: list[str] = field(default_factory=list)
    bold: list[bool | None] = field(default_factory=list)  # of each run with letters; None as the style has it
    size: float | None = None
    boxes: "list[Element]" = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)

    def read(self, element: "Element") -> None:
        """Everything below `element`, in order."""
        for part in element:
            name = local(part)
            if name in _LEFT_OUT:
                continue
            if name == "r" and not self._looks(part):
                continue
            if name == "t":
                self.text.append((part.text or "").replace("\n", " "))
            elif name in _AS_TEXT:
                self.text.append(_AS_TEXT[name])
            elif name in _NOTES:
                at = (_NOTES[name], attribute(part, "id"))
                self.text.append(self.of.note_mark(*at))
                self.notes.append(at)
            elif name == "txbxContent":
                self.boxes.append(part)
            elif name in ("blip", "imagedata"):
                self._picture(part)
            else:
                self.read(part)

    def _looks(self, run: "Element") -> bool:
        """Take note of bold and size; False for hidden text."""
        looks = run.find("{*}rPr")
        said = {local(part): attribute(part, "val") for part in looks} if looks is not None else {}
        if said.get("vanish", "0") not in _OFF:
            return False
        if any((part.text or "").strip() for part in run.iter("{*}t")):
            if not self.bold:
                self.size = _points(said.get("sz", ""))
            self.bold.append(said["b"] not in _OFF if "b" in said else None)
        return True

    def _picture(self, part: "Element") -> None:
        found = self.of.picture(attribute(part, "embed") or attribute(part, "id"))
        if found is not None:
            self.pictures.append(found)


def _styles(root: "Element | None") -> dict[str, _Style]:
    raw = {attribute(style, "styleId"): style for style in root if local(style) == "style"} if root is not None else {}
    return {key: _style(key, raw) for key in raw}


def _style(key: str, raw: "dict[str, Element]") -> _Style:
    """A style with what it takes from those that it is based on; its name is that of the nearest known one."""
    name, level, bold, size = "", 0, None, None
    for _ in range(12):  # styles that are based on themselves end somewhere, too
        style = raw.get(key)
        if style is None:
            break
        own = attribute(found, "val").casefold() if (found := style.find("{*}name")) is not None else ""
        name = name or own
        if not level and (outline := style.find("{*}pPr/{*}outlineLvl")) is not None:
            level = _level(outline)
        if not level and own.startswith("heading ") and own[8:].isdigit():
            level = int(own[8:])
        if bold is None and (found := style.find("{*}rPr/{*}b")) is not None:
            bold = attribute(found, "val") not in _OFF
        if size is None and (found := style.find("{*}rPr/{*}sz")) is not None:
            size = _points(attribute(found, "val"))
        based = style.find("{*}basedOn")
        key = attribute(based, "val") if based is not None else ""
    return _Style(name, level, bool(bold), size)


def _level(outline: "Element") -> int:
    value = attribute(outline, "val")
    return int(value) + 1 if value.isdigit() and int(value) < 9 else 0


def _points(half: str) -> float | None:
    return int(half) / 2 if half.isdigit() else None
