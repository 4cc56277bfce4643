"""As much of a JSON text in memory as the present value needs."""

import re
from collections.abc import Callable, Iterator

from backfile.importer.readers.json_values import NotJsonError, end_of_value
from backfile.importer.readers.lines import CHUNK, LARGEST_RECORD

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[{}\[\]]|[^"{}\[\]]++', re.DOTALL)


class CutOffError(Exception):
    """The text ends within a value."""


class TooLargeError(Exception):
    """A value is larger than was asked for."""


class Window:
    """A text that is read from the front. `position` is counted from the beginning of the whole text."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._data = b""
        self._base = 0
        self.position = 0

    def peek(self, skipped: bytes) -> bytes | None:
        """The next byte that is none of `skipped`, where `position` then stands; None at the end."""
        while True:
            at = self.position - self._base
            rest = self._data[at : at + 4096]
            bare = rest.lstrip(skipped)
            self.position += len(rest) - len(bare)
            if bare:
                return bare[:1]
            if len(rest) < 4096 and not self._more():
                return None

    def end_of_value(self, most: int = LARGEST_RECORD) -> int:
        """Where the value at `position` ends. Raises TooLargeError, CutOffError or NotJsonError."""
        while True:
            at = self.position - self._base
            end = end_of_value(self._data, at) if at < len(self._data) else None
            if end is not None:
                if end - at > most:
                    raise TooLargeError(f"more than {most >> 20} MB")
                return self._base + end
            if len(self._data) - at > most:
                raise TooLargeError(f"more than {most >> 20} MB")
            # Twice as much each time, so that a long value is looked through twice and not once for each chunk.
            if not self._more(len(self._data) - at):
                return self._end_at_the_end(at)

    def _end_at_the_end(self, at: int) -> int:
        """A number or a word may end with the text; nothing else can."""
        if at < len(self._data) and self._data[at : at + 1] not in b'{["':
            return self._base + len(self._data)
        raise CutOffError("the text ends within this record")

    def skip_value(self) -> None:
        """Go behind the value at `position`, however long it is. Raises CutOffError or NotJsonError."""
        depth = 0
        while True:
            at = self.position - self._base
            found = _TOKEN.match(self._data, at) if at < len(self._data) else None
            whole = found is not None and (found.end() < len(self._data) or found[0][-1:] in b'"{}[]')
            if found is None or not whole:
                if self._data[at : at + 1] not in (b'"', b"") or len(self._data) - at > LARGEST_RECORD:
                    self.position = self._base + (found.end() if found is not None else len(self._data))
                    self.forget()
                if not self._more(len(self._data) - at):
                    if depth == 0 and found is not None:
                        return
                    raise CutOffError("the text ends within a list or an object")
                continue
            token = found[0]
            if token in (b"{", b"["):
                depth += 1
            elif token in (b"}", b"]"):
                depth -= 1
                if depth < 0:
                    raise NotJsonError("a bracket closes what was not open")
            elif depth == 0 and token[:1] != b'"':
                self.position += re.match(rb"[^,}\]\s]*", token).end()  # type: ignore[union-attr]
                return
            self.position += len(token)
            if depth == 0:
                return
            if self.position - self._base > CHUNK:
                self.forget()

    def slice(self, start: int, end: int) -> bytes:
        """The bytes between two positions that are still in memory."""
        return self._data[start - self._base : end - self._base]

    def rest(self) -> tuple[bytes, int]:
        """What is in memory, and the place of `position` in it."""
        return self._data, self.position - self._base

    def find_all(self, pattern: re.Pattern[bytes]) -> Iterator[int]:
        """The ends of all matches behind `position`, to the end of the text."""
        searched = self.position + 1
        while True:
            for found in pattern.finditer(self._data, max(0, searched - self._base)):
                yield self._base + found.end()
            searched = max(searched, self._base + len(self._data) - 64)
            self.position = max(self.position, searched)
            self.forget()
            if not self._more():
                return

    def forget(self) -> None:
        """What lies before `position` is no longer needed."""
        if self.position - self._base > CHUNK:
            self._data = self._data[self.position - self._base :]
            self._base = self.position

    def _more(self, least: int = 0) -> bool:
        chunk = self._read(max(CHUNK, least))
        self._data += chunk
        return bool(chunk)
