"""Where things live: the user's data, settings and state folders, and the resources that ship with the program."""

from functools import cache
from pathlib import Path

import appdirs

APP = "backfile"


def default_library() -> Path:
    """The library that opens where none is named."""
    return Path(appdirs.user_data_dir(APP, appauthor=False)) / "library.backfile"


def settings_dir() -> Path:
    """The folder of what the user has chosen."""
    return Path(appdirs.user_config_dir(APP, appauthor=False))


def state_dir() -> Path:
    """The folder of what comes back after a restart: geometry, recent libraries, the last query."""
    return Path(appdirs.user_state_dir(APP, appauthor=False))


def cache_dir() -> Path:
    """The folder of what can be made anew, and may be deleted at any time."""
    return Path(appdirs.user_cache_dir(APP, appauthor=False))


@cache
def resources() -> Path:
    """The folder `resources/`, in a checkout, a wheel and a frozen app alike."""
    package = Path(__file__).resolve().parent
    for candidate in (package / "resources", package.parents[1] / "resources"):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("Backfile's resources are missing: install it again")
