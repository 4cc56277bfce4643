"""Words with `*` and `?` as they are typed: what of them is a wildcard, and what is a sign like others."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from backfile.text.fold import words

TOO_WILD = "A word of that many letters and wildcards is searched without these."
"""What is said of one that is not `is_short`."""

_UNIT = re.compile(r"\\(.)|(.)", re.DOTALL)
_STARS = "*＊"
_LONGEST = 500  # characters of a pattern
_WILDEST = 20  # wildcards in it


class Unit(NamedTuple):
    """One character as it is meant."""

    char: str
    wild: bool


def units(raw: str, *, question: bool = True) -> list[Unit]:
    """A word character by character, stars side by side as one. `question`: whether `?` is a wildcard."""
    found: list[Unit] = []
    for escaped, char in _UNIT.findall(raw):
        unit = Unit(escaped or char, not escaped and (char in _STARS or (char == "?" and question)))
        if unit.wild and unit.char in _STARS:
            unit = Unit("*", True)
            if found and found[-1] == unit:
                continue
        found.append(unit)
    return found


def is_pattern(found: Sequence[Unit]) -> bool:
    """Whether a wildcard stands anywhere but as a star at the end, and anything else beside it."""
    return any(unit.wild for unit in found[:-1] or found) or (bool(found) and found[-1] == Unit("?", True))


def begins(found: Sequence[Unit]) -> bool:
    """Whether it is the beginning of a word: a star at its end is the only wildcard."""
    return len(found) > 1 and found[-1] == Unit("*", True) and not any(unit.wild for unit in found[:-1])


def plain(found: Sequence[Unit]) -> str:
    """The characters alone."""
    return "".join(unit.char for unit in found)


def is_short(found: Sequence[Unit]) -> bool:
    """Whether it can be looked up: each wildcard more takes a multiple of the time."""
    return len(found) <= _LONGEST and sum(unit.wild for unit in found) <= _WILDEST


def parted(found: Sequence[Unit]) -> str:
    """The characters, with a blank for each wildcard."""
    return "".join(" " if unit.wild else unit.char for unit in found)


def pattern(found: Sequence[Unit]) -> str:
    """As the tree has it: wildcards as they are, other stars, question marks and backslashes behind a backslash."""
    return "".join(unit.char if unit.wild or unit.char not in "*?\\" else "\\" + unit.char for unit in found)


def split(found: Sequence[Unit]) -> list[list[Unit]]:
    """The words of it: what is no letter, digit, mark or wildcard parts them. Wildcards alone are no word."""
    pieces: list[list[Unit]] = [[]]
    for unit in found:
        if unit.wild or _is_kept(unit.char):
            pieces[-1].append(unit)
        else:
            pieces.append([])
    return [piece for piece in pieces if words(plain([unit for unit in piece if not unit.wild]))]


def _is_kept(char: str) -> bool:
    return bool(words(char)) or unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")
