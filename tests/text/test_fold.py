"""What matches what: folding and cutting into tokens, and the way back from a token to the text."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile.text import clusters, folds
from backfile.text.fold import fold_value, index_text, is_unspaced, runs, tokens, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("習近平", "习近 近平 平"),  # Traditional folds to Simplified
        ("习近平", "习近 近平 平"),
        ("近平", "近平 平"),
        ("平", "平"),
        ("其中，国家", "其中 中 国家 家"),  # no 中国 across the comma
        ("其中 国家", "其中 中 国家 家"),
        ("臺灣", "台湾 湾"),
        ("AI晶片", "ai 晶片 片"),
        ("F-16戰機", "f 16 战机 机"),
        ("3月5日", "3 月 5 日"),
        ("ＡＢＣ１２３", "abc123"),
        ("ｶﾞﾗｽ", "ガラ ラス ス"),  # half-width kana, its voicing mark a character of its own
        ("カ\u3099ラス", "ガラ ラス ス"),
        ("はは", "はは は"),
        ("ばば", "ばば ば"),  # voiced kana are other letters
        ("食べる", "食べ べる る"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("naïve", "naive"),
        ("nai\u0308ve", "naive"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "diyarbakir"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("ΕΛΛΆΔΑ Ελλάς", "ελλαδα ελλασ"),
        ("Ёлка", "елка"),
        ("مُحَمَّد", "محمد"),
        ("محـمد", "محمد"),  # tatweel
        ("م\u08caد", "مد"),  # marks of later versions of Unicode
        ("б\u2de0а", "ба"),
        ("שָׁלוֹם", "שלום"),
        ("हिन्दी", "हिन्दी"),  # vowel signs are letters to their readers
        ("ไทย", "ไท ทย ย"),
        ("한국어", "한국 국어 어"),
        (unicodedata.normalize("NFD", "한국어"), "한국 국어 어"),
        ("Xi's", "xi s"),
        ("Xi’s", "xi s"),
        ("Hawaiʻi", "hawai i"),
        ("no-limits", "no limits"),
        ("snake_case", "snake case"),
        ("3.5 ٢٠٢٣", "3 5 2023"),
        ("3.5", "3 5"),
        ("35", "35"),
        ("1,000", "1 000"),
        ("l’été", "l ete"),
        ("don't", "don t"),
        ("O'Brien", "o brien"),
        ("F-16", "f 16"),
        ("C++ C#", "c c"),
        ("AT&T", "at t"),
        ("U.S.", "u s"),
        ("US", "us"),
        ("@name", "name"),
        ("ＡＩ晶片", "ai 晶片 片"),
        ("COVID‑19", "covid 19"),
        ("me@example.org", "me example org"),
        ("#hashtag", "hashtag"),
        ("soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth", "zero width"),
        ("private\ue000use", "private use"),
        ("lone\ud800surrogate", "lone surrogate"),
        ("½ ① m² ㎞", "1 2 1 m2 km"),
        ("😀", ""),
        ("", ""),
    ],
)
def test_text_is_folded_and_cut_into_tokens(text: str, expected: str) -> None:
    assert fold_value(text) == expected


@pytest.mark.parametrize(
    "variants",
    [
        "裏裡里",
        "着著",
        "台臺檯枱",
        "爲為为",
        "衞衛卫",
        "綫線线",
        "峯峰",
        "敍敘叙",
        "痺痹",
        "粧妝妆",
        "簷檐",
        "糉糭粽",
        "鮎鯰鲶",
    ],
)
def test_variants_of_a_character_are_one(variants: str) -> None:
    assert len({fold_value(each) for each in variants}) == 1


@pytest.mark.parametrize(
    ("text", "token", "shown"),
    [
        ("主席習近平訪問", "近平", "近平"),
        ("a nai\u0308ve plan", "naive", "nai\u0308ve"),
        ("die Straße dort", "strasse", "Straße"),
        ("ﾋﾞﾙの", "ビル", "ﾋﾞﾙ"),
        ("“Xi’s”", "xi", "Xi"),
        ("ein x\u0302y", "xy", "x\u0302y"),
        ("soft\u00adhyphen.", "softhyphen", "soft\u00adhyphen"),
    ],
)
def test_a_token_leads_back_to_the_characters_it_stands_for(text: str, token: str, shown: str) -> None:
    assert [text[found.start : found.end] for found in tokens(text) if found.text == token] == [shown]


SCRIPTS = st.text(
    st.one_of(
        st.sampled_from(
            "習近平习中国，。、 AIxyzé'’-_3カｶﾞﾟが゙はパßİıΣςåłАйמוֹمحـَّहिन्दीไทยก้ี한국ᄒ\u1161\u11ab\u0301\u200d\u00ad\ue000"
        ),
        st.characters(),
    ),
    max_size=40,
)


@given(SCRIPTS)
def test_tokens_with_places_are_the_tokens_of_the_index(text: str) -> None:
    assert [token.text for token in tokens(text)] == words(text)


@given(SCRIPTS)
def test_places_lie_inside_the_text_and_in_order(text: str) -> None:
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(one.start <= other.start and one.end <= other.end for one, other in pairwise(found))


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_the_short_way_for_ascii_gives_what_the_long_way_gives(text: str) -> None:
    assert words(text) == words(f"é {text}")[1:]


@given(SCRIPTS)
def test_folding_what_is_folded_changes_no_word(text: str) -> None:
    spaced = [word for word in words(text) if not is_unspaced(word)]
    assert [folded for word in spaced for folded in words(word)] == spaced


@given(SCRIPTS)
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(text)


@given(SCRIPTS)
def test_nothing_reaches_the_index_but_letters_digits_and_ascii(text: str) -> None:
    def is_fit(char: str) -> bool:
        newer_han = char >= "\U00020000" and unicodedata.category(char) == "Cn"
        return char.isascii() or unicodedata.category(char)[0] in "LMN" or newer_han

    assert all(map(is_fit, index_text(text)))


def test_characters_that_are_taken_in_bulk_never_vanish() -> None:
    simple = re.compile(f"[{clusters._SIMPLE}]")
    taken = [char for char in map(chr, range(0x10000)) if simple.match(char)]
    assert [char for char in taken if clusters._continues(char) or not folds.FOLDS[ord(char)]] == []


@given(st.text() | st.text(st.sampled_from("aBé, -習近平国ガばｶﾞไ한1.\u0301\u200b\u3099\u00ad")))
@example("ka\u00adn 1\u03011 n\u0301n")
def test_runs_are_the_words_of_the_index_before_they_are_cut_into_pairs(text: str) -> None:
    cut: list[str] = []
    for part in runs(text).split():
        cut += [*map("".join, pairwise(part)), part[-1]] if is_unspaced(part) else [part]
    assert cut == words(text)


@pytest.mark.parametrize("between", ["\u00ad", "\u2060", "\ufeff", "\u061c", "\u2069"])
def test_what_vanishes_parts_no_letter_from_its_mark(between: str) -> None:
    text = f"フ{between}\u3099ー e{between}\u0301"
    assert [token.text for token in tokens(text)] == words(text) == ["ブー", "ー", "e"]
