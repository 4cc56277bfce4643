"""Which words are forms of one, by language."""

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.text.fold import fold_value
from backfile.text.stems import is_stemmed, languages, patterns, stem

FORMS = {
    "ar": "رئيس الرئيس رئيسا",
    "ca": "polític política polítics",
    "cs": "vláda vlády vládou",
    "da": "valg valget valgene",
    "de": "Straße Straßen",
    "el": "εκλογή εκλογές εκλογών",
    "en": "election elections elected",
    "eo": "balotado balotadoj",
    "es": "político política políticas",
    "et": "valimine valimised",
    "fa": "کتاب کتاب‌ها کتابها",
    "fi": "talo talossa talot",
    "fr": "déclaré déclarée déclarer déclarées",
    "hi": "लड़का लड़के लड़कों",
    "hu": "választás választások választást",
    "id": "pilih memilih pilihan pemilihan dipilih",
    "it": "politico politica politici politiche",
    "lt": "miestas miesto",
    "ne": "चुनाव चुनावको",
    "nl": "lopen gelopen loopt",
    "nn": "valg valget",
    "pl": "rząd rządu rządem",
    "pt": "falar falando falou",
    "ro": "președinte președintele președinți",
    "ru": "красный красная красного красные красной",
    "sr": "избор избори izbora",
    "sv": "val valet valen",
    "tr": "ülke ülkeler ülkenin",
}


@pytest.mark.parametrize(("language", "forms"), FORMS.items())
def test_forms_of_a_word_share_their_stem(language: str, forms: str) -> None:
    assert len({stem(fold_value(form), language) for form in forms.split(" ")}) == 1


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("ferries", "en", "ferri"),
        ("ferries", "en-GB", "ferri"),
        ("dying", "EN", "die"),
        ("hauser", "de", "haus"),
        ("haeuser", "de", "haus"),
        ("ferries", "zh-Hant", "ferries"),
        ("ferries", "", "ferries"),
        ("", "en", ""),
        ("1999", "en", "1999"),
    ],
)
def test_a_word_has_the_stem_of_its_language(word: str, language: str, expected: str) -> None:
    assert stem(word, language) == expected


def test_a_language_is_known_by_its_first_subtag() -> None:
    assert is_stemmed("pt-BR")
    assert not is_stemmed("zh-Hans")
    assert {"en", "de", "ru"} <= languages()


@st.composite
def formed(draw: st.DrawFn) -> tuple[str, str]:
    """A word with beginnings and endings of its language."""
    language, forms = draw(st.sampled_from(sorted(FORMS.items())))
    words = [fold_value(form) for form in forms.split(" ")]
    begin = draw(st.sampled_from(words))[: draw(st.integers(1, 4))]
    middle = draw(st.text("".join(words), max_size=5))
    end = draw(st.sampled_from(words))[-draw(st.integers(1, 6)) :]
    return language, fold_value(begin + middle + end).replace(" ", "")


@given(formed())
def test_every_word_matches_the_patterns_of_its_stem(made: tuple[str, str]) -> None:
    language, word = made
    meant = patterns(stem(word, language), language)
    assert any(fnmatchcase(word, pattern) for pattern in meant)
