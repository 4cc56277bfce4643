"""What a query means, as the one text that stands for its tree; and that nothing anybody types is an error."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile.search import parse
from backfile.search.language.backwards import backwards
from backfile.search.language.fields import ALIASES, FIELDS
from backfile.search.language.tree import And, Everything, Pattern, Regex, Tree
from backfile.search.reading.plain import walk

MEANT = [
    # everything
    ("", ""),
    ("   ", ""),
    ("*", ""),
    ("* ferry", "ferry"),
    # words, all of which must occur
    ("ferry", "ferry"),
    ("  ferry   strait ", "ferry strait"),
    ("ferry ferry", "ferry"),
    ("ferry, strait.", "ferry strait"),
    ("Ferry", "Ferry"),
    ("F-16", "F-16"),
    ("Xi's", "Xi's"),
    ("C++", "C"),
    ("me@example.org", "me@example.org"),
    ("AT&T", '"AT&T"'),
    ("a - b", "a b"),
    ("習近平", "習近平"),
    ("ＡＢＣ", "ＡＢＣ"),
    # phrases
    ('"night ferry"', '"night ferry"'),
    ("“night ferry”", '"night ferry"'),
    ("„night ferry“", '"night ferry"'),
    ("«night ferry»", '"night ferry"'),
    ("＂night ferry＂", '"night ferry"'),
    ("「習近平」", '"習近平"'),
    ('"night\n  ferry"', '"night ferry"'),
    ("『習近平』會見", '"習近平" 會見'),
    ('"習近平 xi"', '"習近平 xi"'),
    ('"night ferry”', '"night ferry"'),
    ("«the “night” ferry»", r'"the “night\” ferry"'),
    ('"night ferry"~3', '"night ferry"~3'),
    ('"night ferry"*', '"night ferry"*'),
    ('12" of rain', "12 of rain"),
    # what looks like a field and is none
    ("10:30", '"10:30"'),
    ("3:2", '"3:2"'),
    ("Reuters: markets", "Reuters markets"),
    ("Note: this", "Note this"),
    ("https://example.org/a?b=c", '"https://example.org/a?b=c"'),
    ("http://a.example", '"http://a.example"'),
    # without
    ("-putin", "-putin"),
    ("!putin", "-putin"),
    ("−putin", "-putin"),
    ("ferry -strait", "ferry -strait"),
    ("ferry NOT strait", "ferry -strait"),
    ("ferry not strait", "ferry not strait"),
    ("--putin", "putin"),
    ('-"night ferry"', '-"night ferry"'),
    ("-source:Wire", "-source:Wire"),
    ("source:-Wire", "-source:Wire"),
    ("-(night ferry)", "-(night ferry)"),
    ("well-known", "well-known"),
    # and, or, brackets: AND binds tighter
    ("night AND ferry", "night ferry"),
    ("night && ferry", "night ferry"),
    ("+night +ferry", "night ferry"),
    ("night OR ferry", "night OR ferry"),
    ("night || ferry", "night OR ferry"),
    ("a OR b c", "a OR (b c)"),
    ("a b OR c", "(a b) OR c"),
    ("a AND b OR c AND d", "(a b) OR (c d)"),
    ("(a OR b) c", "(a OR b) c"),
    ("（a OR b） c", "(a OR b) c"),
    ("a OR (b OR c)", "a OR b OR c"),
    ("a (b c)", "a b c"),
    ("NOT (a OR b)", "-(a OR b)"),
    ("a or b", "a or b"),
    # beginnings of words
    ("ferr*", "ferr*"),
    ("ferr＊", "ferr*"),
    ("習近*", "習近*"),
    # fields
    ("title:ferry", "title:ferry"),
    ("TITLE:ferry", "title:ferry"),
    ("headline:ferry", "title:ferry"),
    ("title: ferry", "title:ferry"),
    ("title：ferry", "title:ferry"),
    ('title:"night ferry"', 'title:"night ferry"'),
    ("title:(night ferry)", "title:night title:ferry"),
    ("title:「渡輪」", 'title:"渡輪"'),
    ("source:(Wire OR Ledger)", "source:(Wire OR Ledger)"),
    ('source:Wire OR source:"The Ledger"', 'source:(Wire OR "The Ledger")'),
    ("source:A*", "source:A*"),
    (r'source:"The \"X\" Times"', r'source:"The \"X\" Times"'),
    ("by:Tarn", "author:Tarn"),
    ("language:zh-Hant", "lang:zh-Hant"),
    ("kind:Excerpts", "kind:excerpt"),
    ("is:starred", "is:starred"),
    ("has:note", "has:note"),
    ("-has:source", "-has:source"),
    ("source:*", "has:source"),
    ("date:*", "has:date"),
    ("title:*", ""),
    ("url:https://example.org/a", 'url:"https://example.org/a"'),
    ("title:source:Wire", "source:Wire"),
    # dates
    ("date:2019", "date:2019"),
    ("year:2019", "date:2019"),
    ("date:2019-3", "date:2019-03"),
    ("date:2019/03/05", "date:2019-03-05"),
    ('date:"3 March 2019"', "date:2019-03-03"),
    ("date:[2019-03 TO 2019-05]", "date:[2019-03 TO 2019-05]"),
    ("date:[2019-03 to 2019-05]", "date:[2019-03 TO 2019-05]"),
    ("date:{2019 TO 2021}", "date:{2019 TO 2021}"),
    ("date:[2019 TO 2021}", "date:[2019 TO 2021}"),
    ("date:[* TO 2021]", "date:[* TO 2021]"),
    ("date:[* TO *]", "has:date"),
    ("date:2019..2021", "date:[2019 TO 2021]"),
    ("date:2019..", "date:[2019 TO *]"),
    ("date:..2021", "date:[* TO 2021]"),
    ("date:>2019", "after:2019"),
    ("date:>=2019", "date:[2019 TO *]"),
    ("date:<2019-03", "before:2019-03"),
    ("after:2019", "after:2019"),
    ("before:2019-03-01", "before:2019-03-01"),
]

WARNED = [
    ('"night ferry', '"night ferry"', "not closed"),
    ("(night ferry", "night ferry", "not closed"),
    ("night ferry)", "night ferry", "closing bracket"),
    ("night AND", "night", "AND was left out"),
    ("night OR", "night", "OR was left out"),
    ("OR night", "night", "OR was left out"),
    ("night NOT", "night", "NOT was left out"),
    ("AND", '"AND"', "AND is searched as a word"),
    ("((((", "", "no letter or digit"),
    ("…", "", "no letter or digit"),
    ('""', "", "no letter or digit"),
    ("source:", "source", "“source:” has nothing after it"),
    ("ferry^", "ferry", "no number"),
    ("sorce:Wire", "sorce Wire", "Use source:Wire"),
    ("date:2019-00", "2019-00", "“2019-00” is no date."),
    ("Sorce:Wire", "Sorce Wire", "Use source:Wire"),
    ("auther:Tarn", "auther Tarn", "Use author:Tarn"),
    ("reuters:markets", "reuters markets", "No field is called “reuters”"),
    ("date:[2019 TO 2021", "date:[2019 TO 2021]", "not closed"),
    ("date:yesterday", "yesterday", "no date"),
    ("date:2019-13", "2019-13", "no date"),
    ("date:2019-02-30", "2019-02-30", "no date"),
    ("after:soon", "soon", "no date"),
    ("is:old", "old", "starred"),
    ("has:hat", "hat", "note"),
    ("kind:book", "book", "article, excerpt"),
]


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_what_a_query_means(typed: str, meant: str) -> None:
    query = parse(typed)

    assert query.text == meant
    assert query.warning is None


@pytest.mark.parametrize(("typed", "meant", "said"), WARNED)
def test_what_cannot_be_parsed_is_searched_as_words_and_says_so(typed: str, meant: str, said: str) -> None:
    query = parse(typed)

    assert query.text == meant
    assert said in (query.warning or "")


def test_nothing_half_typed_is_warned_of_while_it_is_typed() -> None:
    for typed, _, _ in WARNED:
        for end in range(len(typed) + 1):
            assert parse(typed[:end], typing=True).warning is None


@pytest.mark.parametrize(
    ("typed", "unfinished"),
    [
        ("ferr", "ferr"),
        ("night ferr", "ferr"),
        ("title:ferr", "ferr"),
        ('"night ferr', "night ferr"),
        ("(night OR ferr", "ferr"),
        ("-ferr", "ferr"),
        ("ferr ", None),
        ('"night ferry"', None),
        ("ferr*", None),
        ("source:Wir", "Wir"),
        ('source:"The Led', "The Led"),
        ("source:Wire ", None),
        ("url:north", None),
        ("kind:art", None),
        ("date:20", None),
        ("date:2019", None),
        ("", None),
    ],
)
def test_the_word_that_is_being_typed(typed: str, unfinished: str | None) -> None:
    word = parse(typed, typing=True).unfinished

    assert (word.text if word else None) == unfinished


@pytest.mark.parametrize("name", [*(field.name for field in FIELDS), *ALIASES])
def test_every_field_is_known(name: str) -> None:
    values = {"is": "starred", "has": "note", "kind": "article", "last": "30d", "atleast": "5(ferry)"}
    value = values.get(ALIASES.get(name, name), "2019") if name != "_exists_" else "source"

    assert parse(f"{name}:{value}").warning is None
    assert not isinstance(parse(f"{name}:{value}").tree, And)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("date:[2023 TO ]", "date:[2023 TO *]"),
        ("date:[ TO 2023] ferry", "date:[* TO 2023] ferry"),
        ("date:{2023 TO}", "after:2023"),
        ("words:[100 TO ]", "words:>=100"),
        ('"night ferry"~99999999999999999999', '"night ferry"~9999'),
        ('"night ferry"~0008', '"night ferry"~8'),
    ],
)
def test_an_end_that_is_not_there_is_open_and_no_distance_is_too_far(typed: str, meant: str) -> None:
    assert (parse(typed).text, parse(typed).warning) == (meant, None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/" + "(" * 4_000 + "a" + ")" * 4_000 + "/", "nested too deep"),
        ("/ferr{9999999}y/", "too long"),
        ("/(ferr{1000}y){1000}/", "too long"),
        ("ab*" * 20_000, "that many letters and wildcards"),
        ("url:a*" + "a" * 60_000, "that many letters and wildcards"),
        ("source:" + "ab*" * 1_000, "that many letters and wildcards"),
        ("[" * 50_000, "holds no letter or digit"),
    ],
)
def test_what_would_take_for_ever_is_searched_as_words_and_said_in_a_line(typed: str, said: str) -> None:
    warning = parse(typed).warning or ""
    assert said in warning
    assert len(warning) < 200
    assert not any(isinstance(part, Pattern | Regex) for part in walk(parse(typed).tree))


@pytest.mark.parametrize("typed", [r"/\d{4}-\d{2}-\d{2}/", "/(a{1,5000}){1,5000}/", "/.{10}a.{20}b.{30}c.{40}/"])
def test_an_expression_may_repeat(typed: str) -> None:
    assert isinstance(parse(typed).tree, Regex)


def test_deep_brackets_and_endless_queries_are_cut_short_and_say_so() -> None:
    assert "nested" in (parse("(" * 5_000 + "ferry" + ")" * 5_000).warning or "")
    assert "2,000 words" in (parse(" ".join(f"w{number}" for number in range(10_000))).warning or "")
    assert parse("(" * 5_000).text == ""
    assert parse("-" * 5_000 + "ferry").text in ("ferry", "-ferry")
    assert parse("NOT " * 3_000 + "ferry").text in ("ferry", "-ferry")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ferry date:", "ferry"),
        ("ferry date:20", "ferry"),
        ("ferry date:2019", "ferry date:2019"),
        ("ferry date:2019-", "ferry date:2019"),
        ("ferry date:[", "ferry"),
        ("ferry date:[2019", "ferry date:[2019 TO *]"),
        ("ferry date:[2019 T", "ferry date:[2019 TO *]"),
        ("ferry date:[2019 TO ", "ferry date:[2019 TO *]"),
        ("ferry date:[2019-", "ferry date:[2019 TO *]"),
        ("ferry date:[2019 TO 20", "ferry date:[2019 TO *]"),
        ("ferry date:[2019 TO 2021", "ferry date:[2019 TO 2021]"),
        ("ferry is:star", "ferry"),
        ("ferry has:no", "ferry"),
        ("ferry kind:ex", "ferry"),
        ("ferry kind:excerpt", "ferry kind:excerpt"),
        ("ferry -is:star", "ferry"),
        ("ferry OR is:star", "ferry"),
        ("ferry is:star ", "ferry star"),
        ("ferry last:", "ferry"),
        ("ferry last:3", "ferry"),
        ("ferry last:30d", "ferry last:30d"),
        ("ferry words:", "ferry"),
        ("ferry words:>", "ferry"),
        ("ferry words:>=", "ferry"),
        ("ferry words:>1", "ferry words:>=2"),
        ("ferry words:[1000 TO", "ferry words:>=1000"),
        ("ferry words:1000..", "ferry words:>=1000"),
        ("para:(a b", "para:(a b)"),
        ("para:(", ""),
        ("para:", ""),
        ("atleast", '"atleast"'),
        ("atleast:", ""),
        ("atleast:5", ""),
        ("atleast:5(", ""),
        ("atleast:5(a", "atleast:5(a)"),
        ("a NEAR", "a"),
        ("a NEAR/", "a"),
        ("a NEAR/8", "a"),
        ("a NEAR/8 ", "a"),
        ("a NEAR/8 (b", "a NEAR/8 b"),
        ("a w/8", "a"),
        ("a SAME ", "a"),
        ("/wom", "wom"),
        ("/wom[ae]", "wom ae"),
        ("/wom[ae]n/", "/wom[ae]n/"),
        ("=", ""),
        ('="two w', '="two w"'),
        ("ferry^", "ferry"),
        ("ferry~", "ferry~1"),
        ("(a OR b)^", "a OR b"),
        ("forms:(", ""),
        ("_exists_:sour", ""),
    ],
)
def test_what_may_still_become_a_date_or_a_state_narrows_nothing_yet(typed: str, meant: str) -> None:
    assert parse(typed, typing=True).text == meant


# ── For any text ─────────────────────────────────────────────────────────────────────────────────────────────────────

PIECES = st.sampled_from(
    [
        *"()[]{}（）「」『』“”«»\"＂:：*＊~^?-−!+&|\\ \n\t'\x00",
        " AND ", " OR ", " NOT ", "&&", "||", " TO ", "title:", "text:", "source:", "-source:", "date:", "before:",
        "after:", "is:", "has:", "kind:", "lang:", "url:", "tag:", "dump:", "name:", "author:", "foo:", "https://",
        "date:[2019 TO 2021]", "2019", "2019-03", "..", ">=", "10:30", "starred", "undated", "excerpt", "ferry",
        "Straße", "習近平", "한국어", "ไทย", "محمد", "nai\u0308ve", "👩‍🚀", "\ud800", "İ", "ﬁ", "~3",
        "/", "=", "^2", "~1", " NEAR/3 ", " SAME ", " w/8 ", "para:(", "sent:", "lead:", "forms:(",
        "atleast:5(", "words:", "id:",
        "last:30d", "now-30d", "fe?ry", "*erry", "f*y", "/f[ae]r+y/", "_exists_:", "\r\n",
    ]
)  # fmt: skip
QUERIES = st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join), st.text(st.characters(), max_size=20))


@given(QUERIES, st.booleans())
@example('"\\', False)
@example("title:(", True)
@example("date:[2019 TO ", True)
def test_nothing_that_is_typed_is_an_error(typed: str, typing: bool) -> None:
    query = parse(typed, typing=typing)

    assert query.sentence()
    assert isinstance(query.filters(), tuple)


@given(QUERIES)
@example("nai\u0308ve\u0301*")
@example("url:(/0/")
@example("0^~")
def test_the_text_of_a_query_means_the_same_query(typed: str) -> None:
    query = parse(typed)
    again = parse(query.text)

    assert again.tree == query.tree
    assert again.text == query.text
    assert again.warnings == backwards(again.tree)


@given(st.lists(st.text() | PIECES, max_size=5).map("".join))
def test_words_and_phrases_are_one_line(typed: str) -> None:
    assert len(parse(typed.replace(":", "").replace("：", "")).text.splitlines()) <= 1


@given(QUERIES)
def test_words_and_filters_make_up_the_query(typed: str) -> None:
    query = parse(typed)

    assert set(_parts(query.with_words(parse(query.words())).tree)) == set(_parts(query.tree))


# ── Any tree ─────────────────────────────────────────────────────────────────────────────────────────────────────────

VALUES = st.sampled_from(
    ["Northlight Wire", "南嶼日報", 'The "X"', "The “X”", "A\\B", "*", "OR", "-a", "a:b", "~", "ａ　ｂ", "[x]"]
)


def filtered(name: str, value: str) -> str:
    return parse("").with_filter(name, value).text


@given(
    st.sampled_from(["source", "section", "author", "language", "tag", "dump"]), VALUES | st.text().filter(str.strip)
)
def test_any_value_of_a_facet_becomes_a_filter_of_exactly_that_value(name: str, value: str) -> None:
    query = parse("ferry").with_filter(name, value)
    (chip,) = parse(query.text).filters()

    assert chip.values == (value,)
    assert query.chosen(name, value) is True
    assert query.without(name, value).text == "ferry"
    assert parse("ferry").with_filter(name, value, exclude=True).chosen(name, value) is False


def test_filters_of_one_field_are_alternatives_and_of_several_narrow() -> None:
    query = parse("ferry").with_filter("source", "Wire").with_filter("source", "Ledger").with_filter("year", "2023")

    assert query.text == 'ferry source:("Wire" OR "Ledger") date:2023'
    assert query.words() == "ferry"
    assert [chip.values for chip in query.filters()] == [("Wire", "Ledger"), ("2023",)]
    assert (query.chosen("source", "Ledger"), query.chosen("source", "Courier")) == (True, None)
    assert query.without("source", "Wire").text == 'ferry source:"Ledger" date:2023'
    assert query.without("source").text == "ferry date:2023"


def test_no_value_is_a_value_too() -> None:
    assert parse("").with_filter("source", None).text == "-has:source"
    assert parse("").with_filter("year", None).text == "is:undated"
    assert parse("").with_filter("source", None, exclude=True).text == "has:source"
    assert parse("-has:source").chosen("source", None) is True


def test_the_last_days_and_a_length_are_filters() -> None:
    query = parse("ferry last:30d words:500..800 id:17")

    assert [(chip.field, chip.values) for chip in query.filters()] == [
        ("date", ("last:30d",)),
        ("words", ("500..800",)),
        ("id", ("17",)),
    ]
    assert query.words() == "ferry"
    assert query.without("words").without("id").with_dates("2020", None).text == "ferry date:[2020 TO *]"
    assert query.with_filter("year", "2021").text == "ferry words:500..800 id:17 date:2021"
    assert parse("ferry").with_filter("words", "500..800").text == "ferry words:500..800"


def test_a_span_of_dates_takes_the_place_of_another() -> None:
    query = parse("ferry").with_dates("2019-03", "2019-05").with_dates("2020", None)

    assert query.text == "ferry date:[2020 TO *]"
    assert query.with_dates(None, None).text == "ferry"


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("", "All articles"),
        ("ferry strait", "Articles with ferry and strait"),
        ("kind:article ferry", "Full articles with ferry"),
        ('"night ferry" -storm', "Articles with “night ferry”, without storm"),
        (
            "title:ferry date:[2022-01 TO 2023-06]",
            "Articles with ferry in the headline, from January 2022 to June 2023",
        ),
        ("source:(Wire OR Ledger)", "Articles from Wire or Ledger"),
    ],
)
def test_a_query_in_plain_english(typed: str, spoken: str) -> None:
    assert "".join(text for text, _ in parse(typed).sentence()) == spoken


def _parts(tree: Tree) -> tuple[Tree, ...]:
    return tree.parts if isinstance(tree, And) else () if isinstance(tree, Everything) else (tree,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("NOT", "NOT is searched as a word: it has nothing after it."),
        ("OR", "OR is searched as a word: it has nothing to join."),
        ("😀 OR 👍", "“😀 OR 👍” asks for nothing. Searched as words."),
        ("ferry NOT", "NOT was left out: it has nothing after it."),
        ("ferry AND NOT", "NOT was left out: it has nothing after it."),
    ],
)
def test_an_operator_alone_is_said_to_be_a_word(text: str, told: str) -> None:
    assert parse(text).warnings == (told,)
