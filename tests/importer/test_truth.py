"""Real dumps of the formats that Backfile reads, and what a correct import has to get right in each of them.

The facts stand in `corpus/truth.json` beside the dumps, outside this repository: see `shared` in tests/conftest.py.
"""

import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from backfile.article import Article
from backfile.library import Library
from tests.conftest import ROOT
from tests.importer.dumps import imported

CORPUS = Path(os.environ.get("BACKFILE_SHARED", ROOT.parent / "shared")) / "corpus"
DISAGREES = {
    "sql/article.sql": "the file has a seventh row, which somebody typed to try out the form",
    "lexisnexis/sample.DOCX": "one of its headlines stands on the cover page alone, and the article has another",
}
"""Where the truth and a file disagree, the file is right."""
UNSEEN = dict.fromkeys(map(ord, "\ufeff\u00ad\u200b\u2060"))
QUOTES = str.maketrans("‘’‚‛“”„‟«»‹›＂＇", '\'\'\'\'"""""""""\'')


def cases() -> list[dict[str, Any]]:
    truth = CORPUS / "truth.json"
    if not truth.is_file():
        return []
    return list(json.loads(truth.read_text("utf-8")))


def plain(value: object) -> str:
    """Without regard to case, kinds of quotation marks and amounts of white space."""
    text = unicodedata.normalize("NFC", str(value)).translate(UNSEEN).translate(QUOTES)
    return " ".join(text.split()).casefold()


def read(article: Article, field: str) -> list[str]:
    """The values of one field; `text` is everything that is read."""
    if field == "text":
        named = [credit.name for credit in article.credits]
        parts = [article.kicker, article.title, article.standfirst, article.text, *named]
        return [plain(" ".join(part for part in parts if part))]
    value = getattr(article, field)
    return [plain(each) for each in (value if isinstance(value, tuple) else [value]) if each not in (None, "")]


def found(articles: list[Article], find: dict[str, str]) -> list[Article]:
    for key, value in find.items():
        field = key.removesuffix("_contains")
        articles = [article for article in articles if plain(value) in " ".join(read(article, field))]
    return articles


def holds(values: list[str], op: str, wanted: str) -> bool:
    match op:
        case "is_null":
            return not values
        case "not_contains":
            return not any(wanted in value for value in values)
        case "equals":
            return wanted in values
        case "contains":
            return any(wanted in value for value in values)
        case "starts":
            return any(value.startswith(wanted) for value in values)
    raise ValueError(op)


def wrong(articles: list[Article], fact: dict[str, Any]) -> str | None:
    """What was seen in the place of a fact; None where it holds."""
    hits = found(articles, fact.get("find") or {})
    answers = [holds(read(article, fact["field"]), fact["op"], plain(fact.get("value"))) for article in hits]
    right = all(answers) if fact["op"] in ("is_null", "not_contains") else any(answers)
    if hits and right:
        return None
    seen = [read(article, fact["field"]) for article in hits[:3]] or "no such article"
    return f"{fact}: {seen!s:.300}"


@pytest.mark.parametrize("case", cases() or [None], ids=lambda case: case["file"] if case else "none")
def test_a_real_dump_comes_in_as_it_should(shared: Path, case: dict[str, Any] | None, tmp_path: Path) -> None:
    if case is None:
        pytest.skip(f"there is no truth.json in {shared / 'corpus'}")
    if case["file"] in DISAGREES:
        pytest.skip(DISAGREES[case["file"]])
    path = tmp_path / "library.backfile"
    outcome = imported(path, CORPUS / case["file"])
    with Library.open(path, readonly=True) as library:
        numbers = [number for (number,) in library.connection.execute("SELECT id FROM items")]
        articles = [library.article(number) for number in numbers]
    fewest, most = case["articles"]
    assert fewest <= len(articles) <= most
    assert outcome.books.articles + outcome.books.excerpts == len(articles)
    if case["problems"] != "any":
        assert bool(outcome.books.problems) is (case["problems"] == "some")
    assert [seen for fact in case["facts"] if (seen := wrong(articles, fact))] == []
