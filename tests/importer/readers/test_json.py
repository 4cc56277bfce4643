"""JSON documents: where the articles lie in them, and what is left of one that is broken."""

import json

import pytest

from backfile.importer.readers.json_values import CUT_OFF, NOT_JSON, NOT_UTF8, TOO_LARGE
from backfile.importer.readers.lines import LARGEST_RECORD
from tests.importer.readers.support import read

A = {"title": "A", "text": "Fog lay on the harbour."}
B = {"title": "B", "text": "The ferry was late again."}
BARE = {"webTitle": "A", "webUrl": "https://example.org/a", "webPublicationDate": "2023-03-18T09:30:00Z"}

ROWS = [{"_id": "1", "_source": A}, {"_id": "2", "_source": B}]


def dumps(value: object, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()


@pytest.mark.parametrize(
    ("value", "records"),
    [
        ([A, B], [A, B]),
        (A, [A]),
        ({"status": "ok", "totalResults": 2, "articles": [A, B]}, [A, B]),
        ({"response": {"status": "ok", "results": [BARE, BARE]}}, [BARE, BARE]),
        ({"response": {"docs": [A, B], "meta": {"hits": 2}}, "copyright": "(c)"}, [A, B]),
        ({"hits": {"total": 2, "hits": ROWS}}, ROWS),
        ({"title": "A feed", "home_page_url": "https://example.org", "items": [A, B]}, [A, B]),
        ({"a1b2": A, "c3d4": B}, [A, B]),  # keyed by something
        ({"2023": {"a": A}, "2024": {"b": B}}, [A, B]),
        ([{"page": 1, "articles": [A]}, {"page": 2, "articles": [B]}], [A, B]),
        ({"articles": {"results": [A, B], "totalResults": 2}}, [A, B]),  # Event Registry
        ([[A, B], [A]], [A, B, A]),
        ({**A, "related": [B]}, [{**A, "related": [B]}]),  # what stands beside an article is none
        ({**A, "comments": [{"author": "x", "text": "y"}]}, [{**A, "comments": [{"author": "x", "text": "y"}]}]),
        ({"data": A}, [{"data": A}]),  # `understand` looks into it
        ({"kind": "Listing", "data": {"children": [{"kind": "t3", "data": A}]}}, [{"kind": "t3", "data": A}]),
        ({"count": 0, "articles": []}, [{"count": 0, "articles": []}]),  # `understand` says that it has no text
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_the_articles_of_a_document_are_found(value: object, records: list[object], indent: int | None) -> None:
    found = read(dumps(value, indent))
    assert found.reader == "JSON"
    assert found.problems == []
    assert found.fields == records


@pytest.mark.parametrize("between", [b"", b"\n", b",\n", b"\n\n;", b"\x1e"])
def test_documents_glued_together_are_all_read(between: bytes) -> None:
    page = dumps({"status": "ok", "articles": [A, B]}, 1)
    assert read(page + between + page).fields == [A, B, A, B]
    assert read(dumps(A, 2) + between + dumps(B, 2) + between + dumps(A, 2)).fields == [A, B, A]
    assert read(dumps([A, B]) + between + dumps([B])).fields == [A, B, B]


def test_the_numbers_go_on_over_glued_documents() -> None:
    found = read(dumps([A, B]) + b"\n" + dumps([B]))
    assert [record.number for record in found.records] == [1, 2, 3]


def test_a_document_that_is_cut_off_gives_what_is_whole_and_a_problem() -> None:
    data = dumps([A, B, A], 2)
    found = read(data[:-30])
    assert found.fields == [A, B]
    assert [reason for reason, _, _ in found.told] == [CUT_OFF]
    assert found.problems[0].offset == data.rindex(b"{")


def test_an_answer_that_is_cut_off_gives_what_is_whole_and_a_problem() -> None:
    data = dumps({"status": "ok", "articles": [A, B, A]})
    found = read(data[:-20])
    assert found.fields == [A, B]
    assert CUT_OFF in [reason for reason, _, _ in found.told]


def test_a_bad_element_is_a_problem_with_its_place_and_the_next_ones_are_read() -> None:
    good = dumps(A)
    bad = b'{"title": bad, "text": "x"}'
    found = read(b"[" + good + b", " + bad + b", " + dumps(B) + b"]")
    assert found.fields == [A, B]
    assert found.told == [(NOT_JSON, 2, len(good) + 3)]


def test_an_element_with_stray_bytes_is_repaired_and_told() -> None:
    data = b'[{"text": "Fog on the caf\xe9 terrace."}, ' + dumps(B) + b"]"
    found = read(data)
    assert found.fields == [{"text": "Fog on the café terrace."}, B]
    assert found.told == [(NOT_UTF8, 1, 1)]


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000,
        b'[{"a": ' * 50_000,
        b'{"articles": [' * 9999,
    ],
    ids=["open", "closed", "objects", "both", "answers"],
)
def test_100_000_brackets_are_a_problem(data: bytes) -> None:
    found = read(data)
    assert found.reader == "JSON"
    assert found.records == []
    assert found.problems


def test_a_record_within_brackets_too_deep_does_not_take_the_next_one_with_it() -> None:
    found = read(b"[" + dumps(A) + b', {"a": ' + b"[" * 5000 + b"]" * 5000 + b"}, " + dumps(B) + b"]")
    assert found.fields == [A, B]
    assert [reason for reason, _, _ in found.told] == [NOT_JSON]


@pytest.mark.parametrize("scalar", [b"17", b"null", b'"two words"', b"NaN", b"[]", b"{}", b"[1, 2, 3]", b"[null]"])
def test_a_document_without_objects_is_no_error(scalar: bytes) -> None:
    assert read(scalar, "JSON").problems == []


def test_strings_in_a_list_are_pages() -> None:
    assert read(dumps(["Fog lay on the harbour.", "The ferry was late."])).fields == [
        "Fog lay on the harbour.",
        "The ferry was late.",
    ]


def test_a_record_of_more_than_the_limit_is_a_problem_and_what_stands_before_it_is_read() -> None:
    long = b'{"title": "long", "text": "' + b"x" * LARGEST_RECORD + b'"}'
    data = b"[" + dumps(A) + b",\n" + long + b",\n" + dumps(B) + b"]"
    found = read(data)
    assert found.fields == [A, B]
    assert (TOO_LARGE, 2, len(dumps(A)) + 3) in found.told


def test_a_record_of_megabytes_is_read_whole() -> None:
    text = "fog " * 2_000_000
    assert read(dumps([A, {"text": text}, B])).fields == [A, {"text": text}, B]
    assert read(dumps({"meta": {"title": "long"}, "text": text})).fields == [{"meta": {"title": "long"}, "text": text}]


def test_an_answer_of_megabytes_is_walked_through() -> None:
    articles = [{"title": str(place), "text": "fog " * 500} for place in range(2000)]
    assert read(dumps({"status": "ok", "facets": [1] * 500_000, "articles": articles, "end": 1})).fields == articles


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1" * 400, "-0", "1e999"])
def test_numbers_that_no_standard_knows_do_not_cost_the_record(number: str) -> None:
    found = read(f'[{{"title": "A", "text": "Fog.", "score": {number}}}]'.encode())
    assert len(found.records) == 1
    assert found.problems == []


@pytest.mark.parametrize(
    "text", ['["Fog," he said] and left.\n\nNobody saw him again.\n', "[Photo] Fog on the harbour\n\nIt lay there.\n"]
)
def test_a_page_that_begins_with_a_bracket_is_no_json(text: str) -> None:
    assert read(text.encode()).reader == "Text"
