"""Queries in plain English: each node has its words, and no two queries that find different articles read alike."""

import itertools

import pytest
from hypothesis import given, settings

from backfile.search import parse
from backfile.search.language.explain import explain
from backfile.search.language.joining import both, either
from backfile.search.language.shaping import Shaper
from backfile.search.language.speech import MOST_LISTED, Speech
from backfile.search.language.tree import (
    And,
    AtLeast,
    Boost,
    Dates,
    Everything,
    Forms,
    Fuzzy,
    Near,
    Not,
    Or,
    Text,
    Tree,
    Unit,
    Value,
    Within,
    pieces,
)
from tests.search.test_language_trees import TREES


def said(tree: Tree) -> str:
    return "".join(text for text, _ in explain(tree))


SENTENCES = [
    ("", "All articles"),
    ("kind:article", "All full articles"),
    ("-kind:article", "All excerpts"),
    ("-*", "Articles but none at all"),
    ("ferry strait", "Articles with ferry and strait"),
    ("ferry strait night", "Articles with ferry, strait and night"),
    ("ท่าเรือ हिन्दी", "Articles with ท่าเรือ and हिन्दी"),  # their vowels are marks, and no signs
    ("and or", "Articles with “and” and “or”"),
    ('"night ferry"', "Articles with “night ferry”"),
    ("ferr*", "Articles with words that begin with ferr"),
    ("and*", "Articles with words that begin with “and”"),
    ("-ferr*", "Articles without words that begin with ferr"),
    ("-ferr* -night", "Articles without ferr… or night"),
    ("title:ferr*", "Articles with words that begin with ferr in the headline"),
    ("ferr* night", "Articles with night and words that begin with ferr"),
    ("ferr* nig*", "Articles with ferr… and nig…"),
    ("ferr* OR night", "Articles with either ferr… or night"),
    ("ferr* (night OR strait)", "Articles with ferr… and either night or strait"),
    ('"night ferr"*', "Articles with “night ferr…”"),
    ("=Polish", "Articles with Polish (to the letter)"),
    ("wom?n", "Articles with wom?n (any letter for ?)"),
    ("*gate", "Articles with *gate (any letters for *)"),
    ("*g?te", "Articles with *g?te (any letters for *, one for ?)"),
    ("harbor~1", "Articles with harbor (give or take a letter)"),
    ("harbor~2", "Articles with harbor (give or take two letters)"),
    ("/fer+y/", "Articles with /fer+y/ (a regular expression)"),
    ("ferry^3", "Articles with ferry"),
    # words that are near each other
    ("ferry NEAR/8 strait", "Articles with ferry within 8 words of strait"),
    ('"ferry strait"~8', "Articles with ferry within 8 words of strait"),
    ("ferry NEAR/1 strait", "Articles with ferry within 1 word of strait"),
    ("ferry NEAR/0 strait", "Articles with ferry and strait side by side in any order"),
    ("a NEAR/8 b NEAR/8 c", "Articles with a, b and c within 8 words of each other"),
    ("ferry NEAR/8 (strait OR bay)", "Articles with ferry within 8 words of (strait or bay)"),
    ("night ferry NEAR/8 strait", "Articles with night, with ferry within 8 words of strait"),
    # parts of an article
    ("sent:(ferry strait)", "Articles with ferry and strait in one sentence"),
    ("ferry SAME strait", "Articles with ferry and strait in one paragraph"),
    ("lead:ferry", "Articles with ferry in the lead"),
    ("para:(xi (putin OR peskov))", "Articles with xi and either putin or peskov in one paragraph"),
    ("para:(ferry -storm)", "Articles with ferry but not storm in one paragraph"),
    ("para:(ferry -storm -fog)", "Articles with ferry but neither storm nor fog in one paragraph"),
    ("para:-storm", "Articles with a paragraph with no storm"),
    ("para:(ferry OR -storm)", "Articles with a paragraph with either ferry or no storm"),
    ("-sent:(ferry strait)", "Articles not with ferry and strait in one sentence"),
    ("storm -lead:ferry", "Articles with storm, without ferry in the lead"),
    ("-para:(ferry -storm)", "Articles without (ferry but not storm in one paragraph)"),
    ("-(ferry NEAR/8 strait)", "Articles not with ferry within 8 words of strait"),
    ("-title:ferry", "Articles without ferry in the headline"),
    ("-title:(ferry strait)", "Articles not with ferry and strait in the headline"),
    ("title:(ferry -boat)", "Articles with ferry in the headline, without boat in the headline"),
    ("-atleast:3(ferry)", "Articles without ferry at least 3 times"),
    ("-atleast:3(ferry OR boat)", "Articles not with ferry or boat at least 3 times in all"),
    ("-forms:sail", "Articles without sail in any grammatical form"),
    ("title:ferry", "Articles with ferry in the headline"),
    ("title:(ferry OR boat) strait", "Articles with strait, with either ferry or boat in the headline"),
    ("title:(xi putin)", "Articles with xi and putin in the headline"),
    ("xi title:putin", "Articles with xi, with putin in the headline"),
    ("xi OR title:putin", "Articles with either xi or (putin in the headline)"),
    # how often, and in which form
    ("atleast:5(ferry)", "Articles with ferry at least 5 times"),
    ("atleast:2(ferry)", "Articles with ferry at least twice"),
    ("atleast:5(ferry OR boat)", "Articles with ferry or boat at least 5 times in all"),
    ("forms:(sail row)", "Articles with sail and row in any grammatical form"),
    # or, and, not, in one another
    ("ferry OR boat", "Articles with either ferry or boat"),
    ("ferry OR boat OR ship", "Articles with either ferry, boat or ship"),
    ("night ferry OR boat", "Articles with either (night and ferry) or boat"),
    ("night (ferry OR boat)", "Articles with night and either ferry or boat"),
    ("(ferry OR boat) night bay", "Articles with night, bay and either ferry or boat"),
    ("(ferry OR boat) (bay OR sea)", "Articles with either ferry or boat, with either bay or sea"),
    ("ferry -boat", "Articles with ferry, without boat"),
    ("ferry -boat -ship", "Articles with ferry, without boat or ship"),
    ("ferry -(boat ship)", "Articles with ferry, not with both boat and ship"),
    ("ferry OR -boat", "Articles either with ferry or without boat"),
    ("ferry OR source:Wire", "Articles either with ferry or from Wire"),
    ("ferry OR (boat source:Wire)", "Articles either with ferry or (with boat, from Wire)"),
    ("-(ferry OR source:Wire)", "Articles neither with ferry nor from Wire"),
    ("-(ferry source:Wire)", "Articles except those (with ferry, from Wire)"),
    # facts
    ("source:Wire", "Articles from Wire"),
    ('source:("The Courier" OR Wire)', "Articles from “The Courier” or Wire"),
    ("source:W*", "Articles from W…"),
    ("source:*gate", "Articles from *gate (any letters for *)"),
    ("-section:opinion -lang:en", "Articles not in opinion, not written in English"),
    ("by:Tarn name:海 tag:x", "Articles by Tarn, naming 海, tagged x"),
    ("dump:march url:example.org", "Articles imported from march, at an address with example.org"),
    ("kind:article ferry", "Full articles with ferry"),
    ("-kind:article ferry", "Excerpts with ferry"),
    ("kind:article kind:excerpt", "Full articles that are excerpts"),
    ("lang:zh-Hant", "Articles written in Chinese (zh-Hant)"),
    ("lang:tlh", "Articles written in tlh"),
    ("has:author -has:source", "Articles with an author, without a source"),
    ("is:undated", "Undated articles"),
    ("is:starred", "Starred articles"),
    ("-is:undated", "Dated articles"),
    ("has:excerpt", "Articles with excerpts beside them"),
    ("is:starred -is:seen", "Articles starred, not opened before"),
    ("words:>1000", "Articles longer than 1,000 words"),
    ("words:>=1000", "Articles of at least 1,000 words"),
    ("words:<1000", "Articles shorter than 1,000 words"),
    ("words:<=1000", "Articles of at most 1,000 words"),
    ("words:500..800", "Articles of 500 to 800 words"),
    ("words:500", "Articles of 500 words"),
    ("words:1", "Articles of 1 word"),
    ("words:<2", "Articles of at most 1 word"),
    ("id:17", "Articles numbered 17"),
    # dates
    ("date:2023", "Articles of 2023"),
    ("date:2023-03-05T10:30", "Articles of 5 March 2023, 10:30"),
    ("ferry date:2023-03", "Articles with ferry, March 2023"),
    ("ferry date:[2022 TO 2023] date:2023", "Articles with ferry, from 2022 to 2023, of 2023"),
    ("-date:2023-03-18", "Articles not of 18 March 2023"),
    ("date:(2019 OR 2021)", "Articles either of 2019 or of 2021"),
    ("ferry date:[2022-01 TO 2023-06]", "Articles with ferry, from January 2022 to June 2023"),
    ("date:{2019 TO 2021}", "Articles after 2019 and before 2021"),
    ("date:{2019 TO 2021]", "Articles after 2019 and up to 2021"),
    ("date:[2019 TO 2021}", "Articles from 2019 on and before 2021"),
    ("date:[2019 TO *]", "Articles from 2019 on"),
    ("before:2019", "Articles before 2019"),
    ("after:2019", "Articles after 2019"),
    ("(date:2019 OR is:undated)", "Articles either of 2019 or undated"),
    ("last:30d", "Articles of the last 30 days"),
    ("last:week", "Articles of the last week"),
    (
        "para:(xi (putin OR peskov)) date:2023-03 source:Reuters",
        "Articles with xi and either putin or peskov in one paragraph, March 2023, from Reuters",
    ),
]


@pytest.mark.parametrize(("typed", "sentence"), SENTENCES)
def test_a_query_is_a_sentence(typed: str, sentence: str) -> None:
    assert said(parse(typed).tree) == sentence


def test_what_the_user_asked_for_is_set_apart() -> None:
    runs = parse("para:(xi OR putin) source:Reuters").sentence()

    assert [text for text, own in runs if own] == ["xi", "putin", "Reuters"]


@given(TREES)
@settings(max_examples=300)
def test_any_tree_has_one(tree: Tree) -> None:
    assert said(tree).startswith(("Articles ", "All ", "Full articles ", "Excerpts ", "Undated ", "Dated ", "Starred "))
    assert all(text for text, _ in explain(tree))


def test_a_long_list_is_cut_short_and_says_so() -> None:
    tree = either(*(Text(f"word{number}") for number in range(20_000)))

    assert said(tree).endswith(f"or {20_000 - MOST_LISTED:,} more")


def test_another_language_has_its_own_templates() -> None:
    german = {"Articles": "Artikel", "with %1": "mit %1", "%1 and %2": "%1 und %2"}
    runs = explain(parse("Fähre Meer").tree, Speech(tr=lambda text: german.get(text, text)))

    assert "".join(text for text, _ in runs) == "Artikel mit Fähre und Meer"


def test_no_two_queries_of_different_meaning_read_alike() -> None:
    shaper = Shaper(lambda _: None)
    atoms: list[Tree] = [
        Text("xi"),
        Text("putin"),
        Text("xi", "title"),
        Fuzzy("xi", 1),
        Value("source", "Wire"),
        Dates("2019", "2019"),
    ]

    def unary(tree: Tree) -> list[Tree]:
        asked = [shaper.within(tree, unit) for unit in Unit]
        return [*asked, shaper.negated(tree), shaper.forms(tree), shaper.at_least(tree, 2)]

    def binary(one: Tree, other: Tree) -> list[Tree]:
        return [both(one, other), either(one, other), shaper.near([one, other], 8)]

    simple = [tree for atom in atoms for tree in (atom, *unary(atom))]
    paired = [tree for pair in itertools.combinations(atoms, 2) for tree in binary(*pair)]
    first = list(dict.fromkeys([*simple, *paired]))
    second = [tree for each in first for tree in unary(each)]
    second += [tree for pair in itertools.combinations(first, 2) for tree in binary(*pair)]
    meanings: dict[str, object] = {}
    for tree in dict.fromkeys([*first, *second]):
        meant = _meaning(tree)
        assert meanings.setdefault(said(tree), meant) == meant, said(tree)
    assert len(meanings) > 4_000


def _meaning(tree: Tree, negative: bool = False) -> object:
    """The same for queries that find the same for a plain reason."""
    match tree:
        case Not():
            return _meaning(tree.part, not negative)
        case Boost():
            return _meaning(tree.part, negative)
        case And() | Or():
            kind = isinstance(tree, And) != negative
            inner = [_meaning(part, negative) for part in tree.parts]
            flat = [each[1] if isinstance(each, tuple) and each[0] is kind else {each} for each in inner]
            return (kind, frozenset().union(*flat))
        case Near() | Text(slop=int()):
            near = [Text(piece, tree.column) for piece in pieces(tree)] if isinstance(tree, Text) else tree.parts
            found: object = ("near", frozenset(map(_meaning, near)))
        case Within() | AtLeast() | Forms():
            how = tree.unit if isinstance(tree, Within) else tree.count if isinstance(tree, AtLeast) else "forms"
            found = (how, _meaning(tree.part))
        case Everything():
            found = True
        case _:
            found = tree
    return (found, negative)
