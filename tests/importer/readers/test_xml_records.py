"""News in XML of vocabularies that nobody told us of: which element is an article, and what its parts are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.article import Draft
from backfile.importer.record import Options
from backfile.importer.understand import understand
from tests.importer.readers.support import read, recognised, source_of

FERRY = "The ferry stopped in fog on Friday, and nobody knows when it will sail again."
BRIDGE = "The bridge over the Elle has been closed since Sunday night, after a storm."


def drafts(data: str) -> list[Draft]:
    found = read(data.encode())
    assert found.reader == "XML"
    assert found.skipped == []
    told = [understand(record, source_of(data.encode()), Options()) for record in found.records]
    return [draft for draft in told if isinstance(draft, Draft)]


@pytest.mark.parametrize(
    "data",
    [
        f"<archive><story><headline>Ferry</headline><pubdate>18 March 2023</pubdate><body><para>{FERRY}</para>"
        f"<para>{BRIDGE}</para></body></story></archive>",
        f"<export><beitrag><titel>Ferry</titel><datum>18.03.2023</datum><inhalt><absatz>{FERRY}</absatz>"
        f"<absatz>{BRIDGE}</absatz></inhalt></beitrag></export>",
        f"<set><article><head><title>Ferry</title><date>2023-03-18</date></head><body><p>{FERRY}</p><p>{BRIDGE}</p></body>"
        "</article></set>",
        f'<resultset><row><field name="title">Ferry</field><field name="date">2023-03-18</field>'
        f'<field name="content">{FERRY}\n\n{BRIDGE}</field></row></resultset>',
        f'<response><result><doc><str name="headline">Ferry</str><date name="date">2023-03-18</date>'
        f'<str name="body">{FERRY}\n\n{BRIDGE}</str></doc></result></response>',
        f'<posts><row Title="Ferry" Body="&lt;p&gt;{FERRY}&lt;/p&gt;&lt;p&gt;{BRIDGE}&lt;/p&gt;" '
        'CreationDate="2023-03-18"/></posts>',
        f'<newsitem date="2023-03-18"><title>Ferry</title><text><p>{FERRY}</p><p>{BRIDGE}</p></text></newsitem>',
        f"<x:set xmlns:x='urn:x'><x:item><x:title>Ferry</x:title><x:date>2023-03-18</x:date><x:text>"
        f"<x:p>{FERRY}</x:p><x:p>{BRIDGE}</x:p></x:text></x:item></x:set>",
        f"<news><source>Harbour</source><title>All</title><date>2023</date><story><title>Ferry</title>"
        f"<date>2023-03-18</date><text><p>{FERRY}</p><p>{BRIDGE}</p></text></story></news>",
    ],
    ids=["story", "German", "head and body", "MySQL", "Solr", "attributes", "root", "prefix", "one in a channel"],
)
def test_the_element_with_the_fields_of_an_article_is_one(data: str) -> None:
    (draft,) = drafts(f'<?xml version="1.0"?>\n{data}')
    assert (draft.title, draft.date, draft.paragraphs) == ("Ferry", "2023-03-18", (FERRY, BRIDGE))


def test_a_map_of_a_site_s_news_gives_headlines_with_their_addresses() -> None:
    url = "<url><loc>https://h.example/{0}</loc><n:news><n:publication><n:name>Harbour Post</n:name></n:publication>" \
        "<n:publication_date>2023-03-18</n:publication_date><n:title>News {0}</n:title></n:news></url>"  # fmt: skip
    found = drafts(f"<urlset xmlns:n='urn:n'>{url.format(1)}{url.format(2)}</urlset>")
    assert [(draft.title, draft.url, draft.source) for draft in found] == [
        ("News 1", "https://h.example/1", "Harbour Post"),
        ("News 2", "https://h.example/2", "Harbour Post"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "<config><server><name>a</name><url>b</url></server></config>",
        "<urlset><url><loc>https://h.example/1</loc><lastmod>2023-03-18</lastmod></url></urlset>",
        "<project><name>x</name><description>y</description><url>z</url></project>",
        "<a>text</a>",
        "plain < text",
    ],
)
def test_other_xml_is_left_to_be_told_as_unknown(data: str) -> None:
    assert recognised(data.encode()) != "XML"


WHOLE = (
    f"<set><story id='1'><title>Ferry</title><text><p>{FERRY}</p></text></story><story><title>B</title></story></set>"
)


@given(st.integers(0, len(WHOLE)), st.sampled_from(["", "<", ">", "&", "<story>", "</set>", "\0"]))
def test_no_cut_and_no_stray_mark_breaks_the_reader(at: int, mark: str) -> None:
    read((WHOLE[:at] + mark + WHOLE[at:]).encode(), "XML")
    read((WHOLE[:at] + mark).encode(), "XML")
