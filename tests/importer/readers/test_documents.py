"""Documents of word processors become articles: one, or several where that is certain."""

import io
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.article import Draft
from backfile.importer.record import HEAD, Options, Record, Source
from tests.importer.documents.samples import docx, heading, odt, para
from tests.importer.readers.support import read, reader_named

STORY = "The harbour opened again on Monday after a winter of repairs, and the first ship came in at dawn. " * 6


def drafts(data: bytes, reader: str = "Word") -> list[Draft]:
    """What the reader makes of a file, each with the text that stands for it."""
    source = Source("member", "member", io.BytesIO(data), data[:HEAD])
    found = list(reader_named(reader).records(source, Options()))
    assert all(isinstance(item, Record) for item in found)
    records = [item for item in found if isinstance(item, Record)]
    assert all(one.number < other.number for one, other in pairwise(records))
    return [record.content for record in records if isinstance(record.content, Draft)]


def test_a_heading_is_the_headline_and_the_lines_below_it_are_its_header() -> None:
    body = heading("Harbour opens again") + para("By Mara Voss") + para("18 March 2023") + para(STORY)
    (draft,) = drafts(docx(body))
    assert (draft.title, draft.authors, draft.date) == ("Harbour opens again", ("Mara Voss",), "2023-03-18")
    assert draft.paragraphs == (STORY.strip(),)
    assert "title" not in draft.derived
    assert draft.extra["author"] == "Ada Quill"


def test_without_a_byline_the_author_is_that_of_the_properties_and_says_so() -> None:
    (draft,) = drafts(docx(heading("Harbour opens again") + para(STORY)))
    assert draft.authors == ("Ada Quill",)
    assert draft.derived["authors"] == "the document's properties"
    assert draft.date is None, "the day on which a file was made is none of publication"


def test_without_heading_and_title_the_text_has_a_headline() -> None:
    (draft,) = drafts(docx(para("Harbour opens again") + para("By Mara Voss") + para(STORY)))
    assert (draft.title, draft.authors, draft.paragraphs) == ("Harbour opens again", ("Mara Voss",), (STORY.strip(),))


def test_several_headings_with_headers_and_long_texts_are_several_articles() -> None:
    one = heading("Harbour opens again") + para("By Mara Voss") + para(STORY)
    other = heading("Council votes on the tram") + para("19 March 2023") + para(STORY)
    assert [draft.title for draft in drafts(docx(one + other))] == ["Harbour opens again", "Council votes on the tram"]


def test_chapters_of_one_text_stay_one_article() -> None:
    body = para("A history", '<w:pStyle w:val="Title"/>') + heading("The port") + para(STORY) + heading("The town")
    (draft,) = drafts(docx(body + para(STORY)))
    assert [text for text in draft.paragraphs if len(text) < 20] == ["A history", "The town"]


def test_notes_stand_below_the_text_and_a_row_is_a_line() -> None:
    note = "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
    row = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("Year", "Ships"))
    table = f"<table:table><table:table-row>{row}</table:table-row></table:table>"
    body = f"<text:h>Harbour</text:h><text:p>{STORY}{note}</text:p>{table}"
    (draft,) = drafts(odt(body), "OpenDocument")
    assert draft.paragraphs == (f"{STORY}[1]", "Year | Ships", "[1] A note.")


def test_rich_text_is_its_own_record_to_the_byte() -> None:
    data = rb"{\rtf1\ansi{\stylesheet{\s1 heading 1;}}\s1 Harbour opens\par\pard " + STORY.encode() + b"}"
    found = read(data)
    assert found.reader == "RTF"
    assert [(record.raw, record.offset) for record in found.records] == [(data, 0)]
    assert [record.content.title for record in found.records if isinstance(record.content, Draft)] == ["Harbour opens"]


def test_an_empty_document_is_skipped() -> None:
    found = read(rb"{\rtf1\ansi }")
    assert [skipped.reason for skipped in found.skipped] == ["No text"]


@settings(deadline=None)
@given(st.integers(0, 2_000), st.binary(max_size=8))
def test_a_damaged_file_is_a_problem_or_text(at: int, junk: bytes) -> None:
    for reader, whole in (("Word", docx(heading("A") + para(STORY))), ("OpenDocument", odt("<text:p>x</text:p>"))):
        data = whole[: at % len(whole)] + junk + whole[at % len(whole) + len(junk) :]
        source = Source("member", "member", io.BytesIO(data), data[:HEAD])
        assert list(reader_named(reader).records(source, Options()))
