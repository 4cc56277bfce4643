"""What the line under the field says: the sentence of a question, and what of its answer is told behind it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from backfile.window import numbers
from backfile.window.search_bar.words import Phrase

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Told:
    """What the line says: the sentence may be cut, the rest stays whole."""

    sentence: tuple[Phrase, ...] = ()
    found: str = ""
    query: str = ""  # as it is copied
    order: str = ""  # how far what was found is in order
    left_out: str | None = None  # empty: it may still be told; None: nothing is left out
    brief: str = ""  # what was found without how long it took, where there is no room for both

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


def brief_text(total: int, *, rows: int | None = None) -> str:
    """ "1,204 found", "none", "1,204, folded to 1,010": the same without how long it took."""
    if not total:
        return _tr("none")
    if rows is not None and rows < total:
        return _tr("%1, folded to %3").replace("%1", numbers.count(total)).replace("%3", numbers.count(rows))
    return _tr("%1 found").replace("%1", numbers.count(total))


def _tr(text: str) -> str:
    return QCoreApplication.translate("QueryLine", text)
