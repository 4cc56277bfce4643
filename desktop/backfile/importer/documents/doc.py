"""Word documents of 1997 to 2003 (MS-DOC): the text by its piece table, and what the file says of itself.

Which paragraph is a heading stands in tables of formatting that are not read.
"""

import re
import struct
from collections.abc import Iterator

from backfile.importer.documents.compound import Compound
from backfile.importer.documents.document import Document, NotADocument, Paragraph, tidy

OLDER = "a Word document of before 1997; open it in Word or LibreOffice and save it as DOCX"
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_AS_TEXT = str.maketrans({"\x0b": "\n", "\x0c": "\r", "\x1e": "\u2011", "\x1f": None, "\x07": "\t", "\x00": None,
                          "\x01": None, "\x02": None, "\x03": None, "\x04": None, "\x05": None, "\x08": None,
                          "\x13": None, "\x14": None, "\x15": None})  # fmt: skip


def read_doc(compound: Compound) -> Document:
    """The document. Raises NotADocument."""
    main = compound.read("WordDocument")
    if len(main) < 0x1AA or main[:2] != b"\xec\xa5":
        raise NotADocument("Not recognised", OLDER)
    version, flags = struct.unpack_from("<H6xH", main, 2)
    if flags & 0x0100:
        raise NotADocument("Needs a password", "this document is encrypted")
    if version < 0xC0:
        raise NotADocument("Not recognised", OLDER)
    table = compound.read("1Table" if flags & 0x0200 else "0Table")
    at, length = struct.unpack_from("<II", main, 0x1A2)
    count, in_notes = struct.unpack_from("<ii", main, 0x4C)
    try:
        text = "".join(_pieces(main, table[at : at + length]))
    except struct.error:
        raise NotADocument("Damaged", "its table of pieces ends too soon") from None
    said = compound.said()
    return Document(
        paragraphs=tuple(Paragraph(line) for line in _lines(text[: max(0, count)])),
        notes=tuple(f"[{n}] {line}" for n, line in enumerate(_lines(text[count : count + max(0, in_notes)]), 1)),
        title=said.get("title", ""),
        author=said.get("author", ""),
        created=said.get("create_time", ""),
        modified=said.get("last_saved_time", ""),
        subject=said.get("subject", ""),
        description=said.get("comments", ""),
        keywords=tuple(filter(None, map(str.strip, said.get("keywords", "").replace(";", ",").split(",")))),
    )


def _pieces(main: bytes, clx: bytes) -> Iterator[str]:
    """The text in its order: each piece lies somewhere in the main stream, in one byte or two a character."""
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise NotADocument("Damaged", "it has no table of pieces")
    (length,) = struct.unpack_from("<I", clx, at + 1)
    table = clx[at + 5 : at + 5 + length]
    count = (len(table) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", table)
    for number in range(count):
        (where,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)
        letters = places[number + 1] - places[number]
        if letters < 0 or letters > len(main):
            raise NotADocument("Damaged", "its table of pieces is wrong")
        if where & 0x4000_0000:
            begin = (where & 0x3FFF_FFFF) // 2
            yield main[begin : begin + letters].decode("cp1252", "replace")
        else:
            yield main[where : where + 2 * letters].decode("utf-16-le", "replace")


def _lines(text: str) -> Iterator[str]:
    for _ in range(8):  # fields stand within fields
        text, count = _FIELD.subn(lambda found: found[1] or "", text)
        if not count:
            break
    for line in text.replace("\x07\x07", "\r").translate(_AS_TEXT).split("\r"):
        bare = tidy(line)
        if bare:
            yield bare
