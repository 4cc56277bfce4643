"""Everything that leads to an export, and what the window says of it."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from backfile.search.results import Sort
from backfile.window import numbers
from backfile.window.answers.told import Answer
from backfile.window.article import ArticlePane
from backfile.window.inquiry import Inquiry
from backfile.window.later import Later
from backfile.window.library_button import library_name
from backfile.window.notice import Notice

if TYPE_CHECKING:
    from backfile.export import Format
    from backfile.window.exports.bar import ExportBar
    from backfile.window.exports.runner import ExportRunner


class Exporting(QObject):
    """The exports of one window: its dialog, its bar, its notices; nothing of how they are placed."""

    def __init__(self, inquiry: Inquiry, article: ArticlePane, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._inquiry, self._article, self._notice, self._window = inquiry, article, notice, window
        self._library = Path()
        self._format: str | None = None  # that was taken last
        self._answer: Answer | None = None
        self.runner = Later(self._make_runner)
        self.bar = Later(self._make_bar)
        inquiry.answered.connect(self._learn)
        article.bar.export_wanted.connect(self.export_article)

    def _make_runner(self) -> "ExportRunner":
        from backfile.window.exports.runner import ExportRunner

        runner = ExportRunner(self)
        runner.written.connect(self._say_written)
        runner.cancelled.connect(self._say_cancelled)
        runner.failed.connect(self._notice.tell)
        return runner

    def _make_bar(self) -> "ExportBar":
        from backfile.window.exports.bar import ExportBar

        return ExportBar(self.runner(), self._window)

    def set_library(self, library: Path) -> None:
        """Export from this one from now on; what runs is written to its end."""
        self._library, self._answer = library, None

    def memory(self) -> str | None:
        """The format that was taken last, for the next start."""
        return self._format

    def restore(self, format: object) -> None:
        """Propose this format."""
        self._format = format if isinstance(format, str) else None

    def close(self) -> None:
        """Cancel what runs."""
        if (runner := self.runner.made) is not None:
            runner.close()

    def export_results(self) -> None:
        """Ask for a file, and write into it everything that is found now, in the order that is shown."""
        answer = self._answer if not self._inquiry.waits else None
        known = answer is not None and not (answer.result.is_glimpse or answer.result.is_estimate)
        if answer is not None and known and not answer.result.total:
            self._notice.say(self.tr("Nothing is found, so there is nothing to export."))
            return
        # As it was understood: a word that is still being typed may have been taken for the beginning of one.
        query = answer.result.query if answer is not None else self._inquiry.question.settled().query
        name = query.text or library_name(self._library)
        self._ask(self._title(answer) if answer is not None and known else self.tr("Export results"), name, query.text)

    def export_article(self) -> None:
        """Ask for a file, and write into it the article that is read."""
        if (article := self._article.article) is not None:
            self._ask(self.tr("Export this article"), article.title, f"id:{article.id}")

    def _title(self, answer: Answer) -> str:
        total = answer.result.total
        said = self.tr("Export %1 article(s)", "", total)
        if answer.versions:
            said = self.tr("Export %1 article(s), each version by itself", "", total)
        return said.replace("%1", numbers.count(total))

    def _ask(self, title: str, name: str, query: str) -> None:
        from backfile.window.exports.asking import TargetDialog
        from backfile.window.exports.kinds import of_name
        from backfile.window.exports.naming import proposed

        dialog = TargetDialog(self._window, title, proposed(name, date.today()), of_name(self._format))
        dialog.taken.connect(partial(self._start, self._library, query, self._inquiry.sort))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self, library: Path, query: str, sort: Sort, path: Path, format: "Format") -> None:
        from backfile.window.exports.state import Wish

        self._format = format.name
        self.bar()
        self.runner().start(Wish(library, query, sort, format.name, path))

    def _learn(self, answer: Answer) -> None:
        self._answer = answer

    def _say_written(self, path: Path, articles: int) -> None:
        from backfile.window.reveal import reveal

        said = self.tr("Exported %1 article(s) to %2", "", articles)
        said = said.replace("%1", numbers.count(articles)).replace("%2", path.name)
        self._notice.offer(said, self.tr("Show in folder"), partial(reveal, path))

    def _say_cancelled(self) -> None:
        self._notice.say(self.tr("The export was cancelled; nothing was written."))
