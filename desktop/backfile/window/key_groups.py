"""Every key by what it is for: what the dialog of keys lists. A new key has its line here."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Group:
    """What one does at a place, and the keys for it: keys that stand for one another have two blanks between."""

    heading: str
    keys: tuple[tuple[str, str], ...]


def groups() -> tuple[Group, ...]:
    """In the order in which one comes to need them."""
    return (
        Group(
            _tr("Searching"),
            (
                ("/  Ctrl+F", _tr("Go to the search field")),
                ("↓", _tr("From the field to the results")),
                ("Enter", _tr("Open the first result")),
                ("Esc", _tr("Empty the field")),
                ("Tab", _tr("Take the completion")),
                ("F2", _tr("Edit a filter")),
                ("Ctrl+Space", _tr("Complete what is typed")),
                ("F", _tr("All grammatical forms, or as typed")),
                ("Ctrl+D", _tr("Save the search")),
                ("Ctrl+L", _tr("Search a list")),
                ("Ctrl+Enter", _tr("Search for its lines")),
                ("Ctrl+Shift+C", _tr("Copy the query")),
                ("F1", _tr("What can be searched")),
            ),
        ),
        Group(
            _tr("Results"),
            (
                ("J  K", _tr("Next and previous result")),
                ("Enter", _tr("Read it")),
                ("V  →  ←", _tr("Versions below their row, or folded")),
                ("Shift+V", _tr("All versions of this search")),
                ("Ctrl+E", _tr("Export the results")),
                ("Alt+↑  Alt+↓", _tr("Line of a list before and after")),
                ("Esc", _tr("Back to the results")),
            ),
        ),
        Group(
            _tr("Reading"),
            (
                ("N  P", _tr("Next and previous hit")),
                ("S", _tr("Star the article")),
                ("D", _tr("Versions of the article side by side")),
                ("M", _tr("More like the article")),
                ("Alt+←  Alt+→", _tr("Article before and after")),
                ("Ctrl++  Ctrl+−", _tr("Larger and smaller text")),
                ("Ctrl+0", _tr("Text as large as it was")),
            ),
        ),
        Group(
            _tr("Versions side by side"),
            (
                ("N  P", _tr("Next and previous change")),
                ("←  →", _tr("Another version as B")),
                ("Shift+←  →", _tr("Another version as A")),
                ("Esc", _tr("Back to the article")),
            ),
        ),
        Group(
            _tr("Sidebar"),
            (
                ("Space", _tr("Only this value")),
                ("+", _tr("This value as well")),
                ("−", _tr("Not this value")),
                ("F2", _tr("Rename a saved search")),
                ("Alt+↑  Alt+↓", _tr("Move it")),
                ("Delete", _tr("Remove it")),
            ),
        ),
        Group(
            _tr("Timeline"),
            (
                ("←  →", _tr("Move the span")),
                ("Shift+←  →", _tr("Widen the span")),
                ("+  −", _tr("Narrower and broader bars")),
                ("U", _tr("Undated as well")),
                ("Delete", _tr("Every date")),
            ),
        ),
        Group(
            _tr("Concordance"),
            (
                ("J  K", _tr("Next and previous line")),
                ("Enter", _tr("Read the article at that hit")),
                ("Ctrl+C", _tr("Copy the line")),
                ("Esc", _tr("Back to the line")),
                ("Enter", _tr("On a collocate: its lines alone")),
                ("←  →", _tr("On the dispersion: next and previous hits")),
            ),
        ),
        Group(
            _tr("Over time"),
            (
                ("←  →", _tr("Select a span")),
                ("Shift+←  →", _tr("Select several")),
                ("Enter", _tr("That span alone")),
                ("Esc", _tr("Back to the span before")),
                ("+  −", _tr("Narrower and broader spans")),
            ),
        ),
        Group(
            _tr("Window"),
            (
                ("Ctrl+K", _tr("All commands")),
                ("Ctrl+1  2  3", _tr("Articles, concordance, over time")),
                ("Ctrl+4", _tr("The lines of a list")),
                ("F6", _tr("Next pane")),
                ("Ctrl+B", _tr("Show or hide the sidebar")),
                ("F10", _tr("Menu bar")),
                ("?", _tr("These keys")),
            ),
        ),
        Group(
            _tr("Library"),
            (
                ("Ctrl+I", _tr("Import files")),
                ("Ctrl+Shift+I", _tr("Import a folder")),
                ("Ctrl+Alt+I", _tr("Import with options")),
                ("Ctrl+O", _tr("Open a library")),
                ("Ctrl+Q", _tr("Quit")),
            ),
        ),
    )


def columns(found: tuple[Group, ...], number: int) -> list[list[Group]]:
    """The groups in their order, in so many columns of which the longest is as short as can be."""
    if number == 1 or len(found) <= 1:
        return [list(found)]
    splits = [
        [list(found[:at]), *columns(found[at:], number - 1)] for at in range(1, len(found)) if len(found) - at >= 1
    ]
    return min(splits, key=lambda split: max(map(_length, split)))


def _length(column: list[Group]) -> int:
    return sum(len(group.keys) + 2 for group in column)  # the heading, and what parts it from the one before


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeysDialog", text)
