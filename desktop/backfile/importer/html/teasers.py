"""Other articles that a page shows a piece of: their headlines with a link, and the summary under each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from backfile.importer.html.body import columns
from backfile.importer.html.pictures import squeezed
from backfile.importer.html.tree import Element, absolute, line_in
from backfile.importer.sites import site_of
from backfile.text.dates import parse_date

_HEADINGS = ("h2", "h3", "h4", "h5")
_NOT_IN = frozenset(("nav", "footer", "form", "header", "figure", "noscript", "template"))
_SHORTEST_TITLE, _SHORTEST, _LONGEST = 16, 60, 1200  # columns
_HIGHEST = 4  # levels above its headline in which a summary stands
_MOST = 60
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Teaser:
    """One of them."""

    title: str
    summary: str
    url: str | None
    date: str | None


def teasers_in(root: Element, base: str | None, paragraphs: Sequence[str]) -> list[Teaser]:
    """Those of the page that are no part of `paragraphs`, each once."""
    own = squeezed(" ".join(paragraphs))
    found: dict[str, Teaser] = {}
    for heading, link in _linked_headings(root):
        title = line_in(heading)
        key = squeezed(title)
        url = absolute(link.get("href"), base)
        if (
            columns(title) < _SHORTEST_TITLE
            or len(title) > 250
            or key in found
            or key in own
            or _leads_away(link, url, base)
        ):
            continue
        block, summary = _summary(heading, title)
        if block is None or squeezed(summary)[:60] in own:
            continue
        stamp = next(block.iter("time"), None)
        date = parse_date(stamp.get("datetime") or line_in(stamp)) if stamp is not None else None
        found[key] = Teaser(title, summary, url, date)
        if len(found) == _MOST:
            break
    return list(found.values())


def is_made_of_teasers(root: Element, url: str | None, paragraphs: Sequence[str]) -> bool:
    """Whether the text is nothing but the summaries of other articles, as the front page of a paper is."""
    teasers = teasers_in(root, url, ())
    own = squeezed(" ".join(paragraphs))
    inside = [summary for one in teasers if (summary := squeezed(one.summary))[:40] in own]
    if len(inside) >= _SEVERAL and 3 * sum(map(len, inside)) > len(own):
        return True
    return len(teasers) >= 2 * _SEVERAL and url is not None and urlsplit(url).path in ("", "/")


def _leads_away(link: Element, url: str | None, base: str | None) -> bool:
    """Whether it is an advertisement, or a place on the same page."""
    if (link.get("href") or "").startswith("#") or (url and base and url.partition("#")[0] == base.partition("#")[0]):
        return True
    return url is not None and base is not None and site_of(url) != site_of(base)


def _is_list(element: Element) -> bool:
    """Whether more of it is links than is not."""
    links = [len("".join(link.itertext())) for link in element.iter("a")]
    return len(links) > 2 and 2 * sum(links) > len("".join(element.itertext()))


def _linked_headings(root: Element) -> Iterator[tuple[Element, Element]]:
    for heading in root.iter(*_HEADINGS):
        link = next((one for one in heading.iter("a") if one.get("href")), None)
        if link is None:
            link = next((one for one in heading.iterancestors("a") if one.get("href")), None)
        if link is not None and not any(above.tag in _NOT_IN for above in heading.iterancestors()):
            yield heading, link


def _summary(heading: Element, title: str) -> tuple[Element | None, str]:
    """The block around a headline that holds no other one, and the longest paragraph in it."""
    for depth, block in enumerate(heading.iterancestors()):
        if depth >= _HIGHEST or block.tag in ("body", "main", "html"):
            break
        if sum(1 for _ in block.iter(*_HEADINGS)) > 1:
            break
        lines = [
            line_in(one) for one in block.iter("p", "div", "span") if one.find(".//p") is None and not _is_list(one)
        ]
        lines = [line for line in lines if title not in line and _SHORTEST <= columns(line) <= _LONGEST]
        if lines:
            return block, max(lines, key=len)
    return None, ""
