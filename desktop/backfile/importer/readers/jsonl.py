"""JSON Lines: an object a line. Forgives blank lines, commas at line ends and several objects on one line."""

from collections.abc import Iterator

from backfile.importer.encodings import head_as_utf8
from backfile.importer.readers.json_records import Numbering, is_answer
from backfile.importer.readers.json_values import NOT_JSON, TOO_LARGE, NotJsonError, end_of_value, parse
from backfile.importer.readers.lines import LARGEST, lines_of
from backfile.importer.record import Options, Read, Reader, Source
from backfile.importer.utf8 import AsUtf8

_LOOKED_AT = 20  # lines


def read_jsonl(source: Source, options: Options) -> Iterator[Read]:
    """A record for each line."""
    text = AsUtf8(source, options, by_rule=True)
    numbering = Numbering(source, text)
    for start, line in lines_of(text):
        if line is None:
            yield numbering.problem(TOO_LARGE, f"a line of {LARGEST}", start)
            continue
        bare = line.strip(b" \t\r,\x1e\xef\xbb\xbf") if line[:1] not in b"{" or line[-1:] != b"}" else line
        if bare:
            yield from _records(numbering, start + (line.find(bare) if bare is not line else 0), bare)


def _records(numbering: Numbering, start: int, line: bytes) -> Iterator[Read]:
    try:
        parsed = parse(line)
    except NotJsonError as error:
        pieces = list(_pieces(line))
        if len(pieces) < 2:
            yield numbering.problem(NOT_JSON, str(error), start)
            return
        for begin, end in pieces:
            yield from _records(numbering, start + begin, line[begin:end])
        return
    yield from numbering.records(start, line, parsed)


def _pieces(line: bytes) -> Iterator[tuple[int, int]]:
    """Several objects on one line, with nothing or commas between."""
    position = 0
    while (begin := line.find(b"{", position)) >= 0:
        if line[position:begin].strip(b" \t\r,\x1e"):
            return
        try:
            end = end_of_value(line, begin)
        except NotJsonError:
            return
        if end is None:
            return
        yield begin, end
        position = end


def _recognises(head: bytes) -> bool:
    """At least two lines that begin as objects, most of all lines, and one of them is a whole one."""
    sample = head_as_utf8(head)
    if sample is None or not sample.lstrip(b" \t\r\n\x1e").startswith(b"{"):
        return False
    lines = [line.strip(b" \t\r,\x1e") for line in sample.split(b"\n")[:_LOOKED_AT]]
    lines = [line for line in lines if line]
    objects = [line for line in lines if line.startswith(b"{")]
    if len(objects) < 2 or len(objects) < 0.7 * len(lines) or _goes_on(lines[0]):
        return False
    return any(_is_object(line) for line in objects)


def _goes_on(line: bytes) -> bool:
    """Whether the first line is only the beginning of an object: `{"articles": [`."""
    try:
        return line.endswith((b"{", b"[", b":")) and end_of_value(line, 0) is None
    except NotJsonError:
        return False


def _is_object(line: bytes) -> bool:
    try:
        value = parse(line).value
    except NotJsonError:
        return False
    return isinstance(value, dict) and not is_answer(value)


READER = Reader(
    name="JSON Lines",
    description="One JSON object a line",
    suffixes=(".jsonl", ".ndjson", ".jsonlines", ".ldjson"),
    recognises=_recognises,
    records=read_jsonl,
)
