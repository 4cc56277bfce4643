"""A command by name, and which of them are meant by what is typed. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the palette."""

    words: str
    icon: str
    does: Callable[[], object]
    key: str = ""  # as people read it


def meant(commands: Sequence[Command], typed: str) -> list[Command]:
    """Commands each word of which is begun by a typed one, those first that begin with what is typed."""
    wanted = _folded(typed).split()
    fit = [each for each in commands if _fits(_folded(each.words), wanted)]
    return sorted(fit, key=lambda each: not _folded(each.words).startswith(_folded(typed).strip()))


def begun(words: str, typed: str) -> list[tuple[int, int]]:
    """Where in a command's name what was typed stands, as [start, end)."""
    wanted = sorted(_folded(typed).split(), key=len, reverse=True)
    spans, at = [], 0
    for word in words.split(" "):
        hit = next((each for each in wanted if _folded(word).startswith(each)), None)
        if hit is not None:
            spans.append((at, at + min(len(hit), len(word))))
        at += len(word) + 1
    return spans


def _fits(words: str, wanted: list[str]) -> bool:
    return all(any(word.startswith(each) for word in words.split()) for each in wanted)


def _folded(text: str) -> str:
    return "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))
