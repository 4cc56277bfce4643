"""What the page of the query language says is so: each example on the sample, and what a word is on a small library."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import regex
from rapidfuzz.distance import OSA

from backfile.importer import Control, Options, run
from backfile.library import Library
from backfile.paths import resources
from backfile.search import Searcher, parse
from backfile.text.fold import words
from backfile.window.help.language import sections
from tests.search.conftest import Archive, article

Row = dict[str, Any]
EXAMPLES = [example for section in sections() for example, _ in section.examples]

THE_SAME = {
    "ferry strait": ["strait ferry", "+ferry +strait", "ferry AND strait", "ferry && strait"],
    '"night boat"': ["“night boat”", "«night boat»", "「night boat」"],
    "ferry OR bridge": ["ferry || bridge"],
    "(ferry OR boat) strait": ["(ferry strait) OR (boat strait)"],
    "ferry -opinion": ["ferry NOT opinion", "ferry !opinion"],
    "+ferry +strait": ["ferry strait"],
    "ferry^3 strait": ["ferry strait"],
    "ferry NEAR/8 strait": ["ferry w/8 strait", "ferry near8 strait", "strait NEAR/8 ferry", '"ferry strait"~8'],
    '"ferry strait"~8': ["ferry NEAR/8 strait"],
    "ferry SAME council": ["para:(ferry council)"],
    "title:(ferry OR boat)": ["title:ferry OR title:boat", "headline(ferry OR boat)", "hd=(ferry OR boat)"],
    "name:“Ko Wen-tao”": ["name:柯文濤"],
    "has:author": ["_exists_:author", "author:*"],
    "date:[2022 TO 2023-06]": ["date:2022..2023-06", "date:>=2022 date:<=2023-06"],
    "date:2022..2023-06": ["date:[2022 TO 2023-06]"],
    "date:>=2023": ["date:[2023 TO *]", "-date:<2023 has:date"],
    "渡輪": ["渡轮"],
}
"""Other ways to ask for the same, of which the page speaks."""

READS = {
    "ferry strait": r"(?=.*\bferry\b).*\bstrait\b",
    '"night boat"': r"\bnight\W+boat\b",
    "ferry OR bridge": r"\b(ferry|bridge)\b",
    "(ferry OR boat) strait": r"(?=.*\b(ferry|boat)\b).*\bstrait\b",
    "ferry -opinion": r"(?=.*\bferry\b)(?!.*\bopinion\b)",
    "+ferry +strait": r"(?=.*\bferry\b).*\bstrait\b",
    "ferry^3 strait": r"(?=.*\bferry\b).*\bstrait\b",
    "ferr*": r"\bferr",
    "*side": r"side\b",
    "h?rbour": r"\bh\wrbour\b",
    "forms:sail": r"\bsail(s|ed|ings?)?\b",
    "=May": r"\b(?-i:May)\b",
    "/(sea|ferry)m[ae]n/": r"\b(sea|ferry)m[ae]n\b",
    "渡輪": "渡[輪轮]",
    "海": "海",
    "「海峽船員」": "海[峽峡]船[員员]",
}
"""What can be told by reading the whole text of each article."""

WITHIN = {
    "ferry NEAR/8 strait": "ferry strait",
    '"ferry strait"~8': "ferry strait",
    "ferry SAME council": "ferry council",
    "para:(ferry council -pilot)": "ferry council",
    "sent:(ferry council)": "ferry SAME council",
    "lead:ferry": "ferry",
    "harbor~": "harbor~ OR sea",
    "atleast:3(ferry)": "ferry",
    "title:(ferry OR boat)": "lead:(ferry OR boat)",
    "source:courier": "has:source",
    "source:“Ostermoor Courier”": "source:courier OR source:wire",
    "date:2023-03": "date:2023",
    "last:30d": "after:2023",
    "lang:zh": "has:lang",
}
"""Examples that find less than a broader query, and something."""

FACTS: dict[str, Callable[[Row], bool]] = {
    "words:>300": lambda row: row["words"] > 300,
    "source:courier": lambda row: "courier" in (row["source"] or "").lower(),
    "source:“Ostermoor Courier”": lambda row: row["source"] == "Ostermoor Courier",
    "-section:opinion": lambda row: "opinion" not in (row["section"] or "").lower(),
    "lang:zh": lambda row: (row["language"] or "").startswith("zh"),
    "kind:excerpt": lambda row: row["kind"] == "excerpt",
    "id:>100": lambda row: row["id"] > 100,
    "is:undated": lambda row: row["date"] is None,
    "date:2023-03": lambda row: (row["date"] or "").startswith("2023-03"),
    "date:[2022 TO 2023-06]": lambda row: "2022" <= (row["date"] or "")[:7] <= "2023-06",
    "date:>=2023": lambda row: (row["date"] or "") >= "2023",
    "after:2021-06": lambda row: (row["date"] or "") > "2021-06-31",
}
"""What can be told by a column of each article."""


class Sample:
    """The sample archive, imported, and all that can be read of each of its articles."""

    def __init__(self, path: Path) -> None:
        self.searcher = Searcher(path)
        with Library.open(path, readonly=True) as library:
            cursor = library.connection.execute("SELECT * FROM articles")
            names = [column[0] for column in cursor.description]
            self.rows: list[Row] = [dict(zip(names, row, strict=True)) for row in cursor]

    def found(self, query: str) -> set[int]:
        return set(self.searcher.run(parse(query)).ids.tolist())

    def where(self, is_so: Callable[[Row], bool]) -> set[int]:
        return {row["id"] for row in self.rows if is_so(row)}


def whole_text(row: Row) -> str:
    return "\n".join(str(row[name] or "") for name in ("title", "kicker", "standfirst", "text", "credits"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    path = tmp_path_factory.mktemp("page") / "sample.backfile"
    run(path, [resources() / "sample"], Options(), lambda _: None, Control())
    made = Sample(path)
    yield made
    made.searcher.close()


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_understood_and_finds_something(example: str, sample: Sample) -> None:
    assert parse(example).warning is None
    assert sample.found(example)
    assert {*THE_SAME, *READS, *WITHIN, *FACTS} >= {example}  # something below says that it finds what it should


@pytest.mark.parametrize(("example", "others"), THE_SAME.items())
def test_what_is_called_the_same_is_the_same(example: str, others: list[str], sample: Sample) -> None:
    for other in others:
        assert sample.found(other) == sample.found(example), other


@pytest.mark.parametrize(("example", "pattern"), READS.items())
def test_an_example_finds_the_articles_in_which_it_can_be_read(example: str, pattern: str, sample: Sample) -> None:
    reads = regex.compile(pattern, regex.IGNORECASE | regex.DOTALL)

    assert sample.found(example) == sample.where(lambda row: reads.search(whole_text(row)) is not None)


@pytest.mark.parametrize(("example", "broader"), WITHIN.items())
def test_an_example_finds_less_than_a_broader_one(example: str, broader: str, sample: Sample) -> None:
    assert sample.found(example) < sample.found(broader)


@pytest.mark.parametrize(("example", "is_so"), FACTS.items())
def test_an_example_finds_the_articles_of_which_it_is_so(
    example: str, is_so: Callable[[Row], bool], sample: Sample
) -> None:
    assert sample.found(example) == sample.where(is_so)


def test_near_misses_are_those_that_can_be_counted(sample: Sample) -> None:
    def is_near(row: Row) -> bool:
        return any(OSA.distance("harbor", word) <= 2 for word in words(whole_text(row)))

    assert sample.found("harbor~") == sample.where(is_near)


def test_a_count_a_paragraph_and_a_lead_are_as_they_are_read(sample: Sample) -> None:
    ferry = regex.compile(r"\bferry\b", regex.IGNORECASE)

    def paragraph(row: Row) -> bool:
        parts = [part.lower() for part in str(row["text"]).split("\n\n")]
        return any(regex.search(r"(?=.*\bferry\b).*\bcouncil\b", part, regex.DOTALL) for part in parts)

    def lead(row: Row) -> bool:
        first = str(row["text"]).split("\n\n")[:2]
        return any(ferry.search(str(part or "")) for part in (row["title"], row["standfirst"], *first))

    assert sample.found("atleast:3(ferry)") == sample.where(lambda row: len(ferry.findall(whole_text(row))) > 2)
    assert sample.found("ferry SAME council") == sample.where(paragraph)
    assert sample.found("lead:ferry") == sample.where(lead)


ARTICLES = {
    "A": "A no-limits friendship.",
    "B": "Xi's visit.",
    "C": "An F-16 flew.",
    "D": "It was 3.5 percent.",
    "E": "It was 35 percent.",
    "F": "Write to me@example.org now.",
    "G": "See #tag here.",
    "H": "C++ is hard.",
    "I": "The U.S. said so.",
    "J": "It is for us.",
    "K": "新的AI晶片上市。",
    "L": "其中，国家不同。",
    "M": "中国的国家。",
    "N": "臺灣的裡面。",
    "O": "香港的裏面。",
    "P": "東京のフェリーが出る。",
    "Q": "서울 여객선.",
    "R": "เรือข้ามฟาก ออกเดินทาง",
    "S": "ພາສາລາວ",
    "T": "မြန်မာဘာသာ",
    "U": "ភាសាខ្មែរ",
    "V": "FERRY Café ｆｕｌｌ",
    "W": "Polish.",
    "X": "Pölish polish.",
}
WORDS = [
    # case, accents, width; Traditional and Simplified with the variants of Taiwan and Hong Kong
    ("ferry cafe full ＦＵＬＬ Ｃafé", "V"),
    ("中國", "M"),
    ("台湾", "N"),
    ("臺灣", "N"),
    ("裏面", "NO"),
    ("裡面", "NO"),
    ("里面", "NO"),
    # what is no letter or digit separates, in what is typed as in the articles
    ("no-limits", "A"),
    ('"no limits"', "A"),
    ("limits", "A"),
    ("Xi’s", "B"),
    ("xi", "B"),
    ("F-16", "C"),
    ('"F 16"', "C"),
    ("16", "C"),
    ("3.5", "D"),
    ("35", "E"),
    ("me@example.org", "F"),
    ('"me example org"', "F"),
    ("example", "F"),
    ("tag", "G"),
    ("#tag", "G"),
    ("C++", "H"),
    ("c", "H"),
    ("us", "J"),
    ("U.S.", "I"),
    # scripts without blanks are matched by characters, and never across punctuation
    ("AI", "K"),
    ("晶片", "K"),
    ("晶", "K"),
    ("AI晶片", "K"),
    ("中国", "M"),
    ("国", "LM"),
    ("フェリ", "P"),
    ("東", "P"),
    ("객선", "Q"),
    ("ข้าม", "R"),
    ("ลาว", ""),
    ("ລາວ", "S"),
    ("ဘာသာ", "T"),
    ("ខ្មែរ", "U"),
    # the very letters
    ("polish", "WX"),
    ("=Polish", "W"),
    ("=polish", "X"),
    ("=Pölish", "X"),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    archive = Archive(tmp_path_factory.mktemp("words") / "press.backfile")
    archive.add(*(article(f"0{number}", text) for number, text in enumerate(ARTICLES.values())))
    yield archive
    archive.close()


@pytest.mark.parametrize(("query", "letters"), WORDS)
def test_what_a_word_is(query: str, letters: str, small: Archive) -> None:
    names = list(ARTICLES)

    assert "".join(sorted(names[int(title)] for title in small.found(query))) == letters
