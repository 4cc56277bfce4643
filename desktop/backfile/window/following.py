"""Which article is read: it follows what is chosen in a list, found by a question, or pressed in the concordance."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from backfile.window.answers.told import Answer
from backfile.window.article import ArticlePane, Spot, Starred
from backfile.window.inquiry import Inquiry
from backfile.window.panes import Panes
from backfile.window.results.pane import ResultsPane
from backfile.window.top_bar import View
from backfile.window.views import Views

if TYPE_CHECKING:
    from backfile.search import Query
    from backfile.window.concordance.told import Opened


class Following(QObject):
    """Joins the results and the article beside them."""

    def __init__(
        self, inquiry: Inquiry, results: ResultsPane, article: ArticlePane, panes: Panes, views: Views, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._inquiry, self._results, self._article, self._panes, self._views = inquiry, results, article, panes, views
        self._restored: int | None = None  # to be shown again once the first answer is here
        self._reads: int | None = None  # the article that was asked for last, shown or still being read
        self._marked: Query | None = None  # by which the rows are marked that are shown
        self._from_line = False  # it was opened from the concordance, to which Esc goes back
        results.list.chosen.connect(self.show)
        results.list.opened.connect(self.open)
        results.list.star_wanted.connect(article.star)
        article.opened.connect(self._learn)
        article.starred.connect(self._show_star)

    def restore(self, item: object) -> None:
        """Another library, in which this article was read; anything but a number is none."""
        self._restored = item if isinstance(item, int) else None
        self._marked = None
        self._reads = None

    def show(self, item: int) -> None:
        """Show an article with the hits of what is asked."""
        self._reads, self._from_line = item, False
        self._article.show_article(item, self._marked or self._inquiry.question.query)

    def open(self, item: int) -> None:
        """Show an article, and read it: the keyboard goes there."""
        if item != self._reads:
            self.show(item)
        self._go_to_article()

    def open_line(self, opened: "Opened") -> None:
        """The article of a line of the concordance, at that very hit."""
        line = opened.shown.line
        self._views.show_view(View.ARTICLES)
        self._reads, self._from_line = line.id, True
        self._article.show_article(line.id, opened.query, Spot(line.column, line.start))
        self._results.follow(line.id)
        self._go_to_article()

    def go_back_to_line(self) -> bool:
        """To the concordance, where the article was opened from it; False where it was not."""
        if not self._from_line or self._views.view is not View.ARTICLES:
            return False
        self._panes.show_results()
        self._views.show_view(View.CONCORDANCE)
        return True

    def forget_line(self) -> None:
        """Another view was chosen: Esc goes nowhere."""
        self._from_line = False

    def follow(self, answer: Answer) -> None:
        """The hits of another question; its row, where the article is among what was found."""
        item, self._restored = self._restored or self._reads, None
        self._marked = answer.result.marked
        if item is not None and item != self._article.article_id:
            self.show(item)
        else:
            self._article.set_query(self._marked)
        self._results.follow(item)

    def _go_to_article(self) -> None:
        self._panes.show_article()
        self._article.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _learn(self, item: int) -> None:
        self._reads = item
        self._results.list.results.mark_seen(item)

    def _show_star(self, starred: Starred) -> None:
        self._results.list.results.star(starred.id, starred.on)
        self._inquiry.count_library()
