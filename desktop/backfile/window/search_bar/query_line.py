"""The sentence under the field: what is asked, how much was found, and how long it took."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolTip, QWidget

from backfile.window import fonts, icons, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.search_bar.words import Phrase, fitted, left_out_text
from backfile.window.set_text import Block, Span, set_block

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Told:
    """What the line says: the sentence may be cut, the rest stays whole."""

    sentence: tuple[Phrase, ...] = ()
    found: str = ""
    query: str = ""  # as it is copied
    order: str = ""  # how far what was found is in order
    left_out: str | None = None  # empty: it may still be told; None: nothing is left out

    @property
    def end(self) -> list[Phrase]:
        """What follows the sentence."""
        said = self._left_out()
        if self.found:
            said += [Phrase(f"{NBSP}· "), Phrase(self.found.replace(" ", NBSP), True)]
        return [*said, Phrase(f" · {self.order}")] if self.order else said

    @property
    def copied(self) -> str:
        """What is asked alone, without how long it took."""
        return "".join(phrase.text for phrase in (*self.sentence, *self._left_out()))

    def _left_out(self) -> list[Phrase]:
        return [Phrase(f"; {self.left_out}")] if self.left_out else []


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
            sentence, end = list(self._told.sentence), self._told.end
            said = fitted(sentence, end, lambda tried: self._block(tried, width, 99).lines <= self._lines)
            self.setToolTip("" if said == [*sentence, *end] else self.text())
            self._fitted = (key, self._block(said, width, self._lines))
        return self._fitted[1]

    def _block(self, phrases: list[Phrase], width: int, lines: int) -> Block:
        strong = fonts.font(Role.SMALL_STRONG, tabular=True)
        look = theme()
        spans, at = [], 0
        for phrase in phrases:
            end = at + len(phrase.text.encode("utf-16-le")) // 2
            if phrase.strong:
                spans.append(Span(at, end, strong, look.text))
            at = end
        text = "".join(phrase.text for phrase in phrases)
        return set_block(text or " ", fonts.font(Role.SMALL), width, fonts.line(Role.SMALL), lines, spans=spans)

    def _offer(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(icons.icon("copy"), self.tr("Copy sentence")).triggered.connect(self.copy_sentence)
        menu.addAction(icons.icon("copy"), self.tr("Copy query")).triggered.connect(self.copy_query)
        menu.exec(self.mapToGlobal(at))

    def _confirm(self, words: str) -> None:
        if self.isVisible():
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), words, self)


def order_text(total: int, ranked: int) -> str:
    """Where a word is too common to rank every article that has it."""
    if ranked >= total:
        return ""
    if not ranked:
        return _tr("headlines first, then the newest")
    return _tr("the best %1 first, then the newest").replace("%1", numbers.count(ranked))


def found_text(total: int, seconds: float, *, importing: bool, rows: int | None = None, about: bool = False) -> str:
    """ "1,204 in 12 ms", "214 so far", "none, in 4 ms"; with fewer `rows`, "1,204, folded to 1,010, in 12 ms"; while
    they are being counted, "about 410,000"."""
    if about:
        return _tr("about %1").replace("%1", numbers.count(total))
    if importing and total:
        return _tr("%1 so far").replace("%1", numbers.count(total))
    if not total:
        return _tr("none, in %1").replace("%1", numbers.took(seconds))
    if rows is not None and rows < total:
        folded = _tr("%1, folded to %3, in %2").replace("%3", numbers.count(rows))
        return folded.replace("%1", numbers.count(total)).replace("%2", numbers.took(seconds))
    return _tr("%1 in %2").replace("%1", numbers.count(total)).replace("%2", numbers.took(seconds))


def _tr(text: str) -> str:
    return QCoreApplication.translate("QueryLine", text)
