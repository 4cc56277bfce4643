"""Web archives: the pages become articles, all else is skipped with what it is, and wrong lengths cost little."""

import gzip
import io
import tracemalloc
import zlib
from dataclasses import replace
from pathlib import Path

import brotli
import orjson
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.article import Draft
from backfile.importer.readers.nearby import Nearby
from backfile.importer.readers.web_documents import Document
from backfile.importer.record import Options, Record, Skipped, Source
from backfile.library import Library
from tests.importer.dumps import imported, zipped
from tests.importer.printed.made import Page, pdf
from tests.importer.readers.support import done, read, reader_named
from tests.importer.readers.web import ARC_INFO, DATE, INFO, PARAGRAPHS, URL, answer, arc, page, warc

TEXT = "\n\n".join(PARAGRAPHS)
ROBOTS = {"url": "http://ferry.example/robots.txt"}
DNS = {"url": "dns:ferry.example", "Content_Type": "text/dns"}
LOG = {"url": "metadata://gnu.org/software/wget/warc/wget.log", "Content_Type": "text/plain"}
COPY = {"url": "urn:text:http://ferry.example/", "Content_Type": "text/html"}
BLANKS = "http://ferry.example/a b?c=Of the Harbour"


def chunked(body: bytes, size: int = 100) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def bare_deflate(body: bytes) -> bytes:
    state = zlib.compressobj(wbits=-15)
    return state.compress(body) + state.flush()


@pytest.mark.parametrize("version", [b"WARC/0.18", b"WARC/1.0", b"WARC/1.1"])
def test_a_page_becomes_an_article_with_where_and_when_it_was_fetched(version: bytes) -> None:
    found = read(INFO + warc("response", answer(page())).replace(b"WARC/1.0", version))
    [draft] = found.drafts
    assert found.reader == "WARC"
    assert (draft.title, draft.text) == ("New ferries come later", TEXT)
    assert (draft.url, draft.captured, draft.source, draft.date) == (URL, DATE, "ferry.example", None)
    assert draft.derived["source"] == "the address"
    assert [record.number for record in found.records] == [2]


@pytest.mark.parametrize(
    ("kind", "block", "fields", "reason"),
    [
        ("warcinfo", b"software: a crawler", {}, "A description of the crawl"),
        ("request", b"GET / HTTP/1.1\r\n\r\n", {}, "A request of the crawler"),
        ("metadata", b"fetchTimeMs: 20", {}, "Notes of the crawler on a page"),
        ("revisit", answer(b""), {}, "A revisit: the page had not changed"),
        ("response", answer(b"", "302 Found", Location="/"), {}, "A redirect"),
        ("response", answer(page(), "404 Not Found"), {}, "An error page of the server"),
        ("response", answer(page(), "503 Busy"), {}, "An error page of the server"),
        ("response", answer(b"", "204 No Content"), {}, "An answer of the server without a page"),
        ("response", answer(page(), "206 Part", Content_Range="bytes 0-99/9000"), {}, "A part of a file"),
        ("response", answer(b"\xff\xd8\xff", type="image/jpeg"), {}, "An image"),
        ("response", answer(b"p {}", type="text/css"), {}, "A style sheet"),
        ("response", answer(b"f()", type="application/x-javascript"), {}, "A script"),
        ("response", answer(b"wOF2", type="font/woff2"), {}, "A font"),
        ("response", answer(b"{}", type="application/json"), {}, "Data of a page"),
        ("response", answer(b'{"a": 1}', type="text/plain"), {}, "Data of a page"),
        ("response", answer(b"PK", type="application/zip"), {}, "Neither a page nor a text"),
        ("response", answer(b"User-agent: *\nDisallow: /\n", type="text/plain"), ROBOTS, "A text for robots"),
        ("response", b"20140216050221\n192.0.2.1\n", DNS, "The address of a server"),
        ("resource", b"--02:05:13-- connected.\n", LOG, "The log of the crawler"),
        ("resource", page(), COPY, "A crawler's own copy of a page that it also kept"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_skipped_with_what_it_is(
    kind: str, block: bytes, fields: dict[str, str], reason: str
) -> None:
    found = read(INFO + warc(kind, block, **fields))  # type: ignore[arg-type]
    assert [(skipped.reason, skipped.number) for skipped in found.skipped[1:]] == [(reason, 2)]
    assert not found.records
    assert not found.problems


@pytest.mark.parametrize(
    "block",
    [
        answer(gzip.compress(page()), Content_Encoding="gzip"),
        answer(zlib.compress(page()), Content_Encoding="deflate"),
        answer(bare_deflate(page()), Content_Encoding="deflate"),  # as some servers do
        answer(brotli.compress(page()), Content_Encoding="br"),
        answer(zstandard.compress(page()), Content_Encoding="zstd"),
        answer(gzip.compress(brotli.compress(page())), Content_Encoding="br, gzip"),
        answer(chunked(page()), Transfer_Encoding="chunked"),
        answer(chunked(gzip.compress(page())), Transfer_Encoding="chunked", Content_Encoding="gzip"),
        answer(chunked(page()).replace(b"64\r\n", b"64;part=1\r\n"), Transfer_Encoding="chunked"),
        answer(page(), Transfer_Encoding="chunked"),  # joined by the crawler, which left the header
        answer(page(), Content_Encoding="gzip"),  # unpacked by it
        answer(page(), Content_Encoding="br"),
        answer(page(), "203 Changed on the way"),
        answer(page(), "206 Part", Content_Range=f"bytes 0-{len(page()) - 1}/{len(page())}"),
        answer(page(), type=""),
        answer(page(), type="text/plain"),
        answer(page(), type="application/octet-stream"),
        answer(page()).replace(b"\r\n", b"\n", 2),
    ],
)
def test_the_transport_is_undone(block: bytes) -> None:
    [draft] = read(INFO + warc("response", block)).drafts
    assert (draft.title, draft.text) == ("New ferries come later", TEXT)


def test_a_packed_body_that_is_cut_gives_what_it_has() -> None:
    long = page(paragraphs=[f"{paragraph} {number}" for number in range(300) for paragraph in PARAGRAPHS])
    for pack, name in ((gzip.compress, "gzip"), (zlib.compress, "deflate"), (brotli.compress, "br")):
        packed = pack(long)
        found = read(INFO + warc("response", answer(packed[: len(packed) * 3 // 4], Content_Encoding=name)))
        assert [draft.title for draft in found.drafts] == ["New ferries come later"], name


def test_a_body_that_unpacks_to_gigabytes_is_stopped() -> None:
    bomb = gzip.compress(b"<p>" + bytes(200 << 20), 1)
    tracemalloc.start()
    read(INFO + warc("response", answer(bomb, Content_Encoding="gzip")))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 400 << 20


@pytest.mark.parametrize(
    ("length", "told"),
    [(-1, []), (100, ["Wrong length"]), (1_000, ["Wrong length"]), (5_000, ["Wrong length"]), (None, ["Wrong length"])],
)
def test_a_wrong_length_is_told_and_costs_nothing(length: int | None, told: list[str]) -> None:
    data = INFO + warc("response", answer(page()), length=length) + warc("response", answer(page("A second page")))
    source = Source("a.warc", "a.warc", io.BytesIO(data), data)
    items = [item for read in reader_named("WARC").records(source, Options()) for item in done(read)]
    contents = [item.content for item in items if isinstance(item, Record)]
    assert [content.title for content in contents if isinstance(content, Draft)] == [
        "New ferries come later",
        "A second page",
    ]
    assert [problem.reason for problem in source.problems] == told
    assert not any(problem.lost for problem in source.problems)


def test_a_page_that_its_crawler_cut_says_so() -> None:
    data = INFO + warc("response", answer(page()), WARC_Truncated="length")
    source = Source("a.warc", "a.warc", io.BytesIO(data), data)
    items = [item for read in reader_named("WARC").records(source, Options()) for item in done(read)]
    assert [item.number for item in items if isinstance(item, Record)] == [2]
    assert [(problem.reason, problem.record, problem.lost) for problem in source.problems] == [("Cut off", 2, False)]


def test_what_is_no_record_is_passed_and_told() -> None:
    found = read(INFO + b"something else\n" * 9 + warc("response", answer(page())))
    assert [draft.title for draft in found.drafts] == ["New ferries come later"]
    assert found.told == [("Wrong length", 1, 0)] or found.told == [("Not a record", 2, len(INFO))]


def test_a_film_is_not_read_into_memory() -> None:
    film = answer(bytes(100 << 20), type="video/mp4")
    data = INFO + warc("response", film) + warc("response", answer(page()))
    source = Source("a.warc", "a.warc", io.BytesIO(data), data[:65536])
    tracemalloc.start()
    items = list(reader_named("WARC").records(source, Options()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [item.reason for item in items if isinstance(item, Skipped)] == ["A description of the crawl", "A film"]
    assert sum(isinstance(item, Record) for item in items) == 1
    assert peak < 20 << 20


MENU = ["Menu", "Start", "News", "Ferries", "Harbour", "Contact", "Imprint", "Log in"] * 2
COOKIES = "We use cookies so that you come back to our harbour more often."


def test_a_length_of_gigabytes_that_is_wrong_costs_its_record_alone() -> None:
    found = read(INFO + warc("response", answer(page()), length=5_000_000_000) + warc("response", answer(page())))
    assert [record.number for record in found.records] == [3]
    assert [(reason, number) for reason, number, _ in found.told] == [("Record too large", 2)]


def test_a_text_that_common_crawl_took_out_has_a_title_and_no_menus() -> None:
    text = [PARAGRAPHS[0], "At the quay", *PARAGRAPHS[1:], "At sea", *PARAGRAPHS]
    lines = ["New ferries come later | Quayside", *MENU, COOKIES, *MENU, *text, *MENU]
    fields = {"Content_Type": "text/plain", "WARC_Identified_Content_Language": "nld,deu"}
    url = "http://www.quayside.org/1.html"
    record = warc("conversion", "\n".join(lines).encode(), url=url, **fields)  # type: ignore[arg-type]
    [draft] = read(INFO + record).drafts
    assert (draft.title, draft.url, draft.captured, draft.language) == ("New ferries come later", url, DATE, "nl")
    assert "title" not in draft.derived
    assert draft.paragraphs == tuple(text)


def test_a_text_without_sentences_stays_whole() -> None:
    lines = ["Tides of today", "06:12 high water", "12:40 low water", "18:55 high water"]
    block = "\n".join(lines).encode()
    [draft] = read(INFO + warc("conversion", block, Content_Type="text/plain")).drafts
    assert draft.text.split() == " ".join(lines[1:]).split()


def test_a_page_may_be_a_resource() -> None:
    [draft] = read(INFO + warc("resource", page(), Content_Type="text/html")).drafts
    assert (draft.title, draft.url) == ("New ferries come later", URL)


PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 8
IMAGE = warc("response", answer(PHOTO, type="image/jpeg"), url="https://ferry.example/news/quay.jpg#top")
OTHER_IMAGE = warc("response", answer(PHOTO[::-1], type="image/jpeg"), url="http://ferry.example/x.jpg")


@pytest.mark.parametrize("order", ["before", "after"])
def test_an_image_that_stands_near_its_page_is_its_picture(order: str) -> None:
    figure = "<figure><img src='quay.jpg' alt=''><figcaption>The old quay in the morning</figcaption></figure>"
    html = page().replace(f"<p>{PARAGRAPHS[1]}".encode(), f"{figure}<p>{PARAGRAPHS[1]}".encode())
    shown = warc("response", answer(html))
    images = OTHER_IMAGE + IMAGE
    found = read(INFO + (images + shown if order == "before" else shown + images))
    [draft] = found.drafts
    [picture] = draft.pictures
    assert (picture.after, picture.caption) == (1, "The old quay in the morning")
    assert (picture.url, picture.type) == ("http://ferry.example/news/quay.jpg", "image/jpeg")
    assert picture.data == PHOTO
    assert [skipped.reason for skipped in found.skipped[1:]] == ["An image", "An image"]


def test_pages_and_images_wait_for_each_other_within_a_window() -> None:
    nearby: Nearby[int] = Nearby(window=20_000)
    image = Document("image/png", None, lambda: bytes(8_000), "http://f.example/1.png")
    for number in range(4):
        nearby.wait(number, Document("text/html", None, bytes), 6_000)
    assert [number for number, _ in nearby.due()] == [0]
    nearby.keep(image)
    [(number, first), *_] = list(nearby.due())
    assert number == 1
    assert first.images is not None
    assert first.images("https://f.example/1.png") == bytes(8_000)
    for number in range(2, 5):
        nearby.keep(replace(image, url=f"http://f.example/{number}.png"))
    assert first.images("http://f.example/1.png") is None
    assert [number for number, _ in nearby.rest()] == [2, 3]


def test_a_pdf_becomes_an_article_too() -> None:
    lines = [part for paragraph in PARAGRAPHS for part in (paragraph[:60], paragraph[60:])]
    block = answer(pdf(Page().line(60, 100, "New ferries", 22).column(60, 140, lines)), type="application/pdf")
    [draft] = read(INFO + warc("response", block, url="http://ferry.example/report.pdf")).drafts
    assert (draft.url, draft.captured) == ("http://ferry.example/report.pdf", DATE)
    assert "harbour council" in draft.text


@pytest.mark.parametrize(
    ("record", "url"),
    [
        (arc(answer(page())), URL),
        (arc(answer(page()), url=BLANKS), BLANKS),
        (arc(answer(page()), middle="200 CHECK - 0 ferry.arc "), URL),
        (arc(answer(page()), length="12"), URL),
        (arc(answer(page()), length="abc"), URL),
        (arc(answer(page()), length="-1"), URL),
        (arc(page()), URL),  # without the server's words
    ],
)  # fmt: skip
def test_arc_is_read_like_warc(record: bytes, url: str) -> None:
    found = read(ARC_INFO + record + arc(answer(page("A second page"))))
    assert found.reader == "ARC"
    assert [(draft.title, draft.url, draft.captured) for draft in found.drafts] == [
        ("New ferries come later", url, DATE),
        ("A second page", URL, DATE),
    ]


def test_a_web_archive_comes_in_with_all_that_stands_in_it(tmp_path: Path) -> None:
    """Packed record by record, in a WACZ beside its lists."""
    records = [
        INFO,
        warc("request", b"GET / HTTP/1.1\r\n\r\n"),
        warc("response", answer(page())),
        warc("response", answer(page("A second page", PARAGRAPHS[:2])), url="http://ferry.example/2"),
        warc("response", answer(b"", "302 Found")),
        warc("response", answer(page()), WARC_Date="2015-01-01T00:00:00Z"),
    ]
    pages = (
        b'{"format": "json-pages-1.0", "id": "pages"}\n{"url": "http://ferry.example/2", "title": "A second page"}\n'
    )
    dump = tmp_path / "crawl.wacz"
    members = {"pages/pages.jsonl": pages, "archive/data.warc.gz": b"".join(map(gzip.compress, records))}
    dump.write_bytes(zipped(members | {"datapackage.json": b'{"profile": "data-package"}'}))
    library = tmp_path / "library.backfile"
    books = imported(library, dump).books
    assert (books.records, books.articles, books.duplicates, books.skipped, books.problems) == (8, 2, 1, 5, 0)
    with Library.open(library, readonly=True) as opened:
        first = next(article for article in map(opened.article, (1, 2)) if article.title == "New ferries come later")
    assert {sighting.at.acquired for sighting in first.sightings} == {DATE, "2015-01-01T00:00:00Z"}
    assert first.sightings[0].at.member == "archive/data.warc.gz"


def test_a_page_list_tells_what_scripts_would_have_shown(tmp_path: Path) -> None:
    shell = b"<!DOCTYPE html><html><head></head><body><div id='app'></div><script>show()</script></body></html>"
    bare = page().replace(b"<title>New ferries come later</title>", b"").replace(b"h1>", b"b>")
    records = [INFO, warc("response", answer(shell), url="http://f.example/1"), warc("response", answer(bare))]
    listed = [
        {"format": "json-pages-1.0", "id": "pages", "title": "All"},
        {"url": "http://f.example/1", "title": "Shown by a script", "text": "\n".join([*MENU, *PARAGRAPHS, *MENU])},
        {"url": URL, "title": "The title of the tab"},
    ]
    pages = b"\n".join(map(orjson.dumps, listed)) + b"\nno JSON\n"
    dump, path = tmp_path / "crawl.wacz", tmp_path / "library.backfile"
    dump.write_bytes(
        zipped({"archive/data.warc.gz": b"".join(map(gzip.compress, records)), "pages/pages.jsonl": pages})
    )
    imported(path, dump)
    with Library.open(path, readonly=True) as library:
        titles = {article.title: article for article in map(library.article, (1, 2))}
    assert set(titles) == {"Shown by a script", "The title of the tab"}
    assert titles["Shown by a script"].paragraphs == tuple(PARAGRAPHS)
    assert titles["Shown by a script"].derived["text"] == "the page list of the web archive"


SAMPLE = INFO + warc("response", answer(chunked(gzip.compress(page())), Transfer_Encoding="chunked")) + warc(
    "response", answer(page())
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([SAMPLE, ARC_INFO + arc(answer(page())) * 2]),
    st.lists(st.tuples(st.integers(0, 5000), st.binary(min_size=1, max_size=3)), max_size=6),
    st.integers(0, 5000),
)
def test_damage_anywhere_never_raises(whole: bytes, changes: list[tuple[int, bytes]], cut: int) -> None:
    data = bytearray(whole)
    for at, value in changes:
        data[at % len(data) : at % len(data) + len(value)] = value
    read(bytes(data[: len(data) - cut % len(data)]))
