"""What an article's page says in words. Pure: no widget, no library."""

import json
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from backfile.article import Article, Locator, Sighting
from backfile.library.articles import Version
from backfile.window import dates, likeness
from backfile.window.facts import in_line
from backfile.window.numbers import count

if TYPE_CHECKING:
    from backfile.search.similarity.difference import Difference
    from backfile.search.similarity.similar import Resembling

LONGEST_VALUE = 2_000
"""Characters of an extra field that a page shows."""


def tr(text: str, number: int = -1) -> str:
    """The sentence in the user's language; `%n` and plurals by `number`."""
    return QCoreApplication.translate("article", text, "", number)


def day(value: str) -> str:
    """A date of whatever precision, with its own clock's time where one is known: "3 Apr 2023, 18:20"."""
    time = dates.clock(value)
    # Midnight to the second is what a day becomes in many exports.
    return f"{dates.short(value)}, {time}" if time and not value[11:].startswith("00:00:00") else dates.short(value)


def local_day(value: str) -> str:
    """The day of a moment by the user's own clock: "14 May 2024"."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return day(value)
    when: date = (moment.astimezone() if moment.tzinfo else moment).date()
    return day(when.isoformat())


def listed(names: tuple[str, ...]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return tr("%1 and %2").replace("%1", ", ".join(names[:-1])).replace("%2", names[-1])


def version_rows(
    versions: Sequence[Version], item: int, differences: "Mapping[int, Difference]"
) -> list[tuple[str, str]]:
    """When and where each is, and how it differs from this one, which is among them."""
    mine = next((version for version in versions if version.id == item), None)
    days = Counter(dates.short(version.date) for version in versions)
    rows = []
    for version in versions:
        when = dates.short(version.date)
        clock = dates.clock(version.date) if version.date and days[when] > 1 else None
        title = version.title if mine is None or version is mine or version.title != mine.title else None
        if version is mine:
            why = tr("this one")
        elif (difference := differences.get(version.id)) is not None:
            why = likeness.said(difference)
        else:
            why = _length(version, mine)
        parts = (version.source or version.dump, clock, title, why)
        rows.append((when, in_line(parts)))
    return rows


def _length(version: Version, mine: Version | None) -> str:
    """Of a text too long to be compared."""
    more = version.words - (mine.words if mine is not None else 0)
    if not more:
        return tr("as long")
    return tr("%Ln word(s) longer", more) if more > 0 else tr("%Ln word(s) shorter", -more)


def resembling(one: "Resembling") -> str:
    """Where and when a similar article stood, and the words of ours that it has: "Wire · 3 Apr 2023 · in both: …"."""
    where = one.source or (tr("Excerpt") if one.kind == "excerpt" else tr("No source"))
    shares = tr("in both: %1").replace("%1", ", ".join(one.shares)) if one.shares else ""
    return in_line((where, dates.short(one.date), shares))


def direction(article: Article) -> bool:
    """Whether the article runs right to left: as most of its first letters do."""
    sample = (article.title + "\n" + "\n".join(article.paragraphs[:3]))[:600]
    kinds = [unicodedata.bidirectional(character) for character in sample]
    return kinds.count("R") + kinds.count("AL") > kinds.count("L")


def steps(sighting: Sighting) -> list[str]:
    """Dump › member › record: the way to the raw record, one step an element."""
    found = [Path(sighting.dump).name]
    if sighting.at.member:
        found += sighting.at.member.split("!/")
    if sighting.at.record is not None:
        found.append(tr("record %1").replace("%1", count(sighting.at.record)))
    return found


def span(at: Locator) -> str:
    """ "bytes 0–9,482"; empty where it is not known."""
    if at.offset is None or at.length is None:
        return ""
    return tr("bytes %1–%2").replace("%1", count(at.offset)).replace("%2", count(at.offset + at.length))


def short_digest(sha256: str) -> str:
    """ "sha256 41c07e6d9b…e2a8"."""
    return f"sha256 {sha256[:10]}…{sha256[-4:]}" if len(sha256) > 20 else f"sha256 {sha256}"


FACTS = (
    ("title", "headline"),
    ("kicker", "kicker"),
    ("standfirst", "standfirst"),
    ("authors", "authors"),
    ("date", "date"),
    ("source", "source"),
    ("section", "section"),
    ("edition", "edition"),
    ("page", "page"),
    ("language", "language"),
    ("dateline", "dateline"),
    ("url", "address"),
    ("credits", "credit"),
    ("names", "names"),
    ("tags", "tags"),
)
"""Fields of an article whose origin the page tells, and what the page calls them."""


def given(article: Article) -> str:
    """The facts that the record gave, by name."""
    return ", ".join(tr(name) for fact, name in FACTS if getattr(article, fact) and fact not in article.derived)


def derived(article: Article) -> str:
    """The facts that were found out, each with what it was taken from."""
    names = dict(FACTS)
    return "; ".join(
        tr("%1, from %2").replace("%1", tr(names.get(fact, fact))).replace("%2", origin)
        for fact, origin in article.derived.items()
    )


def as_text(value: object) -> str:
    """An extra field's value for people: text as it is, everything else as compact JSON."""
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if len(written) <= LONGEST_VALUE:
        return written
    left = len(written) - LONGEST_VALUE
    return f"{written[:LONGEST_VALUE]}… " + tr("%Ln more character(s) in the raw record", left)


def rows(extra: Mapping[str, object]) -> list[tuple[str, str]]:
    """The record's other fields that hold anything."""
    return [(name, as_text(value)) for name, value in extra.items() if value not in (None, "", [], {})]


def citation(article: Article) -> str:
    """One line to cite it by: authors, headline, source, date, page, address."""
    parts = [
        listed(article.authors),
        f"“{article.title}”",
        article.source or "",
        article.edition or "",
        day(article.date) if article.date else tr("undated"),
        tr("page %1").replace("%1", article.page) if article.page else "",
        article.url or "",
    ]
    return ", ".join(part for part in parts if part) + "."


def plain_text(article: Article) -> str:
    """The article as plain text: kicker, headline, standfirst, byline, then the paragraphs."""
    about = [listed(article.authors), article.source or "", day(article.date) if article.date else ""]
    head = [article.kicker or "", article.title, article.standfirst or "", " · ".join(part for part in about if part)]
    return "\n\n".join([part for part in head if part] + list(article.paragraphs)) + "\n"
