"""From pane to pane by the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_next(panes: Sequence[QWidget]) -> None:
    """Go on to the next of those that are shown, from the one in which the keyboard is."""
    shown = [pane for pane in panes if pane.isVisible()]
    here = QApplication.focusWidget()
    within = (number for number, pane in enumerate(shown) if here and (pane is here or pane.isAncestorOf(here)))
    if shown:
        shown[(next(within, -1) + 1) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
