"""What a page says of its article in JSON-LD, by the terms of schema.org."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from backfile.importer.html.tree import Element

Thing = Mapping[str, Any]

_ARTICLE = re.compile(r"(?:\w*Article|\w*BlogPosting|\w*Reporting|Report|Newsletter)$")
_NEWS = re.compile(r"(?:\w*NewsArticle|\w*BlogPosting|Report\w*)$")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_TRAILING = re.compile(r",\s*([}\]])")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/|<!\[CDATA\[)?\s*|\s*(?:-->|//\s*\]\]>|\]\]>)?\s*;?\s*$")
_DEEPEST = 6


def things_in(root: Element) -> list[Thing]:
    """Every object that the page's scripts of linked data describe, in their order."""
    found: list[Thing] = []
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            found += _things(_parsed("".join(script.itertext())), 0)
    return found


def article_among(things: list[Thing]) -> Thing | None:
    """The article that the page is about: news before others, one with a headline before one without."""
    articles = [thing for thing in things if is_article(thing)]
    articles.sort(key=lambda thing: (not titled(thing), not any(_NEWS.match(name) for name in types_of(thing))))
    return articles[0] if articles else None


def is_article(thing: Thing) -> bool:
    """Whether schema.org calls it an article of some kind."""
    return any(_ARTICLE.match(name) for name in types_of(thing))


def titled(thing: Thing) -> bool:
    """Whether it has a headline."""
    return bool(thing.get("headline") or thing.get("name"))


def types_of(thing: Thing) -> tuple[str, ...]:
    """The names of its types, without the vocabulary's address."""
    value = thing.get("@type")
    values = value if isinstance(value, list) else [value]
    return tuple(str(name).rpartition("/")[2] for name in values if isinstance(name, str))


def resolved(value: object, things: Sequence[Thing]) -> object:
    """What a mere reference (`{"@id": "#ida"}`) refers to within the page; a value of its own as it is."""
    if isinstance(value, list):
        return [resolved(item, things) for item in value]
    if isinstance(value, dict) and "@id" in value and not value.get("name"):
        return next((one for one in things if one.get("@id") == value["@id"] and one.get("name")), value)
    return value


def plain(value: object) -> object:
    """A value with the entities resolved that many systems leave in it."""
    if isinstance(value, str):
        return html.unescape(value) if "&" in value else value
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def _parsed(text: str) -> object:
    """The script's value; what systems get wrong in it (line breaks in strings, a comma too many) is forgiven."""
    text = _WRAPPING.sub("", text)
    for attempt in (text, _TRAILING.sub(r"\1", _CONTROL.sub(" ", text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _things(value: object, depth: int) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"):
            yield from _things(value.get(key), depth + 1)
