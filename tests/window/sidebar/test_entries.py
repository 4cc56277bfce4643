"""What the sidebar lists: which facets, in which order, with which ticks."""

from collections.abc import Sequence, Set

import pytest

from backfile.library import Counts
from backfile.search.results import FacetValue
from backfile.window.question import Question, of_facet, question
from backfile.window.sidebar.entries import Place, Section, place_of, places
from backfile.window.sidebar.facets import sections
from backfile.window.sidebar.spots import count_text

Values = dict[str, Sequence[FacetValue]]
SOURCES = [FacetValue(name, 9 - at) for at, name in enumerate("ABCDEFG")]
FACETS: Values = {
    "tag": [FacetValue("harbour", 3)],
    "kind": [FacetValue("article", 9), FacetValue("excerpt", 2)],
    "year": [FacetValue("2023", 9), FacetValue("2022", 5), FacetValue(None, 4)],
    "source": [*SOURCES[:2], FacetValue(None, 8), *SOURCES[2:]],
    "section": [FacetValue("Transport", 4)],
    "language": [FacetValue("en", 9)],
}


def shown(asked: Question = Question(), opened: Set[str] = frozenset(), facets: Values = FACETS) -> dict[str, Section]:  # noqa: B008
    return {section.facet: section for section in sections(facets, asked, opened)}


def labels(section: Section) -> list[str]:
    return [entry.label for entry in section.entries]


def test_what_a_reader_narrows_by_first_stands_first_and_tags_last() -> None:
    assert list(shown()) == ["source", "section", "year", "kind", "tag"]


def test_a_facet_that_tells_nothing_apart_is_left_out() -> None:
    assert "language" not in shown()  # one language
    assert "language" in shown(facets={**FACETS, "language": [FacetValue("en", 9), FacetValue("zh-Hant", 2)]})
    assert "author" not in shown()


def test_five_values_are_shown_then_what_has_none_then_the_rest_behind_a_press() -> None:
    assert labels(shown()["source"]) == ["A", "B", "C", "D", "E", "No source", "2 more"]
    opened = shown(opened={"source"})["source"]
    assert labels(opened) == ["A", "B", "C", "D", "E", "F", "G", "No source", "Fewer"]
    six = shown(facets={"source": SOURCES[:6]}, opened={"source"})["source"]
    assert labels(six) == ["A", "B", "C", "D", "E", "F"]  # "1 more" would take as much room


def test_years_stand_newest_first_and_the_undated_last() -> None:
    assert labels(shown()["year"]) == ["2023", "2022", "Undated"]
    often = [
        FacetValue(year, 30 - at) for at, year in enumerate(("1999", "2023", "2004", "2019", "1987", "2011", "2001"))
    ]
    years = shown(facets={"year": [*often, FacetValue(None, 2)]}, opened={"year"})["year"]
    assert labels(years) == ["2023", "2019", "2011", "2004", "2001", "1999", "1987", "Undated", "Fewer"]
    assert [entry.count for entry in years.entries[:2]] == [29, 27]
    fewer = shown(facets={"year": often})["year"]
    assert labels(fewer) == ["2023", "2019", "2011", "2004", "2001", "2 more"]  # no gap, however few they are
    chosen = shown(question("date:1987"), facets={"year": often})["year"]
    assert labels(chosen) == ["2023", "2019", "2011", "2004", "2001", "1987", "1 more"]


def test_many_values_have_a_panel_of_their_own() -> None:
    def last(values: int, facet: str = "source") -> str:
        found = [FacetValue(f"Paper {n:03}", 1) for n in range(values)]
        return labels(shown(facets={facet: found})[facet])[-1]

    assert last(15) == "10 more"
    assert last(16) == "All 16…"
    assert last(199) == "All 199…"
    assert last(200) == "All…"  # as many as were counted
    many = {"source": [FacetValue(f"Paper {n:03}", 1) for n in range(200)]}
    assert labels(sections(many, Question(), sizes={"source": 12_408})[0])[-1] == "All 12,408…"
    assert last(30, "name") == "All…"
    *_, more = shown(facets={"name": [FacetValue(f"N {n}", 1) for n in range(20)]})["name"].entries
    assert (more.every, more.spoken()) == (True, "All 20…")


def test_counts_of_an_older_question_are_none() -> None:
    (section,) = sections({"section": FACETS["section"]}, Question(), waiting={"section"})
    (entry,) = section.entries
    assert (count_text(entry), entry.spoken()) == ("…", "Transport")


def test_a_value_that_is_asked_for_is_ticked_and_stays_though_it_is_rare() -> None:
    asked = Question().including(of_facet("source", "G")).excluding(of_facet("section", "Transport"))
    source = next(entry for entry in shown(asked)["source"].entries if entry.label == "G")
    assert source.state is True
    assert source.spoken() == "G, 3 articles, included"
    (section,) = shown(asked)["section"].entries
    assert section.spoken() == "Transport, 4 articles, excluded"


@pytest.mark.parametrize(
    ("query", "label", "count", "spoken"),
    [
        ('source:"Gone Gazette"', "Gone Gazette", 0, "Gone Gazette, 0 articles, included"),
        ("source:gaz", "gaz", None, "gaz, included"),  # a word in several names has no count of its own
    ],
)
def test_a_value_that_nothing_has_can_still_be_let_go(query: str, label: str, count: int | None, spoken: str) -> None:
    entry = next(entry for entry in shown(question(query))["source"].entries if entry.label == label)
    assert entry.count == count
    assert entry.spoken() == spoken


def test_places_say_what_the_whole_library_has() -> None:
    counts = Counts(items=137, articles=123, excerpts=14, starred=1, undated=25, dumps=1)
    said = [entry.spoken() for entry in places(counts, Place.ALL)]
    assert said == ["All articles, 137 articles", "Starred, 1 article", "Undated, 25 articles", "Imports, 1 import"]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("", Place.ALL),
        ("ferry", Place.ALL),
        ("is:starred", Place.STARRED),
        ("is:undated", Place.UNDATED),
        ("ferry is:undated", Place.ALL),  # the place's count is the whole library's
        ("-is:starred", Place.ALL),
    ],
)
def test_a_question_is_at_a_place(query: str, place: Place) -> None:
    assert place_of(question(query)) is place


def test_a_name_is_shown_with_its_other_form_and_may_be_counted_only_in_part() -> None:
    (names,) = (
        shown(facets={"name": [FacetValue("Ko Wen-tao", 12, "柯文濤", exact=False)]})[each] for each in ["name"]
    )
    (entry,) = names.entries
    assert (names.label, entry.label, entry.least) == ("Names", "Ko Wen-tao 柯文濤", True)
    assert entry.filter == of_facet("name", "Ko Wen-tao")


def test_an_estimate_is_marked_and_spoken_as_one() -> None:
    section = shown(facets={"source": [FacetValue("Wire", 1_200, is_estimate=True), FacetValue("Ledger", 3)]})["source"]
    about, exact = section.entries
    assert (count_text(about), about.spoken()) == ("~1,200", "Wire, about 1200 articles")
    assert (count_text(exact), exact.spoken()) == ("3", "Ledger, 3 articles")


@pytest.mark.parametrize("asked", ["name:徐佩蘭", 'name:"徐佩蘭"', 'name:"Hsu Pei-lan"'])
def test_a_name_is_ticked_in_whichever_form_it_was_asked_for_and_a_click_lets_it_go(asked: str) -> None:
    names: Values = {"name": [FacetValue("Ko Wen-tao", 8, "柯文濤"), FacetValue("Hsu Pei-lan", 2, "徐佩蘭")]}
    section = shown(question(asked), facets=names)["name"]
    assert [(entry.label, entry.state) for entry in section.entries] == [
        ("Ko Wen-tao 柯文濤", None),
        ("Hsu Pei-lan 徐佩蘭", True),
    ]
    pressed = section.entries[1].filter
    assert pressed is not None
    assert question(asked).including(pressed).filters == ()
    assert question(asked).including(pressed, also=True).filters == ()
    (excluded,) = question(asked).excluding(pressed).filters
    assert excluded.excluded
