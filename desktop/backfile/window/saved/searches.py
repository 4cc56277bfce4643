"""The saved searches of one library, and where what is asked stands among them; counted when nothing else is."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from backfile.library.saved_searches import SavedSearch
from backfile.window.answers.told import SavedCount
from backfile.window.question import Question
from backfile.window.saved.shelf import Shelf, Visit, to_keep
from backfile.window.saved.store import Store
from backfile.window.saved.wording import name_of

BETWEEN_COUNTS = 3_000  # ms: an import commits more often than anybody looks at the sidebar


class Saved(QObject):
    """Nothing here waits: what is done is told by a signal once it is stored."""

    changed = Signal(object)  # Shelf
    counts_wanted = Signal(object)  # tuple[SavedSearch, ...]
    opened = Signal(object)  # SavedSearch: show what it finds
    deleted = Signal(object)  # SavedSearch
    updated = Signal(object)  # SavedSearch: as it was
    grew = Signal()  # the library holds more than it did when one last looked
    failed = Signal(object)  # BackfileError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shelf = Shelf()
        self._store = store = Store(self)
        self._asked = Question()
        self._last: int | None = None  # the one that was looked at last, which a changed question may update
        self._counting: set[int] = set()  # those whose count is on the way
        self._last_item = -1  # of the library; -1 while nobody has looked
        self._due = QTimer(self, interval=BETWEEN_COUNTS, singleShot=True)
        self._due.timeout.connect(self._recount_in_turn)
        store.read.connect(self._show)
        store.deleted.connect(self.deleted)
        store.updated.connect(self.updated)
        store.failed.connect(self.failed)

    def set_library(self, path: Path) -> None:
        """Those of this library from now on."""
        self.close()
        self._last, self._last_item = None, -1
        self._counting.clear()
        self._tell(Shelf())
        self._store.open(path)

    def close(self) -> None:
        """Let go of the library."""
        self._due.stop()
        self._store.close()

    # What is asked

    def show_question(self, asked: Question) -> None:
        """Where this stands among them."""
        self._asked = asked
        self._find_here()

    def look(self, up_to: int) -> None:
        """What is asked has its answer on the screen, of a library whose last item has that number."""
        kept, visit = self.shelf.of(self.shelf.here), self.shelf.visit
        if kept is None or (self._asked.typing and visit is None):
            return
        if visit is not None:
            self._tell(replace(self.shelf, visit=replace(visit, up_to=max(visit.up_to, up_to))))
            return
        search = kept.search
        self._tell(replace(self.shelf, visit=Visit(search.id, search.seen_up_to, search.looked, up_to)))
        self._store.look(search.id, up_to)

    def only_new(self, on: bool) -> Question | None:
        """What is asked now, with what was there before left out or back in; None where nothing is looked at."""
        visit = self.shelf.visit
        if visit is None:
            return None
        rest = self._asked.without(visit.only_new)
        return rest.including(visit.only_new, also=True) if on else rest

    # What is done to them

    def save(self, asked: Question, sort: str) -> None:
        """Keep a question under a name made of its sentence; one that is kept already stays as it is."""
        if self.shelf.asking(asked) is None:
            self._store.save(name_of(asked), to_keep(asked), sort)

    def name(self, asked: Question, name: str) -> None:
        """Call the one that asks this otherwise; it may have been saved a moment ago."""
        if name := " ".join(name.split()):
            self._store.name_asking(asked.query.tree, name)

    def rename(self, number: int, name: str) -> None:
        """Call it otherwise."""
        if name := " ".join(name.split()):
            self._store.rename(number, name)

    def move(self, number: int, at: int) -> None:
        """Put it where so many others stand before it."""
        moved = self.shelf.moved(number, at)
        if moved != self.shelf:
            self._tell(moved)
            self._store.order([kept.search.id for kept in moved.kept])

    def require_writing(self) -> None:
        """Say why nothing can be kept."""
        self._store.require_writing()

    def update(self, number: int, asked: Question, sort: str) -> None:
        """Let it ask this from now on."""
        if (before := self.shelf.of(number)) is not None:
            self._store.update(before.search, to_keep(asked), sort)

    def open(self, number: int) -> None:
        """Show what it finds."""
        if (kept := self.shelf.of(number)) is not None:
            self.opened.emit(kept.search)

    def mark_looked(self, number: int) -> None:
        """Nothing of it is new."""
        self._store.mark_looked(number)

    def delete(self, number: int) -> None:
        """Keep it no longer."""
        self._store.delete(number)

    def delete_asking(self, asked: Question) -> None:
        """Keep the one that asks this no longer; it may have been saved a moment ago."""
        self._store.delete_asking(asked.query.tree)

    def restore(self, search: SavedSearch) -> None:
        """Put back what was deleted or changed."""
        self._store.restore(search)

    def refresh(self) -> None:
        """Another process may have changed them, or added to the library."""
        self._store.refresh()

    # What they find

    def library_grew(self) -> None:
        """There is more in the library: count again before long."""
        if self.shelf.kept and not self._due.isActive():
            self._due.start()

    def recount(self) -> None:
        """Count what each finds; of the one that is looked at, what is new since the time before."""
        if self.shelf.kept:
            self._counting = {kept.search.id for kept in self.shelf.kept}
            self.counts_wanted.emit(tuple(kept.search for kept in self.shelf.kept))

    def take_count(self, counted: SavedCount) -> None:
        """What one of them finds."""
        self._counting.discard(counted.search)
        kept = tuple(
            replace(kept, news=counted.news) if kept.search.id == counted.search else kept for kept in self.shelf.kept
        )
        self._tell(replace(self.shelf, kept=kept))

    def _recount_in_turn(self) -> None:
        """Begun again before its end, a long round would count the first ones only."""
        if self._counting:
            self._due.start()
        else:
            self.recount()

    def _find_here(self) -> None:
        asked, visit = self._asked, self.shelf.visit
        shelf = self.shelf.standing(asked, self._last)
        if shelf.here is not None and not asked.typing:
            self._last = shelf.here
        elif asked.is_everything:
            self._last = None
            shelf = shelf.standing(asked, None)
        self._tell(shelf)
        if visit is not None and shelf.visit is None:
            self._store.look(visit.number, visit.up_to)

    def _show(self, found: list[SavedSearch], last: int, fixed: bool) -> None:
        if 0 <= self._last_item < last:
            self.library_grew()
            self.grew.emit()
        self._last_item = last
        self.shelf = replace(self.shelf.holding(found), fixed=fixed)
        self._find_here()
        if any(each.news is None for each in self.shelf.kept):
            self.recount()

    def _tell(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.changed.emit(shelf)
