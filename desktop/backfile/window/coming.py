"""How much of a running import can be searched already."""

from PySide6.QtCore import QCoreApplication

from backfile.window import numbers
from backfile.window.imports.state import ImportState


def searchable(state: ImportState) -> str:
    """ "3,120 of about 8,000 searchable"; empty where no import runs or nothing came of it yet."""
    here = state.articles + state.excerpts
    if not state.active or not here:
        return ""
    in_dump = here - state.earlier.articles - state.earlier.excerpts
    if state.done <= 0 or state.total <= state.done or in_dump <= 0:
        return _tr("%1 searchable").replace("%1", numbers.count(here))
    about = about_as_many(here + in_dump * (state.total - state.done) // state.done)
    return _tr("%1 of about %2 searchable").replace("%1", numbers.count(here)).replace("%2", numbers.count(about))


def about_as_many(number: int) -> int:
    """A number that claims no more than it knows: two figures."""
    step: int = 10 ** max(0, len(str(number)) - 2)
    return round(number / step) * step


def _tr(text: str) -> str:
    return QCoreApplication.translate("Coming", text)
