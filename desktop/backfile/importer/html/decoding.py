"""The charset of a page: what its server or its own head declares is believed as far as the bytes bear it out."""

import re

from backfile.errors import BadOption
from backfile.importer.encodings import SAMPLE, Decoded, codec_named, decode, detect, is_utf8, mark_of, mend, wider

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_TAG = re.compile(rb"<[^<>]*>|[ -~]{60,}")
_HEAD = 8192
_ESCAPED = ("iso2022_jp", "iso2022_kr", "hz")
_WIDE = ("utf-16", "utf-32")


def decode_page(raw: bytes, charset: str | None = None) -> Decoded:
    """The text of a page. `charset` is what its server or archive said."""
    if mark_of(raw) is not None or b"\0" in raw[:_HEAD]:
        return decode(raw)
    declared = [name for name in map(_codec, (charset, declared_in(raw))) if name and not name.startswith(_WIDE)]
    escaped = next((name for name in declared if name.startswith(_ESCAPED)), None)
    if escaped is not None:
        return Decoded(mend(raw.decode(escaped, "replace")), escaped)
    try:
        return Decoded(mend(raw.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        if is_utf8(raw):
            return decode(raw, "utf-8")
    for name in declared:
        if name != "utf-8" and (text := _if_it_fits(raw, name)) is not None:
            return Decoded(mend(text), name)
    guessed = _guessed(raw)
    return Decoded(mend(raw.decode(guessed, "replace")), guessed)


def declared_in(raw: bytes) -> str | None:
    """The charset that the head of a page names."""
    found = _DECLARED.search(raw[:_HEAD])
    return found[1].decode("ascii", "replace") if found else None


def _codec(name: str | None) -> str | None:
    try:
        return wider(codec_named(name)) if name else None
    except BadOption:
        return None


def _guessed(raw: bytes) -> str:
    """By the lines that have letters beside those of ASCII: the markup says nothing of a charset."""
    lines = [_TAG.sub(b" ", line) for line in raw.split(b"\n") if not line.isascii()]
    return detect(b"\n".join(lines)[:SAMPLE]) or "cp1252"


def _if_it_fits(raw: bytes, name: str) -> str | None:
    """The text, unless many of its bytes are none in that charset."""
    try:
        return raw.decode(name)
    except UnicodeDecodeError:
        text = raw.decode(name, "replace")
    return text if text.count("\ufffd") * 200 <= len(text) - sum(map(text.count, "<>")) else None
