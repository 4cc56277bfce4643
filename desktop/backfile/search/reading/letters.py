"""The letters that must stand in a text for a regular expression to match it: the index has the words with them."""

import re

SHORTEST = 3
"""Fewer letters are in too many words."""

_PART = re.compile(
    r"""
    \\(?P<class>[dDwWsSbB]|[^0-9A-Za-z])  # one character or none
    | (?P<escape>\\.)                      # letters may be part of it
    | \[\^?\]?(?:\\.|[^\]\\])*\]             # a set
    | (?P<flags>\(\?[a-zA-OQ-Z-])          # everything may mean something else
    | (?P<open>\()
    | (?P<close>\))
    | (?P<either>\|)
    | (?P<maybe>[*?]|\{[^}]*\}?)
    | (?P<letter>[0-9A-Za-z])
    | .
    """,
    re.VERBOSE | re.DOTALL,
)

_WITHIN = re.compile(
    r"(?:[0-9A-Za-z]|\[(?:[a-z](?:-[a-z])?|[A-Z](?:-[A-Z])?|[0-9](?:-[0-9])?)+\]|\(\?:|[()|*+?]|\\d|\{\d+(?:,\d*)?\})*"
)


def stays_within_a_word(pattern: str) -> bool:
    """Whether each match is letters and digits of ASCII alone, or what is folded to them: part of one word."""
    return _WITHIN.fullmatch(pattern) is not None


def letters(pattern: str) -> list[str]:
    """Stretches of ASCII letters and digits, folded, each of which is part of a word of every match; none where that is
    not sure."""
    stretches = [""]
    depth = 0
    for part in _PART.finditer(pattern):
        kind = part.lastgroup
        if kind in ("escape", "flags") or (kind == "either" and not depth):
            return []
        depth += (kind == "open") - (kind == "close")
        if depth or kind == "close":
            stretches.append("")
        elif kind == "letter":
            stretches[-1] += part[0].lower()
        elif kind == "maybe":
            stretches[-1:] = [stretches[-1][:-1], ""]
        else:
            stretches.append("")
    return [stretch for stretch in stretches if len(stretch) >= SHORTEST]
