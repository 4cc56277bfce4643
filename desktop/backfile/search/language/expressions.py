"""Regular expressions of a query: whether one can be used at all."""

import re

_REPEATED = re.compile(r"(\)?)\{(\d+)(?:,\d*)?\}")
_LONGEST = 10_000  # characters
_WIDEST = 100_000  # states, which take their time to be made: a repetition is written out


def fault(pattern: str) -> str | None:
    """What is wrong with a pattern; None where nothing is."""
    if len(pattern) > _LONGEST or _states(pattern) > _WIDEST:
        return "too long"
    # Late: a window paints without it.
    import regex

    try:
        regex.compile(pattern, regex.IGNORECASE)
    except regex.error as error:
        return str(error)
    except RecursionError:
        return "nested too deep"
    return None


def _states(pattern: str) -> int:
    """How many at most: repeated groups as if each stood within the next."""
    states, times = len(pattern), 1
    for of_group, count in _REPEATED.findall(pattern):
        least = int(count[:6])
        if of_group:
            times *= max(1, least)
        else:
            states += least
    return states * times
