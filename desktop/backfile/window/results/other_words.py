"""Where nothing is found: the same words, taken less strictly. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from backfile.search.language.joining import both
from backfile.search.language.tree import Forms, Fuzzy, Text, Tree
from backfile.text.fold import is_unspaced, words

SHORTEST, SHORT = 4, 5  # letters of a word that may be misspelled; of one that may be so in one letter alone
APART = 8  # words between those of a phrase


def in_any_form(parts: tuple[Tree, ...]) -> tuple[str, Tree] | None:
    """Sailing for sail: what to say, and what to ask."""
    said = QCoreApplication.translate("Changes", "“%1” in any form")
    return _changed(parts, _formed, said, _tr("These words in any form"))


def spelled_nearly(parts: tuple[Tree, ...]) -> tuple[str, Tree] | None:
    """What is a letter or two away."""
    return _changed(parts, _nearly, _tr("Words that are spelled like “%1”"), _tr("Words that are spelled like these"))


def less_strictly(parts: tuple[Tree, ...]) -> Iterator[tuple[str, Tree]]:
    """A phrase whose words may stand apart, a word in whatever letters it is written."""
    for number, part in enumerate(parts):
        if not isinstance(part, Text) or part.slop is not None:
            continue
        if part.exact:
            yield _tr("“%1” in any spelling").replace("%1", part.text), _with(parts, number, replace(part, exact=False))
        elif part.quoted and len(part.text.split()) > 1:
            apart = replace(part, slop=APART)
            said = _tr("“%1” with other words between").replace("%1", part.text)
            yield said, _with(parts, number, apart)


def _changed(
    parts: tuple[Tree, ...], change: Callable[[Tree], Tree], of_one: str, of_several: str
) -> tuple[str, Tree] | None:
    """With every word changed that can be."""
    changed = tuple(map(change, parts))
    others = [part for part, other in zip(parts, changed, strict=True) if part != other]
    if not others:
        return None
    first = others[0]
    said = of_one.replace("%1", first.text) if len(others) == 1 and isinstance(first, Text) else of_several
    return said, both(*changed)


def _formed(part: Tree) -> Tree:
    return Forms(part) if _is_word(part) else part


def _nearly(part: Tree) -> Tree:
    if not _is_word(part) or not isinstance(part, Text) or len(part.text) < SHORTEST:
        return part
    return Fuzzy(part.text, 1 if len(part.text) <= SHORT else 2, part.column)


def _is_word(part: Tree) -> bool:
    """One plain word of letters that stand in a row with spaces around."""
    if not isinstance(part, Text) or part.exact or part.prefix:
        return False
    found = words(part.text)
    return len(found) == 1 and part.text.isalpha() and not is_unspaced(found[0])


def _with(parts: tuple[Tree, ...], number: int, part: Tree) -> Tree:
    return both(*parts[:number], part, *parts[number + 1 :])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Changes", text)
