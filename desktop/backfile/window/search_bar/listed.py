"""What is pasted, as a list of queries. Pure."""

from dataclasses import dataclass

from backfile.search.language import pasted

FEW = 20
PREVIEWED = 400  # code points of the lines that are named beside the token


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it was pasted."""

    words: str
    lines: int
    preview: str


def listed(text: str) -> Listed | None:
    """The list that a pasted text is; None where it is one query."""
    lines = [line for each in text.splitlines() if (line := each.strip())]
    if len(lines) < 2 or (len(lines) <= FEW and len(lines := pasted.lines_of(text)) < 2):
        return None
    return Listed("\n".join(lines), len(lines), ", ".join(lines[:FEW])[:PREVIEWED])
