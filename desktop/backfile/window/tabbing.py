"""Where Tab goes: by what one does one after another, not by which part was made first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def step(window: QWidget, parts: Sequence[QWidget | None], *, forward: bool) -> bool:
    """Give the keyboard to what comes next; False where nothing does.

    `parts`: those of the window in their order, one that holds another after it; None: all that none of them holds.
    """
    found = sorted(_stops(window), key=lambda each: _place(each, parts))
    here = window.focusWidget()
    if not found:
        return False
    at = found.index(here) if here in found else -1 if forward else 0
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    found[(at + (1 if forward else -1)) % len(found)].setFocus(reason)
    return True


def _stops(window: QWidget) -> list[QWidget]:
    """What Tab can reach, in the order in which it was made.

    Not by `nextInFocusChain`, which lies nearer: PySide takes what that returns for a child of the widget that was
    asked, and with it menus and bars that are there still count as deleted.
    """
    return [
        each
        for each in window.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.window() is window
        and each.isVisible()
        and each.isEnabled()
        and each.focusProxy() is None
    ]


def _place(widget: QWidget, parts: Sequence[QWidget | None]) -> int:
    for number, part in enumerate(parts):
        if part is not None and (part is widget or part.isAncestorOf(widget)):
            return number
    return parts.index(None)
