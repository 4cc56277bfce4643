"""How results are shown: their order, snippets, marks, facets and timeline; what is typed, grows or is stopped."""

import threading
from itertools import pairwise
from pathlib import Path

import pytest

from backfile.article import Credit, Draft, Name, Picture
from backfile.errors import NoSuchPath
from backfile.search import FACETS, By, FacetValue, Interrupted, Searcher, Sort, marks, parse
from backfile.search.answer import ranking, texts
from backfile.search.plan.state import State
from backfile.search.reading.snippet import snippet_of
from tests.search.conftest import Archive, MakeArchive, article, excerpt, marked

# ── Marks ────────────────────────────────────────────────────────────────────────────────────────────────────────────

MARKS = [
    ("ferry", "The Ferry, a ferry; ferries.", ["Ferry", "ferry"]),
    ("ferr*", "The Ferry, a ferry; ferries.", ["Ferry", "ferry", "ferries"]),
    ('"night ferry"', "A night ferry. The ferry of the night, night-ferry", ["night ferry", "night-ferry"]),
    ("night ferry", "A night ferry", ["night", "ferry"]),
    ("xi's", "Xi’s visit, Xi says", ["Xi’s"]),
    ("strasse", "In der Straße", ["Straße"]),
    ("naive", "so nai\u0308ve, naïve", ["nai\u0308ve", "naïve"]),
    ("abc", "ＡＢＣ abc", ["ＡＢＣ", "abc"]),
    ("習近平", "國家主席习近平與習近平", ["习近平", "習近平"]),
    ("近平", "習近平說", ["近平"]),
    ("平", "習近平說和平。平", ["平", "平", "平"]),
    ("習", "習近平", ["習"]),
    ("中國", "其中，國家，中國", ["中國"]),
    ("晶片 ai", "AI晶片", ["AI", "晶片"]),
    ('"AI晶片"', "用AI晶片的", ["AI晶片"]),
    ("ガラス", "ｶﾞﾗｽの船", ["ｶﾞﾗｽ"]),
    ("대통령", "대통령은 말했다", ["대통령"]),
    ("محمد", "قال مُحَمَّد إن", ["مُحَمَّد"]),
    ("ข้าม", "เรือข้ามฟาก", ["ข้าม"]),
    ("softhyphen", "a soft\u00adhyphen here", ["soft\u00adhyphen"]),
    ("flag", "👩‍🚀👍🏽 flag 𝔣𝔩𝔞𝔤", ["flag", "𝔣𝔩𝔞𝔤"]),
    ("ferry -strait", "ferry in the strait", ["ferry"]),
    ("ferry OR boat", "a boat, a ferry", ["boat", "ferry"]),
    ("source:ferry", "a ferry", []),
    ('"night ferry"~3', "the ferry that sails by night; night", ["ferry", "night"]),
    ('"night ferry"~2', "the ferry that sails by night", []),
    ("", "anything", []),
    ("title:ferry", "a ferry", ["ferry"]),
]


@pytest.mark.parametrize(("typed", "text", "expected"), MARKS)
def test_marks_stand_on_the_right_characters(typed: str, text: str, expected: list[str]) -> None:
    spans = marks(parse(typed), text)

    assert marked(text, spans) == expected
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_a_word_sought_in_the_headline_alone_is_not_marked_in_the_text() -> None:
    assert marks(parse("title:ferry"), "a ferry", "text") == []
    assert marks(parse("text:ferry"), "a ferry", "title") == []
    assert marks(parse("title:ferry"), "a ferry", "title") == [(2, 7)]


# ── Snippets ─────────────────────────────────────────────────────────────────────────────────────────────────────────

FILLER = "Nothing of note was said about it that day, and nobody asked. "


def test_a_snippet_is_the_passage_with_the_words_and_marks_them(make_archive: MakeArchive) -> None:
    text = f"{FILLER * 20}\n\n{FILLER * 3}At last the night ferry crossed the strait. {FILLER * 4}"
    hit = make_archive(article("Crossing", text)).hit("strait ferry")

    assert "the night ferry crossed the strait." in hit.snippet
    assert marked(hit.snippet, hit.marks) == ["ferry", "strait"]
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) < 220


@pytest.mark.parametrize(
    ("typed", "mark"),
    [('"ferry sails at one"', "ferry sails. At one"), ('"sails people"~3', "sails. At one people")],
)
def test_words_side_by_side_over_the_end_of_a_paragraph_are_shown_and_marked(
    make_archive: MakeArchive, typed: str, mark: str
) -> None:
    text = f"{FILLER * 10}\n\nSoon\nthe ferry sails.\n\nAt one people\nwave.\n\n{FILLER * 4}"
    hit = make_archive(article("Quay", text)).hit(typed)

    assert hit.snippet[hit.marks[0][0] : hit.marks[-1][1]] == mark
    assert hit.snippet.startswith("Soon the ferry sails. At one people wave.")


def test_a_snippet_of_chinese_is_cut_between_characters_and_marked(make_archive: MakeArchive) -> None:
    text = "今天天氣很好，大家都出門了。" * 40 + "國家主席習近平昨日會見記者。" + "沒有人提出問題。" * 40
    hit = make_archive(article("會見", text)).hit("习近平")

    assert marked(hit.snippet, hit.marks) == ["習近平"]


@pytest.mark.parametrize("typed", ["", "title:crossing", "source:Wire"])
def test_without_words_a_snippet_is_the_beginning(make_archive: MakeArchive, typed: str) -> None:
    hit = make_archive(article("Crossing", "The ferry sails. " + FILLER * 9, source="Wire")).hit(typed)

    assert hit.snippet.startswith("The ferry sails.")
    assert hit.marks == ()


HEAD = "The ferry sails again"


@pytest.mark.parametrize(
    ("text", "typed", "snippet"),
    [
        (f"{HEAD} at last.\n\nA ferry was late by an hour.", "ferry", "A ferry was late by an hour."),
        (f"{HEAD} at last.\n\nA tram was late.", "ferry", f"{HEAD} at last. A tram was late."),  # nowhere else
        (f"{HEAD} at last.\n\nA ferry was late.", "ferry last", f"{HEAD} at last. A ferry was late."),  # more of it
        (f"{HEAD}. It was late by more than an hour on Monday.", "*", "It was late by more than an hour on Monday."),
        (f"{HEAD}. It was late.", "*", f"{HEAD}. It was late."),  # too little would be left
    ],
)
def test_a_snippet_says_no_headline_twice_where_it_can_do_without(text: str, typed: str, snippet: str) -> None:
    assert snippet_of(parse(typed), text, told=f"{HEAD}…").text == snippet


def test_an_item_without_text_has_its_standfirst_or_nothing_for_a_snippet(make_archive: MakeArchive) -> None:
    assert (
        make_archive(article("Crossing", standfirst="Last boat at one")).hit("crossing").snippet == "Last boat at one"
    )
    assert make_archive(article("Crossing")).hit("crossing").snippet == ""


def test_a_hit_says_what_a_row_shows(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("Ferry", "It sails.", kicker="HARBOUR", source="Wire", section="Sea", date="2023-05", language="en",
                excerpts=(excerpt("Money mules were arrested"),))
    )  # fmt: skip
    ferry, mules = archive.hit("title:ferry"), archive.hit("mules")

    assert (ferry.kicker, ferry.source, ferry.section, ferry.date, ferry.language) == (
        "HARBOUR", "Wire", "Sea", "2023-05", "en",
    )  # fmt: skip
    assert marked(ferry.title, ferry.title_marks) == ["Ferry"]
    assert (mules.kind, mules.parent, mules.parent_title, mules.title_origin) == (
        "excerpt", ferry.id, "Ferry", "derived",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "shown", "words"),
    [
        ('"harbour last"', "HARBOUR · Last boat at one · It sails.", ["HARBOUR", "Last"]),  # from the kicker on
        ('"one photo"', "Last boat at one · Photo: Ida Sund · It sails.", ["one", "Photo"]),
        ("sund", "Photo: Ida Sund · It sails.", ["Sund"]),
        ('"quay at dusk"', "A quay at dusk · It sails.", ["quay at dusk"]),
    ],
)
def test_what_stands_in_no_part_of_a_row_is_shown_before_the_text(
    make_archive: MakeArchive, typed: str, shown: str, words: list[str]
) -> None:
    hit = make_archive(
        article("Ferry", "It sails.", kicker="HARBOUR", standfirst="Last boat at one",
                credits=(Credit("Ida Sund", "Photo: Ida Sund", 0),),
                pictures=(Picture(0, caption="A quay at dusk"),))
    ).hit(typed)  # fmt: skip

    assert hit.snippet == shown
    assert marked(hit.snippet, hit.marks) == words


@pytest.mark.parametrize("walked", [0, 1_000])  # by their texts, by the index
def test_what_stands_in_a_caption_or_a_credit_alone_is_ranked_as_well(
    make_archive: MakeArchive, monkeypatch: pytest.MonkeyPatch, walked: int
) -> None:
    monkeypatch.setattr(texts, "_WALKED", walked)
    archive = make_archive(
        article("Ferry", "It sails."),
        article("Shown", "The boat sails.", pictures=(Picture(0, caption="A ferry", credit="Ida Sund"),)),
        article("Credited", "A boat.", credits=(Credit("Ida Sund", "Photo: Ida Sund", 0),)),
        article("Strait", "A ferry again."),
        article("Mules", "They graze."),
    )
    result = archive.searcher.run(parse("ferry OR sund"))
    assert (result.total, result.ranked) == (4, 4)


def test_a_word_of_the_kicker_is_marked_where_it_stands(make_archive: MakeArchive) -> None:
    hit = make_archive(article("Ferry", "It sails.", kicker="IN HARBOUR")).hit("harbour")

    assert marked(hit.kicker or "", hit.kicker_marks) == ["HARBOUR"]
    assert hit.snippet == "It sails."


def test_no_phrase_runs_from_the_headline_into_the_text(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Night ferry", "Sails again.", standfirst="Leaves late"))

    assert archive.titles('"ferry sails"') == []
    assert archive.titles('"ferry leaves"') == []
    assert archive.titles('"late sails"') == []


# ── Order ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_headline_weighs_more_than_the_kicker_and_that_more_than_the_text(make_archive: MakeArchive) -> None:
    text = FILLER * 3
    archive = make_archive(
        article("In the text", text + " ferry"),
        article("In the kicker", text, kicker="FERRY"),
        article("Ferry in the headline", text),
        article("Nowhere", text),
    )

    assert archive.titles("ferry", Sort.RELEVANCE) == ["Ferry in the headline", "In the kicker", "In the text"]


def test_of_equals_the_newer_comes_first(make_archive: MakeArchive) -> None:
    archive = make_archive(
        *(article("Ferry", f"It sails {day}", date=day) for day in ("2023-05-02", "2023-05-04", "2023-05-01")),
        article("Ferry", "It sails some other day"),
    )
    hits = archive.searcher.hits(parse("ferry"), archive.ids("ferry", Sort.RELEVANCE))

    assert [hit.date for hit in hits] == ["2023-05-04", "2023-05-02", "2023-05-01", None]


def test_by_date_the_undated_come_last_in_both_directions(make_archive: MakeArchive) -> None:
    days = ("2023", "2023-05-04", None, "2022-12-31", "1850-01-01", "2023-05-04T10:00:00")
    archive = make_archive(*(article(str(day), f"Of {day}", date=day) for day in days))
    dated = ["2023-05-04T10:00:00", "2023-05-04", "2023", "2022-12-31", "1850-01-01"]

    assert archive.titles("", Sort.NEWEST) == [*dated, "None"]
    assert archive.titles("", Sort.OLDEST) == [*reversed(dated), "None"]
    assert archive.titles("", Sort.RELEVANCE) == archive.titles("", Sort.NEWEST)


def test_a_result_says_how_many_are_ranked_and_never_changes(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Ferry", "One"), article("Boat", "A ferry"))
    result = archive.searcher.run(parse("ferry"))

    assert (result.total, result.ranked, result.note) == (2, 2, None)
    with pytest.raises(ValueError, match="read-only"):
        result.ids[0] = 7


@pytest.mark.parametrize(("typed", "ranked"), [("ferry", 1), ("ferr*", 1), ("text:ferr*", 0), ("text:ferry", 2)])
def test_of_too_many_those_with_the_word_in_the_headline_come_first(
    make_archive: MakeArchive, monkeypatch: pytest.MonkeyPatch, typed: str, ranked: int
) -> None:
    for name, least in (
        ("MOST_SCORED", 2),
        ("MOST_BEGINNINGS", 2),
        ("MOST_PROMINENT", 2),
        ("MOST_BEGUN", 2),
        ("FEW", 1),
    ):
        monkeypatch.setattr(ranking, name, least)
    days = [f"2023-05-{day:02}" for day in range(1, 7)]
    archive = make_archive(
        article("Old ferry", "A ferry", date="2019"), *(article(f"Boat {day}", "A ferry", date=day) for day in days)
    )
    result = archive.searcher.run(parse(typed))
    titles = archive.titles(typed, Sort.RELEVANCE)

    assert len(set(result.ids.tolist())) == 7
    assert result.ranked == ranked
    if not typed.startswith("text:"):
        assert titles[0] == "Old ferry"
        assert titles[1:] == [f"Boat {day}" for day in reversed(days)]


def test_what_is_imported_meanwhile_is_ranked_with_the_rest_the_newest_of_equals_first(
    make_archive: MakeArchive,
) -> None:
    archive = make_archive(article("Ferry B", "One.", date="2022"), article("Ferry A", "Two.", date="2023"))
    assert archive.titles("ferry", Sort.RELEVANCE) == ["Ferry A", "Ferry B"]
    archive.add(
        article("Ferry D", "Three.", date="2021"), article("Ferry C", "Four.", date="2024"), dump="/dumps/april.jsonl"
    )
    assert archive.titles("ferry", Sort.RELEVANCE) == ["Ferry C", "Ferry A", "Ferry B", "Ferry D"]


# ── Facets and timeline ──────────────────────────────────────────────────────────────────────────────────────────────

COUNTED: tuple[Draft, ...] = (
    article("A", "ferry one", source="Wire", section="Sea", authors=("Tarn", "Brekk"), language="en", date="2022-12-31",
            tags=("x",)),
    article("B", "ferry two", source="Wire", authors=("Tarn",), date="2023-01-01"),
    article("C", "ferry three", source="Ledger", date="2023"),
    article("D", "boat", source="Ledger", excerpts=(excerpt("ferry to nowhere"),)),
)  # fmt: skip


def test_facets_count_what_is_found_most_frequent_first(make_archive: MakeArchive) -> None:
    archive = make_archive(*COUNTED)
    facets = archive.searcher.facets(parse("ferry"))

    assert tuple(facets) == FACETS
    assert facets["source"] == [FacetValue("Wire", 2), FacetValue("Ledger", 1), FacetValue(None, 1)]
    assert facets["author"] == [FacetValue("Tarn", 2), FacetValue(None, 2), FacetValue("Brekk", 1)]
    assert facets["kind"] == [FacetValue("article", 3), FacetValue("excerpt", 1)]
    assert facets["year"] == [FacetValue("2023", 2), FacetValue("2022", 1), FacetValue(None, 1)]
    assert facets["section"] == [FacetValue(None, 3), FacetValue("Sea", 1)]
    assert facets["language"] == [FacetValue(None, 3), FacetValue("en", 1)]
    assert facets["tag"] == [FacetValue(None, 3), FacetValue("x", 1)]
    assert facets["dump"] == [FacetValue("/dumps/march.jsonl", 4)]
    assert archive.searcher.facets(parse("ferry"), 1)["source"] == [FacetValue("Wire", 2)]
    assert archive.searcher.facets(parse("nowhere-at-all"))["source"] == []


def test_an_article_of_several_authors_and_tags_has_each_and_is_not_without_any(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("A", "ferry one", authors=("Tarn", "Brekk", "Loft"), tags=("x", "y", "z")),
        article("B", "ferry two", authors=("Tarn",), tags=("x",)),
        article("C", "ferry three"),
        article("D", "boat", authors=("Sollie", "Brekk"), tags=("y", "v")),
    )
    assert archive.facet("tag", "ferry") == {"x": 2, None: 1, "y": 1, "z": 1}
    assert archive.facet("author", "ferry") == {"Tarn": 2, None: 1, "Brekk": 1, "Loft": 1}
    assert archive.found("-has:tag ferry") == archive.found("-has:author ferry") == {"C"}


def test_the_timeline_counts_by_year_month_week_and_day_and_undated_apart(make_archive: MakeArchive) -> None:
    searcher = make_archive(*COUNTED).searcher

    def bins(by: By) -> list[tuple[str, int]]:
        return [(each.start, each.count) for each in searcher.timeline(parse("ferry"), by).bins]

    assert bins(By.YEAR) == [("2022", 1), ("2023", 2)]
    assert bins(By.MONTH) == [("2022-12", 1), ("2023-01", 2)]
    assert bins(By.WEEK) == [("2022-12-26", 3)]  # from a Monday: 31 December was a Saturday, 1 January a Sunday
    assert bins(By.DAY) == [("2022-12-31", 1), ("2023-01-01", 2)]
    assert searcher.timeline(parse("ferry")).undated == 1
    assert searcher.timeline(parse("nowhere-at-all")).bins == ()


def test_an_empty_library_has_nothing_and_is_no_error(make_archive: MakeArchive) -> None:
    archive = make_archive()

    for typed in ("", "ferry", "-ferry", "source:x", "date:2019", "-has:author", "is:starred", "has:excerpt", "平"):
        assert archive.titles(typed, Sort.RELEVANCE) == []
        assert set(map(len, archive.searcher.facets(parse(typed)).values())) == {0}
        assert archive.searcher.timeline(parse(typed)).bins == ()


# ── While it is typed ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_word_being_typed_that_finds_nothing_is_the_beginning_of_one(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Ferry", "The ferry sails"), article("Far", "A fer is no word"))

    result = archive.searcher.run(parse("ferr", typing=True))
    assert result.total == 1
    assert result.query.text == "ferr*"
    assert "ferr" in (result.note or "")
    (hit,) = archive.searcher.hits(result.query, result.ids.tolist())
    assert marked(hit.title, hit.title_marks) == ["Ferry"]

    assert archive.titles("fer", typing=True) == ["Far"]  # it is a word
    assert archive.titles("ferr ", typing=True) == []  # it is finished
    assert archive.titles("ferr") == []
    assert archive.titles("far ferr", typing=True) == []
    assert archive.titles("sails ferr", typing=True) == ["Ferry"]
    assert archive.titles('"the ferr', typing=True) == ["Ferry"]
    assert archive.titles("title:fe", typing=True) == ["Ferry"]


def test_a_value_being_typed_that_nothing_has_is_the_beginning_of_one(make_archive: MakeArchive) -> None:
    archive = make_archive(
        article("Ferry", source="Northlight Wire", language="zh-Hant"),
        article("Boat", source="The Ledger", tags=("sea",)),
    )

    assert archive.titles("source:Nor", typing=True) == ["Ferry"]
    assert archive.titles('source:"The Le', typing=True) == ["Boat"]
    assert archive.titles("-source:Nor", typing=True) == ["Boat", "Ferry"]  # it leaves nothing out yet
    assert archive.titles("lang:zh-Ha", typing=True) == ["Ferry"]
    assert archive.titles("tag:se", typing=True) == ["Boat"]
    assert archive.titles("source:Nor") == []
    note = archive.searcher.run(parse("source:Nor", typing=True)).note
    assert note == "Nothing has the source “Nor”: these have one that begins with it."


def test_one_or_two_letters_being_typed_are_looked_for_in_headlines(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Ferry", "It sails"), article("Boat", "No ferry sails"))
    result = archive.searcher.run(parse("fe", typing=True))

    assert result.query.text == "title:fe*"
    assert "headlines" in (result.note or "")
    assert archive.titles("fe", typing=True) == ["Ferry"]
    assert archive.found("fe*") == {"Ferry", "Boat"}


def test_rows_facets_and_timeline_follow_the_word_that_is_being_typed(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Ferry", "The ferry sails", source="Wire", date="2023"), article("Boat"))
    query = parse("ferr", typing=True)

    assert archive.searcher.facets(query)["source"] == [FacetValue("Wire", 1)]
    assert [each.count for each in archive.searcher.timeline(query).bins] == [1]
    (hit,) = archive.searcher.hits(query, archive.ids("ferry"))
    assert marked(hit.title, hit.title_marks) == ["Ferry"]


def test_what_finds_nothing_even_as_a_beginning_has_no_note(make_archive: MakeArchive) -> None:
    result = make_archive(article("Ferry")).searcher.run(parse("xyz", typing=True))

    assert (result.total, result.note, result.query.text) == (0, None, "xyz")


# ── A library that grows, and an answer that is no longer wanted ─────────────────────────────────────────────────────


def test_what_is_imported_while_a_searcher_is_open_is_found_and_counted(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Ferry one", "First", source="Wire", authors=("Tarn",), date="2023"))
    for text in ("ferry", "", "source:Wire", "author:Tarn"):
        assert archive.titles(text) == ["Ferry one"]

    archive.add(article("Ferry two", "Next", source="Wire", authors=("Tarn",), date="2024"), dump="/dumps/april.jsonl")

    for text in ("ferry", "", "source:Wire", "author:Tarn"):
        assert archive.titles(text) == ["Ferry two", "Ferry one"]
    assert archive.facet("source") == {"Wire": 2}
    assert archive.facet("author") == {"Tarn": 2}
    assert archive.facet("year") == {"2023": 1, "2024": 1}
    assert archive.facet("dump") == {"/dumps/march.jsonl": 1, "/dumps/april.jsonl": 1}


def test_an_answer_that_is_no_longer_wanted_is_interrupted(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Ferry"))
    query = parse("ferry")

    for ask in (archive.searcher.run, archive.searcher.facets, archive.searcher.timeline):
        with pytest.raises(Interrupted):
            ask(query, wanted=lambda: False)  # type: ignore[operator]
    with pytest.raises(Interrupted):
        archive.searcher.hits(query, [1], wanted=lambda: False)

    assert archive.titles("ferry") == ["Ferry"]  # and the next question is answered


def test_stopped_while_the_index_is_opened_it_is_an_interruption_and_no_failure(make_archive: MakeArchive) -> None:
    archive = make_archive(article("A ferry"))
    ended = {_stopped_at_the_first_word(archive.path) for _ in range(60)}

    # On a busy machine the question may be quicker than who stops it, so often.
    assert "interrupted" in ended or any(
        _stopped_at_the_first_word(archive.path) == "interrupted" for _ in range(3_000)
    )


def _stopped_at_the_first_word(library: Path) -> str:
    """How a question ends that opens the index, and is told all the while that nobody waits for it."""
    state = State(library, lambda: None)
    begins, ends = threading.Event(), threading.Event()

    def stop() -> None:
        begins.wait()
        while not ends.is_set():
            state.interrupt()

    stopping = threading.Thread(target=stop)
    stopping.start()
    try:
        with state.snapshot(None):
            begins.set()
            state.connection.execute("SELECT 1 FROM fts WHERE fts MATCH 'ferry'").fetchone()
        return "answered"
    except Interrupted:
        return "interrupted"
    finally:
        ends.set()
        stopping.join()
        with state.snapshot(None):  # and the next question is asked as any other
            assert state.connection.execute("SELECT 1 FROM fts WHERE fts MATCH 'ferry'").fetchone()
        state.close()


def test_stopped_between_two_rows_the_next_question_is_asked_as_any_other(make_archive: MakeArchive) -> None:
    state = State(make_archive(article("A ferry"), article("A pier")).path, lambda: None)
    with pytest.raises(Interrupted):
        _stop_between_two_rows(state)

    with state.snapshot(None):
        assert state.connection.execute("SELECT count(*) FROM items").fetchone() == (2,)
    state.close()


def _stop_between_two_rows(state: State) -> None:
    """While rows are half read, SQLite stops everything that follows, the end of the state as well."""
    with state.snapshot(None):
        half_read = state.connection.execute("SELECT id FROM items")
        assert half_read.fetchone() is not None
        state.interrupt()
        state.connection.execute("SELECT count(*) FROM items").fetchone()


def test_a_running_query_is_interrupted_from_another_thread(make_archive: MakeArchive) -> None:
    archive = make_archive(*(article(f"Ferry {number}", f"{FILLER} {number}") for number in range(300)))
    asked = threading.Event()

    def wanted() -> bool:
        """Says yes, and lets the other thread stop what runs before it goes on."""
        if not asked.is_set():
            asked.set()
            stopper.join()
        return True

    def stop() -> None:
        asked.wait()
        archive.searcher.interrupt()

    stopper = threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(Interrupted):
        archive.searcher.run(parse("nothing ferry"), wanted=wanted)

    assert len(archive.titles("ferry")) == 300


def test_two_searchers_answer_at_once(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Ferry"))
    with Searcher(archive.path) as other:
        assert other.run(parse("ferry")).total == archive.searcher.run(parse("ferry")).total == 1


def test_there_must_be_a_library(make_archive: MakeArchive) -> None:
    archive: Archive = make_archive()
    with pytest.raises(NoSuchPath):
        Searcher(archive.path.parent / "absent.backfile")


def test_names_are_counted_with_their_other_form_as_their_filter_finds_them(make_archive: MakeArchive) -> None:
    xi = Name("Xi Jinping", "習近平")
    archive = make_archive(
        article("One", "Xi Jinping (習近平) spoke.", names=(xi,)),
        article("Two", "Xi Jinping (習近平) and Qin Gang.", names=(xi, Name("Qin Gang", None))),
        article("Three", "No name at all."),
    )
    names = archive.searcher.facets(parse(""), fields=("name",))
    assert names == {"name": [FacetValue("Xi Jinping", 2, "習近平"), FacetValue("Qin Gang", 1)]}
    for each in names["name"]:
        assert len(archive.ids(f'name:"{each.value}"')) == each.count
    (quick, _) = archive.searcher.facets(parse(""), fields=("name",), exact=False)["name"]
    assert (quick.count, quick.exact) == (2, False)


def test_where_no_source_is_just_what_is_quoted_it_is_told(make_archive: MakeArchive) -> None:
    archive = make_archive(article("Ferry", source="The Strait Ledger"), article("Quay", source="Wire"))

    def note(text: str, *, typing: bool = False) -> str | None:
        return archive.searcher.run(parse(text, typing=typing)).note

    assert note('source:"the strait"') == "No source is just “the strait”: those with its words are asked for."
    assert note('source:"the strait ledger"') is None
    assert note("source:strait") is None
    assert note('source:"harbour"') is None  # nothing is shown
    assert note('source:"the strait', typing=True) is None  # it may go on
    both = 'author:"the strait" source:"the strait'
    archive.add(article("Tide", source="The Strait Ledger", authors=("The Strait Staff",)), dump="/dumps/b.jsonl")
    assert note(both, typing=True) == "No author is just “the strait”: those with its words are asked for."
