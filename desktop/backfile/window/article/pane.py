"""The article pane: bar, page and provenance, joined; back and forward; what the keyboard does here."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backfile.window.appearance import appearance
from backfile.window.article import words
from backfile.window.article.bar import ArticleBar
from backfile.window.article.history import History, Place
from backfile.window.article.likes import Likes
from backfile.window.article.loader import Failed, Loader
from backfile.window.article.page import ArticlePage
from backfile.window.article.provenance import ProvenanceStrip
from backfile.window.article.spot import Spot

if TYPE_CHECKING:
    from backfile.article import Article
    from backfile.errors import BackfileError
    from backfile.search import Query
    from backfile.window.article.likes import Found
    from backfile.window.article.reading import Reading

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Percent of the design's text size, from the smallest to the largest."""

A_LOOK = 150
"""ms that an article is looked at before similar ones are looked for: not while one goes down a list."""


@dataclass(frozen=True, slots=True)
class Starred:
    """An item, and whether it now has a star."""

    id: int
    on: bool


class ArticlePane(QWidget):
    """Shows one article of the library, read off the GUI thread."""

    opened = Signal(object)  # the id of the article that is shown now
    name_wanted = Signal(str)  # a name to search for, as the text has it
    query_wanted = Signal(object)  # Query: for more articles like this one
    versions_wanted = Signal(object)  # the id of an article whose versions are to be compared
    starred = Signal(object)  # Starred: stored
    text_size_changed = Signal(int)  # percent
    failed = Signal(str)  # a sentence for the user
    told = Signal(str)  # what is so, and no failure

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query: Query | None = None
        self._article: Article | None = None
        self._reading: Reading | None = None
        self._path: Path | None = None
        self._size = 100
        self._history = History()
        self._scroll: int | None = None
        self._spot: Spot | None = None  # to show the next article at
        self._loader = Loader(self)
        self._likes = Likes(self)
        self._look = QTimer(self, singleShot=True, interval=A_LOOK)
        self.bar = ArticleBar(self)
        self.page = ArticlePage(self)
        self.strip = ProvenanceStrip(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.page, self.strip):
            column.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        self._loader.loaded.connect(self._show)
        self._loader.failed.connect(self._tell)
        self._loader.starred.connect(self._show_star)
        self.page.item_wanted.connect(self.follow)
        self.page.name_wanted.connect(self.name_wanted)
        self.page.more_wanted.connect(self.search_similar)
        self.page.versions_wanted.connect(self.compare_versions)
        self.page.settled_down.connect(self._look.start)
        self._look.timeout.connect(self._find_similar)
        self._likes.found.connect(self._show_similar)
        self._likes.asked.connect(self.query_wanted)
        self._likes.failed.connect(self._tell_error)
        self.page.hit_moved.connect(self.bar.show_hits)
        self.strip.raw_wanted.connect(self.show_raw)
        appearance().changed.connect(self.page.restyle)
        bar = self.bar
        for wanted, does, keys in (
            (bar.back_wanted, self.go_back, "Alt+Left"),
            (bar.forward_wanted, self.go_forward, "Alt+Right"),
            (bar.previous_wanted, self.page.previous_hit, ""),
            (bar.next_wanted, self.page.next_hit, ""),
            (bar.star_wanted, self.toggle_star, ""),
            (bar.citation_wanted, self.copy_citation, ""),
            (bar.larger_wanted, self.enlarge, "Ctrl++|Ctrl+="),
            (bar.smaller_wanted, self.shrink, "Ctrl+-"),
            (bar.plain_size_wanted, self.actual_size, "Ctrl+0"),
            (bar.text_wanted, self.copy_text, ""),
            (bar.link_wanted, self.copy_address, ""),
            (bar.address_wanted, self.open_address, ""),
            (bar.folder_wanted, self.show_folder, ""),
            (bar.similar_wanted, self.search_similar, ""),
            (bar.versions_wanted, self.compare_versions, ""),
        ):
            wanted.connect(does)
            for key in filter(None, keys.split("|")):
                QShortcut(QKeySequence(key), self.window(), does)

    # What is shown

    @property
    def article_id(self) -> int | None:
        """The article that is shown."""
        return self._article.id if self._article is not None else None

    @property
    def article(self) -> "Article | None":
        """The same, whole."""
        return self._article

    def set_library(self, path: Path | None) -> None:
        """Show articles of this library from now on, none at first."""
        self._path = path
        self._loader.set_library(path)
        self._likes.set_library(path)
        self._history = History()
        self.clear()

    def show_article(self, item: int, query: "Query | None" = None, at: Spot | None = None) -> None:
        """Show an article, its hits of `query` marked, from its head or at a hit; the one before is a step back."""
        if item == self.article_id and query == self._query and at is not None:
            self.page.go_to(at)
            return
        self._query, self._spot = query, at
        self._leave()
        self._history.visit(item)
        self._load(item)

    def follow(self, item: int) -> None:
        """Show an article that the page links to, marked by the same query."""
        self.show_article(item, self._query)

    def set_query(self, query: "Query | None") -> None:
        """Mark the article that is shown by another query."""
        if query == self._query:
            return
        self._query = query
        if self._article is not None:
            self._scroll = self.page.scrolled
            self._loader.load(self._article.id, query)

    def clear(self) -> None:
        """Show nothing."""
        self._article = self._reading = None
        self.page.show_reading(None, self._zoom)
        self.bar.show_article(None)
        self.strip.show_sightings(())
        self._show_history()

    def close_library(self) -> None:
        """Let go of the file; returns when nothing is read any more."""
        self._likes.set_library(None)
        self._loader.close()

    def _load(self, item: int, scroll: int | None = None) -> None:
        self._likes.stop()
        self._scroll = scroll
        self._loader.load(item, self._query)
        self._show_history()

    def _show(self, reading: "Reading") -> None:
        self._reading = reading
        self._article = reading.article
        self.page.show_reading(reading, self._zoom, self._scroll, self._spot)
        self._scroll = self._spot = None
        if known := self._likes.known(reading.article.id):
            self.page.show_similar(known)
        self.bar.show_article(reading.article)
        self.strip.show_sightings(reading.article.sightings)
        self.opened.emit(reading.article.id)

    def _tell(self, failed: Failed) -> None:
        self.bar.show_article(self._article)
        self.failed.emit(failed.sentence)

    # Similar articles

    def _find_similar(self) -> None:
        if self._article is not None and self._likes.known(self._article.id) is None:
            self._likes.find(self._article.id)

    def _show_similar(self, item: int, found: "Found") -> None:
        self._likes.keep(item, found)
        if self._article is not None and self._article.id == item:
            self.page.show_similar(found)

    def search_similar(self) -> None:
        """Ask for more articles like this one, as a search that can be narrowed."""
        if self._article is not None:
            self._likes.ask(self._article.id)

    def compare_versions(self) -> None:
        """See the versions of this article side by side."""
        if self._article is None:
            return
        if self._article.versions:
            self.versions_wanted.emit(self._article.id)
        else:
            self.told.emit(self.tr("This article has no other version."))

    def _tell_error(self, error: "BackfileError") -> None:
        self.failed.emit(error.sentence())

    # History

    def go_back(self) -> None:
        """Show the article before, where it was left."""
        self._go(self._history.back(self._here()))

    def go_forward(self) -> None:
        """Show the article that was left by going back."""
        self._go(self._history.forward(self._here()))

    def _go(self, place: "Place | None") -> None:
        if place is not None:
            self._load(place.item, place.scroll)

    def _here(self) -> int:
        return self.page.scrolled

    def _leave(self) -> None:
        self._history.leave(self._here())

    def _show_history(self) -> None:
        self.bar.set_history(back=self._history.can_go_back, forward=self._history.can_go_forward)

    # What the reader does

    def next_hit(self) -> None:
        """Go to the next hit."""
        self.page.next_hit()

    def previous_hit(self) -> None:
        """Go to the hit before."""
        self.page.previous_hit()

    def toggle_star(self) -> None:
        """Star the article, or take the star off. Shown at once, told when it is stored."""
        if self._article is not None:
            on = not self._article.starred
            self.bar.show_star(on=on)
            self._loader.star(self._article.id, on=on)

    def star(self, item: int, on: bool) -> None:
        """Star any item, or take the star off."""
        if self._article is not None and self._article.id == item:
            self.bar.show_star(on=on)
        self._loader.star(item, on=on)

    def _show_star(self, item: int, on: bool) -> None:
        if self._article is not None and self._article.id == item:
            self._article = replace(self._article, starred=on)
            self.bar.show_star(on=on)
        self.starred.emit(Starred(item, on))

    @property
    def _zoom(self) -> float:
        return self._size / 100

    def set_text_size(self, percent: int) -> None:
        """Set articles at this size; sizes between two of `SIZES` are as good."""
        self._size = min(max(percent, SIZES[0]), SIZES[-1])
        self.page.set_zoom(self._zoom)
        self.text_size_changed.emit(self._size)

    def enlarge(self) -> None:
        """Set the text one size larger."""
        self.set_text_size(next((each for each in SIZES if each > self._size), SIZES[-1]))

    def shrink(self) -> None:
        """Set the text one size smaller."""
        self.set_text_size(next((each for each in reversed(SIZES) if each < self._size), SIZES[0]))

    def actual_size(self) -> None:
        """Set the text as large as the design has it."""
        self.set_text_size(100)

    def copy_citation(self) -> None:
        """Put one line to cite the article by on the clipboard."""
        if self._article is not None:
            QGuiApplication.clipboard().setText(words.citation(self._article))

    def copy_text(self) -> None:
        """Put the whole article on the clipboard."""
        if self._article is not None:
            QGuiApplication.clipboard().setText(words.plain_text(self._article))

    def copy_address(self) -> None:
        """Put the article's original address on the clipboard."""
        if self._article is not None and self._article.url:
            QGuiApplication.clipboard().setText(self._article.url)

    def open_address(self) -> None:
        """Open the original address in the browser, once the reader has said yes: it leaves this computer."""
        if self._article is None or not self._article.url:
            return
        url = QUrl(self._article.url, QUrl.ParsingMode.StrictMode)
        if url.scheme() not in ("http", "https"):
            self.failed.emit(self.tr("%1 is no address of a page.").replace("%1", self._article.url))
            return
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Open original address"), "", parent=self)
        box.setText(self.tr("Open this address in your browser?"))
        box.setInformativeText(self._article.url)
        opens = box.addButton(self.tr("Open in browser"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is opens:
            QDesktopServices.openUrl(url)

    def show_folder(self) -> None:
        """Show the folder that holds the dump."""
        if self._article is None or not self._article.sightings:
            return
        dump = Path(self._article.sightings[0].dump)
        if not dump.exists():
            self.failed.emit(self.tr("%1 is not there any more.").replace("%1", str(dump)))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(dump.parent)))

    def show_raw(self) -> None:
        """Show the raw record that the article was read from."""
        if self._article is not None and self._article.sightings and self._path is not None:
            from backfile.window.article.raw import RawRecord  # the first paint does not wait for it

            RawRecord(self._article.sightings, self._path.parent, self).show()
