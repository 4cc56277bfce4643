"""The page on which a dump is looked at before it is imported: its columns at one side, its articles at the other."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.choice_box import ChoiceBox
from backfile.window.fonts import Role
from backfile.window.imports.wish import Pairs, Wish
from backfile.window.mapping import words
from backfile.window.mapping.form import ColumnsForm
from backfile.window.mapping.looking import Look, Looking
from backfile.window.mapping.sample import Sample
from backfile.window.mapping.seen import Seen, SeenTable
from backfile.window.rule import Rule
from backfile.window.tick_box import TickBox

NARROW = 760
"""Below this width the columns stand over the articles."""


class MappingPage(QWidget):
    """One dump after the other. Enter imports, Esc leaves it."""

    wanted = Signal(object)  # Wish: import this
    left = Signal()  # nothing waits to be looked at any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Import with options"))
        self._library: Path | None = None
        self._waiting: deque[tuple[Path, Pairs]] = deque()
        self._look: Look | None = None
        self._seen: Seen | None = None
        self._fresh = True  # the dump was not seen yet: its columns have to be laid out
        self._looking = Looking(self)
        self._looking.seen.connect(self._show)
        self._looking.failed.connect(self._fail)
        self._title, self._facts, self._doubt = QLabel(self), QLabel(self), QLabel(self)
        self._sign = QLabel(self)
        self._tables, self._encoding = ChoiceBox(self), ChoiceBox(self)
        for box, name in ((self._tables, self.tr("Table")), (self._encoding, self.tr("Encoding"))):
            box.setAccessibleName(name)
            box.setAccessibleDescription(name)
        self._encoding_label = QLabel(self.tr("Encoding"), self)
        self._encoding_label.setBuddy(self._encoding)
        for codec in words.ENCODINGS:
            self._encoding.addItem(words.encoding_name(codec), codec)
        self._over = QPushButton(self.tr("Start over"), self)
        self._over.setProperty("plain", True)
        self._over.setToolTip(self.tr("Understand the columns by their names alone"))
        self._over.clicked.connect(self.start_over)
        self.form = ColumnsForm(self)
        self.sample = Sample(self)
        self.keeps = TickBox(self.tr("Use this for every dump with these columns"), self)
        self.keeps.setChecked(True)
        self._more = QLabel(self)
        self._leave = QPushButton(self.tr("Cancel"), self)
        self._import = QPushButton(self.tr("Import"), self)
        self._import.setProperty("primary", True)
        self._dress()  # first: Qt forgets a font that was set after the style sheet's, once the parent changes
        self._lay_out()
        self.form.chosen.connect(self._look_again)
        self._tables.currentIndexChanged.connect(self._show_table)
        self._encoding.currentIndexChanged.connect(self._look_again)
        self._leave.clicked.connect(self.leave)
        self._import.clicked.connect(self.take)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.take, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QShortcut(QKeySequence("Esc"), self, self.leave, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        appearance().changed.connect(self._dress)

    @property
    def busy(self) -> bool:
        """Whether a dump is looked at."""
        return self._look is not None

    def set_library(self, path: Path) -> None:
        """Look for this library: it knows what was said of columns before."""
        self.close_library()
        self._library = path

    def close_library(self) -> None:
        """Look at nothing any more."""
        self._looking.close()
        self._waiting.clear()
        self._look = None

    def ask(self, paths: Sequence[Path], mapping: Pairs = ()) -> None:
        """Look at these, one after the other; `mapping` is how they were read before."""
        known = {self._look.path if self._look else None, *(path for path, _ in self._waiting)}
        self._waiting.extend((path, mapping) for path in paths if path not in known)
        if self._look is None:
            self._next()
        self._tell_more()

    def take(self) -> None:
        """Import the dump as it looks now."""
        if self._look is None or not self._import.isEnabled():
            return
        mapping, keeps = self._mapping(), self.keeps.isChecked()
        as_found = self._look.as_found and not mapping
        self.wanted.emit(Wish((self._look.path,), mapping, self._look.encoding, as_found, keeps, asks=False))
        self._next()

    def start_over(self) -> None:
        """Understand it as if nobody had ever said anything of its columns."""
        if self._look is not None:
            self._fresh = True
            self._look = replace(self._look, mapping=(), as_found=True)
            self._looking.look(self._look)

    def leave(self) -> None:
        """Do not import it."""
        self._next()

    def _next(self) -> None:
        if not self._waiting or self._library is None:
            self._look = None
            self._looking.close()
            self.left.emit()
            return
        path, mapping = self._waiting.popleft()
        self._fresh = True
        self._seen = None
        self._look = Look(self._library, path, mapping)
        self._encoding.blockSignals(True)
        self._encoding.setCurrentIndex(0)
        self._encoding.blockSignals(False)
        self._title.setText(self._cut(path.name))
        self._title.setToolTip(str(path))
        self._facts.setText(self.tr("Looking at its first records…"))
        self._show_doubt("")
        for part in (self.form, self._tables, self.keeps, self._over):
            part.setVisible(False)
        self.sample.show_table(None)
        self.sample.setVisible(True)
        self._import.setEnabled(False)
        self._tell_more()
        self._looking.look(self._look)
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_again(self) -> None:
        if self._look is not None:
            codec = self._encoding.currentData() or None
            self._look = replace(self._look, mapping=self._mapping(), encoding=codec)
            self._looking.look(self._look)

    def _mapping(self) -> Pairs:
        if self._look is None:
            return ()
        own = self.form.mapping()
        here = self._table()
        columns = {column.name for column in here.columns} if here is not None else set()
        others = tuple(pair for pair in self._look.mapping if pair[1] not in columns)
        return others + own if own or self._seen is None or not self._seen.mapping else self._seen.mapping

    def _table(self) -> SeenTable | None:
        at = max(0, self._tables.currentIndex())
        return self._seen.tables[at] if self._seen is not None and at < len(self._seen.tables) else None

    def _show(self, seen: Seen) -> None:
        before, self._seen = self._seen, seen
        self._import.setEnabled(True)
        if self._fresh or before is None or len(before.tables) != len(seen.tables):
            self._fill_tables(seen)
            self._show_table()
            if self.isVisible() and self._fresh:
                self.form.focus_first() if seen.tables else self._import.setFocus(Qt.FocusReason.OtherFocusReason)
            self._fresh = False
        elif (table := self._table()) is not None:
            self.form.show_samples(table)
            self._over.setVisible(bool(self.form.mapping()))
            self.sample.show_table(table)

    def _fill_tables(self, seen: Seen) -> None:
        self._tables.blockSignals(True)
        self._tables.clear()
        for number, table in enumerate(seen.tables, 1):
            named = (
                table.member.replace("!/", " › ") if table.member else self.tr("Table %1").replace("%1", str(number))
            )
            self._tables.addItem(named)
        self._tables.blockSignals(False)

    def _show_table(self) -> None:
        table = self._table()
        several = self._seen is not None and len(self._seen.tables) > 1
        self._tables.setVisible(several)
        self.form.setVisible(table is not None)
        self.keeps.setVisible(table is not None)
        self._over.setVisible(bool(self.form.mapping()) or (self._seen is not None and bool(self._seen.mapping)))
        self.sample.show_table(table)
        self.sample.setVisible(table is not None)
        if table is None:
            self._facts.setText(
                self.tr("This dump has no columns to choose from. Only its encoding can be set otherwise.")
            )
            self._show_doubt("")
            return
        self._facts.setText(words.facts(table, named=not several))
        self._show_doubt(words.doubt(table.doubt))
        self.form.show_table(table, doubtful=table.doubt is not None)
        if self._seen is not None:
            self.form.touch(self._seen.mapping)
        if table.guess:
            self._look_again()

    def _fail(self, sentence: str) -> None:
        self._facts.setText(sentence)
        self._import.setEnabled(False)

    def _show_doubt(self, sentence: str) -> None:
        self._doubt.setText(sentence)
        for part in (self._doubt, self._sign):
            part.setVisible(bool(sentence))

    def _tell_more(self) -> None:
        waiting = len(self._waiting)
        self._more.setText(self.tr("%Ln more to look at", "", waiting) if waiting else "")

    def _cut(self, name: str) -> str:
        metrics = QFontMetrics(self._title.font())
        return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, theme().px(480))

    def _lay_out(self) -> None:
        px = theme().px
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(px(28), px(24), px(28), px(20))
        column.setSpacing(px(10))
        column.addWidget(self._title)
        self._facts.setWordWrap(True)
        column.addWidget(self._facts)
        doubt = QHBoxLayout()
        doubt.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._doubt.setWordWrap(True)
        doubt.addWidget(self._doubt, 1)
        column.addLayout(doubt)
        choices = QHBoxLayout()
        for part in (self._encoding_label, self._encoding, self._tables):
            choices.addWidget(part)
        choices.addStretch(1)
        choices.addWidget(self._over)
        column.addLayout(choices)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(left)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._splitter = splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(scroll)
        splitter.addWidget(self.sample)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([theme().px(540), theme().px(620)])
        foot = QHBoxLayout()
        foot.addWidget(self.keeps)
        foot.addStretch(1)
        for last in (self._more, self._leave, self._import):
            foot.addWidget(last)
        foot.setContentsMargins(px(28), px(10), px(28), px(10))
        foot.setSpacing(px(10))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(splitter, 1)
        whole.addWidget(Rule(self))
        whole.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one over the other in a narrow window."""
        super().resizeEvent(event)
        narrow = self.width() < theme().px(NARROW)
        upright = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._splitter.orientation() != upright:
            self._splitter.setOrientation(upright)
            self._splitter.setStretchFactor(0, int(narrow))
            half = self.height() // 2
            self._splitter.setSizes([half, half] if narrow else [theme().px(540), theme().px(620)])
        self.sample.set_narrow(narrow)

    def _dress(self) -> None:
        look = theme()
        px = look.px
        self._title.setFont(fonts.font(Role.PAGE_TITLE_STRONG))
        quiet = self._facts.palette()
        quiet.setColor(QPalette.ColorRole.WindowText, look.text2)
        for label in (self._facts, self._more, self._encoding_label):
            label.setFont(fonts.font(Role.UI))
            label.setPalette(quiet)
        warning = self._doubt.palette()
        warning.setColor(QPalette.ColorRole.WindowText, look.warning)
        self._doubt.setFont(fonts.font(Role.UI))
        self._doubt.setPalette(warning)
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap("circle-alert", px(16), look.warning, ratio))
        self.form.dress()
        for each in (self.keeps, self._tables, self._encoding):
            each.setFont(fonts.font(Role.UI))
        self._tables.setMaximumWidth(px(260))
        self._import.setIconSize(QSize(px(14), px(14)))
