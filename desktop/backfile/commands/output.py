"""How verbs speak: one JSON document, or lines for people."""

import json
import re
import sys
from typing import Any

import orjson


def print_json(document: Any) -> None:
    """One JSON document on standard output, UTF-8."""
    try:
        encoded = orjson.dumps(document, default=str, option=orjson.OPT_NON_STR_KEYS)
    except TypeError:
        # A word of the command line, or the name of a file, that is no UTF-8: told as an escape, as JSON has them.
        encoded = json.dumps(document, ensure_ascii=False, default=str).encode("utf-8", "backslashreplace")
    sys.stdout.buffer.write(encoded + b"\n")
    sys.stdout.buffer.flush()


def print_lines(*lines: str) -> None:
    """Lines for people, whatever the terminal's encoding. What a dump holds never steers the terminal."""
    text = plain("".join(f"{line}\n" for line in lines))
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()


def plain(text: str) -> str:
    """Text with U+FFFD for what would steer a terminal, apart from our own bold."""
    return _STEERING.sub("\ufffd", text)


# Control characters, apart from tab, newline and our own bold.
_STEERING = re.compile(r"\x1b(?!\[[01]m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]")
