"""Every hit in its context: which there are, what stands beside them, and in which order."""

from collections.abc import Sequence

import pytest

from backfile.search import Interrupted, Query, parse
from backfile.search.language.tree import Forms, Text
from backfile.search.usage.concordance import Lines, concord
from backfile.search.usage.contexts import cut_context, read_lines
from backfile.search.usage.indexed import indexed
from backfile.search.usage.line_order import order, read_keys
from tests.search.conftest import Archive, MakeArchive, article, excerpt


def told(archive: Archive, text: str, sort: str = "article", *, width: int = 20) -> list[tuple[str, str, str]]:
    """Left, hit and right of each line."""
    keys = read_keys(sort)
    assert keys is not None
    with archive.searcher.found(parse(text)) as found:
        *_, lines = concord(found, found.ids())
        shown = read_lines(found.connection, lines, order(lines, keys).tolist(), width)
    return [(line.left, line.hit, line.right) for line in shown]


def lines_of(archive: Archive, text: str) -> Lines:
    with archive.searcher.found(parse(text)) as found:
        *_, lines = concord(found, found.ids())
    return lines


def words_of(lines: Lines, numbers: Sequence[int]) -> list[str]:
    return [lines.words[number] for number in numbers if number]


def test_a_headline_taken_from_the_text_is_no_hit_of_its_own_whatever_blanks_stand_there(
    make_archive: MakeArchive,
) -> None:
    taken = {"title": "the first sentence"}
    archive = make_archive(
        article("The ferry sails at one", "The ferry  sails\nat one. Nobody waves.", derived=taken),
        article("Quay", "The ferry sails."),
    )
    assert len(lines_of(archive, "ferry")) == 2
    with archive.searcher.found(parse("ferry")) as found:
        counted = indexed(found, [Text("ferry")])
    assert counted is not None
    assert counted.tolist() == [0, 1, 1]


def test_each_hit_is_a_line_with_what_stands_beside_it(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Fog", "The ferry left. A second Ferry followed it."))
    assert told(archive, "ferry") == [
        ("The ", "ferry", " left. A second Ferr"),
        ("e ferry left. A second ".removeprefix("e f")[-20:], "Ferry", " followed it."),
    ]


def test_headline_deck_and_body_each_have_their_hits_and_no_context_leaves_its_text(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("The ferry turns", "No ferry came.", kicker="FERRY NEWS", standfirst="Late again"),
        article("Another day", "All was still."),
    )
    assert told(archive, "ferry", width=100) == [
        ("The ", "ferry", " turns"),
        ("", "FERRY", " NEWS Late again"),
        ("No ", "ferry", " came."),
    ]


def test_a_field_holds_for_the_hits_as_well(make_archive: MakeArchive) -> None:
    archive = make_archive(article("The ferry turns", "No ferry came."))
    assert told(archive, "title:ferry") == [("The ", "ferry", " turns")]
    assert told(archive, "text:ferry") == [("No ", "ferry", " came.")]


def test_a_headline_taken_from_the_text_is_not_counted_twice(make_archive: MakeArchive) -> None:
    archive = make_archive(excerpt("The old ferry sails again, the port says."))
    assert told(archive, "ferry") == [("The old ", "ferry", " sails again, the po")]
    assert told(archive, "title:ferry") == [("The old ", "ferry", " sails again, the po")]


def test_a_paragraph_ends_in_a_blank_or_in_what_is_asked_for() -> None:
    text = "It sank.\n\nThe ferry\trose.\n\nNobody saw."
    at = text.index("ferry")
    assert cut_context(text, at, at + 5, 14) == ("It sank. The ", "ferry", " rose. Nobody ")
    assert cut_context(text, at, at + 5, 40, " ¶ ") == ("It sank. ¶ The ", "ferry", " rose. ¶ Nobody saw.")


def test_the_width_counts_code_points(make_archive: MakeArchive) -> None:
    archive = make_archive(article("海峽", "考德海峽的渡輪將自下週一起恢復夜間航班"))
    assert told(archive, "渡輪", width=3) == [("海峽的"[-3:], "渡輪", "將自下")]
    assert told(archive, "渡輪", width=0) == [("", "渡輪", "")]


def test_simplified_finds_traditional_and_the_line_shows_what_is_written(make_archive: MakeArchive) -> None:
    archive = make_archive(article("海峽", "考德海峽的渡輪停了，其中，國家"))
    assert [hit for _, hit, _ in told(archive, "渡轮")] == ["渡輪"]
    assert told(archive, "中國") == []


def test_overlapping_hits_are_one_line(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Visit", "Xi Jinping met Xi."))
    assert [hit for _, hit, _ in told(archive, 'xi OR "xi jinping"')] == ["Xi Jinping", "Xi"]


def test_what_is_left_out_of_a_query_is_no_hit_of_it(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Quay", "A ferry at the quay."), article("Sea", "A ferry and a storm."))
    assert told(archive, "ferry -storm") == [("A ", "ferry", " at the quay.")]


def test_a_query_without_words_has_no_lines(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Quay", "A ferry.", source="Wire"))
    assert len(lines_of(archive, "source:Wire")) == 0
    assert len(lines_of(archive, "")) == 0


SHORES = (
    "red ferry calls",
    "old ferry",
    "red ferry bells",
    "one boat",
    "a ferry calls",
)


@pytest.mark.parametrize(
    ("keys", "sorted_by"),
    [
        ("1R", ["red ferry bells", "red ferry calls", "a ferry calls", "old ferry"]),
        ("1L", ["a ferry calls", "old ferry", "red ferry calls", "red ferry bells"]),
        ("1L,1R", ["a ferry calls", "old ferry", "red ferry bells", "red ferry calls"]),
        ("1r 1l", ["red ferry bells", "a ferry calls", "red ferry calls", "old ferry"]),
        ("newest", ["a ferry calls", "red ferry bells", "old ferry", "red ferry calls"]),
        ("oldest", ["red ferry calls", "old ferry", "red ferry bells", "a ferry calls"]),
        ("source", ["a ferry calls", "red ferry bells", "old ferry", "red ferry calls"]),
    ],
)
def test_lines_are_sorted_by_up_to_three_keys(make_archive: MakeArchive, keys: str, sorted_by: list[str]) -> None:
    archive = make_archive(
        *(
            article(f"No. {number}", text, date=f"2023-0{number}", source=f"paper {9 - number}")
            for number, text in enumerate(SHORES, 1)
        )
    )
    if keys in {"1R", "1L", "1L,1R", "1r 1l"}:  # equal ones as the articles come: make that the oldest first
        with archive.searcher.found(parse("ferry")) as found:
            *_, lines = concord(found, sorted(found.ids().tolist()))
            read = read_keys(keys)
            assert read is not None
            shown = read_lines(found.connection, lines, order(lines, read).tolist(), 50)
        assert [f"{line.left}{line.hit}{line.right}" for line in shown] == sorted_by
    else:
        assert ["".join(line) for line in told(archive, "ferry", keys, width=50)] == sorted_by


def test_undated_lines_come_last_in_both_orders_by_date(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("a", "no ferry"), article("b", "late ferry", date="2024"), article("c", "early ferry", date="2019")
    )
    assert [left for left, *_ in told(archive, "ferry", "newest")] == ["late ", "early ", "no "]
    assert [left for left, *_ in told(archive, "ferry", "oldest")] == ["early ", "late ", "no "]


@pytest.mark.parametrize("text", ["", "4R", "0L", "1R,2R,1L,2L", "size", "1X"])
def test_what_lines_cannot_be_sorted_by_is_refused(text: str) -> None:
    assert read_keys(text) is None


def test_the_words_beside_a_hit_are_known_with_the_end_of_its_sentence(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Fog", "It was dark. No red ferry came over. Nobody waited."))
    lines = lines_of(archive, "ferry")
    assert words_of(lines, lines.left[0]) == ["red", "no", "dark", "was", "it"]
    assert words_of(lines, lines.right[0]) == ["came", "over", "nobody", "waited"]
    assert (lines.left_reach[0], lines.right_reach[0]) == (2, 2)


def test_a_sentence_begins_with_the_hit_or_ends_with_it(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Fog", "It was dark. Ferry.\n\nNobody came."))
    lines = lines_of(archive, "ferry")
    assert (lines.left_reach[0], lines.right_reach[0]) == (0, 0)


def test_words_longer_than_what_is_looked_at_first_are_found_all_the_same(make_archive: MakeArchive) -> None:
    long = [chr(ord("a") + number) * 60 for number in range(12)]
    archive = make_archive(article("Long", " ".join([*long, "ferry", *long])))
    lines = lines_of(archive, "ferry")
    assert words_of(lines, lines.left[0]) == long[:1:-1]
    assert words_of(lines, lines.right[0]) == long[:10]


def test_of_scripts_without_spaces_the_words_are_characters(make_archive: MakeArchive) -> None:
    archive = make_archive(article("一", "夜渡輪乙"), article("二", "夜渡輪甲子"), article("三", "早渡輪丙"))
    lines = lines_of(archive, "渡輪")
    firsts = {lines.words[int(number)][0] for number in lines.right[:, 0]}
    assert firsts == {"乙", "甲", "丙"}
    by_right = [right[0] for *_, right in told(archive, "渡輪", "1R")]
    assert by_right == sorted(by_right)


def test_between_two_hits_of_a_text_the_words_are_counted(make_archive: MakeArchive) -> None:
    lines = lines_of(make_archive(article("Fog", "Ferry after ferry, then one more ferry.")), "ferry")
    assert lines.gap.tolist() == [255, 1, 3]


def test_first_lines_come_before_all_is_read_and_the_last_count_is_exact(make_archive: MakeArchive) -> None:
    archive = make_archive(*(article(f"No. {number}", "A ferry, a ferry.") for number in range(100)))
    with archive.searcher.found(parse("ferry")) as found:
        seen = [(len(lines), lines.complete) for lines in concord(found, found.ids())]
    assert seen[0] == (64, False)
    assert seen[-1] == (200, True)


def test_it_pauses_where_it_is_told_to_and_says_how_far_it_is(make_archive: MakeArchive) -> None:
    archive = make_archive(*(article(f"No. {number}", "A ferry, a ferry.") for number in range(100)))
    with archive.searcher.found(parse("ferry")) as found:
        *_, lines = concord(found, found.ids(), most=71)
        assert (len(lines), lines.articles, lines.of, lines.paused, lines.complete) == (72, 36, 100, True, False)
        *_, whole = concord(found, found.ids(), most=200)
        assert (len(whole), whole.paused, whole.complete) == (200, False, True)


def test_what_was_told_stays_as_it_is_while_more_is_found(make_archive: MakeArchive) -> None:
    archive = make_archive(*(article(f"No. {number}", f"A ferry w{number}.") for number in range(300)))
    with archive.searcher.found(parse("ferry")) as found:
        told = [(lines, lines.item.tolist(), lines.right.tolist()) for lines in concord(found, found.ids())]
    assert [len(lines) for lines, *_ in told] == [64, 256, 300]
    assert all(lines.item.tolist() == item and lines.right.tolist() == right for lines, item, right in told)
    assert told[0][1] == told[2][1][:64]


def test_it_stops_when_it_is_no_longer_wanted(make_archive: MakeArchive) -> None:
    archive = make_archive(*(article(f"No. {number}", "A ferry.") for number in range(100)))
    seen: list[int] = []
    with pytest.raises(Interrupted):
        read_until_seen(archive, seen)
    assert seen == [64]


def read_until_seen(archive: Archive, seen: list[int]) -> None:
    with archive.searcher.found(parse("ferry"), wanted=lambda: not seen) as found:
        for lines in concord(found, found.ids()):
            seen.append(lines.articles)  # noqa: PERF401 (each is to be seen before the next is read)


def test_forms_are_those_of_each_articles_language(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("Sea", "They sailed on.", language="en"), article("See", "Sie sailed weiter.", language="zh-Hant")
    )
    with archive.searcher.found(Query(Forms(Text("sails")))) as found:
        *_, lines = concord(found, [1, 2])
    assert lines.item.tolist() == [1]


def test_of_folded_versions_the_oldest_has_the_lines(make_archive: MakeArchive) -> None:
    text = (
        "The ferry from Ostermoor sails again after three weeks in the dock where its second engine was taken out and"
        " put back twice while the island waited for flour and for post"
    )
    archive = make_archive(article("Later", text, date="2023-05"), article("First", text, date="2023-04"))
    with archive.searcher.found(parse("ferry")) as found:
        assert found.ids(folded=True).tolist() == [2]


def test_of_two_words_that_must_be_near_one_can_be_looked_at(make_archive: MakeArchive) -> None:
    archive = make_archive(article("x", "The ferry captain spoke. No ferry came. A captain without a boat, a ferry."))
    with archive.searcher.found(parse('"ferry captain"~0')) as found:
        *_, both = concord(found, found.ids())
        *_, lines = concord(found, found.ids(), node=parse("ferry"))
    assert [len(both), lines.start.tolist()] == [2, [4]]
