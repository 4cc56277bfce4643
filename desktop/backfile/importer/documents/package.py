"""A document that is a zip archive inside: its parts by name, each within the limits of an archive."""

import io
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from backfile.article import Problem
from backfile.importer.containers import zips
from backfile.importer.documents.document import NotADocument
from backfile.importer.limits import MB, Budget, size
from backfile.importer.streams import CHUNK, Layer, fault_below

MOST_PARTS = 65_536
LARGEST_PART = 256 * MB
DAMAGED = "Damaged"


@dataclass(slots=True)
class Package:
    """The parts of one document."""

    file: BinaryIO
    parts: dict[str, zips.ZipMember]
    budget: Budget

    @classmethod
    def open(cls, file: BinaryIO) -> "Package":
        """Raises NotADocument where the archive has lost its directory."""
        listed = zips.directory(file)
        if listed is None:
            raise NotADocument("Cut off", "the document has lost its end")
        parts = {
            member.name.decode("utf-8", "replace").replace("\\", "/"): member for member in islice(listed, MOST_PARTS)
        }
        return cls(file, parts, Budget(file.seek(0, 2)))

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name in self.parts

    def stream(self, name: str) -> "io.BufferedReader":
        """A part, read from its front. Raises NotADocument."""
        return io.BufferedReader(self._layer(name), CHUNK)

    def read(self, name: str, largest: int = 16 * MB) -> bytes:
        """A whole part. Raises NotADocument where it is damaged, or larger than it may be."""
        layer = self._layer(name, largest)
        data = layer.take(largest + 1)
        fault = fault_below(layer) or self.budget.spent
        if fault is not None:
            raise NotADocument(fault.reason, f"{name}: {fault.detail}")
        return data

    def _layer(self, name: str, largest: int = LARGEST_PART) -> Layer:
        member = self.parts.get(name)
        if member is None:
            raise NotADocument(DAMAGED, f"the document has no part {name}")
        if member.size > largest:
            raise NotADocument("Too large", f"{name} has {size(member.size)}")
        opened = self.budget.refuses(member.size, member.packed) or zips.open_member(
            self.file, None, member, self.budget
        )
        if isinstance(opened, Problem):
            raise NotADocument(opened.reason, f"{name}: {opened.detail}")
        return opened
