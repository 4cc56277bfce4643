"""How Qt's dialogs tell a library from other files."""

import subprocess
import sys
from pathlib import Path

import pytest

from backfile.library import Library

PROGRAM = """
import sys
from backfile.app.session import make_application
application = make_application()
from PySide6.QtCore import QMimeDatabase
print(QMimeDatabase().mimeTypeForFile(sys.argv[1]).name())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="files have locks that closing lets go of")
def test_a_library_is_known_by_its_name_alone(tmp_path: Path) -> None:
    path = tmp_path / "press.backfile"
    Library.open(path, create=True).close()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)],
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["application/x-backfile"]  # as SQLite's own type its content was looked at
