"""The bytes at which a problem was met, read again from the dump. For a thread."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from backfile.article import Problem
from backfile.window.raw_text import SetOut, set_out

if TYPE_CHECKING:
    from typing import BinaryIO

AROUND = 16 * 1024
"""Bytes that are shown from where a problem was met: nobody knows where a broken record ends."""
BEFORE = 256


@dataclass(frozen=True, slots=True)
class Found:
    """What stands where a problem was met; or why that can't be seen."""

    problem: Problem
    shown: SetOut | None
    sentence: str = ""


def record_of(problem: Problem, spool: Path) -> Found:
    """The beginning of the record, or of the file where the problem is the file's."""
    from backfile.importer.unpack import Opened, Unpacker, only  # every container: not before a problem is looked at

    path = Path(problem.dump)
    if not path.exists():
        return Found(problem, None, _tr("%1 is not there any more.").replace("%1", str(path)))
    if path.is_dir() and problem.member is None:
        return Found(problem, None)
    start = max(0, (problem.offset or 0) - (BEFORE if problem.record is None else 0))
    try:
        for found in Unpacker(path, only(problem.member), spool=spool).members():
            if isinstance(found, Opened) and found.place.member == problem.member:
                raw = _slice(found.source.stream, start)
                return Found(problem, set_out(raw, start))
    except OSError as error:
        return Found(problem, None, error.strerror or str(error))
    return Found(problem, None, _tr("There are no bytes to show for it."))


def _slice(stream: "BinaryIO", start: int) -> bytes:
    while start > 0 and (passed := len(stream.read(min(start, AROUND)))):
        start -= passed
    return stream.read(AROUND)


def _tr(text: str) -> str:
    return QCoreApplication.translate("imports", text)
