"""Whatever the bytes, a reader gives records, problems and skipped ones, never an exception."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfile.article import Draft, Problem
from backfile.importer.readers import READERS
from backfile.importer.record import LARGEST_TEXT, TEXT_TOO_LARGE, Options, Record, Work
from backfile.importer.understand import understand
from tests.importer.readers.support import read, reader_named, recognised, source_of

NAMES = [reader.name for reader in READERS]
GRAINS = st.sampled_from(
    [b"{", b"}", b"[", b"]", b'"', b"\\", b",", b":", b"\n", b"\r\n", b"\r", b"\t", b" ", b"\0", b"\xff", b"\xe9",
     b"\xef\xbb\xbf", b"\xff\xfe",
     b'"title"', b'"text"', b'"articles"', b'{"title":"A","text":"Fog."}', b"1e999", b"-", b"NaN", b"null",
     b"\\ud800", b"title,text\n", b"A,fog\n", b"<DOC>", b"</DOC>", b"<DOCNO>", b"</DOCNO>", b"<TEXT>", b"</TEXT>",
     b"<html>", b"<body>", b"<p>", b"</p>", b"<div class='ocr_page' title='bbox 0 0 9 9'>", b"<script>", b"<!--",
     b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE rss [", b"<!ENTITY a 'b'>", b"&a;", b"&#xD800;", b"&lt;",
     b"<?xml version='1.0'?>", b"<rss>", b"<item>", b"</item>", b"<title>", b"</title>", b"<entry>", b"<nitf>",
     b"<newsItem>", b"<NewsML>", b"<alto>", b"<mediawiki>", b"<page>", b"<revision>", b"<text>",
     b"</text></revision></page>",
     b"{{", b"}}", b"[[", b"]]", b"{|", b"|}", b"'''", b"==", b"{\\rtf1", b"\\par ", b"\\u-3913?", b"\\'e9", b"\\bin9 ",
     b"{\\pict ",
     b"From a@b Sat Mar 18 10:00:00 2023\n", b"From: a@b\n", b"Subject: =?utf-8?q?=F0?=\n", b"MIME-Version: 1.0\n",
     b"Content-Type: multipart/related; boundary=b\n\n", b"--b\n", b"--b--\n", b"Content-Transfer-Encoding: base64\n",
     b"WARC/1.0\r\n", b"WARC-Type: response\r\n", b"Content-Length: 9\r\n\r\n", b"HTTP/1.1 200 OK\r\n",
     b"Content-Encoding: gzip\r\n", b"filedesc://a 0.0.0.0 20230318000000 text/plain 9\n",
     b"http://a/ 0.0.0.0 20230318000000 text/html 9\n", b"TY  - NEWS\n", b"TI  - A\n", b"ER  - \n", b"@article{a, ",
     b"title = {A}, ", b"1 of 2 DOCUMENTS\n\n\n", b"BYLINE: A\n", b"LENGTH: 9 words\n", b"HD A\n", b"WC 9 words\n",
     b"PD 18 March 2023\n", b"LP \n", b"Document A000\n", b"Full text: A\n", b"\x01\x16", b"^", b"\x02", b"\x03",
     b"---\n", b"CREATE TABLE `a` (`title` text);\n", b"INSERT INTO `a` VALUES (", b"'A');\n", b"%PDF-1.7\n", b"%%EOF",
     b"PK\x03\x04", b"PK\x05\x06", b"PAR1", b"ARROW1", b"bplist00", b"SQLite format 3\0",
     b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"ZIM\x04", b"<REUTERS NEWID='1'>", b"</REUTERS>", b"<BODY>",
     b"2023-13-40", b'"date"', b"sep=;\n", "霧".encode(), "霧".encode("big5"), "雾".encode("gb18030"), b"\x1e"]
)  # fmt: skip
DATA = st.one_of(st.binary(max_size=400), st.lists(GRAINS, max_size=60).map(b"".join))
ENCODINGS = st.sampled_from([None, "utf-8", "utf-16", "utf-16-le", "gb18030", "big5", "latin-1", "shift_jis", "utf-7"])
often = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", NAMES)
@often
@given(data=DATA, encoding=ENCODINGS)
def test_a_reader_never_fails(name: str, data: bytes, encoding: str | None) -> None:
    source = source_of(data)
    options = Options(encoding=encoding)
    for item in reader_named(name).records(source, options):
        if isinstance(item, Record):
            understood = understand(item, source, options)
            assert isinstance(item.content, Work) or not isinstance(understood, Problem)


@often
@given(data=DATA)
def test_what_is_recognised_is_read_with_every_record_in_its_place_and_understood(data: bytes) -> None:
    name = recognised(data)
    found = read(data, name)
    source = source_of(data)
    for record in found.records:
        understand(record, source, Options())


@pytest.mark.parametrize("name", NAMES)
@often
@given(head=st.binary(max_size=2000))
def test_recognising_never_fails(name: str, head: bytes) -> None:
    assert reader_named(name).recognises(head) in (True, False)


@pytest.mark.parametrize(
    "data",
    [
        b"fog on the bay\n\n" * (LARGEST_TEXT // 16 + 1),
        b'{"title": "A", "text": "' + b"fog " * (LARGEST_TEXT // 4 + 1) + b'"}',
        b'{"nothing known": "' + b"fog " * (LARGEST_TEXT // 4 + 1) + b'"}',
        b'{"title": "A", "text": "' + "霧港".encode() * (LARGEST_TEXT // 6 + 1) + b'"}',
    ],
    ids=["page", "text", "no known field", "Chinese"],
)
def test_a_text_that_memory_would_not_hold_many_forms_of_is_a_problem(data: bytes) -> None:
    (record,) = read(data).records
    problem = understand(record, source_of(data), Options())
    assert isinstance(problem, Problem)
    assert (problem.reason, problem.record, problem.offset) == (TEXT_TOO_LARGE, 1, 0)


def test_a_large_field_that_is_no_text_does_not_cost_the_record() -> None:
    data = b'{"title": "A", "text": "Fog.", "image": "' + b"A" * (2 * LARGEST_TEXT) + b'"}'
    (record,) = read(data).records
    draft = understand(record, source_of(data), Options())
    assert isinstance(draft, Draft)
    assert draft.paragraphs == ("Fog.",)
