"""Feeds, as they are and as they should be."""

import pytest

from backfile.importer.readers.xml_scan import ENTITIES, NOT_CLOSED, NOT_WELL_FORMED
from tests.importer.readers.support import read, recognised

RSS = (
    '<?xml version="1.0"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Post</title>'
    "<link>https://harbour.example/</link><language>en-gb</language>\n{}\n</channel></rss>"
)
ITEM = (
    "<item><title>Ferry &amp; fog</title><link>https://harbour.example/1</link><pubDate>Sat, 18 Mar 2023 09:30:00 +0800"
    "</pubDate><dc:creator>Ann Lee</dc:creator><category>Sea</category><description>Short.</description>"
    "<content:encoded><![CDATA[<p>The fog lay on the bay.</p><item>]]></content:encoded></item>"
)
FIELDS = {
    "title": "Ferry & fog",
    "content": "<p>The fog lay on the bay.</p><item>",
    "description": "Short.",
    "published": "Sat, 18 Mar 2023 09:30:00 +0800",
    "author": "Ann Lee",
    "url": "https://harbour.example/1",
    "tags": ["Sea"],
    "source": "Harbour Post",
    "language": "en-gb",
}


def test_an_item_of_rss_is_a_record_with_its_own_bytes() -> None:
    data = RSS.format(f"{ITEM}\n<!-- <item><title>Gone</title></item> -->{ITEM}").encode()
    found = read(data)
    assert found.reader == "Feed"
    assert found.fields == [FIELDS, FIELDS]
    assert found.problems == []
    assert [data[record.offset :].startswith(b"<item>") for record in found.records] == [True, True]


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        (
            '<entry><title type="html">Fog &amp;amp; ferry</title><link rel="self" href="https://a.example/self"/>'
            '<link href="https://a.example/1"/><updated>2023-03-18T09:30:00Z</updated><author><name>Ann Lee</name>'
            "<email>a@a.example</email></author><summary>Short.</summary></entry>",
            {
                "title": "Fog &amp; ferry",
                "description": "Short.",
                "published": "2023-03-18T09:30:00Z",
                "author": "Ann Lee",
                "url": "https://a.example/1",
                "source": "The <Bay>",
            },
        ),
        (
            '<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>fog</b>.</p></div>'
            "</content></entry>",
            {"content": "<div><p>One <b>fog</b>.</p></div>", "source": "The <Bay>", "author": "Bay Desk"},
        ),
        (
            '<entry><issued>2005</issued><content mode="base64">Rm9nIQ==</content></entry>',
            {"published": "2005", "content": "Fog!", "source": "The <Bay>", "author": "Bay Desk"},
        ),
    ],
)
def test_an_entry_of_atom_is_a_record(entry: str, fields: dict[str, object]) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The &lt;Bay&gt;</title>'
        f"<author><name>Bay Desk</name></author>{entry}</feed>"
    )
    found = read(feed.encode())
    assert found.fields == [fields]
    assert found.problems == []


def test_a_feed_of_rdf_has_its_items_beside_the_channel() -> None:
    found = read(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        b'<channel><title>Bay</title><items><rdf:Seq/></items></channel><item rdf:about="x"><title>Fog</title></item>'
        b"</rdf:RDF>"
    )
    assert found.fields == [{"title": "Fog", "source": "Bay"}]


@pytest.mark.parametrize(
    ("encoding", "declared", "said"),
    [
        ("gb18030", "gb2312", "gb18030"),
        ("utf-8", "iso-8859-1", "utf-8"),
        ("utf-8", "gb2312", "utf-8"),
        ("big5", "big5", "big5hkscs"),
        ("utf-16", "utf-16", "utf-16-le"),
    ],
)
def test_a_declared_encoding_counts_where_the_bytes_bear_it_out(encoding: str, declared: str, said: str) -> None:
    title = "港口大霧渡輪停航三天" if encoding == "big5" else "港口大雾渡轮停航三天"
    text = RSS.replace('"1.0"?', f'"1.0" encoding="{declared}"?').format(f"<item><title>{title}</title></item>")
    found = read(text.encode(encoding))
    assert found.encoding == said
    assert found.fields[0]["title"] == title  # type: ignore[index]


def test_the_language_of_the_system_is_not_taken_for_that_of_the_text() -> None:
    found = read(RSS.format("<item><title>港口大雾渡轮停航三天，乘客滞留</title></item>").encode())
    assert "language" not in found.fields[0]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("inner", "titles", "told"),
    [
        ("<item><title>One</title><item><title>Two</title></item>", ["One", "Two"], [NOT_CLOSED]),
        ("<item><title>One</titel></item>", ["One"], [NOT_WELL_FORMED]),
        ("<item><title>One &nbsp;&hellip; &x; & more</title></item>", ["One \xa0… &x; & more"], []),
        ("<image><item><title>One</title></item>", ["One"], [NOT_WELL_FORMED]),
        ("<item><title>One\x02&#3;</title></item>", ["One"], []),
        ("<item/><item><media:x>1</media:x><title>One</title></item>", [None, "One"], []),
    ],
)
def test_a_broken_feed_is_read_as_far_as_it_can_be(inner: str, titles: list[str], told: list[str]) -> None:
    found = read(RSS.format(inner).encode())
    assert [fields.get("title") for fields in found.fields] == titles  # type: ignore[attr-defined]
    assert [problem.reason for problem in found.problems] == told


def test_entities_are_neither_expanded_nor_fetched() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "fog"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    found = read(RSS.replace("<rss", f"{bomb}<rss").format("<item><title>&b;&c;</title></item>").encode())
    assert found.fields == [{"title": "&b;&c;", "source": "Harbour Post", "language": "en-gb"}]
    assert [problem.reason for problem in found.problems] == [ENTITIES]


def test_a_page_that_is_no_feed_is_not_taken_for_one() -> None:
    assert recognised(b"<head><title>Moved</title></head><body>Gone</body>") != "Feed"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<p>Fog.</p><p>The post <a href='x'>Fog</a> appeared first on <a href='y'>Post</a>.</p>", "<p>Fog.</p>"),
        ("<p>Fog.</p> <a href='x'>Continue reading...</a>", "<p>Fog.</p> "),
        ("<p>Fog. <a href='x'>Read more</a></p>", "<p>Fog. </p>"),
        ("<p>The post office was closed.</p>", "<p>The post office was closed.</p>"),
        (
            "<p>He said: <a href='x'>Read the room</a> first.</p>",
            "<p>He said: <a href='x'>Read the room</a> first.</p>",
        ),
    ],
)
def test_what_asks_the_reader_to_go_on_elsewhere_is_no_text(text: str, left: str) -> None:
    found = read(f"<rss><channel><title>Post - RSS</title><item><title>A</title><description><![CDATA[{text}]]>"
                 "</description></item></channel></rss>".encode())  # fmt: skip
    fields = found.fields[0]
    assert isinstance(fields, dict)
    assert (fields["description"], fields["source"]) == (left, "Post")


def test_a_relative_link_is_completed_by_the_feed_s_own() -> None:
    data = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/"><title>P</title>
    <entry><title>A</title><link rel="self" href="https://a.example/self"/><link href="b/1.html"/></entry></feed>"""
    fields = read(data.encode()).fields[0]
    assert isinstance(fields, dict)
    assert fields["url"] == "https://a.example/b/1.html"


def test_of_blogger_s_export_the_posts_are_read() -> None:
    kind = "<category scheme='urn:kind' term='http://schemas.google.com/blogger/2008/kind#{}'/>"
    names = ("post", "comment", "settings")
    entries = "".join(f"<entry>{kind.format(name)}<title>{name}</title></entry>" for name in names)
    draft = f"<entry>{kind.format('post')}<app:control><app:draft>yes</app:draft></app:control></entry>"
    data = f"<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='urn:app'>{entries}{draft}</feed>"
    found = read(data.encode())
    assert [fields["title"] for fields in found.fields if isinstance(fields, dict)] == ["post"]
    assert [each.reason for each in found.skipped] == ["A reader's comment", "A setting", "A draft"]


@pytest.mark.parametrize("opened", ["<!--", "<![CDATA[", "<!DOCTYPE [", "<?x", '<a "', "<item><!--", "&#", "<item>"])
def test_what_is_opened_over_and_over_is_looked_through_once(opened: str) -> None:
    """A quadratic reader would need an hour for this."""
    found = read(f"<rss>{opened * 60_000}".encode(), "Feed")
    assert len(found.records) <= 60_000
    assert recognised(f"{opened * 2000}x".encode()) != "Feed"


def test_an_answer_is_known_by_its_beginning_whatever_stands_above_it() -> None:
    assert recognised(b"<!---->" * 2000 + b"<?a?>" * 2000 + b"<rss version='2.0'>") == "Feed"
    assert recognised(b"<!---->" * 2000 + b"x") != "Feed"
