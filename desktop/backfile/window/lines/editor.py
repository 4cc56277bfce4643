"""The editor of a list: one query a line."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backfile.search.language.pasted import MOST, as_phrase
from backfile.window import folders, fonts, numbers
from backfile.window.appearance import theme
from backfile.window.folders import Purpose
from backfile.window.fonts import Role
from backfile.window.memory import room_on_screen
from backfile.window.tick_box import TickBox


class LinesEditor(QDialog):
    """Ctrl+Enter searches; Esc leaves all as it was."""

    taken = Signal(str)  # the lines

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Search a list"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._soon = QTimer(self, interval=120, singleShot=True)  # ms: thousands of lines are not counted at each key
        self._soon.timeout.connect(self._count)
        self._make_parts(text)
        self._place_parts()
        self._count()
        self.resize(QSize(theme().px(560), theme().px(520)).boundedTo(room_on_screen(self)))

    def _make_parts(self, text: str) -> None:
        self.title = QLabel(self.tr("Search a list"), self)
        self.title.setFont(fonts.font(Role.PAGE_TITLE))
        self.lead = QLabel(self.tr("One name, word or query per line. An article is found if any line finds it."), self)
        self.lead.setWordWrap(True)
        self.lines = QPlainTextEdit(text, self)
        self.lines.setAccessibleName(self.tr("Lines"))
        self.lines.setProperty("edged", True)
        self.lines.setTabChangesFocus(True)
        self.lines.setFont(fonts.font(Role.UI))
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.textChanged.connect(self._soon.start)
        self.phrases = TickBox(self)
        self.phrases.setText(self.tr("The words of a line stand side by side"))
        self.phrases.setToolTip(self.tr("Each line that is plain words is searched as a phrase: “Ada Quill”."))
        self.count = QLabel(self)
        self.count.setFont(fonts.font(Role.SMALL, tabular=True))
        palette = self.count.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme().text2)
        for label in (self.count, self.lead):
            label.setPalette(palette)
        self.from_file = QPushButton(self.tr("From a file…"), self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.search = QPushButton(self.tr("Search"), self)
        self.search.setProperty("primary", True)
        self.search.setToolTip("Ctrl+Enter")
        for button in (self.from_file, self.cancel, self.search):
            button.setAutoDefault(False)
        self.from_file.clicked.connect(self._read_file)
        self.cancel.clicked.connect(self.reject)
        self.search.clicked.connect(self._take)

    def _place_parts(self) -> None:
        px = theme().px
        about = QHBoxLayout()
        about.addWidget(self.phrases, 1)
        about.addWidget(self.count)
        foot = QHBoxLayout()
        foot.addWidget(self.from_file)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(24), px(28), px(20))
        column.setSpacing(px(12))
        column.addWidget(self.title)
        column.addWidget(self.lead)
        column.addWidget(self.lines, 1)
        column.addLayout(about)
        column.addLayout(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take()
        else:
            super().keyPressEvent(event)

    def _count(self) -> None:
        found = sum(bool(line.strip()) for line in self.lines.toPlainText().split("\n"))
        said = self.tr("%1 line(s)", "", found)
        if found > MOST:
            said = self.tr("%1 line(s); the first %2 are searched", "", found).replace("%2", numbers.count(MOST))
        self.count.setText(said.replace("%1", numbers.count(found)))
        self.search.setEnabled(found > 0)

    def _read_file(self) -> None:
        from backfile.importer.encodings import decode  # with a detector of 20 ms

        kinds = self.tr("Texts (*.txt *.csv *.tsv);;All files (*)")
        path = folders.ask_file(self, Purpose.LIST, self.tr("A list, one name a line"), kinds)
        if path is not None:
            try:
                self.lines.setPlainText(decode(path.read_bytes()).text)
            except OSError as failure:
                said = self.tr("%1 can’t be read: %2").replace("%1", path.name)
                self.lead.setText(said.replace("%2", failure.strerror or str(failure)))

    def _take(self) -> None:
        lines = [line.strip() for line in self.lines.toPlainText().split("\n") if line.strip()]
        if lines:
            self.taken.emit("\n".join(map(as_phrase, lines) if self.phrases.isChecked() else lines))
            self.accept()
