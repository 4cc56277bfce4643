"""Which words a library has, and those that a pattern or a near spelling means."""

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from backfile.article import Credit, Picture
from backfile.library import Library, Writer
from backfile.library.sqlite import sqlite3
from backfile.library.vocabulary import terms_like, terms_near, terms_with_stem
from backfile.text.cut import cut
from backfile.text.fold import index_text, words

from .conftest import entry, ferry, teaser


def vocabulary(library: Library) -> list[str]:
    return [word for (word,) in library.connection.execute("SELECT word FROM vocabulary ORDER BY word")]


def of(*known: str) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.executemany("INSERT INTO vocabulary VALUES (?)", [(word,) for word in dict.fromkeys(known)])
    return connection


def test_every_word_of_title_deck_and_body_is_known_and_no_bigram(library: Library, writer: Writer) -> None:
    shown = Picture(0, "Kaptein på broen", "Foto: Åse")
    article = ferry(
        title="Don’t go: F-16戰機",
        credits=(Credit("Ivo Tarn", "Photo: Ivo Tarn", 1),),
        pictures=(shown,),
        paragraphs=("Straße, 3.5 km, Commissioner Ko Wen-tao said so", "AI晶片 और हिन्दी, ไทย 한국어 Ελλάδα"),
    )
    writer.write([entry(article), entry(ferry(paragraphs=("Zebra.",), excerpts=(teaser("Quince tea"),)), 2)])
    said = (
        "don t go f 16 harbour the last boat leaves at one photo ivo tarn kaptein pa broen foto ase strasse 3 5 km ai "
        "और हिन्दी ελλαδα night ferry to sail again zebra quince tea ko wen tao commissioner said so"
    )
    assert vocabulary(library) == sorted(said.split(" "))


def test_what_was_undone_is_known_once_it_is_written(library: Library, writer: Writer) -> None:
    broken = entry(ferry(title="Quagga"))
    object.__setattr__(broken.article, "page", "\ud800")
    with pytest.raises(UnicodeEncodeError):
        writer.write([broken])
    assert vocabulary(library) == []
    writer.write([entry(ferry(title="Quagga again"))])
    assert {"quagga", "again"} <= set(vocabulary(library))


def test_a_library_of_more_words_than_are_remembered_has_them_all(library: Library, writer: Writer) -> None:
    said = [f"{number:x}" for number in range(60_000)]
    for start in range(0, len(said), 20_000):
        writer.write([entry(ferry(title=f"n{start}", paragraphs=(" ".join(said[start : start + 20_000]),)), start)])
    assert set(said) <= set(vocabulary(library))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("...", 0),
        ("Two words.", 2),
        ("Two  words, apart", 3),
        ("don't", 2),
        ("習近平", 3),  # each character of a script without spaces is one
        ("習近平，中国", 5),
        ("AI晶片", 3),
        ("한국어", 3),
        ("One.\n\nTwo.", 2),
    ],
)
def test_words_are_the_tokens_of_the_text(library: Library, writer: Writer, text: str, count: int) -> None:
    writer.write([entry(ferry(paragraphs=tuple(text.split("\n\n")) if text else ()))])
    assert library.connection.execute("SELECT words FROM items").fetchone() == (count,)


TEXTS = st.lists(
    st.text(st.one_of(st.sampled_from("習近平中。、 AIxyz é'-3カはßİΣמو한국हिन्दी\n"), st.characters()), max_size=40),
    max_size=5,
)


@given(TEXTS)
def test_texts_that_are_cut_together_have_the_tokens_of_each(texts: list[str]) -> None:
    found = cut([index_text(text) for text in texts])
    assert found.counts() == [len(words(text)) for text in texts]
    said = [found.read[start:end].decode() for start, end in zip(found.starts, found.ends, strict=True)]
    assert said == [word for text in texts for word in words(text)]
    numbers = dict(zip(found.numbers.tolist(), said, strict=True))
    assert len(set(said)) == len(numbers)


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("*gate", ["gate", "floodgate", "watergate"]),
        ("gate*", ["gate", "gates"]),
        ("*gate*", ["gate", "gates", "floodgate", "watergate"]),
        ("wom?n", ["woman", "women"]),
        ("?ate", ["gate"]),
        ("w*n", ["womn", "woman", "women"]),
        ("gate", ["gate"]),
        ("gat\\e", ["gate"]),
        ("gate\\*", []),
        ("[gw]*", []),
        ("?", ["ж"]),
        ("", []),
    ],
)
def test_a_pattern_means_whole_words_the_shortest_first(pattern: str, meant: list[str]) -> None:
    known = of("woman", "women", "womn", "gate", "gates", "watergate", "floodgate", "ж")
    assert terms_like(known, pattern) == meant


def test_a_page_in_place_of_a_word_is_none() -> None:
    connection = of("ferry", "a" * 60_000)
    assert terms_like(connection, "a" * 60_000 + "*") == []
    assert terms_near(connection, "a" * 60_000, 1) == ["a" * 60_000]
    assert terms_with_stem(connection, "a" * 60_000, ["en"]) == {"en": ["a" * 60_000]}


def test_no_more_words_come_than_were_wanted() -> None:
    assert terms_like(of("gate", "floodgate", "gates"), "*gate*", 2) == ["gate", "gates"]


LETTERS = "abcж"
KNOWN = st.lists(st.text(LETTERS, min_size=1, max_size=9), max_size=30)


@given(KNOWN, st.text(LETTERS + "*?", max_size=6))
def test_patterns_mean_what_a_shell_would(known: list[str], pattern: str) -> None:
    assert set(terms_like(of(*known), pattern)) == {word for word in known if fnmatchcase(word, pattern)}


@given(KNOWN, st.text(LETTERS, min_size=1, max_size=9), st.sampled_from((1, 2)), st.data())
def test_near_words_are_all_within_that_distance(
    known: list[str], word: str, distance: int, data: st.DataObject
) -> None:
    known.append(data.draw(near(word, distance)))
    meant = {other for other in known if OSA.distance(word, other) <= distance}
    assert set(terms_near(of(*known), word, distance)) == meant


@st.composite
def near(draw: st.DrawFn, word: str, edits: int) -> str:
    """The word with that many slips."""
    for _ in range(edits):
        at = draw(st.integers(0, max(0, len(word) - 1)))
        letter = draw(st.sampled_from(LETTERS))
        word = draw(
            st.sampled_from(
                (
                    word[:at] + word[at + 1 :] or letter,
                    word[:at] + letter + word[at:],
                    word[:at] + letter + word[at + 1 :],
                    word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
                    word + letter,
                )
            )
        )
    return word


def test_the_nearest_come_first() -> None:
    known = of("putin", "puttin", "pution", "puitn", "utni", "muffin", "pin", "putain", "patina")
    assert terms_near(known, "putin", 1) == ["putin", "puitn", "putain", "pution", "puttin"]
    assert terms_near(known, "putin", 2)[5:] == ["patina", "pin", "utni"]


def test_forms_are_those_of_each_language() -> None:
    known = of("election", "elections", "electing", "elector", "elect", "eleccion", "elecciones", "gelopen", "loopt")
    assert terms_with_stem(known, "elections", ["en", "es", "zh"]) == {
        "en": ["elect", "electing", "election", "elections"],
        "es": ["elections"],
        "zh": ["elections"],
    }
    assert terms_with_stem(known, "eleccion", ["es-MX"]) == {"es-MX": ["eleccion", "elecciones"]}
    assert terms_with_stem(known, "lopen", ["nl"]) == {"nl": ["gelopen", "loopt"]}
