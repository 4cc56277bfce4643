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
_FIELD = re.compile(r"<([A-Za-z][\w.-]*)(\s[^<>]*)?>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
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
        chunk = text.read(max(CHUNK, len(data)))
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
    for found in _FIELD.finditer(text, opening):
        name, value = found[1], found[3].strip("\r\n\t") if found[1].casefold() == "text" else found[3].strip()
        if _FIELD.search(value) and "<p" not in value.casefold():
            value = _inner(fields, value)
        if not value:
            continue
        before = fields.get(name)
        if before is None:
            fields[name] = value
        else:
            fields[name] = [*before, value] if isinstance(before, list) else [before, value]
    return fields


def _inner(fields: dict[str, object], value: str) -> str:
    """Fields within a field (`<TEXT><TITLE>…`) are fields of the document; returned is the text between them."""
    for found in _FIELD.finditer(value):
        inner = found[3].strip()
        if _FIELD.fullmatch(inner) and "<p" not in inner.casefold():
            _inner(fields, inner)
        else:
            fields.setdefault(found[1], inner)
    return _FIELD.sub("", value).strip()


READER = Reader(
    name="Tagged documents",
    description="Documents between <DOC> tags: TREC, LDC, Sogou",
    suffixes=(".sgml", ".sgm", ".trec", ".dat"),
    recognises=lambda head: (sample := head_as_utf8(head)) is not None and _SIGNATURE.match(sample) is not None,
    records=read_tagged_docs,
)
