"""Measures import and each class of query, ours and other programs', on the same data in one run; prints Markdown.

    python tests/benchmarks/run.py --articles 100000 [--folder /tmp/benchmark] [--engines backfile,tantivy]

The others: `pip install -e '.[benchmark]'` and, for Recoll, `apt-get install recollcmd python3-recoll`; what is not
there is left out. Each runs in a process of its own, one after the other; every program answers a class of query before
the next class, for some seconds at most. An archive and indexes that are in the folder already are used again.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
import orjson

import archive
from backfile.library import Library
from opening import measured
from program import HERE, RECOLL_TAKES, Program, here
from queries import SAMPLE, Asked, draw, draw_verbs

QUESTIONS = {
    "first": "First 20 with text",
    "count": "Exact count",
    "facets": "Facets",
    "timeline": "Timeline",
    "whole": "Every hit in order",
}
LONGEST = 5.0
"""Seconds for which a program is asked questions of a class; who takes longer for the first one is asked no other."""

RANKED = ("common, in 4 %", "stop word, in 60 %", "two words", "name", "phrase of stop words")
OPENED = {"paint": "first paint", "rows": "first rows", "answer": "all rows", "counts": "facets"}


def percentiles(seconds: Iterable[float]) -> str:
    milliseconds = 1000 * np.array(list(seconds))
    return "/".join(f"{value:.1f}" if value < 10 else f"{value:.0f}" for value in np.percentile(milliseconds, (50, 95)))


def table(head: list[str], rows: Iterable[list[str]]) -> None:
    for row in (head, ["---"] * len(head), *rows):
        print("| " + " | ".join(row) + " |", flush=True)
    print()


def imports(programs: list[Program], source: Path, total: int) -> None:
    """What building each index took."""
    rows = []
    for program in programs:
        program.build(source)
        if program.taken is not None:
            memory = " + ".join(f"{peak / 1e6:.0f}" for peak in program.taken.memory if peak > 40e6)
            speed = program.articles / program.taken.seconds
            work = f"{1e6 * program.taken.worked / program.articles:,.0f}"
            rows.append([program.label, f"{speed:,.0f}", work, memory])
    if rows:
        table([f"Import, {total:,} articles", "articles/s", "CPU µs each", "memory, MB"], rows)


def sizes(programs: list[Program], source: Path, total: int) -> None:
    """What lies on the disk, against the bytes of the archive; and what finds words, against the bytes of the texts."""
    with source.open("rb") as file:
        texts = [len((record["title"] + record["text"]).encode()) for record in map(orjson.loads, islice(file, SAMPLE))]
    rows = []
    for program in programs:
        whole = program.size() / (source.stat().st_size * program.articles / total)
        index = program.index_size()
        share = "–" if index is None else f"{index / (mean(texts) * program.articles):.2f}"
        rows.append([program.label, f"{whole:.2f}", share])
    table([f"Size, {total:,} articles", "all ÷ JSON Lines", "index ÷ text"], rows)


def questions(programs: list[Program], classes: dict[str, list[Asked]], what: str) -> None:
    """p50/p95 in milliseconds for each class, or a dash where a program can't be asked or misses most."""
    rows = []
    disagreeing = []
    for name, all_asked in classes.items():
        answers = [asked_for_some_time(program, what, all_asked) for program in programs]
        asks_alike = what == "count" and not name.startswith("typed")  # the others take letters for a beginning
        if asks_alike and (differing := disagreements(programs, answers)):
            disagreeing.append(f"{name}: {differing}")
        finds = [mean([answer["found"] > 0 for answer in own] or [0]) for own in answers]
        enough = max(finds) / 2
        rows.append(
            [
                name,
                *(
                    percentiles(answer["seconds"] for answer in own) if own and found >= enough else "–"
                    for own, found in zip(answers, finds, strict=True)
                ),
            ]
        )
    answering = [at for at in range(len(programs)) if any(row[at + 1] != "–" for row in rows)]
    if answering:
        head = [f"{QUESTIONS[what]}, ms p50/p95", *(programs[at].label for at in answering)]
        table(head, ([row[0], *(row[at + 1] for at in answering)] for row in rows))
    if what == "count":
        print("Counts that are not Backfile's:", "; ".join(disagreeing) or "none", end=".\n\n")


def asked_for_some_time(program: Program, what: str, all_asked: list[Asked]) -> list[dict[str, Any]]:
    """Its answers, but for the first: with that its pages are warm and its code is loaded. None that can't be asked."""
    first = program.ask(what, all_asked[0])
    if first is None:
        return []
    found: list[dict[str, Any]] = []
    left = LONGEST - first["seconds"]
    for asked in all_asked[1:]:
        if left < 0:
            break
        answer = program.ask(what, asked)
        if answer is not None:
            found.append(answer)
            left -= answer["seconds"]
    return found or [first]


def disagreements(programs: list[Program], measured: list[list[dict[str, Any]]]) -> str:
    """How many questions the others count otherwise than the first program: "tantivy 3 of 39"; empty where none."""
    ours, *theirs = [[answer["found"] for answer in answers] for answers in measured]
    # Of those who take long, fewer were asked; the one question of the slowest is another than the first of the rest.
    different = [sum(a != b for a, b in zip(ours, found, strict=False)) if len(found) > 1 else 0 for found in theirs]
    return ", ".join(
        f"{program.label} {n} of {min(len(ours), len(found))}"
        for program, found, n in zip(programs[1:], theirs, different, strict=True)
        if n
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
        f"Typed, a letter each 100 ms: {len(typed['rows'])} of {letters} letters had rows before the next one, after"
        f" {percentiles(typed['rows'])} ms; {len(typed['answered'])} all of them, after"
        f" {percentiles(typed['answered'] or [0.0])} ms.\n"
    )


def ranked(program: Program, classes: dict[str, list[Asked]]) -> None:
    """Of what too many have, how much of the first 20 is what the full formula puts first."""
    rows = []
    for name in RANKED:
        answers = [program.ask("overlap", asked) for asked in classes[name][:10]]
        shares = [answer["found"] / 100 for answer in answers if answer is not None]
        rows.append([name, f"{mean(shares):.2f}" if shares else "–", f"{min(shares):.2f}" if shares else "–"])
    table(["First 20 that are so by the full formula", "mean", "least"], rows)


def opened(library: Path, empty: Path) -> None:
    """From the command to the window, seconds: an empty library and this one."""
    if not empty.exists():
        Library.open(empty, create=True).close()
    found = {"empty": measured(empty, 5), "this one": measured(library, 5)}
    rows = [
        [name, *(f"{np.median([each[what] for each in times]):.2f}" if what in times[0] else "–" for what in OPENED)]
        for name, times in found.items()
    ]
    table(["Opened, seconds from the command", *OPENED.values()], rows)


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
        sizes(programs, source, options.articles)
        classes = draw(source, options.each)
        for program in programs:
            program.warm()
        for what in QUESTIONS:
            questions(programs, classes, what)
        ours = next((program for program in programs if program.name == "backfile"), None)
        if ours is not None:
            questions([ours], draw_verbs(classes), "first")
            ranked(ours, classes)
        for program in programs:
            program.close()
        if ours is not None:
            words = [asked.words[0] for name in RANKED[:2] for asked in classes[name][:12]]
            typing(ours.folder / "a.backfile", words)
            opened(ours.folder / "a.backfile", folder / "empty.backfile")


if __name__ == "__main__":
    main()
