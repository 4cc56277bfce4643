"""The work on a manifest as it goes on, and then what is said of it."""

from math import ceil
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from backfile.errors import BackfileError
from backfile.search.language.query import Query
from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.corpus import words
from backfile.window.corpus.html import as_html
from backfile.window.corpus.words import Report
from backfile.window.corpus.work import CorpusWork
from backfile.window.fonts import Role
from backfile.window.progress_bar import ProgressBar

SIDE, HIGHEST, ROUND = 28, 340, 60


class CorpusDialog(QDialog):
    """Closing it stops the work."""

    search_wanted = Signal(str)  # the query of a manifest
    item_wanted = Signal(int)

    def __init__(self, library: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Corpus manifest"))
        self._report: Report | None = None
        self._work = CorpusWork(library, self)
        self._work.progressed.connect(self._show_progress)
        self._work.written.connect(lambda path, manifest: self._show(words.saved(path, manifest)))
        self._work.verified.connect(lambda verification: self._show(words.verified(verification)))
        self._work.failed.connect(self._fail)
        self.finished.connect(lambda _: self._work.close())
        self._make_parts()
        self._place_parts()
        appearance().changed.connect(self._dress)
        self._dress()
        self.resize(theme().px(620), theme().px(200))

    def save(self, query: Query, path: Path) -> None:
        """Write down what a query finds."""
        self.title.setText(self.tr("Writing down the corpus"))
        self.lead.setText(self.tr("The articles and their dumps are read for %1.").replace("%1", path.name))
        self.show()
        self._work.write(query, path)

    def verify(self, path: Path) -> None:
        """Compare a manifest with what the library gives."""
        self.title.setText(self.tr("Verifying %1").replace("%1", path.name))
        self.lead.setText(self.tr("Its query is asked again, and each article is compared."))
        self.show()
        self._work.verify(path)

    def _make_parts(self) -> None:
        self.mark = QLabel(self)
        self.mark.hide()
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        self.lead = QLabel(self)
        self.lead.setWordWrap(True)
        self.lead.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = ProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.report = QTextBrowser(self)
        self.report.setAccessibleName(self.tr("What differs"))
        self.report.setFrameShape(QFrame.Shape.NoFrame)
        self.report.setOpenLinks(False)
        self.report.document().setDocumentMargin(0)
        self.report.anchorClicked.connect(self._open_item)
        self.report.hide()
        self.copy = QPushButton(self.tr("Copy report"), self)
        self.search = QPushButton(self.tr("Search this"), self)
        self.search.setToolTip(self.tr("Ask the query of the manifest"))
        self.close_button = QPushButton(self.tr("Cancel"), self)
        self.close_button.setDefault(True)
        self.copy.clicked.connect(self._copy)
        self.search.clicked.connect(self._search)
        self.close_button.clicked.connect(self.reject)
        for button in (self.copy, self.search):
            button.setAutoDefault(False)
            button.hide()

    def _place_parts(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addWidget(self.search)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.lead)
        self._column.addWidget(self.progress)
        self._column.addWidget(self.report, 1)
        self._column.addStretch(0)
        self._column.addLayout(foot)

    def _show_progress(self, percent: int) -> None:
        self.progress.setRange(0, 100)
        self.progress.setValue(percent)

    def _show(self, report: Report) -> None:
        self._report = report
        self.title.setText(report.title)
        self.lead.setText(report.lead)
        self.copy.show()
        self.search.show()
        self.report.setVisible(bool(report.sections))
        self._end()
        self._fit()

    def _fit(self) -> None:
        """As high as the report, up to what is no burden to the eye."""
        px, document = theme().px, self.report.document().clone(self)  # what is shown keeps to what is seen
        document.setTextWidth(self.width() - px(2 * SIDE))
        report = min(px(HIGHEST), ceil(document.size().height()) + px(4)) if self.report.isVisibleTo(self) else 0
        document.deleteLater()
        around = self.sizeHint().height() - (self.report.sizeHint().height() if report else 0)
        room = self.screen().availableGeometry().height() - px(ROUND)
        self.resize(self.width(), min(around + report, room))

    def _fail(self, error: BackfileError) -> None:
        self.title.setText(self.tr("That did not work"))
        self.lead.setText(error.sentence())
        self._end()

    def _end(self) -> None:
        self.progress.hide()
        self.close_button.setText(self.tr("Close"))
        self._dress()

    def _copy(self) -> None:
        if self._report is not None:
            QGuiApplication.clipboard().setText(self._report.text())

    def _search(self) -> None:
        if self._report is not None:
            self.search_wanted.emit(self._report.query)
            self.accept()

    def _open_item(self, url: QUrl) -> None:
        self.item_wanted.emit(int(url.path()))

    def _dress(self) -> None:
        px, look = theme().px, theme()
        self._column.setContentsMargins(px(SIDE), px(24), px(SIDE), px(20))
        self._column.setSpacing(px(12))
        self.title.setFont(fonts.font(Role.PAGE_TITLE))
        self.lead.setFont(fonts.font(Role.UI))
        palette = self.lead.palette()
        palette.setColor(QPalette.ColorRole.WindowText, look.text2)
        self.lead.setPalette(palette)
        self.report.setFont(fonts.font(Role.UI))
        same = self._report.same if self._report is not None else None
        self.mark.setVisible(same is not None)
        name, colour = ("circle-check", "good") if same else ("triangle-alert", "warning")
        self.mark.setPixmap(icons.icon(name, colour).pixmap(px(22), px(22)))
        if self._report is not None:
            self.report.setHtml(as_html(self._report))
