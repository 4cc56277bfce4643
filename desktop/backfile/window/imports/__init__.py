"""Imports as the window shows them: the process that runs them, the bar at the foot, and the page of reports.

`runner` starts `backfile import --messages` and turns its lines into one `ImportState`; `bar` shows that; `page` shows
what came in and what became of it, and each problem beside its raw record.
"""
