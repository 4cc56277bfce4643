"""A room imports from below only, and Qt stays in the two rooms at the top. desktop/README.md draws the floors."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile.commands import NAMES
from backfile.library import Library

PACKAGE = Path(__file__).resolve().parents[1] / "desktop" / "backfile"
GROUND = {"article", "errors", "paths"}

MAY_IMPORT = {
    "article": set(),
    "errors": set(),
    "paths": {"errors"},
    "text": {"article", "errors"},
    "library": GROUND | {"text"},
    "importer": GROUND | {"text", "library"},
    "search": GROUND | {"text", "library"},
    "export": GROUND | {"text", "library"},
    "commands": GROUND | {"text", "library", "importer", "search", "export"},
    "window": GROUND | {"text", "library", "importer", "search", "export", "commands"},
    "app": GROUND | {"text", "library", "importer", "search", "export", "commands", "window"},
    "__main__": GROUND | {"commands", "app"},
}
WITH_QT = {"window", "app"}


def rooms() -> dict[str, list[Path]]:
    """Each room's files: a folder's, or the one module at the top that is a room by itself."""
    found: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        if inside.name == "__init__.py" and len(inside.parts) == 1:
            continue  # the version, which every room may read
        found.setdefault(inside.with_suffix("").parts[0], []).append(path)
    return found


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything a file imports, wherever in it, for types alone included."""
    package = ("backfile", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *([node.module] if node.module else [])))
            # `from backfile import search` names the room only after the word import
            yield from (
                (node.lineno, f"{module}.{alias.name}" if module == "backfile" else module) for alias in node.names
            )


def test_every_room_has_its_floor() -> None:
    assert set(rooms()) == set(MAY_IMPORT)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_from_below_only(room: str) -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {name}"
        for path in rooms()[room]
        for line, name in imported(path)
        if name.startswith("backfile.") and name.split(".")[1] not in MAY_IMPORT[room] | {room, "__version__"}
    ]
    assert not wrong


@pytest.mark.parametrize("room", sorted(MAY_IMPORT.keys() - WITH_QT))
def test_qt_is_in_the_window_and_the_app_alone(room: str) -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in rooms()[room]
        for line, name in imported(path)
        if name.split(".")[0] in {"PySide6", "shiboken6"}
    ]
    assert not wrong


@pytest.fixture(scope="module")
def without_qt(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a machine on which Qt can't be loaded, in this process or in any that it starts."""
    folder = tmp_path_factory.mktemp("without-qt")
    for name in ("PySide6", "shiboken6"):
        (folder / f"{name}.py").write_text(f"raise ImportError('{name} is not to be loaded by a verb')\n")
    return {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{PACKAGE.parent}", "XDG_DATA_HOME": str(folder)}


def backfile(environment: dict[str, str], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "backfile", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("verb", NAMES)
def test_a_verb_can_be_asked_for_help_where_there_is_no_qt(without_qt: dict[str, str], verb: str) -> None:
    answer = backfile(without_qt, verb, "--help")
    assert (answer.returncode, answer.stderr) == (0, "")


def test_a_dump_is_imported_and_searched_where_there_is_no_qt(without_qt: dict[str, str], tmp_path: Path) -> None:
    dump = tmp_path / "harbour.jsonl"
    dump.write_text(
        '{"title": "Harbour closes", "text": "The harbour of Lumen closes for the winter, said its master."}\n'
    )
    library = tmp_path / "a.backfile"
    for arguments in (
        ("import", dump, "--library", library),
        ("search", "harbour", "--library", library),
        ("facets", "harbour", "--library", library),
        ("timeline", "", "--library", library),
        ("show", "1", "--library", library),
        ("raw", "1", "--library", library),
        ("problems", "--library", library),
        ("export", "", "--format", "jsonl", "--output", tmp_path / "out.jsonl", "--library", library),
        ("check", "--library", library),
        ("formats",),
    ):
        answer = backfile(without_qt, *arguments)
        assert answer.returncode == 0, (arguments, answer.stderr)


LATER = (
    *("numpy", "sqlite_utils", "opencc", "chardet", "dateutil", "regex", "rapidfuzz"),
    *("asyncio", "concurrent", "difflib", "email", "hashlib", "http", "multiprocessing", "ssl", "xml"),
    *("PySide6.QtPrintSupport",),
    *(f"backfile.{room}" for room in ("commands", "export")),
    *(f"backfile.importer.{room}" for room in ("pipeline", "readers", "record", "sniff")),
    *(f"backfile.search.{room}" for room in ("manifests", "plan", "reading", "searcher", "similarity", "usage")),
    *("backfile.text.dates", "backfile.window.empty", "backfile.window.keys", "backfile.window.raw_view"),
    *(f"backfile.window.{room}" for room in ("concordance", "mapping", "over_time")),
    *(f"backfile.window.{room}.page" for room in ("compare", "help", "imports")),
    *("backfile.window.all_values.panel", "backfile.window.article.raw", "backfile.window.corpus.dialog"),
    *("backfile.window.imports.bar", "backfile.window.lines.pane", "backfile.window.palette.palette"),
    *("backfile.window.saved.naming", "backfile.window.search_bar.help"),
)
"""What somebody sees or needs only later; the rooms of a name are meant as well."""


SEEN_BY = """
import os, sys, threading
from importlib.abc import MetaPathFinder
from pathlib import Path

class Noted(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if threading.current_thread() is threading.main_thread():  # a search loads what it needs beside the window
            loaded.append(name)

loaded = []
sys.meta_path.insert(0, Noted())
from backfile.app.memory import Memory
from backfile.app.session import Session, make_application

application = make_application()
Session(Memory.read(), application).open(Path(sys.argv[1]))
print(*loaded, flush=True)
os._exit(0)
"""


def test_the_first_paint_waits_for_nothing_that_is_only_needed_later(tmp_path: Path) -> None:
    library = tmp_path / "a.backfile"
    Library.open(library, create=True).close()
    own = {"XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    environment = {**os.environ, **own, "PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", SEEN_BY, str(library)]
    loaded = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()
    assert "backfile.window.main" in loaded
    assert not [name for name in loaded if any(f"{name}.".startswith(f"{later}.") for later in LATER)]


SEARCH = ("language", "results", "reading", "plan", "answer", "usage")
"""The floors inside the search, from the ground; what stands above them does not know each other."""
ABOVE = ("completing", "manifests", "similarity")


@pytest.mark.parametrize("room", [*SEARCH, *ABOVE])
def test_inside_the_search_the_language_knows_no_plan_and_no_plan_knows_an_answer(room: str) -> None:
    below = {*SEARCH[: SEARCH.index(room)], room} if room in SEARCH else {*SEARCH, room}
    at_types_alone = {"searcher"}  # the one that puts all of them together, named in signatures
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {name}"
        for path in rooms()["search"]
        if path.relative_to(PACKAGE / "search").with_suffix("").parts[0] == room
        for line, name in imported(path)
        if name.startswith("backfile.search.") and name.split(".")[2] not in below | at_types_alone
    ]
    assert not wrong
