"""JSON values from bytes: strict and fast where they are right, forgiving where they are nearly so."""

import json
import re
from dataclasses import dataclass

import orjson

from backfile.importer.encodings import repair_bytes

NOT_JSON = "Not valid JSON"
NOT_UTF8 = "Bytes that are no UTF-8"
TOO_LARGE = "Record too large"
CUT_OFF = "Cut off"

_BRACKET = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+([{}\[\]])', re.DOTALL)
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_SCALAR = re.compile(rb"[^\s,\[\]{}\":]++")
_TRAILING_COMMA = re.compile(r'("(?:[^"\\]++|\\.)*+")|,(?=\s*[}\]])')
_SURROGATE = re.compile("[\ud800-\udfff]")
_ROUNDED = 2.0**63
_DEEPEST = 400
"""How deep arrays and objects may stand in one another; the fast parser gives up at 1,024."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value, and what had to be forgiven to read it."""

    value: object
    bad_bytes: str = ""  # which bytes are no UTF-8, and what they were taken for


class NotJsonError(ValueError):
    """The bytes are no JSON value; the message says what is wrong with them."""


def parse(raw: bytes) -> Parsed:
    """One value. Forgives NaN, lone surrogates, raw control characters, stray bytes and a comma too many."""
    try:
        value = orjson.loads(raw)
        return Parsed(_DECODER.decode(raw.decode()) if _is_rounded(value) else value)
    except orjson.JSONDecodeError as error:
        reason = str(error)
    text, bad = repair_bytes(raw)
    if text.isspace() or not text:
        raise NotJsonError(reason)
    try:
        return Parsed(_forgiving(text), bad)
    except RecursionError as error:
        raise NotJsonError("nested too deeply") from error
    except ValueError as error:
        raise NotJsonError(reason) from error


def _is_rounded(value: object) -> bool:
    """Whether a number in it may be an integer of more than 64 bits, which the fast parser rounds."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, float) and not -_ROUNDED < value < _ROUNDED:
            return True
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return False


def _forgiving(text: str) -> object:
    try:
        value = _DECODER.decode(text)
    except ValueError:
        mended = _TRAILING_COMMA.sub(lambda found: found[1] or "", text)
        if mended == text:
            raise
        value = _DECODER.decode(mended)
    return _without_surrogates(value) if "\\u" in text.casefold() else value


def _integer(digits: str) -> int | str:
    """An integer; as its digits where Python refuses to convert so many."""
    return int(digits) if len(digits) < 4000 else digits


_DECODER = json.JSONDecoder(strict=False, parse_constant=lambda _: None, parse_int=_integer)


def _without_surrogates(value: object) -> object:
    """Halves of a character stand for nothing, and no file could hold them."""
    if isinstance(value, str):
        if not _SURROGATE.search(value):
            return value
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {str(_without_surrogates(key)): _without_surrogates(item) for key, item in value.items()}
    return value


def end_of_value(data: bytes, start: int) -> int | None:
    """Where the value that begins at `start` ends; None where `data` ends before. NotJsonError where none begins.

    Only brackets and strings are looked at, by one compiled expression, so that gigabytes can be cut into records.
    """
    first = data[start : start + 1]
    if first == b'"':
        found = _STRING.match(data, start)
        return found.end() if found else None
    if first not in (b"{", b"["):
        found = _SCALAR.match(data, start)
        if found is None:
            raise NotJsonError("no value begins here")
        return found.end() if found.end() < len(data) else None
    depth, position, match = 0, start, _BRACKET.match
    while (found := match(data, position)) is not None:
        position = found.end()
        if data[position - 1] in b"{[":
            depth += 1
            if depth > _DEEPEST:
                raise NotJsonError("nested too deeply")
        else:
            depth -= 1
            if depth == 0:
                return position
    return None
