"""Plain words are cut by a short way, which must not be another one."""

from hypothesis import given
from hypothesis import strategies as st

from backfile.search import parse
from backfile.search.language.lexer import LONGEST, Lexer

WORDS = st.sampled_from([
    "ferry", "harbour,", "l’été", "don't", "1987", "F-16", "U.S.", "習近平", "İstanbul", "naïve", "nai\u0308ve",
    "words", "Words", "year", "atleast", "5", ">", ">1000", "AND", "and", "OR", "NOT", "near8", "NEAR", "SAME",
    "ＡＮＤ", "adj8", "w/8", "/p", "title:", "source:", "para:", "lead", "forms:(", "(", ")", '"night', 'boat"',
    "“night", "«", "»", "-no", "+yes", "~1", "^2", "wom?n", "ferr*", "*", "?", "what?", ":)", "'tis", "10:30",
    "https://example.org", "\\", "=Polish", "/wom[ae]n/", "[2019", "TO", "2020]", "hd=ferry", "&&", "||",
    "headline(", "AROUND(5)", "date", "<", "{",
])  # fmt: skip


class _WithoutShortWay(Lexer):
    def _plain(self) -> bool:
        return False


@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", "  ", "", "\u3000", "\t"])), max_size=12))
def test_words_are_cut_as_if_there_were_no_short_way(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + blank for word, blank in pieces)
    short, long = Lexer(text), _WithoutShortWay(text)

    assert short.lexemes == long.lexemes
    assert short.warnings == long.warnings


def test_of_words_side_by_side_so_many_are_searched() -> None:
    words = [f"word{'x' * (number % 7)}" for number in range(LONGEST)]
    told = f"Only the first {LONGEST:,} words are searched."

    assert parse(" ".join(words)).warnings == ()
    assert parse(" ".join([*words, "harbour"])).warnings == (told,)
    assert parse(" ".join([*words, "harbour"])).tree == parse(" ".join(words)).tree
    assert parse(" OR ".join([*words, "harbour"])).warnings == ()
    assert parse(" ".join([*words[1:], "OR", *words[1:]])).warnings == ()
    assert parse(" ".join([*words[1:], "||", *words])).warnings == ()
    assert parse(" ".join(["3rd " * LONGEST, "harbour"])).warnings == (told,)
