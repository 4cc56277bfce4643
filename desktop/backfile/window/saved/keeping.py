"""Joins saved searches with what shows and changes them: the bookmark, the sidebar, the line above the results."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from backfile.library.saved_searches import SavedSearch
from backfile.search.results import Sort
from backfile.window.answers.told import Answer
from backfile.window.palette.command import Command
from backfile.window.question import Question, question
from backfile.window.saved.news_line import NewsLine
from backfile.window.saved.searches import Saved
from backfile.window.saved.shelf import Shelf
from backfile.window.saved.wording import name_of

if TYPE_CHECKING:
    from backfile.window.inquiry import Inquiry
    from backfile.window.notice import Notice
    from backfile.window.search_bar.field import SearchField
    from backfile.window.sidebar.tree import SidebarTree


class Keeping(QObject):
    """What one window does with the saved searches of its library."""

    shown = Signal()  # what a saved search finds was asked for: to the results
    failed = Signal(object)  # BackfileError

    def __init__(
        self,
        inquiry: "Inquiry",
        field: "SearchField",
        tree: "SidebarTree",
        notice: "Notice",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.searches = Saved(self)
        self._inquiry, self._field, self._notice = inquiry, field, notice
        field.saving_wanted.connect(self.keep)
        self._connect_tree(tree)
        searches = self.searches
        searches.changed.connect(tree.show_saved)
        searches.changed.connect(self._show_bookmark)
        searches.counts_wanted.connect(inquiry.count_saved)
        searches.opened.connect(self._ask)
        searches.deleted.connect(self._tell_deleted)
        searches.updated.connect(self._tell_updated)
        searches.failed.connect(self.failed)
        searches.grew.connect(inquiry.library_grew)
        inquiry.changed.connect(searches.show_question)
        inquiry.answered.connect(self._look)
        inquiry.saved_counted.connect(searches.take_count)
        field.window().installEventFilter(self)

    def set_library(self, path: Path) -> None:
        """Those of this library from now on."""
        self.searches.set_library(path)

    def close(self) -> None:
        """Let go of the library."""
        self.searches.close()

    def tell_news(self, news: NewsLine) -> None:
        """What is new in what is looked at is told there from now on."""
        news.only_new.connect(self._leave_rest_out)
        self.searches.changed.connect(news.show_shelf)
        news.show_shelf(self.searches.shelf)

    def library_grew(self) -> None:
        """There may be news before long."""
        self.searches.library_grew()

    def keep(self) -> None:
        """Save what is asked, and let it be named; of what is saved already, let the name be changed."""
        if not self._field.isVisible():
            return  # an empty library
        if self.searches.shelf.fixed:
            self.searches.require_writing()
            return
        self._inquiry.settle()
        shelf, asked = self.searches.shelf, self._inquiry.question
        here, changed = shelf.of(shelf.here), shelf.of(shelf.changed)
        if here is not None:
            number = here.search.id
            from backfile.window.saved.naming import NamePanel  # the first paint does not wait for it

            panel = NamePanel(self._field.window(), self._field, here.search.name)
            panel.named.connect(partial(self.searches.rename, number))
            panel.removed.connect(partial(self.searches.delete, number))
            panel.open()
        elif changed is not None:
            self._ask_which(changed.search, asked)
        else:
            self._save(asked)

    def commands(self) -> tuple[Command, ...]:
        """What the palette can do with them: each by its name."""
        shelf = self.searches.shelf
        here, changed = shelf.of(shelf.here), shelf.of(shelf.changed)
        words = _tr("Save this search") if here is None else _tr("Rename or remove “%1”")
        keep = Command(
            words.replace("%1", here.search.name if here is not None else ""),
            "bookmark",
            self.keep,
            "Ctrl+D",
            _tr("bookmark keep"),
        )
        opened = tuple(
            Command(kept.search.name, "bookmark", partial(self.searches.open, kept.search.id)) for kept in shelf.kept
        )
        if changed is None:
            return (keep, *opened)
        words = _tr("Let “%1” ask what is asked now").replace("%1", changed.search.name)
        update = Command(words, "refresh-cw", partial(self._update, changed.search.id))
        return (keep, update, *opened)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.searches.refresh()  # the command line may have changed them meanwhile
        return super().eventFilter(watched, event)

    def _connect_tree(self, tree: "SidebarTree") -> None:
        searches = self.searches
        tree.saved_chosen.connect(searches.open)
        tree.unsaved.connect(searches.delete)
        tree.renamed.connect(searches.rename)
        tree.looked.connect(searches.mark_looked)
        tree.moved.connect(searches.move)
        tree.updated.connect(self._update)

    def _save(self, asked: Question) -> None:
        self.searches.save(asked, self._inquiry.sort.value)
        from backfile.window.saved.naming import NamePanel

        panel = NamePanel(self._field.window(), self._field, name_of(asked))
        panel.named.connect(partial(self.searches.name, asked))
        panel.removed.connect(partial(self.searches.delete_asking, asked))
        panel.open()

    def _ask_which(self, changed: SavedSearch, asked: Question) -> None:
        from backfile.window.saved.naming import ChangedPanel

        panel = ChangedPanel(self._field.window(), self._field, changed.name, name_of(asked))
        panel.updated.connect(partial(self._update, changed.id))
        panel.another_wanted.connect(partial(self._save, asked))
        panel.open()

    def _update(self, number: int) -> None:
        self._inquiry.settle()
        self.searches.update(number, self._inquiry.question, self._inquiry.sort.value)

    def _ask(self, search: SavedSearch) -> None:
        self._inquiry.sort_by(Sort(search.sort) if search.sort in set(Sort) else Sort.RELEVANCE)
        self.shown.emit()
        self._inquiry.ask(question(search.query))

    def _look(self, answer: Answer) -> None:
        self.searches.look(answer.up_to)

    def _leave_rest_out(self, on: bool) -> None:
        asked = self.searches.only_new(on)
        if asked is not None:
            self._inquiry.ask(asked)

    def _show_bookmark(self, shelf: Shelf) -> None:
        here, changed = shelf.of(shelf.here), shelf.of(shelf.changed)
        self._field.show_bookmark(
            here.search.name if here is not None else None,
            changed.search.name if changed is not None else None,
            offered=here is not None or not self._inquiry.question.is_everything,
        )

    def _tell_deleted(self, search: SavedSearch) -> None:
        words = _tr("“%1” is not kept any more.").replace("%1", search.name)
        self._notice.tell(words, partial(self.searches.restore, search))

    def _tell_updated(self, before: SavedSearch) -> None:
        words = _tr("“%1” asks something else now.").replace("%1", before.name)
        self._notice.tell(words, partial(self.searches.restore, before))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Saved", text)
