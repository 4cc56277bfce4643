"""Lines of a member, one in memory."""

from collections.abc import Iterator

from backfile.importer.utf8 import AsUtf8

CHUNK = 1024 * 1024
LARGEST_RECORD = 64 * 1024 * 1024
"""Bytes: what is larger is no record that anybody could read, and becomes a problem."""


def lines_of(text: AsUtf8) -> Iterator[tuple[int, bytes | None]]:
    """Each line's offset in UTF-8 and its bytes without the line feed; None for one over `LARGEST_RECORD`."""
    start, rest, too_large = 0, b"", False
    while chunk := text.read(CHUNK):
        lines = (rest + chunk).split(b"\n") if b"\n" in chunk else [rest + chunk]
        rest = lines.pop()
        for line in lines:
            yield start, None if too_large else line
            too_large = False
            start += len(line) + 1
        if len(rest) > LARGEST_RECORD or (too_large and rest):
            start += len(rest)
            rest, too_large = b"", True
    if too_large:
        yield start, None
    elif rest:
        yield start, rest
