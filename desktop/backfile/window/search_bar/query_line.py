"""The sentence under the field: what is asked, how much was found, and how long it took."""

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from backfile.window import fonts, numbers
from backfile.window.appearance import appearance, theme
from backfile.window.fonts import Role
from backfile.window.search_bar.words import Phrase, fitted
from backfile.window.set_text import Block, Span, set_block

NBSP = "\N{NO-BREAK SPACE}"


class QueryLine(QLabel):
    """Painted in two lines at most; a right click copies the sentence or the query."""

    query_copied = Signal()

    def __init__(self, parent: QWidget | None = None, colour: str = "text2") -> None:
        super().__init__(parent)
        self._colour = colour
        self._phrases: list[Phrase] = []
        self._end: list[Phrase] = []
        self._fitted: tuple[object, Block] | None = None
        self._query = ""
        self._lines = 2
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        appearance().changed.connect(self.update)

    def tell(self, sentence: list[Phrase], found: str, query: str, order: str = "") -> None:
        """Show the sentence, with what was found at its end, and how far it is in order."""
        said = [Phrase(f"{NBSP}· "), Phrase(found, True)] if found else []
        self._phrases = sentence
        self._end = [*said, Phrase(f" · {order}")] if order else said
        self._query = query
        self._fitted = None
        self.setText("".join(phrase.text for phrase in (*self._phrases, *self._end)).replace(NBSP, " "))
        self.updateGeometry()
        self.update()

    def set_lines(self, lines: int) -> None:
        """How many lines it may take."""
        self._lines = lines
        self._fitted = None
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._set(width).height)

    def sizeHint(self) -> QSize:
        return QSize(100, self.heightForWidth(self.width() or 100))

    def minimumSizeHint(self) -> QSize:
        return QSize(50, round(fonts.line(Role.SMALL)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look = theme()
        self._set(self.width()).draw(QPainter(self), QPointF(0, 0), look.colour(self._colour), look.mark, 0)

    def _set(self, width: int) -> Block:
        """The whole, or as much of the sentence as leaves room for what was found."""
        key = (width, self._lines, theme())
        if self._fitted is None or self._fitted[0] != key:
            said = fitted(self._phrases, self._end, lambda tried: self._block(tried, width, 99).lines <= self._lines)
            whole = said == [*self._phrases, *self._end]
            self.setToolTip("" if whole else self.text())
            self._fitted = (key, self._block(said, width, self._lines))
        return self._fitted[1]

    def _block(self, phrases: list[Phrase], width: int, lines: int) -> Block:
        strong = fonts.font(Role.SMALL_STRONG, tabular=True)
        look = theme()
        spans, at, text = [], 0, ""
        for phrase in phrases:
            end = at + len(phrase.text.encode("utf-16-le")) // 2
            if phrase.strong:
                spans.append(Span(at, end, strong, look.text))
            at, text = (
                end,
                text + (phrase.text.replace(" ", NBSP) if phrase.strong and phrase in self._end else phrase.text),
            )
        return set_block(text or " ", fonts.font(Role.SMALL), width, fonts.line(Role.SMALL), lines, spans=spans)

    def _offer(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Copy sentence")).triggered.connect(self._copy_sentence)
        menu.addAction(self.tr("Copy query")).triggered.connect(self._copy_query)
        menu.exec(self.mapToGlobal(at))

    def _copy_sentence(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def _copy_query(self) -> None:
        QGuiApplication.clipboard().setText(self._query)


def order_text(total: int, ranked: int) -> str:
    """Where a word is too common to rank every article that has it."""
    if ranked >= total:
        return ""
    if not ranked:
        return _tr("headlines first, then the newest")
    return _tr("the best %1 first, then the newest").replace("%1", numbers.count(ranked))


def found_text(total: int, seconds: float, *, importing: bool, rows: int | None = None) -> str:
    """ "1,204 in 12 ms", "214 so far", "none, in 4 ms"; with fewer `rows`, "1,204, folded to 1,010, in 12 ms"."""
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
