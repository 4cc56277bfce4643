"""Compound files (MS-CFB), built from their streams: sectors of 512 bytes, and of 64 for short streams."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SHORT = 4096  # bytes: a stream below it lies in the stream of small sectors


@dataclass
class Sectors:
    """Pieces of one size, and which follows which."""

    size: int
    pieces: list[bytes] = field(default_factory=list)
    chain: list[int] = field(default_factory=list)

    def add(self, data: bytes) -> int:
        """The number of the first sector of `data`."""
        first = len(self.pieces)
        for at in range(0, len(data), self.size):
            self.pieces.append(data[at : at + self.size].ljust(self.size, b"\0"))
            self.chain.append(END if at + self.size >= len(data) else len(self.pieces))
        return first if data else END


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A file of these streams; a path is joined by "/"."""
    large, small = Sectors(512), Sectors(64)
    starts = {path: (small if len(data) < SHORT else large).add(data) for path, data in streams.items()}
    short = b"".join(small.pieces)
    starts[""] = large.add(short)
    small_table = large.add(packed(small.chain))
    paths = {"/".join(path.split("/")[: depth + 1]) for path in streams for depth in range(path.count("/") + 1)}
    names = ["", *sorted(paths)]
    sizes = {**{path: len(data) for path, data in streams.items()}, "": len(short)}
    directory = large.add(b"".join(_entry(place, names, sizes, starts) for place in range(len(names))))
    count = 1
    while count * 128 < len(large.pieces) + count:
        count += 1
    tables = range(len(large.pieces), len(large.pieces) + count)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, count, directory, 0, SHORT, small_table, len(small.chain) // 128 + 1, END, 0)
    header += packed(tables)
    table = packed([*large.chain, *[FAT] * count]).ljust(count * 512, b"\xff")
    return header.ljust(512, b"\xff") + b"".join(large.pieces) + table


def packed(numbers: "range | list[int]") -> bytes:
    """As four bytes each."""
    return b"".join(struct.pack("<I", number) for number in numbers)


def _entry(place: int, names: list[str], sizes: Mapping[str, int], starts: Mapping[str, int]) -> bytes:
    """A directory entry; those of one storage hang together as a list."""
    path = names[place]
    beside = [n for n in range(1, len(names)) if place and n > place and _above(names[n]) == _above(path)]
    below = [n for n in range(1, len(names)) if _above(names[n]) == path]
    kind = 5 if not place else 2 if path in sizes else 1
    name = (path.rpartition("/")[2] if place else "Root Entry").encode("utf-16-le") + b"\0\0"
    links = (beside[0] if beside else FREE, below[0] if below else FREE, starts.get(path, 0), sizes.get(path, 0))
    return name.ljust(64, b"\0") + struct.pack("<HBBIII36xIQ", len(name), kind, 1, FREE, *links)


def _above(path: str) -> str:
    return path.rpartition("/")[0]
