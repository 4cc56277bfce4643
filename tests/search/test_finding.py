"""What a query finds in a library: words of many scripts, values of fields, dates of any precision, states."""

from pathlib import Path

import pytest

from backfile.article import Credit, Draft, Name, Picture
from backfile.search import parse
from tests.search.conftest import Archive, MakeArchive, article, excerpt

SCRIPTS = (
    article("Night ferry", "Straße and naïve café. It’s Xi's F-16 at 3.5 knots, no-limits.", language="en"),
    article("海峽渡輪", "國家主席習近平昨日會見，其中，國外記者。AI晶片。", language="zh-Hant"),
    article("海峡渡轮", "国家主席习近平说，软件。", language="zh-Hans"),
    article("東京の港", "ガラスの船が着いた。食べる", language="ja"),
    article("부산항", "한국어로 대통령은 말했다", language="ko"),
    article("ميناء", "قال مُحَمَّد إن السفينة وصلت", language="ar"),
    article("ท่าเรือ", "เรือข้ามฟากกลับมาแล้ว", language="th"),
    article("ΕΛΛΆΔΑ", "Ёлка и Łódź", language="el"),
)

WORDS = [
    ("ferry", {"Night ferry"}),
    ("FERRY", {"Night ferry"}),
    ("ｆｅｒｒｙ", {"Night ferry"}),
    ("fer", set()),
    ("fer*", {"Night ferry"}),
    ("erry*", set()),
    ("strasse", {"Night ferry"}),
    ("STRASSE naive CAFE", {"Night ferry"}),
    ("Xi", {"Night ferry"}),
    ("xi’s", {"Night ferry"}),
    ("f-16", {"Night ferry"}),
    ('"f 16"', {"Night ferry"}),
    ("f16", set()),
    ("3.5", {"Night ferry"}),
    ('"no limits"', {"Night ferry"}),
    ('"limits no"', set()),
    ('"limits no"~0', {"Night ferry"}),
    ('"naive knots"~2', set()),
    ('"naive knots"~20', {"Night ferry"}),
    ('"ferry strasse"', set()),  # no phrase runs from the headline into the text
    ("ferry strasse", {"Night ferry"}),
    ("ferry -strasse", set()),
    ("-ferry -渡輪", {"東京の港", "부산항", "ميناء", "ท่าเรือ", "ΕΛΛΆΔΑ"}),
    ("ferry OR ガラス", {"Night ferry", "東京の港"}),
    ("習近平", {"海峽渡輪", "海峡渡轮"}),
    ("习近平", {"海峽渡輪", "海峡渡轮"}),
    ("近平", {"海峽渡輪", "海峡渡轮"}),
    ("平", {"海峽渡輪", "海峡渡轮"}),
    ("習", {"海峽渡輪", "海峡渡轮"}),
    ("習平", set()),
    ("渡輪", {"海峽渡輪", "海峡渡轮"}),
    ("國家主席習近平", {"海峽渡輪", "海峡渡轮"}),
    ("中國", set()),  # 中，國 stand on either side of a comma
    ("「其中，國外」", {"海峽渡輪"}),
    ("其中國外", set()),
    ("習近*", {"海峽渡輪", "海峡渡轮"}),
    ("晶片", {"海峽渡輪"}),
    ("AI晶片", {"海峽渡輪"}),
    ("ai", {"海峽渡輪"}),
    ("軟件", {"海峡渡轮"}),
    ("東京", {"東京の港"}),
    ("京の", {"東京の港"}),
    ("ｶﾞﾗｽ", {"東京の港"}),
    ("カラス", set()),  # voicing makes another word
    ("食", {"東京の港"}),
    ("대통령", {"부산항"}),
    ("대통령은", {"부산항"}),
    ("통령", {"부산항"}),
    ("محمد", {"ميناء"}),
    ("السفينة", {"ميناء"}),
    ("ข้าม", {"ท่าเรือ"}),
    ("เรือ", {"ท่าเรือ"}),
    ("ελλαδα", {"ΕΛΛΆΔΑ"}),
    ("елка lodz", {"ΕΛΛΆΔΑ"}),
    ("title:渡輪", {"海峽渡輪", "海峡渡轮"}),
    ("title:習近平", set()),
    ("text:習近平", {"海峽渡輪", "海峡渡轮"}),
    ("text:ferry", set()),
    ("title:(night ferry)", {"Night ferry"}),
    ("lang:zh", {"海峽渡輪", "海峡渡轮"}),
    ("lang:zh-Hant", {"海峽渡輪"}),
    ("lang:ZH-hans", {"海峡渡轮"}),
    ("lang:z", set()),
    ("-lang:zh 東京", {"東京の港"}),
]


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = Archive(tmp_path_factory.mktemp("scripts") / "press.backfile")
    archive.add(*SCRIPTS)
    return archive


@pytest.mark.parametrize(("typed", "expected"), WORDS)
def test_words_of_any_script(scripts: Archive, typed: str, expected: set[str]) -> None:
    assert scripts.found(typed) == expected


def test_every_word_of_a_text_finds_it(scripts: Archive) -> None:
    for draft in SCRIPTS:
        for word in f"{draft.title} {draft.text}".split():
            assert draft.title in scripts.found(word), word


def test_every_pair_of_characters_of_an_unspaced_script_is_found(scripts: Archive) -> None:
    for draft in SCRIPTS[1:4]:
        for sentence in draft.text.replace("，", "。").replace("AI", "").split("。"):
            for start in range(len(sentence)):
                for end in range(start + 1, min(start + 4, len(sentence)) + 1):
                    assert draft.title in scripts.found(sentence[start:end]), sentence[start:end]


# ── Fields ───────────────────────────────────────────────────────────────────────────────────────────────────────────

FACTS = (
    article(
        "Ferry",
        "The boat sails. 渡輪",
        kicker="HARBOUR",
        standfirst="Last boat at one",
        authors=("Ivo Tarn", "王小明"),
        source="Northlight Wire",
        section="Transport",
        tags=("sea", "to read"),
        url="https://Northlight.example/Ferry?id=7",
        names=(Name("Ko Wen-tao", "柯文濤"),),
        credits=(Credit("REUTERS", "Photo: REUTERS", 1),),
        date="2023-04-03",
        excerpts=(excerpt("Money mules were arrested in the harbour"),),
    ),
    article("Strait", "Nine to two.", source="Northlight", section="World", authors=("Ivo Tarnow",), date="2023-05"),
    article("Ledger", "A vote.", source="The Ledger", section="Transport and Sea", language="en"),
    article("Derived title of a text", "Derived title of a text.", derived={"title": "the text"}),
    article("Bare"),
)
EXCERPT = "Money mules were arrested in the harbour"
DERIVED = "Derived title of a text"

FIELDS = [
    ("source:Northlight", {"Ferry", "Strait"}),
    ('source:"Northlight"', {"Strait"}),
    ('source:"northlight"', {"Strait"}),
    ('source:"light"', set()),
    ("source:North*", {"Ferry", "Strait"}),
    ("source:wire", {"Ferry"}),
    ('source:"Northlight Wire"', {"Ferry"}),
    ('source:"The Ledger" OR source:"Northlight Wire"', {"Ledger", "Ferry"}),
    ("source:(Wire OR Ledger)", {"Ferry", "Ledger"}),
    ("-has:source", {EXCERPT, DERIVED, "Bare"}),
    ("section:transport", {"Ferry", "Ledger"}),
    ('section:"Transport"', {"Ferry"}),
    ("author:tarn", {"Ferry"}),
    ("author:Tarn*", {"Ferry", "Strait"}),
    ('author:"Ivo Tarn"', {"Ferry"}),
    ("author:小明", {"Ferry"}),
    ("author:王", {"Ferry"}),
    ("by:Ivo", {"Ferry", "Strait"}),
    ("name:Ko", {"Ferry"}),
    ("name:柯文涛", {"Ferry"}),
    ("name:文濤", {"Ferry"}),
    ("name:Tarn", set()),
    ("tag:sea", {"Ferry"}),
    ('tag:"to read"', {"Ferry"}),
    ("tag:read", {"Ferry"}),
    ("tag:nothing", set()),
    ("dump:march", {"Ferry", "Strait", "Ledger", EXCERPT, DERIVED, "Bare"}),
    ('dump:"/dumps/march.jsonl"', {"Ferry", "Strait", "Ledger", EXCERPT, DERIVED, "Bare"}),
    ("dump:april", set()),
    ("url:northlight.example", {"Ferry"}),
    ("url:https://northlight.example/ferry?id=7", {"Ferry"}),
    ("url:id=7", {"Ferry"}),
    ("url:nowhere", set()),
    ("lang:en", {"Ledger"}),
    ("kind:excerpt", {EXCERPT}),
    ("kind:article title:ferry", {"Ferry"}),
    ("-kind:article", {EXCERPT}),
    ("harbour", {"Ferry", EXCERPT}),  # the kicker
    ("reuters", {"Ferry"}),  # the credit
    ('"last boat"', {"Ferry"}),  # the standfirst
    ('"money mules"', {EXCERPT}),
    ("is:derived", {EXCERPT, DERIVED}),
    ("is:undated", {"Ledger", EXCERPT, DERIVED, "Bare"}),
    ("-is:undated", {"Ferry", "Strait"}),
    ("date:*", {"Ferry", "Strait"}),
    ("has:date", {"Ferry", "Strait"}),
    ("has:author", {"Ferry", "Strait"}),
    ("has:name", {"Ferry"}),
    ("has:tag", {"Ferry"}),
    ("has:url", {"Ferry"}),
    ("has:credit", {"Ferry"}),
    ("has:excerpt", {"Ferry"}),
    ("has:lang", {"Ledger"}),
    ("has:section", {"Ferry", "Strait", "Ledger"}),
    ("has:note", set()),
    ("is:starred", set()),
    ("is:seen", set()),
    ("is:repeated", set()),
    ("boat -source:Wire", set()),
    ("source:Northlight date:2023-05", {"Strait"}),
    ("(source:Wire OR title:bare) -is:starred", {"Ferry", "Bare"}),
    ("boat OR source:Ledger", {"Ferry", "Ledger"}),
    ("-(boat OR source:Ledger OR is:derived)", {"Strait", "Bare"}),
]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = Archive(tmp_path_factory.mktemp("facts") / "press.backfile")
    archive.add(*FACTS)
    return archive


@pytest.mark.parametrize(("typed", "expected"), FIELDS)
def test_fields_and_states(facts: Archive, typed: str, expected: set[str]) -> None:
    assert facts.found(typed) == expected


@pytest.mark.parametrize(
    ("level", "found"),
    [
        ("(sails OR (vote {}))", {"Ferry", "Ledger"}),
        ("(boat ({} -title:strait))", {"Ferry"}),
        ("(title:bare OR -(has:author {}))", {"Strait", "Ledger", "Bare", EXCERPT, DERIVED}),
    ],
)
def test_brackets_within_brackets_are_found_level_by_level(facts: Archive, level: str, found: set[str]) -> None:
    typed = "vote OR boat"
    for _ in range(19):
        typed = level.format(typed)
    assert facts.found(typed) == found


def test_who_is_credited_with_a_picture_is_credited(make_archive: MakeArchive) -> None:
    shown = article("Quay", "The boat sails.", pictures=(Picture(0, caption="A quay", credit="Ida Sund"),))
    archive = make_archive(shown, article("Pier", "The boat sails.", pictures=(Picture(0, caption="A pier"),)))
    assert archive.found("has:credit") == archive.found("_exists_:credit") == {"Quay"}


def test_what_a_reader_does_is_found_at_once(make_archive: MakeArchive) -> None:
    archive = make_archive(*FACTS)
    (ferry,) = archive.ids("title:ferry")
    (bare,) = archive.ids("title:bare")
    assert archive.found("is:starred OR is:seen OR has:note OR tag:later") == set()

    archive.library.set_starred(ferry, True)
    archive.library.mark_seen(bare)
    archive.change("INSERT INTO notes (item, text, created, changed) VALUES (?, 'Ask', '2024', '2024')", [(bare,)])
    archive.change("INSERT INTO tags (id, name) VALUES (9, 'later')")
    archive.change("INSERT INTO item_tags (tag, item) VALUES (9, ?)", [(bare,)])

    assert archive.found("is:starred") == {"Ferry"}
    assert archive.found("is:seen") == {"Bare"}
    assert archive.found("has:note") == {"Bare"}
    assert archive.found("tag:later") == {"Bare"}
    assert archive.facet("tag")["later"] == 1

    archive.library.set_starred(ferry, False)

    assert archive.found("is:starred") == set()


def test_an_article_seen_in_two_dumps_is_found_by_either(make_archive: MakeArchive) -> None:
    archive = make_archive(*FACTS)
    archive.add(FACTS[1], article("New", "Of April."), dump="/dumps/april.jsonl")

    assert archive.found("dump:april") == {"Strait", "New"}
    assert "Strait" in archive.found("dump:march")
    assert archive.facet("dump") == {"/dumps/march.jsonl": 6, "/dumps/april.jsonl": 2}


# ── Dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────

MARCH, END_OF_MARCH = "2019-03", "2019-03-31T23:59:59+08:00"
OWN = ("2018-12-31", "2019", MARCH, END_OF_MARCH, "2019-04-01", "2019-05", "2019-05-31", "2019-06-01", "2020-01-01",
       "2020", "1899-12-31")  # fmt: skip
OF_2019 = {date for date in OWN if date.startswith("2019")}
DATED: tuple[Draft, ...] = (*(article(date, f"On {date}.", date=date) for date in OWN), article("undated", "Never."))

DATES = [
    ("date:2019", OF_2019),
    ("date:2019-03", {MARCH, END_OF_MARCH}),
    ("date:2019-03-31", {END_OF_MARCH}),
    ("date:2019-05", {"2019-05", "2019-05-31"}),
    (
        "date:[2019-03 TO 2019-05]",
        {MARCH, END_OF_MARCH, "2019-04-01", "2019-05", "2019-05-31"},
    ),
    ("date:2019-03..2019-05", {MARCH, END_OF_MARCH, "2019-04-01", "2019-05", "2019-05-31"}),
    ("date:{2019-03 TO 2019-05}", {"2019-04-01"}),
    ("date:[2019-04-01 TO 2019-05-30]", {"2019-04-01"}),  # all of May does not lie within
    ("after:2019", {"2020-01-01", "2020"}),
    ("before:2019", {"2018-12-31", "1899-12-31"}),
    ("after:2019-05-31", {"2019-06-01", "2020-01-01", "2020"}),
    ("before:2019-03-31", {"2018-12-31", "1899-12-31"}),
    ("before:2019-04", {"2018-12-31", "1899-12-31", MARCH, END_OF_MARCH}),
    ("after:2019 before:2020", set()),
    ("after:2018 before:2020", OF_2019),
    ("date:[* TO 1900]", {"1899-12-31"}),
    ("date:[2020 TO *]", {"2020-01-01", "2020"}),
    ("date:1899-12-31", {"1899-12-31"}),
    ("-date:[1800 TO 2100]", {"undated"}),
    ("is:undated", {"undated"}),
    ("date:[2019-05 TO 2019-03]", set()),
]


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = Archive(tmp_path_factory.mktemp("dated") / "press.backfile")
    archive.add(*DATED)
    return archive


@pytest.mark.parametrize(("typed", "expected"), DATES)
def test_dates_are_inclusive_and_a_coarse_one_lies_within_or_not(
    dated: Archive, typed: str, expected: set[str]
) -> None:
    assert dated.found(typed) == expected


# ── The page that it all began with ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("typed", ["習近平", "习近平", '"Xi Jinping"', "近平", "平", "xi jinping"])
def test_the_seed_is_found_by_each_form_of_a_name(seed_archive: Archive, typed: str) -> None:
    kinds = {hit.kind for hit in seed_archive.searcher.hits(parse(typed), seed_archive.ids(typed))}

    assert "article" in kinds


def test_a_phrase_of_a_teaser_finds_the_teaser_alone(seed_archive: Archive) -> None:
    hit = seed_archive.hit('"money mules"')

    assert hit.kind == "excerpt"
    assert hit.parent == seed_archive.ids("kind:article")[0]


@pytest.fixture
def seed_archive(seed: Path, make_archive: MakeArchive) -> Archive:
    from backfile.importer.anatomy import understand_page

    return make_archive(understand_page(seed.read_text("utf-8")))
