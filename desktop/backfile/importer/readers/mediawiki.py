"""MediaWiki's dumps (Wikinews, Wikipedia and others): of each page of the articles' namespace the newest revision."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, urlsplit

from backfile.article import Draft, Picture
from backfile.importer.anatomy import dateline_of
from backfile.importer.readers.wikitext import CATEGORIES, FILES, WikiText, read_wikitext
from backfile.importer.readers.xml_reading import agreed_language, read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import Element, children, find, local_name, text_in, tree
from backfile.importer.record import Options, Read, Reader, Source
from backfile.text.bylines import authors_of
from backfile.text.dates import parse_date
from backfile.text.language import detect
from backfile.text.names import glosses

FROM_DATELINE, FROM_FIRST, FROM_LAST = "the dateline", "its first revision", "its last revision"

_FIRST_WIKI = "2001"
_LONGEST_DATE = 40  # characters of a line that is a date and nothing else
_DATED = re.compile(
    r"(?:[^\n.()]{2,40}(?:\([^()\n]{2,40}\))?, )?(?P<date>\d[^\n,–—]{5,30}\d{4})\.?\s*[–—-]\s|"
    r"[【（(〔][^】）)〕\n]{0,20}?(?P<eastern>\d{4}年\d{1,2}月\d{1,2}日)"
)

_ROOT = re.compile(rb"<mediawiki[\s>][^>]*>.*?(?:</siteinfo\s*>|$)", re.DOTALL)
_REDIRECT = re.compile(r"\s*#\s*[^\W\d_]{4,20}\s*:?\s*\[\[")
_DISAMBIGUATION = re.compile(
    r"\{\{\s*(?:disambig\w*|disamb|dab|begriffskläru?ng|homonymie|desambiguaci[oó]n|desambiguação|disambigua|ujednoznacznienie|"
    r"неоднозначность|пояснение|doorverwijspagina|dp|消歧义|消歧義|曖昧さ回避|동음이의)\s*[|}]|__DISAMBIG__",
    re.IGNORECASE,
)
_DATES = frozenset(
    ("date", "datum", "data", "fecha", "дата", "日期", "日付", "날짜", "تاريخ", "dato", "tarih", "päiväys", "datum2",
     "byline", "publishdate", "published date", "dateline", "date-heure", "fechapub", "תאריך")
)  # fmt: skip
_NAMES_OF_DATES = ("date", "datum", "data", "fecha", "дата", "1")
_BYLINES = frozenset(("byline", "author", "autor", "auteur", "autore", "автор", "by"))
_SOURCES = frozenset(("source", "sources", "source-pr", "cite news", "cite web", "fuente", "quelle", "fonte"))
_OTHERS = {
    "talk": "Talk", "user": "User", "user talk": "User talk", "wikipedia": "Project", "wikinews": "Project",
    "project": "Project", "mediawiki": "MediaWiki", "template": "Template", "help": "Help", "category": "Category",
    "portal": "Portal", "special": "Special", "file": "File", "image": "File", "module": "Module", "media": "Media",
}  # fmt: skip
"""Namespaces by the prefix of a title, where a dump lists none."""


def read_mediawiki(source: Source, options: Options) -> Iterator[Read]:
    """A record for each article; other namespaces, redirects and pages without text are skipped."""
    return read_spans(source, scan(source, options, ("page",)), _page)


def _page(page: Element, of: Scan) -> Draft | str:
    title = text_in(_child(page, "title"))
    site = _site(of)
    if (other := _other_namespace(text_in(_child(page, "ns")), title, site)) is not None:
        return f"A page in the namespace {other}"
    revisions = [part for part in children(page) if local_name(part) == "revision"]
    if not revisions:
        return "No revision"
    newest = max(revisions, key=lambda revision: text_in(_child(revision, "timestamp")))
    model = text_in(_child(newest, "model"))
    if model not in ("", "wikitext"):
        return f"No wiki text but {model}"
    element = _child(newest, "text")
    text = "".join(element.itertext()) if element is not None else ""
    if _child(page, "redirect") is not None or _REDIRECT.match(text):
        return "A redirect"
    if not text.strip():
        return "A page without text"
    if _DISAMBIGUATION.search(text):
        return "A list of meanings"
    read = read_wikitext(text, files=_named(site, "6", FILES), categories=_named(site, "14", CATEGORIES))
    if not read.paragraphs:
        return "A page without text"
    return _article(title, read, revisions, newest, site)


def _article(title: str, read: WikiText, revisions: list[Element], newest: Element, site: dict[str, str]) -> Draft:
    derived: dict[str, str] = {}
    paragraphs = read.paragraphs
    date = _given_date(read)
    if date is None and (date := _date_above(paragraphs)) is not None:
        derived["date"] = FROM_DATELINE
        if len(paragraphs) > 1 and len(paragraphs[0]) <= _LONGEST_DATE:
            paragraphs = paragraphs[1:]
            read = replace(read, paragraphs=paragraphs, pictures=tuple(map(_one_up, read.pictures)))
    if date is None:
        oldest = min(revisions, key=lambda revision: text_in(_child(revision, "timestamp")))
        whole = len(revisions) > 1 and _child(oldest, "parentid") is None
        date = parse_date(text_in(_child(oldest if whole else newest, "timestamp")))
        if date is not None:
            derived["date"] = FROM_FIRST if whole else FROM_LAST
    language = agreed_language(site.get("lang", ""), "\n".join(read.paragraphs[:4]))
    if not language and (language := detect("\n".join(read.paragraphs[:4]))) is not None:
        derived["language"] = "the text"
    contributor = find(newest, "username", "ip")
    sources = [dict(arguments) for name, arguments in read.templates if name in _SOURCES and arguments]
    said = {"page id": text_in(_child(_parent(newest), "id")), "revision": text_in(_child(newest, "id")),
            "revised": text_in(_child(newest, "timestamp")), "revised by": text_in(contributor),
            "sources": sources[:50]}  # fmt: skip
    dateline, base = dateline_of(read.paragraphs[0]), site.get("base", "")
    pictures = tuple(
        replace(picture, url=_address(base, f"Special:FilePath/{picture.url}") or picture.url)
        for picture in read.pictures
    )
    return Draft(
        title=title,
        dateline=_place(read) or (dateline.text if dateline else None),
        authors=_authors(read),
        date=date,
        source=site.get("sitename") or None,
        language=language,
        url=_address(base, title),
        paragraphs=read.paragraphs,
        pictures=pictures,
        names=glosses(read.paragraphs),
        tags=read.categories,
        extra={name: value for name, value in said.items() if value},
        derived=derived,
    )


def _parent(element: Element) -> Element:
    return element.getparent()


def _child(element: Element, name: str) -> Element | None:
    return next((part for part in children(element) if local_name(part) == name), None)


def _given_date(read: WikiText) -> str | None:
    """As the page's own template gives it: `{{date|March 18, 2023}}`, `{{fecha|18|marzo|2023}}`."""
    for name, arguments in read.templates:
        if name not in _DATES:
            continue
        unnamed = [value for key, value in arguments.items() if key.isdecimal() and value]
        named = [arguments[key] for key in _NAMES_OF_DATES if arguments.get(key)]
        for candidate in (" ".join(unnamed), *named, "-".join(unnamed)):
            if candidate and (found := parse_date(candidate)) is not None:
                return found
    return None


def _one_up(picture: Picture) -> Picture:
    return replace(picture, after=max(0, picture.after - 1))


def _date_above(paragraphs: tuple[str, ...]) -> str | None:
    """The date that stands alone above the text, or in its dateline: `Berlin (Deutschland), 04.02.2006 – `."""
    first = paragraphs[0]
    found = _DATED.match(first)
    date = parse_date(found["date"] or found["eastern"], True) if found else None
    if date is None and len(first) <= _LONGEST_DATE:
        date = parse_date(first)
    return date if date is not None and len(date) >= len("2006-02-04") and date >= _FIRST_WIKI else None


def _place(read: WikiText) -> str | None:
    """`{{byline|date=…|location=…}}`, as Wikinews writes the beginning of a report."""
    for name, arguments in read.templates:
        if name in ("byline", "dateline") and (place := arguments.get("location") or arguments.get("place")):
            return place
    return None


def _authors(read: WikiText) -> tuple[str, ...]:
    for name, arguments in read.templates:
        if name in _BYLINES:
            given = arguments.get("author") or arguments.get("name") or arguments.get("reporter")
            if given is None and name != "byline":
                given = arguments.get("1")
            if given:
                return authors_of(given)
    return ()


def _site(of: Scan) -> dict[str, str]:
    """What the dump says of its wiki: name, address, language, and its namespaces as `ns0`, `ns1`…"""
    if "site" not in of.kept:
        said: dict[str, str] = {}
        found = _ROOT.search(bytes(of.outside))
        root = tree(found[0])[0] if found else None
        if root is not None:
            said["lang"] = next((value for key, value in root.attrib.items() if key.endswith("lang")), "")
            for part in root.iter():
                name = local_name(part)
                if name in ("sitename", "base", "dbname"):
                    said[name] = text_in(part)
                elif name == "namespace":
                    said[f"ns{part.get('key')}"] = text_in(part)
        of.kept["site"] = said
    return of.kept["site"]


def _other_namespace(number: str, title: str, site: dict[str, str]) -> str | None:
    """The name of a page's namespace, where it is not the articles'."""
    if number:
        return None if number == "0" else site.get(f"ns{number}") or number
    prefix, colon, _ = title.partition(":")
    if not colon:
        return None
    known = {name.casefold(): name for key, name in site.items() if key.startswith("ns") and name} or _OTHERS
    return known.get(prefix.strip().replace("_", " ").casefold())


def _named(site: dict[str, str], number: str, names: frozenset[str]) -> frozenset[str]:
    """The names of a namespace: the wiki's own beside the English and, in a dump that lists none, all that we know."""
    own = site.get(f"ns{number}")
    return names | {own.replace(" ", "_").casefold()} if own else names


def _address(base: str, title: str) -> str | None:
    """Where a page stands, by the address of the wiki's first page."""
    if not urlsplit(base).netloc:
        return None
    page = quote(title.replace(" ", "_"), safe="/:@!$()*,;'~")
    if "title=" in base:
        return re.sub(r"title=[^&]*", lambda _: f"title={page}", base)
    return f"{base.rpartition('/')[0]}/{page}"


READER = Reader(
    name="MediaWiki dump",
    description="Pages of a wiki as MediaWiki exports them: Wikinews, Wikipedia and others",
    suffixes=(".xml",),
    recognises=lambda head: (
        (found := root_of(head))[0] == "mediawiki"
        or (
            found[0] in ("page", "pages", "siteinfo")
            and re.search(rb"<revision>.{0,4000}<text[\s>/]", found[1], re.DOTALL) is not None
        )
    ),
    records=read_mediawiki,
)
