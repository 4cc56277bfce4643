"""From a command to a window: which library, which process, which paths."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from backfile.app.memory import Memory
from backfile.errors import BackfileError, NoSuchPath

SUFFIX = ".backfile"


class NoScreenError(BackfileError):
    """A window was asked for where none can be shown."""

    remedy = "Use a verb, as in “backfile import DUMP” and “backfile search WORDS”; “backfile --help” names them all."


def open_window(paths: Sequence[str | Path] = (), library: Path | None = None) -> int:
    """Show the window, or hand the paths to the one that has this library open. Returns the exit status."""
    libraries, dumps = sorted_out(paths)
    memory = Memory.read()
    chosen = (library or next(iter(libraries), None) or memory.last_library).expanduser().absolute()
    from backfile.app.instance import Request, hand_over

    token = os.environ.pop("XDG_ACTIVATION_TOKEN", "")
    if hand_over(chosen, Request(dumps, token)):
        return 0
    if not can_show_windows():
        raise NoScreenError("There is no screen to show a window on.")
    gc.disable()  # until `Garbage` does its work: looking through what is loaded takes 30 ms of the first paint
    from backfile.app.session import run

    return run(chosen, dumps, memory)


def sorted_out(paths: Sequence[str | Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Libraries and dumps among the paths, each absolute; a missing path is refused, as `import` refuses it."""
    found = [Path(each).expanduser().absolute() for each in paths]
    for path in found:
        if not os.path.lexists(path) and path.suffix != SUFFIX:
            raise NoSuchPath(f"There is nothing at {path}.")
    libraries = tuple(each for each in found if each.suffix == SUFFIX)
    return libraries, tuple(each for each in found if each.suffix != SUFFIX)


def can_show_windows() -> bool:
    """Whether Qt would find a screen; it ends the process where it finds none."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
