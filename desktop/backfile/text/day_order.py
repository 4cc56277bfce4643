"""Whether the day or the month comes first in 02/11/2014, told from the dates beside it."""

import re
from dataclasses import dataclass
from typing import Self

from backfile.text.dates import parse_date

_PAIR = re.compile(rb"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d(?!\d)")
_WRITTEN_PAIR = re.compile(r"(?<![\d/.-])(\d{1,2})\s?([/-])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d\d)(?![\d/-])")

ORDER_UNKNOWN = "day or month may come first: "
DAY_FIRST, MONTH_FIRST = "read with the day first: ", "read with the month first: "


@dataclass(slots=True)
class DayOrder:
    """Which of two numbers is the day, told from all the dates in which only one of them can be."""

    days_first: int = 0
    months_first: int = 0
    open: int = 0  # dates that can be read either way

    @property
    def dayfirst(self) -> bool | None:
        """True, False, or None where no date says it, or where they contradict each other."""
        if self.days_first > 10 * self.months_first:
            return True
        if self.months_first > 10 * self.days_first:
            return False
        return None

    @classmethod
    def within(cls, text: bytes) -> Self:
        """What the dates in a text say of it."""
        found = cls()
        for first, _, second in _PAIR.findall(text.replace(b"\0", b"").replace(b"\\/", b"/")):
            found._count(int(first), int(second))
        return found

    def note(self, value: str) -> bool:
        """Take in one date. True where it can be read either way: the caller says how it did, by `told`."""
        if value[:4].isdecimal() or (pair := _WRITTEN_PAIR.search(value)) is None:
            return False
        return self._count(int(pair[1]), int(pair[3]))

    def __add__(self, other: "DayOrder") -> "DayOrder":
        return DayOrder(
            self.days_first + other.days_first, self.months_first + other.months_first, self.open + other.open
        )

    def _count(self, first: int, second: int) -> bool:
        if first > 12 >= second:
            self.days_first += 1
        elif second > 12 >= first:
            self.months_first += 1
        elif first != second and first <= 12 and second <= 12:
            self.open += 1
            return True
        return False


def told(dayfirst: bool | None, value: str) -> str:
    """What is kept of how a date was read that can be read either way, with the date as it stands: see `read_anew`."""
    known = True if dayfirst is None and "/" not in value else dayfirst  # as `parse_date` has it
    return (ORDER_UNKNOWN if known is None else DAY_FIRST if known else MONTH_FIRST) + value.strip()


def read_anew(said: str, date: str, dayfirst: bool | None) -> tuple[str, str] | None:
    """A date and what is told of it, once the order is known; None where they stay as they are.

    `said` is from `told`; a time of day in `date` that the printed date does not have is kept.
    """
    printed = next((said[len(way) :] for way in (ORDER_UNKNOWN, DAY_FIRST, MONTH_FIRST) if said.startswith(way)), None)
    if printed is None or said == told(dayfirst, printed):
        return None
    found = parse_date(printed, dayfirst)
    if found is None:
        return None
    return (found + date[10:] if len(found) == 10 else found), told(dayfirst, printed)
