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
    also: str = ""  # what else people call it


def meant(commands: Sequence[Command], typed: str) -> list[Command]:
    """Commands of whose words some are begun by each typed one.

    A sign that is a key means its command. Those come first that begin with what is typed, those last that are only
    also called so.
    """
    wanted = _folded(typed).split()
    if typed and not typed.isalnum() and (keyed := [each for each in commands if each.key == typed]):
        return keyed
    fit = [each for each in commands if _fits(_folded(f"{each.words} {each.also}"), wanted)]
    return sorted(fit, key=lambda each: _distance(_folded(each.words), wanted))


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


def _distance(words: str, wanted: list[str]) -> int:
    if words.startswith(" ".join(wanted)):
        return 0
    return 1 if _fits(words, wanted) else 2


def _fits(words: str, wanted: list[str]) -> bool:
    return all(any(word.startswith(each) for word in words.split()) for each in wanted)


def _folded(text: str) -> str:
    return "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))
