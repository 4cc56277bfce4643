"""What a member is, by its first bytes."""

import re

from backfile.errors import BadOption
from backfile.importer import companions
from backfile.importer.readers import READERS, text
from backfile.importer.record import Reader, Source


def reader_of(head: bytes) -> Reader | None:
    """The first of `READERS` that recognises the content."""
    return next((reader for reader in READERS if reader.recognises(head)), None)


def reader_for(source: Source) -> Reader | None:
    """The reader of a member: of its kind where it is a document in a zip archive, else by its first bytes."""
    if source.document is not None:
        return next((reader for reader in READERS if source.document in reader.documents), None)
    return reader_of(source.head)


def reader_named(name: str) -> Reader:
    """The reader of that name, without regard to case and spaces. Raises BadOption."""
    wanted = _plain(name)
    for reader in READERS:
        if _plain(reader.name) == wanted:
            return reader
    known = ", ".join(reader.name for reader in READERS)
    raise BadOption(f"There is no format “{name}”.", f"Known are: {known}.")


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def left_out(source: Source) -> str | None:
    """Why a member is skipped: by its kind, or because it belongs to a page beside it."""
    if (reason := no_article(source.head) or companions.part_of_page(source)) is not None:
        return reason
    reason = companions.by_name(source)
    if reason is None or source.document is not None:
        return None
    reader = reader_of(source.head)
    return reason if reader is None or reader is text.READER else None


def no_article(head: bytes) -> str | None:
    """Why a member is skipped, where its kind never holds an article."""
    if not head:
        return "Empty file"
    if head.startswith(b"SQLite format 3\0") and head[68:72] == b"Back":
        return "A Backfile library"
    for at, magic, what in _NO_ARTICLES:
        if head.startswith(magic, at):
            return what
    return None


def looks_like(head: bytes, document: str | None = None, name: str = "") -> str:
    """A member that no reader knows, in words: "a 7-Zip archive; unpack it and drop the folder"."""
    if document is not None:
        return document
    for at, magic, what in _KINDS:
        if head.startswith(magic, at):
            return what
    if _PART.search(name):
        return "one part of a split archive; join the parts, or unpack it, and drop that"
    if b"\0" in head[:1024]:
        return f"binary data that begins with {head[:8].hex(' ')}"
    start = head[:60].decode("utf-8", "replace").split("\n")[0].strip().rstrip("\ufffd")
    return f"text that begins with “{start}”"


_PART = re.compile(r"\.(?:7z|zip|rar|tar|t?gz|t?bz2|t?xz)\.\d{2,4}$|\.[zr]\d{2,3}$|\.part\d+\.\w+$", re.IGNORECASE)
"""What the later parts are called; they hold nothing that tells."""

_NO_ARTICLES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "An image"),
    (0, b"\xff\xd8\xff", "An image"),
    (0, b"GIF87a", "An image"),
    (0, b"GIF89a", "An image"),
    (8, b"WEBPVP8", "An image"),
    (4, b"ftypavif", "An image"),
    (4, b"ftypheic", "An image"),
    (0, b"II*\0", "An image"),
    (0, b"MM\0*", "An image"),
    (0, b"\0\0\1\0", "An image"),
    (0, b"ID3", "A sound recording"),
    (0, b"OggS", "A sound recording"),
    (0, b"fLaC", "A sound recording"),
    (8, b"WAVEfmt", "A sound recording"),
    (4, b"ftyp", "A film"),
    (0, b"\x1aE\xdf\xa3", "A film"),
    (0, b"wOFF", "A font"),
    (0, b"wOF2", "A font"),
    (0, b"OTTO", "A font"),
    (0, b"\0\1\0\0\0", "A font"),
)

_UNPACK = "unpack it and drop the folder"
_KINDS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"Rar!\x1a\x07", f"a RAR archive; {_UNPACK}"),
    (60, b"BOOKMOBI", "a book for the Kindle; convert it to EPUB"),
    (60, b"TEXtREAd", "a book for the Palm; convert it to EPUB"),
    (0, b"!BDN", "a mail store of Outlook (PST); export its folders as mbox"),
    (0, b"\xffWPC", "a WordPerfect document; save it as DOCX or RTF"),
    (0, b"x\x9f>\x22", "an attachment of Outlook (winmail.dat)"),
    (0, b"MSCF", f"a cabinet archive; {_UNPACK}"),
    (0, b"\x1f\x9d", f"a file packed by compress; {_UNPACK}"),
    (0, b"\x1f\xa0", f"a file packed by compress; {_UNPACK}"),
    (0, b"\x02\x21\x4c\x18", f"a file packed by an old lz4; {_UNPACK}"),
    (0, b"]\0\0", f"a file packed by lzma; {_UNPACK}"),
    (0, b"!<arch>\n", f"an ar archive; {_UNPACK}"),
    (0, b"070707", f"a cpio archive; {_UNPACK}"),
    (0, b"070701", f"a cpio archive; {_UNPACK}"),
    (32769, b"CD001", f"a disc image; {_UNPACK}"),
    (0, b"PK\x07\x08", "one part of a split zip archive; join the parts first"),
    (0, b"{\\rtf", "an RTF file"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old Microsoft Office"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"PAR1", "a Parquet table"),
    (0, b"ARROW1", "an Arrow table"),
    (0, b"WARC/", "a web archive (WARC)"),
    (0, b"filedesc:", "a web archive (ARC)"),
    (0, b"bplist00", "a property list"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ", "a program"),
    (0, b"\x80\x02", "a Python pickle, which is never opened, since it can run anything"),
    (0, b"\x80\x03", "a Python pickle, which is never opened, since it can run anything"),
    (0, b"\x80\x04", "a Python pickle, which is never opened, since it can run anything"),
    (0, b"\x80\x05", "a Python pickle, which is never opened, since it can run anything"),
    (0, b"x\x01", f"zlib data; {_UNPACK}"),
    (0, b"x\x9c", f"zlib data; {_UNPACK}"),
    (0, b"x\xda", f"zlib data; {_UNPACK}"),
    (0, b"OPLD", "a LevelDB table"),
)
