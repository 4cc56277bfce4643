"""Numbers as a query gives them: how many words, which articles, and how long ago."""

import re
import unicodedata

from backfile.search.language.tree import Last, Numbers, Words

LARGEST = 999_999_999  # of which there are never as many; a larger one is this, or it could not be written again
_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d{1,9})"
_COMPARED = re.compile(rf"(>=|<=|>|<)\s*{_NUMBER}")
_SPAN = re.compile(rf"{_NUMBER}?\.\.+{_NUMBER}?")
_FROM_TO = re.compile(rf"{_NUMBER}(?:\s*[-–—]\s*{_NUMBER}|\+)")
_BRACKETS = re.compile(rf"([\[{{])\s*(?:{_NUMBER}|\*)\s+TO\s+(?:{_NUMBER}|\*)\s*([\]}}])", re.IGNORECASE)
_AGO = re.compile(r"(\d{1,9})?\s*(days?|d|weeks?|w|months?|m|years?|y)")
_NOW = r"now\s*-\s*(\d{1,9})\s*([dwMy])(?:/[dwMy])?"
_SINCE = re.compile(rf">=?\s*{_NOW}|\[\s*{_NOW}\s+to\s+(?:now(?:/[dwMy])?|\*)\s*[\]}}]|{_NOW}", re.IGNORECASE)
_MOST = {"d": 300_000, "w": 50_000, "m": 10_000, "y": 800}


def read_words(text: str) -> Words | None:
    """What `words:` says with that text; None where it is no number."""
    span = _span(text)
    return Words(*span) if span is not None else None


def read_numbers(text: str) -> Numbers | None:
    """What `id:` says with that text; None where it is no number."""
    span = _span(text)
    return Numbers(*span) if span is not None else None


def _span(text: str) -> tuple[int | None, int | None] | None:
    """At least and at most, both inclusive; at least one of them is given."""
    text = _narrow(text)
    if found := _COMPARED.fullmatch(text):
        sign, number = found[1], _int(found[2])
        if sign[0] == ">":
            return min(number + (sign == ">"), LARGEST), None
        return None, max(0, number - (sign == "<"))
    if (found := _SPAN.fullmatch(text)) and (found[1] or found[2]):
        return _int(found[1]) if found[1] else None, _int(found[2]) if found[2] else None
    if found := _FROM_TO.fullmatch(text):
        return _int(found[1]), _int(found[2]) if found[2] else None
    if (found := _BRACKETS.fullmatch(text)) and (found[2] or found[3]):
        least = min(_int(found[2]) + (found[1] == "{"), LARGEST) if found[2] else None
        most = max(0, _int(found[3]) - (found[4] == "}")) if found[3] else None
        return least, most
    return (_int(text), _int(text)) if re.fullmatch(_NUMBER, text) else None


def read_last(text: str) -> Last | None:
    """What `last:` says: 30d, 4w, 6m, 2y, “30 days”, week; None where it is no length of time."""
    found = _AGO.fullmatch(_narrow(text).lower())
    return _last(found[1] or "1", found[2][0]) if found else None


def read_since(text: str) -> Last | None:
    """Dates counted from now, as Kibana has them: `now-30d`, `>=now-6M`, `[now-1y TO now]`."""
    found = _SINCE.fullmatch(_narrow(text))
    if found is None:
        return None
    number, unit = (group for group in found.groups() if group)
    return _last(number, unit.lower())


def _last(number: str, unit: str) -> Last | None:
    count = min(int(number), _MOST[unit])
    return Last(count, unit) if count else None


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text.strip().strip('"'))


def _int(text: str) -> int:
    return min(int(text.replace(",", "")), LARGEST)
