"""What was found in one document, made into a draft."""

import re
from dataclasses import dataclass, field

from backfile.article import Draft
from backfile.importer.anatomy import dateline_of, derive_title, take_credits
from backfile.importer.encodings import mend
from backfile.importer.fields_values import language_of
from backfile.importer.vendors.layout import NO_ARTICLE, NoArticle
from backfile.text.bylines import authors_of
from backfile.text.dates import parse_date
from backfile.text.language import detect
from backfile.text.names import glosses

_PLACEHOLDER = re.compile(
    r"\W*(?:no headline(?: in original)?|(?:kein titel|sans titre|geen titel|untitled|no title)(?: available)?)\W*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_NUMBER = re.compile(r"\d[\d., '\u00a0\u202f]*")
_PERCENT = re.compile(r"\s*\(\d{1,3}\s?%\)")
_ADDRESS = re.compile(r"https?://\S+")
_MOST_TAGS = 60
_ABSTRACT_PARAGRAPHS = 8


@dataclass(slots=True)
class Found:
    """The facts of one document, as they stood there."""

    title: str = ""
    kicker: str = ""
    standfirst: str = ""
    byline: str = ""
    authors: tuple[str, ...] = ()  # where they are given one by one
    date: str = ""
    time: str = ""
    source: str = ""
    section: str = ""
    edition: str = ""
    page: str = ""
    language: str = ""
    dateline: str = ""
    url: str = ""
    paragraphs: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    extra: dict[str, object] = field(default_factory=dict)

    def draft(self) -> Draft | NoArticle:
        """The article; none where there is neither a headline nor a text."""
        paragraphs, printed = take_credits(tuple(map(mend, self.paragraphs)))
        if not paragraphs:
            paragraphs, printed = tuple(map(mend, self.paragraphs)), ()
        derived: dict[str, str] = {}
        title = "" if _PLACEHOLDER.match(self.title) else mend(self.title)
        if not title:
            if not paragraphs:
                return NoArticle(NO_ARTICLE, lost=True)
            title = derive_title(paragraphs[0])
            derived["title"] = "the first sentence"
        date = parse_date(f"{self.date} {self.time}") or parse_date(self.date) if self.date else None
        if self.date and date is None:
            self.extra["date"] = self.date
        language = language_of(re.split(r"[;,/]", self.language)[0]) if self.language else None
        if language is None and (language := detect("\n".join(paragraphs[:4]) or title)) is not None:
            derived["language"] = "the text"
        found = dateline_of(paragraphs[0]) if paragraphs and not self.dateline else None
        return Draft(
            title=title,
            kicker=mend(self.kicker) or None,
            standfirst=mend(self.standfirst) or None,
            dateline=mend(self.dateline) or (found.text if found else None),
            authors=self.authors or authors_of(mend(_ASIDE.sub("", self.byline) or self.byline)),
            date=date,
            source=mend(self.source) or None,
            section=mend(self.section) or None,
            edition=mend(self.edition) or None,
            page=self.page or None,
            language=language,
            url=self.url or None,
            paragraphs=paragraphs,
            credits=printed,
            names=glosses(paragraphs),
            tags=tuple(dict.fromkeys(mend(tag) for tag in self.tags))[:_MOST_TAGS],
            extra={key: mend(value) if isinstance(value, str) else value for key, value in self.extra.items()},
            derived=derived,
        )

    def take_apart(self) -> None:
        """Paragraphs that are an abstract, the full text's heading, or the article's address below it."""
        heads = [text.strip(" :").upper() for text in self.paragraphs[:_ABSTRACT_PARAGRAPHS]]
        if heads[:1] == ["ABSTRACT"] and "FULL TEXT" in heads:
            begins = heads.index("FULL TEXT")
            self.standfirst = self.standfirst or " ".join(self.paragraphs[1:begins])
            self.paragraphs = self.paragraphs[begins + 1 :]
        elif heads[:1] == ["FULL TEXT"]:
            self.paragraphs = self.paragraphs[1:]
        if len(self.paragraphs) > 1 and not self.url and _ADDRESS.fullmatch(self.paragraphs[-1]):
            self.url = self.paragraphs.pop()

    def note(self, name: str, value: str) -> None:
        """Keep what has no place of its own; a second of the same name stands on a line below."""
        if value:
            before = self.extra.get(name)
            self.extra[name] = f"{before}\n{value}" if before and before != value else value


def words_in(length: str) -> int | None:
    """The number in "1,021 words" or "1 021 mots"."""
    found = _NUMBER.match(length.strip())
    digits = re.sub(r"\D", "", found[0]) if found else ""
    return int(digits) if digits and len(digits) < 9 else None


def terms_in(value: str) -> list[str]:
    """The terms of an index: "ENERGY (90%); COAL (73%)"."""
    terms = (_PERCENT.sub("", term).strip(" .") for term in value.split(";"))
    return [term for term in terms if 1 < len(term) <= 100]
