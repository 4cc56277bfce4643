"""Chapters become articles, with what the book says of them; what is none is skipped with its reason."""

import io
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.article import Draft, Problem
from backfile.importer.record import HEAD, Options, Read, Record, Skipped, Source
from tests.importer.documents.samples import package
from tests.importer.readers.support import reader_named

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"'
METADATA = (
    "<dc:title>Harbour Post [Sat, 18 Mar 2023]</dc:title><dc:creator>Ada Quill</dc:creator>"
    "<dc:language>en</dc:language><dc:date>2023-03-18</dc:date><dc:subject>ports</dc:subject>"
)
STORY = "The harbour opened again on Monday after a winter of repairs, and the first ship came in at dawn. " * 6


def page(body: str, *, head: str = "<title/>") -> str:
    """A chapter, with an element that HTML would not take for closed."""
    return (
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head>{head}</head><body>{body}</body></html>'
    )


def epub(
    chapters: Mapping[str, str],
    contents: str = "",
    metadata: str = METADATA,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A book of these chapters, in their order; `contents` are the points of its NCX."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters)
    )
    items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    items += '<item id="p" href="img/a.png" media-type="image/png"/>'
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    opf = f"<package {DC}><metadata>{metadata}</metadata><manifest>{items}</manifest>"
    opf += f'<spine toc="ncx">{spine}</spine></package>'
    ncx = f"<ncx><navMap>{contents}</navMap></ncx>"
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OPS/book.opf": opf}
    return package({**parts, "OPS/toc.ncx": ncx, **{f"OPS/{k}": v for k, v in chapters.items()}, **(more or {})})


def point(title: str, target: str, inner: str = "") -> str:
    """A line of the contents."""
    return f'<navPoint><navLabel><text>{title}</text></navLabel><content src="{target}"/>{inner}</navPoint>'


def items(data: bytes) -> list[Read]:
    return list(reader_named("EPUB").records(Source("m", "m", io.BytesIO(data), data[:HEAD]), Options()))


def drafts(data: bytes) -> list[Draft]:
    return [item.content for item in items(data) if isinstance(item, Record) and isinstance(item.content, Draft)]


def test_a_chapter_has_the_title_of_the_contents_and_the_facts_of_the_issue() -> None:
    contents = point("News", "n.html", point("Harbour opens", "a.html"))
    chapters = {
        "n.html": page('<ul><li><a href="a.html">Harbour opens</a></li></ul>'),
        "a.html": page(f"<h2>Harbour opens</h2><p>By Mara Voss</p><p>{STORY}</p>"),
    }
    found = items(epub(chapters, contents))
    assert [item.reason for item in found if isinstance(item, Skipped)] == ["A table of contents"]
    (draft,) = drafts(epub(chapters, contents))
    assert (draft.title, draft.authors, draft.paragraphs) == ("Harbour opens", ("Mara Voss",), (STORY.strip(),))
    assert (draft.source, draft.edition, draft.date) == ("Harbour Post", "Sat, 18 Mar 2023", "2023-03-18")
    assert (draft.section, draft.language, draft.tags) == ("News", "en", ("ports",))
    assert draft.derived["date"] == "the book"


def test_an_issue_that_was_fetched_by_calibre_is_read_without_its_menus() -> None:
    bar = '<div class="calibre_navbar">| <a href="../n.html">Section Menu</a> |</div>'
    origin = (
        'This article was downloaded by <b>calibre</b> from <a href="https://example.org/a">https://example.org/a</a>'
    )
    foot = f'<div class="calibre_navbar1"><p>{origin}</p></div>'
    entry = '<li><a href="{0}.html">{0}</a><div>A line or two on what the article has to say of it.</div></li>'
    chapters = {
        "index.html": page(
            '<h1>Harbour Post</h1><ul><li><a href="n.html">News</a></li><li><a href="s.html">S</a></li></ul>'
        ),
        "n.html": page(f"<h2>News</h2><ul>{entry.format('a')}{entry.format('b')}</ul>"),
        "s.html": page(f"<h2>S</h2><p>{STORY}</p>"),
        "a.html": page(f"{bar}<h1>A</h1><p>{STORY}</p>{foot}"),
        "b.html": page(f"{bar}<h1>B</h1><p>{STORY}</p>{foot}"),
    }
    found = drafts(epub(chapters, point("News", "n.html", point("A", "a.html") + point("B", "b.html"))))
    assert [(draft.title, draft.section, draft.url) for draft in found] == [
        ("S", None, None),
        ("A", "News", "https://example.org/a"),
        ("B", "News", "https://example.org/a"),
    ]
    assert {draft.paragraphs for draft in found} == {(STORY.strip(),)}


def test_the_contents_of_epub_3_come_before_those_of_epub_2() -> None:
    nav = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        '<nav epub:type="toc"><ol><li><a href="a.html">By the nav</a></li></ol></nav></body></html>'
    )
    data = epub(
        {"a.html": page(f"<p>{STORY}</p>")},
        point("By the NCX", "a.html"),
        metadata=METADATA
        + '</metadata><manifest><item id="n" href="nav.html" properties="nav" media-type="x"/></manifest><metadata>',
        more={"OPS/nav.html": nav},
    )
    assert [draft.title for draft in drafts(data)] == ["By the nav"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<img src="img/a.png"/>', "A picture alone"),
        ("<p> </p>", "No text"),
        ("<h1>Table of Contents</h1><p>One</p>", "A table of contents"),
        ("<h1>Copyright</h1><p>Nobody may copy this.</p>", "An imprint"),
        ('<section type="copyright-page"><p>Nobody may copy this.</p></section>', "An imprint"),
        ("".join(f'<p><a href="{n}.html">Chapter {n}</a></p>' for n in range(9)), "A table of contents"),
    ],
)
def test_what_is_no_article_is_skipped(body: str, reason: str) -> None:
    found = items(epub({"a.html": page(body)}, more={"OPS/img/a.png": b"made up"}))
    assert [item.reason for item in found if isinstance(item, Skipped)] == [reason]


def test_a_long_article_may_be_called_contents() -> None:
    assert [draft.title for draft in drafts(epub({"a.html": page(f"<h1>Contents</h1><p>{STORY * 8}</p>")}))] == [
        "Contents"
    ]


def test_pictures_stand_where_they_stood() -> None:
    figure = '<figure><img src="img/a.png" alt="x"/><figcaption>The harbour.</figcaption></figure>'
    data = epub({"a.html": page(f"<h1>A</h1><p>{STORY}</p>{figure}<p>More.</p>")}, more={"OPS/img/a.png": b"made up"})
    (draft,) = drafts(data)
    assert [(picture.after, picture.caption, picture.data) for picture in draft.pictures] == [
        (1, "The harbour.", b"made up")
    ]
    assert draft.paragraphs == (STORY.strip(), "More.")


def test_a_file_that_holds_several_articles_is_cut_where_the_contents_say() -> None:
    body = f'<h2 id="x">One</h2><p>{STORY}</p><h2 id="y">Two</h2><p>{STORY}</p>'
    found = drafts(epub({"a.html": page(body)}, point("One", "a.html#x") + point("Two", "a.html#y")))
    assert [(draft.title, draft.paragraphs) for draft in found] == [
        ("One", (STORY.strip(),)),
        ("Two", (STORY.strip(),)),
    ]


def test_sections_of_a_chapter_do_not_cut_it() -> None:
    body = f'<h1>Whole</h1><h2 id="x">One</h2><p>{STORY}</p><h2 id="y">Two</h2><p>{STORY}</p>'
    inner = point("One", "a.html#x") + point("Two", "a.html#y")
    assert [draft.title for draft in drafts(epub({"a.html": page(body)}, point("Whole", "a.html", inner)))] == ["Whole"]


def test_a_chapter_in_two_files_is_one_article() -> None:
    chapters = {"a_split_000.html": page(f"<h1>A</h1><p>{STORY}</p>"), "a_split_001.html": page("<p>The end.</p>")}
    found = items(epub(chapters, point("A", "a_split_000.html")))
    (record,) = [item for item in found if isinstance(item, Record)]
    assert isinstance(record.content, Draft)
    assert record.content.paragraphs == (STORY.strip(), "The end.")
    assert record.raw == "".join(chapters.values()).encode()


def test_entities_of_html_are_read_and_others_are_not_followed() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    chapter = bomb + f"<html><body><h1>A</h1><p>caf&eacute;&nbsp;au lait &e; {STORY}</p></body></html>"
    (draft,) = drafts(epub({"a.html": chapter}))
    assert draft.paragraphs[0].startswith("café\u00a0au lait ")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (package({"mimetype": "application/epub+zip"}), "Not a valid EPUB"),
        (package({"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}), "Not a valid EPUB"),
        (epub({}), "Not a valid EPUB"),
        (epub({"a.html": page("x")})[:-200], "Cut off"),
    ],
)
def test_what_is_no_book_says_so(data: bytes, reason: str) -> None:
    assert [item.reason for item in items(data) if isinstance(item, Problem)] == [reason]


def test_protected_chapters_say_so() -> None:
    encryption = '<e><EncryptedData><CipherData><CipherReference URI="OPS/a.html"/></CipherData></EncryptedData></e>'
    found = items(epub({"a.html": page("x")}, more={"META-INF/encryption.xml": encryption}))
    assert [(item.reason, item.record) for item in found if isinstance(item, Problem)] == [("Needs a password", 1)]


@settings(deadline=None)
@given(st.integers(0, 3_000), st.binary(max_size=8))
def test_no_damage_is_fatal(at: int, junk: bytes) -> None:
    whole = epub({"a.html": page(f"<h1>A</h1><p>{STORY}</p>")}, point("A", "a.html"))
    at %= len(whole)
    assert items(whole[:at] + junk + whole[at + len(junk) :])
