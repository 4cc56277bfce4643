"""Answers of web servers as crawlers keep them: status, headers, and the body with its transport undone."""

import re
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

LARGEST_BODY = 16 * 1024 * 1024
"""Bytes of a body when it is unpacked: an article has 6 MB of text at most."""
_WINDOW = 32 * 1024 * 1024
_PIECE = 4096  # of zstandard, which may put out 128 MB for it at the very worst

_STATUS = re.compile(rb"(?:HTTP/\d(?:\.\d)?|ICY)[ \t]+(\d{3})[^\r\n]*\r?\n")
_END = re.compile(rb"\r?\n\r?\n")
_FOLDED = re.compile(r"\r?\n[ \t]+")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1024})?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """A response. `packed` is the body as it was sent."""

    status: int
    headers: Mapping[str, str]  # names in small letters
    packed: bytes

    @property
    def type(self) -> str:
        """`text/html` of "Text/HTML; charset=x"."""
        return media_type(self.headers.get("content-type", ""))

    @property
    def charset(self) -> str | None:
        return charset_of(self.headers.get("content-type", ""))

    @property
    def is_whole(self) -> bool:
        """Whether a partial answer (206) has all parts."""
        found = re.fullmatch(r"bytes 0-(\d+)/(\d+)", self.headers.get("content-range", "").strip())
        return found is not None and int(found[1]) + 1 == int(found[2])

    def body(self) -> bytes:
        """The document itself. What says that it is packed and is not, which archives do, stays as it is."""
        data = self.packed
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            data = joined(data)
        for name in reversed(self.headers.get("content-encoding", "").lower().split(",")):
            unpack = _UNPACK.get(name.strip())
            data = unpack(data) if unpack else data
        return data


def answer_in(block: bytes) -> Answer | None:
    """The response that `block` begins with."""
    status = _STATUS.match(block)
    if status is None:
        return None
    end = _END.search(block, status.end() - 2)
    head = block[status.end() : end.start() if end and end.start() > status.end() else status.end()]
    headers: dict[str, str] = {}
    for line in _FOLDED.sub(" ", head.decode("latin-1")).split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return Answer(int(status[1]), headers, block[end.end() :] if end else b"")


def media_type(value: str) -> str:
    """`text/html` of "Text/HTML; charset=x"."""
    return value.partition(";")[0].partition(",")[0].strip().lower()


def charset_of(value: str) -> str | None:
    """`x` of "text/html; charset=x"."""
    found = _CHARSET.search(value)
    return found[1] if found else None


def joined(data: bytes) -> bytes:
    """The chunks of a transfer as one; `data` itself where it was joined before it was archived (RFC 9112, 7.1)."""
    parts, at = [], 0
    while found := _CHUNK.match(data, at):
        size = int(found[1], 16)
        parts.append(data[found.end() : found.end() + size])
        at = found.end() + size
        if not size:
            break
        at += 2 if data.startswith(b"\r\n", at) else data.startswith(b"\n", at)
    else:
        parts.append(data[at:])  # none of it, or what follows a wrong size
    return b"".join(parts)


def _gunzip(data: bytes) -> bytes:
    return _inflate(data, 31) if data.startswith(b"\x1f\x8b") else data


def _deflate(data: bytes) -> bytes:
    """With the header of zlib as the standard says, or bare as some servers do."""
    return _inflate(data, 15) or _inflate(data, -15) or data


def _inflate(data: bytes, bits: int) -> bytes:
    """What can be read of it."""
    state, out, size = zlib.decompressobj(bits), [], 0
    with suppress(zlib.error):  # a damaged page ends where it is damaged
        while data and not state.eof and size < LARGEST_BODY:
            part = state.decompress(data, 64 * 1024)
            data = state.unconsumed_tail
            out.append(part)
            size += len(part)
        if size < LARGEST_BODY:
            out.append(state.flush())
    return b"".join(out)


def _brotli(data: bytes) -> bytes:
    import brotli

    state, packed, out, size = brotli.Decompressor(), data, [], 0
    with suppress(brotli.error):
        while size < LARGEST_BODY and not state.is_finished():
            part = state.process(packed, output_buffer_limit=64 * 1024)
            if not part and state.can_accept_more_data():
                break
            packed = b""
            out.append(part)
            size += len(part)
    return b"".join(out) or (data if data.lstrip()[:1] == b"<" else b"")


def _zstandard(data: bytes) -> bytes:
    import zstandard

    if not data.startswith(b"\x28\xb5\x2f\xfd"):
        return data
    state, out, size = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj(), [], 0
    with suppress(zstandard.ZstdError):
        for at in range(0, len(data), _PIECE):
            if state.eof or size > LARGEST_BODY:
                break
            part = state.decompress(data[at : at + _PIECE])
            out.append(part)
            size += len(part)
    return b"".join(out)


_UNPACK: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstandard,
}
