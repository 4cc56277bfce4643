"""Times of day as they are printed, and the zones that are named with them."""

import re

_TIME = re.compile(
    r"(?<![\d:])(\d{1,2})\s*[:h時时点]\s*(\d{2})(?:\s*[分:]?\s*(?<=[分:])(\d{2})?(?:\s*秒)?(?:[.,]\d+)?)?"
    r"(?:\s*([ap])\.?\s?m\b\.?)?(?:\s*(Z\b|(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?(?!\d)|[A-Z]{2,5}\b))?",
    re.IGNORECASE,
)
_AFTERNOON = re.compile(r"(?:下午|午後|晚上|오후)\s*(?=\d)")
_HOURS_ALONE = re.compile(r"(?<![\d:])(\d{1,2})\s*([ap])\.?\s?m\b\.?", re.IGNORECASE)

# RFC 2822, 4.3, and names that mean one zone the world over. Any other name is left out rather than guessed.
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "bst": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180,
    "hkt": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
}  # fmt: skip


def take_time(text: str) -> tuple[str, str]:
    """The time of day as ISO (empty without one), and the text without it."""
    found = _TIME.search(text)
    if found is not None:
        half = found[4] or ("p" if _AFTERNOON.search(text, 0, found.end()) else None)
        told = clock(found[1], found[2], found[3], half, found[5])
        return told, f"{text[: found.start()]} {text[found.end() :]}"
    found = _HOURS_ALONE.search(text)
    if found is not None:
        return clock(found[1], "00", None, found[2], None), f"{text[: found.start()]} {text[found.end() :]}"
    return "", text


def clock(hour: str, minute: str, second: str | None, half: str | None, zone: str | None) -> str:
    """`T09:30:00+08:00`; empty where it is no time of day. A name of a zone that could be several is left out."""
    hours, minutes, seconds = int(hour), int(minute), int(second or 0)
    if half is not None and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half.casefold() == "p" else 0)
    if hours == 24 and minutes == seconds == 0:
        hours = 0  # the end of the day is written so by some; the day itself is what counts
    if hours > 23 or minutes > 59 or seconds > 60:
        return ""
    return f"T{hours:02}:{minutes:02}:{min(seconds, 59):02}{_offset(zone)}"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    name = zone.strip().casefold()
    if name in _ZONES:
        minutes = _ZONES[name]
    else:
        found = re.fullmatch(r"(?:gmt|utc)?\s?([+-])(\d{1,2}):?(\d\d)?(?::?\d\d)?", name)
        if found is None:
            return ""
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        if minutes > 15 * 60:
            return ""
        minutes = -minutes if found[1] == "-" else minutes
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
