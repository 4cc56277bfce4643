"""A name for the file of an export: what was asked, and the day."""

import re
from datetime import date

_LONGEST = 60  # characters of what was asked: a name must be read in a list of files
_NOT_IN_NAMES = re.compile(r'[\\/:*?"“”<>|\x00-\x1f\x7f()\[\]]+')


def proposed(asked: str, day: date) -> str:
    """ "ferry source Reuters 2026-11-26", without a suffix; a name that every system's disks take."""
    words = " ".join(_NOT_IN_NAMES.sub(" ", asked).split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition(" ")[0] or words[:_LONGEST]
    words = words.lstrip("-. ").rstrip(". ")
    return f"{words} {day.isoformat()}".lstrip()
