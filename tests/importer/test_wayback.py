"""What the folders of a download from the Wayback Machine tell of a page."""

import pytest

from backfile.importer.wayback import capture_in


@pytest.mark.parametrize(
    ("path", "captured", "url"),
    [
        ("20140216050221/ferry.example/news/1.html", "2014-02-16T05:02:21Z", "http://ferry.example/news/1.html"),
        ("20140216050221/ferry.example/index.html", "2014-02-16T05:02:21Z", "http://ferry.example/"),
        ("20140216050221id_/ferry.example/a.html", "2014-02-16T05:02:21Z", "http://ferry.example/a.html"),
        ("web/20140216050221/https:/ferry.example/a.html", "2014-02-16T05:02:21Z", "https://ferry.example/a.html"),
        ("sites/ferry.example/20140216050221/a/b.html", "2014-02-16T05:02:21Z", "http://ferry.example/a/b.html"),
        ("pages/20140216050221.html", "2014-02-16T05:02:21Z", None),
        ("ferry.example/a-20140216050221.html", "2014-02-16T05:02:21Z", None),
        ("20141316050221/ferry.example/a.html", None, None),  # no month 13
        ("20140216/ferry.example/a.html", None, None),  # a day: of an issue, as likely as not
        ("12345678901234/a.html", None, None),
        ("news/120140216050221.html", None, None),  # part of a longer number
        ("a.html", None, None),
    ],
)
def test_a_folder_named_by_a_moment_tells_when_and_where(path: str, captured: str | None, url: str | None) -> None:
    *folders, name = path.split("/")
    assert capture_in(tuple(folders), name) == (captured, url)
