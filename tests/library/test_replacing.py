"""A dump that is read in another way: what the user added stays, and nothing of the first reading is left over."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from backfile.article import Draft, Name
from backfile.library import FileBegan, FileDone, Library, Writer
from backfile.library.check import check
from backfile.library.revisions import state
from backfile.library.saved_searches import save_search, saved_searches
from backfile.search import Searcher, parse

from .conftest import entry, ferry, forms_of, teaser

MARCH = Path("/dumps/march.csv")
Read = Callable[..., None]


@pytest.fixture
def read(library: Library) -> Read:
    """Read a dump of one member to its end; a draft's place is the number of its record."""

    def reading(options: str, *drafts: Draft | None, path: Path = MARCH, members: tuple[str | None, ...] = ()) -> None:
        writer = Writer.begin(library, path, options=options)
        for member in members or (None,):
            writer.write([FileBegan(member, 9, None)])
            writer.write([entry(draft, number) for number, draft in enumerate(drafts, 1) if draft is not None])
            writer.write([FileDone("CSV")])
        writer.finish("done")

    return reading


def note(library: Library, item: int, text: str) -> None:
    library.connection.execute("INSERT INTO notes (item, text, created, changed) VALUES (?, ?, '', '')", (item, text))


def tag(library: Library, item: int, name: str) -> None:
    library.connection.execute("INSERT OR IGNORE INTO tags (name) VALUES (?)", (name,))
    library.connection.execute("INSERT OR IGNORE INTO item_tags SELECT id, ? FROM tags WHERE name = ?", (item, name))


def found(library: Library, query: str) -> set[str]:
    with Searcher(library.path) as searcher:
        asked = parse(query)
        return {hit.title for hit in searcher.hits(asked, searcher.run(asked).ids.tolist())}


def test_all_that_the_user_added_is_at_what_the_record_gives_now(library: Library, read: Read) -> None:
    read("{}", ferry(title="First", tags=("given",)), ferry(title="Second"))
    library.set_starred(2, True)
    library.mark_seen(2)
    note(library, 2, "Ask the harbour.")
    note(library, 2, "Done.")
    tag(library, 2, "mine")
    read('{"map": 1}', ferry(title="Uno", tags=("given",)), ferry(title="Due", tags=("given", "mine")))
    uno, due = (number for (number,) in library.connection.execute("SELECT id FROM items ORDER BY title DESC"))
    article = library.article(due)
    assert (article.title, article.starred, article.note, article.tags) == (
        "Due", True, "Ask the harbour.\n\nDone.", ("given", "mine"),
    )  # fmt: skip
    assert library.seen([uno, due]) == {due}
    assert library.article(uno).tags == ("given",)
    assert check(library) == []


@pytest.mark.parametrize("cares", [lambda library: library.set_starred(2, True), lambda library: note(library, 2, "!")])
def test_what_a_record_gave_stays_where_the_user_cares_and_it_gives_nothing_now(
    library: Library, read: Read, cares: Callable[[Library], None]
) -> None:
    read("{}", ferry(title="First"), ferry(title="Second"), ferry(title="Third"))
    cares(library)
    read('{"map": 1}', ferry(title="Uno"), None, None)
    assert found(library, "ferry") == {"Uno", "Second"}
    assert check(library) == []
    read('{"map": 2}', ferry(title="One"), None, None)  # and once more
    assert found(library, "ferry") == {"One", "Second"}


def test_an_excerpt_that_the_user_starred_stays_without_its_article(library: Library, read: Read) -> None:
    read("{}", ferry(title="First", excerpts=(teaser("A gauge at Tessaly Rock"),)))
    library.set_starred(2, True)
    read('{"map": 1}', ferry(title="Uno"))
    assert found(library, "*") == {"Uno", "A gauge at Tessaly Rock"}
    assert library.article(2).parent is None
    assert library.article(2).starred
    assert check(library) == []


def test_a_star_never_goes_from_an_article_to_an_excerpt_beside_it(library: Library, read: Read) -> None:
    read("{}", ferry(title="First", excerpts=(teaser("One gauge"),)))
    library.set_starred(1, True)
    library.set_starred(2, True)
    read('{"map": 1}', ferry(title="Uno", excerpts=(teaser("Another gauge"),)))
    assert found(library, "is:starred") == {"Uno", "One gauge"}


def test_an_article_that_another_dump_has_as_well_stays_with_what_was_added(library: Library, read: Read) -> None:
    read("{}", ferry(title="Shared"), ferry(title="Own"))
    read("{}", ferry(title="Shared"), path=Path("/dumps/april.csv"))
    read('{"map": 1}', ferry(title="Uno"), ferry(title="Due"))
    assert found(library, "ferry") == {"Shared", "Uno", "Due"}
    assert [seen.dump for seen in library.article(1).sightings] == ["/dumps/april.csv"]
    assert found(library, "dump:april") == {"Shared"}
    assert found(library, "dump:march") == {"Uno", "Due"}
    assert check(library) == []


def test_what_stood_in_several_records_of_the_dump_goes_as_well(library: Library, read: Read) -> None:
    again = teaser("A gauge at Tessaly Rock")
    read("{}", ferry(title="First", excerpts=(again,)), ferry(title="Second", excerpts=(again,)), ferry(title="First"))
    read('{"map": 1}', ferry(title="Uno", excerpts=(again,)), ferry(title="Due", excerpts=(again,)))
    titles = [title for (title,) in library.connection.execute("SELECT title FROM items ORDER BY id")]
    assert titles == ["Uno", again.title, "Due"]
    assert check(library) == []


def test_an_article_that_another_dump_had_first_is_no_reading_of_this_one(library: Library, read: Read) -> None:
    read("{}", ferry(title="Shared"), path=Path("/dumps/april.csv"))
    read("{}", ferry(title="Shared"), ferry(title="Own"))
    read('{"map": 1}', ferry(title="Shared"), ferry(title="Due"))
    assert found(library, "ferry") == {"Shared", "Due"}
    assert [seen.dump for seen in library.article(1).sightings] == ["/dumps/april.csv", str(MARCH)]


def test_nothing_of_the_first_reading_is_found_any_more(library: Library, read: Read) -> None:
    first = ferry(
        title="Zeppelin", kicker="Airfield", authors=("Someone Else",), paragraphs=("A zeppelin landed.",),
        names=(Name("Wang Li", "王力"),),
    )  # fmt: skip
    read("{}", first)
    with Searcher(library.path) as searcher:  # one that was open before
        assert searcher.run(parse("zeppelin")).total == 1
        before = state(library.connection, 1)
        read('{"map": 1}', ferry(names=()))
        assert state(library.connection, 2)[1] != before[1]
        for query in ("zeppelin", "zepp*", "title:zeppelin", "airfield", "author:someone", 'name:"wang li"'):
            assert searcher.run(parse(query)).total == 0, query
        assert searcher.run(parse("ferry")).total == 1
    with Searcher(library.path) as searcher:
        assert searcher.run(parse("zepp", typing=True)).total == 0
    assert forms_of(library, "王力") == []
    assert check(library) == []


def test_one_who_searches_meanwhile_counts_what_is_there(library: Library, read: Read) -> None:
    """By columns alone, which a searcher keeps from question to question."""
    read("{}", ferry(title="First", date="2021"), ferry(title="Second", date="2021"))
    read("{}", ferry(title="April", date="2021"), path=Path("/dumps/april.csv"))
    with Searcher(library.path) as searcher:
        assert [searcher.run(parse(query)).total for query in ("*", "date:2021", "-zeppelin")] == [3, 3, 3]
        read('{"map": 1}', ferry(title="Uno", date="2022", source="Courier"))
        asked = ("*", "date:2021", "date:2022", "-zeppelin", "source:courier")
        assert [searcher.run(parse(query)).total for query in asked] == [2, 1, 1, 2, 1]
        assert [(each.value, each.count) for each in searcher.facets(parse(""))["year"]] == [("2021", 1), ("2022", 1)]


def test_until_the_dump_is_done_both_readings_stand_and_then_one(library: Library, read: Read) -> None:
    read("{}", ferry(title="First"), ferry(title="Second"), members=("a", "b"))
    writer = Writer.begin(library, MARCH, options='{"map": 1}')
    writer.write([FileBegan("a", 9, None), entry(ferry(title="Uno"), 1), FileDone("CSV")])
    writer.finish("cancelled")
    assert found(library, "ferry") == {"First", "Second", "Uno"}
    read('{"map": 1}', ferry(title="Uno"), members=("a", "b"))
    assert found(library, "ferry") == {"Uno"}
    assert check(library) == []


def test_two_dumps_are_read_otherwise_one_after_the_other(library: Library, read: Read) -> None:
    april = Path("/dumps/april.csv")
    read("{}", ferry(title="March"))
    read("{}", ferry(title="April"), path=april)
    read('{"map": 1}', ferry(title="Mars"))
    read('{"map": 1}', ferry(title="Avril"), path=april)
    assert found(library, "ferry") == {"Mars", "Avril"}
    assert check(library) == []


def test_read_with_the_same_options_nothing_is_read_otherwise(library: Library, read: Read) -> None:
    read('{"map": 1}', ferry(title="First"))
    library.set_starred(1, True)
    (before,) = library.connection.execute("SELECT group_concat(id) FROM items").fetchone()
    read('{"map": 1}', ferry(title="First"))
    assert library.connection.execute("SELECT group_concat(id) FROM items").fetchone() == (before,)
    assert library.article(1).starred


def test_what_was_starred_in_both_readings_goes_once_the_dump_is_done(library: Library, read: Read) -> None:
    read("{}", ferry(title="First"))
    library.set_starred(1, True)
    writer = Writer.begin(library, MARCH, options='{"map": 1}')
    writer.write([FileBegan(None, 9, None), entry(ferry(title="Uno"), 1)])
    library.set_starred(2, True)
    tag(library, 1, "mine")
    tag(library, 2, "mine")
    writer.write([FileDone("CSV")])
    writer.finish("done")
    assert found(library, "*") == found(library, "is:starred") == found(library, "tag:mine") == {"Uno"}
    assert check(library) == []


def test_a_tag_of_the_users_goes_to_what_the_record_gives_now(library: Library, read: Read) -> None:
    read("{}", ferry(title="First", tags=("given",)))
    tag(library, 1, "mine")
    read('{"map": 1}', ferry(title="Uno"))
    assert set(library.article(2).tags) == {"given", "mine"}


def test_a_star_stays_where_the_record_gives_what_another_dump_has_and_a_new_excerpt(
    library: Library, read: Read
) -> None:
    read("{}", ferry(title="First"))
    read("{}", ferry(title="Shared"), path=Path("/dumps/april.csv"))
    library.set_starred(1, True)
    read('{"map": 1}', ferry(title="Shared", excerpts=(teaser("A gauge at Tessaly Rock"),)))
    assert found(library, "is:starred") == {"First"}


def test_of_numbers_that_are_used_again_only_those_of_this_dump_go(library: Library, read: Read) -> None:
    """All in one process; what went had the number that another dump's article has now."""
    read("{}", ferry(title="First"))
    read('{"map": 1}', None)
    april = Path("/dumps/april.csv")
    read("{}", ferry(title="April"), ferry(title="May"), path=april)
    library.set_starred(1, True)
    read('{"map": 1}', ferry(title="Avril"), ferry(title="Mai"), path=april)
    assert found(library, "*") == {"Avril", "Mai"}
    assert found(library, "is:starred") == {"Avril"}
    assert check(library) == []


def test_the_last_article_of_the_first_reading_goes_though_its_text_is_the_same(library: Library, read: Read) -> None:
    read("{}", ferry(title="First"), ferry(title="Second", date="2023-04-03"))
    library.set_starred(2, True)
    read('{"map": 1}', ferry(title="First"), ferry(title="Second", date="2022-01-01"))
    dates = library.connection.execute("SELECT title, date FROM items ORDER BY id").fetchall()
    assert dates == [("First", ferry().date), ("Second", "2022-01-01")]
    assert found(library, "is:starred") == {"Second"}
    assert check(library) == []


def test_what_a_saved_search_has_seen_is_counted_down_to_what_is_there(library: Library, read: Read) -> None:
    read("{}", ferry(title="First"), ferry(title="Second"), ferry(title="Third"))
    save_search(library, "All", "", "newest", 3)
    save_search(library, "Early", "", "newest", 1)
    read('{"map": 1}', None)
    assert [search.seen_up_to for search in saved_searches(library)] == [0, 0]
    read('{"map": 1}', replace(ferry(), title="New"))
    assert library.connection.execute("SELECT id FROM items").fetchall() == [(1,)]
