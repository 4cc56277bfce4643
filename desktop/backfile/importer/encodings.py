"""The encoding of a text, found in its bytes, and its characters repaired where that is certain."""

import codecs
import re
from functools import lru_cache

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 64 * 1024
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b")
_HIGH = re.compile(rb"[\x80-\xff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def mark_of(head: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark names, and the mark's length."""
    return next(((name, len(mark)) for mark, name in BOMS if head.startswith(mark)), None)


@lru_cache(maxsize=8)
def detect(head: bytes) -> str | None:
    """The codec that reads a text which begins with `head`; None where it is no text.

    Plain ASCII is called `utf-8`, which it is as well.
    """
    mark = mark_of(head)
    if mark is not None:
        return mark[0]
    sample = head[:SAMPLE]
    if b"\0" in sample:
        return _wide(sample)
    if sample.translate(None, _CONTROL) != sample and _share_of_controls(sample) > 0.01:
        return None
    if sample.isascii():
        return "iso-2022-jp" if b"\x1b$B" in sample or b"\x1b$@" in sample else "utf-8"
    if is_utf8(sample):
        return "utf-8"
    return _eight_bit(sample)


def is_utf8(sample: bytes) -> bool:
    """Whether it is UTF-8, cut off anywhere, but for a stray byte here and there."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        good = _MULTIBYTE.findall(sample)
        bad = len(_HIGH.findall(sample)) - sum(map(len, good))
        return bad * 10 <= len(good)
    return True


def _share_of_controls(sample: bytes) -> float:
    return 1 - len(sample.translate(None, _CONTROL)) / len(sample)


def _wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: the zeros of Latin letters and spaces stand at every second or fourth byte."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2 or 1
    if sample[0::4].count(0) > 0.9 * half / 2 and sample[1::4].count(0) > 0.9 * half / 2:
        return "utf-32-be"
    if sample[3::4].count(0) > 0.9 * half / 2 and sample[2::4].count(0) > 0.9 * half / 2:
        return "utf-32-le"
    name = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) > 0.02 * half or max(even, odd) < 0.02 * half:
        return None
    try:
        text = codecs.getincrementaldecoder(name)().decode(sample)
    except UnicodeDecodeError:
        return None
    readable = sum(c.isprintable() or c.isspace() for c in text)
    return name if readable > 0.97 * len(text) else None


def _eight_bit(sample: bytes) -> str | None:
    found = from_bytes(sample).best()
    return found.encoding if found is not None else "cp1252"


def repair_bytes(raw: bytes) -> tuple[str, str]:
    """Bytes that ought to be UTF-8 as text, and which of them were not, in words; each is taken for Windows-1252."""
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        first = raw[error.start]
    text = raw.decode("utf-8", "windows-1252-where-wrong")
    return text, f"byte 0x{first:02X} was read as “{bytes([first]).decode('cp1252', 'replace')}”"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("windows-1252-where-wrong", _as_windows)


@lru_cache(maxsize=4)
def head_as_utf8(head: bytes) -> bytes | None:
    """The beginning of a text in UTF-8, for recognising; None where it is no text."""
    encoding = detect(head)
    if encoding is None:
        return None
    mark = mark_of(head)
    body = head[mark[1] :] if mark else head
    if encoding == "utf-8":
        return body
    return codecs.getincrementaldecoder(encoding)("replace").decode(body).encode("utf-8", "replace")
