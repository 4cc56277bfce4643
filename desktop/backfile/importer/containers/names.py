"""The characters of file names that say nothing about their encoding, as most zips of before 2010 do.

All names of an archive are looked at together: one name is too short to tell GBK from Big5, a folder of them is not.
"""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

ENOUGH = 64 * 1024  # bytes of names


def printable(name: str) -> str:
    """A name of the file system as text: bytes that are no UTF-8 are written out, so that it stays unique."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def encoding_of(names: Iterable[bytes]) -> str:
    """The encoding in which all the names make the most sense."""
    odd: dict[bytes, None] = {}
    total = 0
    for name in names:
        if not name.isascii() and name not in odd:
            odd[name] = None
            total += len(name)
            if total > ENOUGH:
                break
    if _decodes(odd, "utf-8"):
        return "utf-8"
    fits = {encoding: _usual(odd, encoding) for encoding in _USUAL if _decodes(odd, encoding)}
    best = max(fits, key=lambda encoding: fits[encoding], default=None)
    if best is not None and fits[best] > 0.7:
        return best
    return "cp437" if any(0x80 <= byte < 0xA6 for name in odd for byte in name) else "cp1252"


def decode(name: bytes, encoding: str) -> str:
    """A name by that encoding, or by UTF-8 where it is that, with unreadable bytes written out."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode(encoding, "backslashreplace")


def escapes(name: str) -> bool:
    """Whether a path would lead out of the folder that its archive is unpacked in."""
    return name.startswith("/") or name[1:3] == ":/" or ".." in PurePosixPath(name).parts


# For each encoding the pairs of bytes that its ordinary writing is made of: the first and the second byte's range.
# GB 2312 level 1 are the 3,755 commonest characters, Big5 level 1 the 5,401, JIS X 0208 level 1 the 2,965 and the kana.
_USUAL: dict[str, tuple[tuple[range, range], ...]] = {
    "euc_kr": ((range(0xB0, 0xC9), range(0xA1, 0xFF)), (range(0xA1, 0xA4), range(0xA1, 0xFF))),
    "gb18030": ((range(0xB0, 0xD8), range(0xA1, 0xFF)), (range(0xA1, 0xA4), range(0xA1, 0xFF))),
    "shift_jis": ((range(0x82, 0x84), range(0x40, 0xFD)), (range(0x88, 0x98), range(0x40, 0xFD))),
    "big5": ((range(0xA4, 0xC7), range(0x40, 0xFF)), (range(0xA1, 0xA4), range(0x40, 0xFF))),
}
_RUN = re.compile(r"([A-Za-z]?)([^\x00-\x7f]+)([A-Za-z]?)")


def _decodes(names: Iterable[bytes], encoding: str) -> bool:
    try:
        for name in names:
            name.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _usual(names: Iterable[bytes], encoding: str) -> float:
    """Which part of the characters beyond ASCII is ordinary in that encoding.

    A lone one amid Latin letters never is: there, an accented letter has swallowed its neighbour.
    """
    usual = total = 0
    for name in names:
        for before, run, after in _RUN.findall(name.decode(encoding)):
            total += len(run)
            if len(run) > 1 or not (before or after):
                usual += sum(_is_usual(character.encode(encoding), encoding) for character in run)
    return usual / total if total else 0.0


def _is_usual(pair: bytes, encoding: str) -> bool:
    return len(pair) == 2 and any(pair[0] in first and pair[1] in second for first, second in _USUAL[encoding])
