"""desktop/README.md is the map of the code, and the map is true."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DESKTOP = ROOT / "desktop"
MAP = (DESKTOP / "README.md").read_text(encoding="utf-8")


def test_the_map_has_every_folder_and_no_other() -> None:
    on_the_map = set(re.findall(r"^\| `([a-z_/]+)/` \|", MAP, re.MULTILINE))
    in_the_tree = {
        str(folder.relative_to(DESKTOP / "backfile"))
        for folder in (DESKTOP / "backfile").rglob("*")
        if folder.is_dir() and any(folder.glob("*.py"))
    }
    assert on_the_map == in_the_tree


def test_everything_that_the_map_names_exists() -> None:
    named = set(re.findall(r"`([a-z_/]+(?:\.py|/))`", MAP))
    places = (DESKTOP / "backfile", DESKTOP, ROOT)
    assert not {name for name in named if not any((place / name).exists() for place in places)}


def test_every_folder_says_in_its_init_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(DESKTOP))
        for path in (DESKTOP / "backfile").rglob("__init__.py")
        if not path.read_text(encoding="utf-8").startswith('"""')
    ]
    assert not silent


def test_every_link_of_the_readmes_leads_somewhere() -> None:
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in (ROOT / "README.md", DESKTOP / "README.md", ROOT / ".github" / "CONTRIBUTING.md")
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not dead
