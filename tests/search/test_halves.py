"""What takes long to walk in the index, in two halves by two connections: one answer, of one state of the library."""

import pytest

from backfile.library import Library
from backfile.search import Interrupted, parse
from backfile.search.plan import lookup
from backfile.search.plan.halves import Halves
from tests.search.conftest import Archive, MakeArchive, article

TYPED = ["ferry", '"the ferry"', "ferr*", "ferry OR mule", "ferry -harbour", "text:ferr*"]


@pytest.fixture
def press(make_archive: MakeArchive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """As if its index were long."""
    for name, value in {"MANY": 0, "LONG": -1, "LONG_OF_WORDS": -1}.items():
        monkeypatch.setattr(lookup, name, value)
    return make_archive(
        *(article(f"Note {at}", f"{'The ferry' if at % 3 else 'A mule of ferries'}, {at}.") for at in range(40))
    )


@pytest.mark.parametrize("typed", TYPED)
def test_halves_find_what_a_whole_walk_finds(press: Archive, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    halved = press.ids(typed)
    press.add(article("Later", "The ferry and another mule."), dump="/dumps/later.jsonl")
    later = press.ids(typed)
    monkeypatch.setattr(lookup, "LONG", 10**9)
    monkeypatch.setattr(lookup, "LONG_OF_WORDS", 10**9)
    press.add(article("Still later", "The mule of the ferry."), dump="/dumps/last.jsonl")
    whole = press.ids(typed)
    assert set(halved) == {number for number in whole if number <= 40}
    assert set(later) == {number for number in whole if number <= 41}


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_committed_meanwhile_is_in_neither_half(press: Archive, typed: str) -> None:
    before = set(press.ids(typed))
    press.add(article("Other", "Nothing of the kind."), dump="/dumps/other.jsonl")  # then nothing is known any more
    with press.searcher.found(parse("")) as found:
        press.add(article("Later", "The ferry and another mule of ferries."), dump="/dumps/later.jsonl")
        assert set(found.mask_of(parse(typed).tree).nonzero()[0].tolist()) == before


def test_where_no_other_connection_can_be_had_one_finds_both_halves(
    press: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = press.ids("ferr*")
    press.add(article("Other", "Nothing of the kind."), dump="/dumps/other.jsonl")
    monkeypatch.setattr(press.searcher._state.halves, "_path", press.path.with_name("gone"))
    assert press.ids("ferr*") == before


@pytest.mark.parametrize("typed", TYPED)
def test_both_halves_stop_when_the_answer_is_no_longer_wanted(press: Archive, typed: str) -> None:
    asked = 0

    def wanted() -> bool:
        nonlocal asked
        asked += 1
        return asked < 4

    with pytest.raises(Interrupted):
        press.searcher.run(parse(typed), wanted=wanted)


def test_a_deletion_is_another_state_of_the_index(press: Archive) -> None:
    with Library.open(press.path) as library:
        connection = library.connection
        halves = Halves(press.path, connection, lambda: True)
        mask = press.searcher._columns.exists.copy
        press.titles("")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM fts WHERE rowid = 7")  # seen by this connection alone
        walked: list[object] = []
        halves.found(lambda own: (walked.append(own), mask())[1], lambda own: (walked.append(own), mask())[1])
        connection.execute("ROLLBACK")
        assert walked == [connection, connection]
        walked.clear()
        halves.found(lambda own: (walked.append(own), mask())[1], lambda own: (walked.append(own), mask())[1])
    assert len(walked) == 2
    assert any(own is not connection for own in walked)
