"""Imports as the window shows them: the process that runs them, the bar at the foot, and the page of reports.

`runner` starts `backfile import --messages` and turns its lines into one `ImportState`; `bar` shows that; `page` shows
what came in and what became of it, and each problem beside its raw record.
"""

from backfile.window.imports.bar import ImportBar
from backfile.window.imports.page import ImportsPage
from backfile.window.imports.runner import Committed, ImportRunner
from backfile.window.imports.state import ImportState, Phase

__all__ = ["Committed", "ImportBar", "ImportRunner", "ImportState", "ImportsPage", "Phase"]
