"""How two versions of an article differ, in a few words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from backfile.window import numbers

if TYPE_CHECKING:
    from backfile.search.similarity.difference import Difference

FEW = 12
"""Words that differ are counted up to so many; beyond, a share says more."""


def said(difference: "Difference", *, brief: bool = False) -> str:
    """What the other is beside the one: "same text, other headline", "3 words differ", "97 % the same text".

    `brief`: without the headline, for where that can be seen.
    """
    text = _text(difference)
    return text if brief or difference.same_headline else _tr("%1, other headline").replace("%1", text)


def _text(difference: "Difference") -> str:
    lacks, adds = difference.lacks, difference.adds
    if difference.same_text:
        return _tr("same text")
    if not difference.both:
        return _tr("another text")
    if difference.same_order:
        return _tr("goes on for %Ln word(s)", adds) if adds else _tr("ends %Ln word(s) earlier", lacks)
    if not lacks and not adds:
        return _tr("same words in another order")
    if (most := max(lacks, adds)) <= FEW:
        return _tr("%n word(s) (differs|differ)", most)
    return _tr("%1 % the same text").replace("%1", numbers.count(int(100 * difference.share)))


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("Likeness", text, "", number)
