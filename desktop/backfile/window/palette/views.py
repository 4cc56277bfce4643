"""The views as commands, and what the one that is shown can do."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from backfile.window.palette.command import Command
from backfile.window.top_bar import View
from backfile.window.views import Views

if TYPE_CHECKING:
    from collections.abc import Callable

    from backfile.window.concordance.pane import ConcordancePane
    from backfile.window.later import Later
    from backfile.window.over_time.pane import OverTimePane


def view_commands(
    pages: Views, concordance: "Later[ConcordancePane]", over_time: "Later[OverTimePane]"
) -> tuple[Command, ...]:
    """Those of the view that is shown come first."""
    show: Callable[[View], None] = pages.show_view
    ways = (
        Command(
            _tr("Show the articles"), "newspaper", partial(show, View.ARTICLES), "Ctrl+1", also=_tr("list results")
        ),
        Command(
            _tr("Show the concordance"),
            "text-align-center",
            partial(show, View.CONCORDANCE),
            "Ctrl+2",
            also=_tr("kwic context collocates"),
        ),
        Command(
            _tr("Show over time"),
            "chart-column",
            partial(show, View.OVER_TIME),
            "Ctrl+3",
            also=_tr("chart graph frequency trend"),
        ),
    )
    match pages.view:
        case View.CONCORDANCE:
            words = _tr("Export %1")
            offers = concordance().writing.button.offers.items()
            own = tuple(Command(words.replace("%1", name.lower()), "download", does) for name, does in offers)
        case View.OVER_TIME:
            own = (
                Command(_tr("Compare with another query"), "plus", over_time().queries.add),
                *(Command(name, "download", partial(over_time().save, kind)) for kind, name in _files()),
            )
        case _:
            own = ()
    return (*own, *ways)


def _files() -> tuple[tuple[str, str], ...]:
    return (
        ("png", _tr("Export the chart as PNG…")),
        ("svg", _tr("Export the chart as SVG…")),
        ("table", _tr("Export the figures…")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)
