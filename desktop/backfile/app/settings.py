"""What the user chose. Each setting is one line: its name, default, label and help."""

from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from backfile.app.store import read_json, write_json
from backfile.paths import settings_dir

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Percent, from the smallest to the largest."""


def choice(default: object, label: str, explains: str, allowed: tuple[object, ...]) -> object:
    """A field of `Settings` with what a dialog and the manual need to know about it."""
    return field(default=default, metadata={"label": label, "help": explains, "allowed": allowed})


@dataclass(frozen=True, slots=True)
class Settings:
    """Read once when the program opens, and passed inward."""

    appearance: str = choice(  # type: ignore[assignment]
        "system", "Appearance", "Light or dark, or as the system has it.", ("system", "light", "dark")
    )
    gently: bool = choice(  # type: ignore[assignment]
        False, "Use less of this computer", "Imports take one core, at low priority, and pause.", (False, True)
    )
    pictures: float = choice(  # type: ignore[assignment]
        2.0, "Keep pictures", "Pictures of articles are kept up to this size, in megabytes.", (0.0, 0.5, 2.0, 10.0)
    )
    text_size: int = choice(100, "Text size", "Size of an article's text, in percent.", TEXT_SIZES)  # type: ignore[assignment]


def read_settings(path: Path | None = None) -> Settings:
    """The settings in the file; a value that is not allowed is as if it were not there."""
    stored = read_json(path or settings_dir() / "settings.json")
    known = {each.name: stored.get(each.name) for each in fields(Settings)}
    fit: dict[str, Any] = {
        each.name: known[each.name] for each in fields(Settings) if known[each.name] in each.metadata["allowed"]
    }
    return Settings(**fit)


def write_settings(settings: Settings, path: Path | None = None) -> None:
    """Keep the settings for the next start."""
    write_json(path or settings_dir() / "settings.json", asdict(settings))
