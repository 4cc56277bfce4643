"""Documents between `<DOC>` tags, as TREC, the LDC and Sogou publish news: no root, no header, nothing escaped.

Each field stands between tags of its own: `<DOCNO>`, `<HEADLINE>`, `<TEXT>`; `<url>`, `<contenttitle>`, `<content>`; in
any case.
"""

import html
import re
from collections.abc import Iterator

from backfile.article import Problem
from backfile.importer.encodings import head_as_utf8, mend, repair_bytes
from backfile.importer.readers.document_numbers import known
from backfile.importer.readers.json_values import CUT_OFF, TOO_LARGE
from backfile.importer.readers.lines import CHUNK, LARGEST, LARGEST_RECORD
from backfile.importer.record import Options, Read, Reader, Record, Source
from backfile.importer.utf8 import AsUtf8

_BEGIN = re.compile(rb"<doc(?:\s[^<>]*)?>", re.IGNORECASE)
_END = re.compile(rb"</doc\s*>", re.IGNORECASE)
_SIGNATURE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!DOCTYPE[^>]*>\s*|<(?:root|docs|documents|add)>\s*)*<doc(?:\s[^<>]*)?>\s*"
    rb"<(?:docno|docid|url|doctype|headline|title|text|contenttitle|date|datetime|body|dochdr|id)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"<([A-Za-z][\w.-]*)(?:\s[^<>]*)?>")
_CLOSES = re.compile(r"</([A-Za-z][\w.-]*)\s*>")
_DEEPEST = 8
_LONGEST_CHUNK = 8 * 1024 * 1024
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*[\"']([^\"']*)[\"']")
_BLANK = "\ue40c"  # what GBK's user-defined area holds in place of a blank, in Sogou's files


def read_tagged_docs(source: Source, options: Options) -> Iterator[Read]:
    """A record for each document, tags included."""
    text = AsUtf8(source, options)
    number = 0
    for start, data, fault in _documents(text):
        number += 1
        offset, raw = text.raw(start, data)
        if fault == TOO_LARGE:
            yield Problem(fault, f"a document of {LARGEST}", source.member, number, offset)
            continue
        yield Record(known(_fields(data)), raw, number, offset)
        if fault:
            yield Problem(fault, "the file ends within this document", source.member, number, offset, lost=False)


def _documents(text: AsUtf8) -> Iterator[tuple[int, bytes, str]]:
    """Where each document begins, its bytes, and what is wrong with it."""
    base, data = 0, b""
    while True:
        begin = _BEGIN.search(data)
        end = _END.search(data, begin.end()) if begin else None
        if begin and end:
            fault = TOO_LARGE if end.end() - begin.start() > LARGEST_RECORD else ""
            yield base + begin.start(), b"" if fault else data[begin.start() : end.end()], fault
            data, base = data[end.end() :], base + end.end()
            continue
        if begin and len(data) - begin.start() > LARGEST_RECORD:
            yield base + begin.start(), b"", TOO_LARGE
            data, base = data[begin.end() :], base + begin.end()
            begin = None
        keep = len(data) - begin.start() if begin else min(len(data), 1024)
        base, data = base + len(data) - keep, data[len(data) - keep :]
        # A long document is looked through again for each chunk: so the chunks grow with it.
        chunk = text.read(min(max(CHUNK, len(data)), _LONGEST_CHUNK))
        if not chunk:
            if begin:
                yield base, data, CUT_OFF
            return
        data += chunk


def _fields(data: bytes) -> dict[str, object]:
    """The fields of one document; a tag that occurs more than once gives a list."""
    text = mend(repair_bytes(data)[0]).replace(_BLANK, "\u3000")
    opening = text.index(">")
    fields: dict[str, object] = {
        name: html.unescape(value) for name, value in _ATTRIBUTE.findall(text[:opening].removeprefix("<"))
    }
    for name, value, _, _ in _elements(text, opening):
        value = value.strip("\r\n\t") if name.casefold() == "text" else value.strip()
        if "<" in value and "<p" not in value.casefold():
            value = _inner(fields, value, 0)
        if not value:
            continue
        before = fields.get(name)
        if before is None:
            fields[name] = value
        elif isinstance(before, list):
            before.append(value)
        else:
            fields[name] = [before, value]
    return fields


def _inner(fields: dict[str, object], value: str, depth: int) -> str:
    """Fields within a field (`<TEXT><TITLE>…`) are fields of the document; returned is the text between them."""
    between: list[str] = []
    last = 0
    for name, inner, begin, end in _elements(value):
        between.append(value[last:begin])
        last = end
        inner = inner.strip()
        if depth < _DEEPEST and inner.startswith("<") and inner.endswith(">") and "<p" not in inner.casefold():
            if text := _inner(fields, inner, depth + 1):
                fields.setdefault(name, text)
        else:
            fields.setdefault(name, inner)
    return "".join((*between, value[last:])).strip()


def _elements(text: str, begin: int = 0) -> Iterator[tuple[str, str, int, int]]:
    """Name, content, begin and end of each element that is closed; one that stands in another is not told."""
    closes: dict[str, list[re.Match[str]]] = {}
    for found in reversed(list(_CLOSES.finditer(text, begin))):
        closes.setdefault(found[1].casefold(), []).append(found)
    end = begin
    for found in _OPENS.finditer(text, begin):
        ends = closes.get(found[1].casefold())
        if found.start() < end or not ends:
            continue
        while ends and ends[-1].start() < found.end():
            ends.pop()
        if ends:
            end = ends[-1].end()
            yield found[1], text[found.end() : ends[-1].start()], found.start(), end


READER = Reader(
    name="Tagged documents",
    description="Documents between <DOC> tags: TREC, LDC, Sogou",
    suffixes=(".sgml", ".sgm", ".trec", ".dat"),
    recognises=lambda head: (sample := head_as_utf8(head)) is not None and _SIGNATURE.match(sample) is not None,
    records=read_tagged_docs,
)
