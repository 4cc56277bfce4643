"""What the words that are being typed may become."""

import pytest

from backfile.article import Name
from backfile.search.completing.completion import Completions
from backfile.search.completing.offer import Completion, Kind
from backfile.search.completing.readings import readings
from backfile.search.language.parse import parse
from tests.search.conftest import Archive, MakeArchive, article


@pytest.fixture
def press(make_archive: MakeArchive) -> Archive:
    berta = Name("Berta Sollie", "貝塔")
    return make_archive(
        article("Ferry late", "One.", source="Harbour Courier", section="Transport", authors=("Ann Loft",)),
        article("Ferry lost", "Two.", source="Harbour Courier", names=(berta,), tags=("sea",)),
        article("Ferry found", "Three.", source="Ledger", section="Trade (Sea)", names=(berta, Name("Berta", None))),
        article("Post", "Four.", source="The Ledger of Halm", authors=("Lo Cho",), language="en"),
        article("海峽", "五。", source="海峽報", language="zh-Hant"),
    )


def complete(press: Archive, text: str, cursor: int | None = None, earlier: tuple[str, ...] = ()) -> list[Completion]:
    completions = Completions(press.library.connection)
    completions.read()
    return list(completions.complete(text, cursor, earlier))


def texts(press: Archive, text: str, cursor: int | None = None, earlier: tuple[str, ...] = ()) -> list[str]:
    return [each.text for each in complete(press, text, cursor, earlier)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("source:har", ['source:"Harbour Courier" ']),
        (
            "source:",
            ['source:"Harbour Courier" ', 'source:"Ledger" ', 'source:"The Ledger of Halm" ', "source:海峽報 "],
        ),
        ("source:cou", ['source:"Harbour Courier" ']),  # any word of the value
        ("source:harbour cou", ['source:"Harbour Courier" ']),  # a value of two words, without quotation marks
        ('source:"harbour c', ['source:"Harbour Courier" ']),
        ("ferry -source:LED", ['ferry -source:"Ledger" ', 'ferry -source:"The Ledger of Halm" ']),
        ("source:(ledger OR har", ['source:(ledger OR "Harbour Courier" ']),  # the field stands before the bracket
        ("source:海", ["source:海峽報 "]),
        ("source:海峡", ["source:海峽報 "]),  # simplified, as the library folds it
        ("section:sea", ['section:"Trade (Sea)" ']),
        ("kind:", ["kind:article ", "kind:excerpt "]),
        ("is:s", ["is:starred ", "is:seen "]),
        ("has:no", ["has:note "]),
        ("lang:z", ["lang:zh-Hant "]),
        ("dump:mar", ["dump:march.jsonl "]),
        ("tag:s", ["tag:sea "]),
        ("source:nobody", []),
        ("date:[2020 TO", []),
        ("title:har", []),  # words of a headline are no values
        ("source:Ledger ", []),  # the word is finished
    ],
)
def test_the_value_of_a_field_is_completed_after_its_colon(press: Archive, typed: str, found: list[str]) -> None:
    assert texts(press, typed) == found


@pytest.mark.parametrize("field", ["source", "section", "lang", "author", "name"])
def test_the_most_frequent_value_comes_first(make_archive: MakeArchive, field: str) -> None:
    """Not the one that was met first, nor the first of the alphabet."""

    def of(value: str) -> dict[str, object]:
        fact = {"lang": "language", "author": "authors", "name": "names"}.get(field, field)
        several: dict[str, object] = {"authors": (value,), "names": (Name(value, None),)}
        return {fact: several.get(fact, value)}

    values = ("ta", "tb", "tb", "tc", "tc", "tc")
    press = make_archive(*(article(f"Ferry {n}", f"Of {n}.", **of(value)) for n, value in enumerate(values)))
    assert [each.shown for each in complete(press, f"{field}:t")] == ["tc", "tb", "ta"]
    assert [each.shown for each in complete(press, f"{field}:")] == ["tc", "tb", "ta"]


def test_tags_come_by_how_many_have_them_and_one_that_others_hold_in_quotation_marks(
    make_archive: MakeArchive,
) -> None:
    given = (("sea",), ("sea trade",), ("sea trade", "seal"), ("sea trade", "seal"))
    press = make_archive(*(article(f"Ferry {n}", f"Of {n}.", tags=tags) for n, tags in enumerate(given)))
    assert texts(press, "tag:sea") == ['tag:"sea trade" ', "tag:seal ", 'tag:"sea" ']
    assert press.found('tag:"sea" ') == {"Ferry 0"}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sour", "source:"),
        ("head", "title:"),  # by what people call it
        ("body", "text:"),  # by its other name
        ("ferry so", "ferry source:"),
    ],
)
def test_a_field_is_completed_by_its_name(press: Archive, typed: str, found: str) -> None:
    assert found in texts(press, typed)


@pytest.mark.parametrize("typed", ["berta sol", "sollie", "貝塔", "贝塔"])
def test_a_name_is_completed_in_every_form_that_a_text_gives(press: Archive, typed: str) -> None:
    (found,) = [each for each in complete(press, typed) if each.kind is Kind.NAME]
    assert {found.shown, found.beside} == {"Berta Sollie", "貝塔"}
    assert press.found(found.text) == {"Ferry lost", "Ferry found"}


def test_one_text_that_gives_both_forms_is_enough(make_archive: MakeArchive) -> None:
    plain = (article(f"Visit {n}", "Xi Jinping spoke.", names=(Name("Xi Jinping", None),)) for n in range(12))
    press = make_archive(*plain, article("Glossed", "Xi Jinping (習近平) came.", names=(Name("Xi Jinping", "習近平"),)))
    for typed in ("xi jin", "習近", "习近平", "name:习"):
        (found,) = [each for each in complete(press, typed) if each.kind is Kind.NAME]
        assert {found.shown, found.beside} == {"Xi Jinping", "習近平"}
        assert len(press.found(found.text)) == 13


@pytest.mark.parametrize("typed", ["berta s", "ferry berta s", "ferry w/8 berta s", "ferry NEAR berta s"])
def test_one_letter_of_the_last_word_is_enough(press: Archive, typed: str) -> None:
    assert "Berta Sollie" in {each.shown for each in complete(press, typed)}


def test_a_word_that_only_looks_like_an_operator_is_a_word(make_archive: MakeArchive) -> None:
    press = make_archive(article("A", "One.", names=(Name("Ko Wen-tao", None),)))
    assert [each.shown for each in complete(press, "ko w")] == ["Ko Wen-tao"]


def test_two_forms_of_one_name_are_one_completion(press: Archive) -> None:
    assert [each.shown for each in complete(press, "name:")] == ["Berta Sollie", "Berta"]


def test_a_value_that_others_contain_is_put_in_quotation_marks(press: Archive) -> None:
    (found,) = [each for each in complete(press, "source:ledger") if each.shown == "Ledger"]
    assert press.found(found.text) == {"Ferry found"}


def test_dates_become_the_years_and_months_of_which_some_article_is(make_archive: MakeArchive) -> None:
    dated = (article(f"A {date}", "One.", date=date) for date in ("2019-03-18", "2021", "2023-03", "2023-11-02"))
    press = make_archive(*dated, article("Undated", "Two."))
    assert texts(press, "date:") == ["date:2023 ", "date:2021 ", "date:2019 "]
    assert texts(press, "ferry before:201") == ["ferry before:2019 "]
    assert texts(press, "date:2023") == ["date:2023-03 ", "date:2023-11 "]
    assert texts(press, "date:2023-1") == ["date:2023-11 "]
    assert texts(press, "after:2023-03-0") == []
    assert [texts(press, f"date:{year}") for year in ("0000", "9999", "0001", "２０２３")] == [[], [], [], []]
    assert texts(make_archive(article("Undated", "Two.")), "date:") == []


def test_what_was_asked_before_comes_first_and_takes_the_place_of_all(press: Archive) -> None:
    earlier = ("ferry strait source:Ledger", "storm", "harbour")
    first, *_ = complete(press, "har", earlier=earlier)
    assert (first.kind, first.text, first.whole) == (Kind.EARLIER, "harbour", True)
    assert texts(press, "ferry str", earlier=earlier) == ["ferry strait source:Ledger"]
    assert texts(press, "", earlier=earlier) == list(earlier)


def test_a_saved_search_is_completed_by_its_name(press: Archive) -> None:
    press.change("INSERT INTO saved_searches (name, query, created) VALUES ('Boats at night', 'ferry night', '')")
    (found,) = [each for each in complete(press, "boats") if each.kind is Kind.SAVED]
    assert (found.shown, found.text, found.beside) == ("Boats at night", "ferry night", "ferry night")


def test_a_list_that_is_saved_is_told_in_one_line(press: Archive) -> None:
    press.change(
        "INSERT INTO saved_searches (name, query, created) VALUES ('Crews', 'ann loft' || char(10) || 'lo', '')"
    )
    (found,) = [each for each in complete(press, "crews") if each.kind is Kind.SAVED]
    assert (found.text, found.beside) == ("ann loft\nlo", "ann loft · lo")


def test_what_stands_after_the_cursor_stays(press: Archive) -> None:
    (found,) = complete(press, "source:har late", len("source:har"))
    assert (found.text, found.cursor) == ('source:"Harbour Courier" late', len('source:"Harbour Courier"'))
    assert texts(press, "source:harb", len("source:ha")) == []  # the cursor stands within a word


def test_what_stands_there_already_is_not_offered(press: Archive) -> None:
    assert texts(press, 'source:"Harbour Courier"') == []


def test_new_values_are_found_once_they_are_read(press: Archive) -> None:
    completions = Completions(press.searcher._connection)  # another connection than the one that writes
    completions.read()
    press.add(article("New", "New.", source="Zephyr"), dump="/dumps/april.jsonl")
    assert completions.complete("source:ze") == ()
    completions.read()
    assert [each.text for each in completions.complete("source:ze")] == ["source:Zephyr "]


@pytest.mark.parametrize("typed", ["source:(", '"', "-", "(((", "a AND", '12" r', ":", "source:\\", "name:/x", "\x00"])
def test_half_of_anything_is_no_error(press: Archive, typed: str) -> None:
    for each in complete(press, typed):
        parse(each.text)


def test_the_longest_reading_comes_first() -> None:
    assert [each.text for each in readings("strait xi jin", 13)] == ["strait xi jin", "xi jin", "jin"]


def test_values_that_the_rest_of_the_query_finds_come_first(press: Archive) -> None:
    completions = Completions(press.library.connection)
    completions.read()
    found = {"source": ["The Ledger of Halm"]}
    of_all = completions.complete("post source:", found=found)
    assert [each.shown for each in of_all] == ["The Ledger of Halm", "Harbour Courier", "Ledger", "海峽報"]
    begun = completions.complete("post source:led", found=found)
    assert [each.shown for each in begun] == ["The Ledger of Halm", "Ledger"]
    assert [each.shown for each in completions.complete("post source:har", found=found)] == ["Harbour Courier"]


def test_what_several_words_begin_comes_before_what_the_last_one_alone_does(press: Archive) -> None:
    assert complete(press, "ann l")[0].shown == "Ann Loft"
    assert [each.shown for each in complete(press, "berta so")][:2] == ["Berta Sollie", "source:"]
