"""What the page of the query language says. Every example is a query that the sample archive could be asked."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is said below it, and examples with what each of them finds."""

    heading: str
    words: str
    examples: tuple[tuple[str, str], ...] = ()


def sections() -> tuple[Section, ...]:
    """The page from top to bottom."""
    return (
        _words(),
        _likeness(),
        _nearness(),
        _fields(),
        _dates(),
        _scripts(),
        _lists(),
        _cutting(),
        _typing(),
    )


def _words() -> Section:
    return Section(
        _tr("Words"),
        _tr(
            "Words side by side must all occur, anywhere in an article. Case and accents don’t matter; but AND, OR and"
            " NOT join only in capitals, since they are words as well."
        ),
        (
            ("ferry strait", _tr("both words")),
            ('"night boat"', _tr("side by side; “curly”, «angled» and 「corner」 marks do as well")),
            ("ferry OR bridge", _tr("one of the two, or both; || is the same")),
            ("(ferry OR boat) strait", _tr("brackets say what belongs together; without them AND binds tighter")),
            ("ferry -opinion", _tr("without the second word; NOT and ! are the same")),
            ("+ferry +strait", _tr("a plus, AND and && change nothing: every word must occur anyway")),
            ("ferry^3 strait", _tr("the same articles, but the first word weighs three times in their order")),
        ),
    )


def _likeness() -> Section:
    return Section(
        _tr("Words like these"),
        _tr(
            "Wildcards and near misses are looked up among the words of your library. A question mark at the end of a"
            " word is no wildcard where other words stand beside it: who wins?"
        ),
        (
            ("ferr*", _tr("words that begin like this")),
            ("*side", _tr("words that end like this")),
            ("h?rbour", _tr("any one letter in that place")),
            ("harbor~", _tr("words that are one letter away; two for long words, or as you say: ~1, ~2")),
            (
                "forms:sail",
                _tr(
                    "in all grammatical forms, by the language of each article: sails, sailing, sailed; the key F does"
                    " it for a whole query"
                ),
            ),
            ("=May", _tr("letter by letter as it is written: not “may”, not “Máy”")),
            (
                "/(sea|ferry)m[ae]n/",
                _tr("a regular expression, in any case; it begins and ends with a word, in Chinese with any character"),
            ),
        ),
    )


def _nearness() -> Section:
    return Section(
        _tr("Words that belong together"),
        _tr("As Factiva and Nexis know them; headline( ), hd= and hlp= are understood as well."),
        (
            ("ferry NEAR/8 strait", _tr("with at most eight words between, in any order; w/8 and near8 are the same")),
            ('"ferry strait"~8', _tr("the same, as Lucene writes it")),
            ("ferry SAME council", _tr("in one paragraph")),
            ("para:(ferry council -pilot)", _tr("in one paragraph, which is without the third word")),
            ("sent:(ferry council)", _tr("in one sentence")),
            ("lead:ferry", _tr("in the headline, the standfirst or the first two paragraphs")),
            ("atleast:3(ferry)", _tr("three times or more")),
            ("words:>300", _tr("articles of so many words; also >=, <, <= and 100..300")),
        ),
    )


def _fields() -> Section:
    return Section(
        _tr("Fields"),
        _tr(
            "A field stands before a word, a phrase or a group. What you click in the sidebar is written like this too."
        ),
        (
            ("title:(ferry OR boat)", _tr("in the headline; text: in the paragraphs")),
            ("source:courier", _tr("a publication or agency with that word in its name; cour* for how a word begins")),
            ("source:“Ostermoor Courier”", _tr("that very one, where there is one; else any with these words")),
            ("-section:opinion", _tr("also author, tag, dump, and url for any part of the address")),
            ("name:“Ko Wen-tao”", _tr("a person or place, by any form of the name that some article gives")),
            ("lang:zh", _tr("the language; zh-Hant and zh-Hans are more particular")),
            ("kind:excerpt", _tr("a teaser that stood on another article’s page; or kind:article")),
            ("has:author", _tr("with that field, as _exists_:author; also note, tag, url, credit, excerpt")),
            ("id:>100", _tr("added after article no. 100; a number alone is that article")),
            ("is:undated", _tr("also starred, seen, derived (no headline of its own), repeated (seen twice)")),
        ),
    )


def _dates() -> Section:
    return Section(
        _tr("Dates"),
        _tr(
            "Both ends count, and a coarse end takes its whole period. An article whose own date is coarse is found"
            " where all of its period lies within. Undated articles are in no span, and last in either order."
        ),
        (
            ("date:2023-03", _tr("a year, a month or a day")),
            ("date:[2022 TO 2023-06]", _tr("a span; {2022 leaves the end itself out, * leaves it open")),
            ("date:2022..2023-06", _tr("the same")),
            ("date:>=2023", _tr("also >, < and <=")),
            ("after:2021-06", _tr("later than that month; before: is earlier")),
            ("last:30d", _tr("counted back from the newest article; also w, m and y")),
        ),
    )


def _scripts() -> Section:
    return Section(
        _tr("Chinese, Japanese, Korean, Thai"),
        _tr(
            "Words of any length are found, from one character on, and none across punctuation. Traditional and"
            " Simplified Chinese find each other, and so do wide and narrow letters."
        ),
        (
            ("渡輪", _tr("also 渡轮")),
            ("海", _tr("every article that has the character")),
            ("「海峽船員」", _tr("side by side")),
        ),
    )


def _lists() -> Section:
    return Section(
        _tr("Lists"),
        _tr(
            "Paste many lines at once, one name or query a line, or write them after Ctrl+L: the results are what any"
            " of them finds, and a table says how much each one finds by itself, from when to when, and where first."
            " A press on a line shows what it finds; Esc goes back to the table."
        ),
    )


def _cutting() -> Section:
    return Section(
        _tr("What a word is"),
        _tr(
            "Words are found whatever their case, accents or width, and Chinese in Traditional and Simplified"
            " characters alike, Taiwan’s and Hong Kong’s variants included. Whatever is no letter or digit"
            " separates words, in what you type as in the articles: no-limits, Xi’s and F-16 are two words side by"
            " side, 3.5 is never 35, me@example.org is three words, #tag is tag, C++ is c, and U.S. is not us."
            " Chinese, Japanese, Korean, Thai, Lao, Burmese and Khmer are matched by characters: one is enough,"
            " and none match across punctuation; AI晶片 is AI and 晶片. =word asks for the very letters."
        ),
    )


def _typing() -> Section:
    return Section(
        _tr("While you type"),
        _tr(
            "Half a query means what it says so far. A line under the field says in plain words what is asked; a"
            " right click copies it, and Ctrl+Shift+C copies the query. What can’t be understood is searched as"
            " plain words, and a line says so. To find a sign that has a meaning, put a backslash before it or"
            " quotation marks around the word."
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)
