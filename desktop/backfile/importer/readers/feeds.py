"""Feeds: RSS 0.9 to 2.0 and Atom 0.3 and 1.0, each entry a record with its own bytes, also where the file is broken."""

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from backfile.importer.readers.xml_reading import agreed_language, read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import (
    LANGUAGE,
    Element,
    Value,
    add,
    children,
    holds_markup,
    inner_markup,
    name_of,
    text_in,
    tree,
    value_of,
)
from backfile.importer.record import Fields, Options, Read, Reader, Source

_ENTRIES = ("item", "entry", "atom:entry", "rss:item", "rss10:item", "rss090:item")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_MARKUP = frozenset(
    ("description", "content", "content:encoded", "summary", "body", "fullitem", "xhtml:body", "tagline")
)
_LAST = 2000  # characters in which that stands
_APPEARED = re.compile(
    r"(?:<p[^<>]*>\s*)?\b(?:The post|The article|Der Beitrag|L[’']article|El artículo|La entrada|O post|L[’']articolo|"
    r"Het bericht|Artykuł|Запись|Сообщение)\b(?:(?!</p>).){0,600}?\b(?:appeared first on|first appeared on|"
    r"erschien zuerst auf|est apparu en premier sur|se publicó primero en|apareció primero en|apareceu primeiro em|"
    r"proviene da|verscheen eerst op|pochodzi z serwisu|впервые появилась|появились сначала на)\b"
    r"(?:(?!</p>).){0,400}(?:</p>\s*)?$",
    re.DOTALL,
)
"""What WordPress sets below each article of a feed."""
_GO_ON = re.compile(
    r"(?:<p[^<>]*>\s*)?<a\s[^<>]*>\s*(?:Continue reading|Read (?:more|on|full|the (?:full|rest))|Weiterlesen|"
    r"Mehr lesen|Lire la suite|Leer más|Seguir leyendo|Leia mais|Leggi tutto|Lees (?:meer|verder)|Подробнее|"
    r"Читать (?:далее|дальше)|"
    r"阅读全文|閱讀全文|继续阅读|繼續閱讀|続きを読む)(?:(?!</a>).){0,300}</a>((?:\s|</?[a-z][^<>]*>)*)$",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAME = re.compile(
    r"\s*(?:[-–—|:»]\s*(?:Home(?:page)?|RSS(?:[ -]?Feeds?)?|Feeds?|Atom|Startseite|Accueil)|RSS(?:[ -]?Feed)?)\s*$",
    re.IGNORECASE,
)
_OF_BLOGGER = {"comment": "A reader's comment", "settings": "A setting", "template": "A template"}
_CHANNEL = re.compile(rb"<(?:[\w]+:)?(?:channel|feed)[\s>].*", re.DOTALL)

# What of an entry is what, the surest first; every other element is kept as it stands.
_DATES = (
    "pubDate",
    "pubdate",
    "published",
    "issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "created",
    "date",
    "a10:published",
    "atom:published",
    "updated",
    "modified",
    "dcterms:modified",
    "a10:updated",
    "atom:updated",
)
_TEXTS = (
    "content:encoded",
    "encoded",
    "content",
    "xhtml:body",
    "body",
    "fullitem",
    "yandex:full-text",
    "turbo:content",
)
_LEADS = ("description", "summary", "itunes:summary", "media:description", "excerpt:encoded")
_AUTHORS = ("dc:creator", "author", "itunes:author", "a10:author", "atom:author", "creator")
_TITLES = ("title", "media:title", "dc:title", "itunes:title")
_ADDRESSES = ("feedburner:origLink", "link", "atom:link", "guid", "id")
_SUBJECTS = ("category", "dc:subject", "media:keywords", "itunes:keywords")


def read_feed(source: Source, options: Options) -> Iterator[Read]:
    """A record for each entry, with the feed's name as its source."""
    return read_spans(source, scan(source, options, _ENTRIES), entry_fields)


def entry_fields(entry: Element, of: Scan) -> Fields | str:
    """The fields of one entry; of Blogger's own export, why it is no article."""
    if (reason := _no_article(entry)) is not None:
        return reason
    given = values_of(entry)
    fields: dict[str, Value] = {}
    _move(given, fields, "title", _TITLES)
    _move(given, fields, "content", _TEXTS)
    _move(given, fields, "description", _LEADS)
    fields |= {name: _tidy(str(fields[name])) for name in ("content", "description") if name in fields}
    _move(given, fields, "published", _DATES)
    if (authors := _authors(given)) is not None:
        fields["author"] = authors
    feed = feed_of(of)
    if (address := _address(given, entry.get(_BASE) or feed.get("base", ""))) is not None:
        fields["url"] = address
    if tags := _tags(given):
        fields["tags"] = tags
    name = given.pop("source", None) or given.pop("dc:source", None)
    if name := _text(name) or _NO_NAME.sub("", feed.get("title", "")):
        fields["source"] = name
    declared = str(given.pop("dc:language", "") or entry.get(LANGUAGE, ""))
    sample = f"{_text(fields.get('title'))}\n{_text(fields.get('content')) or _text(fields.get('description'))}"
    if language := agreed_language(declared or feed.get("language", ""), sample):
        fields["language"] = language
    if "author" not in fields and feed.get("author"):
        fields["author"] = feed["author"]
    return {**fields, **{name: value for name, value in given.items() if name not in fields}}


def _no_article(entry: Element) -> str | None:
    """Blogger exports comments, settings and its pages' design as entries beside the posts."""
    for child in children(entry):
        kind = child.get("term", "") if name_of(child) == "category" else ""
        if (reason := _OF_BLOGGER.get(kind.rpartition("kind#")[2] if "kind#" in kind else "")) is not None:
            return reason
        if name_of(child) == "app:control" and text_in(child).lower() == "yes":
            return "A draft"
    return None


def values_of(entry: Element) -> dict[str, Value]:
    """What an entry's elements hold; a prefix that the entry itself has is left out of their names."""
    prefix = name_of(entry).rpartition(":")[0]
    found: dict[str, Value] = {}
    for child in children(entry):
        name = name_of(child)
        name = name.removeprefix(f"{prefix}:") if prefix else name
        add(found, name, _markup(child) if name in _MARKUP or (len(child) and holds_markup(child)) else value_of(child))
    return found


def _markup(element: Element) -> str:
    """The HTML that an element holds: escaped, as elements, or in base 64."""
    if len(element):
        return inner_markup(element)
    text = (element.text or "").strip()
    if element.get("mode") == "base64":
        try:
            return base64.b64decode(text).decode("utf-8", "replace")
        except binascii.Error:
            return text
    return text


def feed_of(of: Scan) -> dict[str, str]:
    """What the feed says of itself before its first entry: title, language, and in Atom its author."""
    if "feed" not in of.kept:
        found = _CHANNEL.search(bytes(of.outside))
        channel = tree(found[0])[0] if found else None
        of.kept["feed"] = _about(channel) if channel is not None else {}
    return of.kept["feed"]


def _about(channel: Element) -> dict[str, str]:
    said = {name: text_in(child) for child in children(channel) if (name := name_of(child)) in ("title", "language")}
    language = channel.get(LANGUAGE)
    if language:
        said.setdefault("language", language)
    base = channel.get(_BASE) or next(
        (text_in(child) or child.get("href", "") for child in children(channel)
         if name_of(child) in ("link", "id") and child.get("rel", "alternate") == "alternate"), "",
    )  # fmt: skip
    if "://" in base:
        said["base"] = base
    if name_of(channel).endswith("feed"):
        for child in children(channel):
            if name_of(child) == "author":
                said["author"] = next((text_in(part) for part in child if name_of(part) == "name"), "")
    return said


def _tidy(text: str) -> str:
    """Without what asks the reader to go on elsewhere."""
    begin, end = text[:-_LAST], text[-_LAST:]
    return begin + _GO_ON.sub(r"\1", _APPEARED.sub("", end))


def _move(given: dict[str, Value], fields: dict[str, Value], name: str, names: tuple[str, ...]) -> None:
    """The first of `names` that says anything becomes `name`."""
    for candidate in names:
        value = _text(given.get(candidate))
        if value.strip():
            del given[candidate]
            fields[name] = value
            return


def _text(value: Value | None) -> str:
    """The text of a value; of several, the longest."""
    if isinstance(value, list):
        return max(map(_text, value), key=len)
    if isinstance(value, dict):
        return _text(value.get("#text") or value.get("title") or value.get("atom:title"))
    return value or ""


def _authors(given: dict[str, Value]) -> Value | None:
    for name in _AUTHORS:
        value = given.get(name)
        people = [_person(item) for item in (value if isinstance(value, list) else [value] if value else [])]
        if people := [person for person in people if person]:
            del given[name]
            return list(people) if len(people) > 1 else people[0]
    return None


def _person(value: Value) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("a10:name") or value.get("atom:name") or value.get("#text") or ""
    return value if isinstance(value, str) and any(map(str.isalnum, value)) else ""


def _address(given: dict[str, Value], base: str) -> str | None:
    """Where the article stands: a link of its own, else a permanent identifier that is an address."""
    for name in _ADDRESSES:
        value = given.get(name)
        candidates = [address for item in (value if isinstance(value, list) else [value] if value else [])
                      if (address := _link(item, base if "link" in name else ""))]  # fmt: skip
        if candidates:
            del given[name]
            return candidates[0]
    return None


def _link(value: Value, base: str) -> str:
    if isinstance(value, dict):
        if value.get("rel", "alternate") != "alternate" or value.get("isPermaLink") == "false":
            return ""
        value = value.get("href") or value.get("#text") or value.get("resource") or ""
    if not isinstance(value, str) or not value.strip():
        return ""
    address = urljoin(base, value.strip()) if base else value.strip()
    return address if "://" in address else ""


def _tags(given: dict[str, Value]) -> list[Value]:
    """Categories as RSS (text), Atom (`term`, `label`) and Dublin Core give them."""
    tags: list[str] = []
    for name in _SUBJECTS:
        value = given.pop(name, None)
        for item in value if isinstance(value, list) else [value] if value else []:
            tag = item.get("label") or item.get("term") or item.get("#text") if isinstance(item, dict) else item
            if isinstance(tag, str) and tag.strip() and "://" not in tag:
                tags += [tag] if name in ("category", "dc:subject") else tag.split(",")
    return [tag.strip() for tag in dict.fromkeys(tags)]


def _recognises(head: bytes) -> bool:
    root, rest = root_of(head)
    return (
        root in ("rss", "feed", "channel")
        or (root == "RDF" and b"purl.org/rss" in rest[:4096])
        or (root == "RDF" and re.search(rb"<(?:\w+:)?channel[\s>]", rest) is not None)
    )


READER = Reader(
    name="Feed",
    description="News feeds: RSS 0.9 to 2.0, Atom 0.3 and 1.0",
    suffixes=(".rss", ".atom", ".rdf", ".xml"),
    recognises=_recognises,
    records=read_feed,
)
