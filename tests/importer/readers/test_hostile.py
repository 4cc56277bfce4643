"""Members that are made to hang a reader or to fill the memory: each is read in time, whatever comes of it.

Every one of these took a minute or more, ended its reader, or would have if it were as large as it may be.
"""

import io
import json
import plistlib
import tracemalloc

import pytest

from backfile.article import Draft, Problem
from backfile.importer.record import HEAD, Options, Record, Skipped, Source
from backfile.importer.understand import understand
from tests.importer.readers.support import done, reader_named, recognised, source_of

MANY = 50_000
WIKI = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/"><page><title>Fog</title><ns>0</ns>'
    "<revision><text>{}</text></revision></page></mediawiki>"
)
FEED = (
    '<?xml version="1.0"?>{}<rss version="2.0"><channel><title>A</title>'
    "<item><title>Fog</title>{}</item></channel></rss>"
)
DESCRIBED = "<description>{}</description>"
LEXIS = "                    1 of 2 DOCUMENTS\n\n\n                    Harbour Post\n\n              March 18, 2023\n\n"
MAIL = "From a@b Sat Mar 18 10:00:00 2023\nFrom: a@b\nSubject: Fog\n{}\n\nfog\n"
MARKDOWN = "---\ntitle: Fog\n---\n\n"
LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
PAGE = '<html><head><meta name="ocr-system" content="x"></head><body><div class="ocr_page" title="bbox 0 0 999 999">'
BOX = 'title="bbox 1 1 99 9"'
TABLE = "CREATE TABLE `news` (`title` text, `body` text);\nINSERT INTO `news` VALUES "

HOSTILE: dict[str, str] = {
    "JSON: brackets": '{"title": "A", "text": ' + "[" * MANY,
    "JSON: objects": '{"a":' * MANY,
    "JSON: 900 deep": '{"title": "A", "text": "fog"}\n' * 3 + '{"a":' * 900 + "1" + "}" * 900,
    "JSON: quotes": '["' + '\\"' * MANY,
    "JSON: a million keys": "{" + ",".join(f'"k{number}":1' for number in range(300_000)) + "}",
    "JSON: tags in a body": '{"title": "A", "text": "' + "<div>fog " * MANY + '"}',
    "JSON: brackets in a body": '{"title": "A", "text": "' + "<" * 1_000_000 + '"}',
    "JSON: escaped tags in a body": '{"title": "A", "text": "' + "&lt;p&gt;" * MANY + '"}',
    "JSON: a long number": '{"title": "A", "text": "fog", "date": ' + "1" * MANY + "}",
    "JSON: a list of authors": '{"title": "A", "text": "fog", "author": "' + "A B and " * MANY + '"}',
    "CSV: a million columns": ",".join(f"c{number}" for number in range(500_000)) + "\n" + "x," * 500_000,
    "CSV: a million columns beside the known": "title,text," + "c," * 500_000 + "\nA,fog," + "x," * 500_000,
    "CSV: a quote without end": 'title,text\nA,"' + '""' * 1_000_000,
    "CSV: quotes that end in mid-value": "title,text\n" + '"A",fog"\n' * MANY,
    "MediaWiki: templates": WIKI.format("{{a|" * MANY),
    "MediaWiki: closed templates": WIKI.format("{{a|" * MANY + "}}" * MANY),
    "MediaWiki: templates that are closed first": WIKI.format("}}" * MANY + "{{a|" * MANY),
    "MediaWiki: links": WIKI.format("[[" * MANY),
    "MediaWiki: pictures": WIKI.format("[[File:a|thumb|" * MANY),
    "MediaWiki: addresses": WIKI.format("[http://a " * MANY),
    "MediaWiki: comments": WIKI.format("&lt;!--" * MANY),
    "MediaWiki: tables": WIKI.format("{|\n" * MANY),
    "RTF: groups": "{\\rtf1\\ansi " + "{" * MANY,
    "RTF: fields": "{\\rtf1\\ansi " + "{\\field{\\*\\fldinst " * MANY,
    "RTF: binary data that is none": "{\\rtf1\\ansi " + "\\bin999999999 " * MANY + "}",
    "feed: a billion laughs": FEED.format(f'<!DOCTYPE rss [<!ENTITY a0 "fog">{LAUGHS}]>', DESCRIBED.format("&a12;")),
    "feed: a large entity often": FEED.format(
        f'<!DOCTYPE rss [<!ENTITY a "{"fog " * 20_000}">]>', DESCRIBED.format("&a;" * 20_000)
    ),
    "feed: elements": FEED.format("", DESCRIBED.format("<a>" * MANY)),
    "feed: attributes": FEED.format("", "<a " + " ".join(f'a{n}="1"' for n in range(MANY)) + "/>"),
    "feed: spaces of names": FEED.format("", "".join(f'<a xmlns:n{n}="u{n}">' for n in range(20_000))),
    "feed: a doctype without end": '<?xml version="1.0"?><!DOCTYPE rss [' + '<!ENTITY a "' * MANY,
    "mailbox: parts within each other": MAIL.format(
        "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(10_000))
    ),
    "mailbox: messages within each other": MAIL.format("Content-Type: message/rfc822\n\n" * 10_000),
    "mailbox: parameters": MAIL.format("Content-Type: text/plain" + "; a=b" * 30_000),
    "mailbox: brackets": MAIL.format("To: " + "(" * MANY),
    "mailbox: encoded words": MAIL.format("To: " + "=?utf-8?q?a?= " * MANY),
    "LexisNexis: one label often": LEXIS + "LENGTH: 4 words\n" * MANY,
    "BibTeX: braces": "@article{a, title = {" + "{" * MANY,
    "BibTeX: parts": '@article{a, title = "A" ' + '# "b" ' * MANY + "}",
    "BibTeX: abbreviations": "".join(f'@string{{a{n} = "b"}}\n' for n in range(500))
    + "@article{a, title = {Fog}}\n" * 500,
    "tagged documents: never closed": "<DOC>\n<DOCNO> A </DOCNO>\n<TEXT>\n" * MANY,
    "tagged documents: paragraphs": "<DOC>\n<DOCNO> A </DOCNO>\n<TEXT>\n" + "<P>" * MANY,
    "hOCR: lines": PAGE + f'<span class="ocr_line" {BOX}><span class="ocrx_word" {BOX}>fog</span></span>' * 20_000,
    "hOCR: a page without end": PAGE + "fog " * 2_000_000,
    "hOCR: classes": "<p " + "class='a " * 7000,
    "Markdown: quotes": MARKDOWN + ">" * MANY,
    "Markdown: links": MARKDOWN + "[a](" * MANY,
    "Markdown: laughs": "---\ntitle: Fog\na0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    + "---\n\nfog",
    "SQL: brackets": TABLE + "(" * MANY,
    "SQL: quotes": TABLE + "('" + "\\'" * MANY,
    "SQL: comments": "-- MySQL dump\n" + "/*" * MANY,
    "WARC: heads": "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 10\r\n\r\n" * 10_000,
    "WARC: a head without end": "WARC/1.0\r\n" + "a" * 3_000_000,
    "WARC: lengths below nothing": "WARC/1.0\r\nContent-Length: -5\r\n\r\n" * 10_000,
    "wire: beginnings": "\x01" * MANY,
    "HTML: linked data": '<html><script type="application/ld+json">' + "[" * MANY + "</script><p>fog",
    "HTML: comments": "<!DOCTYPE html><html><body>" + "<!--" * MANY,
    "text: a line of many megabytes": "fog " * 1_500_000,
    "text: names with glosses": "Xi (習) " * MANY,
    "text: blanks": "a" + " " * 3_000_000 + "b",
    "text: broken encodings": "Ã©â€™" * MANY,
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_member_is_read_in_time(text: str) -> None:
    data = text.encode()
    name = recognised(data)
    if name is None:
        return
    source = source_of(data)
    for item in reader_named(name).records(source, Options()):
        for one in done(item):
            assert isinstance(one, Record | Problem | Skipped)
            if isinstance(one, Record):
                understand(one, source, Options())


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "shift_jis", "iso2022_jp"])
def test_short_records_in_any_encoding_take_no_longer_than_long_ones(encoding: str) -> None:
    data = ("title,text\n" + "霧,港の霧\n" * 20_000).encode(encoding)
    source = source_of(data)
    records = list(reader_named("CSV").records(source, Options(encoding=encoding)))
    assert len(records) == 20_000
    for record in records[::999]:
        assert isinstance(record, Record)
        assert record.offset is not None
        assert data[record.offset : record.offset + len(record.raw)] == record.raw


def test_a_property_list_whose_lists_are_numbers_is_read() -> None:
    main = {"WebResourceData": b"<html><body><p>Fog on the bay.</p></body></html>"}
    data = plistlib.dumps({"WebMainResource": main, "WebSubresources": 3, "WebSubframeArchives": b"x"})
    assert reader_named("Web archive of Safari").recognises(data[:HEAD])
    assert len(list(reader_named("Web archive of Safari").records(source_of(data), Options()))) == 1


class Endless(io.RawIOBase):
    """A file of one line, as long as one likes, that is never all in memory."""

    def __init__(self, first: bytes, then: bytes, size: int) -> None:
        self._first, self._then, self._left = first, then * (65_536 // len(then)), size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[call-overload]
        part = (self._first or self._then)[: min(len(view), max(0, self._left))]
        self._first = self._first[len(part) :]
        self._left -= len(part)
        view[: len(part)] = part
        return len(part)


ENDLESS = {
    "JSON Lines": (b'{"title": "A", "text": "fog"}\n{"title": "A", "text": "', b"fog "),
    "JSON": (b'[{"title": "A", "text": "', b"fog "),
    "CSV": (b'title,text\nA,fog\nA,"', b"fog "),
    "Text": (b"fog ", b"fog "),
    "Mailbox": (b"From a@b Sat Mar 18 10:00:00 2023\nFrom: a@b\nSubject: A\n\n", b"fog "),
    "Feed": (b'<?xml version="1.0"?><rss version="2.0"><channel><item><description>', b"fog "),
    "MediaWiki dump": (b"<mediawiki><page><title>A</title><revision><text>", b"fog "),
    "Tagged documents": (b"<DOC><DOCNO>1</DOCNO><TEXT>", b"fog "),
    "WARC": (b"WARC/1.0\r\nWARC-Type: response\r\nX: ", b"fog "),
    "RIS": (b"TY  - NEWS\nTI  - A\nAB  - ", b"fog "),
}
LINE = 256 * 1024 * 1024


@pytest.mark.parametrize("name", ENDLESS)
def test_a_line_that_memory_would_not_hold_is_told(name: str) -> None:
    first, then = ENDLESS[name]
    stream = io.BufferedReader(Endless(first, then, LINE))
    source = Source("line", "line", stream, (first + then * HEAD)[:HEAD], size=LINE)
    tracemalloc.start()
    try:
        for item in reader_named(name).records(source, Options()):
            if isinstance(item, Record):
                understand(item, source, Options())
        assert tracemalloc.get_traced_memory()[1] < 300 * 1024 * 1024
    finally:
        tracemalloc.stop()


SCRIPTS = """<html><head><title>Fog</title><script>evil()</script></head><body onload="evil()"><article><h1>Fog</h1>
<p onclick="evil()">Fog lay on the harbour for the third day, and no ferry left before ten in the morning.</p>
<p><a href="javascript:evil()">The council</a> meets again on Monday, and asks for more lights on the pier.</p>
<svg><script>evil()</script><text onclick="evil()">evil</text></svg><iframe src="javascript:evil()"></iframe>
<img src="x" onerror="evil()"><style>p { background: url(evil) }</style><object data="evil"></object>
<p>Fishermen of the bay had asked for a later hour, and a <b onmouseover=evil()>warmer</b> room to wait in.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    "data",
    [
        SCRIPTS,
        json.dumps({"title": "Fog", "text": SCRIPTS}),
        FEED.format("", DESCRIBED.format(f"<![CDATA[{SCRIPTS}]]>")),
        f"From: a@b\nSubject: Fog\nDate: Sat, 18 Mar 2023 10:00:00 +0000\nContent-Type: text/html\n\n{SCRIPTS}",
    ],
    ids=["page", "JSON", "feed", "mail"],
)
def test_what_is_stored_of_a_page_with_scripts_is_plain_text(data: str) -> None:
    raw = data.encode()
    source = source_of(raw)
    name = recognised(raw)
    assert name is not None
    drafts = []
    for item in reader_named(name).records(source, Options()):
        for one in done(item):
            if isinstance(one, Record):
                draft = understand(one, source, Options())
                assert isinstance(draft, Draft)
                drafts.append(draft)
    (draft,) = drafts
    assert "harbour" in draft.text
    said = f"{draft.title} {draft.text} {draft.url} {draft.standfirst} {draft.extra}"
    assert not any(word in said for word in ("evil", "<", "onclick", "javascript:", "script"))
