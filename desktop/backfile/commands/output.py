"""How verbs speak: one JSON document, or lines for people."""

import sys
from typing import Any

import orjson


def print_json(document: Any) -> None:
    """One JSON document on standard output, UTF-8."""
    # Text of a dump can hold what no encoding can write; it is told, not lost, as an escape.
    sys.stdout.buffer.write(orjson.dumps(document, default=str, option=orjson.OPT_NON_STR_KEYS) + b"\n")
    sys.stdout.buffer.flush()


def print_lines(*lines: str) -> None:
    """Lines for people, whatever the terminal's encoding."""
    text = "".join(f"{line}\n" for line in lines)
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()
