"""What patterns, near spellings, regular expressions, exact words and forms find, and what of a text they mark."""

import pytest

from backfile.search import Query, marks
from backfile.search.language.tree import (
    And,
    AtLeast,
    Boost,
    Forms,
    Fuzzy,
    Near,
    Not,
    Or,
    Pattern,
    Regex,
    Text,
    Tree,
    Unit,
    Within,
)
from backfile.search.reading.occurrences import occurrences
from tests.search.conftest import Archive, MakeArchive, article, marked

ARTICLES = (
    article("Women at the floodgate", "The woman is Polish. They polish the Pölish gate of F-16s.", language="en"),
    article("海峽渡輪", "國家主席習近平說，AI晶片和F-16戰機。平安。", language="zh-Hant"),
    article("Häuser am Fluß", "Das Haus steht. Die Häfen liegen am Hafen.", language="de"),
    article("Sailing", "She sailed; he sails. Elections and an election.", language="en"),
    article("Segel", "sails sailing", language="xx"),
    article("ガラスの船", "東京の港に着いた。", language="ja"),
    article("부산항", "대통령은 말했다", language="ko"),
    article("ท่าเรือ", "เรือข้ามฟากกลับมาแล้ว", language="th"),
)
FLOOD, STRAIT, HOUSES, SAILING, SEGEL, GLASS, BUSAN, PIER = (draft.title for draft in ARTICLES)


def text(words: str, **how: object) -> Text:
    return Text(words, **how)  # type: ignore[arg-type]


FOUND: list[tuple[Tree, set[str]]] = [
    (Pattern("wom?n"), {FLOOD}),
    (Pattern("wom?n", "title"), {FLOOD}),
    (Pattern("woma?", "title"), set()),
    (Pattern("*gate"), {FLOOD}),
    (Pattern("*GATE", "text"), {FLOOD}),
    (Pattern("flo*te"), {FLOOD}),
    (Pattern("h?user"), {HOUSES}),
    (Pattern("HÄ*R"), {HOUSES}),
    (Pattern("wom*x"), set()),
    (Pattern("gat?"), {FLOOD}),
    (Pattern("gate?"), set()),
    (Pattern("習?平"), {STRAIT}),
    (Pattern("习*平"), {STRAIT}),
    (Pattern("习*安"), set()),  # not across what separates
    (Pattern("*近?"), {STRAIT}),
    (Pattern("平?"), {STRAIT}),
    (Pattern("?平"), {STRAIT}),
    (Pattern("AI晶*"), {STRAIT}),
    (Pattern("I晶*"), set()),  # a word of a spaced script is whole
    (Pattern("東?の*に"), {GLASS}),
    (Pattern("대통?은"), {BUSAN}),
    (Pattern("เรือ*ฟาก"), {PIER}),
    (Fuzzy("wimen", 1), {FLOOD}),
    (Fuzzy("owmen", 1), {FLOOD}),
    (Fuzzy("elektion", 1), {SAILING}),
    (Fuzzy("elektio", 1), set()),
    (Fuzzy("elektio", 2), {SAILING}),
    (Fuzzy("習近平", 1), {STRAIT}),
    (Fuzzy("習近軍", 1), set()),
    (Regex("wom[ae]n"), {FLOOD}),
    (Regex("WOM.n", "title"), {FLOOD}),
    (Regex("oman"), set()),
    (Regex(r"f-16\w*"), {FLOOD, STRAIT}),
    (Regex("f-16"), {STRAIT}),
    (Regex("ai.片"), {STRAIT}),
    (Regex(r"the\s+woman\s+is"), {FLOOD}),
    (Regex("h(ä|a)user"), {HOUSES}),
    (Regex("國家.*平說"), {STRAIT}),
    (Regex("習.平"), {STRAIT}),  # in a run a word may begin and end anywhere
    (Regex("대통령"), {BUSAN}),
    (Regex("กลับ.?า"), {PIER}),
    (Regex("the.?woman.?is"), {FLOOD}),
    (Regex("he.?woman.?is"), set()),
    (Regex("x*"), set()),
    (Regex("("), set()),
    (text("Polish", exact=True), {FLOOD}),
    (text("polish", exact=True), {FLOOD}),
    (text("POLISH", exact=True), set()),
    (text("Hafen", exact=True), {HOUSES}),
    (text("hafen", exact=True), set()),
    (text("Die Häfen", exact=True, quoted=True), {HOUSES}),
    (text("die Häfen", exact=True, quoted=True), set()),
    (text("習近平", exact=True), {STRAIT}),
    (text("习近平", exact=True), set()),
    (text("Pol", exact=True, prefix=True), {FLOOD}),
    (text("POL", exact=True, prefix=True), set()),
    (text("F-16戰機", exact=True, quoted=True), {STRAIT}),
    (Forms(text("sail")), {SAILING}),
    (Forms(text("sails")), {SAILING, SEGEL}),  # no one knows the forms of its language
    (Forms(text("haus")), {HOUSES}),
    (Forms(text("hafen", column="text")), {HOUSES}),
    (Forms(text("an elections", quoted=True)), {SAILING}),
    (Forms(text("習近平")), {STRAIT}),
    (Forms(And((text("elect"), text("sail")))), {SAILING}),
    (Boost(text("sails"), 2.0), {SAILING, SEGEL}),
]


@pytest.fixture
def press(make_archive: MakeArchive) -> Archive:
    return make_archive(*ARTICLES)


def test_wordings_find_what_has_them(press: Archive) -> None:
    for tree, expected in FOUND:
        assert titles(press, tree) == expected, tree


def test_a_wording_and_its_complement_are_all(press: Archive) -> None:
    for tree, expected in FOUND:
        assert titles(press, Not(tree)) == {draft.title for draft in ARTICLES} - expected, tree


def titles(press: Archive, tree: Tree) -> set[str]:
    result = press.searcher.run(Query(tree))
    return {hit.title for hit in press.searcher.hits(result.query, result.ids.tolist())}


SENTENCE = "國家主席習近平說，AI晶片和F-16戰機。Women, woman: Polish polish Pölish po\u0308lish."
MARKED: list[tuple[Tree, list[str]]] = [
    (text("習近平"), ["習近平"]),
    (text("机"), ["機"]),
    (Pattern("习?平"), ["習近平"]),
    (Pattern("*机"), ["機"]),
    (Pattern("wom?n"), ["Women", "woman"]),
    (Fuzzy("womin", 1), ["Women", "woman"]),
    (Regex("wom[ae]n"), ["Women", "woman"]),
    (Regex("pölish"), ["Pölish", "po\u0308lish"]),
    (text("Polish", exact=True), ["Polish"]),
    (text("pölish", exact=True), ["po\u0308lish"]),
    (Near((text("習近平"), text("主席")), 0), ["主席", "習近平"]),
    (Near((text("習近平"), Or((text("晶片"), text("戰機")))), 2), ["習近平", "晶片"]),
    (Near((text("習近平"), text("晶片")), 1), []),
    (Within(And((text("women"), text("polish", exact=True))), Unit.SENTENCE), ["Women", "polish"]),
    (Within(And((text("women"), text("習近平"))), Unit.SENTENCE), []),
    (AtLeast(text("polish"), 9), ["Polish", "polish", "Pölish", "po\u0308lish"]),
    (Not(text("polish")), []),
    (And((Boost(text("women"), 2.0), Not(text("woman")))), ["Women"]),
]


@pytest.mark.parametrize(("tree", "expected"), MARKED)
def test_places_are_marked_in_any_shown_text(tree: Tree, expected: list[str]) -> None:
    assert marked(SENTENCE, marks(Query(tree), SENTENCE)) == expected


def test_forms_are_marked_by_the_language_of_the_text() -> None:
    query = Query(Forms(Text("sailing")))
    shown = "He sails, she sailed."
    assert marked(shown, marks(query, shown, language="en")) == ["sails", "sailed"]
    assert marks(query, shown) == []


def test_an_occurrence_knows_its_tokens() -> None:
    (place,) = occurrences(Query(Text("習近平")), "主席習近平說")
    assert (place.first, place.last, place.start, place.end) == (2, 4, 2, 5)
    assert [(each.first, each.last) for each in occurrences(Query(Text("a b", quoted=True)), "b a b a b")] == [
        (1, 2),
        (3, 4),
    ]


def test_a_long_look_of_a_regular_expression_is_given_up_and_told(make_archive: MakeArchive) -> None:
    press = make_archive(article("Letters", "a" * 4000 + " b"), article("Ferry", "aab"))
    result = press.searcher.run(Query(Regex("(a|a)*(a|a)*b")))
    assert len(result.ids) == 1
    assert "1 of 2 items" in " ".join(result.notes)
