"""What an article's page says of its versions."""

from backfile.library.library import Version
from backfile.window.article.words import version_rows


def test_each_version_says_when_where_and_how_long_it_is() -> None:
    versions = [
        Version(4, "Ferry sails", "Northlight Wire", "2023-04-01", 120, "wire.jsonl"),
        Version(2, "Ferry sails", "Strait Ledger", "2023-04-02T06:00:00", 100, "ledger.jsonl"),
        Version(5, "Ferry sails", "Strait Ledger", "2023-04-02T09:30:00+10:00", 100, "ledger.jsonl"),
        Version(3, "Ferry sails again", None, None, 100, "pages"),
        Version(9, "Ferry", "Islander", None, 60, "islander.tsv"),
    ]
    assert version_rows(versions, 2) == [
        ("1 Apr 2023", "Northlight Wire · Ferry sails · 20 words longer"),
        ("2 Apr 2023", "Strait Ledger · 06:00 · Ferry sails · this one"),
        ("2 Apr 2023", "Strait Ledger · 09:30 · Ferry sails · as long"),
        ("Undated", "pages · Ferry sails again · as long"),
        ("Undated", "Islander · Ferry · 40 words shorter"),
    ]
