"""The first rows of an answer that takes long."""

import pytest

from backfile.search import Sort, parse
from backfile.search.answer import glimpse, sampling
from tests.search.conftest import Archive, MakeArchive, article

FILLER = "Nothing of note happened in the village on that day. " * 3


@pytest.fixture
def press(make_archive: MakeArchive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """As if a walk through its index were long."""
    monkeypatch.setattr(glimpse, "LONG_WALK", 0)
    days = [(month, day) for month in range(1, 5) for day in range(1, 26)]
    return make_archive(
        *(
            article(
                f"Harbour note {month}-{day}" if day % 2 else f"Note {month}-{day}",
                f"{FILLER}The ferry of the harbour sails{' at noon' if day % 3 else ''}. {day} {month}",
                date=f"2023-{month:02}-{day:02}",
                source="Wire" if day % 4 else "Ledger",
            )
            for month, day in days
        ),
        *(article(f"Boat {number}", f"{FILLER} {number}", date="2024") for number in range(30)),
    )


TYPED = [
    "ferry",
    "the ferry",
    '"of the"',
    "ferry -noon",
    "ferry OR noon",
    "ferry source:Wire",
    "ferr*",
    "harb",
    "title:h*",
]


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("typed", TYPED)
def test_all_rows_of_a_glimpse_are_in_the_answer(press: Archive, typed: str, sort: Sort) -> None:
    query = parse(typed, typing=True) if typed == "harb" else parse(typed)
    first = press.searcher.glimpse(query, sort)
    whole = press.searcher.run(query, sort)
    assert first is not None
    assert first.is_glimpse
    assert first.is_estimate
    assert len(first.ids) >= glimpse.ROWS
    assert len(set(first.ids.tolist())) == len(first.ids)
    assert set(first.ids.tolist()) <= set(whole.ids.tolist())
    assert first.query.tree == whole.query.tree
    if sort is not Sort.RELEVANCE:
        assert first.ids.tolist() == whole.ids[: len(first.ids)].tolist()


@pytest.mark.parametrize("typed", [typed for typed in TYPED if "source" not in typed])
def test_a_glimpse_says_about_how_many_there_are(press: Archive, typed: str) -> None:
    query = parse(typed, typing=True) if typed == "harb" else parse(typed)
    first = press.searcher.glimpse(query)
    assert first is not None
    assert abs(first.total - press.searcher.run(query).total) <= 0.3 * first.total


def test_the_rows_of_a_glimpse_are_read_without_waiting_for_the_answer(press: Archive) -> None:
    first = press.searcher.glimpse(parse("ferry"))
    assert first is not None
    hits = press.searcher.hits(first.query, first.ids[:20].tolist())
    assert [hit.id for hit in hits] == first.ids[:20].tolist()
    assert all(hit.marks for hit in hits)


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize(
    "typed",
    [
        "lead:ferry",
        "=ferry",
        "para:(ferry noon)",
        "sent:(ferry noon)",
        "atleast:1(ferry)",
        "/ferr./",
        "=ferry source:Wire",
    ],
)
def test_what_has_to_be_read_has_first_rows_and_about_how_many(
    press: Archive, monkeypatch: pytest.MonkeyPatch, typed: str, sort: Sort
) -> None:
    monkeypatch.setattr(sampling, "LONG_WALK", 0)
    monkeypatch.setattr(sampling, "MANY_READ", 0)
    monkeypatch.setattr(sampling, "_LONGEST", 60.0)
    first = press.searcher.glimpse(parse(typed), sort)
    whole = press.searcher.run(parse(typed), sort)
    assert first is not None
    assert first.is_estimate
    assert len(first.ids) >= sampling.FEW
    assert len(set(first.ids.tolist())) == len(first.ids)
    assert set(first.ids.tolist()) <= set(whole.ids.tolist())
    assert abs(first.total - whole.total) <= 0.05 * whole.total
    assert press.searcher.glimpse(parse(typed), sort) is None  # it is known by now


@pytest.mark.parametrize("typed", ["", "*", "xyzzy", "wom?n", "/ferr./", "ferry^2", "source:Wire", "para:(ferry noon)"])
def test_there_is_no_glimpse_where_the_answer_is_as_quick_or_a_text_can_not_tell(press: Archive, typed: str) -> None:
    assert press.searcher.glimpse(parse(typed)) is None


def test_what_is_known_already_needs_no_glimpse(press: Archive) -> None:
    press.searcher.run(parse("ferry"))
    assert press.searcher.glimpse(parse("ferry")) is None


def test_little_that_is_found_is_no_glimpse(press: Archive) -> None:
    assert press.searcher.glimpse(parse("ferry date:2023-01-05")) is None


def test_a_quick_answer_comes_at_once(make_archive: MakeArchive) -> None:
    archive = make_archive(*(article(f"Ferry {number}", "It sails.") for number in range(30)))
    assert archive.searcher.glimpse(parse("ferry")) is None


def test_a_glimpse_tells_what_is_shown_instead_of_a_word_that_is_being_typed(press: Archive) -> None:
    longer, whole = (press.searcher.glimpse(parse(typed, typing=True)) for typed in ("harb", "harbour"))
    assert longer is not None
    assert longer.notes == press.searcher.run(parse("harb", typing=True)).notes != ()
    assert whole is not None
    assert whole.notes == ()
