"""A stream that is read from the front, of which as much as a record asks for lies in memory."""

import re
from typing import BinaryIO

CHUNK = 256 * 1024


class Lookahead:
    """`buffer[at:]` is what was read and not yet passed; `offset` is its place in the stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.buffer = b""
        self.at = 0
        self._begins = 0  # of the buffer
        self._ended = False

    @property
    def offset(self) -> int:
        """Bytes that were passed."""
        return self._begins + self.at

    def reach(self, size: int) -> bool:
        """Have `size` bytes from here on in the buffer; False where the stream ends before."""
        missing = size - (len(self.buffer) - self.at)
        if missing <= 0:
            return True
        parts = [self.buffer[self.at :]]
        while missing > 0 and not self._ended:
            part = self._stream.read(max(missing, CHUNK))
            self._ended = not part
            missing -= len(part)
            parts.append(part)
        self._begins += self.at
        self.buffer, self.at = b"".join(parts), 0
        return missing <= 0

    def take(self, size: int) -> bytes:
        """Pass `size` bytes and return them; fewer at the end."""
        self.reach(size)
        taken = self.buffer[self.at : self.at + size]
        self.at += len(taken)
        return taken

    def skip(self, size: int) -> int:
        """Pass `size` bytes without holding them. How many there were."""
        passed = 0
        while passed < size and (part := len(self.take(min(size - passed, CHUNK)))):
            passed += part
        return passed

    def find(self, pattern: re.Pattern[bytes], since: int, within: int, longest: int = 256) -> int | None:
        """How far from here a match of at most `longest` bytes begins, `since` or later and ending before `within`."""
        looked = since
        while True:
            more = self.reach(min(looked + CHUNK, within))
            found = pattern.search(self.buffer, self.at + looked, self.at + within)
            if found is not None:
                return found.start() - self.at
            have = len(self.buffer) - self.at
            if not more or have >= within:
                return None
            looked = max(since, have - longest)

    def skip_to(self, pattern: re.Pattern[bytes], most: int | None = None, longest: int = 256) -> int:
        """Pass what stands before the next match, or `most` bytes, a chunk in memory. How many bytes that was."""
        passed = 0
        while True:
            more = self.reach(CHUNK)
            there = len(self.buffer) - self.at
            limit = there if most is None else min(there, most - passed)
            found = pattern.search(self.buffer, self.at, self.at + limit)
            if found is not None:
                return passed + len(self.take(found.start() - self.at))
            if not more or limit < there:
                return passed + len(self.take(limit))
            passed += len(self.take(there - longest))
