"""Backfile: a desktop browser for news archives. `desktop/README.md` is the map of its rooms.

In a script or a notebook:

    import backfile

    for hit in backfile.search("xi -putin", library="press.backfile"):
        print(hit.date, hit.source, hit.title)
"""

from importlib import import_module

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name == "search":  # late: a verb that does not search does not load it
        return import_module("backfile.search")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
