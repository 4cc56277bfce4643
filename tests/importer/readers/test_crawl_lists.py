"""What lies beside the records of a web archive is no article, and is not taken for one."""

import pytest

from tests.importer.readers.support import read, recognised

INDEX, PAGES, PACKAGE = (
    "An index of a web archive",
    "A list of the pages of a web archive",
    "The description of a package",
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" CDX N b a m s k r M S V g\nexample,ferry)/ 20140216050221 http://ferry.example/ text/html 200", INDEX),
        (b'example,ferry)/ 20140216050221 {"url": "http://ferry.example/", "mime": "text/html"}\n', INDEX),
        (b'com,f)/css?a=%7C3 20220916191507333 {"url":"http://f.example/"}\n', INDEX),  # with milliseconds
        (b'!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\nexample,ferry)/ 20140216050221 {}', INDEX),
        (b'{"format": "json-pages-1.0", "id": "pages", "title": "All"}\n{"url": "http://ferry.example/"}\n', PAGES),
        (b'{\n "profile": "data-package",\n "resources": []}', PACKAGE),
        (b'{"path": "datapackage.json", "hash": "sha256:0"}', PACKAGE),
    ],
)  # fmt: skip
def test_a_list_is_skipped_with_what_it_is(data: bytes, reason: str) -> None:
    found = read(data)
    assert found.reader == "Web archive index"
    assert [skipped.reason for skipped in found.skipped] == [reason]
    assert not found.records
    assert not found.problems


@pytest.mark.parametrize(
    "data",
    [
        b'{"title": "New ferries", "text": "The harbour council meets again.", "format": "html"}\n' * 2,
        b'{"resources": [{"title": "New ferries", "text": "The harbour council meets again."}]}',
        b"The council meets at 20140216050221 {sic}.",
    ],
)
def test_what_only_looks_a_little_like_one_is_read_as_what_it_is(data: bytes) -> None:
    assert recognised(data) not in (None, "Web archive index")
