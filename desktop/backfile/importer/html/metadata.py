"""What a page says of its article: JSON-LD first, then Open Graph, the other meta tags, then what its markup marks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from backfile.importer.fields_text import one_line
from backfile.importer.fields_values import address_of, authors_in, language_of, line_of, tags_in, text_of
from backfile.importer.html.clock import local_date, printed_date, printed_moments
from backfile.importer.html.headline import without_site
from backfile.importer.html.linked_data import Thing, article_among, plain, resolved, things_in, titled
from backfile.importer.html.tree import Element, line_in
from backfile.importer.sites import FROM_ADDRESS, site_of
from backfile.text.dates import parse_date

_TITLES = (
    "og:title", "twitter:title", "citation_title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title",
    "headline", "title", "hdl",
)  # fmt: skip
_DATES = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "bt:pubdate",
    "datepublished", "parsely-pub-date", "sailthru.date", "article.published", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "publicationdate", "published", "published_time", "ptime",
    "apub:time", "weibo:article:create_at", "article_date_original", "originalpublicationdate",
    "citation_publication_date", "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "prism.publicationdate",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "rbpubdate", "cre", "displaydate", "pdate", "date",
    "article:create_at", "datecreated", "og:pubdate", "mediator_published_time",
)  # fmt: skip
_AUTHORS = (
    "article:author", "author", "byl", "byline", "parsely-author", "sailthru.author", "citation_author", "dc.creator",
    "dcterms.creator", "dc.creator.personalname", "cxenseparse:author", "article:author_name", "twitter:creator_name",
    "og:article:author", "article.author", "mediator_author", "authors", "rbauthors",
)  # fmt: skip
_SECTIONS = (
    "article:section", "og:article:section", "parsely-section", "section", "article.section", "citation_section",
    "cxenseparse:recs:category", "sailthru.vertical", "dc.subject.section", "prism.section", "channel", "mediatopic",
)  # fmt: skip
_TAGS = (
    "article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords", "citation_keywords",
    "dc.subject", "dcterms.subject",
)  # fmt: skip
_SOURCES = (
    "og:site_name", "citation_journal_title", "prism.publicationname", "dc.source", "dc.publisher", "dcterms.publisher",
    "publisher", "cre_source", "source", "application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone",
)  # fmt: skip
_DESCRIPTIONS = ("og:description", "description", "dc.description", "dcterms.description", "twitter:description")
_LONGEST_LINE = 300
_LIKE_A_DATE = re.compile(r"\d{4}|\d:\d\d")
_BEHIND = re.compile(r"\s*[|\-–—·:_｜»]+\s*([^|\-–—·:_｜»]{2,40}?)\s*")
_GENERIC = frozenset(("home", "homepage", "untitled", "index", "untitled document", "no title", "首页", "首頁", "news"))

Metas = Mapping[str, Sequence[str]]


@dataclass(slots=True)
class Facts:
    """What was found; `derived` as in `Draft`."""

    title: str = ""
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    source: str | None = None
    section: str | None = None
    language: str | None = None  # as declared; the text may be in another
    url: str | None = None
    tags: tuple[str, ...] = ()
    text: str = ""  # of the article, where linked data holds it
    headings: tuple[str, ...] = ()  # of the first rank
    is_article: bool = False  # the page says that it is one
    extra: dict[str, object] = field(default_factory=dict)
    derived: dict[str, str] = field(default_factory=dict)


def facts_in(root: Element, url: str | None) -> Facts:
    """The facts of the page's article. `url` is where it was fetched."""
    metas = _metas(root)
    things = things_in(root)
    thing = article_among(things) or {}
    thing = {
        **thing,
        **{key: resolved(thing[key], things) for key in ("author", "creator", "publisher") if key in thing},
    }
    facts = Facts()
    facts.is_article = bool(thing and titled(thing)) or _first(metas, "og:type").casefold() == "article"
    _address(facts, metas, root, thing, url)
    site = _source(facts, metas, things, thing)
    _title(facts, metas, root, thing, site)
    _date(facts, metas, root, thing)
    _authors(facts, metas, root, thing)
    facts.section = _line(thing.get("articleSection")) or _first(metas, *_SECTIONS) or None
    facts.tags = _tags(metas, thing)
    facts.standfirst = _line(thing.get("description"), 2000) or _first(metas, *_DESCRIPTIONS) or None
    facts.text = text_of(plain(thing.get("articleBody"))) if thing else ""
    declared = (thing.get("inLanguage"), root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
                _first(metas, "content-language", "dc.language", "og:locale"))  # fmt: skip
    facts.language = next((found for value in declared if value and (found := language_of(value))), None)
    if (changed := parse_date(thing.get("dateModified") or _first(metas, "article:modified_time"))) is not None:
        facts.extra["modified"] = changed
    if thing.get("isAccessibleForFree") in (False, "False", "false"):
        facts.extra["isAccessibleForFree"] = False
    return facts


def _metas(root: Element) -> dict[str, list[str]]:
    """The contents of the meta tags by their names, in small letters."""
    found: dict[str, list[str]] = {}
    metas = [(meta, content) for meta in root.iter("meta") if (content := (meta.get("content") or "").strip())]
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        for meta, content in metas:
            for name in (meta.get(attribute) or "").lower().split():
                if content not in (values := found.setdefault(name, [])):
                    values.append(content)
    return found


def _first(metas: Metas, *names: str) -> str:
    for name in names:
        for value in metas.get(name, ()):
            line = one_line(value)
            if line and line.casefold() not in ("null", "none", "undefined"):
                return line
    return ""


def _line(value: object, longest: int = _LONGEST_LINE) -> str:
    line = " ".join(line_of(plain(value)).split()) if value else ""
    return line if len(line) <= longest else ""


def _address(facts: Facts, metas: Metas, root: Element, thing: Thing, url: str | None) -> None:
    canonical = next(
        (link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()), None
    )
    named = thing.get("mainEntityOfPage")
    candidates = (
        canonical,
        _first(metas, "og:url"),
        thing.get("url"),
        named,
        _first(metas, "citation_fulltext_html_url"),
    )
    said = next((found for value in candidates if value and (found := _absolute(value, url))), None)
    facts.url = url or said
    if url and said and _bare_address(said) != _bare_address(url) and urlsplit(said).path.strip("/"):
        facts.extra["canonical"] = said


def _absolute(value: object, base: str | None) -> str | None:
    if isinstance(value, str) and base and not value.startswith(("http:", "https:", "//")):
        try:
            value = urljoin(base, value.strip())
        except ValueError:
            return None
    found = address_of(value)
    try:
        return found if found and urlsplit(found).hostname else None
    except ValueError:
        return None


def _bare_address(url: str) -> str:
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def _source(facts: Facts, metas: Metas, things: Sequence[Thing], thing: Thing) -> list[str]:
    """Also all names of the site, for the headline."""
    publishers = [thing.get("publisher"), *(one.get("publisher") for one in things), *_sites(things)]
    lines = [line for publisher in publishers if publisher and (line := _line(publisher, 100))]
    lines += [line for name in _SOURCES if (line := _first(metas, name)) and len(line) <= 100]
    for line in lines:
        if not _is_address(line):
            facts.source = line
            break
    if facts.source is None and facts.url and (found := site_of(facts.url)) is not None:
        facts.source, facts.derived["source"] = found, FROM_ADDRESS
    return lines


def _is_address(line: str) -> bool:
    return line.startswith(("http://", "https://", "www."))


def _sites(things: Sequence[Thing]) -> Iterator[Any]:
    for thing in things:
        if thing.get("@type") in ("WebSite", "NewsMediaOrganization", "Organization"):
            yield thing.get("name")


def _title(facts: Facts, metas: Metas, root: Element, thing: Thing, sites: Sequence[str]) -> None:
    headings = [line for heading in root.iter("h1") if 0 < len(line := line_in(heading)) <= _LONGEST_LINE]
    element = next(root.iter("title"), None)
    shown = (
        line_in(element)
        if element is not None and (element.getparent() is None or element.getparent().tag != "svg")
        else ""
    )
    facts.headings = tuple(headings)
    candidates = [_line(thing.get("headline") or thing.get("name")), _first(metas, *_TITLES), shown]
    names = {name.casefold() for name in sites}
    titles = [one for one in candidates if one and one.casefold() not in names and one.casefold() not in _GENERIC]
    titles = titles or [one for one in candidates if one] or headings
    if not titles:
        return
    title = titles[0]
    other = next((heading for heading in headings if heading != title and heading in title), "")
    facts.title = without_site(title, sites, other, facts.url or "")
    if facts.source is None or "source" in facts.derived:
        _source_in_title(facts, shown)


def _source_in_title(facts: Facts, shown: str) -> None:
    """A page without any other word of its site has its name behind the headline."""
    _, headline, rest = shown.rpartition(facts.title)
    found = _BEHIND.fullmatch(rest) if headline else None
    if found is not None:
        facts.source, facts.derived["source"] = found[1], "the end of the page's title"


def _date(facts: Facts, metas: Metas, root: Element, thing: Thing) -> None:
    given = thing.get("datePublished") or thing.get("dateCreated") if thing else None
    values = [given, *(value for name in _DATES for value in metas.get(name, ()))]
    facts.date = next((found for value in values if value and (found := parse_date(value))), None)
    if facts.date is None:
        facts.date = _marked_date(root)
    if facts.date is None and (found := printed_date(root)) is not None:
        facts.date, facts.derived["date"] = found, "a line of the page"
    if facts.date is not None:
        facts.date = local_date(facts.date, printed_moments(root))


def _marked_date(root: Element) -> str | None:
    """The date that the markup calls the day of publication; else the first `<time>` above the text."""
    for element in root.iterfind(".//*[@itemprop]"):
        if element.get("itemprop") in ("datePublished", "dateCreated") and (found := _dated(element)):
            return found
    times = list(root.iter("time"))
    marked = [one for one in times if one.get("pubdate") is not None or "publish" in (one.get("class") or "").lower()]
    if (found := next((date for one in marked if (date := _dated(one))), None)) is not None:
        return found
    inside = [one for one in times if any(above.tag in ("article", "main") for above in one.iterancestors())]
    dates = {date for one in (inside or times)[:6] if (date := _dated(one))}
    days = {date[:10] for date in dates}
    return max(dates, key=len) if len(days) == 1 else _dated(inside[0]) if inside else None


def _dated(element: Element) -> str | None:
    values = (element.get("datetime"), element.get("content"), line_in(element)[:80])
    return next((found for value in values if value and (found := parse_date(value))), None)


def _authors(facts: Facts, metas: Metas, root: Element, thing: Thing) -> None:
    site = {name.casefold() for name in (facts.source, site_of(facts.url or "")) if name}
    found = authors_in(plain(thing.get("author") or thing.get("creator") or ()))
    facts.authors = tuple(one for one in found if one.casefold() not in site)
    for name in _AUTHORS:
        if facts.authors:
            return
        values = [value for value in metas.get(name, ()) if not any(one in value.casefold() for one in site)]
        facts.authors = tuple(
            dict.fromkeys(one for value in values for one in authors_in(value) if not _is_address(one))
        )
    if not facts.authors:
        facts.authors = _marked_authors(root)


def _marked_authors(root: Element) -> tuple[str, ...]:
    """By whom the markup says that it is."""
    found: dict[str, None] = {}
    for element in root.iter("a", "span", "div", "p", "address", "em", "b", "strong", "li"):
        itemprop, rel, names = element.get("itemprop") or "", element.get("rel") or "", element.get("class") or ""
        if not (itemprop or rel or names):
            continue
        marks = names.lower().split()
        if itemprop == "author" or "author" in rel.split() or any(mark in _BYLINES for mark in marks):
            if any(above.tag in ("aside", "footer", "nav", "li") for above in element.iterancestors()):
                continue
            inner = next((one for one in element.iterfind(".//*[@itemprop='name']")), element)
            if inner.tag == "meta":
                found |= dict.fromkeys(authors_in(inner.get("content") or ""))
            links = [link for link in inner.iter("a") if line_in(link)] if inner.tag != "a" else []
            for line in map(line_in, links or [inner]):
                if 2 <= len(line) <= 120 and "@" not in line and not _LIKE_A_DATE.search(line):
                    found |= dict.fromkeys(authors_in(line))
        if len(found) >= 1 and itemprop != "author" and "author" not in rel:
            break
    return tuple(found)[:12]


_BYLINES = frozenset(
    ("byline", "byline-name", "by-line", "author", "author-name", "authorname", "article-author", "article__author",
     "article-byline", "byline__name", "byline_name", "story-byline", "entry-author", "fn", "post-author", "c-byline",
     "p-author", "bylines", "autor", "auteur", "author__name", "article__byline", "story__byline", "firma",
     "meta-author")
)  # fmt: skip


def _tags(metas: Metas, thing: Thing) -> tuple[str, ...]:
    if found := tags_in(plain(thing.get("keywords"))):
        return found
    for name in _TAGS:
        if found := tuple(dict.fromkeys(tag for value in metas.get(name, ()) for tag in tags_in(value))):
            return found
    return ()
