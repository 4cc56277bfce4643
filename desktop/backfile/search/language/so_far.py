"""What is not understood of a query that is still being typed, whatever follows."""

from backfile.search.language.parse import parse

_MARKS = ("", '"', "”", "»", "›", "」", "』")
_GO_ON = (*(f" x{mark}{end}" for mark in _MARKS for end in ("", "))))))))")), " x]")
"""What may follow: another word, and the end of what was begun."""
_LONG = 1_000  # letters: so much was pasted, and is whole


def not_understood(text: str) -> tuple[str, ...]:
    """Warnings that stay when more is typed: `source:`, `"night bo` and `date:20` are half a query, and no fault."""
    if len(text) > _LONG:
        return parse(text).warnings
    number = "1" if text.endswith("^") else ""
    ways = [parse(text + number + more).warnings for more in _GO_ON]
    begun = parse(text, typing=True, warned=True).warnings
    return tuple(each for each in begun if all(each in warnings for warnings in ways))
