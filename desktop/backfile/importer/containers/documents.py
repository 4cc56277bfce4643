"""Documents that are zip archives inside: told from archives of articles by the members they must have."""

from itertools import islice
from typing import BinaryIO

from backfile.importer.containers import zips

LOOKED_AT = 1_000  # a newspaper in Word has a header and a footer for each article, all before the content types
_BY_FOLDER = {b"word/": "a Word document", b"xl/": "an Excel spreadsheet", b"ppt/": "a PowerPoint presentation"}
_BY_TYPE = {
    b"application/epub+zip": "an EPUB book",
    b"application/vnd.oasis.opendocument.text": "an OpenDocument text",
    b"application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet",
    b"application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
}


def kind_of(file: BinaryIO, head: bytes) -> str | None:
    """What the zip archive is, where it is one document; its head has its first member."""
    if head[30:38] == b"mimetype":
        for kind, name in _BY_TYPE.items():
            if head.startswith(kind, 38):
                return name
    listed = zips.directory(file)
    names = [member.name for member in islice(listed, LOOKED_AT)] if listed is not None else []
    if b"META-INF/container.xml" in names and any(name.endswith(b".opf") for name in names):
        return "an EPUB book"  # packed by hand, with its type anywhere
    if b"Index/Document.iwa" in names or b"index.apxl" in names:
        return "a document of Apple's Pages, Numbers or Keynote; save it as DOCX, XLSX or PDF"
    if b"[Content_Types].xml" in names:
        for folder, name in _BY_FOLDER.items():
            if any(member.startswith(folder) for member in names):
                return name
    if any(name.endswith(b"/index.rdf") and name.count(b"/") == 1 for name in names):
        return "a page archive of Firefox (MAFF)"
    return None
