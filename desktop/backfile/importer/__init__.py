"""How anything that is dropped becomes articles: sniff → unpack → read → understand → prepare → write.

`run` is the one way in: the window, the command line and the tests all call it. Readers are in `readers`, one module a
format; `unpack` opens what holds members; `anatomy` and `understand` make articles of records; `pipeline` writes.
"""

from pathlib import Path

from backfile.importer.control import Control, follow
from backfile.importer.messages import Message, decode, encode
from backfile.importer.outcome import Outcome, Report
from backfile.importer.record import Options

__all__ = ["Control", "Message", "Options", "Outcome", "Report", "decode", "encode", "follow", "run"]


def run(library_path: Path, paths: list[Path], options: Options, report: Report, control: Control) -> Outcome:
    """As `pipeline.run`, which is loaded when it is called: the window wants the messages and not the readers."""
    from backfile.importer import pipeline

    return pipeline.run(library_path, paths, options, report, control)
