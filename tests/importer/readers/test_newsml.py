"""The IPTC's formats of news: NITF, NewsML 1 and NewsML-G2, within each other."""

from typing import Any

import pytest

from backfile.importer.readers.xml_scan import CUT_OFF
from tests.importer.readers.support import read

NITF = """<nitf{} baselang="en-US"><head><title>Fog</title><docdata><doc-id id-string="7"/>
<date.issue norm="20230318T093000+0800"/><key-list><keyword key="sea"/></key-list></docdata>
<pubdata name="Harbour Post" position.section="Bay"/></head>
<body><body.head><hedline><hl1>Ferry stops in fog</hl1><hl2>Nobody was hurt</hl2></hedline>
<byline>By <person>ANN LEE</person><byttl>Post Writer</byttl></byline>
<dateline><location>HARBOUR</location> - <story.date norm="20230318">March 18</story.date></dateline></body.head>
<body.content><block><media media-type="image"><media-reference/><media-caption>Fog.</media-caption>
<media-producer>Bo Chan</media-producer></media><p>The ferry <br/>stopped in <org>the Bay</org>.</p><hl2>Rain</hl2>
<p>It rained &amp;#39;hard&amp;#39;.</p></block></body.content><body.end><tagline>By post.</tagline></body.end>
</body></nitf>"""
ARTICLE: dict[str, Any] = {
    "title": "Ferry stops in fog",
    "subtitle": "Nobody was hurt",
    "byline": ["By ANN LEE"],
    "dateline": "HARBOUR",
    "pictures": [{"caption": "Fog.", "credit": "Bo Chan", "after": 0}],
    "date": "20230318T093000+0800",
    "source": "Harbour Post",
    "section": "Bay",
    "tags": ["sea"],
    "doc-id": "7",
    "language": "en-US",
}


def first(data: str) -> dict[str, Any]:
    found = read(data.encode())
    fields: dict[str, Any] = dict(found.fields[0])  # type: ignore[call-overload]
    assert found.problems == []
    return fields


def test_nitf_names_every_part_of_an_article() -> None:
    fields = first(NITF.format(""))
    content = fields.pop("content")
    assert fields == ARTICLE
    assert "<p>The ferry stopped in <org>the Bay</org>.</p><h2>Rain</h2>" in content
    assert "It rained &#39;hard&#39;." in content
    assert "<p>By post.</p>" in content
    assert "Bo Chan" not in content


def test_several_articles_of_nitf_may_stand_in_one_file() -> None:
    found = read(f"<root>{NITF.format('')}{NITF.format('')}</root>".encode())
    assert found.reader == "NITF"
    assert [record.number for record in found.records] == [1, 2]


def test_an_article_that_is_cut_off_is_read_and_told() -> None:
    found = read(NITF.format("").split("<hl2>Rain")[0].encode())
    assert found.fields[0]["title"] == "Ferry stops in fog"  # type: ignore[index]
    assert [problem.reason for problem in found.problems][:1] == [CUT_OFF]


NEWSML = """<?xml version="1.0"?><NewsML><NewsEnvelope/><NewsItem xml:lang="en"><Identification><NewsIdentifier>
<ProviderId>wire.example</ProviderId></NewsIdentifier></Identification><NewsManagement>
<FirstCreated>20230318T013000Z</FirstCreated></NewsManagement><NewsComponent><NewsLines>
<HeadLine>Ferry stops</HeadLine><ByLine>Ann Lee</ByLine><DateLine>HARBOUR -</DateLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Wire"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/><Property FormalName="Keyword" Value="sea"/></DescriptiveMetadata>
<NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/><DataContent><p>A long caption of
a picture that stands beside it.</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Main"/><ContentItem><MediaType FormalName="{}"/><DataContent>{}</DataContent>
</ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>"""


@pytest.mark.parametrize(
    ("inner", "content"),
    [
        ("<p>Fog lay on it.</p>", "<p>Fog lay on it.</p>"),
        ("Fog lay on it.", "Fog lay on it."),
        ("<nitf><body><body.content><p>Fog lay on it.</p></body.content></body></nitf>", "<p>Fog lay on it.</p>"),
    ],
)
def test_a_news_item_has_its_lines_and_its_main_text(inner: str, content: str) -> None:
    assert first(NEWSML.format("Text", inner)) == {
        "content": content,
        "title": "Ferry stops",
        "byline": ["Ann Lee"],
        "dateline": "HARBOUR",
        "date": "20230318T013000Z",
        "source": "Wire",
        "tags": ["sea"],
        "language": "en",
    }


def test_a_picture_without_a_text_is_skipped() -> None:
    caption = NEWSML.index("<NewsComponent><Role"), NEWSML.index('<NewsComponent><Role FormalName="Main"')
    found = read((NEWSML[: caption[0]] + NEWSML[caption[1] :]).format("Photo", "").encode())
    assert [skipped.reason for skipped in found.skipped] == ["A picture"]


G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:1" xml:lang="it">
<rightsInfo><copyrightHolder literal="WIRE"/></rightsInfo><itemMeta><itemClass qcode="ninat:{}"/>
<provider literal="wire.example"/><versionCreated>2023-03-19T00:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2023-03-18T09:30:00+08:00</contentCreated><creator><name>Ann Lee</name></creator>
<subject><name>sea</name></subject><headline>Ferry stops in the fog of the bay</headline>
<headline role="hld:subHeadline">Nobody was hurt</headline></contentMeta>
<contentSet>{}</contentSet></newsItem></itemSet>
</newsMessage>"""
TEXT = "The fog lay on the bay and it was there for the whole of the day."


@pytest.mark.parametrize(
    ("inner", "content"),
    [
        (f"<inlineData contenttype='text/plain'><![CDATA[<p>{TEXT}</p>]]></inlineData>", f"<p>{TEXT}</p>"),
        (f"<inlineXML><html><body><p>{TEXT}</p></body></html></inlineXML>", None),
        (f"<inlineXML><nitf><body><body.content><p>{TEXT}</p></body.content></body></nitf></inlineXML>", None),
    ],
)
def test_an_item_of_g2_has_one_text_in_whatever_form(inner: str, content: str | None) -> None:
    fields = first(G2.format("text", inner))
    assert TEXT in fields["content"]
    assert content in (None, fields["content"])
    del fields["content"]
    assert fields == {
        "title": "Ferry stops in the fog of the bay",
        "subtitle": "Nobody was hurt",
        "byline": ["Ann Lee"],
        "tags": ["sea"],
        "source": "WIRE",
        "date": "2023-03-18T09:30:00+08:00",
        "guid": "urn:1",
    }


def test_items_of_g2_that_are_no_texts_are_skipped() -> None:
    found = read(
        G2.format("picture", "<remoteContent href='a.jpg'/>").replace("<itemSet>", "<itemSet><conceptItem/>").encode()
    )
    assert [skipped.reason for skipped in found.skipped] == ["A list of terms", "A picture"]


def test_a_note_for_editors_is_no_text_and_no_place_of_a_picture_is_lost() -> None:
    note = "<note><body.content><p>For editors alone.</p></body.content></note>"
    picture = "<media media-type='image'><media-caption>Ice.</media-caption></media><p>It froze.</p><p>ends</p><p/>"
    data = NITF.format("").replace("<byline>", f"{note}<byline>").replace("</block>", f"</block>{picture}")
    fields = first(data)
    assert "For editors" not in fields["content"]
    assert "ends" not in fields["content"]
    assert [(each["caption"], each["after"]) for each in fields["pictures"]] == [("Fog.", 0), ("Ice.", 3)]


def test_a_byline_that_is_no_person_is_kept_whole() -> None:
    assert first(NITF.format("").replace("By <person>ANN LEE</person>", "News Desk"))["byline"] == [
        {"name": "News Desk"}
    ]


def test_pictures_beside_a_text_in_newsml_have_their_captions_and_credits() -> None:
    data = """<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Fog</HeadLine></NewsLines>
    <NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent><p>The ferry stopped.</p></DataContent>
    </ContentItem></NewsComponent>
    <NewsComponent Duid="photo0"><NewsLines><HeadLine>The ferry</HeadLine><ByLine>Bo Chan</ByLine>
    <CreditLine>Northlight</CreditLine></NewsLines>
    <NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/>
    <DataContent><p>The ferry in fog</p></DataContent></ContentItem></NewsComponent>
    <NewsComponent><ContentItem Href="1.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>
    </NewsComponent></NewsComponent></NewsItem></NewsML>"""
    fields = first(data)
    assert fields["title"] == "Fog"
    assert "byline" not in fields
    assert fields["pictures"] == [{"caption": "The ferry in fog", "credit": "Bo Chan / Northlight", "url": "1.jpg"}]
