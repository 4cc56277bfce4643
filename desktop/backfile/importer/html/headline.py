"""A page's headline without the name of its site."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_PARTS = re.compile(
    r"\s+[|\-–—·•:»«/_]+\s+|\s*[|｜]\s*|\s+[:：_]|_(?=[^_\W]*[\u3040-\u9fff\uac00-\ud7af])|\s+[-–—]+(?=[\u3040-\u9fff\uac00-\ud7af])|：(?=[A-Z]{2,})"
)
_COLON = re.compile(r":\s+")
_WORD = re.compile(r"[^\W_]+")
_DOMAINS = frozenset(("www", "com", "org", "net", "co", "uk", "de", "fr", "cn", "jp", "news", "html", "http", "https"))


def without_site(title: str, sites: Iterable[str], other: str = "", url: str = "") -> str:
    """`title` without what stands at its end (or before it) and certainly is the site's name.

    It is certain where it is one of the names in `sites`, where the page itself has the shorter line (`other`) as its
    headline, or where it is the name in the page's address.
    """
    if other and len(other) >= 8 and len(other) < len(title) and other in title and _apart(title, other):
        return other
    names = {name for site in sites if (name := _bare(site))}
    host = _host(url)
    for place in reversed([found.span() for found in _PARTS.finditer(title)]):
        before, behind = title[: place[0]].rstrip(), title[place[1] :].strip()
        if len(before) < 4 or not behind or len(behind) > 60:
            continue
        if _names_site(_bare(behind), names, host):
            title = before
    found = _PARTS.search(title) or _COLON.search(title)
    if found is not None and len(title) - found.end() > 12 and _bare(title[: found.start()]) in {*names, host} - {""}:
        return title[found.end() :].strip()
    return title


def _apart(title: str, other: str) -> bool:
    """Whether the rest of the title is set off from the headline by a sign."""
    before, _, behind = title.partition(other)
    return (not before or bool(_PARTS.search(before + " "))) and (
        not behind or bool(_PARTS.match(" " + behind.lstrip()))
    )


def _names_site(bare: str, names: set[str], host: str) -> bool:
    if not bare:
        return False
    if bare in names:
        return True
    if any(_mostly_in(*sorted((bare, name), key=len)) for name in names):
        return True
    return len(bare) >= 4 and bare.isascii() and (bare in host or (len(host) >= 4 and host in bare))


def _mostly_in(shorter: str, longer: str) -> bool:
    """Whether two names are one: "Harbour Post" and "Harbour Post Online"."""
    return len(shorter) >= 3 and shorter in longer and 2 * len(shorter) >= len(longer)


def _bare(name: str) -> str:
    return "".join(_WORD.findall(name.casefold()))


def _host(url: str) -> str:
    """The telling part of an address's host: `elpais` of `politica.elpais.com`."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    parts = [part for part in host.split(".") if part not in _DOMAINS]
    return parts[-1] if parts else ""
