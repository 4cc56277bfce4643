"""JSON Lines as people have them: good lines are read, each bad one is told with its place."""

import json

import pytest

from backfile.importer.readers.json_values import NOT_JSON, NOT_UTF8, TOO_LARGE
from backfile.importer.readers.lines import LARGEST_RECORD
from tests.importer.readers.support import read, recognised

A = b'{"title": "A", "text": "Fog lay on the harbour."}'
B = b'{"title": "B", "text": "The ferry was late again."}'


def test_a_bad_line_is_a_problem_with_its_place_and_the_others_are_read() -> None:
    data = b"\n".join([A, b'{"title": "cut', B])
    found = read(data)
    assert [record.number for record in found.records] == [1, 3]
    assert found.told == [(NOT_JSON, 2, len(A) + 1)]


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (A + b"\n" + B, 2),  # no line end at the end
        (A + b"\n\n  \n" + B + b"\n\n", 2),
        (A + b",\r\n" + B + b",\r\n", 2),
        (b"\x1e" + A + b"\n\x1e" + B + b"\n", 2),  # RFC 7464
        (A + b"\n" + B + A + b"\n", 3),  # two on one line
        (A + b"\n" + B + b", " + A + b"\n", 3),
        (b"\n\n" + A + b"\n" + B, 2),
        (b" " + A + b"\n\t" + B, 2),
    ],
)
def test_what_is_nearly_json_lines_is_read_as_that(data: bytes, count: int) -> None:
    found = read(data)
    assert found.reader == "JSON Lines"
    assert len(found.records) == count
    assert found.problems == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (b'{"text": "x", "score": NaN}', {"text": "x", "score": None}),
        (b'{"text": "x", "score": -Infinity}', {"text": "x", "score": None}),
        (b'{"text": "x", "id": 123456789012345678901234567890}', {"text": "x", "id": 123456789012345678901234567890}),
        (b'{"text": "a \\ud83d b"}', {"text": "a \ufffd b"}),  # half of a character
        (b'{"text": "a \\ud83d\\udea2 b"}', {"text": "a \U0001f6a2 b"}),
        (b'{"text": "a\\u0000b"}', {"text": "a\0b"}),
        (b'{"text": "a\tb"}', {"text": "a\tb"}),  # raw, where the standard wants \t
        (b'{"text": "x",}', {"text": "x"}),
        (b'{"text": "x", "list": [1, 2,], }', {"text": "x", "list": [1, 2]}),
        (b'{"text": ",]"}', {"text": ",]"}),
        (b'{"text": "first", "text": "last"}', {"text": "last"}),
    ],
)
def test_a_line_that_strict_parsers_refuse_is_forgiven(line: bytes, value: dict[str, object]) -> None:
    found = read(A + b"\n" + line + b"\n" + B)
    assert found.fields[1] == value
    assert found.problems == []


def test_stray_bytes_are_repaired_and_told() -> None:
    line = b'{"title": "Caf\xe9", "text": "Fog."}'
    found = read(b"\n".join([A, line, B]))
    assert found.fields[1] == {"title": "Café", "text": "Fog."}
    assert found.told == [(NOT_UTF8, 2, len(A) + 1)]
    assert not found.problems[0].lost


@pytest.mark.parametrize("value", [b"17", b"null", b"true", b"[1, 2]"])
def test_a_value_without_fields_is_passed_over(value: bytes) -> None:
    found = read(b"\n".join([A, B, value]), "JSON Lines")
    assert len(found.records) == 2
    assert [skipped.number for skipped in found.skipped] == [3]


def test_a_line_of_more_than_the_limit_is_a_problem_and_reading_goes_on() -> None:
    long = b'{"text": "' + b"x" * LARGEST_RECORD + b'"}'
    found = read(b"\n".join([A, B, long, A]))
    assert [record.number for record in found.records] == [1, 2, 4]
    assert found.told == [(TOO_LARGE, 3, len(A) + len(B) + 2)]


def test_a_record_of_megabytes_is_read_whole() -> None:
    text = "fog " * 2_000_000
    found = read(A + b"\n" + json.dumps({"text": text}).encode() + b"\n")
    assert found.fields[1] == {"text": text}


def test_100_000_brackets_in_a_line_are_a_problem() -> None:
    found = read(b"\n".join([A, b'{"a":' * 100_000, b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", B]))
    assert len(found.records) == 2
    assert [reason for reason, _, _ in found.told] == [NOT_JSON, NOT_JSON]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (A + b"\n" + B, "JSON Lines"),
        (A, "JSON"),
        (b"[" + A + b",\n" + B + b"]", "JSON"),
        (b'{"articles": [\n' + A + b",\n" + B + b"]}", "JSON"),
        (b'{\n  "title": "A"\n}\n{\n  "title": "B"\n}', "JSON"),
        (b"{curly} words\n{more} of them\n", "Text"),
        (b"", None),
    ],
)
def test_json_lines_are_told_from_their_kin(data: bytes, name: str | None) -> None:
    assert recognised(data) == name
