"""The field, the chips, the facets and the timeline edit one query."""

from dataclasses import replace

import pytest

from backfile.search import parse
from backfile.search.language.tree import And, Dates, Is, Tree, Value
from backfile.window.question import DATE, Filter, Question, of_facet, question

COURIER = of_facet("source", "Ostermoor Courier")
WIRE = of_facet("source", "Northlight Wire")


@pytest.mark.parametrize(
    ("text", "words", "chips"),
    [
        ("ferry strait", "ferry strait", []),
        ("ferry source:courier", "ferry", ["source"]),
        ('ferry -section:Opinion "night boat"', 'ferry "night boat"', ["section"]),
        ("date:[2022-01 TO 2023-06] ferry", "ferry", ["date"]),
        ("(date:[2022 TO 2023] OR is:undated) ferry", "ferry", ["date", "date"]),
        ("source:(courier OR wire)", "", ["source", "source"]),
        ("is:starred", "", ["starred"]),
        ("ferry last:30d", "ferry", ["date"]),
        ("words:>1000 ferry", "ferry", ["words"]),
        ("-words:>1000 -last:2w", "", ["words", "date"]),
        ("id:>48112 ferry", "ferry", ["id"]),
        ("tag:a tag:b", "tag:b", ["tag"]),  # both: two chips would mean either
        ("words:>100 words:<500", "", ["words"]),
        ("tag:a tag:b tag:c", "tag:b tag:c", ["tag"]),
        ("-has:source", "", ["source"]),
        ("ferry OR source:courier", "ferry OR source:courier", []),  # it narrows nothing: it stays words
        ("-(ferry OR boat)", "-(ferry OR boat)", []),
        ("", "", []),
    ],
)
def test_what_can_be_a_chip_becomes_one(text: str, words: str, chips: list[str]) -> None:
    taken = question(text)
    assert taken.words == words
    assert [each.field for each in taken.filters] == chips


@pytest.mark.parametrize(
    "text",
    [
        "ferry source:courier",
        "(date:[2022 TO 2023] OR is:undated) -section:Opinion ferry OR boat",
        "source:(courier OR wire) -source:ledger is:starred",
        "-has:source lang:zh-Hant 渡輪",
        "last:30d words:500..800 -words:600 ferry",
        "tag:a tag:b",
        "date:[2019 TO *] last:2y",
    ],
)
def test_taking_a_query_apart_does_not_change_what_it_asks(text: str) -> None:
    whole = question(text).query
    assert parse(whole.text).tree == whole.tree
    assert set(parts(whole.tree)) == set(parts(parse(text).tree))


def parts(tree: Tree) -> tuple[Tree, ...]:
    return tree.parts if isinstance(tree, And) else (tree,)


def test_what_is_typed_beside_a_chip_of_its_field_narrows_it_further() -> None:
    asked = Question("tag:b", (of_facet("tag", "a"),)).settled()

    assert asked.words == "tag:b"
    assert asked.query.tree == And((of_facet("tag", "a").tree, Value("tag", "b")))


def test_a_span_takes_the_place_of_the_last_days() -> None:
    asked = question("ferry last:30d")

    assert asked.dated(Dates("2023", "2023")).query.text == "date:2023 ferry"
    assert asked.undated_too().text == "ferry"
    assert question("ferry date:2023 last:30d").undated_too().text == "ferry"  # the second one is no chip
    assert asked.without(asked.filters[0]).query.text == "ferry"


def test_a_click_takes_one_value_and_a_second_click_lets_it_go() -> None:
    asked = Question("ferry").including(COURIER)
    assert asked.query.text == 'source:"Ostermoor Courier" ferry'
    assert asked.including(WIRE).filters == (WIRE,)
    assert asked.including(COURIER).filters == ()


def test_ctrl_adds_a_value_beside_the_others() -> None:
    both = Question().including(COURIER).including(WIRE, also=True)
    assert both.query.text == 'source:("Ostermoor Courier" OR "Northlight Wire")'
    assert both.including(COURIER).filters == (COURIER,)  # a plain click leaves that one alone
    assert both.including(COURIER, also=True).filters == (WIRE,)


def test_alt_leaves_a_value_out_and_including_it_brings_it_back() -> None:
    out = Question().excluding(COURIER)
    assert out.query.text == '-source:"Ostermoor Courier"'
    assert out.state_of(COURIER) is False
    assert out.excluding(COURIER).filters == ()
    assert out.including(COURIER).state_of(COURIER) is True


def test_no_source_is_a_value_like_any_other() -> None:
    nowhere = of_facet("source", None)
    assert Question().including(nowhere).query.text == "-has:source"
    assert Question().excluding(nowhere).query.text == "has:source"
    assert question("has:source").state_of(nowhere) is False


def test_a_typed_filter_ticks_its_value_while_it_stands_in_the_field() -> None:
    assert Question("ferry source:courier").state_of(of_facet("source", "Courier")) is True


def test_the_brush_sets_a_span_and_leaves_the_undated_alone() -> None:
    asked = Question("ferry").including(of_facet("year", None))
    spanned = asked.dated(Dates("2022-01", "2023-06"))
    assert spanned.query.text == "(is:undated OR date:[2022-01 TO 2023-06]) ferry"
    assert spanned.dated(None).filters == (Filter(DATE, Is("undated")),)
    assert spanned.undated_too().text == "ferry"


def test_setting_a_filter_takes_typed_ones_out_of_the_field() -> None:
    asked = Question("ferry section:Transport").including(COURIER)
    assert asked.words == "ferry"
    assert [each.field for each in asked.filters] == ["section", "source"]


def test_a_list_stays_a_list_whatever_narrows_it() -> None:
    listed = Question("source:Wire\nsource:Courier\nada quill").settled()
    assert listed.is_list
    assert listed.filters == ()
    narrowed = listed.including(WIRE).dated(Dates("2023", "2023"))
    assert [line.text for line in narrowed.typed.lines] == ["source:Wire", "source:Courier", "ada quill"]
    assert [each.field for each in narrowed.all_filters] == ["source", DATE]
    assert narrowed.without(WIRE).words == listed.words
    assert not Question("one line").is_list


def test_a_list_that_was_saved_under_filters_is_a_list_again() -> None:
    lines = [f'name{number} "of the {number}" -x' for number in range(30)]
    listed = replace(Question("\n".join(lines)), filters=(WIRE,))
    again = question(listed.query.text)
    assert again.is_list
    assert again.query.tree == listed.query.tree
    assert [line.tree for line in again.typed.lines] == [line.tree for line in listed.typed.lines]
    assert not question(" OR ".join("abcdef")).is_list


def test_what_is_half_typed_is_no_word_of_the_facets_around_it() -> None:
    asked = Question(filters=(COURIER,)).with_words("date:")
    assert [(facet, around.text) for facet, around in asked.around_facets()] == [("source", "")]
    assert asked.undated_too().text == 'source:"Ostermoor Courier"'
    (around,) = [each for _, each in Question().with_words("source:courier ferr").around_facets()]
    assert around.text == "ferr"
    assert around.unfinished is not None


@pytest.mark.parametrize(
    ("words", "chips", "turned"),
    [
        ("ferry date:2024..2023", (), "date:[2023 TO 2024] ferry"),
        ("ferry before:2021-01", (Dates("2022-06"),), "date:{2021-01 TO 2022-06] ferry"),
        ("ferry\nwords:9..3 boat", (Dates("2024", "2023"),), "date:[2023 TO 2024] (ferry OR (words:3..9 boat))"),
    ],
)
def test_ranges_are_turned_round_wherever_they_stand(words: str, chips: tuple[Dates, ...], turned: str) -> None:
    asked = Question(words, tuple(Filter(DATE, each) for each in chips))
    assert asked.backwards
    assert asked.turned().query.text == turned
    assert not asked.turned().backwards
