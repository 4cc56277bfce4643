"""Reads the versions of an article and compares two of them, in a thread of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backfile.article import Article
from backfile.library import Library
from backfile.window.article import words
from backfile.window.facts import isolated
from backfile.window.lane import Lane

if TYPE_CHECKING:
    from backfile.search.similarity.changes import Pair

AROUND = 50
"""Versions before and after the one that is read that are offered; of a template's hundreds nobody looks at more."""


class Part(Enum):
    """What of an article a row shows."""

    KICKER = "kicker"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    ABOUT = "about"  # authors, source, date
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Version:
    """One of the versions, as its card shows it."""

    id: int
    date: str | None
    source: str
    words: int
    share: int | None  # percent that are as in the one before it; None for the first, and where it is too long


@dataclass(frozen=True, slots=True)
class Group:
    """All versions of an article, the earliest first."""

    item: int
    versions: tuple[Version, ...]  # those around it
    count: int  # all of them
    dumps: int


@dataclass(frozen=True, slots=True)
class Row:
    """A part of two versions side by side."""

    part: Part
    pair: "Pair"


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions, and how many words of their texts only one has."""

    one: Article
    other: Article
    rows: tuple[Row, ...]
    lacks: int
    adds: int
    both: int


class Comparing(QObject):
    """One library's versions. What was asked for last is answered."""

    read = Signal(object)  # Group
    compared = Signal(object)  # Compared
    failed = Signal(object)  # BackfileError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lane: Lane[Library] | None = None
        self._wanted: object = None

    def set_library(self, path: Path | None) -> None:
        """Read in this library from now on."""
        self._wanted = None
        if self._lane is not None:
            self._lane.close()
            self._lane.deleteLater()
            self._lane = None
        if path is not None:
            self._lane = Lane(lambda: Library.open(path, readonly=True), Library.close, self)
            self._lane.failed.connect(self.failed)

    def find(self, item: int) -> None:
        """Answer by `read`: the versions of an item."""
        self._wanted = item
        if self._lane is not None:
            self._lane.start(lambda library: self._find(library, item))

    def compare(self, one: int, other: int) -> None:
        """Answer by `compared`."""
        self._wanted = (one, other)
        if self._lane is not None:
            self._lane.start(lambda library: self._compare(library, one, other))

    # In the lane's thread

    def _find(self, library: Library, item: int) -> None:
        if self._wanted == item:
            self.read.emit(group_of(library, item))

    def _compare(self, library: Library, one: int, other: int) -> None:
        if self._wanted == (one, other):
            self.compared.emit(compared(library.article(one), library.article(other)))


def group_of(library: Library, item: int) -> Group:
    """The versions of an item, each against the one before it."""
    from backfile.search.similarity.difference import differences

    found = library.versions(item)
    count, dumps = len(found), len({each.dump for each in found})
    here = next((at for at, each in enumerate(found) if each.id == item), 0)
    found = found[max(0, here - AROUND) : here + AROUND + 1]
    versions = []
    for at, each in enumerate(found):
        known = differences(library.connection, found[at - 1].id, [each.id]) if at else {}
        share = int(100 * known[each.id].share) if each.id in known else None
        versions.append(Version(each.id, each.date, each.source or each.dump, each.words, share))
    return Group(item, tuple(versions), count, dumps)


def compared(one: Article, other: Article) -> Compared:
    """Two articles side by side."""
    from backfile.search.similarity.difference import difference, writing

    texts = [writing(each.title, each.title_origin, each.text) for each in (one, other)]
    found = difference(*texts)
    return Compared(one, other, tuple(_rows(one, other)), found.lacks, found.adds, found.both)


def _rows(one: Article, other: Article) -> Iterator[Row]:
    from backfile.search.similarity.changes import Pair, changed, side_by_side

    heads = (
        (Part.KICKER, one.kicker, other.kicker),
        (Part.HEADLINE, one.title, other.title),
        (Part.STANDFIRST, one.standfirst, other.standfirst),
    )
    for part, mine, yours in heads:
        if mine and yours:
            yield Row(part, changed(mine, yours))
        elif mine or yours:
            yield Row(part, Pair(mine or None, yours or None))
    # That source and date are others is no change of the text, and the cards say it.
    here, there = facts_of(one), facts_of(other)
    authors = changed(*(isolated(each[0]) for each in (here, there))).changes
    yield Row(Part.ABOUT, Pair(_in_line(here), _in_line(there), authors))
    yield from (Row(Part.PARAGRAPH, pair) for pair in side_by_side(one.paragraphs, other.paragraphs))


def _in_line(facts: Sequence[str]) -> str:
    return "\u2002·\u2002".join(isolated(fact) for fact in facts if fact)


def joint(gone: str, come: str, after: str) -> tuple[str, str]:
    """What stands between and after the words of a change in one text, where the texts themselves have nothing."""
    between = " " if gone and come else ""
    return between, " " if gone and not come and after[:1].isalnum() else ""


def facts_of(article: Article) -> tuple[str, str, str]:
    """Authors, source and date; empty where they are not known."""
    return words.listed(article.authors), article.source or "", words.day(article.date) if article.date else ""
