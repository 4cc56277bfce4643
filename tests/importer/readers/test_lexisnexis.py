"""Exports of LexisNexis: made up, each in a layout of some year and language."""

from hypothesis import given
from hypothesis import strategies as st

from backfile.article import Draft
from backfile.importer.documents import Document, Paragraph
from backfile.importer.readers.word_processing import records_of_document
from backfile.importer.record import Record
from backfile.importer.vendors import articles_of
from tests.importer.readers.support import Found, read, recognised

COVER = """



Download Request: Select Items: 1-3
Time Of Request: Friday, March 20, 2015  16:51:31

Send To:
AN ACADEMIC LIBRARY

Terms: (HARBOUR and FERRY)
"""

CLASSIC = """


                               1 of 3 DOCUMENTS


                            The Ferry Gazette (Oban)

                            January 11, 2010 Monday
                              Late Edition - Final;
                                    Scotland

Harbour master finds two hundred lost umbrellas and a very
small piano

BYLINE: By Mary Poe and John Roe in Oban

SECTION: NEWS; Pg. 6

LENGTH: 1,021 words

DATELINE: OBAN

The harbour master of a small town has found more umbrellas than the town has
people, and nobody came to fetch them. The well-
known collector of lost things said that he had never seen so many in one
year.

He will sell them in May.

* A list of colours:

Black, 120
Green, 31
Red, 12

LOAD-DATE: January 12, 2010

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: The piano (PHOTOGRAPH BY ANN OTHER)

A second line of the same picture.

SUBJECT: HARBOURS & PORTS (90%); LOST PROPERTY (73%)

PUBLICATION-TYPE: Newspaper


                      Copyright 2010 Ferry Gazette Limited
                              All Rights Reserved
"""

OLD = """
                              8 of 383 DOCUMENTS

                   Copyright 1991 The Small Town Times Company
                             The Small Town Times

                December 19, 1991, Thursday, Late Edition - Final

SECTION: Section A; Page 12; Column 1; National Desk

LENGTH: 121 words

HEADLINE: A Lighthouse Is Moved;
Its Keeper Walks Beside It

BYLINE: By JANE Q. PUBLIC

BODY:
   The lighthouse went three miles inland on a Tuesday, and its keeper
walked beside it with a lamp.
   "It was no trouble," she said.

   Nobody had asked for it to be moved.

GRAPHIC: Photo: the lighthouse

TYPE: Letter
"""

GERMAN = """
                            Dokument 3 von 3


                               Hafenblatt am Meer

                            Montag 11. Januar 2010
                               Fernausgabe

Der Kapitän und seine 300 Möwen

AUTOR: Von Erika Beispiel

RUBRIK: LOKALES; S. 5

LÄNGE: 88 Wörter

Der Kapitän zählt jeden Abend seine Möwen, und es sind immer 300, sagt er. Die Nord-
Ostsee-Linie glaubt ihm, obwohl es nur zwölf sind, und zwar auch bei der Ein-
und Ausfahrt.

UPDATE: 12. Januar 2010

SPRACHE: GERMAN; DEUTSCH

ZEITUNGS-CODE: HB

                     Copyright 2010 Hafenblatt GmbH
                      Alle Rechte vorbehalten
"""

ERROR = """
                               2 of 3 DOCUMENTS

We are sorry. This document could not be delivered because of a system error.
"""

HTML = """<HTML><HEAD><!-- LXNComment 1:2 --><TITLE>&nbsp;</TITLE></HEAD><BODY>
<A NAME="DOC_ID_0_0"></A><!-- Hide XML section from browser
<DOC NUMBER=1>
<DOCFULL> -->
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">12 of 99 DOCUMENTS</SPAN></P></DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c2">Le Petit Port</SPAN></P></DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c4">14</SPAN><SPAN CLASS="c2"> October 2013 Monday</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c7">Le phare, d&eacute;plac&eacute;</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">AUTEUR: </SPAN><SPAN CLASS="c2">Jeanne Exemple</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">RUBRIQUE: </SPAN><SPAN CLASS="c2">MER; Pg. 4</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">LONGUEUR: </SPAN><SPAN CLASS="c2">12 mots</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">ENCART:</SPAN><SPAN CLASS="c2">&nbsp;Une longue marche<BR></SPAN>
</P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c9"><SPAN CLASS="c2">Le phare est parti
lundi.</SPAN></P><P CLASS="c9"><SPAN CLASS="c2">Il ne reviendra pas.</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">SUJET: </SPAN><SPAN CLASS="c2">PHARE (90%)</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">LANGUE: </SPAN><SPAN CLASS="c2">FRENCH; FRANCAIS</SPAN></P></DIV>
<!-- Hide XML section from browser
</DOCFULL>
</DOC> -->
</BODY></HTML>"""

UNI = [
    "Date and Time: Friday, 5. July 2019 09:31:00 CEST",
    "Job Number: 1",
    "Documents (2)",
    "1. Umbrellas found;A town is puzzled",
    "Client/Matter: -None-",
    "News\tTimeline: 01. Jan. 2019 to 31. Dec. 2019",
    "Umbrellas found;A town is puzzled",
    "The Ferry Gazette(Oban)",
    "July 1, 2019 Monday 9:20 AM GMT",
    "Copyright 2019 Ferry Gazette Limited All Rights Reserved",
    "Section:\xa0NEWS; Version:2",
    "Length:\xa0355 words",
    "Byline:\xa0Mary Poe (now), John Roe (earlier)",
    "Highlight:\xa0Nobody came",
    "Body",
    "The umbrellas stand in a hall.",
    "People look at them: nobody takes one.",
    "Graphic",
    "Ann Other",
    "Classification",
    "Language:\xa0ENGLISH",
    "Publication-Type:\xa0Newspaper",
    "Subject:\xa0LOST PROPERTY (89%); HARBOURS (70%)",
    "Load-Date:\xa0July 4, 2019",
    "End of Document",
    "No Headline In Original",
    "Hafenblatt am Meer",
    "2. Juli 2019 Dienstag",
    "Copyright 2019 Hafenblatt GmbH Alle Rechte vorbehalten",
    "Rubrik: LOKALES; S. 3",
    "Länge: 20 Wörter",
    "Text",
    "Die Schirme bleiben, wo sie sind, und niemand holt sie ab.",
    "Load-Date: 3. Juli 2019",
    "Ende des Dokuments",
]


def drafts(found: Found) -> list[Draft]:
    assert all(isinstance(record.content, Draft) for record in found.records)
    return [record.content for record in found.records if isinstance(record.content, Draft)]


def test_a_document_of_the_years_after_2000_is_read_to_its_last_label() -> None:
    found = read((COVER + CLASSIC).encode())
    (draft,) = drafts(found)
    assert found.reader == "LexisNexis"
    assert [skipped.reason for skipped in found.skipped] == ["A cover page"]
    assert draft.title == "Harbour master finds two hundred lost umbrellas and a very small piano"
    assert draft.authors == ("Mary Poe", "John Roe")
    assert (draft.source, draft.date, draft.edition) == (
        "The Ferry Gazette (Oban)", "2010-01-11", "Late Edition - Final; Scotland")  # fmt: skip
    assert (draft.section, draft.page, draft.language, draft.dateline) == ("NEWS", "6", "en", "OBAN")
    assert draft.paragraphs == (
        "The harbour master of a small town has found more umbrellas than the town has people, and nobody came to "
        "fetch them. The well-known collector of lost things said that he had never seen so many in one year.",
        "He will sell them in May.",
        "* A list of colours:",
        "Black, 120\nGreen, 31\nRed, 12",
    )
    assert draft.tags == ("HARBOURS & PORTS", "LOST PROPERTY")
    assert draft.extra["words"] == 1021
    assert "A second line of the same picture." in str(draft.extra["GRAPHIC"])
    assert draft.extra["copyright"] == "Copyright 2010 Ferry Gazette Limited All Rights Reserved"


def test_a_document_of_the_nineties_has_labels_for_headline_and_body() -> None:
    (draft,) = drafts(read(OLD.encode()))
    assert draft.title == "A Lighthouse Is Moved; Its Keeper Walks Beside It"
    assert (draft.source, draft.date, draft.edition) == (
        "The Small Town Times", "1991-12-19", "Late Edition - Final")  # fmt: skip
    assert draft.authors == ("Jane Q. Public",)
    assert (draft.section, draft.page) == ("Section A; National Desk", "12")
    assert draft.paragraphs == (
        "The lighthouse went three miles inland on a Tuesday, and its keeper walked beside it with a lamp.",
        '"It was no trouble," she said.',
        "Nobody had asked for it to be moved.",
    )


def test_german_labels_and_hyphens_at_line_ends() -> None:
    (draft,) = drafts(read(GERMAN.encode("cp1252")))
    assert draft.title == "Der Kapitän und seine 300 Möwen"
    assert (draft.authors, draft.date, draft.edition) == (("Erika Beispiel",), "2010-01-11", "Fernausgabe")
    assert (draft.section, draft.page, draft.language) == ("LOKALES", "5", "de")
    assert draft.paragraphs == (
        "Der Kapitän zählt jeden Abend seine Möwen, und es sind immer 300, sagt er. Die Nord-Ostsee-Linie glaubt "
        "ihm, obwohl es nur zwölf sind, und zwar auch bei der Ein- und Ausfahrt.",
    )


def test_an_error_page_costs_one_record_and_numbers_are_not_believed() -> None:
    found = read((CLASSIC + ERROR + OLD + GERMAN).encode())
    assert [draft.date for draft in drafts(found)] == ["2010-01-11", "1991-12-19", "2010-01-11"]
    assert [problem.reason for problem in found.problems] == ["No article in this document"]


def test_line_ends_and_blank_lines_may_be_more_or_fewer() -> None:
    once = drafts(read((CLASSIC + OLD).encode()))
    for changed in (
        (CLASSIC + OLD).replace("\n", "\r\n"),
        (CLASSIC + OLD).replace("\n", "\r"),
        (CLASSIC + OLD).replace("\n\n", "\n\n\n\n"),
        "\ufeff" + (CLASSIC + OLD).replace("1 of 3 DOCUMENTS", "\f1 of 3 DOCUMENTS"),
    ):
        assert drafts(read(changed.encode())) == once
    assert drafts(read((CLASSIC + OLD).encode("utf-16"))) == once


def test_html_with_french_labels() -> None:
    (draft,) = drafts(read(HTML.encode()))
    assert (draft.title, draft.source, draft.date) == ("Le phare, déplacé", "Le Petit Port", "2013-10-14")
    assert (draft.authors, draft.section, draft.page) == (("Jeanne Exemple",), "MER", "4")
    assert (draft.language, draft.standfirst, draft.tags) == ("fr", "Une longue marche", ("PHARE",))
    assert draft.paragraphs == ("Le phare est parti lundi.", "Il ne reviendra pas.")


def test_nexis_uni_by_paragraphs_of_a_document() -> None:
    pieces = [piece.content for piece in articles_of(UNI) or ()]
    first, second = (content for content in pieces if isinstance(content, Draft))
    assert len(pieces) == 2
    assert (first.title, first.standfirst) == ("Umbrellas found", "A town is puzzled Nobody came")
    assert (first.source, first.date) == ("The Ferry Gazette(Oban)", "2019-07-01T09:20:00+00:00")
    assert first.authors == ("Mary Poe", "John Roe")
    assert first.section == "NEWS"
    assert first.paragraphs == ("The umbrellas stand in a hall.", "People look at them: nobody takes one.")
    assert first.tags == ("LOST PROPERTY", "HARBOURS")
    assert first.extra["Graphic"] == "Ann Other"
    assert second.derived["title"] == "the first sentence"
    assert (second.date, second.section, second.page) == ("2019-07-02", "LOKALES", "3")
    assert second.paragraphs == ("Die Schirme bleiben, wo sie sind, und niemand holt sie ab.",)


def test_a_word_processor_s_file_is_asked_whether_it_is_an_export() -> None:
    document = Document(paragraphs=tuple(Paragraph(text) for text in UNI))
    records = list(records_of_document(document))
    assert [(record.number, record.offset) for record in records if isinstance(record, Record)] == [
        (1, None),
        (2, None),
    ]


TRANSCRIPT = """
                               1 of 2 DOCUMENTS


                                  Harbour News

                        SHOW: HARBOUR NIGHT 9:00 PM EST

                            January 11, 2010 Monday

                         TRANSCRIPT: 011101HN.V22

LENGTH: 412 words

HEADLINE: Umbrellas

GUESTS: A keeper

BODY:

   (BEGIN VIDEOTAPE)

   MARY POE, ANCHOR: Good evening, and welcome to a night at the harbour, where
all of the umbrellas are.

   KEEPER: Thank you.

LANGUAGE: ENGLISH

                               2 of 2 DOCUMENTS


                            The Annals of Umbrellas

                                  Spring 2010

                              Vol. 12, No. 3

A history of umbrellas

LENGTH: 30 words

ABSTRACT: It is long.

They came with the rain.
"""


def test_who_speaks_is_no_label() -> None:
    first, second = drafts(read(TRANSCRIPT.encode()))
    assert first.paragraphs == (
        "(BEGIN VIDEOTAPE)",
        "MARY POE, ANCHOR: Good evening, and welcome to a night at the harbour, where all of the umbrellas are.",
        "KEEPER: Thank you.",
    )
    assert (first.extra["SHOW"], first.extra["TRANSCRIPT"]) == ("HARBOUR NIGHT 9:00 PM EST", "011101HN.V22")
    assert (second.date, second.edition, second.standfirst) == ("2010", "Vol. 12, No. 3", "It is long.")


def test_rtf_is_read_as_the_paragraphs_it_has() -> None:
    text = "\n".join(UNI).encode("ascii", "xmlcharrefreplace").decode()
    rtf = "".join(
        "{\\pard " + line.replace("&#160;", "\\~").replace("&#228;", "\\'e4") + "\\par}" for line in text.split("\n")
    )
    found = read(("{\\rtf1\\ansi\\ansicpg1252 " + rtf + "}").encode())
    assert found.reader == "RTF"
    assert [draft.date for draft in drafts(found)] == ["2019-07-01T09:20:00+00:00", "2019-07-02"]


def test_nexis_uni_wrapped_into_pages() -> None:
    body = UNI.index("Body") + 1
    wrapped = [
        *UNI[6:body],
        "The umbrellas stand in a hall, and nobody knows what is to become of them now",
        "that the rain has stopped for good.",
        "Page 1 of 2",
        "Umbrellas found",
        "",
        "Nobody comes, although the hall is open from nine in the morning until eleven",
        "at night.",
        *UNI[body + 2 : UNI.index("End of Document") + 1],
    ]
    (draft,) = drafts(read("\n".join(wrapped).encode()))
    assert draft.paragraphs == (
        "The umbrellas stand in a hall, and nobody knows what is to become of them now that the rain has stopped for "
        "good.",
        "Nobody comes, although the hall is open from nine in the morning until eleven at night.",
    )


def test_nexis_uni_as_text() -> None:
    found = read("\n\n".join(UNI).encode())
    assert [draft.date for draft in drafts(found)] == ["2019-07-01T09:20:00+00:00", "2019-07-02"]


def test_an_abstract_above_a_full_text_and_an_address_below_it() -> None:
    body = UNI.index("Body") + 1
    text = ["ABSTRACT", "It rained.", "FULL TEXT", "The umbrellas stand in a hall.", "https://example.org/umbrellas"]
    lines = [line for line in UNI[6:body] if not line.startswith("Highlight") and ";A" not in line]
    piece = next(articles_of(["Umbrellas", *lines, *text, *UNI[body + 2 :]]) or iter(()))
    assert isinstance(piece.content, Draft)
    assert (piece.content.standfirst, piece.content.url) == ("It rained.", "https://example.org/umbrellas")
    assert piece.content.paragraphs == ("The umbrellas stand in a hall.",)


def test_a_page_that_speaks_of_documents_is_no_export() -> None:
    assert recognised(b"The clerk had read 3 of 10 documents.\n\nHe went home.\n") == "Text"
    assert articles_of(["Body", "A story about bodies.", "The end."]) is None


@given(st.integers(0, len(COVER + CLASSIC + OLD)), st.integers(0, 300))
def test_cut_off_anywhere_the_books_balance(end: int, start: int) -> None:
    data = (COVER + CLASSIC + OLD).encode()[start:end]
    if recognised(data) == "LexisNexis":
        found = read(data)
        assert found.records or found.problems or found.skipped
