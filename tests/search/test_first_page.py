"""The first rows of a library, before its columns are read."""

import subprocess
import sys

import pytest

from backfile.library import Library
from backfile.search import Sort, parse
from backfile.search.answer.first_page import first_page
from tests.search.conftest import Archive, MakeArchive, article

STORY = (
    "The ferry from Ostermoor sails again after three weeks in the dock where its second engine was taken out and put"
    " back twice while the island waited for flour and for post"
)


@pytest.fixture
def archive(make_archive: MakeArchive) -> Archive:
    return make_archive(
        article("One", STORY, date="2023-05-02"),
        article("Two", "A quay."),
        article("Three", STORY, date="2024"),
        article("Four", "A strait.", date="2023-05-02"),
        article("Five", STORY + " and salt"),
        article("Six", "A pier.", date="1990"),
    )


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("most", [1, 3, 100])
def test_it_is_what_the_answer_begins_with(archive: Archive, sort: Sort, folded: bool, most: int) -> None:
    whole = archive.searcher.run(parse(""), sort, folded=folded)
    with Library.open(archive.path, readonly=True) as library:
        page = first_page(library.connection, parse(""), sort, most, folded=folded)
    assert len(whole.ids) == (4 if folded else 6)
    assert page == (tuple(whole.ids[:most].tolist()), whole.total)


@pytest.mark.parametrize("typed", ["ferry", "date:2023", "-ferry"])
def test_of_what_leaves_anything_out_there_is_none(archive: Archive, typed: str) -> None:
    with Library.open(archive.path, readonly=True) as library:
        assert first_page(library.connection, parse(typed), Sort.NEWEST, 10) is None


def test_it_takes_nothing_that_is_slow_to_load(archive: Archive) -> None:
    code = """
import sys
from backfile.library import Library
from backfile.search import Sort, parse
from backfile.search.answer.first_page import first_page
from backfile.search.answer.hits import read_hits
library = Library.open(sys.argv[1], readonly=True)
ids, _ = first_page(library.connection, parse(""), Sort.NEWEST, 10)
assert read_hits(library.connection, parse(""), ids)
assert not {"numpy", "opencc", "regex", "rapidfuzz", "sqlite_utils"} & sys.modules.keys(), sorted(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code, str(archive.path)], check=True)
