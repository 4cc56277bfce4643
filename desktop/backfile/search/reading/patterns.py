"""Words with `*` and `?` as tests of a text's tokens.

In a run of an unspaced script a pattern may begin and end at any character, unless its own end is of a spaced script;
from each character at which it can begin, the shortest stretch is shown and counted. Near something is any stretch.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from backfile.search.reading.passage import Passage
from backfile.text.fold import UNSPACED_CLASS, is_unspaced

_SIGN = r"\S"
_GLOB_SIGN = re.compile(r"[*?\[]")
_PART = re.compile(r"\\(.)|([*?])|([^*?\\]+)|\\", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WordPattern:
    """A pattern with its letters folded."""

    parts: tuple[str, ...]  # "*", "?", or folded letters, with blanks where the script changes
    written: tuple[str, ...]  # the same, with stars at either end that mean nothing within a run
    unspaced: bool  # letters of an unspaced script are in it
    expression: re.Pattern[str]

    def pairs(self, runs: str, starts: list[int]) -> list[tuple[int, int]]:
        """Where it stands in `Passage.runs`, as the numbers of the first and the last token."""
        return [
            (bisect_right(starts, match.start(1)) - 1, bisect_right(starts, match.end(1) - 1) - 1)
            for match in self.expression.finditer(runs)
            if match[1]
        ]

    def reaches(self, runs: str, starts: list[int]) -> list[tuple[int, int]]:
        """The same as `pairs`, each as far as its stars reach in a run of an unspaced script.

        What is near any stretch that the pattern can mean is near one of these, for each stretch is within one.
        """
        if not self.unspaced or "*" not in self.written:
            return self.pairs(runs, starts)
        furthest = set(self._furthest(runs))
        return sorted((bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1) for start, end in furthest)

    def _furthest(self, runs: str) -> Iterator[tuple[int, int]]:
        begin = end = 0
        first_run = last_run = 0  # where the runs end of which these are the furthest
        for match in self.expression.finditer(runs):
            if not match[1]:
                continue
            if match.start(1) >= first_run:
                begin = runs.rfind(" ", 0, match.start(1)) + 1 if self.written[0] == "*" else match.start(1)
                first_run = _end_of_run(runs, match.start(1))
            if match.end(1) > last_run:
                last_run = _end_of_run(runs, match.end(1) - 1)
                end = last_run if self.written[-1] == "*" else self._last_end(runs, match.end(1), last_run)
            yield begin, end

    def _last_end(self, runs: str, end: int, run_end: int) -> int:
        """Where what follows the last star ends for the last time in a run, where it does so first at `end`."""
        stars = [at for at, part in enumerate(self.parts, 1) if part == "*"]
        tail = self.parts[max(stars, default=0) :]
        letters = re.compile(f"(?=({''.join(_expressed(part, _SIGN) for part in tail)}))")
        first = max(0, end - sum(map(len, tail)))
        return max((match.end(1) for match in letters.finditer(runs, first, run_end)), default=end)

    def fixed(self) -> list[str]:
        """The letters of unspaced scripts, stretch by stretch: what a text must have that has the pattern."""
        stretches = [stretch for part in self.parts if part not in ("*", "?") for stretch in part.split()]
        return [stretch for stretch in stretches if is_unspaced(stretch[0])]


@lru_cache(1024)
def pattern_of(text: str) -> WordPattern:
    """The pattern of a `Pattern`."""
    parts: list[str] = []
    for escaped, wild, letters in _PART.findall(text):
        part = wild or Passage(escaped or letters, "").runs[0]
        if part and (part, *parts[-1:]) != ("*", "*"):
            parts.append(part)
    unspaced = any(is_unspaced(letter) for part in parts for letter in part)
    written = tuple(parts)
    if unspaced:
        opens = len(parts) > 1 and _is_free(parts[0], parts[1][0])
        closes = len(parts) > 1 and _is_free(parts[-1], parts[-2][-1])
        parts = parts[opens : len(parts) - closes]
    return WordPattern(tuple(parts), written, unspaced, re.compile(_expression(parts, unspaced)))


@lru_cache(256)
def whole_value(text: str) -> re.Pattern[str]:
    """A test of the folded words of a whole value, in which a star may stand for several words."""
    wild = {"*": ".*", "?": r"\S"}
    return re.compile("".join(wild.get(part) or re.escape(part) for part in pattern_of(text).written))


def as_glob(text: str) -> str:
    """The pattern as SQLite's `GLOB` takes it, its letters as they are."""
    parts = _PART.findall(text)
    return "".join(wild or _GLOB_SIGN.sub(r"[\g<0>]", escaped or letters) for escaped, wild, letters in parts)


def _expression(parts: list[str], unspaced: bool) -> str:
    """Each star takes as little as it can and never reconsiders, so that no pattern takes long; but the last one of a
    pattern that must end where a word does."""
    letter = _SIGN if unspaced else rf"[^\s{UNSPACED_CLASS}]"
    segments = [("", "")]  # what stands for a star, and what follows it up to the next one
    for wild, part in _in_pairs(parts, letter):
        if "*" in wild:
            segments.append((wild, part))
        else:
            segments[-1] = (segments[-1][0], segments[-1][1] + wild + part)
    opens = unspaced and is_unspaced(parts[0][0])
    closes = unspaced and is_unspaced(parts[-1][-1])
    free = {"?"} if unspaced else set()
    begin = "" if opens or parts[0] in free else r"(?<!\S)"
    end = "" if closes or parts[-1] in free else r"(?!\S)"
    (_, inside), *later = segments
    for at, (star, segment) in enumerate(later, 1):
        is_last = at == len(later)
        inside += f"{star}{segment}{end}" if is_last and end else f"(?>{star}{segment})"
    if not later:
        inside += end
    return rf"{begin}(?=({inside}))"


def _in_pairs(parts: Sequence[str], letter: str) -> Iterator[tuple[str, str]]:
    """Each stretch of letters, as an expression, with what stands for the wildcards before it; for those at the end
    with nothing."""
    before, wild = "", ""
    for part in parts:
        if part in ("*", "?"):
            wild += part
            continue
        crosses = wild and before and is_unspaced(before[-1]) != is_unspaced(part[0])
        yield _wild(wild, letter, crosses=bool(crosses)), re.escape(part)
        before, wild = part, ""
    if wild:
        yield _wild(wild, letter, crosses=False), ""


def _wild(wild: str, letter: str, *, crosses: bool) -> str:
    """What stands for some wildcards between two stretches. `crosses`: of scripts between which words end as well."""
    least, rest = wild.count("?"), f"{letter}*?" if "*" in wild else ""
    if not crosses:
        return letter * least + rest
    ways = (f"{letter * begin}{rest} {letter * (least - begin)}{rest}" for begin in range(least + 1))
    return f"(?:{'|'.join(ways)})"


def _expressed(part: str, letter: str) -> str:
    return letter if part == "?" else re.escape(part)


def _is_free(star: str, beside: str) -> bool:
    """Whether a star at an end means nothing, as what stands beside it begins or ends anywhere in a run."""
    return star == "*" and (beside == "?" or is_unspaced(beside))


def _end_of_run(runs: str, at: int) -> int:
    end = runs.find(" ", at)
    return len(runs) if end < 0 else end
