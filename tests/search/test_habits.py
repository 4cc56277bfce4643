"""What hands type that have learnt elsewhere: the text that it stands for, and what it is told of it."""

import pytest

from backfile.search import parse
from backfile.search.language.so_far import not_understood

Habits = list[tuple[str, str]]

KIBANA: Habits = [
    ('title:"xi jinping" AND NOT source:reuters', 'title:"xi jinping" -source:reuters'),
    ("source:(a OR b) AND date:[2023-01-01 TO 2023-03-31]", "source:(a OR b) date:[2023-01-01 TO 2023-03-31]"),
    ("date:>=2023-01-01 AND date:<2023-04-01", "date:[2023-01-01 TO 2023-04-01}"),
    ("date >= 2023-01 and", "date:[2023-01 TO *] and"),
    ('date >= "now-7d"', "last:7d"),
    ("date:[now-30d/d TO now/d]", "last:30d"),
    ("date:>now-1y", "last:1y"),
    ("_exists_:author", "has:author"),
    ("NOT _exists_:author", "-has:author"),
    ("author:*", "has:author"),
    ("*:*", ""),
    ("xi && putin || peskov", "(xi putin) OR peskov"),
    ("source:Reuters*", "source:Reuters*"),
    ("status:200", '"status:200"'),
    ("10:30", '"10:30"'),
    ("https://example.org/a?b=c&d=e#f", '"https://example.org/a?b=c&d=e#f"'),
    ("Reuters: markets", "Reuters markets"),
]  # fmt: skip

QUERY_STRING: Habits = [
    ("quick brown +fox -news", "quick brown fox -news"),
    ("quikc~ brwn~1 jumpd~2", "quikc~1 brwn~1 jumpd~2"),
    ('"fox quick"~5', '"fox quick"~5'),
    ('quick^2 "john smith"^2 (foo bar)^4', 'quick^2 "john smith"^2 (foo bar)^4'),
    ("/joh?n(ath[oa]n)/", "/joh?n(ath[oa]n)/"),
    (r"title:xi\ jinping", 'title:"xi jinping"'),
    (r"kimchy\!", "kimchy"),
    ("date:{2022 TO *}", "after:2022"),
    ("date:[* TO 2022-12-31}", "before:2022-12-31"),
    ("(quick OR brown) AND fox NOT news", "(quick OR brown) fox -news"),
    ("--text:x", "text:x"),
    ("---text:x", "-text:x"),
    ("-(-x)", "x"),
    ("++fox", "fox"),
    ("!!fox", "fox"),
    ("- fox", "fox"),
    ("qu?ck bro*", "qu?ck bro*"),
    ("year:2023", "date:2023"),
]

FACTIVA: Habits = [
    ("xi near5 putin", "xi NEAR/5 putin"),
    ("xi w/5 putin", "xi NEAR/5 putin"),
    ("xi /5 putin", "xi NEAR/5 putin"),
    ("xi same putin", "xi same putin"),  # a word in small letters
    ("xi SAME putin", "para:(xi putin)"),
    ("atleast5 putin", "atleast:5(putin)"),
    ("wc>500", "words:>=501"),
    ("wc < 500", "words:<=499"),
    ("hd=xi", "title:xi"),
    ('hd="xi jinping" and', 'title:"xi jinping" and'),
    ("hlp=(xi putin)", "lead:(xi putin)"),
    ("by=tarn rst=reuters la=en", "author:tarn source:reuters lang:en"),
    ("sanction*", "sanction*"),
    ("9 /11", "9 11"),
]

NEXIS: Habits = [
    ("headline(xi)", "title:xi"),
    ("HEADLINE(xi OR putin)", "title:(xi OR putin)"),
    ("HLEAD(xi AND putin)", "lead:(xi putin)"),
    ("byline(tarn) publication(reuters)", "author:tarn source:reuters"),
    ("section(opinion) length(>1000)", "section:opinion words:>=1001"),
    ("ATLEAST5(xi)", "atleast:5(xi)"),
    ("xi w/p putin", "para:(xi putin)"),
    ("xi /p putin", "para:(xi putin)"),
    ("xi w/s putin", "sent:(xi putin)"),
    ("xi /s putin", "sent:(xi putin)"),
    ("xi AND NOT putin", "xi -putin"),
    ("xi!", "xi"),
]

GOOGLE: Habits = [
    ('"xi jinping" -"li keqiang"', '"xi jinping" -"li keqiang"'),
    ("xi AROUND(5) putin", "xi NEAR/5 putin"),
    ("before:2023-01-01 after:2022-01-01", "date:{2022-01-01 TO 2023-01-01}"),
    ("xi OR putin", "xi OR putin"),
    ("what is nato?", "what is nato"),
    ("is it over?!", "is it over"),
    ("¿qué pasa?", "qué pasa"),
    ("C++", "C"),
    ("AT&T", '"AT&T"'),
    ("R&D at 3.5%", '"R&D" at 3.5'),
    ("$100..$200", "100..$200"),
    ("#tag @xi", "tag xi"),
    ("~sanction", "sanction"),
]

LIBRARIANS: Habits = [
    ("(xi OR putin) AND (moscow OR beijing) NOT ukraine", "(xi OR putin) (moscow OR beijing) -ukraine"),
    ("wom?n organi?ation*", "wom?n organi?ation*"),
    ("date:2022-2023", "date:[2022 TO 2023]"),
    ("date:2022–2023", "date:[2022 TO 2023]"),
    ("date:2023-Q1", "date:[2023-01 TO 2023-03]"),
    ("date:03/2023", "date:2023-03"),
    ("date:18.03.2023", "date:2023-03-18"),
    ('date:"March 2023"', "date:2023-03"),
    ("words:500-800", "words:500..800"),
    ("words:1000+", "words:>=1000"),
    ("lang:english", "lang:en"),
    ("lang:Chinese", "lang:zh"),
    ("source:Reuters, AP", "source:Reuters AP"),
    ('source:("The Courier" OR Wire)', 'source:("The Courier" OR Wire)'),
    ("tag:a,b", "tag:a,b"),
    ('last:"2 weeks"', "last:2w"),
]

ODD: Habits = [
    ("'tis", "tis"),
    ("rock 'n' roll", "rock n roll"),
    ("[draft]", "draft"),
    ("{draft}", "draft"),
    ("hello :) world", "hello world"),
    ("sad :-( day", "sad day"),
    ("xi ;-)", "xi"),
    ("xi / putin", "xi putin"),
    ("and/or", "and/or"),
    ("/usr/local/bin/", "usr/local/bin"),
    ("“xi putin”", '"xi putin"'),
    ("„xi putin“", '"xi putin"'),
    ("«xi putin»", '"xi putin"'),
    ("‹xi putin›", '"xi putin"'),
    ("「習近平」", '"習近平"'),
    ("『習近平』", '"習近平"'),
    ("＂xi putin＂", '"xi putin"'),
    ("《人民日報》", "人民日報"),
    ("（xi ＯＲ putin）", "xi OR putin"),
    ("ｔｉｔｌｅ：xi", "title:xi"),
    ("－putin", "-putin"),
    ("！putin", "-putin"),
    ("xi　putin", "xi putin"),
    ("10：30", '"10：30"'),
    ("為什麼？因為", "為什麼？因為"),
    ("e=mc2", "e=mc2"),
    ("12\" of rain", "12 of rain"),
]  # fmt: skip

TOLD = [
    ('source:"Reuters" or source:"AP"', "“or” is searched as a word. In capitals it joins: OR."),
    ("(xi putin) and moscow", "In capitals it joins: AND."),
    ("xi not (putin)", "In capitals it joins: NOT."),
    ("site:example.org", "Use url:example.org"),
    ("intitle:xi", "Use title:xi"),
    ("inurl:example", "Use url:example"),
    ("since:march", "Use after:march"),
    ("_missing_:author", "No field is called “_missing_”"),
    ('"xi * putin"', "NEAR/1 lets a word stand between"),
    ('"xi jinp*"', "behind them it is one"),
    ("xi NOT W/5 putin", "“NOT W/5” was left out"),
    ("xi pre/5 putin", "“pre/5” is asked in any order"),
    ("xi adj5 putin", "“adj5” is asked in any order"),
    ("date:[2022,2023]", "“2022,2023” is no date"),
    ("&&", "holds no letter or digit"),
    ("xi &&", "AND was left out"),
    ("!", "holds no letter or digit"),
    ("is:unread", "“is:” knows"),
]


@pytest.mark.parametrize(("typed", "meant"), [*KIBANA, *QUERY_STRING, *FACTIVA, *NEXIS, *GOOGLE, *LIBRARIANS, *ODD])
def test_a_habit_means_what_it_meant_elsewhere(typed: str, meant: str) -> None:
    query = parse(typed)

    assert query.text == meant
    assert query.warning is None
    assert parse(query.text).tree == query.tree


@pytest.mark.parametrize("habits", [KIBANA, QUERY_STRING, FACTIVA, NEXIS, GOOGLE, LIBRARIANS, ODD])
def test_nothing_is_told_of_half_a_query_that_will_be_understood(habits: Habits) -> None:
    for typed, _ in habits:
        for end in range(len(typed) + 1):
            assert not_understood(typed[:end]) == (), typed[:end]


@pytest.mark.parametrize(("typed", "told"), TOLD)
def test_what_is_not_known_here_is_told(typed: str, told: str) -> None:
    assert told in (parse(typed).warning or "")


@pytest.mark.parametrize(
    "typed", ["war and peace", "to be or not to be", "ferry and (strait)", "Sturm und Drang", "and/or"]
)
def test_small_words_between_words_are_words_and_nothing_is_said(typed: str) -> None:
    warning = parse(typed).warning or ""

    assert ("In capitals" in warning) == ("(" in typed)
