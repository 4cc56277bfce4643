"""What packaging/ promises: one command on a fresh machine, a quick second start, into the menu and out again."""

import os
import shlex
import shutil
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest

from backfile.commands import NAMES

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packaging/ is for Linux")


# --- packaging/run, in a checkout of a program that says how it was started ------------------------------------------

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "backfile"
version = "1"
"""

# The least that pip asks of a build backend: no network, no other package.
BACKEND = """
import zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(f"{folder}/backfile-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("backfile.pth", __file__.rpartition("/")[0] + "/desktop")
        wheel.writestr("backfile-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: backfile\\nVersion: 1\\n")
        wheel.writestr("backfile-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr("backfile-1.dist-info/RECORD", "")
    return "backfile-1-py3-none-any.whl"
"""

MAIN = "import os, sys; print(os.getcwd(), *sys.argv[1:], sep='|')"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("a checkout")
    shutil.copytree(PACKAGING, root / "packaging")
    package = root / "desktop" / "backfile"
    (package / "commands").mkdir(parents=True)
    shutil.copy(ROOT / "desktop" / "backfile" / "commands" / "__init__.py", package / "commands")
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(MAIN)
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "backend.py").write_text(BACKEND)
    return root


def environment(**changed: str | None) -> dict[str, str]:
    """Ours, as a shell on a machine without a screen would have it, with those changes."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return {**kept, **{name: value for name, value in changed.items() if value is not None}}


def start(checkout: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [checkout / "packaging" / "run", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True, timeout=120, check=False)


def test_two_first_starts_at_once_set_up_one_sound_environment(checkout: Path) -> None:
    shutil.rmtree(checkout / ".venv", ignore_errors=True)
    command = [checkout / "packaging" / "run", "search", "harbour"]
    both = [
        subprocess.Popen(command, cwd=checkout, env=environment(), stdout=-1, stderr=-1, text=True) for _ in range(2)
    ]
    answers = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], answers
    assert {out for out, _ in answers} == {f"{checkout}|search|harbour\n"}
    assert sum("installing into" in said for _, said in answers) == 1
    assert sum("waiting for another start" in said for _, said in answers) <= 1


def test_the_second_start_has_nothing_to_do_and_says_nothing(checkout: Path) -> None:
    start(checkout, "formats")
    again = start(checkout, "formats")
    assert (again.returncode, again.stderr) == (0, "")


def test_a_set_up_that_was_cut_off_begins_again(checkout: Path) -> None:
    start(checkout, "formats")
    (checkout / ".venv" / "set-up-unfinished").touch()  # what a `kill -9` leaves
    shutil.rmtree(next((checkout / ".venv" / "lib").glob("python*/site-packages/pip")))
    mended = start(checkout, "formats")
    assert mended.returncode == 0
    assert "cut off" in mended.stderr


def test_a_changed_project_file_is_installed_again(checkout: Path) -> None:
    start(checkout, "formats")
    with (checkout / "pyproject.toml").open("a") as file:
        file.write("description = 'changed'\n")
    assert "installing into" in start(checkout, "formats").stderr


def test_arguments_stay_relative_to_the_folder_of_the_caller(checkout: Path, tmp_path: Path) -> None:
    link = tmp_path / "backfile"
    link.symlink_to(checkout / "packaging" / "run")
    (tmp_path / "backfile.py").write_text("raise SystemExit('a module where the user happens to be')")
    answer = subprocess.run(
        [link, "import", "my dump.zip"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert answer.stdout == f"{tmp_path}|import|my dump.zip\n"


@pytest.mark.parametrize(
    "arguments",
    [
        *([name] for name in NAMES),
        ["--library", "a.backfile", "search", "harbour"],
        ["--library=a.backfile", "--json", "search", "harbour"],
        ["--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_the_command_line_needs_no_screen(checkout: Path, arguments: list[str]) -> None:
    answer = start(checkout, *arguments)
    assert (answer.returncode, answer.stdout.rstrip("\n").split("|")[1:]) == (0, arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dump.zip"],
        ["--library", "search"],  # a library of that name
        ["--", "search"],  # a path, after the dashes
    ],
    ids=" ".join,
)
def test_the_window_says_what_to_do_where_there_is_no_screen(checkout: Path, arguments: list[str]) -> None:
    answer = start(checkout, *arguments)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "no" in answer.stderr
    assert "packaging/run import" in answer.stderr


# --- packaging/install and packaging/uninstall ----------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a user whose folders are all empty."""
    return environment(
        HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"), XDG_CONFIG_HOME=str(tmp_path / "config")
    )


def call(name: str, home: dict[str, str]) -> None:
    subprocess.run([PACKAGING / name], env=home, check=True, capture_output=True, text=True, timeout=300)


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def entry(home: dict[str, str]) -> tuple[Path, RawConfigParser]:
    path = Path(home["XDG_DATA_HOME"]) / "applications" / "backfile.desktop"
    parsed = RawConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(path, encoding="utf-8")
    return path, parsed


def test_the_menu_entry_is_valid_and_starts_this_checkout(home: dict[str, str]) -> None:
    call("install", home)
    path, parsed = entry(home)
    assert shlex.split(parsed["Desktop Entry"]["Exec"]) == [str(PACKAGING / "run"), "%F"]
    assert parsed["Desktop Entry"]["StartupWMClass"] == "backfile"
    validate = shutil.which("desktop-file-validate")
    if validate is None:
        pytest.skip("desktop-file-validate is not here: install desktop-file-utils")
    checked = subprocess.run([validate, path], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


def test_the_icon_is_there_in_every_size(home: dict[str, str]) -> None:
    call("install", home)
    icons = Path(home["XDG_DATA_HOME"]) / "icons" / "hicolor"
    sizes = {f"{size}x{size}/apps/backfile.png" for size in (16, 24, 32, 48, 64, 128, 256, 512)}
    assert files(icons) == sizes | {"scalable/apps/backfile.svg"}


SNIFF = """
import sys
from PySide6.QtCore import QMimeDatabase

for path in sys.argv[1:]:
    print(QMimeDatabase().mimeTypeForFile(path).name())
"""


def test_a_library_is_known_by_its_content_and_by_its_name(home: dict[str, str], tmp_path: Path) -> None:
    from backfile.library import Library

    call("install", home)
    library = tmp_path / "news.backfile"
    Library.open(library, create=True).close()
    unnamed = tmp_path / "a file without a suffix"
    shutil.copy(library, unnamed)
    empty = tmp_path / "empty.backfile"
    empty.touch()
    command = [sys.executable, "-c", SNIFF, library, unnamed, empty]
    answer = subprocess.run(command, env=home, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["application/x-backfile"] * 3


def test_what_opened_a_dump_before_still_does(home: dict[str, str]) -> None:
    if shutil.which("xdg-mime") is None:
        pytest.skip("xdg-mime is not here: install xdg-utils")
    applications = Path(home["XDG_DATA_HOME"]) / "applications"
    applications.mkdir(parents=True)
    (applications / "tables.desktop").write_text(
        "[Desktop Entry]\nType=Application\nName=Tables\nExec=true\nMimeType=text/csv;\n"
    )
    query = ["xdg-mime", "query", "default", "text/csv"]
    before = subprocess.run(query, env=home, capture_output=True, text=True, check=True).stdout
    assert before == "tables.desktop\n"
    call("install", home)
    assert "text/csv" in entry(home)[1]["Desktop Entry"]["MimeType"].split(";")
    assert subprocess.run(query, env=home, capture_output=True, text=True, check=True).stdout == before


def test_taking_it_out_leaves_the_libraries_and_the_files_of_others(home: dict[str, str]) -> None:
    data = Path(home["XDG_DATA_HOME"])
    kept = {
        "backfile/library.backfile",
        "applications/other.desktop",
        "icons/hicolor/16x16/apps/other.png",
        "mime/packages/other.xml",
    }
    for name in kept:
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).touch()
    (data / "mime/packages/other.xml").write_text(
        '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info"/>'
    )
    call("install", home)
    call("uninstall", home)
    assert kept <= files(data)
    ours = {name for name in files(data) - kept if "backfile" in name or b"backfile" in (data / name).read_bytes()}
    assert not ours
    call("uninstall", home)  # nothing to take out is no failure


@pytest.mark.parametrize(
    "path",
    ["/home/a/backfile/run", "/a folder/run", '/the "new" one/run', "/100 %/run", "/$HOME/`x`/run", "/back\\slash/run"],
)
def test_the_menu_starts_a_checkout_in_a_folder_of_any_name(path: str) -> None:
    script = f'. {shlex.quote(str(PACKAGING / "lib.sh"))}; . {shlex.quote(str(PACKAGING / "menu.sh"))}; quoted "$1"'
    command = ["bash", "-c", script, "bash", path]
    quoted = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    # Read back as the Desktop Entry Specification says: the string's escapes, the argument's, then the field codes.
    # In double quotes the argument's escapes are the shell's.
    string = quoted.replace("\\\\", "\\").replace("%%", "%")
    assert subprocess.run(["bash", "-c", f"printf %s {string}"], capture_output=True, text=True).stdout == path
