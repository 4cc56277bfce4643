"""Which file and format an answer of a dialog means, and what a file is called."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.export import FORMATS
from backfile.window.exports import kinds
from backfile.window.exports.kinds import meant, of_kind, of_name
from backfile.window.exports.naming import proposed

CSV, JSONL = of_name("csv"), of_name("jsonl")
DAY = date(2026, 11, 26)


def test_every_format_has_a_name_for_people_by_which_it_is_known_again() -> None:
    assert {of_kind(kinds.kind(each)) for each in FORMATS} == set(FORMATS)
    assert {each.name for each in kinds.offered()} == {each.name for each in FORMATS}


@pytest.mark.parametrize(
    ("typed", "kind", "name", "format"),
    [
        ("a.csv", "csv", "a.csv", "csv"),
        ("a", "jsonl", "a.jsonl", "jsonl"),  # the kind says what the name does not
        ("a.jsonl", "csv", "a.jsonl", "jsonl"),  # what was typed says more than the kind
        ("a.csv", "jsonl", "a.jsonl", "jsonl"),  # the name stayed as it was proposed while the kind was changed
        ("U.S. trade 2026", "csv", "U.S. trade 2026.csv", "csv"),
        ("a.CSV", "csv", "a.CSV", "csv"),
    ],
)
def test_the_format_follows_the_suffix_and_the_kind(typed: str, kind: str, name: str, format: str) -> None:
    found = meant(Path("/x") / typed, kinds.kind(of_name(kind)), CSV)
    assert found == (Path("/x") / name, of_name(format))


def test_a_format_that_nobody_knows_is_the_first_that_is_offered() -> None:
    assert of_name("doc") == of_name(None) == kinds.offered()[0]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("ferry", "ferry 2026-11-26"),
        ('source:"Strait Ledger" "night ferry"~8', "source Strait Ledger night ferry ~8 2026-11-26"),
        ("渡輪 a/b\\c", "渡輪 a b c 2026-11-26"),
        ("../../etc", "etc 2026-11-26"),
        ("-ferry", "ferry 2026-11-26"),
        ("*", "2026-11-26"),
        ("lantern " * 20, "lantern lantern lantern lantern lantern lantern lantern 2026-11-26"),
    ],
)
def test_a_file_is_called_by_what_was_asked_and_the_day(asked: str, name: str) -> None:
    assert proposed(asked, DAY) == name


@given(st.text())
def test_any_question_gives_a_name_that_every_disk_takes(asked: str) -> None:
    name = proposed(asked, DAY)
    assert name.endswith("2026-11-26")
    assert len(name) <= 71
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0')
    assert name == name.strip()
    assert name[0] not in ".-"
