"""Where and when a page was saved, as browsers and mirroring tools write it into the page."""

import re
from datetime import UTC
from email.utils import parsedate_to_datetime

from backfile.text.dates import parse_date

_HEAD = 16 * 1024
_FORMS = (
    re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>\S+)\s*-->"),  # Internet Explorer, Chrome, Firefox
    re.compile(r"Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<date>[^\n(]{8,60})"),
    re.compile(r"<!--\s*Mirrored from (?P<url>\S+) by HTTrack Website Copier[^,>]*,\s*(?P<date>[^>]{8,60}?)\s*-->"),
    re.compile(
        r"<html[^>]{0,400}?data-scrapbook-source=\"(?P<url>[^\"]+)\"[^>]{0,400}?data-scrapbook-create=\"(?P<date>\d{14})"
    ),
    re.compile(r"<!--\s*MHT?ML? .{0,80}?url:\s*(?P<url>\S+)"),
)
_WAYBACK = re.compile(r"https?://web\.archive\.org/web/(?P<date>\d{14})(?:[a-z]{2}_)?/(?P<url>https?:/+\S+)")


def saved_from(text: str) -> tuple[str | None, str | None]:
    """The address and the moment in ISO 8601, as far as the page tells them."""
    head = text[:_HEAD]
    found = next((one for form in _FORMS if (one := form.search(head)) is not None), None)
    if found is None:
        return None, None
    url = found["url"] if "://" in found["url"] else f"http://{found['url']}"
    date = _moment(found["date"]) if "date" in found.re.groupindex and found["date"] else None
    return (url if url.startswith(("http://", "https://")) else None), date


def unwrapped(url: str) -> tuple[str, str | None]:
    """The address that a copy in the Wayback Machine is of, and when it was made."""
    found = _WAYBACK.match(url)
    return (found["url"], _moment(found["date"])) if found is not None else (url, None)


def _moment(text: str) -> str | None:
    """In UTC where its zone is told."""
    text = re.sub(r"(?:GMT|UTC)(?=[+-]\d)", "", text)  # JavaScript writes GMT+0100
    try:
        return parsedate_to_datetime(text).astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    except (ValueError, OverflowError):
        found = parse_date(text)
    return f"{found}Z" if found is not None and text.isdecimal() and len(found) == 19 else found
