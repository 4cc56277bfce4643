"""The same questions put to the search and to a plain reading of every item, which knows nothing of an index.

An item is read as lists of words and runs of Han; a query is made together with the test that an item must pass.
"""

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.article import Draft
from backfile.search import By, Sort, parse
from backfile.search.answer import ranking
from tests.search.conftest import Archive, article

WORDS = ("ferry", "ferries", "strait", "night", "nights", "Ferry", "STRAIT", "harbour", "of", "the", "f")
HAN = ("習近平", "近平", "平和", "和平", "中國家", "國", "海峽")
SOURCES, SECTIONS = ("Wire", "The Ledger", None), ("Sea", "World", None)
AUTHORS = ((), ("Ivo Tarn",), ("Ivo Tarn", "Brekk"))
DATES = (None, "2021", "2022-02", "2022-02-28", "2022-12-31", "2023", "2023-03-01", "2023-03-31T10:00:00")


@dataclass(frozen=True)
class Read:
    """An item as a person would read it: its columns as words in small letters."""

    title: list[str]
    kicker: list[str]
    text: list[str]
    facts: Draft


class Shelf:
    """A library and what a person read in it."""

    def __init__(self, archive: Archive, items: list[Read]) -> None:
        self.archive, self.items = archive, items


Test = Callable[[Read], bool]
Asked = tuple[str, Test]


def read(draft: Draft) -> Read:
    cut = [re.findall(r"[a-z]+|[^\W\da-z_]+", part.lower()) for part in (draft.title, draft.kicker or "", draft.text)]
    return Read(*cut, facts=draft)


def some(rng: random.Random, most: int) -> str:
    return " ".join(rng.choice(WORDS + HAN) for _ in range(rng.randint(1, most)))


def library(seed: int) -> list[Draft]:
    rng = random.Random(seed)
    return [
        article(
            f"{some(rng, 3)} {number}",
            some(rng, 12) + f" {number}",
            kicker=some(rng, 2) if rng.random() < 0.3 else None,
            source=rng.choice(SOURCES),
            section=rng.choice(SECTIONS),
            authors=rng.choice(AUTHORS),
            date=rng.choice(DATES),
        )
        for number in range(80)
    ]


@pytest.fixture(scope="module", params=[1, 2])
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    drafts = library(request.param)
    made = Archive(tmp_path_factory.mktemp("reading") / "press.backfile")
    made.add(*drafts[:50])
    made.add(*drafts[50:], dump="/dumps/april.jsonl")
    return Shelf(made, [read(draft) for draft in drafts])


# ── Queries, each with its test ──────────────────────────────────────────────────────────────────────────────────────


def columns(item: Read) -> list[list[str]]:
    return [item.title, item.kicker, item.text]


def has_word(words: list[str], wanted: str) -> bool:
    return wanted.lower() in words if wanted.isascii() else any(wanted in word for word in words)


def has_phrase(words: list[str], wanted: list[str]) -> bool:
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def first_second(date: str, *, last: bool) -> str:
    """The first or last second of a date, as text that sorts."""
    full = date[:19]
    return full + ("9999-99-99T99:99:99" if last else "0000-00-00T00:00:00")[len(full) :]


def within(item: Read, first: str, last: str) -> bool:
    date = item.facts.date
    return date is not None and (
        first_second(date, last=False) >= first_second(first, last=False)
        and first_second(date, last=True) <= first_second(last, last=True)
    )


def one_word(word: str) -> Asked:
    return word, lambda item: any(has_word(words, word) for words in columns(item))


def beginning(word: str) -> Asked:
    return f"{word}*", lambda item: any(any(w.startswith(word.lower()) for w in words) for words in columns(item))


def in_title(word: str) -> Asked:
    return f"title:{word}", lambda item: has_word(item.title, word)


def in_text(word: str) -> Asked:
    return f"text:{word}", lambda item: has_word(item.text, word)


def phrase(words: list[str]) -> Asked:
    wanted = [word.lower() for word in words]
    return f'"{" ".join(words)}"', lambda item: any(has_phrase(words, wanted) for words in columns(item))


ENGLISH, CHINESE = st.sampled_from(WORDS), st.sampled_from((*HAN, "習", "平", "家", "習平", "國家", "峽"))
ANY_WORD = ENGLISH | CHINESE
SPANS = (
    ("2021", "2022"),
    ("2022-02", "2022-12"),
    ("2022-03", "2023-03"),
    ("2023", "2023"),
    ("2023-03-01", "2023-03-30"),
)
ATOMS: st.SearchStrategy[Asked] = st.one_of(
    ANY_WORD.map(one_word),
    ANY_WORD.map(in_title),
    ANY_WORD.map(in_text),
    st.sampled_from(("f", "fer", "ferr", "night", "st", "x")).map(beginning),
    st.lists(ENGLISH, min_size=2, max_size=3).map(phrase),
    st.sampled_from(SOURCES[:2]).map(lambda name: (f'source:"{name}"', lambda item: item.facts.source == name)),
    st.sampled_from(SECTIONS[:2]).map(lambda name: (f"section:{name}", lambda item: item.facts.section == name)),
    st.sampled_from(("Tarn", "Brekk")).map(
        lambda name: (f"author:{name}", lambda item: any(name in author for author in item.facts.authors))
    ),
    st.sampled_from(SPANS).map(
        lambda span: (f"date:[{span[0]} TO {span[1]}]", lambda item: within(item, span[0], span[1]))
    ),
    st.just(("before:2022-12", lambda item: within(item, "0001", "2022-11"))),
    st.just(("after:2022-02", lambda item: within(item, "2022-03", "9999"))),
    st.just(("is:undated", lambda item: item.facts.date is None)),
    st.just(("has:source", lambda item: item.facts.source is not None)),
    st.just(("has:author", lambda item: bool(item.facts.authors))),
    st.just(("kind:article", lambda item: True)),
    st.just(("is:starred", lambda item: False)),
)


def both(parts: list[Asked]) -> Asked:
    return f"({' '.join(text for text, _ in parts)})", lambda item: all(test(item) for _, test in parts)


def either(parts: list[Asked]) -> Asked:
    return f"({' OR '.join(text for text, _ in parts)})", lambda item: any(test(item) for _, test in parts)


def neither(part: Asked) -> Asked:
    return f"-({part[0]})", lambda item: not part[1](item)


QUERIES: st.SearchStrategy[Asked] = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(both),
        st.lists(inner, min_size=2, max_size=3).map(either),
        inner.map(neither),
    ),
    max_leaves=6,
)

# ── What must hold ───────────────────────────────────────────────────────────────────────────────────────────────────


@given(asked=QUERIES)
def test_the_search_finds_what_a_plain_reading_finds(shelf: Shelf, asked: Asked) -> None:
    made, items = shelf.archive, shelf.items
    text, test = asked
    expected = [number for number, item in enumerate(items, 1) if test(item)]

    for sort in Sort:
        assert sorted(made.ids(text, sort)) == expected


@given(asked=QUERIES)
def test_where_too_many_are_found_to_be_ranked_none_is_lost(shelf: Shelf, asked: Asked) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("MOST_SCORED", "MOST_BEGINNINGS", "MOST_PROMINENT", "FEW"):
            patch.setattr(ranking, name, 3)
        found = shelf.archive.ids(asked[0], Sort.RELEVANCE)

    assert sorted(found) == [number for number, item in enumerate(shelf.items, 1) if asked[1](item)]


@given(asked=QUERIES, word=ANY_WORD)
def test_with_and_without_a_word_make_up_the_whole(shelf: Shelf, asked: Asked, word: str) -> None:
    made = shelf.archive
    whole, with_it, without_it = (
        set(made.ids(text)) for text in (asked[0], f"{asked[0]} {word}", f"{asked[0]} -{word}")
    )

    assert with_it | without_it == whole
    assert not with_it & without_it


@given(asked=QUERIES)
def test_newest_is_oldest_backwards_but_for_the_undated(shelf: Shelf, asked: Asked) -> None:
    made, items = shelf.archive, shelf.items
    newest, oldest = made.ids(asked[0], Sort.NEWEST), made.ids(asked[0], Sort.OLDEST)
    dated = [number for number in newest if items[number - 1].facts.date]

    assert newest[: len(dated)] == dated
    assert oldest[: len(dated)] == dated[::-1]
    begins = [first_second(items[number - 1].facts.date or "", last=False) for number in dated]
    assert begins == sorted(begins, reverse=True)


@given(asked=QUERIES)
def test_facets_and_timeline_count_what_a_plain_reading_counts(shelf: Shelf, asked: Asked) -> None:
    made, items = shelf.archive, shelf.items
    text, test = asked
    found = [item.facts for item in items if test(item)]
    facets = made.searcher.facets(parse(text))

    def counts(name: str) -> Counter[str | None]:
        return Counter({value.value: value.count for value in facets[name]})

    assert counts("source") == Counter(draft.source for draft in found)
    assert counts("section") == Counter(draft.section for draft in found)
    assert counts("author") == Counter(author for draft in found for author in draft.authors or (None,))
    assert counts("year") == Counter(draft.date and draft.date[:4] for draft in found)
    assert counts("kind").total() == counts("dump").total() == counts("tag").total() == len(found)
    for by, length in ((By.YEAR, 4), (By.MONTH, 7), (By.DAY, 10)):
        timeline = made.searcher.timeline(parse(text), by)
        begins = Counter(first_day(draft.date)[:length] for draft in found if draft.date)
        assert [(each.start, each.count) for each in timeline.bins] == sorted(begins.items())
        assert timeline.undated + begins.total() == len(found)


@given(asked=QUERIES)
def test_choosing_a_value_of_a_facet_leaves_exactly_what_it_counted(shelf: Shelf, asked: Asked) -> None:
    made = shelf.archive
    query = parse(asked[0])
    facets = made.searcher.facets(query)
    total = made.searcher.run(query).total

    years = {"year"} if any(chip.field == "date" for chip in query.filters()) else set()

    for name in facets.keys() - {chip.field for chip in query.filters()} - years:
        for value in facets[name]:
            assert made.searcher.run(query.with_filter(name, value.value)).total == value.count
            without = query.with_filter(name, value.value, exclude=True)
            assert made.searcher.run(without).total == total - value.count


def first_day(date: str) -> str:
    return date[:10] + "0000-01-01"[len(date[:10]) :]
