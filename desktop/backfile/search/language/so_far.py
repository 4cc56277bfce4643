"""What is not understood of a query that is still being typed, whatever follows."""

from backfile.search.language.parse import parse

_MARKS = ("", '"', "”", "»", "›", "」", "』")
_GO_ON = (*(f" x{mark}{end}" for mark in _MARKS for end in ("", "))))))))")), " x]")
"""What may follow: another word, and the end of what was begun."""
_DIGITS = ("999999", "-12", "-12-31")
"""What may follow a digit: `words:500..8` is on the way to 800."""
LONG = 1_000
"""Letters: so much was pasted, and is whole."""


def not_understood(text: str) -> tuple[str, ...]:
    """Warnings that stay when more is typed: `source:`, `"night bo` and `date:20` are half a query, and no fault."""
    if len(text) > LONG:
        return parse(text).warnings
    number = "1" if text.endswith("^") else ""
    go_on = (*_GO_ON, *_DIGITS) if text[-1:].isdigit() else _GO_ON
    ways = [parse(text + number + more).warnings for more in go_on]
    begun = parse(text, typing=True, warned=True).warnings
    return tuple(each for each in begun if all(each in warnings for warnings in ways))
