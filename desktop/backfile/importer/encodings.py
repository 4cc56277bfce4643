"""The encoding of a text, found in its bytes, and its characters repaired where that is certain."""

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

import chardet

from backfile.errors import BadOption

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 64 * 1024
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b\x1e\x0e\x0f")
_HIGH = re.compile(rb"[\x80-\xff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ESCAPES = (b"\x1b$", b"\x1b(", b"~{")  # ISO 2022 and HZ: seven bits, and no ASCII

# What is called by the name of a standard is mostly written in the larger code page that contains it.
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "hz": "hz", "big5": "big5hkscs", "shift_jis": "cp932", "euc_kr": "cp949",
    "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874", "ascii": "utf-8",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the codec that read it, and what had to be repaired, in words."""

    text: str
    encoding: str
    repaired: str = ""


def codec_named(name: str) -> str:
    """Python's own name of an encoding that a user or a file names. Raises BadOption."""
    try:
        return codecs.lookup(name.strip()).name
    except LookupError:
        raise BadOption(f"There is no encoding “{name}”.", "Examples are utf-8, gb18030, big5 and latin-1.") from None


def wider(codec: str) -> str:
    """The code page that contains a standard's characters, for what is called by the standard's name."""
    return _WIDER.get(codec, codec)


def codec_for(encoding: str, head: bytes) -> str:
    """The codec of a named encoding for a text that begins with `head`: which UTF-16 it is. Raises BadOption."""
    name = codec_named(encoding)
    if name not in ("utf-16", "utf-32"):
        return name
    found = (mark_of(head) or ("", 0))[0] or _wide(head[:SAMPLE]) or ""
    return found if found.startswith(name) else f"{name}-le"


def mark_of(head: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark names, and the mark's length."""
    return next(((name, len(mark)) for mark, name in MARKS if head.startswith(mark)), None)


@lru_cache(maxsize=8)
def detect(head: bytes) -> str | None:
    """The codec that reads a text which begins with `head`; None where it is no text.

    Plain ASCII is called `utf-8`, which it is as well.
    """
    mark = mark_of(head)
    if mark is not None:
        return mark[0]
    sample = head[:SAMPLE]
    if b"\0" in sample and (wide := _wide(sample)) is not None:
        return wide
    if len(sample.translate(None, _CONTROL)) < 0.99 * len(sample):
        return None
    if sample.isascii() and not any(escape in sample for escape in _ESCAPES):
        return "utf-8"
    if not sample.isascii() and is_utf8(sample):
        return "utf-8"
    return _legacy(sample)


def is_utf8(sample: bytes) -> bool:
    """Whether it is UTF-8, cut off anywhere, but for a stray byte here and there."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        good = _MULTIBYTE.findall(sample)
        bad = len(_HIGH.findall(sample)) - sum(map(len, good))
        return bad * 10 <= len(good)
    return True


def is_nearly_ascii(sample: bytes) -> bool:
    """Whether so few bytes are none of ASCII that they say nothing of the encoding."""
    return b"\0" not in sample and mark_of(sample) is None and len(_HIGH.findall(sample)) < 12


def _wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: zeros stand at every second byte, or at three of four."""
    quarters = [sample[place::4].count(0) / (len(sample) // 4 or 1) for place in range(4)]
    if min(quarters[0], quarters[1]) > 0.9 > quarters[3]:
        return _if_readable(sample, "utf-32-be")
    if min(quarters[2], quarters[3]) > 0.9 > quarters[0]:
        return _if_readable(sample, "utf-32-le")
    even, odd = quarters[0] + quarters[2], quarters[1] + quarters[3]
    if max(even, odd) < 0.04 or min(even, odd) > 0.04:
        return None
    return _if_readable(sample, "utf-16-le" if odd > even else "utf-16-be")


def _if_readable(sample: bytes, name: str) -> str | None:
    try:
        text = codecs.getincrementaldecoder(name)().decode(sample)
    except UnicodeDecodeError:
        return None
    readable = sum(character.isprintable() or character.isspace() for character in text)
    return name if readable > 0.97 * len(text) else None


def _legacy(sample: bytes) -> str | None:
    """By statistics of letters. What no codec explains, and has high bytes only here and there, is Windows-1252."""
    found = chardet.detect(sample)["encoding"]
    if found is not None:
        name = codecs.lookup(found).name
        name = wider(name)
        return "cp1252" if _reads_alike(sample, name, "cp1252") else name
    return "cp1252" if len(_HIGH.findall(sample)) < 0.3 * len(sample) else None


def _reads_alike(sample: bytes, one: str, other: str) -> bool:
    """Whether two codecs make the same text of it, so that the commoner may have its name."""
    return sample.decode(one, "replace") == sample.decode(other, "replace")


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """A whole text. `encoding` is what the user said; without it, the text says it itself."""
    mark = mark_of(data)
    name = codec_for(encoding, data) if encoding else mark[0] if mark else detect(data) or "cp1252"
    body = data[mark[1] :] if mark else data
    if name == "utf-8":
        text, repaired = repair_bytes(body)
        return Decoded(mend(text), name, repaired)
    return Decoded(mend(body.decode(name, "replace")), name)


def repair_bytes(raw: bytes) -> tuple[str, str]:
    """Bytes that ought to be UTF-8 as text, and which of them were not, in words; each is taken for Windows-1252."""
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        first = raw[error.start]
    text = raw.decode("utf-8", "windows-1252-where-wrong")
    return text, f"UTF-8, but byte 0x{first:02X} was read as “{bytes([first]).decode('cp1252', 'replace')}”"


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


# UTF-8 that was once read as Windows-1252 or Latin-1: `â€™` for `’`, `Ã©` for `é`, `Â£` for `£`. A capital Â or Ã with
# a sign or a control character behind it stands in no language; letters alone may, and are left.
_WINDOWS_HIGH = "".join(bytes([c]).decode("cp1252", "ignore") or chr(c) for c in range(0x80, 0xC0))
_TRAIL = re.escape(_WINDOWS_HIGH) + "\x80-\xbf"
_MOJIBAKE = re.compile(f"â[€‚\x80\x82][{_TRAIL}]|[ÂÃ][{_TRAIL}]")
_CONTROLS = re.compile("[\x80-\x9f]")
_LEADS = "ÃÂâ"


def mend(text: str) -> str:
    """`text` with such sequences made right, twice where it was done twice; anything uncertain stays.

    Control characters from U+0080 to U+009F stand in no text: they are Windows-1252 that was read as Latin-1.
    """
    if text.isascii():
        return text
    for _ in range(2):
        if not any(lead in text for lead in _LEADS):
            break
        text = _MOJIBAKE.sub(_mended, text)
    return text if text.isprintable() else _CONTROLS.sub(_windows_character, text)


def _mended(found: re.Match[str]) -> str:
    raw = b"".join(_byte_of(character) for character in found[0])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _byte_of(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "replace")


def _windows_character(found: re.Match[str]) -> str:
    return found[0].encode("latin-1").decode("cp1252", "ignore")
