"""A raw record set out in lines for people: offsets at the side, bytes that are no text in hex. Pure."""

from dataclasses import dataclass

MOST = 256 * 1024
"""Bytes that are shown; the whole record can be saved."""
WRAP = 512
"""Characters to a line where the record breaks none."""
HEX = 8
"""Bytes to a line in hex: beside a list of problems there is no room for sixteen, and a wrapped line misleads."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `bad` where it is hex for bytes that the encoding does not know."""

    text: str
    bad: bool = False


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line, and where in the record it begins, in bytes."""

    offset: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SetOut:
    """A record, ready to show."""

    encoding: str  # "UTF-8"; "bytes" where it is no text
    lines: tuple[RawLine, ...]
    hidden: int  # bytes beyond `MOST`


def set_out(raw: bytes, start: int = 0, encoding: str | None = None) -> SetOut:
    """Set out a record whose first byte stands at `start` of its member."""
    shown = raw[:MOST]
    name = encoding or encoding_of(shown)
    if name is None:
        return SetOut("bytes", tuple(hex_lines(shown[: MOST // 4], start)), max(0, len(raw) - MOST // 4))
    return SetOut(name.upper(), tuple(text_lines(shown, start, name)), len(raw) - len(shown))


def encoding_of(raw: bytes) -> str | None:
    """UTF-8 where it nearly is that, or what the importer takes it for."""
    from backfile.importer.encodings import detect, mark_of  # a detector of 20 ms: not before a record is looked at

    if mark_of(raw) is None and b"\0" not in raw:
        bad = raw.decode("utf-8", "replace").count("\ufffd")
        if bad * 50 <= len(raw):
            return "utf-8"
    return detect(raw)


def text_lines(raw: bytes, start: int, encoding: str) -> list[RawLine]:
    """Lines of text, broken where the record breaks them."""
    wide = 4 if "32" in encoding else 2 if "16" in encoding else 1
    newline = "\n".encode(encoding.replace("utf-16", "utf-16-le") if encoding in ("utf-16", "utf-32") else encoding)
    found: list[RawLine] = []
    at = 0
    for line in pieces_of(raw, newline, wide):
        for part in wrapped(line, WRAP * wide):
            text = part.removesuffix(newline).rstrip(b"\r") if wide == 1 else part.removesuffix(newline)
            found.append(RawLine(start + at, tuple(decoded(text, encoding))))
            at += len(part)
    return found


def pieces_of(raw: bytes, newline: bytes, wide: int) -> list[bytes]:
    """`raw` cut after each newline that stands on a whole character."""
    cut, begin, at = [], 0, raw.find(newline)
    while at >= 0:
        if at % wide == 0:
            cut.append(raw[begin : at + len(newline)])
            begin = at + len(newline)
        at = raw.find(newline, at + 1)
    if begin < len(raw):
        cut.append(raw[begin:])
    return cut


def wrapped(line: bytes, most: int) -> list[bytes]:
    """A long line in parts, none cut within a UTF-8 character."""
    parts = []
    while len(line) > most:
        end = most
        while end > most - 4 and line[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(line[:end])
        line = line[end:]
    return [*parts, line]


def decoded(raw: bytes, encoding: str) -> list[Piece]:
    """Text and hex, in turn."""
    pieces: list[Piece] = []
    while raw:
        try:
            pieces.append(Piece(visible(raw.decode(encoding))))
            break
        except UnicodeDecodeError as error:
            if error.start:
                pieces.append(Piece(visible(raw[: error.start].decode(encoding))))
            end = max(error.end, error.start + 1)
            hexed = raw[error.start : end].hex(" ")
            if pieces and pieces[-1].bad:
                hexed = f"{pieces.pop().text} {hexed}"
            pieces.append(Piece(hexed, bad=True))
            raw = raw[end:]
    return pieces


def visible(text: str) -> str:
    """Controls as their pictures, so that nothing is hidden."""
    return text.translate(_PICTURES)


_PICTURES: dict[int, int | str] = {code: 0x2400 + code for code in range(32) if code != 9}
_PICTURES |= {127: 0x2421, 0xFEFF: "⟨BOM⟩"}


def hex_lines(raw: bytes, start: int) -> list[RawLine]:
    """`HEX` bytes a line, and what is ASCII of them."""
    lines = []
    for at in range(0, len(raw), HEX):
        row = raw[at : at + HEX]
        letters = "".join(chr(byte) if 32 <= byte < 127 else "·" for byte in row)
        lines.append(RawLine(start + at, (Piece(f"{row.hex(' '):<{3 * HEX - 1}}   {letters}"),)))
    return lines
