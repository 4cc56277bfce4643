"""Which articles are like one, and what is said of why."""

from dataclasses import replace

import pytest

from backfile.article import Name
from backfile.errors import NoSuchItem
from backfile.search.similarity.similar import Similar
from backfile.search.similarity.usual_form import usual_form
from tests.search.conftest import Archive, MakeArchive, article

STRIKE = (
    "The dockers of Oyelund refused to load the ferry Halcyon. The harbour board of Oyelund had cut the dockers' wages"
    " and sold the crane. The Halcyon lay at the quay all day."
)


@pytest.fixture
def press(make_archive: MakeArchive) -> Archive:
    filler = [
        article(f"Bread {number}", f"A baker of street {number} sold bread and the bread was good, all day long.")
        for number in range(8)
    ]
    return make_archive(
        article("Dockers strike at Oyelund", STRIKE, names=(Name("Halcyon", "翠鳥號"),)),
        article("Halcyon sails again", "The dockers of Oyelund loaded the Halcyon once the harbour board gave in."),
        article("Garden show", "Roses and tulips were shown at the garden, and a baker sold bread."),
        article("龍舟賽北灣隊險勝", "北灣隊的龍舟以半個龍頭險勝漁會隊，端午龍舟賽的冠軍是北灣隊。"),
        article("龍舟賽改期", "端午龍舟賽改期，北灣隊的龍舟還在修，漁會隊的龍頭也還沒上漆。"),
        *filler,
    )


def test_what_tells_an_article_from_others_is_shared_by_what_is_like_it(press: Archive) -> None:
    found = Similar(press.library).find(1)
    assert [each.title for each in found] == ["Halcyon sails again"]
    assert {"Oyelund", "Halcyon"} <= set(found[0].shares)
    assert 0 < found[0].score <= 1


def test_chinese_is_compared_by_its_characters(press: Archive) -> None:
    (found,) = Similar(press.library).find(4)
    assert found.title == "龍舟賽改期"
    assert any("龍舟" in each for each in found.shares)


def test_a_word_in_capitals_is_said_as_the_text_writes_it(make_archive: MakeArchive) -> None:
    shouted = article("OYELUND BURNS AGAIN", "A fire in Oyelund burns the crane of the harbour board. NATO looks on.")
    other = article("Fire", "Oyelund has no crane, since a fire burns in Oyelund; NATO and the harbour board wait.")
    filler = [article(f"Bread {number}", f"Bread was sold in street {number}.") for number in range(9)]
    archive = make_archive(shouted, other, *filler)
    (found,) = Similar(archive.library).find(1)
    assert "Oyelund" in found.shares
    assert not {"OYELUND", "BURNS"} & set(found.shares)


def test_a_name_is_said_whole(make_archive: MakeArchive) -> None:
    union = (Name("Strait Seamen’s Union", "海峽船員工會"),)
    strike = article("罷工", "海峽船員工會昨日罷工，海峽船員工會的祕書說，海峽船員工會要求加薪。", names=union)
    other = article("復工", "海峽船員工會今日復工，船員工會滿意。")
    filler = [article(f"海峽新聞{number}", f"海峽今日有霧，第{number}號渡輪停航。") for number in range(9)]
    archive = make_archive(strike, other, *filler)
    (found,) = Similar(archive.library).find(1)
    assert "海峽船員工會" in found.shares
    assert "海峽船員工會" in Similar(archive.library).query(1).text


def test_nothing_is_like_what_shares_no_more_than_common_words(press: Archive) -> None:
    assert Similar(press.library).find(3) == []


def test_a_query_for_more_like_it_finds_it(press: Archive) -> None:
    query = Similar(press.library).query(1)
    assert {1, 2} <= set(press.ids(query))


def test_an_article_that_is_not_there_is_told(press: Archive) -> None:
    with pytest.raises(NoSuchItem):
        Similar(press.library).find(99)


def test_a_kicker_in_capitals_is_said_as_other_texts_write_it(make_archive: MakeArchive) -> None:
    body = "The crane of Oyelund burned again, and the harbour board looked on. NATO looked on as well."
    shouted = replace(article("Crane burns", body), kicker="HALCYON ADRIFT")
    others = [
        article("Fire", "The Halcyon ran adrift while the crane of Oyelund burned; NATO and the harbour board wait."),
        article("Again", "The Halcyon is back. Nobody knows who set the Halcyon adrift, says NATO of Oyelund."),
    ]
    filler = [article(f"Bread {number}", f"Bread was sold in street {number}.") for number in range(9)]
    library = make_archive(shouted, *others, *filler).library
    assert "Halcyon" in Similar(library).query(1).text
    assert not any("HALCYON" in shared for each in Similar(library).find(1) for shared in each.shares)
    assert usual_form(library.connection, "NATO") == "NATO"
