"""When and where a page was captured, by the names of its folders: `20140216050221/example.com/news/1.html`.

So the tools write that download from the Wayback Machine.
"""

import re
from datetime import datetime
from functools import lru_cache

from backfile.importer.sites import site_of

_MOMENT = re.compile(r"(?<!\d)((?:19[89]|20\d)\d{11})(?:[a-z]{2}_)?(?!\d)")
_OLDEST = 1991
_SCHEME = re.compile(r"(https?):?")
_INDEX = re.compile(r"(?:^|/)index\.html?$")


@lru_cache(maxsize=64)
def capture_in(folders: tuple[str, ...], name: str) -> tuple[str | None, str | None]:
    """The moment in ISO 8601, UTC, and the address, as far as the path tells them."""
    parts = (*folders, name)
    for place in range(len(parts) - 1, -1, -1):
        found = _MOMENT.fullmatch(parts[place]) if place < len(folders) else _MOMENT.search(name)
        if found is not None and (moment := _iso(found[1])) is not None:
            return moment, _address(parts, place)
    return None, None


def _iso(digits: str) -> str | None:
    try:
        moment = datetime.strptime(digits, "%Y%m%d%H%M%S")
    except ValueError:
        return None
    return moment.isoformat() + "Z" if moment.year >= _OLDEST else None


def _address(parts: tuple[str, ...], place: int) -> str | None:
    """The host stands behind the moment, or before it."""
    behind = parts[place + 1 :]
    scheme = _SCHEME.fullmatch(behind[0]) if behind else None
    if scheme is not None:
        return _known(behind[1:], scheme[1])
    return _known(behind) or (_known((parts[place - 1], *behind)) if place and behind else None)


def _known(parts: tuple[str, ...], scheme: str = "http") -> str | None:
    """The address, where its first part is a host that can be one."""
    if len(parts) < 2 or "." not in parts[0]:
        return None
    address = f"{scheme}://{'/'.join(parts)}"
    site = site_of(address)
    return None if site is None or site.endswith((".html", ".htm", ".php")) else _INDEX.sub("/", address)
