"""The words around hits: counts by hand, and the formula by hand."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfile.search import parse
from backfile.search.usage.collocates import Collocate, Collocates, Measure, Window, collocates
from backfile.search.usage.concordance import concord
from backfile.search.usage.measures import information, likelihood, log_dice
from backfile.search.usage.reference import Reference, of_items, of_library
from backfile.search.usage.spelling import spellings
from tests.search.conftest import Archive, MakeArchive, article, excerpt


def counted(
    archive: Archive,
    text: str,
    window: Window,
    *,
    least: int = 1,
    against: Callable[[list[str]], Reference] | None = None,
) -> Collocates:
    with archive.searcher.found(parse(text)) as found:
        *_, lines = concord(found, found.ids())
        return collocates(lines, window, against or (lambda words: of_library(found.connection, words)), least=least)


def by_word(found: Collocates) -> dict[str, Collocate]:
    return {each.word: each for each in found.found}


def frequencies(found: Collocates) -> dict[str, int]:
    return {each.word: each.frequency for each in found.found}


def test_words_are_counted_by_their_place_beside_the_hit(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("One", "the old night ferry sails at night"), article("Two", "a night ferry sails on the tide")
    )
    found = by_word(counted(archive, "ferry", Window(3, 3)))
    assert found["night"].positions == (0, 0, 2, 0, 0, 1)
    assert (found["night"].frequency, found["night"].articles) == (3, 2)
    assert found["sails"].positions == (0, 0, 0, 2, 0, 0)
    assert found["the"].positions == (1, 0, 0, 0, 0, 1)
    assert "tide" not in found


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (Window(1, 0), {"red"}),
        (Window(0, 2), {"came", "in"}),
        (Window(2, 1), {"a", "red", "came"}),
        (Window(10, 10), {"fog", "there", "was", "a", "red", "came", "in", "we", "saw", "it"}),
        (Window(10, 10, within_sentence=True), {"a", "red", "came", "in"}),
    ],
)
def test_a_window_has_its_width(make_archive: MakeArchive, window: Window, words: set[str]) -> None:
    archive = make_archive(article("Quay", "Fog there was. A red ferry came in. We saw it."))
    assert set(frequencies(counted(archive, "ferry", window))) == words


@pytest.mark.parametrize("sides", [(0, 0), (11, 1), (-1, 2)])
def test_no_window_is_empty_or_wider_than_ten(sides: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="a window has"):
        Window(*sides)


def test_the_window_ends_with_the_text(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Red ferry", "calls early today"), article("x", "nothing here"))
    assert set(frequencies(counted(archive, "ferry", Window(3, 3)))) == {"red"}


def test_rare_words_are_left_out(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Quay", "red ferry, red ferry, old ferry"))
    assert frequencies(counted(archive, "ferry", Window(1, 0), least=2)) == {"red": 2}


def test_a_word_between_two_hits_is_near_both_and_one_place(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Quay", "one ferry two ferry three"), article("Sea", "four five six seven"))
    found = counted(archive, "ferry", Window(1, 1))
    assert frequencies(found) == {"one": 1, "two": 2, "three": 1}
    assert by_word(found)["two"].positions == (1, 1)
    assert found.words == 3  # one, two, three
    assert found.total == 5 + 4 + 2  # both bodies and both headlines
    assert by_word(found)["two"].likelihood == pytest.approx(likelihood(1, 3, 1, 11))


def test_a_wide_window_counts_each_place_once_for_the_likelihood(make_archive: MakeArchive) -> None:
    archive = make_archive(article("x", "a ferry b ferry c ferry d"))
    found = counted(archive, "ferry", Window(10, 10))
    assert frequencies(found)["b"] == 3
    assert found.words == 7  # each ferry is near the others


@given(
    st.lists(st.sampled_from(["ferry", "a", "b", "c", "d"]), min_size=1, max_size=40),
    st.integers(0, 5),
    st.integers(1, 5),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_windows_are_those_of_a_plain_count(make_archive: MakeArchive, words: list[str], left: int, right: int) -> None:
    found = counted(make_archive(article("x", " ".join(words))), "ferry", Window(left, right))
    near = [
        at + by
        for at, word in enumerate(words)
        if word == "ferry"
        for by in (*range(-left, 0), *range(1, right + 1))
        if 0 <= at + by < len(words)
    ]
    assert frequencies(found) == Counter(words[at] for at in near)
    assert found.words == len(set(near))


def test_hits_of_two_sentences_have_windows_apart(make_archive: MakeArchive) -> None:
    archive = make_archive(article("x", "An old ferry. Red ferry sails."))
    found = counted(archive, "ferry", Window(3, 3, within_sentence=True))
    assert (found.words, set(frequencies(found))) == (4, {"an", "old", "red", "sails"})


def test_of_chinese_the_words_are_pairs_of_characters_within_the_window(make_archive: MakeArchive) -> None:
    archive = make_archive(article("x", "夜航渡輪停開，人"), article("y", "夜航渡輪停開了"))
    found = counted(archive, "渡輪", Window(2, 2))
    assert by_word(found)["夜航"].positions == (0, 2, 0, 0)
    assert by_word(found)["停开"].positions == (0, 0, 2, 0)
    assert set(frequencies(found)) == {"夜航", "停开"}
    assert counted(archive, "渡輪", Window(1, 1)).found == ()


def test_words_are_shown_as_the_texts_write_them(make_archive: MakeArchive) -> None:
    archive = make_archive(article("x", "Das schöne Café Fähre"), article("y", "夜間停開渡輪"))
    with archive.searcher.found(parse("Fähre OR 渡輪")) as found:
        *_, lines = concord(found, found.ids())
        assert spellings(found.connection, lines, ["cafe", "schone", "停开", "das"]) == {
            "cafe": "café", "schone": "schöne", "停开": "停開", "das": "das",
        }  # fmt: skip


def test_the_likelihood_is_the_formula_by_hand() -> None:
    # Cells 10, 10, 90, 890; expected 2, 18, 98, 882.
    assert likelihood(10, 100, 20, 1000) == pytest.approx(21.17693, abs=1e-4)
    # Cells 1, 19, 99, 881 where the same are expected: rarer than by chance.
    assert likelihood(1, 100, 20, 1000) == pytest.approx(-0.67956, abs=1e-4)
    assert likelihood(2, 100, 20, 1000) == pytest.approx(0)


@pytest.mark.parametrize("cells", [(0, 0, 0, 0), (3, 3, 3, 3), (5, 10, 2, 20), (0, 10, 0, 20), (1, 1, 1, 1)])
def test_the_likelihood_stands_any_counts(cells: tuple[int, int, int, int]) -> None:
    assert likelihood(*cells) >= 0


def test_the_library_is_counted_by_its_index(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("Café news", "The café, the quay; 渡輪停開", kicker="CAFÉ"), excerpt("The café is shut.")
    )
    with archive.searcher.found(parse("")) as found:
        wanted = ["cafe", "the", "渡轮", "nowhere"]
        library = of_library(found.connection, wanted)
        texts = of_items(found.connection, found.ids(), wanted, found.check)
    assert library == texts
    assert library.counts == {"cafe": 5, "the": 4, "渡轮": 1, "nowhere": 0}


def test_against_the_articles_found_the_rest_of_the_library_does_not_matter(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("x", "red ferry and a blue door"), article("y", "red red red"), article("z", "blue blue")
    )
    with archive.searcher.found(parse("ferry")) as found:
        ids = found.ids()
        *_, lines = concord(found, ids)
        result = collocates(
            lines, Window(1, 0), lambda words: of_items(found.connection, ids, words, found.check), least=1
        )
    assert result.total == 7
    expected = (likelihood(1, 1, 1, 7), information(1, 1, 1, 7), log_dice(1, 1, 1))
    assert result.found[0] == Collocate("red", 1, 1, *map(pytest.approx, expected), (1,))


def test_mutual_information_and_log_dice_are_the_formulas_by_hand() -> None:
    # Observed 10, expected 100 · 20 / 1000 = 2: five times as often; 1 of 2 is half as often.
    assert information(10, 100, 20, 1000) == pytest.approx(2.321928, abs=1e-6)  # log₂ 5
    assert information(1, 100, 20, 1000) == pytest.approx(-1)
    # 2 · 10 / (50 + 20) = 2 / 7, whose logarithm to the base 2 is −1.807355.
    assert log_dice(10, 50, 20) == pytest.approx(12.192645, abs=1e-6)
    assert log_dice(20, 20, 20) == 14


def test_a_word_that_stands_here_less_often_than_by_chance_is_known_as_rarer() -> None:
    def made(near: int) -> Collocate:
        figures = (likelihood(near, 100, 20, 1000), information(near, 100, 20, 1000), log_dice(near, 50, 20))
        return Collocate("quay", near, 1, *figures, ())

    assert [made(near).is_rarer for near in (1, 2, 3)] == [True, False, False]


def test_collocates_are_sorted_by_any_of_their_figures(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("x", "the ferry; the ferry; the red ferry; the quay the door the sea the end of the day"),
        article("y", "red red red sky"),
    )
    found = counted(archive, "ferry", Window(2, 0))
    assert [each.word for each in found.sorted(Measure.FREQUENCY).found][:2] == ["the", "ferry"]
    for measure in Measure:
        figures = [each.by(measure) for each in found.sorted(measure).found]
        assert figures == sorted(figures, reverse=True)


def test_the_commonest_words_of_a_library_can_be_left_out(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("x", "the red ferry"), article("y", " ".join(["the", *(f"w{number}" for number in range(1_900))]))
    )
    with archive.searcher.found(parse("ferry")) as found:
        *_, lines = concord(found, found.ids())

        def library(words: list[str]) -> Reference:
            return of_library(found.connection, words)

        assert frequencies(collocates(lines, Window(2, 0), library, least=1)) == {"the": 1, "red": 1}
        # Of 1,906 words two are more than one in 1,000, one is less.
        assert frequencies(collocates(lines, Window(2, 0), library, least=1, usual=library)) == {"red": 1}
