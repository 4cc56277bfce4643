"""ZIM files: their pages are articles, with the pictures that lie beside them; all else is skipped with what it is."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libzim.writer import Creator, Hint, Item, StringProvider

from backfile.article import Draft
from backfile.importer.raw import raw_record
from backfile.library import Library
from tests.importer.dumps import imported, zipped
from tests.importer.readers.support import Found, read
from tests.importer.readers.web import PARAGRAPHS, page

PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 8


@dataclass
class Entry(Item):  # type: ignore[misc]
    """One entry as the library's writer takes it."""

    path: str
    title: str
    mimetype: str
    content: bytes

    def __post_init__(self) -> None:
        super().__init__()

    def get_path(self) -> str:
        return self.path

    def get_title(self) -> str:
        return self.title

    def get_mimetype(self) -> str:
        return self.mimetype

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self.content)

    def get_hints(self) -> dict[Hint, bool]:
        return {Hint.FRONT_ARTICLE: self.mimetype == "text/html" and "frame" not in self.path}


def untitled() -> bytes:
    return page(paragraphs=PARAGRAPHS[1:]).replace(b"<title>New ferries come later</title>", b"").replace(b"h1>", b"b>")


FIGURE = b"<figure><img src='../img/quay%20old.jpg'><figcaption>The old quay</figcaption></figure>"
ENTRIES = [
    Entry("news/ferries", "Ferries", "text/html", page().replace(b"<p>A member", FIGURE + b"<p>A member")),
    Entry("news/untitled", "Ferries and fishermen", "text/html", untitled()),
    Entry("frame.html", "", "text/html", page("A frame")),
    Entry("img/quay old.jpg", "", "image/jpeg", PHOTO),
    Entry("style.css", "", "text/css", b"p {}"),
]


def written(path: Path, entries: list[Entry], **metadata: str) -> bytes:
    with Creator(path).config_indexing(False, "eng") as creator:
        creator.set_mainpath(entries[0].path)
        for entry in entries:
            creator.add_item(entry)
        creator.add_redirection("ferries", "Ferries", entries[0].path, {})
        for name, value in metadata.items():
            creator.add_metadata(name, value)
    return path.read_bytes()


@pytest.fixture(scope="module")
def zim(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    about = {"Title": "Ferry Wiki", "Language": "deu", "Date": "2021-06-02", "Creator": "N/A"}
    return written(tmp_path_factory.mktemp("zim") / "ferry.zim", ENTRIES, **about)


def drafts(found: Found) -> dict[str, Draft]:
    return {draft.title: draft for record in found.records if isinstance(draft := record.content, Draft)}


def test_a_page_is_an_article_with_what_the_file_says_of_itself(zim: bytes) -> None:
    found = read(zim)
    assert found.reader == "ZIM"
    assert set(drafts(found)) == {"New ferries come later", "Ferries and fishermen"}
    draft = drafts(found)["New ferries come later"]
    assert draft.paragraphs == tuple(PARAGRAPHS)
    assert (draft.source, draft.captured, draft.date) == ("Ferry Wiki", "2021-06-02", None)
    assert draft.language == "en"  # as the page itself says
    assert not found.problems


def test_a_page_without_a_title_has_that_of_its_entry(zim: bytes) -> None:
    assert "title" not in drafts(read(zim))["Ferries and fishermen"].derived


def test_the_paths_of_a_crawl_are_addresses_and_a_footer_of_the_copy_is_no_text(tmp_path: Path) -> None:
    footer = "This article is issued from Ferry Wiki. The text is licensed under Creative Commons."
    entries = [
        Entry("www.ferry.org/news/1.html", "", "text/html", page(paragraphs=[*PARAGRAPHS, footer])),
        Entry("www.ferry.org/2.html", "", "text/html", page("Nothing", [footer])),
    ]
    found = read(written(tmp_path / "crawl.zim", entries, Title="Ferry", Language="eng", Scraper="warc2zim 2.1.0"))
    draft = drafts(found)["New ferries come later"]
    assert (draft.url, draft.source) == ("https://www.ferry.org/news/1.html", "ferry.org")
    assert draft.derived["url"] == "the path in the ZIM file"
    assert draft.paragraphs == tuple(PARAGRAPHS)
    assert len(found.records) == 1


def test_an_image_of_the_file_is_its_page_s_picture(zim: bytes) -> None:
    [picture] = drafts(read(zim))["New ferries come later"].pictures
    assert (picture.after, picture.caption, picture.type, picture.data) == (1, "The old quay", "image/jpeg", PHOTO)


def test_what_is_no_page_is_skipped_with_what_it_is(zim: bytes) -> None:
    reasons = [skipped.reason for skipped in read(zim).skipped]
    assert sorted({reason for reason in reasons if reason != "Data of the ZIM file itself"}) == [
        "A part of another page",
        "A redirect",
        "A style sheet",
        "An image",
    ]


def test_a_zim_in_an_archive_is_read_and_its_records_seen_again(zim: bytes, tmp_path: Path) -> None:
    dump, path = tmp_path / "wiki.zip", tmp_path / "library.backfile"
    dump.write_bytes(zipped({"ferry.zim": zim}))
    books = imported(path, dump).books
    assert (books.articles, books.problems) == (2, 0)
    assert books.records == books.articles + books.skipped
    with Library.open(path, readonly=True) as library:
        titles = {library.article(number).title: number for number in (1, 2)}
        assert raw_record(library, titles["New ferries come later"]) == ENTRIES[0].content


@settings(max_examples=80, deadline=None)
@given(changes=st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), max_size=6), cut=st.integers(0, 5000))
def test_damage_anywhere_is_told_and_never_raises(zim: bytes, changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(zim)
    for at, value in changes:
        data[4 + at % (len(data) - 4)] = value
    read(bytes(data[: len(data) - cut % 3000]), "ZIM")
