"""RTF as tokens (Microsoft's specification 1.9.1): groups, control words and the bytes between them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9A-Fa-f]{2})|"
    rb"\\(?P<symbol>[^A-Za-z])|(?P<text>[^\\{}\r\n]+)"
)


class Token(NamedTuple):
    """`kind` is open, close, word, hex, symbol or text; a word may have a number."""

    kind: str
    value: bytes
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """All of them; line ends and the bytes of `\\bin` are passed over."""
    at = 0
    while (found := _TOKEN.search(data, at)) is not None:
        at = found.end()
        kind = found.lastgroup
        if kind in ("word", "number"):
            digits = found["number"]
            number = int(digits) if digits else None
            if found["word"] == b"bin":
                at += max(0, number or 0)
                continue
            yield Token("word", found["word"], number)
        elif kind == "hex":
            yield Token("hex", bytes((int(found["hex"], 16),)))
        else:
            assert kind is not None
            yield Token(kind, found[kind])
