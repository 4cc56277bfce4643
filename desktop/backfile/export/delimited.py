"""CSV (RFC 4180) for spreadsheets: a header, one row an article, UTF-8 with the mark by which Excel knows it."""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from backfile.article import Article

COLUMNS = (
    "id", "kind", "title", "title_origin", "kicker", "standfirst", "authors", "date", "date_origin", "source",
    "section", "edition", "page", "language", "url", "text", "credits", "tags", "note", "starred", "parent",
    "dump", "member", "record", "sha256",
)  # fmt: skip
# A spreadsheet runs a cell that begins like this as a formula (https://owasp.org/www-community/attacks/CSV_Injection).
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def write(articles: Iterable[Article], out: BinaryIO) -> None:
    """One row an article; of several authors, credits or tags, "; " stands between."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", errors="replace", newline="", write_through=True)
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows(_row(article) for article in articles)
    text.detach()


def _row(article: Article) -> list[str | int | None]:
    seen = article.sightings[0] if article.sightings else None
    cells: list[str | int | None] = [
        article.id, str(article.kind), article.title, article.title_origin, article.kicker, article.standfirst,
        "; ".join(article.authors), article.date, article.date_origin, article.source, article.section,
        article.edition, article.page, article.language, article.url, article.text,
        "; ".join(credit.name for credit in article.credits), "; ".join(article.tags), article.note,
        "yes" if article.starred else "", article.parent,
    ]  # fmt: skip
    cells.extend((seen.dump, seen.at.member, seen.at.record, seen.at.sha256) if seen else (None,) * 4)
    return [_harmless(cell) if isinstance(cell, str) else cell for cell in cells]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
