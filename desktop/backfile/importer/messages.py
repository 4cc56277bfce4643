"""What a running import tells: the window's import bar, the terminal and the tests hear the same.

Over a pipe each message is one line of JSON, an object whose "message" names its class: "began", "progress", "problem",
"done", "finished", "asked" or "failed". The other keys are the fields below.
"""

from dataclasses import asdict, dataclass

import orjson


@dataclass(frozen=True, slots=True)
class Books:
    """What became of the records: records = articles + duplicates + skipped + the problems that lost one."""

    files: int = 0
    records: int = 0
    articles: int = 0
    excerpts: int = 0  # beside the records: they come with their article
    duplicates: int = 0
    skipped: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class Began:
    """A dump is about to be read."""

    dump: str  # its name
    path: str
    dump_id: int
    number: int  # from 1
    of: int  # how many dumps this import has


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a dump is, several times a second."""

    dump: str
    dump_id: int
    member: str | None  # that is being read
    bytes_done: int  # of the files on disk, packed as they are
    bytes_total: int
    files: int
    records: int
    articles: int
    excerpts: int
    duplicates: int
    skipped: int
    problems: int
    rate: float  # records a second, smoothed
    seconds_left: float | None
    paused: bool
    committed_id: int  # every item up to this number can be searched


@dataclass(frozen=True, slots=True)
class ProblemMet:
    """Something could not be read. At most 1,000 are told of a dump; the library has them all."""

    dump: str
    dump_id: int
    member: str | None
    record: int | None
    offset: int | None
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Done:
    """A dump was read to its end, or as far as it could be."""

    dump: str
    path: str
    dump_id: int
    format: str | None  # the names of its readers, commas between
    status: str  # done, cancelled or failed
    files: int
    records: int
    articles: int
    excerpts: int
    duplicates: int
    skipped: int
    problems: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Finished:
    """The whole import is over."""

    files: int
    records: int
    articles: int
    excerpts: int
    duplicates: int
    skipped: int
    problems: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Nothing of a dump was read: its columns are not well understood, and somebody wanted to look first."""

    dump: str
    path: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The import could not go on. What was committed is safe."""

    sentence: str


Message = Began | Progress | ProblemMet | Done | Finished | Asked | Failed

_NAMES: dict[type[Message], str] = {
    Began: "began",
    Progress: "progress",
    ProblemMet: "problem",
    Done: "done",
    Finished: "finished",
    Asked: "asked",
    Failed: "failed",
}
_CLASSES = {name: kind for kind, name in _NAMES.items()}


def encode(message: Message) -> bytes:
    """One line of JSON, with its newline."""
    return orjson.dumps({"message": _NAMES[type(message)], **asdict(message)}, default=str) + b"\n"


def decode(line: bytes) -> Message | None:
    """The message of a line; None for a line that is none."""
    try:
        values = orjson.loads(line)
        kind = _CLASSES[values.pop("message")]
        return kind(**values)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
