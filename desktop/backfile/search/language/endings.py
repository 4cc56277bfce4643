"""What may stand directly behind a word or a phrase: `~2`, `~8` and `^3`."""

import re

MOST_WEIGHT = 1000.0

_FUZZY = r"[~～](?:\d+(?:\.\d+)?|\.\d+)?"
_WEIGHT = r"\^(?:\d+(?:\.\d*)?|\.\d+)?"
_ENDINGS = re.compile(rf"(?:{_FUZZY}|{_WEIGHT})+\Z")
_BEHIND = re.compile(f"{_FUZZY}|{_WEIGHT}")
_DISTANCE = re.compile(r"[~～]0*(\d+)")
_FARTHEST = 9_999  # words between
_LONGEST = 40  # characters of a word's end that are looked at
LETTER = re.compile(r"[^\W\d_]")


class Endings:
    """The fuzziness and the weight that stand at one place of a text."""

    def __init__(self, text: str, at: int) -> None:
        self.fuzzy: str | None = None  # the number as typed; empty for none
        self.weight: float | None = None
        self.warnings: list[str] = []
        while found := _BEHIND.match(text, at):
            at = found.end()
            if found[0].startswith("^"):
                self._weigh(found[0][1:])
            else:
                self.fuzzy = found[0][1:]
        self.end = at

    def _weigh(self, number: str) -> None:
        if not number:
            self.warnings.append("“^” has no number after it.")
        else:
            self.weight = round(min(float(number) * (1 if self.weight is None else self.weight), MOST_WEIGHT), 3)


def endings_at(word: str) -> int:
    """Where the endings of a word begin. A number has none but a weight: `20~30` is what it says."""
    found = _ENDINGS.search(word, max(1, len(word) - _LONGEST))
    if found is None:
        return len(word)
    start = found.start()
    if (start - len(word[:start].rstrip("\\"))) % 2:  # the first sign is escaped
        rest = _ENDINGS.search(word, start + 1)
        start = rest.start() if rest else len(word)
    if not LETTER.search(word[:start]) and word[start : start + 1] in "~～":
        return len(word)
    return start


def distance_at(text: str, at: int) -> tuple[int | None, int]:
    """How far apart the words of a phrase that ends there may stand, and where that ends."""
    found = _DISTANCE.match(text, at)
    if found is None:
        return None, at
    return (int(found[1]) if len(found[1]) <= len(str(_FARTHEST)) else _FARTHEST), found.end()
