"""A span of dates with more around it. Pure."""

from backfile.search.language.tree import Dates


def wider(span: Dates) -> Dates | None:
    """A day's month, a month's year; of years or a longer span as much again before and after. None where it is open
    or backwards; ends that are left out are let in first.

    Other spans than of years alone become those of the years that they touch.
    """
    first, last = span.first, span.last
    if first is None or last is None:
        return None
    if first == last and not span.after_first and not span.before_last and len(first) > len("2023"):
        coarse = first[: len("2023-03")] if len(first) > len("2023-03") else first[: len("2023")]
        return Dates(coarse, coarse)
    years = int(first[:4]), int(last[:4])
    if years[0] > years[1]:
        return None
    if span.after_first or span.before_last:
        return Dates(first, last)
    if len(first) > len("2023") and years[0] != years[1]:
        return Dates(first[:4], last[:4])
    if len(first) > len("2023"):
        return Dates(first[:4], first[:4])
    length = years[1] - years[0] + 1
    earliest = max(years[0] - length, 1)
    return Dates(f"{earliest:04}", f"{min(years[1] + length, 9999):04}")
