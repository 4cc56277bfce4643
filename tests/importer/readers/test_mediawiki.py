"""Dumps of wikis: which pages are articles, and what of their wiki text is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.article import Draft
from backfile.importer.readers.wikitext import read_wikitext
from tests.importer.readers.support import Found, read

SITE = """<siteinfo><sitename>Harbour News</sitename><base>https://news.example/wiki/Main_Page</base>
<namespaces><namespace key="0" /><namespace key="1">Talk</namespace><namespace key="6">Bild</namespace>
<namespace key="14">Thema</namespace></namespaces></siteinfo>"""
STORY = "The bridge over the Elle has been closed since Sunday night, and nobody knows for how long it will be."


def page(title: str, text: str, ns: str = "<ns>0</ns>", more: str = "", when: str = "2012-03-19T10:00:00Z") -> str:
    return (
        f"<page><title>{title}</title>{ns}<id>7</id>{more}<revision><id>5</id><parentid>4</parentid>"
        f"<timestamp>{when}</timestamp><contributor><username>Jo</username></contributor>"
        f'<text xml:space="preserve">{text}</text></revision></page>'
    )


def dump(*pages: str, site: str = SITE) -> Found:
    return read(f'<mediawiki version="0.11" xml:lang="en">{site}{"".join(pages)}</mediawiki>'.encode())


def draft(found: Found, place: int = 0) -> Draft:
    content = found.records[place].content
    assert isinstance(content, Draft)
    return content


def test_a_page_is_read_with_its_site_its_address_and_its_categories() -> None:
    found = dump(page("Bridge closed", f"{STORY}\n[[Thema:Weather]][[Category:Traffic]]"))
    assert found.reader == "MediaWiki dump"
    read_page = draft(found)
    assert (read_page.title, read_page.source, read_page.language) == ("Bridge closed", "Harbour News", "en")
    assert read_page.url == "https://news.example/wiki/Bridge_closed"
    assert read_page.tags == ("Weather", "Traffic")
    assert read_page.paragraphs == (STORY,)


@pytest.mark.parametrize(
    ("text", "date", "derived"),
    [
        ("{{date|March 18, 2012}}", "2012-03-18", None),
        ("{{Fecha|18|marzo|2012}}", "2012-03-18", None),
        ("{{byline|date=March 18, 2012|location=[[Port Ellery]]}}", "2012-03-18", None),
        ("'''Berlin (Deutschland), 18.03.2012''' – ", "2012-03-18", "the dateline"),
        ("'''18 août 2012'''. – ", "2012-08-18", "the dateline"),
        ("【維基新聞2012年3月18日訊】", "2012-03-18", "the dateline"),
        ("[[March 18]], [[2012]]\n\n", "2012-03-18", "the dateline"),
        (
            "Jo March (Ellery, 18 March 2002 – 19 March 2004) was here. ",
            "2012-03-19T10:00:00+00:00",
            "its last revision",
        ),
        ("", "2012-03-19T10:00:00+00:00", "its last revision"),
    ],
)
def test_the_date_is_the_page_s_own_or_that_of_its_revision(text: str, date: str, derived: str | None) -> None:
    read_page = draft(dump(page("A", f"{text}\n{STORY}")))
    assert (read_page.date, read_page.derived.get("date")) == (date, derived)


def test_of_several_revisions_the_newest_is_read_and_the_first_tells_the_date() -> None:
    older = (
        "<page><title>A</title><ns>0</ns><id>1</id><revision><timestamp>2011-01-01T00:00:00Z</timestamp>"
        "<text>Old</text></revision><revision><timestamp>2012-01-01T00:00:00Z</timestamp><text>New</text></revision></page>"
    )
    read_page = draft(dump(older))
    assert (read_page.paragraphs, read_page.date) == (("New",), "2011-01-01T00:00:00+00:00")


@pytest.mark.parametrize(
    ("skipped", "reason"),
    [
        (page("Talk:A", STORY, "<ns>1</ns>"), "A page in the namespace Talk"),
        (page("Template:A", STORY, ""), "A page in the namespace Template"),
        (page("A", "#REDIRECT [[B]]"), "A redirect"),
        (page("A", "#WEITERLEITUNG [[B]]"), "A redirect"),
        (page("A", "", more='<redirect title="B" />'), "A redirect"),
        (page("A", "{{Disambig}}\n* [[B]]"), "A list of meanings"),
        (page("A", "{{Infobox|a=b}}"), "A page without text"),
        (
            "<page><title>A</title><ns>0</ns><revision><text deleted='deleted' /></revision></page>",
            "A page without text",
        ),
        ("<page><title>A</title><ns>0</ns></page>", "No revision"),
    ],
)
def test_what_is_no_article_is_skipped_with_its_reason(skipped: str, reason: str) -> None:
    found = dump(skipped, site=SITE if "Template" not in skipped else "")
    assert [each.reason for each in found.skipped] == [reason]
    assert not found.records


def test_a_dump_without_a_site_is_read() -> None:
    read_page = draft(dump(page("A", STORY), site=""))
    assert (read_page.source, read_page.url, read_page.paragraphs) == (None, None, (STORY,))


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One line\nand its end.\n\nAnother.", ("One line and its end.", "Another.")),
        ("'''Bold''' and ''italic'' [[link|words]], [[plain]] [[w:Other|other]] [http://a.example here].",
         ("Bold and italic words, plain other here.",)),
        ("* one\n* two\n# three", ("one", "two", "three")),
        ("== Head ==\nText\n=== Empty ===\n{{reflist}}\n== Sources ==\n* {{source|url=x}}", ("Head", "Text")),
        ("A<ref>note</ref> b<ref name=x/> {{unknown|[[x]]|{{y}}}}c.", ("A b c.",)),
        ("The {{w|Elle|river}} is {{convert|10|km}} {{ndash}} {{lang|fr|longue}}.", ("The river is 10 km – longue.",)),
        ("Ellery ({{IPA|x}}) is a port.<!-- really -->", ("Ellery is a port.",)),
        ("Ten&nbsp;years &amp; more<br/>of it", ("Ten years & more\nof it",)),
        ('{| class="wikitable"\n! A !! B\n|-\n| 1 || 2\n|}', ("A B", "1 2")),
        ('{| class="infobox"\n| 1 || 2\n|}\nText', ("Text",)),
        ("<nowiki>[[as it is]]</nowiki>", ("[[as it is]]",)),
        ("[[de:Brücke]]\nText __NOTOC__", ("Text",)),
        ("<blockquote>Said.</blockquote>", ("Said.",)),
    ],
)  # fmt: skip
def test_wiki_text_as_a_reader_sees_it(text: str, paragraphs: tuple[str, ...]) -> None:
    assert read_wikitext(text).paragraphs == paragraphs


def test_pictures_stand_where_they_stood_with_their_captions() -> None:
    read_page = draft(dump(page("A", f"{STORY}\n\n[[Bild:Bridge.jpg|thumb|250px|The [[bridge]] on Sunday]]\nMore.")))
    (picture,) = read_page.pictures
    assert (picture.after, picture.caption) == (1, "The bridge on Sunday")
    assert picture.url == "https://news.example/wiki/Special:FilePath/Bridge.jpg"
    assert read_page.paragraphs == (STORY, "More.")


@given(st.text(alphabet="[]{}|=*#:;'<>/a \n!-FileCategory&", max_size=200))
def test_no_wiki_text_breaks_the_reader(text: str) -> None:
    for paragraph in read_wikitext(text).paragraphs:
        assert paragraph.strip()
        assert "\n\n" not in paragraph
