"""What must stand in one sentence, one paragraph or the lead; how often; how long; and how a name is also written."""

import pytest

from backfile.article import Credit, Name, Picture
from backfile.search import parse
from backfile.search.language.tree import Last
from tests.search.conftest import Archive, MakeArchive, article

FERRY = article(
    "Night ferry",
    "The strait was calm. Mr. Orlov slept.\n\nThe harbour slept too. Orlov and the strait.\n\nA storm. Orlov. Storm!",
    standfirst="Calm, then storm",
    credits=(Credit("Ivo Tarn", "Photo: Ivo Tarn", 1),),
    pictures=(Picture(0, "A pier at dawn", "Foto: Åse"),),
    language="en",
    date="2023-03-18",
    source="Northlight Wire",
    names=(Name("Xi Jinping", "習近平"),),
)
STRAIT = article(
    "海峽渡輪", "國家主席習近平說。渡輪回港。\n\n習近平來了，渡輪也來了。\n\n習近平走了。", language="zh-Hant",
    date="2023-02-16", source="海峽日報",
)  # fmt: skip
VISIT = article("A visit", "Xi Jinping came.", language="en", date="2022", source="The Wire")
PIER = article("Pier", "", source="Port")
ASKED = [
    ("sent:(orlov strait)", {"Night ferry"}),
    ("sent:(orlov calm)", set()),
    ("para:(orlov calm)", {"Night ferry"}),
    ("para:(orlov storm)", {"Night ferry"}),
    ("para:(harbour storm)", set()),
    ("calm SAME orlov", {"Night ferry"}),
    ("para:(orlov -strait)", {"Night ferry"}),
    ("sent:(strait -calm -orlov)", set()),
    ('para:"ivo tarn"', {"Night ferry"}),
    ("para:(pier dawn)", {"Night ferry"}),
    ("para:(pier tarn)", set()),
    ("lead:(ferry harbour)", {"Night ferry"}),
    ("lead:(ferry storm)", {"Night ferry"}),  # the standfirst is of the lead
    ("lead:(pier)", {"Pier"}),  # a caption is not
    ('lead:"storm the strait"', set()),
    ("lead:習近平", {"海峽渡輪"}),
    ("lead:走了", set()),
    ("sent:(习近平 渡轮)", {"海峽渡輪"}),
    ("sent:(主席 渡輪)", set()),
    ("para:(主席 渡輪)", {"海峽渡輪"}),
    ("para:(wom?n OR stor?)", {"Night ferry"}),
    ("para:(strait NEAR/4 orlov)", {"Night ferry"}),
    ("sent:(strait NEAR/2 orlov)", {"Night ferry"}),
    ("para:(storm NEAR/0 harbour)", set()),
    ("atleast:3(orlov)", {"Night ferry"}),
    ("atleast:4(orlov)", set()),
    ("atleast:3(習近平)", {"海峽渡輪"}),
    ("atleast:4(習近平)", set()),
    ("atleast:6(storm OR orlov)", {"Night ferry"}),
    ('atleast:2("mr orlov"~3)', set()),
    ('atleast:2("storm orlov"~3)', {"Night ferry"}),
    ("words:>=19", {"Night ferry", "海峽渡輪"}),
    ("words:3", {"A visit"}),
    ("words:0", {"Pier"}),
    ("last:1d", {"Night ferry"}),
    ("last:1m", {"Night ferry"}),
    ("last:31d", {"Night ferry", "海峽渡輪"}),
    ("-last:100y", {"Pier"}),
    ("source:*wire", {"Night ferry", "A visit"}),
    ("source:n*wire", {"Night ferry"}),
    ("source:海?日報", {"海峽渡輪"}),
    ("name:習近平", {"Night ferry", "A visit", "海峽渡輪"}),
    ('name:"Xi Jinping"', {"Night ferry", "A visit", "海峽渡輪"}),
]


@pytest.fixture
def press(make_archive: MakeArchive) -> Archive:
    return make_archive(FERRY, STRAIT, VISIT, PIER)


def test_an_expression_holds_within_one_unit(press: Archive) -> None:
    for typed, expected in ASKED:
        assert press.found(typed) == expected, typed


def test_what_was_done_beyond_the_letter_is_told(press: Archive) -> None:
    assert any("Xi Jinping" in note for note in press.searcher.run(parse("name:習近平")).notes)
    assert any("18 March 2023" in note for note in press.searcher.run(parse("last:1d")).notes)
    assert press.searcher.run(parse("orlov")).notes == ()


def test_the_day_from_which_the_last_are_counted(press: Archive, make_archive: MakeArchive) -> None:
    assert press.searcher.since(Last(1, "d")) == "2023-03-18"
    assert press.searcher.since(Last(1, "m")) == "2023-02-19"
    assert make_archive().searcher.since(Last(1, "y")) is None


def test_with_an_index_of_other_tokens_the_texts_are_read_and_it_is_told(press: Archive) -> None:
    press.change("UPDATE meta SET value = 'backfile-0' WHERE key = 'tokeniser'")
    press.change("DELETE FROM fts")
    for typed, expected in ASKED:
        assert press.found(typed) == expected, typed
    assert any("texts are read" in note for note in press.searcher.run(parse("orlov")).notes)


def test_a_snippet_shows_the_sentence_that_has_all(press: Archive) -> None:
    hit = press.hit("sent:(orlov strait)")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Orlov", "strait"]


@pytest.mark.parametrize(
    ("typed", "means", "told"),
    [
        (
            "para:(ferry port source:wire)",
            "para:(ferry port) source:wire",
            "“source:wire” is asked of the whole article.",
        ),
        (
            "para:(ferry (source:wire OR source:ledger))",  # a choice between fields alone leaves the words together
            "para:ferry source:(wire OR ledger)",
            "“source:wire” is asked of the whole article. “source:ledger” is asked of the whole article.",
        ),
        (
            "para:(ferry -(source:wire OR lang:en))",
            "para:ferry -(source:wire OR lang:en)",
            "“-(source:wire OR lang:en)” is asked of the whole article.",
        ),
        (
            "para:(ferry (port OR source:wire))",
            "ferry (port OR source:wire)",
            "A choice between words and fields is asked of the whole article.",
        ),
        ("ferry NEAR () NEAR port", "ferry NEAR/10 port", "“NEAR” was left out: it has nothing to join."),
        ('ferry NEAR "" NEAR port', "ferry NEAR/10 port", None),
    ],
)
def test_what_no_paragraph_can_answer_is_asked_of_the_article_and_told(
    typed: str, means: str, told: str | None
) -> None:
    query = parse(typed)
    assert (query.text, query.warning) == (means, told)
