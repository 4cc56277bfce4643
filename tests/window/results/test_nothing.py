"""Where nothing is found: what Enter would do is seen before, and loses nothing that was typed."""

import pytest
from pytestqt.qtbot import QtBot

from backfile.window.question import question
from backfile.window.results.changes import MANY, changes
from backfile.window.results.nothing import ChangeLine, NothingPage


def offered(query: str) -> dict[str, str]:
    """What each line says, and what it would ask."""
    return {
        "".join(phrase.text for phrase in change.words): change.question.query.text
        for change in changes(question(query))
    }


def test_a_single_word_stays_and_the_filters_go_first() -> None:
    texts = list(offered("lantern lang:fr source:Reuters").values())
    assert all("lantern" in text for text in texts[:4])
    assert [text for text in texts if "lantern" not in text][-1] == ""


def test_of_several_words_one_goes_before_the_filters() -> None:
    texts = list(offered("ferry zebrafish lang:fr").values())
    assert texts.index("lang:fr zebrafish") < texts.index("ferry zebrafish")


def test_what_is_misspelled_or_stands_in_another_form_is_offered_first() -> None:
    assert list(offered("ferrry").items())[:2] == [
        ("Words that are spelled like “ferrry”", "ferrry~2"),
        ("“ferrry” in any form", "forms:ferrry"),
    ]
    assert list(offered("sailed harbuor").values())[:2] == ["sailed~2 harbuor~2", "forms:sailed forms:harbuor"]
    assert offered("sea")["“sea” in any form"] == "forms:sea"  # too short to be misspelled
    assert not any("like" in said or "form" in said for said in offered("渡輪"))


def test_what_was_asked_strictly_is_offered_less_so() -> None:
    assert offered('"night boat"')["“night boat” with other words between"] == '"night boat"~8'
    assert offered("=Polish harbour")["“Polish” in any spelling"] == "Polish harbour"
    assert not any("spelled" in said for said in offered('"night boat"'))


def test_of_very_many_words_none_is_offered_to_be_left_out() -> None:
    few, many = (" ".join(f"lantern{number}" for number in range(count)) for count in (MANY, 1_000))
    assert any(said.startswith("Leave out") for said in offered(few))
    lines = offered(f"{many} source:Reuters")
    assert not any(said.startswith(("Leave out", "Words that", "These words")) for said in lines)
    assert any(said.startswith("Any of the") for said in lines)
    assert any("Reuters" in said for said in lines)  # the filter can go all the same


def test_of_words_in_any_form_one_can_be_left_out_as_well() -> None:
    lines = offered("forms:(sail storm -ice)")
    assert lines["Leave out “storm”"] == "forms:sail -forms:ice"
    assert lines["Any of the 2 words, not all"] == "(forms:sail OR forms:storm) -forms:ice"


@pytest.mark.parametrize(
    ("span", "around"),
    [
        ("2023-03-18", "2023-03"),
        ("2023-03", "2023"),
        ("2023", "[2022 TO 2024]"),
        ("[2020 TO 2021]", "[2018 TO 2023]"),
        ("[2023-02 TO 2023-05]", "2023"),
        ("[2022-11 TO 2023-02]", "[2022 TO 2023]"),
    ],
)
def test_a_span_is_offered_with_more_around_it(span: str, around: str) -> None:
    assert f"date:{around} ferry" in offered(f"ferry date:{span}").values()


def test_an_open_span_is_not_widened() -> None:
    assert not any("instead" in said for said in offered("ferry after:2022"))


def test_the_line_that_enter_takes_is_the_first_that_finds_something(qtbot: QtBot) -> None:
    page = NothingPage()
    qtbot.addWidget(page)
    page.show()
    page.show_question(question("ferry zebrafish"))
    lines = page.findChildren(ChangeLine)
    for line, total in zip(lines, (0, 7, 9), strict=False):
        page.show_count(line.change.question.query, total)
    assert [line.is_first for line in lines[:3]] == [False, True, False]


def test_enter_does_not_lose_what_was_typed_where_only_everything_is_left(qtbot: QtBot) -> None:
    page = NothingPage()
    qtbot.addWidget(page)
    page.show()
    page.show_question(question("zebrafish"))
    *others, everything = page.findChildren(ChangeLine)
    assert page._title.text() == "No article matches all of this"
    for line in others:
        page.show_count(line.change.question.query, 0)
    page.show_count(everything.change.question.query, 137)
    assert everything.isVisible()
    assert not everything.is_first
    with qtbot.assertNotEmitted(page.taken):
        assert not page.take_first()
    assert page._title.text() == "No article matches this"
    assert not page._lead.isVisible()


def test_a_range_that_is_backwards_is_offered_the_right_way_round_first() -> None:
    said, asked = next(iter(offered("ferry date:[2024 TO 2023]").items()))
    assert (said, asked) == ("2023 – 2024 instead of 2024 – 2023", "date:[2023 TO 2024] ferry")
    assert next(iter(offered("ferry words:5..1").values())) == "words:1..5 ferry"
    assert next(iter(offered("ferry date:2024..2023 words:5..1").items())) == (
        "Ranges the right way round",
        "date:[2023 TO 2024] words:1..5 ferry",
    )


def test_ends_that_are_left_out_are_let_in() -> None:
    """After 2023 and before 2024 there is no day, and nothing to be turned round."""
    lines = offered("ferry after:2023 before:2024")
    assert not any("round" in said for said in lines)
    assert lines["2023 – 2024 instead of after 2023, before 2024"] == "date:[2023 TO 2024] ferry"


def test_what_is_left_out_is_said_in_words_and_not_as_it_was_typed() -> None:
    lines = offered("para:(ferry strait) lead:storm -boat (bay OR source:Wire) quay~1")
    assert [said for said in lines if said.startswith("Leave out")] == [
        "Leave out ferry and strait in one paragraph",
        "Leave out storm in the lead",
        "Leave out either with bay or from Wire",
        "Leave out quay (give or take a letter)",
    ]
    assert "“boat” as well" in lines


def test_all_filters_can_go_at_once() -> None:
    assert offered("ferry lang:fr source:Reuters")["None of the 2 filters"] == "ferry"
    assert not any("filters" in said for said in [*offered("ferry lang:fr"), *offered("lang:fr source:Reuters")])
