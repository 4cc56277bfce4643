"""What the window knows of an import, as one plain value, and how each message of its process changes it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from backfile.importer import messages as told


class Phase(StrEnum):
    """Where an import stands."""

    IDLE = "idle"  # nothing to show
    STARTING = "starting"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"  # told to cancel, not yet ended
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


ACTIVE = frozenset({Phase.STARTING, Phase.RUNNING, Phase.PAUSED, Phase.STOPPING})


NONE = told.Books()


@dataclass(frozen=True, slots=True)
class ImportState:
    """One import. Counts are of all its dumps so far; progress is of the dump that is being read."""

    phase: Phase = Phase.IDLE
    paths: tuple[Path, ...] = ()
    name: str = ""  # of the dump that is read, or was read last
    dump_id: int | None = None
    done: int = 0  # bytes of this dump
    total: int = 0
    rate: float = 0.0  # records a second
    seconds_left: float | None = None
    articles: int = 0
    excerpts: int = 0
    duplicates: int = 0
    records: int = 0
    skipped: int = 0
    problems: int = 0
    seconds: float = 0.0
    earlier: told.Books = NONE  # of the dumps of this import that are done
    skipped_in: int | None = None  # the first of its dumps of which something was skipped
    problems_in: int | None = None  # the first that has problems
    following: tuple[str, ...] = ()  # names of the dumps of this import that come after this one
    queued: tuple[str, ...] = ()  # names of what the imports after this one will read
    sentence: str = ""  # why it failed

    @property
    def active(self) -> bool:
        """Whether its process runs."""
        return self.phase in ACTIVE

    @property
    def waiting(self) -> tuple[str, ...]:
        """Names of all that waits."""
        return self.following + self.queued

    @property
    def percent(self) -> int:
        """How much of this dump is read, by bytes; 100 only at its end."""
        if self.total <= 0:
            return 0
        return min(99, max(0, self.done * 100 // self.total))


def after(state: ImportState, message: told.Message) -> ImportState:
    """The state once `message` was heard."""
    match message:
        case told.Began():
            left = tuple(path.name for path in state.paths[message.number :])
            return replace(
                state,
                phase=state.phase if state.phase is Phase.STOPPING else Phase.RUNNING,
                name=message.dump,
                dump_id=message.dump_id,
                following=left,
                done=0,
                total=0,
                seconds_left=None,
            )
        case told.Progress():
            return _progressed(state, message)
        case told.Done():
            before = state.earlier
            books = told.Books(
                articles=before.articles + message.articles,
                excerpts=before.excerpts + message.excerpts,
                duplicates=before.duplicates + message.duplicates,
                records=before.records + message.records,
                skipped=before.skipped + message.skipped,
                problems=before.problems + message.problems,
            )
            return replace(
                _counted(state, books),
                earlier=books,
                done=state.total,
                skipped_in=message.dump_id if message.skipped and not before.skipped else state.skipped_in,
                problems_in=message.dump_id if message.problems and not before.problems else state.problems_in,
            )
        case told.Finished():
            ended = Phase.CANCELLED if state.phase is Phase.STOPPING else Phase.DONE
            return replace(state, phase=ended, seconds=message.seconds, following=())
        case told.Failed():
            return replace(state, phase=Phase.FAILED, sentence=message.sentence)
        case _:
            return state


def _progressed(state: ImportState, message: told.Progress) -> ImportState:
    phase = state.phase
    if phase is not Phase.STOPPING:
        phase = Phase.PAUSED if message.paused else Phase.RUNNING
    before = state.earlier
    books = told.Books(
        articles=before.articles + message.articles,
        excerpts=before.excerpts + message.excerpts,
        duplicates=before.duplicates + message.duplicates,
        records=before.records + message.records,
        skipped=before.skipped + message.skipped,
        problems=before.problems + message.problems,
    )
    return replace(
        _counted(state, books),
        phase=phase,
        done=message.bytes_done,
        total=message.bytes_total,
        rate=message.rate,
        seconds_left=message.seconds_left,
    )


def _counted(state: ImportState, books: told.Books) -> ImportState:
    return replace(
        state,
        articles=books.articles,
        excerpts=books.excerpts,
        duplicates=books.duplicates,
        records=books.records,
        skipped=books.skipped,
        problems=books.problems,
    )
