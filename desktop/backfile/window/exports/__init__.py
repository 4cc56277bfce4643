"""Exports as the window shows them: where to, the process that writes, its bar at the foot, and the word at its end.

`exporting` is the door. `asking` asks for a file in a format; `runner` starts `backfile export --messages`, the same
verb that a shell calls, and turns its lines into one `ExportState`; `bar` shows that.
"""

from backfile.window.exports.exporting import Exporting

__all__ = ["Exporting"]
