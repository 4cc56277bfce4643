"""Where words, phrases and patterns stand in a place: spans [first, last) of its atoms."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

import regex

from backfile.search.language.tree import Forms, Fuzzy, Near, Or, Pattern, Regex, Text, Tree
from backfile.text.stems import stem
from tests.search.brute.atoms import Atom, atoms, nfc
from tests.search.brute.places import Place

Span = tuple[int, int]

_SCRIPTS = ("Han", "Hiragana", "Katakana", "Bopomofo", "Hangul", "Thai", "Lao", "Myanmar", "Khmer")
_UNSPACED = "[ーｰﾞﾟ" + "".join(rf"\p{{{script}}}" for script in _SCRIPTS) + "]"


def spans(tree: Tree, place: Place) -> set[Span]:
    """Every span of a place at which a wording occurs."""
    match tree:
        case Or():
            return set().union(*(spans(part, place) for part in tree.parts))
        case Text() | Pattern() | Fuzzy() | Regex() if tree.column is not None and tree.column != place.column:
            return set()
        case Text() if tree.slop is not None:
            return near([phrase(part, place.atoms) for part in _pieces(tree)], tree.slop)
        case Forms(part=Text() as text):
            return forms(text, place)
        case Regex():
            lines = place.text.split("\n") if place.column == "deck" else [place.text]  # kicker, credit, caption…
            starts = accumulate((len(line) + 1 for line in lines), initial=0)
            return {
                (start + match.start(), start + match.end())
                for start, line in zip(starts, lines, strict=False)
                for match in _expression(tree.pattern).finditer(line)
            }
        case Text() if tree.exact:
            return exact(tree.text, place)
        case Text():
            return phrase(_sought(tree.text, tree.prefix), place.atoms)
        case Pattern():
            return pattern(tree.text, place.atoms)
        case Fuzzy():
            return fuzzy(tree.text, tree.distance, place.atoms)
        case Near():
            return near([spans(part, place) for part in tree.parts], tree.distance)
        case _:
            raise AssertionError(f"{type(tree).__name__} is no wording")


# ── Phrases ──────────────────────────────────────────────────────────────────────────────────────────────────────────

Sought = tuple[tuple[Atom, ...], bool]
"""The atoms of a phrase, and whether its last word may go on."""


@lru_cache(10_000)
def _sought(text: str, prefix: bool) -> Sought:
    return tuple(atoms(text)), prefix


def _pieces(tree: Text) -> list[Sought]:
    parts = [part for part in tree.text.split() if atoms(part)]
    return [_sought(part, tree.prefix and at == len(parts) - 1) for at, part in enumerate(parts)]


def phrase(sought: Sought, found: Sequence[Atom]) -> set[Span]:
    """Where atoms stand side by side. Runs of an unspaced script are as long within the phrase as in the text."""
    wanted, prefix = sought
    size = len(wanted)
    return {
        (at, at + size)
        for at in range(len(found) - size + 1)
        if all(_same(wanted, n, found[at + n], prefix and n == size - 1) for n in range(size))
    }


def _same(wanted: Sequence[Atom], n: int, atom: Atom, may_go_on: bool) -> bool:
    if n and wanted[n].glued != atom.glued:
        return False
    if may_go_on and not atom.unspaced:
        return atom.text.startswith(wanted[n].text)
    return atom.text == wanted[n].text


def near(choices: Sequence[set[Span]], distance: int) -> set[Span]:
    """From the first to the last of one span of each, where so many atoms or fewer stand before the last of them."""
    found: set[Span] = set()
    for last in sorted(set().union(*choices)):
        within = [[span for span in spans if span[0] <= last[0] and last[0] - span[1] <= distance] for spans in choices]
        if all(within):
            chosen = [max(spans) for spans in within]
            found.add((min(first for first, _ in chosen), max(end for _, end in chosen)))
    return found


def exact(text: str, place: Place) -> set[Span]:
    """Where atoms of which the letters themselves are the same stand side by side."""
    wanted = [nfc(text)[atom.start : atom.end] for atom in atoms(text)]
    return {
        (first, last)
        for first, last in phrase(_sought(text, False), place.atoms)
        if [place.text[atom.start : atom.end] for atom in place.atoms[first:last]] == wanted
    }


def forms(text: Text, place: Place) -> set[Span]:
    """Where words with the same stems stand side by side.

    The stems are the program's own: they are an algorithm of others. What is read here is where it applies.
    """
    if text.column is not None and text.column != place.column:
        return set()
    wanted = [_stemmed(atom, place.language) for atom in atoms(text.text)]
    return phrase((tuple(wanted), False), [_stemmed(atom, place.language) for atom in place.atoms])


def _stemmed(atom: Atom, language: str | None) -> Atom:
    return atom if atom.unspaced or language is None else atom._replace(text=stem(atom.text, language))


@lru_cache(10_000)
def _expression(pattern: str) -> regex.Pattern[str]:
    """By the module that the language names: another one has other letters in `\\w`."""
    begin, end = (rf"(?:{edge}|(?<={_UNSPACED}\p{{M}}*)|(?={_UNSPACED}))" for edge in (r"(?<!\w)", r"(?!\w)"))
    return regex.compile(rf"{begin}(?:{pattern}){end}", regex.IGNORECASE)


# ── Patterns and misspellings ────────────────────────────────────────────────────────────────────────────────────────


def runs(found: Sequence[Atom]) -> list[Span]:
    """A spaced word is a run by itself; of an unspaced script, the characters that are written together."""
    starts = [at for at, atom in enumerate(found) if not atom.glued]
    return list(zip(starts, [*starts, len(found)][1:], strict=True))


def pattern(text: str, found: Sequence[Atom]) -> set[Span]:
    """Words of which the whole matches; within an unspaced run, any stretch of characters that matches."""
    written, unspaced = _compiled(text)
    spans: set[Span] = set()
    for first, last in runs(found):
        word = "".join(atom.text for atom in found[first:last])
        if found[first].unspaced and unspaced:
            spans |= {
                (first + begin, first + end)
                for begin in range(len(word))
                for end in range(begin + 1, len(word) + 1)
                if written.fullmatch(word, begin, end)
            }
        elif not found[first].unspaced and not unspaced and written.fullmatch(word):
            spans.add((first, last))
    return spans


@lru_cache(10_000)
def _compiled(text: str) -> tuple[re.Pattern[str], bool]:
    parts: list[str] = []
    unspaced = False
    for part in re.findall(r"\\.|[*?]|[^*?\\]+", text):
        if part in ("*", "?"):
            parts.append(".*" if part == "*" else ".")
            continue
        literal = atoms(part.removeprefix("\\"))
        unspaced |= any(atom.unspaced for atom in literal)
        parts.append(re.escape("".join(atom.text for atom in literal)))
    return re.compile("".join(parts)), unspaced


def fuzzy(text: str, distance: int, found: Sequence[Atom]) -> set[Span]:
    """Words at most so many letters away; of an unspaced script, the text itself."""
    wanted = atoms(text)
    if any(atom.unspaced for atom in wanted):
        return phrase(_sought(text, False), found)
    return {
        (at, at + 1)
        for at, atom in enumerate(found)
        if not atom.unspaced and apart(atom.text, wanted[0].text) <= distance
    }


@lru_cache(100_000)
def apart(one: str, other: str) -> int:
    """The optimal string alignment distance: changed, added, left out, or two neighbours swapped."""
    if not one or not other:
        return len(one) + len(other)
    ways = [apart(one[1:], other) + 1, apart(one, other[1:]) + 1, apart(one[1:], other[1:]) + (one[0] != other[0])]
    if one[:2] == other[:2][::-1] and len(one) > 1:
        ways.append(apart(one[2:], other[2:]) + 1)
    return min(ways)
