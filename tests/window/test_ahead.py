"""What is loaded before a view is opened."""

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication
from backfile.window.ahead import Ahead
application = QCoreApplication([])
ahead = Ahead(application)
steps = 0
while ahead.step():
    steps += 1
before = set(sys.modules)
import backfile.window.concordance.pane, backfile.window.over_time.pane, backfile.window.lines.pane
print(steps > 40, set(sys.modules) - before, {"numpy", "opencc", "regex", "sqlite_utils"} & set(sys.modules))
"""


def test_the_views_are_loaded_step_by_step_and_nothing_heavy_with_them() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "set()", "set()"]
