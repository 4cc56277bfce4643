"""One of the programs that are measured: its index, and the process that asks it."""

import json
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from processes import Taken, watched
from queries import Asked

HERE = Path(__file__).resolve().parent
SYSTEM_PYTHON = "/usr/bin/python3"
_PIECE = 1 << 24
RECOLL_TAKES = 20_000  # articles: it would take all night for a million
NAMES = {"backfile": "Backfile", "sqlite_utils": "sqlite-utils", "recoll": f"Recoll, at {RECOLL_TAKES:,}"}


@dataclass(slots=True)
class Program:
    """One program, its index, and the process that asks it."""

    name: str
    folder: Path
    articles: int
    taken: Taken | None = None
    process: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def label(self) -> str:
        return NAMES.get(self.name, self.name)

    def command(self, *arguments: str | Path) -> list[str | Path]:
        return [SYSTEM_PYTHON if self.name == "recoll" else sys.executable, HERE / "serve.py", self.name, *arguments]

    def build(self, source: Path) -> None:
        if self.folder.exists():
            return
        self.folder.mkdir(parents=True)
        self.taken = watched(self.command("build", source, str(self.articles), self.folder))

    def size(self) -> int:
        return sum(
            path.stat().st_size for path in self.folder.rglob("*") if path.is_file() and "files" not in path.parts
        )

    def index_size(self) -> int | None:
        """The bytes of what finds words, without the texts."""
        answer = subprocess.run(self.command("size", self.folder), stdout=subprocess.PIPE, text=True, check=True)
        size: int | None = json.loads(answer.stdout)
        return size

    def warm(self) -> None:
        """Read its files through once: which pages the machine remembers from before must not decide."""
        for path in self.folder.rglob("*"):
            if path.is_file() and "files" not in path.parts:
                with path.open("rb") as file:
                    while file.read(_PIECE):
                        pass

    def ask(self, what: str, asked: Asked) -> dict[str, Any] | None:
        if self.process is None:
            command = self.command("ask", self.folder)
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps({"what": what, "asked": asdict(asked)}), file=self.process.stdin, flush=True)
        answer: dict[str, Any] | None = json.loads(self.process.stdout.readline())
        return answer

    def close(self) -> None:
        """End its process."""
        if self.process is not None:
            self.process.communicate()


def here() -> list[str]:
    """The programs that can be measured on this machine."""
    found = [name for name in ("backfile", "tantivy", "sqlite_utils", "bm25s") if find_spec(name)]
    with_recoll = (
        subprocess.run([SYSTEM_PYTHON, "-c", "import recoll"], capture_output=True, check=False).returncode == 0
    )
    return [*found, "recoll"] if shutil.which("recollindex") and with_recoll else found
