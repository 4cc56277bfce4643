"""What a running export tells the window: over a pipe, each message is one line of JSON.

It is an object whose "message" names its class, "progress", "finished" or "failed"; the other keys are the fields.
"""

from dataclasses import asdict, dataclass

import orjson


@dataclass(frozen=True, slots=True)
class Progress:
    """How many articles are written."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The file is there, whole."""

    articles: int


@dataclass(frozen=True, slots=True)
class Failed:
    """No file was written."""

    sentence: str


Message = Progress | Finished | Failed

_CLASSES: dict[str, type[Message]] = {"progress": Progress, "finished": Finished, "failed": Failed}
_NAMES = {kind: name for name, kind in _CLASSES.items()}


def encode(message: Message) -> bytes:
    """One line of JSON, with its newline."""
    return orjson.dumps({"message": _NAMES[type(message)], **asdict(message)}) + b"\n"


def decode(line: bytes) -> Message | None:
    """The message of a line; None for a line that is none."""
    try:
        values = orjson.loads(line)
        return _CLASSES[values.pop("message")](**values)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
