"""A word that is still being typed, inside more."""

import pytest

from .conftest import MakeArchive, article


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("night OR -harbour ferr", ["Day ferry"]),
        ("para:(day ferr", ["Day ferry"]),
        ("title:(tram OR ferr", ["Tram"]),  # it finds something as it is
    ],
)
def test_a_word_that_is_being_typed_is_the_beginning_of_one_however_deep_it_stands(
    make_archive: MakeArchive, typed: str, found: list[str]
) -> None:
    archive = make_archive(article("Tram", "By tram."), article("Day ferry", "A ferry by day."))
    assert sorted(archive.titles(typed, typing=True)) == found
