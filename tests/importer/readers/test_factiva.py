"""Exports of Factiva: made up, each in a layout of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.article import Draft
from backfile.importer.record import Options, Record
from backfile.importer.vendors import articles_of
from tests.importer.readers.support import read, reader_named, recognised, source_of

CODES = """\
SE        Ports
HD        Umbrellas fill a hall
BY        By Mary Poe and John Roe
WC        1,250 words
PD        29 December 2011
ET        15:32
SN        The Ferry Gazette
SC        FERGAZ
ED        Scotland
PG        26
LA        English
CY        (c) 2011 Ferry Gazette Ltd.

LP
The umbrellas stand in a hall, and nobody knows what is to become of them now that the rain has stopped for good.

Nobody comes.

TD
IN the hall it is quiet, and the keeper has put the blue ones to the left and all of the others to the right of them.

CO        umbr : Umbrella Holdings plc
NS        gweath : Weather | gcat : Political/General News
RE        uk : United Kingdom | scot : Scotland
PUB       Ferry Gazette Ltd.
AN        Document FERGAZ0020111229e7ct0001r
"""

SECOND = """
HD
A lighthouse walks
WC
88 words
PD
3 January 2012
SN
The Small Town Times
SC
SMTOWN
LA
English
LP
The lighthouse went inland.
TD
Its keeper walked beside it.
AN
Document SMTOWN0020120103e8130002x
"""

DISPLAY = """\
Ports
Umbrellas fill a hall
By Mary Poe
1,250 words
29 December 2011
15:32
The Ferry Gazette
FERGAZ
Scotland
26
English
(c) 2011 Ferry Gazette Ltd.

The umbrellas stand in a hall, and nobody knows what is to become of them now that the rain has stopped for good.

Nobody comes.

Document FERGAZ0020111229e7ct0001r

Der Leuchtturm geht spazieren
Erika Beispiel
88 Wörter
3. Januar 2012
Hafenblatt
HAFENB
Deutsch
Copyright 2012 Hafenblatt GmbH

Der Leuchtturm ging ins Land.

Document HAFENB0020120103e8130002x

Search Summary

Text
umbrellas or lighthouse
"""

HTML = """<html><head><title>Factiva</title><style>{css}</style></head><body><div id="contentLeft">
<div class="article enArticle"><table><tr><td><b>HD</b>&nbsp;</td><td><b class='enHeadline'>Umbrellas fill a hall</b>
</td></tr><tr><td><b>BY</b>&nbsp;</td><td>Mary Poe</td></tr>
<tr><td><b>WC</b>&nbsp;</td><td>295 words</td></tr><tr><td><b>PD</b>&nbsp;</td><td>29 December 2011</td></tr>
<tr><td><b>SN</b>&nbsp;</td><td>The Ferry Gazette</td></tr><tr><td><b>LA</b>&nbsp;</td><td>English</td></tr>
<tr><td><p><b>LP</b>&nbsp;</p></td><td><p class="articleParagraph enarticleParagraph">The umbrellas stand
in a hall.</p><p class="articleParagraph enarticleParagraph">Nobody comes.</p></td></tr>
<tr><td><p><b>TD</b></p></td><td><p>It is quiet.</p></td></tr>
<tr><td><b>NS</b></td><td>gweath : Weather</td></tr>
<tr><td><b>AN</b></td><td>Document FERGAZ0020111229e7ct0001r</td></tr></table></div>
<div class="article enArticle"><div class="divFactivaException">The article is not available.</div></div>
<div class="article frArticle"><div>Ports</div><div><span class="frHeadline">Le Phare Marche</span></div>
<div>Jeanne Exemple</div><div>70 mots</div><div>3 janvier 2012</div><div>Le Petit Port</div><div>PEPORT</div>
<div>4</div><div>Fran\u00e7ais</div><div>(c) 2012 Petit Port</div>
<p class="articleParagraph frarticleParagraph">Le phare est parti.</p>
<p>Document PEPORT0020120103e8130002x</p></div>
<div id="pageFooter">2012 Factiva</div></div></body></html>"""


XML = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="2">
<ppsarticle><article><accessionNo>FERGAZ0020120109e5170003</accessionNo><baseLanguage>FR</baseLanguage>
<byline>Jeanne Exemple</byline><headline><paragraph><hlt>Phare</hlt> et mer</paragraph></headline>
<leadParagraph><paragraph>Le phare est parti.</paragraph></leadParagraph><pages><page>85</page></pages>
<publicationDate><dateTime>2012-01-09T01:35:58Z</dateTime></publicationDate><sourceName>Le Petit Port</sourceName>
<region code="fra"><name>France</name></region><newsSubject code="g"><name>Weather</name></newsSubject>
<tailParagraphs><paragraph>Il <hlt>ne</hlt> reviendra pas.</paragraph></tailParagraphs><wordCount>9</wordCount>
</article></ppsarticle>
<ppsarticle><article><headline><paragraph>Second</paragraph></headline></article></ppsarticle>
</ppsarticleResultSet></ppsArticleResponse></PPSResponse>
"""


def test_xml_has_its_text_in_a_lead_and_a_tail() -> None:
    found = read(XML.encode())
    first, second = found.drafts
    assert found.reader == "Factiva XML"
    assert (first.title, first.authors, first.source) == ("Phare et mer", ("Jeanne Exemple",), "Le Petit Port")
    assert (first.date, first.page, first.language) == ("2012-01-09T01:35:58+00:00", "85", "fr")
    assert first.paragraphs == ("Le phare est parti.", "Il ne reviendra pas.")
    assert (first.tags, first.extra["words"], first.extra["region"]) == (("Weather",), 9, "France")
    assert (second.title, second.paragraphs) == ("Second", ())


def test_codes_say_what_each_line_is() -> None:
    found = read((CODES + SECOND).encode())
    first, second = found.drafts
    assert found.reader == "Factiva"
    assert (first.title, first.section, first.authors) == ("Umbrellas fill a hall", "Ports", ("Mary Poe", "John Roe"))
    assert (first.date, first.source, first.edition) == ("2011-12-29T15:32:00", "The Ferry Gazette", "Scotland")
    assert (first.page, first.language, first.tags) == ("26", "en", ("Weather", "Political/General News"))
    assert first.paragraphs[1:] == (
        "Nobody comes.",
        "IN the hall it is quiet, and the keeper has put the blue ones to the left and all of the others to the "
        "right of them.",
    )
    assert first.extra["words"] == 1250
    assert first.extra["accession number"] == "FERGAZ0020111229e7ct0001r"
    assert (second.title, second.date, second.source) == ("A lighthouse walks", "2012-01-03", "The Small Town Times")
    assert second.paragraphs == ("The lighthouse went inland.", "Its keeper walked beside it.")


def test_codes_in_a_table_of_a_word_processor() -> None:
    rows = [
        "HD\tUmbrellas fill a hall", "WC\t295 words", "PD\t29 December 2011", "SN\tThe Ferry Gazette", "LA\tEnglish",
        "LP", "The umbrellas stand in a hall.", "Nobody comes.", "TD\tIt is quiet.", "NS\tgweath : Weather",
        "AN\tDocument FERGAZ0020111229e7ct0001r", "Search Summary", "Text\tumbrellas",
    ]  # fmt: skip
    first, summary = [piece.content for piece in articles_of(rows) or ()]
    assert isinstance(first, Draft)
    assert first.paragraphs == ("The umbrellas stand in a hall.", "Nobody comes.", "It is quiet.")
    assert not isinstance(summary, Draft)
    assert (summary.reason, summary.lost) == ("A summary of the search", False)


def test_articles_as_they_are_displayed() -> None:
    found = read(DISPLAY.encode())
    first, second = found.drafts
    assert (first.title, first.section, first.authors) == ("Umbrellas fill a hall", "Ports", ("Mary Poe",))
    assert (first.date, first.source, first.edition) == ("2011-12-29T15:32:00", "The Ferry Gazette", "Scotland")
    assert (first.page, first.language) == ("26", "en")
    assert len(first.paragraphs) == 2
    assert (second.title, second.authors) == ("Der Leuchtturm geht spazieren", ("Erika Beispiel",))
    assert (second.date, second.source, second.language) == ("2012-01-03", "Hafenblatt", "de")
    assert second.paragraphs == ("Der Leuchtturm ging ins Land.",)
    assert [skipped.reason for skipped in found.skipped] == ["A summary of the search"]


@pytest.mark.parametrize("css", ["", "b{margin:0}" * 9_000])  # more of it than is looked at to recognise a file
def test_html_with_codes_and_as_displayed(css: str) -> None:
    found = read(HTML.replace("{css}", css).encode())
    first, second = found.drafts
    assert (first.title, first.authors, first.date) == ("Umbrellas fill a hall", ("Mary Poe",), "2011-12-29")
    assert first.paragraphs == ("The umbrellas stand in a hall.", "Nobody comes.", "It is quiet.")
    assert (second.title, second.section, second.authors) == ("Le Phare Marche", "Ports", ("Jeanne Exemple",))
    assert (second.source, second.page, second.language) == ("Le Petit Port", "4", "fr")
    assert second.paragraphs == ("Le phare est parti.",)
    assert [problem.reason for problem in found.problems] == ["No article in this document"]


def test_a_date_that_no_calendar_has_is_told() -> None:
    data = CODES.replace("29 December", "31 June").encode()
    source = source_of(data)
    (record,) = list(reader_named("Factiva").records(source, Options()))
    assert isinstance(record, Record)
    assert isinstance(record.content, Draft)
    assert record.content.date is None
    assert [(problem.reason, problem.lost) for problem in source.problems] == [("Impossible date", False)]


def test_a_page_about_the_database_is_no_export() -> None:
    page = b"<html><head><title>Factiva sold again</title></head><body><p>It was sold.</p></body></html>"
    assert recognised(page) != "Factiva"


@given(st.integers(0, len(CODES + SECOND)))
def test_cut_off_anywhere_the_books_balance(end: int) -> None:
    data = (CODES + SECOND).encode()[:end]
    if recognised(data) == "Factiva":
        found = read(data)
        assert found.records or found.problems
