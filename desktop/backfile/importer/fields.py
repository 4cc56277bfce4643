"""A record with field names, understood: which field is the headline, which the text, and what the rest is kept as."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from backfile.article import Credit, Draft, Problem
from backfile.importer.anatomy import derive_title
from backfile.importer.fields_names import WEAK_TITLES, WHOLE_AUTHORS, Plan, Role, fold_key, plan
from backfile.importer.fields_text import one_line, paragraphs_of
from backfile.importer.fields_values import (
    address_of,
    authors_in,
    language_of,
    line_of,
    literal,
    remainder,
    site_of,
    tags_in,
    text_of,
)
from backfile.importer.record import Fields, Options, Record, Skipped, Source
from backfile.text.dates import is_placeholder, parse_date
from backfile.text.language import detect
from backfile.text.names import glosses

IMPOSSIBLE_DATE = "Impossible date"
NO_TEXT = "No text"

_CUT = re.compile(r"\s*(?:…|\.{3})?\s*\[\+\d+ chars\]\s*$")
_LONG_TITLE = 300
_LEAST_TEXT = 40  # characters: below it a string of an unknown field says nothing, and is no article
_DEEPEST = 3  # how far below the record's own fields a wrapper is looked into

Found = TypeVar("Found")


@dataclass(slots=True)
class _Taking:
    """A record's fields, and which of them have found their place."""

    fields: Fields
    plan: Plan
    wrapped: "tuple[tuple[str, _Taking], ...]"
    taken: set[str] = field(default_factory=set)

    def candidates(self, role: Role) -> "Iterator[tuple[_Taking, str, object]]":
        """The values that may be `role`, the surest first; those of wrapped objects after the record's own."""
        for key in self.plan.get(role, ()):
            value = self.fields[key]
            if value is not None and value != "" and value != [] and value != {}:
                yield self, key, value
        for _, inner in self.wrapped:
            yield from inner.candidates(role)

    def first(self, role: Role, read: Callable[[object], Found | None]) -> Found | None:
        """The first value of `role` that `read` makes something of; its field is then taken."""
        for owner, key, value in self.candidates(role):
            found = read(value)
            if found:
                owner.taken.add(key)
                return found
        return None

    def rest(self) -> dict[str, object]:
        """Every field that has found no place, as it stood; empty ones are left out."""
        wrapped = {key: inner for key, inner in self.wrapped if inner.any_taken()}
        left: dict[str, object] = {}
        for key, value in self.fields.items():
            if key in self.taken:
                value = remainder(value)
            elif key in wrapped:
                value = wrapped[key].rest()
            if value is not None and value != "" and value != [] and value != {}:
                left[key] = value
        return left

    def any_taken(self) -> bool:
        """Whether any field here or below has found its place."""
        return bool(self.taken) or any(inner.any_taken() for _, inner in self.wrapped)


def understand_fields(record: Record, fields: Fields, source: Source, options: Options) -> Draft | Skipped:
    """The article of a record. A date that no calendar has is told in `source.problems`, and the article is undated."""
    taking = _take(fields, tuple(options.mapping.items()), 0)
    derived: dict[str, str] = {}
    paragraphs = _paragraphs(taking, derived)
    title = _title(taking, weak_too=bool(paragraphs))
    standfirst = taking.first(Role.STANDFIRST, text_of)
    if standfirst is not None and not paragraphs:
        paragraphs, standfirst = paragraphs_of(standfirst), None
    if not paragraphs and not title:
        paragraphs = _longest_text(taking)
        if not paragraphs:
            return Skipped(NO_TEXT, record.number)
    if not title:
        title = derive_title(paragraphs[0])
        derived["title"] = "the first sentence"
    url = taking.first(Role.URL, address_of)
    source_name = _source(taking, url, derived)
    date = _date(taking, record, source)
    language = _language(taking, title, paragraphs, derived)
    authors = _authors(taking)
    return Draft(
        title=title,
        kicker=taking.first(Role.KICKER, line_of),
        standfirst=_standfirst(standfirst, paragraphs),
        dateline=taking.first(Role.DATELINE, line_of),
        authors=authors,
        date=date,
        source=source_name,
        section=taking.first(Role.SECTION, line_of),
        edition=taking.first(Role.EDITION, line_of),
        page=taking.first(Role.PAGE, line_of),
        language=language,
        url=url,
        paragraphs=paragraphs,
        credits=tuple(Credit(name, name, 0) for name in taking.first(Role.CREDITS, tags_in) or ()),
        names=glosses(paragraphs),
        tags=taking.first(Role.TAGS, tags_in) or (),
        extra=taking.rest(),
        derived=derived,
    )


def _take(fields: Fields, mapping: tuple[tuple[str, str], ...], depth: int) -> _Taking:
    keys = tuple(fields)
    known = plan(keys, mapping)
    wrapped = tuple(
        (key, _take(value, (), depth + 1))
        for key, value in fields.items()
        if isinstance(value, dict) and depth < _DEEPEST and fold_key(key) in _WRAPPERS
    )
    return _Taking(fields, known, wrapped)


_WRAPPERS = frozenset(
    ("meta", "metadata", "fields", "attributes", "source", "node", "doc", "document", "data", "article", "item",
     "payload", "properties", "props", "record", "hit", "headline", "byline", "frontmatter")
)  # fmt: skip
"""Objects that hold fields of the article itself, rather than of a thing in it: `_source`, `fields`, `meta`."""


def _paragraphs(taking: _Taking, derived: dict[str, str]) -> tuple[str, ...]:
    """The text of the surest field that has one; other forms of the same text (HTML beside plain) are taken with it."""
    best: tuple[str, ...] = ()
    for owner, key, value in taking.candidates(Role.TEXT):
        text = text_of(value)
        if not text or (isinstance(value, dict) and not _holds_text(value)):
            continue
        cut = _CUT.search(text)
        if cut is not None:
            text = text[: cut.start()] + "…"
        paragraphs = paragraphs_of(text)
        if not paragraphs:
            continue
        if not best:
            best = paragraphs
            owner.taken.add(key)
            if cut is not None:
                derived["text"] = f"cut off in the dump:{cut[0].lstrip(' …')}"
        elif _bare(paragraphs) == _bare(best):
            owner.taken.add(key)
    return best + _tail(taking)


def _tail(taking: _Taking) -> tuple[str, ...]:
    """The rest of a text that some databases give in two fields: `leadParagraph` and `tailParagraphs`."""
    for key, value in taking.fields.items():
        if fold_key(key) == "tailparagraphs" and any(fold_key(taken) == "leadparagraph" for taken in taking.taken):
            taking.taken.add(key)
            return paragraphs_of(text_of(value))
    return ()


def _holds_text(value: Mapping[str, object]) -> bool:
    return any(key in value for key in ("rendered", "text", "#text", "$t", "value", "plain", "content"))


def _bare(paragraphs: tuple[str, ...]) -> str:
    return "".join("".join(paragraphs).split())


def _title(taking: _Taking, *, weak_too: bool) -> str:
    """The headline; a mere `name` counts only beside a text, and what is as long as a text is none."""
    for owner, key, value in taking.candidates(Role.TITLE):
        if not weak_too and fold_key(key) in WEAK_TITLES and not _has_more(taking):
            continue
        line = line_of(value)
        if line and len(line) <= _LONG_TITLE:
            owner.taken.add(key)
            return line
    return ""


def _has_more(taking: _Taking) -> bool:
    """Whether a text-like or article-like field stands beside a name."""
    return any(
        next(taking.candidates(role), None) is not None for role in (Role.STANDFIRST, Role.URL, Role.DATE, Role.AUTHORS)
    )


def _standfirst(standfirst: str | None, paragraphs: tuple[str, ...]) -> str | None:
    """As one line; none where the text itself begins with it."""
    if standfirst is None:
        return None
    line = " ".join(paragraphs_of(standfirst))
    beginning = line.rstrip("….[] ")[:120]
    if not beginning or " ".join(paragraphs[:3]).startswith(beginning):
        return None
    return line


def _longest_text(taking: _Taking) -> tuple[str, ...]:
    """The longest string of a field whose name says nothing, where it is long enough to be read."""
    longest, where = "", ""
    for key, value in taking.fields.items():
        if isinstance(value, str) and key not in taking.taken and len(value) > len(longest):
            longest, where = value, key
    words = one_line(longest)
    if (len(words) < _LEAST_TEXT and words.isascii()) or len(words) < _LEAST_TEXT // 4 or address_of(longest):
        return ()
    if words.isascii() and " " not in words:
        return ()
    taking.taken.add(where)
    return paragraphs_of(longest)


def _authors(taking: _Taking) -> tuple[str, ...]:
    for owner, key, value in taking.candidates(Role.AUTHORS):
        authors = authors_in(value, whole=fold_key(key) in WHOLE_AUTHORS)
        if authors:
            owner.taken.add(key)
            return authors
    return ()


def _source(taking: _Taking, url: str | None, derived: dict[str, str]) -> str | None:
    """The publication's name; where no field has it, the site of the article's address."""
    found = taking.first(Role.SOURCE, _source_name)
    if found is None and url is not None:
        found = site_of(url)
        if found is not None:
            derived["source"] = "the address"
    return found


def _source_name(value: object) -> str | None:
    line = line_of(literal(value) if isinstance(value, str) else value)
    if "://" in line:
        return site_of(line)
    return line if len(line) <= 200 else None


def _date(taking: _Taking, record: Record, source: Source) -> str | None:
    """The first field that gives a date. Where none does and one should, a problem says so."""
    wrong: object = None
    for owner, key, value in taking.candidates(Role.DATE):
        found = parse_date(value)
        if found is not None and len(found) == 4 and isinstance(value, str) and len(value.strip()) > 4:
            found = parse_date(value, source.day_order.dayfirst)
        if found is not None:
            owner.taken.add(key)
            return found
        if wrong is None and isinstance(value, str) and any(map(str.isdigit, value)) and not is_placeholder(value):
            wrong = value
    if wrong is not None:
        source.problems.append(
            Problem(IMPOSSIBLE_DATE, str(wrong)[:80], source.member, record.number, record.offset, lost=False)
        )
    return None


def _language(taking: _Taking, title: str, paragraphs: tuple[str, ...], derived: dict[str, str]) -> str | None:
    """As given; where only `zh` is given, the text tells which script it is in."""
    given = taking.first(Role.LANGUAGE, language_of)
    if given is not None and given != "zh":
        return given
    sample = title if not paragraphs else "\n".join(paragraphs[:4])
    found = detect(sample) or (detect(title) if paragraphs else None)
    if found is None or (given == "zh" and not found.startswith("zh")):
        return given
    derived["language"] = "the text"
    return found
