"""The tree of a query: what is asked, in plain values that know nothing of SQL, of a parser or of a window."""

from dataclasses import dataclass

from backfile.text.fold import words


@dataclass(frozen=True, slots=True)
class Everything:
    """Every item."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words that stand side by side: one word, or a phrase. Punctuation and blanks inside it only separate."""

    text: str
    column: str | None = None  # title, text; None for headline, deck and body alike
    quoted: bool = False
    slop: int | None = None  # its words, in any order, with at most so many others between
    prefix: bool = False  # the last word may go on


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a field that is no running text. Quoted, a value that is equal wins over those that contain it."""

    field: str  # author, source, section, name, lang, kind, tag, dump, url
    text: str
    quoted: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """Items whose whole date lies between two dates of any precision; an end that is None is open."""

    first: str | None = None
    last: str | None = None
    after_first: bool = False  # the first date's period is itself left out
    before_last: bool = False


@dataclass(frozen=True, slots=True)
class Is:
    """A state: starred, undated, derived, seen, repeated."""

    state: str


@dataclass(frozen=True, slots=True)
class Has:
    """Something that an item can lack: a note, a source…"""

    what: str


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two or more."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Every item but these."""

    part: "Tree"


Tree = Everything | Text | Value | Dates | Is | Has | And | Or | Not


def both(*trees: Tree) -> Tree:
    """All of these as one tree: flat, without `Everything`, each part once."""
    parts: dict[Tree, None] = {}
    for tree in trees:
        parts.update(dict.fromkeys(tree.parts if isinstance(tree, And) else (tree,)))
    parts.pop(Everything(), None)
    return _joined(And, tuple(parts))


def either(*trees: Tree) -> Tree:
    """Any of these as one tree: flat, each part once."""
    parts: dict[Tree, None] = {}
    for tree in trees:
        parts.update(dict.fromkeys(tree.parts if isinstance(tree, Or) else (tree,)))
    return _joined(Or, tuple(parts))


def _joined(kind: type[And] | type[Or], parts: tuple[Tree, ...]) -> Tree:
    if len(parts) > 1:
        return kind(parts)
    return parts[0] if parts else Everything()


def pieces(text: Text) -> list[str]:
    """What must stand near each other: the blank-separated words of a phrase with slop, or the whole of it."""
    if text.slop is None:
        return [text.text]
    return [piece for piece in text.text.split() if words(piece)]
