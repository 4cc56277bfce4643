"""The application round the window: QApplication, one instance a library, what the user chose and what comes back.

`open_window` is the one way in. It stands on top of all other rooms and knows the window alone by its few public names.
"""

from backfile.app.opening import open_window

__all__ = ["open_window"]
