"""What an import hands to the library for one record: rows that only have to be written.

Folding and digesting happen here, in the process that reads the dump; the one that writes counts (`counted`) and
writes.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson
import xxhash

from backfile.article import Draft, Kind, Locator, Picture
from backfile.text.fold import index_text
from backfile.text.periods import period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backfile.article import Credit

DEEPEST = 100  # levels of a stored value; orjson writes 254


@dataclass(frozen=True, slots=True)
class Row:
    """One article or excerpt, ready to be written."""

    kind: str
    title: str
    title_origin: str
    kicker: str | None
    standfirst: str | None
    dateline: str | None
    date: str | None
    date_origin: str | None
    begins: int | None
    ends: int | None
    source: str | None
    section: str | None
    language: str | None
    edition: str | None
    page: str | None
    url: str | None
    content_key: int  # signed 64 bits
    text: str
    authors: tuple[str, ...]
    credits: str | None  # JSON, as are the next three
    names: str | None
    extra: str | None
    derived: str | None
    named: tuple[str, ...]  # each name and each gloss, for `name:`
    glossed: tuple[tuple[str, str], ...]  # each name with its gloss, where it has one
    tags: tuple[str, ...]
    indexed: tuple[str, str, str]  # title, deck, body: tokens with spaces between
    pictures: tuple[Picture, ...] = ()
    captured: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that became an article, with the excerpts that stood beside it."""

    article: Row
    excerpts: tuple[Row, ...]
    at: Locator


def prepare(draft: Draft, at: Locator) -> Entry:
    """The rows of a draft and its excerpts. Pure, and the costly part of writing: call it in the reading process."""
    return Entry(_row(draft), tuple(_row(excerpt) for excerpt in draft.excerpts), at)


def same_text(text: str) -> str:
    """What two texts are compared by: their characters, however the white space between them runs."""
    return " ".join(text.split())


def _row(draft: Draft) -> Row:
    text = draft.text
    begins, ends = period(draft.date) if draft.date else (None, None)
    named: list[str] = []
    for name in draft.names:
        named.append(name.name)
        if name.gloss:
            named.append(name.gloss)
    return Row(
        kind=str(draft.kind),
        title=draft.title,
        title_origin="derived" if "title" in draft.derived else "given",
        kicker=draft.kicker,
        standfirst=draft.standfirst,
        dateline=draft.dateline,
        date=draft.date,
        date_origin=None if draft.date is None else "derived" if "date" in draft.derived else "given",
        begins=begins,
        ends=ends,
        source=draft.source,
        section=draft.section,
        language=draft.language,
        edition=draft.edition,
        page=draft.page,
        url=draft.url,
        content_key=content_key(draft, text),
        text=text,
        authors=tuple(dict.fromkeys(draft.authors)),
        credits=_json({"name": c.name, "text": c.text, "after": c.after} for c in draft.credits),
        names=_json({"name": n.name, "gloss": n.gloss} for n in draft.names),
        extra=_encode(dict(draft.extra)) if draft.extra else None,
        derived=_encode(dict(draft.derived)) if draft.derived else None,
        named=tuple(dict.fromkeys(named)),
        glossed=tuple((name.name, name.gloss) for name in draft.names if name.name and name.gloss),
        tags=tuple(dict.fromkeys(draft.tags)),
        indexed=indexed(draft.title, draft.kicker, draft.standfirst, draft.credits, draft.pictures, text),
        pictures=draft.pictures,
        captured=draft.captured is not None,
    )


def indexed(
    title: str,
    kicker: str | None,
    standfirst: str | None,
    credits: "Iterable[Credit]",
    pictures: "Iterable[Picture]",
    text: str,
) -> tuple[str, str, str]:
    """What the index gets of an item: title, deck and body as tokens with spaces between."""
    deck = [part for part in (kicker, standfirst) if part]
    deck.extend(credit.text for credit in credits)
    deck.extend(line for shown in pictures for line in (shown.caption, shown.credit) if line)
    return index_text(title), index_text("\n".join(deck)), index_text(text)


def content_key(draft: Draft, text: str) -> int:
    """64 bits that equal texts share. A headline without text is told apart by its date and address as well."""
    read = same_text(text)
    if not read:
        read = "\x00".join((draft.title, draft.standfirst or "", draft.date or "", draft.url or ""))
    prefix = "e" if draft.kind is Kind.EXCERPT else "a"
    # A lone surrogate can stand in a JSON string; it must not stop an import.
    digest = xxhash.xxh3_64_intdigest((prefix + read).encode("utf-8", "surrogatepass"))
    return digest - (1 << 64) if digest >= 1 << 63 else digest


def sketch_of(row: Row, bands: bytes | None) -> bytes | None:
    """By what versions of it are found: the bands of its text, and its address where it was captured there."""
    if bands is None or row.url is None or not row.captured:
        return bands
    return bands + xxhash.xxh32_intdigest(row.url.encode("utf-8", "surrogatepass")).to_bytes(4, "little")


def _json(values: "Iterable[object]") -> str | None:
    listed = list(values)
    return _encode(listed) if listed else None


def _encode(value: object) -> str:
    try:
        return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:
        return orjson.dumps(_writable(value), default=str, option=orjson.OPT_NON_STR_KEYS).decode()


def _writable(value: object, depth: int = 0) -> object:
    """The value with integers of more than 64 bits as their digits, and what stands too deep as its JSON text."""
    if isinstance(value, int):
        return value if -(1 << 63) <= value < 1 << 64 else str(value)
    if not isinstance(value, dict | list):
        return value
    if depth == DEEPEST:
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, list):
        return [_writable(each, depth + 1) for each in value]
    return {key: _writable(each, depth + 1) for key, each in value.items()}
