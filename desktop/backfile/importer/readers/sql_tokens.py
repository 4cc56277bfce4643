"""SQL cut into its smallest parts, streaming, whichever database wrote it. Nothing is run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from backfile.importer.readers.lines import CHUNK, LARGEST_RECORD
from backfile.importer.utf8 import AsUtf8

_PATTERN = rb"""
    (?P<blank>\s+|--[^\n]*\n?|\#[^\n]*\n?|/\*(?!!).*?\*/|/\*!\d*|\*/)
  | (?P<text>(?:[NnEeXxBb]|_utf8(?:mb4)?\s?|_binary\s?)?'(?:%s)*+')
  | (?P<name>"(?:[^"]|"")*+"|`(?:[^`]|``)*+`|\[[^\]\n]{1,128}\])
  | (?P<word>[\w$@\x80-\xff.+-]+)
  | (?P<sign>.)
"""
_PLAIN = re.compile(_PATTERN % rb"[^']|''", re.VERBOSE | re.DOTALL)
_ESCAPED = re.compile(_PATTERN % rb"[^'\\]|\\.|''", re.VERBOSE | re.DOTALL)
_OPENING = (b"'", b'"', b"`", b"[", b"/")
_MYSQL = re.compile(
    rb"MySQL|MariaDB|phpMyAdmin|ENGINE\s*=|AUTO_INCREMENT|LOCK TABLES|\(`|INTO `|/\*!\d{5}", re.IGNORECASE
)
_STANDARD = re.compile(
    rb"PostgreSQL|standard_conforming_strings = on|PRAGMA |SET IDENTITY_INSERT|\[dbo\]|BEGIN TRANSACTION|\nGO\r?\n"
)
_ESCAPES = {b"0": b"\0", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"Z": b"\x1a"}
_ESCAPE = re.compile(rb"\\(.)|''", re.DOTALL)


class Part(Enum):
    """What a token is."""

    TEXT = auto()
    NAME = auto()
    WORD = auto()
    SIGN = auto()
    UNCLOSED = auto()  # the file ends within it, or it is too large to be read


@dataclass(frozen=True, slots=True)
class Token:
    """One part, and where it stands in the text as UTF-8."""

    part: Part
    data: bytes
    at: int

    @property
    def upper(self) -> str:
        """A keyword."""
        return self.data.decode("utf-8", "replace").upper() if self.part is Part.WORD else ""

    @property
    def name(self) -> str:
        """The name of a table or column, without its quotes."""
        text = self.data.decode("utf-8", "replace")
        return text[1:-1] if self.part is Part.NAME else text


class Tokens:
    """The tokens of a dump, and its lines where it holds rows as lines (`COPY … FROM stdin`)."""

    def __init__(self, text: AsUtf8, head: bytes) -> None:
        self._text = text
        self._data, self._base, self._place, self._ended = b"", 0, 0, False
        self.escaped = escapes(head)
        self._pattern = _ESCAPED if self.escaped else _PLAIN

    def __iter__(self) -> Iterator[Token]:
        while (token := self.next()) is not None:
            yield token

    def next(self) -> Token | None:
        """The next token, white space and comments left out."""
        while True:
            found = self._pattern.match(self._data, self._place)
            if found is None:
                if not self._more():
                    return None
                continue
            at_end = found.end() >= len(self._data) - 2
            opened = found.lastgroup == "sign" and found[0] in _OPENING and self._is_open(found[0])
            if (at_end or opened) and not self._ended and len(self._data) - self._place <= LARGEST_RECORD:
                self._more()
                continue
            start, self._place = self._base + self._place, found.end()
            if opened:
                self._place = len(self._data)
                return Token(Part.UNCLOSED, found[0], start)
            if found.lastgroup != "blank":
                return Token(Part[str(found.lastgroup).upper()], found[0], start)

    def line(self) -> tuple[int, bytes] | None:
        """The next line and where it begins; None at the end."""
        while (end := self._data.find(b"\n", self._place)) < 0:
            if not self._more() or len(self._data) - self._place > LARGEST_RECORD:
                end = len(self._data)
                break
        start, line = self._place, self._data[self._place : end]
        if start >= len(self._data):
            return None
        self._place = min(end + 1, len(self._data))
        return self._base + start, line

    def since(self, at: int) -> bytes:
        """The bytes from a token on that was kept by `keep`, up to here."""
        return self._data[max(0, at - self._base) : self._place]

    keep: int | None = None
    """Where the bytes begin that `since` will ask for."""

    def _more(self) -> bool:
        """Read on; what lies before the kept place is forgotten."""
        if self._ended:
            return False
        kept = self._base + self._place if self.keep is None else min(self.keep, self._base + self._place)
        if self._base + len(self._data) - kept > LARGEST_RECORD:
            kept = self._base + self._place
        cut = kept - self._base
        # What is looked at again grows with each chunk: so the chunks grow with it.
        chunk = self._text.read(max(CHUNK, len(self._data) - cut))
        self._ended = not chunk
        self._data = self._data[cut:] + chunk
        self._base += cut
        self._place -= cut
        return bool(chunk)

    def _is_open(self, sign: bytes) -> bool:
        following = self._data[self._place + 1 : self._place + 2]
        return sign in (b"'", b'"', b"`") or (sign == b"/" and following == b"*")


def escapes(head: bytes) -> bool:
    """Whether a backslash within quotes escapes what follows, as in MySQL, rather than being itself."""
    if _MYSQL.search(head):
        return True
    return not _STANDARD.search(head) and (b"\\'" in head or b"\\n" in head or b"\\r" in head)


def text_of(data: bytes, *, escaped: bool) -> bytes:
    """What a quoted text says; prefixes as of `N'…'` and `E'…'` are no part of it."""
    start = data.index(b"'")
    inner = data[start + 1 : -1]
    if escaped or data[:1] in (b"E", b"e"):
        return _ESCAPE.sub(_unescaped, inner)
    return inner.replace(b"''", b"'")


def unescape_copy(cell: bytes) -> bytes:
    """A cell of PostgreSQL's COPY."""
    return _ESCAPE_COPY.sub(_unescaped, cell) if b"\\" in cell else cell


_ESCAPE_COPY = re.compile(rb"\\(.)", re.DOTALL)


def _unescaped(found: re.Match[bytes]) -> bytes:
    character = found[1]
    return b"'" if character is None else _ESCAPES.get(character, character)
