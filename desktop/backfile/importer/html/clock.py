"""A moment that was given in UTC, by the clock at which it was printed on the same page.

"November 18, 2019 11:03 PM" beside `2019-11-19T07:03:25+00:00` says that the day was the 18th, eight hours west.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from backfile.importer.html.tree import Element, line_in
from backfile.text.dates import parse_date

_UTC = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(?:Z|[+-]00:00)?")
_MARK = re.compile(r"date|time|publish|stamp|posted", re.IGNORECASE)
_LONGEST = 80
_MOST = 40  # elements that are looked at
_FARTHEST = timedelta(hours=14)
_QUARTER = timedelta(minutes=15)


def local_date(given: str, printed: Iterator[str]) -> str:
    """`given` as the page's own clock shows it, where it is UTC and what is printed is the same moment elsewhere."""
    found = _UTC.fullmatch(given)
    if found is None:
        return given
    moment = datetime.fromisoformat(found[1])
    for text in printed:
        shown = parse_date(text)
        if shown is None or len(shown) not in (16, 19):
            continue
        apart = datetime.fromisoformat(shown[:16]) - moment
        # Pages round to the minute, and some print the minute before.
        near = min((apart, apart + timedelta(minutes=1)), key=lambda one: one % _QUARTER)
        if abs(near) <= _FARTHEST and near and not near % _QUARTER:
            sign, hours, minutes = (
                "-" if near < timedelta(0) else "+",
                *divmod(int(abs(near).total_seconds()) // 60, 60),
            )
            return f"{(moment + near).isoformat(timespec='minutes')}{found[2] or ':00'}{sign}{hours:02}:{minutes:02}"
    return given


def printed_date(root: Element) -> str | None:
    """The first date that a line calls one below the headline, to the day at least."""
    headlines = list(root.iter("h1"))
    if len(headlines) != 1:
        return None
    begun = False
    for element in root.iter("h1", "time", "span", "div", "p", "li", "em"):
        begun = begun or element is headlines[0]
        if begun and _is_marked(element) and 8 <= len(line := line_in(element)) <= _LONGEST:
            found = parse_date(line)
            if found is not None and len(found) >= 10:
                return found
    return None


def _is_marked(element: Element) -> bool:
    return element.tag == "time" or _MARK.search(f"{element.get('class')} {element.get('id')}") is not None


def printed_moments(root: Element) -> Iterator[str]:
    """Short lines of the page that its markup calls a date or a time."""
    seen = 0
    for element in root.iter("time", "span", "div", "p", "li"):
        if not _is_marked(element):
            continue
        line = line_in(element)
        if line and len(line) <= _LONGEST and any(map(str.isdigit, line)):
            yield line
            seen += 1
            if seen >= _MOST:
                return
