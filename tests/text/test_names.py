"""Names that a text gives in two forms: the name alone, without the titles before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.article import Name
from backfile.text.names import glosses


@pytest.mark.parametrize(
    ("text", "name", "gloss"),
    [
        (
            "Minister of Foreign Affairs Lin Dawei (林大為) said",
            "Lin Dawei",
            "林大為",
        ),  # as many syllables as characters
        ("Harbour Board Chairwoman Hsu Mei-ling (許美玲) said", "Hsu Mei-ling", "許美玲"),
        ("President Wu Li (吳力) left", "Wu Li", "吳力"),
        ("Legislator Joseph Wang (王約瑟) asked", "Joseph Wang", "王約瑟"),
        ("Prime Minister Haruko Tanabe (田辺晴子) replied", "Haruko Tanabe", "田辺晴子"),
        ("Mayor Park Ji-woo (박지우) agreed", "Park Ji-woo", "박지우"),
        ("Mayor Odo Brandt (歐布朗) said", "Odo Brandt", "歐布朗"),
        ("the Salt Workers’ Party (SWP, 鹽工黨) said", "Salt Workers’ Party", "鹽工黨"),
        ("in Beigang’s Outer Harbour District (外港) on", "Outer Harbour District", "外港"),
        ("a boat to South Islet (南嶼) sank", "South Islet", "南嶼"),  # no title: the gloss translates it
        ("at Beigang’s New Harbour (新港) on", "New Harbour", "新港"),
        ("in South Korea (南韓) on", "South Korea", "南韓"),
        ("South Korean President Park Ji-woo (박지우) said", "Park Ji-woo", "박지우"),
        ("the Strait Seamen’s Union (海峽船員工會) said", "Strait Seamen’s Union", "海峽船員工會"),
        ("the South Bay Fishermen’s Association (南灣漁會) said", "South Bay Fishermen’s Association", "南灣漁會"),
        ("the Harbour Museum (港口博物館) is shut", "Harbour Museum", "港口博物館"),
        ("縣長歐布朗（Odo Brandt）昨天說", "歐布朗", "Odo Brandt"),
        ("外交部長林大為（Lin Dawei）昨天說", "林大為", "Lin Dawei"),
        ("祕書長歐布朗（Odo Brandt）昨天說", "歐布朗", "Odo Brandt"),
        ("財務長歐布朗（Odo Brandt）昨天說", "歐布朗", "Odo Brandt"),
        ("圖書館員歐布朗（Odo Brandt）昨天說", "歐布朗", "Odo Brandt"),
        ("計程車司機歐布朗（Odo Brandt）昨天說", "歐布朗", "Odo Brandt"),
        ("渔业局长布兰特（Brandt）说", "布兰特", "Brandt"),
        ("海峽船員工會（Strait Seamen’s Union）昨天說", "海峽船員工會", "Strait Seamen’s Union"),
        ("港務委員會（Harbour Committee）昨天說", "港務委員會", "Harbour Committee"),  # a title in it is part of it
        ("总统布兰特(Brandt)说", "布兰特", "Brandt"),
    ],
)
def test_the_name_before_the_parenthesis_is_found_without_its_title(text: str, name: str, gloss: str) -> None:
    assert glosses([text]) == (Name(name, gloss),)


@pytest.mark.parametrize(
    "text",
    [
        "The council (which met on Monday) said nothing.",
        "The National Security Bureau (NSB) said nothing.",  # an abbreviation, in the same letters
        "the council (議會) said",  # no name
        "昨天（星期六）下午",
        "(歐布朗)",
        "",
    ],
)
def test_other_parentheses_are_no_gloss(text: str) -> None:
    assert glosses([text]) == ()


def test_each_name_is_found_once_in_the_order_of_the_text() -> None:
    paragraphs = ["Wu Li (吳力) met Hsu Mei-ling (許美玲).", "Wu Li (吳力) left. 吳力（Wu Li）came back."]
    assert glosses(paragraphs) == (Name("Wu Li", "吳力"), Name("Hsu Mei-ling", "許美玲"))


@given(st.lists(st.text(alphabet="AbС d-’(（）)王小明,，的 ", max_size=80), max_size=4))
def test_whatever_is_found_stands_in_the_text(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    for name in glosses(paragraphs):
        assert name.name in text
        assert name.gloss is not None
        assert name.gloss in text


@pytest.mark.parametrize(
    "text", ["A" * 100_000 + "（", "Aa " * 50_000 + "(王", "王" * 100_000 + "(A", "(" * 100_000 + "王"]
)
def test_long_runs_take_no_longer_than_their_length(text: str) -> None:
    assert glosses([text]) == ()
