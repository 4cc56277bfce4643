"""The bar over results and article: the search field, import and the menu."""

from enum import IntEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.library_button import LibraryButton
from backfile.window.search_bar.field import SearchField

HEIGHT, WIDEST = 52, 640


class View(IntEnum):
    """What is made of the question."""

    ARTICLES = 0
    CONCORDANCE = 1
    OVER_TIME = 2
    LINES = 3  # only while a list is asked


class TopBar(QWidget):
    """`library` is here only while there is no sidebar to hold it."""

    sidebar_wanted = Signal()
    results_wanted = Signal()
    view_chosen = Signal(object)  # View

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField(self)
        self._sidebar = self._button("panel-left", self.tr("Show sidebar"))
        self._sidebar.clicked.connect(self.sidebar_wanted)
        self._back = self._button("arrow-left", self.tr("Back to the results"))
        self._back.clicked.connect(self.results_wanted)
        self._back.hide()
        self._views = {
            View.ARTICLES: self._view(View.ARTICLES, self.tr("Articles"), "newspaper", "Ctrl+1"),
            View.CONCORDANCE: self._view(View.CONCORDANCE, self.tr("Concordance"), "text-align-center", "Ctrl+2"),
            View.OVER_TIME: self._view(View.OVER_TIME, self.tr("Over time"), "chart-column", "Ctrl+3"),
            View.LINES: self._view(View.LINES, self.tr("Lines"), "list", "Ctrl+4"),
        }
        self._listed = False
        self._empty = False
        self.imports = self._button("import", self.tr("Import"))
        self.imports.setText(" " + self.tr("Import"))  # a style sheet knows no gap between icon and text
        self.imports.setProperty("flat", False)
        self.imports.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = self._button("menu", self.tr("Menu"))
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sidebar)
        self._row.addWidget(self._back)
        self._row.addWidget(self.field, 100)
        for tab in self._views.values():
            self._row.addWidget(tab)
        self._show_tabs()
        self._row.addStretch(1)
        self._row.addWidget(self.imports)
        self._row.addWidget(self._menu)
        appearance().changed.connect(self._dress)
        self._dress()

    def set_menus(self, imports: QMenu, menu: QMenu) -> None:
        """What the two buttons offer."""
        self.imports.setMenu(imports)
        self._menu.setMenu(menu)

    def hold(self, library: LibraryButton) -> None:
        """Take the library's name in, as on the empty page."""
        self._row.insertWidget(0, library)
        library.show()

    def show_empty(self, on: bool) -> None:
        """Nothing to search and no sidebar to show."""
        self.field.setVisible(not on)
        self.imports.setVisible(not on)
        self._empty = on
        self._show_tabs()

    def tab(self, view: View) -> QToolButton:
        """The tab of a view."""
        return self._views[view]

    def show_lines(self, on: bool) -> None:
        """Whether there is a list, whose lines can be looked at."""
        if on != self._listed:
            self._listed = on
            self._show_tabs()

    def show_sidebar_button(self, on: bool) -> None:
        """Where the sidebar is out of sight."""
        self._sidebar.setVisible(on)
        self._dress()

    def show_back(self, on: bool) -> None:
        """Where the article stands alone."""
        self._back.setVisible(on)

    def show_view(self, view: View) -> None:
        """Which of the views is on."""
        for each, tab in self._views.items():
            tab.setChecked(each is view)
        self._dress()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Icons without words."""
        style = Qt.ToolButtonStyle
        for tab in self._views.values():
            tab.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextOnly)
        self.imports.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.bg)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line)
        for tab in self._views.values():
            if tab.isChecked() and tab.isVisibleTo(self):
                inset = look.px(6)
                low = self.height() - look.px(2)
                painter.fillRect(tab.x() + inset, low, tab.width() - 2 * inset, look.px(2), look.accent)

    def _show_tabs(self) -> None:
        for view, tab in self._views.items():
            tab.setVisible(not self._empty and (view is not View.LINES or self._listed))

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("flat", True)
        button.setIcon(icons.icon(icon))
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _view(self, view: View, words: str, icon: str, key: str) -> QToolButton:
        tab = self._button(icon, words)
        tab.setProperty("flat", False)
        tab.setProperty("tab", True)
        tab.setText(words)
        tab.setToolTip(f"{words} ({key})")
        tab.setCheckable(True)
        tab.setChecked(view is View.ARTICLES)
        tab.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        tab.clicked.connect(lambda: self.view_chosen.emit(view))
        return tab

    def _dress(self) -> None:
        px = theme().px
        self.setFixedHeight(px(HEIGHT))
        self.field.setMaximumWidth(px(WIDEST))
        beside = self._sidebar.isVisibleTo(self)
        self._row.setContentsMargins(px(10 if beside else 16), 0, px(16), 1)
        self._row.setSpacing(px(8))
        for tab in self._views.values():
            tab.setFont(fonts.font(Role.UI_STRONG if tab.isChecked() else Role.UI))
        self.imports.setFont(fonts.font(Role.UI))
        for button in (self._sidebar, self._back, self.imports, self._menu, *self._views.values()):
            button.setIconSize(QSize(px(17), px(17)))
