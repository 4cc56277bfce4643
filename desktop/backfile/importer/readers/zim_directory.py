"""The directory of a ZIM file: what its entries are and in which cluster each lies, which its library does not tell.

https://wiki.openzim.org/wiki/ZIM_file_format
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

_HEADER = struct.Struct("<24xIIQ")  # after magic number, versions and UUID: entries, clusters, pointers to the entries
_ENTRY = struct.Struct("<HxcxxxxII")  # type, namespace, cluster, blob
_NO_CONTENT = 0xFFFD  # from here on: deleted, link target, redirect
_MOST = 50_000_000


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry by its number in the order of paths."""

    number: int  # from 0
    namespace: str
    has_content: bool  # a redirect has none


def listed(file: BinaryIO) -> Iterator[Listed]:
    """The entries in the order in which their content lies in the file, so that each cluster is unpacked once."""
    header = file.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return
    count, _, at = _HEADER.unpack(header)
    file.seek(at)
    pointers = np.frombuffer(file.read(8 * min(count, _MOST)), "<u8")
    places = np.full(len(pointers), np.iinfo(np.uint64).max, np.uint64)
    kinds = np.zeros((len(pointers), 2), np.uint8)
    for number, pointer in enumerate(pointers.tolist()):
        if pointer >= 1 << 62:
            continue
        file.seek(pointer)
        entry = file.read(_ENTRY.size)
        if len(entry) == _ENTRY.size:
            kind, namespace, cluster, blob = _ENTRY.unpack(entry)
            kinds[number] = namespace[0], kind < _NO_CONTENT
            places[number] = cluster << 32 | blob if kind < _NO_CONTENT else 0
    for number in np.argsort(places, kind="stable").tolist():
        yield Listed(number, chr(kinds[number, 0]), bool(kinds[number, 1]))
