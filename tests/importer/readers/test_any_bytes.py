"""Whatever the bytes, a reader gives records, problems and skipped ones, never an exception."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfile.article import Draft, Problem
from backfile.importer.readers import READERS
from backfile.importer.record import LARGEST_TEXT, TEXT_TOO_LARGE, Options, Record
from backfile.importer.understand import understand
from tests.importer.readers.support import read, reader_named, recognised, source_of

NAMES = [reader.name for reader in READERS]
GRAINS = st.sampled_from(
    [b"{", b"}", b"[", b"]", b'"', b"\\", b",", b":", b"\n", b"\r\n", b"\r", b"\t", b" ", b"\0", b"\xff", b"\xe9",
     b"\xef\xbb\xbf", b"\xff\xfe",
     b'"title"', b'"text"', b'"articles"', b'{"title":"A","text":"Fog."}', b"1e999", b"-", b"NaN", b"null",
     b"\\ud800", b"title,text\n", b"A,fog\n", b"<DOC>", b"</DOC>", b"<DOCNO>", b"</DOCNO>", b"<TEXT>", b"</TEXT>",
     b"2023-13-40", b'"date"', b"sep=;\n", "霧".encode(), "霧".encode("big5"), "雾".encode("gb18030"), b"\x1e"]
)  # fmt: skip
DATA = st.one_of(st.binary(max_size=400), st.lists(GRAINS, max_size=60).map(b"".join))
ENCODINGS = st.sampled_from([None, "utf-8", "utf-16", "utf-16-le", "gb18030", "big5", "latin-1", "shift_jis", "utf-7"])
often = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", NAMES)
@often
@given(data=DATA, encoding=ENCODINGS)
def test_a_reader_never_fails(name: str, data: bytes, encoding: str | None) -> None:
    source = source_of(data)
    options = Options(encoding=encoding)
    for item in reader_named(name).records(source, options):
        if isinstance(item, Record):
            assert not isinstance(understand(item, source, options), Problem)


@often
@given(data=DATA)
def test_what_is_recognised_is_read_with_every_record_in_its_place_and_understood(data: bytes) -> None:
    name = recognised(data)
    found = read(data, name)
    source = source_of(data)
    for record in found.records:
        understand(record, source, Options())


@pytest.mark.parametrize("name", NAMES)
@often
@given(head=st.binary(max_size=2000))
def test_recognising_never_fails(name: str, head: bytes) -> None:
    assert reader_named(name).recognises(head) in (True, False)


@pytest.mark.parametrize(
    "data",
    [
        b"fog on the bay\n\n" * (LARGEST_TEXT // 16 + 1),
        b'{"title": "A", "text": "' + b"fog " * (LARGEST_TEXT // 4 + 1) + b'"}',
        b'{"nothing known": "' + b"fog " * (LARGEST_TEXT // 4 + 1) + b'"}',
        b'{"title": "A", "text": "' + "霧港".encode() * (LARGEST_TEXT // 6 + 1) + b'"}',
    ],
    ids=["page", "text", "no known field", "Chinese"],
)
def test_a_text_that_memory_would_not_hold_many_forms_of_is_a_problem(data: bytes) -> None:
    (record,) = read(data).records
    problem = understand(record, source_of(data), Options())
    assert isinstance(problem, Problem)
    assert (problem.reason, problem.record, problem.offset) == (TEXT_TOO_LARGE, 1, 0)


def test_a_large_field_that_is_no_text_does_not_cost_the_record() -> None:
    data = b'{"title": "A", "text": "Fog.", "image": "' + b"A" * (2 * LARGEST_TEXT) + b'"}'
    (record,) = read(data).records
    draft = understand(record, source_of(data), Options())
    assert isinstance(draft, Draft)
    assert draft.paragraphs == ("Fog.",)
