"""Backfile: a desktop browser for news archives. `desktop/README.md` is the map of its rooms."""

__version__ = "0.1.0"
