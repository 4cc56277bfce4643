"""Measures import and each class of query, ours and other programs', on the same data in one run; prints Markdown.

    python tests/benchmarks/run.py --articles 100000 [--folder /tmp/benchmark] [--engines backfile,tantivy]

The others: `pip install -e '.[benchmark]'` and, for Recoll, `apt-get install recollcmd python3-recoll`; what is not
there is left out. Each runs in a process of its own, one after the other; every program answers a class of query before
the next class. An archive and indexes that are in the folder already are used again.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

import archive
from processes import Taken, watched
from queries import Asked, draw

HERE = Path(__file__).resolve().parent
SYSTEM_PYTHON = "/usr/bin/python3"
RECOLL_TAKES = 20_000  # articles: it would take all night for a million
NAMES = {"backfile": "Backfile", "sqlite_utils": "sqlite-utils", "recoll": f"Recoll, at {RECOLL_TAKES:,}"}
QUESTIONS = {"first": "First 20 with text", "count": "Exact count", "facets": "Facets", "timeline": "Timeline"}


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

    def ask(self, what: str, asked: Asked) -> dict[str, Any] | None:
        if self.process is None:
            command = self.command("ask", self.folder)
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps({"what": what, "asked": asdict(asked)}), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())


def here() -> list[str]:
    """The programs that can be measured on this machine."""
    found = [name for name in ("backfile", "tantivy", "sqlite_utils", "bm25s") if find_spec(name)]
    with_recoll = (
        subprocess.run([SYSTEM_PYTHON, "-c", "import recoll"], capture_output=True, check=False).returncode == 0
    )
    return [*found, "recoll"] if shutil.which("recollindex") and with_recoll else found


def percentiles(seconds: Iterable[float]) -> str:
    milliseconds = 1000 * np.array(list(seconds))
    return "/".join(f"{value:.1f}" if value < 10 else f"{value:.0f}" for value in np.percentile(milliseconds, (50, 95)))


def table(head: list[str], rows: Iterable[list[str]]) -> None:
    for row in (head, ["---"] * len(head), *rows):
        print("| " + " | ".join(row) + " |", flush=True)
    print()


def imports(programs: list[Program], source: Path, total: int) -> None:
    """What building each index took. Its size is set against the bytes of the articles in it."""
    rows = []
    for program in programs:
        program.build(source)
        if program.taken is not None:
            ratio = program.size() / (source.stat().st_size * program.articles / total)
            memory = " + ".join(f"{peak / 1e6:.0f}" for peak in program.taken.memory if peak > 40e6)
            speed = program.articles / program.taken.seconds
            work = f"{1e6 * program.taken.worked / program.articles:,.0f}"
            rows.append([program.label, f"{speed:,.0f}", work, memory, f"{ratio:.2f}"])
    table([f"Import, {total:,} articles", "articles/s", "CPU µs each", "memory, MB", "size ÷ JSON Lines"], rows)


def questions(programs: list[Program], classes: dict[str, list[Asked]], what: str) -> None:
    """p50/p95 in milliseconds for each class, or a dash where a program can't be asked or misses most."""
    rows = []
    disagreeing = []
    for name, all_asked in classes.items():
        measured = []
        for program in programs:
            program.ask(what, all_asked[0])  # its pages are warm and its code is loaded
            answers = [program.ask(what, asked) for asked in all_asked[1:]]
            measured.append([answer for answer in answers if answer is not None])
        if what == "count" and (differing := disagreements(programs, measured)):
            disagreeing.append(f"{name}: {differing}")
        finds = [sum(answer["found"] > 0 for answer in answers) for answers in measured]
        enough = max(finds) / 2
        rows.append(
            [
                name,
                *(
                    percentiles(answer["seconds"] for answer in answers) if answers and found >= enough else "–"
                    for answers, found in zip(measured, finds, strict=True)
                ),
            ]
        )
    answering = [at for at in range(len(programs)) if any(row[at + 1] != "–" for row in rows)]
    if answering:
        head = [f"{QUESTIONS[what]}, ms p50/p95", *(programs[at].label for at in answering)]
        table(head, ([row[0], *(row[at + 1] for at in answering)] for row in rows))
    if what == "count":
        print("Counts that are not Backfile's:", "; ".join(disagreeing) or "none", end=".\n\n")


def disagreements(programs: list[Program], measured: list[list[dict[str, Any]]]) -> str:
    """How many questions the others count otherwise than the first program: "tantivy 3 of 39"; empty where none."""
    ours, *theirs = [[answer["found"] for answer in answers] for answers in measured]
    different = [sum(a != b for a, b in zip(ours, found, strict=True)) if found else 0 for found in theirs]
    return ", ".join(
        f"{program.label} {n} of {len(ours)}" for program, n in zip(programs[1:], different, strict=True) if n
    )


def conditions(engines: list[str]) -> None:
    """When, on what, and which releases. Other work on the machine shows in its load."""
    packages = {"tantivy": "tantivy", "sqlite_utils": "sqlite-utils", "bm25s": "bm25s"}
    releases = [f"{package} {version(package)}" for name, package in packages.items() if name in engines]
    print(
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f},",
        ", ".join([f"Backfile {version('backfile')}", f"Python {platform.python_version()}", *releases]) + "\n",
    )


def typing(library: Path, words: list[str]) -> None:
    """Letter by letter, as in the window."""
    answer = subprocess.run(
        [sys.executable, HERE / "keystrokes.py", library, *words], stdout=subprocess.PIPE, text=True, check=True
    )
    typed = json.loads(answer.stdout)
    letters = len(typed["answered"]) + typed["overtaken"]
    print(
        f"Typed, a letter each 100 ms: {letters} letters, answered after {percentiles(typed['answered'])} ms,"
        f" {typed['overtaken']} overtaken by the next letter.\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keeps archive and indexes there")
    parser.add_argument("--engines", help="only these, with commas between", default=",".join(here()))
    parser.add_argument("--each", type=int, default=40, help="questions of each class")
    options = parser.parse_args()
    conditions(options.engines.split(","))
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        source = folder / f"{options.articles}.jsonl"
        if not source.exists():
            archive.write(source, options.articles)
        programs = [
            Program(
                name,
                folder / f"{options.articles}-{name}",
                min(options.articles, RECOLL_TAKES) if name == "recoll" else options.articles,
            )
            for name in options.engines.split(",")
        ]
        imports(programs, source, options.articles)
        classes = draw(source, options.each)
        for what in QUESTIONS:
            questions(programs, classes, what)
        for program in programs:
            if program.process is not None:
                program.process.communicate()
        if "backfile" in options.engines.split(","):
            words = [
                asked.words[0] for name in ("common, in 4 %", "stop word, in 60 %") for asked in classes[name][:12]
            ]
            typing(folder / f"{options.articles}-backfile" / "a.backfile", words)


if __name__ == "__main__":
    main()
