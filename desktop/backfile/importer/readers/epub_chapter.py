"""One chapter: its paragraphs, the pictures among them, and whether it is one to be read at all."""

import html
import posixpath
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from backfile.article import Picture
from backfile.importer.encodings import decode
from backfile.importer.fields_text import html_paragraphs, one_line
from backfile.importer.markup import tree_of
from backfile.importer.picture_marks import Fetch, mark, unmark, without_marks
from backfile.importer.readers.epub_package import target

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PLACE, _END = "\ue011", "\ue013"
_MARK = re.compile(f"{_PLACE}(\\d+){_END}")
_PRIVATE = re.compile(f"[{_PLACE}{_END}]")
_DECLARED = re.compile(rb"<\?xml[^>]*encoding=[\"']([\w.-]+)")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*(?:<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>)?", re.DOTALL)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
_BAR = "div[class*=navbar], div[class*=calibre_navbar], nav[role=doc-toc] .hidden, [hidden]"
_NOT_READ = {
    "cover": "A cover", "titlepage": "A title page", "title-page": "A title page", "halftitlepage": "A title page",
    "toc": "A table of contents", "landmarks": "A table of contents", "page-list": "A table of contents",
    "loi": "A table of contents", "lot": "A table of contents", "index": "An index", "copyright-page": "An imprint",
    "colophon": "An imprint", "imprint": "An imprint",
}  # fmt: skip
_BY_TITLE = (
    ("A cover", r"(?:front |back )?cover|titelbild|couverture|couv|cubierta|portada|copertina|封面|表紙|표지"),
    ("A title page", r"(?:half )?title ?page|titelseite|titel|page de titre|扉页|扉頁"),
    (
        "A table of contents",
        r"(?:table of )?contents|toc|inhalt(?:sverzeichnis)?|table des mati[eè]res|sommaire|[íi]ndice|indice|sommario|"
        r"оглавление|содержание|目录|目錄|目次|차례|المحتويات|תוכן",
    ),
    (
        "An imprint",
        r"copyright(?: page)?|imprint|impressum|colophon|mentions légales|créditos|版权(?:页|信息)?|版權頁?|奥付",
    ),
)
"""What a page is that is called so."""

_SHORT = 4_000  # characters: an article is called "Contents" or "Copyright" now and then, but then it is longer
_FROM = re.compile(r"downloaded\s+by\s+calibre\s+from\s*(?P<url>https?://\S+)?", re.IGNORECASE)


@dataclass(slots=True)
class Chapter:
    """What one part of the book shows. `cuts` says how many paragraphs stand before each place that was asked for."""

    paragraphs: tuple[str, ...]
    pictures: tuple[Picture, ...] = ()
    cuts: dict[str, int] = field(default_factory=dict)
    heading: str = ""
    title: str = ""  # of its head
    url: str | None = None
    links: frozenset[str] = frozenset()  # the other parts that it leads to
    linked: float = 0.0  # which part of its letters is links
    kinds: tuple[str, ...] = ()  # what it says that it is


def read_chapter(raw: bytes, name: str, fetch: Fetch, places: tuple[str, ...] = ()) -> Chapter:
    """The chapter in `raw`; `places` are the ids of elements at which it may be cut."""
    tree = tree_of(_as_html(raw))
    body = tree.body
    if body is None:
        return Chapter(())
    url = _origin(tree)
    for node in tree.css(_BAR):
        node.decompose()
    heading = next((text for node in body.css("h1, h2, h3") if (text := one_line(node.text(separator=" ")))), "")
    head = tree.css_first("head > title")
    letters = len("".join(body.text().split())) or 1
    anchors = [node for node in body.css("a[href]") if "://" not in (node.attributes.get("href") or "")]
    folder = posixpath.dirname(name)
    pictures = mark(tree, lambda address: fetch(target(folder, address)[0]))
    _mark_places(body, places)
    marked, placed = unmark(html_paragraphs(tree.html or ""), pictures)
    paragraphs, placed, cuts = _cut_places(marked, placed, places)
    return Chapter(
        paragraphs,
        placed,
        cuts,
        heading,
        one_line(head.text()) if head is not None else "",
        url,
        frozenset(target(folder, node.attributes.get("href") or "")[0] for node in anchors) - {name},
        sum(len("".join(node.text().split())) for node in anchors) / letters,
        _kinds(tree),
    )


def not_read(chapter: Chapter, title: str, role: str) -> str | None:
    """Why a chapter is no article, where that is certain."""
    kind = next((_NOT_READ[kind] for kind in (role, *chapter.kinds) if kind in _NOT_READ), None)
    length = sum(map(len, chapter.paragraphs))
    if kind is not None:
        return kind
    if not length:
        return "A picture alone" if chapter.pictures else "No text"
    if len(chapter.links) >= 4 and chapter.linked >= 0.7:
        return "A table of contents"
    if length > _SHORT:
        return None
    names = [name.strip(" .:") for name in (title, chapter.heading) if name]
    return next(
        (reason for reason, called in _BY_TITLE for name in names if re.fullmatch(called, name, re.IGNORECASE)), None
    )


def _as_html(raw: bytes) -> str:
    """XHTML as HTML: an element that XML closes at once (`<title/>`) would swallow the page."""
    from lxml import etree

    declared = _DECLARED.search(raw[:200])
    try:
        text = raw.decode(declared[1].decode()) if declared else decode(raw).text
    except (LookupError, UnicodeError):
        text = decode(raw).text
    text = _PRIVATE.sub("", _ENTITY.sub(lambda found: html.unescape(found[0]), without_marks(text).lstrip("\ufeff")))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    bare = _DECLARATION.sub("", text, count=1)
    try:
        root = etree.fromstring(bare, parser)
    except (etree.XMLSyntaxError, ValueError):
        return text
    if root is None or not isinstance(root.tag, str) or not root.tag.endswith("html"):
        return text
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    made: str = etree.tostring(root, method="html", encoding="unicode")
    return made


def _kinds(tree: LexborHTMLParser) -> tuple[str, ...]:
    """What the body, or the one section in it, says that it is."""
    body = tree.body
    if body is None:
        return ()
    nodes = [body]
    inner = [node for node in body.iter() if node.tag in ("section", "div", "nav", "article")]
    if len(inner) == 1:
        nodes += inner
    said: list[str] = []
    for node in nodes:
        for key in ("epub:type", "type", "role"):
            said += (node.attributes.get(key) or "").removeprefix("doc-").split()
    return tuple(said)


def _origin(tree: LexborHTMLParser) -> str | None:
    """Where Calibre took the article from, which it says below it; the line is no text."""
    for node in tree.css("p, div"):
        text = node.text(separator=" ")
        if len(text) < 600 and (found := _FROM.search(text)) is not None:
            link = node.css_first("a[href^=http]")
            url = (link.attributes.get("href") if link is not None else None) or found["url"]
            if not any(child.tag == "div" for child in node.iter()):
                node.decompose()
            return url
    return None


def _mark_places(body: "LexborNode", places: tuple[str, ...]) -> None:
    wanted = {place: number for number, place in enumerate(places)}
    if not wanted:
        return
    for node in body.css("[id]"):
        number = wanted.pop(node.attributes.get("id") or "", None)
        if number is not None:
            while node.parent is not None and node.parent.tag in ("p", "h1", "h2", "h3", "h4", "a", "span"):
                node = node.parent
            node.insert_before(f"{_PLACE}{number}{_END}")


def _cut_places(
    marked: tuple[str, ...], pictures: tuple[Picture, ...], places: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[Picture, ...], dict[str, int]]:
    """The paragraphs without the marks of places, and how many of them stand before each."""
    if not places:
        return marked, pictures, {}
    kept: list[str] = []
    cuts: dict[str, int] = {}
    before: list[int] = []
    for text in marked:
        before.append(len(kept))
        for found in _MARK.finditer(text):
            cuts[places[int(found[1])]] = len(kept)
        bare = _MARK.sub("", text).strip()
        if bare:
            kept.append(bare)
    before.append(len(kept))
    return tuple(kept), tuple(replace(picture, after=before[picture.after]) for picture in pictures), cuts
