"""Which values are offered beside what else is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile.window.offers import Offers
from backfile.window.question import Question, question
from tests.search.conftest import Archive, article


@pytest.fixture
def offers(tmp_path: Path) -> Iterator[Offers]:
    archive = Archive(tmp_path / "press.backfile")
    archive.add(
        article("Ferry late", "One.", source="Harbour Courier", language="en"),
        article("Ferry lost", "Two.", source="Harbour Courier", language="en"),
        article("Post", "Three.", source="Ledger", language="fr"),
        article("Post again", "Four.", source="Ledger", language="fr", authors=("Ann Loft",)),
        article("Ferry and post", "Five.", source="Ledger", language="fr"),
        article("Post lost", "Six.", source="Halm", language="da"),
    )
    archive.close()
    offers = Offers(archive.path)
    yield offers
    offers.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ferry source:", {"source": ["Harbour Courier", "Ledger"]}),
        ("ferry source:led", {"source": ["Harbour Courier", "Ledger"]}),
        ('ferry source:"Led', {"source": ["Harbour Courier", "Ledger"]}),
        ("ferry -source:", {"source": ["Harbour Courier", "Ledger"]}),
        ("ferry lang:", {"lang": ["en", "fr"]}),
        ("again author:", {"author": ["Ann Loft"]}),
        ("nothing source:", {"source": []}),
        ("source:", {}),
        ("ferry", {}),
        ("ferry source:(led", {}),
    ],
)
def test_values_of_what_else_is_asked_are_known(offers: Offers, text: str, found: dict[str, list[str]]) -> None:
    assert offers.found_beside(text, len(text), Question(text), lambda: True) == found


def test_filters_narrow_what_is_offered(offers: Offers) -> None:
    here = question("lang:da")
    assert offers.found_beside("source:", 7, here, lambda: True) == {"source": ["Halm"]}


def test_what_is_no_longer_wanted_is_not_looked_for(offers: Offers) -> None:
    assert offers.found_beside("ferry source:", 13, Question(), lambda: False) == {}
