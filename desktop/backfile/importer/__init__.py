"""How anything that is dropped becomes articles: sniff → unpack → read → understand → prepare → write.

`run` is the one way in: the window, the command line and the tests all call it. Readers are in `readers`, one module a
format; `unpack` opens what holds members; `anatomy` and `understand` make articles of records; `pipeline` writes.

All of it comes when it is first asked for: a window, which only hears the messages, paints the sooner.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backfile.importer.control import Control, follow
    from backfile.importer.messages import Message, decode, encode
    from backfile.importer.outcome import Outcome, Report
    from backfile.importer.pipeline import run
    from backfile.importer.record import Options

__all__ = ["Control", "Message", "Options", "Outcome", "Report", "decode", "encode", "follow", "run"]

_WHERE = {
    "Control": "control",
    "follow": "control",
    "Message": "messages",
    "decode": "messages",
    "encode": "messages",
    "Outcome": "outcome",
    "Report": "outcome",
    "Options": "record",
    "run": "pipeline",
}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"backfile.importer.{_WHERE[name]}"), name)
