"""Folders of which everything that is added is imported, while the program runs and at its next start."""

from backfile.window.watching.folders import Watched, Watching

__all__ = ["Watched", "Watching"]
