"""Lines of a member, one in memory."""

from collections.abc import Iterator

from backfile.importer.utf8 import AsUtf8

CHUNK = 1024 * 1024
LARGEST_RECORD = 32 * 1024 * 1024
"""Bytes: what is larger is no record that anybody could read, and becomes a problem. Several forms of one are in memory
at once, and an import keeps below 400 MB.
"""
LARGEST = f"more than {LARGEST_RECORD >> 20} MB"


def lines_of(text: AsUtf8, end: bytes = b"\n") -> Iterator[tuple[int, bytes | None]]:
    """Each line's offset in UTF-8 and its bytes without `end`; None for one over `LARGEST_RECORD`."""
    start, parts, size = 0, [b""], 0  # `parts`: the line that is not yet at its end; empty where it is too large
    while chunk := text.read(CHUNK):
        first, *others = chunk.split(end)
        size += len(first)
        if parts and size <= LARGEST_RECORD:
            parts.append(first)
        else:
            parts = []
        for line in others:
            yield start, b"".join(parts) if parts else None
            start += size + 1
            parts, size = [line], len(line)
    if size:
        yield start, b"".join(parts) if parts else None
