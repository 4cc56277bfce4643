"""PDF files: columns in reading order, whole paragraphs, no running heads, and what is said of files without text."""

import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfile.article import Draft, Problem
from backfile.importer.printed.document import real_authors, real_title
from backfile.importer.printed.hyphens import Vocabulary, joined
from backfile.importer.printed.reading import DAMAGED, NO_TEXT, read_document
from backfile.importer.readers.pdf import understand_pdf
from tests.importer.printed.made import Page, pdf
from tests.importer.readers.support import read

LEFT = [
    "The harbour of Ostermoor was closed on",
    "Monday after the keeper of its light had",
    "found the channel full of drifting tim-",
    "ber, and no ship has left it since then.",
]
RIGHT = [
    "Pilots said that it would take a week to",
    "clear the way. The ferry to the island is",
    "running from the old quay, which was",
    "built for boats of half its size in 1911.",
]


def understood(data: bytes) -> Draft:
    found = understand_pdf(io.BytesIO(data))
    assert isinstance(found, Draft)
    return found


def test_columns_are_read_one_after_the_other() -> None:
    page = Page()
    for number in range(4):  # as some programs write them: line by line across the page
        page.line(60, 200 + 12 * number, LEFT[number]).line(320, 200 + 12 * number, RIGHT[number])
    assert understood(pdf(page)).paragraphs == (
        "The harbour of Ostermoor was closed on Monday after the keeper of its light had found the channel full of "
        "drifting timber, and no ship has left it since then.",
        "Pilots said that it would take a week to clear the way. The ferry to the island is running from the old quay, "
        "which was built for boats of half its size in 1911.",
    )


def test_a_headline_across_the_page_is_read_before_the_columns_below_it() -> None:
    page = Page().line(60, 100, "Harbour closed for a week as timber drifts in", 22)
    page.column(60, 140, LEFT).column(320, 140, RIGHT)
    draft = understood(pdf(page))
    assert draft.title == "Harbour closed for a week as timber drifts in"
    assert draft.derived["title"] == "the largest type on the first page"
    assert [paragraph.split()[0] for paragraph in draft.paragraphs] == ["The", "Pilots"]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    page = Page().column(60, 140, [*LEFT[:3], "ber and"]).column(320, 140, ["by no means " + LEFT[1].lower(), *RIGHT])
    assert understood(pdf(page)).paragraphs[0].count("timber and by no means monday") == 1


def test_a_table_is_read_row_by_row() -> None:
    page = Page().column(60, 100, LEFT)
    for number, (place, depth) in enumerate([("Ostermoor", "4 m"), ("Sandby", "7 m"), ("Holm", "5 m"), ("Vik", "9 m")]):
        page.line(60, 170 + 14 * number, place).line(320, 170 + 14 * number, depth)
    text = " ".join(understood(pdf(page)).text.split())
    assert "Ostermoor 4 m Sandby 7 m Holm 5 m Vik 9 m" in text


def test_running_heads_and_page_numbers_are_no_text() -> None:
    pages = []
    for number in range(1, 5):
        page = Page().line(60, 40, "The Ostermoor Observer").line(300, 770, str(number))
        page.column(60, 100 + 3 * number, [f"Part {number} of it. " + LEFT[0], *LEFT[1:]])
        pages.append(page)
    draft = understood(pdf(*pages))
    assert "Observer" not in draft.text
    assert len(draft.paragraphs) == 4
    assert draft.extra["pages"] == [1, 2, 3, 4]


def test_the_date_of_a_running_head_is_the_document_s_and_that_of_the_file_is_not() -> None:
    def page(number: int) -> Page:
        return Page().line(60, 40, "Saturday, 2 January 2021").column(60, 100 + number, LEFT)

    draft = understood(pdf(page(1), page(2), CreationDate="D:20190304050607Z"))
    assert draft.date == "2021-01-02"
    assert draft.derived["date"] == "the head or foot of its pages"
    assert understood(pdf(Page().column(60, 100, LEFT), CreationDate="D:20190304050607Z")).date is None


def test_below_a_masthead_stands_the_headline() -> None:
    page = Page().line(60, 60, "The Ostermoor Observer", 40).line(60, 90, "Monday, 3 May 1954", 9)
    page.line(60, 140, "Keeper of the light retires", 24).line(60, 165, "By Anna Holm").column(60, 190, LEFT)
    draft = understood(pdf(page))
    assert (draft.title, draft.source, draft.date) == (
        "Keeper of the light retires",
        "The Ostermoor Observer",
        "1954-05-03",
    )
    assert draft.authors == ("Anna Holm",)
    assert len(draft.paragraphs) == 1


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the govern-", "ment of the day"], "the government of the day"),
        (["a well-", "known keeper"], "a well-known keeper"),
        (["the New York-", "Paris line"], "the New York-Paris line"),
        (["in 1914-", "18 it burnt"], "in 1914-18 it burnt"),
        (["pre- and post-", "war boats"], "pre- and postwar boats"),
        (["the post-war boats, pre- and post-", "war boats"], "the post-war boats, pre- and post-war boats"),
        (["both pre-", "and after it"], "both pre- and after it"),
    ],
)
def test_a_hyphen_at_a_line_end_goes_with_the_line_end_alone(lines: list[str], text: str) -> None:
    assert joined(lines, Vocabulary(lines)) == text


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Keeper of the light retires", "Keeper of the light retires"),
        ("Microsoft Word - keeper_v2.doc", None),
        ("keeper_final_2", None),
        ("Untitled", None),
        ("Document1", None),
        ("page 12.indd", None),
        ("燈塔看守人退休", "燈塔看守人退休"),
    ],
)
def test_a_title_is_given_unless_a_program_or_a_file_is_named(given: str, title: str | None) -> None:
    assert real_title(given) == title


@pytest.mark.parametrize(
    ("given", "authors"),
    [("Anna Holm", ("Anna Holm",)), ("admin", ()), ("aholm", ()), ("HP Office Scanner", ()), ("holm@example.org", ())],
)
def test_an_author_is_a_person(given: str, authors: tuple[str, ...]) -> None:
    assert real_authors(given) == authors


def test_what_the_file_says_of_itself_is_given() -> None:
    page = Page().line(60, 100, "LIGHTS OUT", 30).column(60, 140, LEFT)
    draft = understood(pdf(page, Title="Keeper of the light retires", Author="Anna Holm", Keywords="harbour, light"))
    assert (draft.title, draft.authors, draft.tags) == (
        "Keeper of the light retires",
        ("Anna Holm",),
        ("harbour", "light"),
    )
    assert not draft.derived


def test_a_scan_without_a_text_layer_says_so() -> None:
    found = understand_pdf(io.BytesIO(pdf(Page(), Page())))
    assert isinstance(found, Problem)
    assert found.sentence == "No text layer: 2 pages of images; recognise its text (OCR) first"


def test_a_page_without_text_is_told_and_costs_no_other() -> None:
    found = read(pdf(Page().column(60, 100, LEFT), Page()))
    assert found.reader == "PDF"
    assert len(found.records) == 1
    assert [(problem.reason, problem.lost) for problem in found.problems] == [(NO_TEXT, False)]


def test_no_pdf_at_all_is_damaged() -> None:
    assert [problem.reason for problem in read(b"%PDF-1.7 and nothing else").problems] == [DAMAGED]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cut=st.integers(0, 1500), flips=st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 255)), max_size=6))
def test_a_damaged_file_is_an_article_or_a_problem(cut: int, flips: list[tuple[int, int]]) -> None:
    data = bytearray(pdf(Page().column(60, 100, LEFT)))
    for place, value in flips:
        data[place % len(data)] = value
    del data[len(data) - cut % len(data) :]
    found = read_document(io.BytesIO(bytes(data)), lambda: None)
    assert isinstance(found, Draft | Problem)
    if isinstance(found, Draft):
        assert replace(found, extra={}).title
