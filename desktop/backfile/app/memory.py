"""What comes back after a restart: the libraries that were open, and how each window was left."""

from dataclasses import dataclass, field
from pathlib import Path

from backfile.app.store import read_json, write_json
from backfile.paths import default_library, state_dir

RECENT = 10
"""How many libraries are remembered."""


@dataclass(slots=True)
class Memory:
    """Recent libraries, the latest first, and for each what its window wants to find again (JSON values)."""

    recent: list[Path] = field(default_factory=list)
    windows: dict[str, dict[str, object]] = field(default_factory=dict)
    path: Path = field(default_factory=lambda: state_dir() / "state.json")

    @classmethod
    def read(cls, path: Path | None = None) -> "Memory":
        """What the last run left; nothing where its file is missing or damaged."""
        path = path or state_dir() / "state.json"
        stored = read_json(path)
        recent, windows = stored.get("recent"), stored.get("windows")
        return cls(
            [Path(each) for each in recent if isinstance(each, str)][:RECENT] if isinstance(recent, list) else [],
            {k: v for k, v in windows.items() if isinstance(v, dict)} if isinstance(windows, dict) else {},
            path,
        )

    @property
    def last_library(self) -> Path:
        """The library to open where none is named: the one open last, if it is still there."""
        return next((each for each in self.recent[:1] if each.exists()), default_library())

    def opened(self, library: Path) -> None:
        """Put it first among the recent ones, and keep that at once."""
        self.recent = [library, *(each for each in self.recent if each != library)][:RECENT]
        self.write()

    def window(self, library: Path) -> dict[str, object]:
        """How this library's window was left; else the size, panes and folders of the latest one."""
        if found := self.windows.get(str(library)):
            return found
        latest = next((self.windows[str(each)] for each in self.recent if str(each) in self.windows), {})
        return {key: latest[key] for key in ("geometry", "splitters", "folders") if key in latest}

    def left(self, library: Path, window: dict[str, object]) -> None:
        """Remember how the window of `library` was left."""
        self.windows[str(library)] = window
        self.write()

    def write(self) -> None:
        """Keep everything; windows of libraries no longer recent are forgotten."""
        kept = {str(each) for each in self.recent}
        write_json(
            self.path,
            {
                "recent": [str(each) for each in self.recent],
                "windows": {key: value for key, value in self.windows.items() if key in kept},
            },
        )
