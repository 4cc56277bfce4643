"""The saved searches of one library: read and changed in a thread of their own, counted when nothing else is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from backfile.library import Library
from backfile.library.saved_searches import (
    SavedSearch,
    delete_search,
    last_item,
    look_at,
    restore_search,
    save_search,
    saved_searches,
)
from backfile.search.news import News
from backfile.window.lane import Lane
from backfile.window.question import Question
from backfile.window.search_bar.words import sentence
from backfile.window.searching import SavedCount

LONGEST = 60  # characters of a name that nobody has chosen


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved search, and what it finds; None while nobody has counted."""

    search: SavedSearch
    news: News | None = None


class Saved(QObject):
    """Nothing here waits: what is done is told by a signal once it is stored."""

    changed = Signal(object)  # tuple[Kept, ...]
    counts_wanted = Signal(object)  # tuple[SavedSearch, ...]
    opened = Signal(object)  # SavedSearch: show what it finds
    deleted = Signal(object)  # SavedSearch
    failed = Signal(object)  # BackfileError
    _read = Signal(object)  # list[SavedSearch]

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lane: Lane[Library] | None = None
        self._kept: tuple[Kept, ...] = ()
        self._read.connect(self._show)

    def set_library(self, path: Path) -> None:
        """Those of this library from now on."""
        self.close()
        self._kept = ()
        self.changed.emit(self._kept)
        self._lane = Lane(lambda: Library.open(path), Library.close, self)
        self._lane.failed.connect(self.failed)
        self._do(lambda _: None)

    def close(self) -> None:
        """Let go of the library."""
        if self._lane is not None:
            self._lane.close()
            self._lane.deleteLater()
            self._lane = None

    def save(self, question: Question, sort: str) -> None:
        """Keep a question under a name made of its sentence; one that is kept already stays as it is."""
        text = question.query.text
        if not any(kept.search.query == text for kept in self._kept):
            name = name_of(question)
            self._do(lambda library: save_search(library, name, text, sort, last_item(library)))

    def open(self, number: int) -> None:
        """Look at its results: from now on nothing of them is new."""
        self._do(partial(self._look, number))

    def delete(self, number: int) -> None:
        """Keep it no longer."""
        self._do(lambda library: self.deleted.emit(delete_search(library, number)))

    def restore(self, search: SavedSearch) -> None:
        """Put back what was deleted."""
        self._do(lambda library: restore_search(library, search))

    def recount(self) -> None:
        """There may be more in the library."""
        if self._kept:
            self.counts_wanted.emit(tuple(kept.search for kept in self._kept))

    def take_count(self, counted: SavedCount) -> None:
        """What one of them finds."""
        self._kept = tuple(
            replace(kept, news=counted.news) if kept.search.id == counted.search else kept for kept in self._kept
        )
        self.changed.emit(self._kept)

    def _look(self, number: int, library: Library) -> None:
        # The number before the search: what is imported in between is shown, and still told as new.
        self.opened.emit(look_at(library, number, last_item(library)))

    def _do(self, change: Callable[[Library], object]) -> None:
        if self._lane is not None:
            self._lane.start(partial(self._change, change))

    def _change(self, change: Callable[[Library], object], library: Library) -> None:
        change(library)
        self._read.emit(saved_searches(library))

    def _show(self, found: list[SavedSearch]) -> None:
        known = {kept.search.id: kept.news for kept in self._kept}
        self._kept = tuple(Kept(search, known.get(search.id)) for search in found)
        self.changed.emit(self._kept)
        self.recount()


def name_of(question: Question) -> str:
    """A question in a few words: "ferry and strait, from January 2022 to June 2023"."""
    words = "".join(phrase.text for phrase in sentence(question)[1:] or sentence(question)).strip(" ,")
    words = words.removeprefix(_with())
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0].rstrip(",") + "…"
    return words[:1].upper() + words[1:]


def _with() -> str:
    """What stands before the words of a sentence."""
    said = sentence(Question("x"))
    return said[1].text.lstrip() if len(said) > 2 else ""
