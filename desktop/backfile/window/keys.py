"""All keys, to be looked up."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from backfile.window import fonts
from backfile.window.appearance import theme
from backfile.window.fonts import Role


class KeysDialog(QDialog):
    """One line a key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(24), px(28), px(20))
        column.setSpacing(px(16))
        title = QLabel(self.tr("Keyboard shortcuts"), self)
        title.setFont(fonts.font(Role.PAGE_TITLE))
        column.addWidget(title)
        columns = QHBoxLayout()
        columns.setSpacing(px(48))
        column.addLayout(columns)
        for heading, lines in self._sections():
            columns.addLayout(self._section(heading, lines))
        close = QPushButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)

    def _section(self, heading: str, lines: list[tuple[str, str]]) -> QVBoxLayout:
        px = theme().px
        column = QVBoxLayout()
        column.setSpacing(px(10))
        label = QLabel(heading, self)
        label.setFont(fonts.font(Role.UI_STRONG))
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column.addWidget(label)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        for row, (key, words) in enumerate(lines):
            shown = QLabel(key, self)
            shown.setFont(fonts.font(Role.SMALL_STRONG))
            said = QLabel(words, self)
            said.setFont(fonts.font(Role.SMALL))
            palette = said.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme().text2)
            said.setPalette(palette)
            grid.addWidget(shown, row, 0)
            grid.addWidget(said, row, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def _sections(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (
                self.tr("Anywhere"),
                [
                    ("/  Ctrl+F", self.tr("Go to the search field")),
                    ("Ctrl+K", self.tr("All commands")),
                    ("Ctrl+1  2  3", self.tr("Articles, concordance, over time")),
                    ("Ctrl+4", self.tr("The lines of a list")),
                    ("Ctrl+L", self.tr("Search a list")),
                    ("J  K", self.tr("Next and previous result")),
                    ("N  P", self.tr("Next and previous hit")),
                    ("S", self.tr("Star the article")),
                    ("D", self.tr("Versions of the article side by side")),
                    ("M", self.tr("More like the article")),
                    ("V", self.tr("Versions below their row, or folded")),
                    ("Shift+V", self.tr("All versions of this search")),
                    ("F6", self.tr("Next pane")),
                    ("Esc", self.tr("Back to the results")),
                    ("F1", self.tr("What can be searched")),
                    ("F10", self.tr("Menu bar")),
                    ("Ctrl+B", self.tr("Show or hide the sidebar")),
                    ("Ctrl+D", self.tr("Save the search")),
                    ("Ctrl+Shift+C", self.tr("Copy the query")),
                    ("Ctrl+I", self.tr("Import files")),
                    ("Ctrl+Alt+I", self.tr("Import with options")),
                    ("Ctrl+O", self.tr("Open a library")),
                    ("Ctrl++  Ctrl+−", self.tr("Larger and smaller text")),
                    ("Alt+←  Alt+→", self.tr("Article before and after")),
                ],
            ),
            (
                self.tr("Search field"),
                [
                    ("↓", self.tr("Go to the results")),
                    ("Enter", self.tr("Open the first result")),
                    ("Esc", self.tr("Empty the field")),
                ],
            ),
            (
                self.tr("Sidebar"),
                [
                    ("Space", self.tr("Only this value")),
                    ("+", self.tr("This value as well")),
                    ("−", self.tr("Not this value")),
                ],
            ),
            (
                self.tr("Timeline"),
                [
                    ("←  →", self.tr("Move the span")),
                    ("Shift+←  →", self.tr("Widen the span")),
                    ("U", self.tr("Undated as well")),
                    ("Delete", self.tr("Every date")),
                ],
            ),
        ]
