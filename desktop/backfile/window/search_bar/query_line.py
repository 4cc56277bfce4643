"""The sentence under the field: what is asked, how much was found, and how long it took."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolTip, QWidget

from backfile.window import fonts, icons
from backfile.window.appearance import appearance, theme
from backfile.window.facts import has_leftward, isolated
from backfile.window.fonts import Role
from backfile.window.search_bar.told import NBSP, Told
from backfile.window.search_bar.words import Phrase, fitted, left_out_text
from backfile.window.set_text import Block, Span, set_block


class QueryLine(QLabel):
    """Painted in two lines at most; a right click copies the sentence or the query.

    What is below never moves for what comes later: room for it is kept from the beginning, and a second line that was
    there stays until the line is told to say everything, or is set in another width.
    """

    def __init__(self, parent: QWidget | None = None, colour: str = "text2") -> None:
        super().__init__(parent)
        self._colour = colour
        self._told = Told()
        self._fitted: tuple[object, Block] | None = None
        self._lines = 2
        self._grown = 1  # lines that it has had
        self._measured: dict[int, int] = {}  # lines by width: a layout asks again and again
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        appearance().changed.connect(self._anew)

    def tell(self, told: Told) -> None:
        """Show a sentence with what was found."""
        if told == self._told:
            return
        self._told = told
        self._fitted = None
        self._measured.clear()
        self.setText("".join(phrase.text for phrase in (*told.sentence, *told.end)).replace(NBSP, " "))
        self._grown = self._needed(self.width()) if not told.query else max(self._grown, self._needed(self.width()))
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> str:
        """As much of it as is painted."""
        return self._set(self.width()).layout.text().replace(NBSP, " ")

    def set_lines(self, lines: int) -> None:
        """How many lines it may take."""
        if lines != self._lines:
            self._lines = lines
            self._anew()

    def copy_sentence(self) -> None:
        """Put what is asked on the clipboard, in plain words."""
        QGuiApplication.clipboard().setText(self._told.copied)
        self._confirm(self.tr("Sentence copied"))

    def copy_query(self) -> None:
        """Put the query on the clipboard, as it can be typed; a star stands for everything."""
        QGuiApplication.clipboard().setText(self._told.query or "*")
        self._confirm(self.tr("Query copied"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._anew()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = max(self._needed(width), self._grown if width == self.width() else 1)
        return round(lines * fonts.line(Role.SMALL))

    def sizeHint(self) -> QSize:
        return QSize(100, self.heightForWidth(self.width() or 100))

    def minimumSizeHint(self) -> QSize:
        return QSize(50, round(fonts.line(Role.SMALL)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        self._set(self.width()).draw(QPainter(self), QPointF(0, 0), look.colour(self._colour), look.mark, 0)

    def _anew(self) -> None:
        self._fitted = None
        self._measured.clear()
        self._grown = self._needed(self.width())
        self.updateGeometry()
        self.update()

    def _needed(self, width: int) -> int:
        """How many lines it takes, with what may still be told."""
        if width not in self._measured:
            self._measured[width] = self._measure(width)
        return self._measured[width]

    def _measure(self, width: int) -> int:
        told = self._told
        if told.left_out == "":
            told = replace(told, left_out=left_out_text(10_000))
        return self._block([*told.sentence, *told.end], width, self._lines).lines

    def _set(self, width: int) -> Block:
        """The whole, or as much of the sentence as leaves room for what was found."""
        key = (width, self._lines, theme())
        if self._fitted is None or self._fitted[0] != key:
            said = self._fit(width, self._told)
            self.setToolTip("" if said == [*self._told.sentence, *self._told.end] else self.text())
            self._fitted = (key, self._block(said, width, self._lines))
        return self._fitted[1]

    def _fit(self, width: int, told: Told) -> list[Phrase]:
        """As much as there is room for: how long it took goes first, what was found last.

        Of the sentence half must be left, before what is left out is told.
        """

        def fits(tried: list[Phrase]) -> bool:
            return self._block(tried, width, 99).lines <= self._lines

        if told.brief and not fits([*told.sentence, *told.end]):
            return self._fit(width, replace(told, found=told.brief, brief=""))
        said = fitted(list(told.sentence), told.end, fits)
        kept = sum(len(phrase.text) for phrase in said[: len(said) - len(told.end)])
        is_said = fits(said) and 2 * kept >= sum(len(phrase.text) for phrase in told.sentence)
        return said if is_said or not told.left_out else self._fit(width, replace(told, left_out=None))

    def _block(self, phrases: list[Phrase], width: int, lines: int) -> Block:
        strong = fonts.font(Role.SMALL_STRONG, tabular=True)
        look = theme()
        spans, text, at = [], "", 0
        for phrase in phrases:
            said = isolated(phrase.text) if has_leftward(phrase.text) else phrase.text
            end = at + len(said.encode("utf-16-le")) // 2
            if phrase.strong:
                spans.append(Span(at, end, strong, look.text))
            text, at = text + said, end
        return set_block(text or " ", fonts.font(Role.SMALL), width, fonts.line(Role.SMALL), lines, spans=spans)

    def _offer(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(icons.icon("copy"), self.tr("Copy sentence")).triggered.connect(self.copy_sentence)
        menu.addAction(icons.icon("copy"), self.tr("Copy query")).triggered.connect(self.copy_query)
        menu.exec(self.mapToGlobal(at))

    def _confirm(self, words: str) -> None:
        if self.isVisible():
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), words, self)
