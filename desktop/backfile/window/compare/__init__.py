"""Versions of one article side by side, with the words that differ: which there are, two of them, and their changes.

`comparing` reads and compares in a thread; `cards` are the versions to choose from; `setting` puts two of them into a
document, which `sheet` shows; `page` joins them; `comparison` is all that the window knows.
"""

from backfile.window.compare.comparison import Comparison

__all__ = ["Comparison"]
