"""Searches that are kept: what happens to them stays, and numbers tell what is new."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from backfile.errors import LibraryReadOnly, NoSuchItem
from backfile.library import FileBegan, FileDone, Library, Writer
from backfile.library.saved_searches import (
    SavedSearch,
    change_search,
    delete_search,
    look_at,
    order_searches,
    rename_search,
    restore_search,
    save_search,
    saved_searches,
)

from .conftest import entry, ferry


def kept(library: Library) -> list[SavedSearch]:
    """As another window sees them."""
    with Library.open(library.path, readonly=True) as other:
        return saved_searches(other)


def test_a_saved_search_is_there_for_whoever_opens_the_library(library: Library) -> None:
    saved = save_search(library, "Harbour strike", "ferry strait", "newest", 17)
    assert kept(library) == [saved]
    assert (saved.name, saved.query, saved.sort, saved.seen_up_to) == ("Harbour strike", "ferry strait", "newest", 17)
    assert saved.looked == saved.created


def test_searches_stand_by_name_and_numbers_count_as_numbers(library: Library) -> None:
    for name in ("Zebra", "Chapter 10", "almond", "Chapter 3: the crossing", "2 ferries", "渡輪"):
        save_search(library, name, name.lower(), "relevance", 0)
    names = [each.name for each in kept(library)]
    assert names == ["2 ferries", "almond", "Chapter 3: the crossing", "Chapter 10", "Zebra", "渡輪"]


@pytest.mark.parametrize("name", ["CO2²", "①", "2①", "１２", "9" * 5_000, "007", ""])
def test_whatever_a_search_is_called_it_is_listed(library: Library, name: str) -> None:
    """² and ① are digits to Python and numbers to nobody; it reads no number of more than 4,300 digits."""
    for each in (name, "Chapter 3", "7"):
        save_search(library, each, "ferry", "relevance", 0)
    assert {each.name for each in kept(library)} == {name, "Chapter 3", "7"}


def test_a_search_can_be_renamed_and_ask_something_else(library: Library) -> None:
    saved = save_search(library, "Harbour", "harbour", "relevance", 5)
    assert rename_search(library, saved.id, "Harbour strike").name == "Harbour strike"
    changed = change_search(library, saved.id, "harbour strike", "oldest", 9)
    assert (changed.name, changed.query, changed.sort, changed.seen_up_to) == (
        "Harbour strike", "harbour strike", "oldest", 9,
    )  # fmt: skip


def test_looking_never_makes_new_what_was_seen(library: Library) -> None:
    saved = save_search(library, "Harbour", "harbour", "relevance", 20)
    assert look_at(library, saved.id, 31).seen_up_to == 31
    assert look_at(library, saved.id, 12).seen_up_to == 31  # an older window, whose answer came late


def test_a_deleted_search_comes_back_in_its_place_and_as_it_was(library: Library) -> None:
    first = save_search(library, "Harbour", "harbour", "relevance", 20)
    save_search(library, "Strait", "strait", "relevance", 20)
    assert delete_search(library, first.id) == first
    assert [each.name for each in kept(library)] == ["Strait"]
    restore_search(library, first)
    assert kept(library)[0] == first


def test_a_deleted_search_takes_the_number_of_no_later_one(library: Library) -> None:
    """The number of the last one is free again; whoever takes a deletion back must not lose what has it now."""
    first = save_search(library, "Harbour", "harbour", "relevance", 20)
    delete_search(library, first.id)
    assert save_search(library, "Strait", "strait", "relevance", 20).id == first.id
    restore_search(library, replace(first, created="2026-03-01T09:00:00+00:00"))
    assert {each.name: each.query for each in kept(library)} == {"Harbour": "harbour", "Strait": "strait"}


def test_a_search_that_was_changed_can_be_put_back(library: Library) -> None:
    before = save_search(library, "Harbour", "harbour", "relevance", 20)
    change_search(library, before.id, "harbour strike", "oldest", 31)
    restore_search(library, before)
    assert kept(library) == [before]


@pytest.mark.parametrize(
    "change",
    [
        lambda library: rename_search(library, 7, "Harbour"),
        lambda library: change_search(library, 7, "harbour", "newest", 0),
        lambda library: look_at(library, 7, 3),
        lambda library: delete_search(library, 7),
    ],
    ids=["rename", "change", "look", "delete"],
)
def test_what_another_window_has_deleted_is_told(library: Library, change: Callable[[Library], SavedSearch]) -> None:
    with pytest.raises(NoSuchItem):
        change(library)


def test_they_stand_as_they_were_put_in_order_and_others_after_them_by_name(library: Library) -> None:
    numbers = [save_search(library, name, name, "newest", 0).id for name in ("a", "b", "c", "d 10", "d 9")]
    order_searches(library, [numbers[2], 99, numbers[0]])
    assert [each.name for each in kept(library)] == ["c", "a", "b", "d 9", "d 10"]
    deleted = delete_search(library, numbers[0])
    assert [each.name for each in kept(library)] == ["c", "b", "d 9", "d 10"]
    restore_search(library, deleted)
    rename_search(library, numbers[2], "z")
    assert [each.name for each in kept(library)][:2] == ["z", "a"]


def test_a_library_that_can_only_be_read_says_so(library: Library) -> None:
    with Library.open(library.path, readonly=True) as readonly, pytest.raises(LibraryReadOnly):
        save_search(readonly, "Harbour", "harbour", "relevance", 0)
    with Library.open(library.path, readonly=True) as readonly, pytest.raises(LibraryReadOnly):
        order_searches(readonly, [1])


def test_an_item_with_the_number_of_one_that_went_is_new(library: Library) -> None:
    """Read otherwise, a dump may give fewer items: then the last numbers are free again."""
    path = Path("/dumps/march.csv")
    for options, drafts in (("{}", [ferry(), ferry(title="Other", paragraphs=("Other text.",))]), ('{"a": "b"}', [])):
        writer = Writer.begin(library, path, options=options)
        writer.write([FileBegan(None, 1000, None), *(entry(each, at) for at, each in enumerate(drafts, 1))])
        writer.write([FileDone("CSV")])
        if drafts:
            save_search(library, "All", "", "newest", writer.library.last_item())
        writer.finish("done")
    assert library.counts().items == 0
    assert kept(library)[0].seen_up_to == 0


def test_views_say_in_plain_words_what_an_article_has_several_of(library: Library, writer: Writer) -> None:
    writer.write([entry(ferry(tags=("harbour",)))])
    rows = library.connection.execute(
        "SELECT author, name, tag, s.dump, record FROM articles"
        " JOIN article_authors a ON a.article = articles.id JOIN article_names n ON n.article = articles.id"
        " JOIN article_tags t ON t.article = articles.id JOIN article_sightings s ON s.article = articles.id"
        " WHERE author = 'Ivo Tarn' AND n.name = '柯文濤'"
    ).fetchall()
    assert rows == [("Ivo Tarn", "柯文濤", "harbour", "/dumps/march.jsonl", 1)]
