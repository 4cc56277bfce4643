"""What a page says of its article."""

import pytest

from backfile.article import Article, Kind, Locator, Sighting
from backfile.window.article import words
from backfile.window.numbers import count


def article(**facts: object) -> Article:
    known: dict[str, object] = {
        "id": 1, "kind": Kind.ARTICLE, "title": "Ferries", "kicker": None, "standfirst": None, "dateline": None,
        "authors": (), "date": None, "source": None, "section": None, "edition": None, "page": None, "language": "en",
        "url": None, "paragraphs": (), "credits": (), "pictures": (), "names": (), "tags": (), "note": None,
        "starred": False, "parent": None, "same_page": (), "versions": (), "extra": {}, "derived": {}, "sightings": (),
    }  # fmt: skip
    return Article(**(known | facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2023", "2023"),
        ("2023-03", "Mar 2023"),
        ("2023-03-18", "18 Mar 2023"),
        ("2023-03-18T09:30:00+08:00", "18 Mar 2023, 09:30"),  # by its own clock, wherever the reader is
        ("2023-03-18T00:00:00", "18 Mar 2023"),  # what exports make of a day
        ("2023-03-18T00:00:00Z", "18 Mar 2023"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(date: str, said: str) -> None:
    assert words.day(date) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")],
)
def test_authors_are_listed_as_one_says_them(names: tuple[str, ...], said: str) -> None:
    assert words.listed(names) == said


@pytest.mark.parametrize(
    ("title", "rtl"),
    [
        ("Ferries", False),
        ("العبارات في المضيق", True),
        ("מעבורות", True),
        ("海峽渡輪", False),
        ("BBC: العبارات", True),
        ("", False),
    ],
)
def test_an_article_runs_as_most_of_its_letters_do(title: str, rtl: bool) -> None:
    assert words.direction(article(title=title)) is rtl


def test_the_way_to_a_record_names_each_container() -> None:
    at = Sighting("/dumps/backup.zip", 1, Locator("2023/march.zip!/a.jsonl", 4410, 0, 10, "ab" * 32))
    assert words.steps(at) == ["backup.zip", "2023/march.zip", "a.jsonl", f"record {count(4410)}"]


def test_given_and_derived_facts_are_told_apart() -> None:
    shown = article(
        kicker="HARBOUR", section="Transport", derived={"section": "the address", "title": "the first sentence"}
    )
    assert words.given(shown) == "kicker, language"
    assert words.derived(shown) == "section, from the address; headline, from the first sentence"


def test_an_extra_field_of_megabytes_shows_its_beginning() -> None:
    shown = words.as_text("x" * 5000)
    assert shown.startswith("x" * 2000 + "… ")
    assert "3000 more characters" in shown.replace(",", "")


def test_extra_fields_that_hold_nothing_are_not_shown() -> None:
    assert words.rows({"wc": 812, "a": None, "b": "", "c": [], "zero": 0, "no": False}) == [
        ("wc", "812"),
        ("zero", "0"),
        ("no", "false"),
    ]


def test_a_citation_leaves_out_what_is_not_known() -> None:
    assert words.citation(article()) == "“Ferries”, undated."
    whole = article(
        authors=("Ivo Tarn", "Sunniva Brekk"), source="Northlight Wire", date="2023-04-03", url="https://x.example"
    )
    assert words.citation(whole) == (
        "Ivo Tarn and Sunniva Brekk, “Ferries”, Northlight Wire, 3 Apr 2023, https://x.example."
    )
