"""The day that a printed date names, in the words and the order of several languages."""

import re

from backfile.text.months import MONTHS, fold_month

_CHINESE = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日号號일])?)?")
_ERA = re.compile(r"(民國|民国|令和|平成|昭和|大正)\s*(\d{1,3}|元)\s*年\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日)?)?")
_ERA_BEGINS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911}
_VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:,|\s+năm)?\s+(\d{4})")

_MONTH = "(?<![^\\W\\d_])(" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + ")(?![^\\W\\d_])"
_ORDINAL = r"(?:st|nd|rd|th|er|re|de|º|ª|o|\.)?"
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\d)(\d{{1,2}}){_ORDINAL}[\s.,/-]*(?:(?:de|di|d'|of|del)\s+)?{_MONTH}[\s.,/'’-]*"
    r"(?:(?:de|del|of)\s+)?(\d{4}|\d\d)(?!\d)"
)
_MONTH_DAY_YEAR = re.compile(rf"{_MONTH}[\s.-]*(\d{{1,2}}){_ORDINAL}(?:\s*[,.-]\s*|\s+)(?:of\s+)?(\d{{4}})(?!\d)")
_YEAR_MONTH_DAY = re.compile(rf"(?<!\d)(\d{{4}})[\s.,/-]+{_MONTH}[\s.,/-]+(\d{{1,2}})(?!\d)")
_MONTH_YEAR = re.compile(rf"{_MONTH}[\s.,/-]*(?:(?:de|del|of)\s+)?(\d{{4}})(?!\d)")
_MONTH_DAY = re.compile(rf"{_MONTH}[\s.-]*(\d{{1,2}}){_ORDINAL}(?!\d)")
_LOOSE_YEAR = re.compile(r"(?<![\d+:-])(\d{4})(?![\d:])")

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?([-/.])\s?(\d{1,2})(?:\s?\2\s?(\d{1,2}))?(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?!\d)")
_MONTH_SLASH_YEAR = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{4})(?!\d)")
_EIGHT_DIGITS = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)")

Day = tuple[int, int, int]  # year, month, day; 0 where it is not known


def find_day(text: str, dayfirst: bool | None) -> Day | None:
    """The first day, month or year in a text from which the time of day was taken out; perhaps one of no calendar."""
    return _find_east_asian(text) or _find_named_month(text) or _find_numeric(text, dayfirst)


def _find_east_asian(text: str) -> Day | None:
    if "年" not in text and "년" not in text:
        return None
    if (found := _ERA.search(text)) is not None:
        year = 1 if found[2] == "元" else int(found[2])
        return _ERA_BEGINS[found[1]] + year, int(found[3] or 0), int(found[4] or 0)
    if (found := _CHINESE.search(text)) is not None:
        return int(found[1]), int(found[2] or 0), int(found[3] or 0)
    return None


def _find_named_month(text: str) -> Day | None:
    if (found := _VIETNAMESE.search(text.casefold())) is not None:
        return int(found[3]), int(found[2]), int(found[1])
    folded = fold_month(text)
    if (found := _DAY_MONTH_YEAR.search(folded)) is not None:
        return _whole_year(found[3]), MONTHS[found[2]], int(found[1])
    if (found := _MONTH_DAY_YEAR.search(folded)) is not None:
        return int(found[3]), MONTHS[found[1]], int(found[2])
    if (found := _YEAR_MONTH_DAY.search(folded)) is not None:
        return int(found[1]), MONTHS[found[2]], int(found[3])
    if (found := _MONTH_YEAR.search(folded)) is not None:
        return int(found[2]), MONTHS[found[1]], 0
    # `Sat Mar 18 09:30:00 +0800 2023`: the time, taken out, stood between day and year.
    if (found := _MONTH_DAY.search(folded)) is not None and (year := _LOOSE_YEAR.search(folded)) is not None:
        return int(year[1]), MONTHS[found[1]], int(found[2])
    return None


def _whole_year(digits: str) -> int:
    """Two digits as POSIX reads them: 69 to 99 are of the last century."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= 69 else 2000)


def _find_numeric(text: str, dayfirst: bool | None) -> Day | None:
    if (found := _YEAR_FIRST.search(text)) is not None:
        return int(found[1]), int(found[3]), int(found[4] or 0)
    if (found := _YEAR_LAST.search(text)) is not None:
        # Where dots or hyphens stand between them, the day comes first wherever it is the custom at all.
        known = True if found[2] == "." or (found[2] == "-" and dayfirst is None) else dayfirst
        return _order(int(found[1]), int(found[3]), _whole_year(found[4]), known)
    if (found := _EIGHT_DIGITS.search(text)) is not None:
        return int(found[1]), int(found[2]), int(found[3])
    if (found := _MONTH_SLASH_YEAR.search(text)) is not None:
        return int(found[2]), int(found[1]), 0
    return None


def _order(first: int, second: int, year: int, dayfirst: bool | None) -> Day:
    """Day and month from two numbers; the year alone where either could be the day and nobody knows."""
    if first > 12 or first == second:
        return year, second, first
    if second > 12:
        return year, first, second
    if dayfirst is None:
        return year, 0, 0
    return (year, second, first) if dayfirst else (year, first, second)
