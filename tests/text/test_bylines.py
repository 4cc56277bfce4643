"""Bylines as papers print them, and the people whom they name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.text.bylines import authors_of


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Mara Voss", ("Mara Voss",)),
        ("By Mara Voss and Ines Okoye in Kyiv", ("Mara Voss", "Ines Okoye")),
        ("by Mara Voss & Ines Okoye", ("Mara Voss", "Ines Okoye")),
        ("By Mara Voss, Staff reporter, in Kyiv", ("Mara Voss",)),
        ("By Mara Voss / Staff writer, with Northlight", ("Mara Voss", "Northlight")),
        ("Mara Voss for The Strait Ledger", ("Mara Voss",)),
        ("Exclusive by Mara Voss, Political Editor", ("Mara Voss",)),
        ("Mara Voss; Ines Okoye; Tomas Reyl", ("Mara Voss", "Ines Okoye", "Tomas Reyl")),
        (
            "By Ada Quill, Bela Roth, Cy Moor, Dora Lund, Emil Stark, Finn Hale and Greta Holm",
            ("Ada Quill", "Bela Roth", "Cy Moor", "Dora Lund", "Emil Stark", "Finn Hale", "Greta Holm"),
        ),
        ("By ANNA SOO-JIN PARK", ("Anna Soo-Jin Park",)),
        ("BY JAN VAN DER MEER AND SEAN O’NEIL", ("Jan van der Meer", "Sean O’Neil")),
        ("By J. R. McKINLEY", ("J. R. McKinley",)),
        ("By THE ASSOCIATED PRESS", ("The Associated Press",)),  # an agency keeps its name
        ("AFP", ("AFP",)),
        ("By Mara Voss, Associated Press", ("Mara Voss",)),  # whom she works for
        ("Lord Edmund Harrow, Lord Harrow", ("Lord Edmund Harrow, Lord Harrow",)),  # one person with two titles
        ("Voss, Mara", ("Voss, Mara",)),  # one inverted name
        ("Emil Stark, Jr.", ("Emil Stark, Jr.",)),
        ("seeblick/KN", ("seeblick/KN",)),  # signs of editors stay as they are
        ("ab/cd", ("ab/cd",)),
        ("Von Hans Müller und Eva Groß, Nordhafen", ("Hans Müller", "Eva Groß")),
        ("Par Jeanne Leroy et Luc Blanc", ("Jeanne Leroy", "Luc Blanc")),
        ("Por Ana Ruiz y Luis Vega", ("Ana Ruiz", "Luis Vega")),
        ("記者王小明／台北報導", ("王小明",)),
        ("〔記者王小明、李大同／北港報導〕", ("王小明", "李大同")),
        ("（中央社記者王小明台北18日電）", ("王小明",)),
        ("記者 王小明 綜合報導", ("王小明",)),
        ("記者王小明與李大同", ("王小明", "李大同")),
        ("文／王小明", ("王小明",)),
        ("作者：張三、李四", ("張三", "李四")),
        ("北港報導", ("北港報導",)),  # all that there is
        ("بقلم: أحمد علي", ("أحمد علي",)),
        ("מאת יוסי כהן", ("יוסי כהן",)),
        ("By Staff reporters", ()),
        ("By staff and agencies", ()),
        ("", ()),
        (" , ", ()),
    ],
)
def test_a_byline_names_its_people(byline: str, authors: tuple[str, ...]) -> None:
    assert authors_of(byline) == authors


def test_each_is_named_once() -> None:
    assert authors_of("Mara Voss, Ines Okoye and Mara Voss") == ("Mara Voss", "Ines Okoye")


@given(st.text(max_size=200))
def test_any_line_gives_names_without_blanks_around_them(byline: str) -> None:
    assert all(name and name == name.strip() for name in authors_of(byline))
