"""Articles as a page and as a book: read by parsers, and back into a library."""

import io
from zipfile import ZIP_STORED, ZipFile

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from backfile.article import Article, Credit, Draft, Locator, Sighting
from backfile.export import epub, web_page
from tests.export.articles import BARE, CHINESE, FERRY, made
from tests.importer.readers.support import read

SCANNED = made(
    20,
    "A <b>bold</b> claim & more",
    kicker="HARBOUR",
    paragraphs=("First line\nand a second.", "Another."),
    credits=(Credit("WIRE", "Photo: WIRE", 1),),
    url="javascript:alert(1)",
    sightings=(Sighting("/dumps/march.zip", 1, Locator("a.gz!/b.jsonl", 1204, 0, 9, "ab12")),),
)


def page(*articles: Article) -> LexborHTMLParser:
    out = io.BytesIO()
    web_page.write(articles, out)
    return LexborHTMLParser(out.getvalue())


def book(*articles: Article) -> bytes:
    out = io.BytesIO()
    epub.write(articles, out)
    return out.getvalue()


def test_a_page_has_an_article_for_each_in_its_language() -> None:
    found = page(FERRY, SCANNED)
    ferry, scanned = found.css("article")
    assert ferry.attributes["lang"] == "en"
    assert [each.text() for each in scanned.css("h2")] == ["A <b>bold</b> claim & more"]
    assert [each.text() for each in scanned.css("p")] == [
        "HARBOUR", "First lineand a second.", "Photo: WIRE", "Another.",
        "/dumps/march.zip › a.gz › b.jsonl, record 1,204 · sha256 ab12",
    ]  # fmt: skip
    assert not scanned.css("a")
    assert [each.attributes["href"] for each in ferry.css("a")] == [FERRY.url]


def test_a_book_is_well_formed_and_says_what_it_is_first() -> None:
    with ZipFile(io.BytesIO(book(FERRY, CHINESE, BARE, SCANNED))) as found:
        first, *others = found.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        for each in others:
            if each.filename != "style.css":
                etree.fromstring(found.read(each))
        package = found.read("book.opf").decode()
    assert package.index("article-17") < package.index("article-18") < package.index("article-20")
    assert "<dc:language>en</dc:language>" in package


def test_a_book_can_be_imported_again() -> None:
    found = read(book(FERRY, CHINESE), "EPUB")
    drafts = [record.content for record in found.records if isinstance(record.content, Draft)]
    assert [draft.title for draft in drafts] == [FERRY.title, CHINESE.title]
    assert FERRY.paragraphs[0] in drafts[0].paragraphs


@given(st.lists(st.text(), min_size=3, max_size=3))
def test_any_text_gives_pages_that_parse(texts: list[str]) -> None:
    title, text, language = texts
    article = made(1, title, paragraphs=(text,), language=language, url=f"https://{text}")
    with ZipFile(io.BytesIO(book(article))) as found:
        for name in ("article-1.xhtml", "contents.xhtml", "book.opf"):
            etree.fromstring(found.read(name))
    assert len(page(article).css("article")) == 1
