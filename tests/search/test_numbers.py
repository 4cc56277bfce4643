"""`id:`: articles by their number in the library, which says what was added later."""

import pytest

from backfile.search import parse
from backfile.search.language.counts import LARGEST
from backfile.search.language.tree import Numbers
from tests.search.conftest import MakeArchive, article


@pytest.mark.parametrize(
    ("text", "tree", "written"),
    [
        ("id:17", Numbers(17, 17), "id:17"),
        ("id:>48,112", Numbers(48113, None), "id:>=48113"),
        ("id:<9", Numbers(None, 8), "id:<=8"),
        ("id:>999999999", Numbers(LARGEST, None), "id:>=999999999"),
        ("id:>999,999,999,999", Numbers(LARGEST, None), "id:>=999999999"),
        ("id:{999999999 TO *]", Numbers(LARGEST, None), "id:>=999999999"),
        ("id:[4 TO *]", Numbers(4, None), "id:>=4"),
        ("id: [4 TO 9]", Numbers(4, 9), "id:4..9"),
    ],
)
def test_a_number_or_a_span_of_them(text: str, tree: Numbers, written: str) -> None:
    assert parse(text).tree == tree
    assert parse(text).text == written
    assert parse(written).tree == tree


def test_what_is_no_number_is_searched_as_words() -> None:
    assert parse("id:ferry").warnings == ("“ferry” is no number of an article. Searched as words.",)


def test_it_is_said_in_english() -> None:
    assert (
        "".join(run for run, _ in parse("ferry id:>48112").sentence())
        == "Articles with ferry, added after number 48,112"
    )


def test_what_was_added_later_is_found(make_archive: MakeArchive) -> None:
    archive = make_archive(article("One", "A ferry."), article("Two", "A ferry."))
    last = max(archive.ids("*"))
    archive.add(article("Three", "A ferry again."), dump="/dumps/april.jsonl")
    assert archive.found(f"ferry id:>{last}") == {"Three"}
    assert archive.found(f"ferry -id:>{last}") == {"One", "Two"}
    assert archive.found(f"id:{last}") == {"Two"}
    assert archive.found("id:>999999999") == set()
    assert archive.found("id:<=0") == set()
