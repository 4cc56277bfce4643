"""WordPress's export, and lists of feeds."""

import pytest

from backfile.importer.readers.opml import FEED, ONLY_ADDRESSES
from tests.importer.readers.support import read

EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Harbour Post</title><language>en-US</language>
<wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name><![CDATA[Ann Lee]]></wp:author_display_name>
</wp:author>
{}
</channel></rss>"""


def item(kind: str = "post", status: str = "publish", date: str = "2023-03-18 09:30:00") -> str:
    return (
        "<item><title>Fog</title><link>https://harbour.example/fog</link><dc:creator>ann</dc:creator>"
        "<description></description><content:encoded><![CDATA[<!-- wp:paragraph --><p>It lay on the bay.</p>"
        '<!-- /wp:paragraph -->[caption id="a"]Ferry[/caption]]]></content:encoded>'
        f"<wp:post_date>{date}</wp:post_date><wp:post_date_gmt>2023-03-18 01:30:00</wp:post_date_gmt>"
        f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>"
        '<category domain="category" nicename="sea">Sea</category><category domain="post_tag">ferry</category>'
        "<wp:postmeta><wp:meta_key>_edit_last</wp:meta_key></wp:postmeta></item>"
    )


def test_a_post_has_the_name_that_the_site_shows_and_its_own_clock() -> None:
    found = read(EXPORT.format(item()).encode())
    assert found.reader == "WordPress export"
    assert found.fields == [
        {
            "title": "Fog",
            "content": "<p>It lay on the bay.</p>Ferry",
            "author": {"name": "Ann Lee"},
            "url": "https://harbour.example/fog",
            "date": "2023-03-18 09:30:00",
            "source": "Harbour Post",
            "language": "en-US",
            "section": "Sea",
            "tags": ["Sea", "ferry"],
            "wp:status": "publish",
            "wp:post_type": "post",
        }
    ]


@pytest.mark.parametrize(
    ("kind", "status", "reason"),
    [
        ("attachment", "inherit", "An attachment"),
        ("nav_menu_item", "publish", "A menu entry"),
        ("post", "draft", "A draft"),
        ("page", "trash", "In the trash"),
    ],
)
def test_what_is_no_post_is_skipped_with_its_reason(kind: str, status: str, reason: str) -> None:
    found = read(EXPORT.format(item(kind, status) + item("page")).encode())
    assert [(skipped.reason, skipped.number) for skipped in found.skipped] == [(reason, 1)]
    assert [record.number for record in found.records] == [2]


def test_a_date_of_zeros_is_none() -> None:
    found = read(EXPORT.format(item(date="0000-00-00 00:00:00")).encode())
    assert found.fields[0]["date"] == "2023-03-18 01:30:00"  # type: ignore[index]


def test_a_list_of_feeds_names_them_and_has_no_articles() -> None:
    found = read(
        b'<opml version="1.0"><body><outline text="Papers"><outline text="Post" xmlUrl="https://post.example/feed"/>'
        b'<outline title="Bay > Sea" xmlUrl="https://bay.example/feed"></outline></outline></body></opml>'
    )
    assert found.reader == "OPML"
    assert [skipped.reason for skipped in found.skipped] == [FEED, FEED]
    assert [(problem.reason, problem.detail) for problem in found.problems] == [
        (ONLY_ADDRESSES, "Post https://post.example/feed; Bay > Sea https://bay.example/feed")
    ]
