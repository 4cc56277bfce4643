"""What the user wants of one import, as the words of the command line say it."""

from dataclasses import dataclass
from pathlib import Path

import orjson

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """Paths, and how to read them."""

    paths: tuple[Path, ...]
    mapping: Pairs = ()  # field and column
    encoding: str | None = None
    as_found: bool = False  # without what was said of these columns before
    keeps: bool = True  # the mapping is for every dump of that shape
    asks: bool = True  # a dump that is not well understood is left until the user has looked at it

    def words(self, *, gently: bool, largest_picture: float) -> list[str]:
        """The arguments of `import`; pictures are kept up to so many megabytes."""
        return [
            *reading_words(self.mapping, self.encoding, as_found=self.as_found),
            *([] if self.keeps else ["--once"]),
            *(["--ask"] if self.asks else []),
            *(["--gently"] if gently else []),
            f"--pictures={largest_picture:g}",
            "--",
            *map(str, self.paths),
        ]


def reading_words(mapping: Pairs, encoding: str | None, *, as_found: bool) -> list[str]:
    """The arguments that say how a dump is read."""
    said = [f"--map={field}={column}" for field, column in mapping]
    said += [f"--encoding={encoding}"] if encoding else []
    return [*said, "--as-found"] if as_found and not mapping else said


def mapping_in(options: str) -> Pairs:
    """The mapping that a dump was read with, as the library keeps it."""
    return tuple((str(field), str(column)) for field, column in orjson.loads(options).get("map", ()))
