"""A member as UTF-8, whatever its encoding, with the way back to its own bytes.

Readers look for commas, brackets and line ends in UTF-8 alone, where each of those is one byte that is part of no other
character; in GB18030, Big5 or UTF-16 it may be. The raw bytes of a record are found again by `AsUtf8.raw`.
"""

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from backfile.importer.encodings import codec_for, detect, is_nearly_ascii, mark_of
from backfile.importer.record import Options, Source

PIECE = 64 * 1024
_SHIFTED = re.compile(r"iso.?2022|hz|utf.?7", re.IGNORECASE)
"""Encodings in which what a byte means depends on those far before it."""


@dataclass(slots=True)
class _Piece:
    """Some bytes of the member and what they are as text."""

    begins: int  # in UTF-8
    raw_begins: int  # in the member
    raw: bytes
    text: str
    utf8: bytes
    reached: tuple[int, int, int] = (
        0,
        0,
        0,
    )  # UTF-8, characters, raw: the last place asked for
    same: bool | None = None  # whether its text gives its bytes back; None until somebody asks
    begins_of: list[int] = field(default_factory=list)  # of each character in `raw`, where it does not


class AsUtf8:
    """Reads a source from the front. Bytes that are no text in a UTF-8 member stay as they are."""

    def __init__(self, source: Source, options: Options, *, by_rule: bool = False, begun: bytes = b"") -> None:
        """`by_rule`: the format is UTF-8 by its own rules, so that a few wrong bytes do not make it anything else.
        `begun`: what has been read of the stream already.
        """
        mark = mark_of(source.head)
        found = options.encoding or (mark[0] if mark else detect(source.head) or "utf-8")
        if by_rule and not options.encoding and is_nearly_ascii(source.head):
            found = "utf-8"
        self.encoding = codec_for(found, source.head)
        source.encoding = self.encoding
        self._stream = source.stream
        self._skip = mark[1] if mark else 0
        self._begun = begun
        self._skipped = False
        self._plain = self.encoding in ("utf-8", "ascii")
        if not self._plain:
            self._decoder = codecs.getincrementaldecoder(self.encoding)(errors="replace")
            self._pieces: list[_Piece] = []
            self._raw_end = self._skip
            self._end = 0
            self._pending = b""

    def read(self, size: int) -> bytes:
        """The next bytes, about `size` of them; empty at the end."""
        if not self._skipped:
            self._skipped = True
            self._take(self._skip)
        if self._plain:
            return self._take(size)
        while True:
            raw = self._take(min(size, PIECE))
            text = self._decoder.decode(raw, final=not raw)
            pending = self._decoder.getstate()[0] if raw else b""
            used = (self._pending + raw)[: len(self._pending) + len(raw) - len(pending)]
            self._pending = pending
            if text:
                utf8 = text.encode("utf-8", "replace")
                self._pieces.append(_Piece(self._end, self._raw_end, used, text, utf8))
                self._raw_end += len(used)
                self._end += len(utf8)
                return utf8
            if not raw:
                return b""

    def _take(self, size: int) -> bytes:
        if self._begun:
            taken, self._begun = self._begun[:size], self._begun[size:]
            return taken
        return self._stream.read(size)

    def raw(self, start: int, data: bytes) -> tuple[int, bytes]:
        """Where in the member the UTF-8 bytes `data`, read at `start`, come from: their offset, and them as they stood.

        To be asked in rising order: what lies before `start` is forgotten.
        """
        if self._plain:
            return start + self._skip, data
        end = start + len(data)
        first = max(0, bisect_right(self._pieces, start, key=lambda piece: piece.begins) - 1)
        del self._pieces[:first]
        begins = self._at(start)
        parts: list[bytes] = []
        ends = self._at(end)
        for piece in self._pieces:
            if piece.begins >= end:
                break
            parts.append(piece.raw[max(0, begins - piece.raw_begins) : max(0, ends - piece.raw_begins)])
        return begins, b"".join(parts)

    def _at(self, position: int) -> int:
        """The offset in the member of a character that begins at `position` in UTF-8."""
        place = max(0, bisect_right(self._pieces, position, key=lambda piece: piece.begins) - 1)
        piece = self._pieces[place]
        inside = position - piece.begins
        utf8, characters, raw = piece.reached if inside >= piece.reached[0] else (0, 0, 0)
        further = len(piece.utf8[utf8:inside].decode("utf-8", "replace"))
        if characters + further >= len(piece.text):
            return piece.raw_begins + len(piece.raw)
        if piece.same is None:
            piece.same = self._is_same(piece)
            piece.begins_of = [] if piece.same else self._counted(piece.raw)
        if piece.begins_of:
            raw = piece.begins_of[min(characters + further, len(piece.begins_of) - 1)]
        else:
            raw += len(piece.text[characters : characters + further].encode(self.encoding))
        piece.reached = (inside, characters + further, raw)
        return piece.raw_begins + raw

    def _is_same(self, piece: _Piece) -> bool:
        """Whether the text of a piece, encoded character by character, is its bytes."""
        try:
            return not _SHIFTED.match(self.encoding) and piece.text.encode(self.encoding) == piece.raw
        except UnicodeEncodeError:
            return False

    def _counted(self, raw: bytes) -> list[int]:
        """Where each character begins."""
        decoder = codecs.getincrementaldecoder(self.encoding)(errors="replace")
        begins = [0]
        for length in range(1, len(raw) + 1):
            found = len(decoder.decode(raw[length - 1 : length]))
            if found:
                begins += [length - len(decoder.getstate()[0])] * found
        return begins
