"""Compound files (MS-CFB), in which Office before 2007 and Outlook keep theirs: streams by name, by `olefile`."""

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from backfile.importer.documents.document import NotADocument
from backfile.importer.limits import MB

if TYPE_CHECKING:
    from olefile import OleFileIO

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST_STREAM = 64 * MB
_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, struct.error, RecursionError)


@dataclass(frozen=True, slots=True)
class Compound:
    """The streams and storages of one file; a path is joined by "/"."""

    file: "OleFileIO"
    names: frozenset[str]

    @classmethod
    def open(cls, file: BinaryIO) -> "Compound":
        """Raises NotADocument."""
        from olefile import OleFileIO

        file.seek(0)
        try:
            opened = OleFileIO(file)
            names = frozenset("/".join(path) for path in opened.listdir(streams=True, storages=True))
        except _BROKEN as error:
            raise NotADocument("Damaged", f"a compound file: {error!s:.200}") from None
        return cls(opened, names)

    def has(self, name: str) -> bool:
        """Whether there is a stream or storage of that name, without regard to case."""
        return name in self.names or any(name.casefold() == other.casefold() for other in self.names)

    def read(self, name: str) -> bytes:
        """A stream, cut at the largest size that is read; empty where there is none or it is damaged."""
        try:
            return bytes(self.file.openstream(name.split("/")).read(LARGEST_STREAM))
        except _BROKEN:
            return b""

    def said(self) -> dict[str, str]:
        """Title, author and times of its summary."""
        try:
            summary = self.file.get_metadata()
        except _BROKEN:
            return {}
        encoding = f"cp{summary.codepage}" if isinstance(summary.codepage, int) and summary.codepage > 0 else "cp1252"
        found = {}
        for name in ("title", "author", "subject", "keywords", "comments", "create_time", "last_saved_time"):
            value: object = getattr(summary, name, None)
            if isinstance(value, bytes):
                value = _decoded(value, encoding)
            text = str(value or "").strip(" \0")
            if text:
                found[name] = text.replace(" ", "T", 1) if name.endswith("time") else text
        return found


def _decoded(value: bytes, encoding: str) -> str:
    try:
        return value.decode({"cp65001": "utf-8"}.get(encoding, encoding), "replace")
    except LookupError:
        return value.decode("cp1252", "replace")
