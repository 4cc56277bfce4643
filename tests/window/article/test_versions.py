"""What an article's page says of its versions."""

import json
from pathlib import Path

from backfile.importer import Control, Options, run
from backfile.library import Library
from backfile.library.articles import Version
from backfile.search.similarity.difference import Difference
from backfile.window.article.reading import read
from backfile.window.article.words import version_rows


def test_each_version_says_when_where_and_how_it_differs() -> None:
    versions = [
        Version(4, "Ferry sails", "Northlight Wire", "2023-04-01", 120, "wire.jsonl"),
        Version(2, "Ferry sails", "Strait Ledger", "2023-04-02T06:00:00", 100, "ledger.jsonl"),
        Version(5, "Ferry sails", "Strait Ledger", "2023-04-02T09:30:00+10:00", 100, "ledger.jsonl"),
        Version(3, "Ferry sails again", None, None, 100, "pages"),
        Version(9, "Ferry", "Islander", None, 60, "islander.tsv"),
    ]
    differences = {4: Difference(98, 2, 3, False, True), 5: Difference(100, 0, 0, True, True)}
    assert version_rows(versions, 2, differences) == [
        ("1 Apr 2023", "Northlight Wire · 3 words differ"),
        ("2 Apr 2023", "Strait Ledger · 06:00 · Ferry sails · this one"),
        ("2 Apr 2023", "Strait Ledger · 09:30 · same text"),
        ("Undated", "pages · Ferry sails again · as long"),
        ("Undated", "Islander · Ferry · 40 words shorter"),
    ]


def test_versions_of_an_article_are_compared_with_it(tmp_path: Path) -> None:
    body = " ".join(f"word{number % 97} of the strait {number % 89}" for number in range(300))
    texts = [body, f"{body} More.", body.replace("word7 ", "word8 "), body]
    lines = [json.dumps({"title": f"Ferry {at // 3}", "text": text}) for at, text in enumerate(texts)]
    (tmp_path / "wire.jsonl").write_text("\n".join(lines), "utf-8")
    run(tmp_path / "test.backfile", [tmp_path / "wire.jsonl"], Options(), lambda _: None, Control())
    with Library.open(tmp_path / "test.backfile", readonly=True) as library:
        reading = read(library, 1, None)
    said = [text.rpartition(" · ")[2] for _, text in version_rows(reading.versions, 1, reading.differences)]
    assert sorted(said) == ["4 words differ", "goes on for 1 word", "same text, other headline", "this one"]
