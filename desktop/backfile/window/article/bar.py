"""The bar over an article: back and forward, from hit to hit, star, text size, citation, and the rest in a menu."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from backfile.article import Article
from backfile.window import fonts, icons, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role

HEIGHT = 40
SHORT = 400  # px of width below which not everything has room


class ArticleBar(QWidget):
    """Only says what is wanted; `ArticlePane` does it. Its actions are the window's shortcuts as well."""

    back_wanted = Signal()
    forward_wanted = Signal()
    previous_wanted = Signal()
    next_wanted = Signal()
    star_wanted = Signal()
    larger_wanted = Signal()
    smaller_wanted = Signal()
    plain_size_wanted = Signal()
    citation_wanted = Signal()
    text_wanted = Signal()
    link_wanted = Signal()
    export_wanted = Signal()
    address_wanted = Signal()
    folder_wanted = Signal()
    similar_wanted = Signal()
    versions_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Article bar"))
        self.back = self._button("arrow-left", self.tr("Back"), "Alt+Left", self.back_wanted)
        self.forward = self._button("arrow-right", self.tr("Forward"), "Alt+Right", self.forward_wanted)
        self.previous = self._button("chevron-up", self.tr("Previous hit"), "P", self.previous_wanted)
        self.next = self._button("chevron-down", self.tr("Next hit"), "N", self.next_wanted)
        self.star = self._button("star", self.tr("Star"), "S", self.star_wanted)
        self.star.setCheckable(True)
        self.cite = self._button("quote", self.tr("Copy citation"), "C", self.citation_wanted)
        self.text_size = self._menu_button("a-large-small", self.tr("Text size"))
        self.more = self._menu_button("ellipsis", self.tr("More"))
        self.counter = QLabel(self)
        self.counter.setAccessibleName(self.tr("Hits"))
        self._short = False
        self._hits = (0, 0)
        self._fill_menus()
        self._lay_out()
        self._dress()
        appearance().changed.connect(self._dress)
        self.show_article(None)
        self.show_hits(0, 0)
        self.set_history(back=False, forward=False)

    def _button(self, name: str, text: str, keys: str, wanted: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("flat", True)
        button.setIcon(icons.icon(name))
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({keys})")
        button.clicked.connect(wanted)
        return button

    def _menu_button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("flat", True)
        button.setIcon(icons.icon(name))
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _fill_menus(self) -> None:
        sizes = self.text_size.menu()
        self._action(sizes, self.tr("Larger text"), self.larger_wanted, "Ctrl++")
        self._action(sizes, self.tr("Smaller text"), self.smaller_wanted, "Ctrl+-")
        self._action(sizes, self.tr("Usual size"), self.plain_size_wanted, "Ctrl+0")
        more = self.more.menu()
        self._action(more, self.tr("More like this"), self.similar_wanted, "M")
        self.compare = self._action(more, self.tr("Compare versions"), self.versions_wanted, "D")
        more.addSeparator()
        self._action(more, self.tr("Copy citation"), self.citation_wanted, "C")
        self._action(more, self.tr("Copy text"), self.text_wanted)
        self.copy_link = self._action(more, self.tr("Copy address"), self.link_wanted)
        self.open_address = self._action(more, self.tr("Open original address…"), self.address_wanted)
        more.addSeparator()
        self._action(more, self.tr("Export this article…"), self.export_wanted)
        self.show_folder = self._action(more, self.tr("Show dump in its folder"), self.folder_wanted)

    def _action(self, menu: QMenu, text: str, wanted: SignalInstance, keys: str = "") -> QAction:
        # The keys are shown here and made by the pane: a shortcut in two places is ambiguous to Qt.
        action = menu.addAction(f"{text}\t{keys}" if keys else text)
        action.triggered.connect(wanted)
        return action

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        px = theme().px
        row.setContentsMargins(px(14), 0, px(14), 1)
        row.setSpacing(px(4))
        for each in (self.back, self.forward):
            row.addWidget(each)
        self._divider = Divider(self)
        row.addWidget(self._divider)
        for part in (self.previous, self.counter, self.next):
            row.addWidget(part)
        row.addStretch(1)
        for each in (self.star, self.cite, self.text_size, self.more):
            row.addWidget(each)

    def _dress(self) -> None:
        px = theme().px
        self.setFixedHeight(px(HEIGHT))
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(px(17), px(17)))
        self.counter.setFont(fonts.font(Role.UI, tabular=True))
        self.counter.setStyleSheet(f"color: {theme().text2.name()}")

    def show_article(self, article: Article | None) -> None:
        """Enable what this article allows."""
        has = article is not None
        for button in (self.star, self.cite, self.more):
            button.setEnabled(has)
        self.show_star(on=article is not None and article.starred)
        address = article is not None and article.url is not None
        self.compare.setEnabled(article is not None and bool(article.versions))
        self.copy_link.setEnabled(address)
        self.open_address.setEnabled(address)
        self.show_folder.setEnabled(article is not None and bool(article.sightings))

    def show_star(self, *, on: bool) -> None:
        """Show the star on or off."""
        self.star.setChecked(on)
        self.star.setIcon(icons.icon("star", filled=on))
        self.star.setAccessibleName(self.tr("Starred") if on else self.tr("Star"))

    def show_hits(self, current: int, count: int) -> None:
        """Say at which hit the reader is; nothing where there is none."""
        for part in (self.previous, self.next, self.counter):
            part.setVisible(count > 0)
        self._divider.setVisible(count > 0 and not self._short)
        self._hits = (current, count)
        text = self.tr("%1 of %n hit(s)", "", count).replace("%1", numbers.count(current))
        self.counter.setText(f"{numbers.count(current)}/{numbers.count(count)}" if self._short else text)
        self.counter.setToolTip(text if self._short else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the counter is short, and the citation is in the menu alone."""
        super().resizeEvent(event)
        short = event.size().width() < theme().px(SHORT)
        if short != self._short:
            self._short = short
            self.cite.setVisible(not short)
            self.show_hits(*self._hits)

    def set_history(self, *, back: bool, forward: bool) -> None:
        """Whether there is something to go back or forward to."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline under the bar."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme().line)


class Divider(QWidget):
    """A short upright hairline."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(theme().px(25), theme().px(18))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _: QPaintEvent) -> None:
        """One pixel in the middle."""
        QPainter(self).fillRect(self.width() // 2, 0, 1, self.height(), theme().line2)
