"""Runs imports in a process of their own, one after the other, and tells how they go.

An import that dies takes nothing with it: what it committed is in the library, and the next run goes on from there.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from backfile.importer import messages as told
from backfile.window.child import Child
from backfile.window.imports.state import ImportState, Phase, after
from backfile.window.imports.wish import Wish

GRACE = 8_000
"""Milliseconds that a cancelled import gets to end by itself: it finishes its transaction."""


@dataclass(frozen=True, slots=True)
class Committed:
    """Every item up to this number can be searched."""

    up_to: int


class ImportRunner(QObject):
    """The imports of one window. `state` is the one that runs, or the last one that ran."""

    changed = Signal(object)  # ImportState
    committed = Signal(object)  # Committed: there is something new to search
    problem_met = Signal(object)  # importer.messages.ProblemMet
    ended = Signal(object)  # ImportState: done, cancelled or failed
    asked = Signal(object)  # Path of a dump that is not well understood: nothing of it was read

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = ImportState()
        self._library: Path | None = None
        self._queue: deque[tuple[Path, Wish]] = deque()  # library, and what is wanted
        self._wish = Wish(())
        self._gentle = False
        self.largest_picture = 2.0  # megabytes; for the imports that begin from now on
        self._process: Child | None = None
        self._committed = 0
        self._grace = QTimer(self, singleShot=True, interval=GRACE)
        self._grace.timeout.connect(self.kill)

    @property
    def busy(self) -> bool:
        """Whether an import's process runs."""
        return self._process is not None and self._process.state() is not QProcess.ProcessState.NotRunning

    def set_library(self, path: Path | None) -> None:
        """Import into this library from now on; what waits already goes where it was meant to go."""
        self._library = path

    @property
    def gentle(self) -> bool:
        """Whether imports use less of this computer."""
        return self._gentle

    def be_gentle(self, on: bool) -> None:
        """Use less of this computer, also for what runs now."""
        if on != self._gentle:
            self._gentle = on
            self._say("gently" if on else "briskly")
            self._set(self.state)

    def start(self, wanted: Sequence[Path] | Wish) -> None:
        """Import these, now or when those before are done."""
        wish = wanted if isinstance(wanted, Wish) else Wish(tuple(wanted))
        if not wish.paths or self._library is None:
            return
        self._queue.append((self._library, wish))
        if self._process is None:
            self._run_next()
        else:
            self._set(self.state)

    def pause(self) -> None:
        """Let it wait; what is committed stays searchable."""
        if self.state.phase is Phase.RUNNING:
            self._say("pause")
            self._set(replace(self.state, phase=Phase.PAUSED))

    def resume(self) -> None:
        """Let it go on."""
        if self.state.phase is Phase.PAUSED:
            self._say("resume")
            self._set(replace(self.state, phase=Phase.RUNNING))

    def cancel(self) -> None:
        """End it with what it has, and drop what waits."""
        self._queue.clear()
        if self._process is not None:
            self._say("cancel")
            self._grace.start()
            self._set(replace(self.state, phase=Phase.STOPPING))

    def again(self) -> None:
        """Import what was imported last once more: it goes on where it stopped."""
        if not self.state.active:
            self.start(self._wish)

    def dismiss(self) -> None:
        """Show nothing of an import that has ended."""
        if not self.state.active:
            self._set(ImportState())

    def close(self) -> None:
        """End what runs, before the window goes; a moment at most."""
        self._queue.clear()
        if self._process is not None:
            process = self._process
            self._say("cancel")
            process.closeWriteChannel()
            process.end_within(3_000)

    def _run_next(self) -> None:
        if not self._queue:
            return
        library, self._wish = self._queue.popleft()
        paths = self._wish.paths
        self._committed = 0
        self._process = process = Child(self)
        process.readyReadStandardOutput.connect(self._listen)
        process.finished.connect(self._end)
        process.errorOccurred.connect(self._fail_to_start)
        wanted = self._wish.words(gently=self._gentle, largest_picture=self.largest_picture)
        words = ("--library", str(library), "import", "--messages", *wanted)
        self._set(ImportState(Phase.STARTING, paths, name=paths[0].name, following=tuple(p.name for p in paths[1:])))
        process.begin(*words)

    def _listen(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            message = told.decode(bytes(process.readLine().data()))
            if message is not None:
                self._hear(message)

    def _hear(self, message: told.Message) -> None:
        if isinstance(message, told.ProblemMet):
            self.problem_met.emit(message)
            return
        if isinstance(message, told.Asked):
            self.asked.emit(Path(message.path))
            return
        if isinstance(message, told.Finished) and self.state.dump_id is None:
            self._set(ImportState())  # everything was left until the user has looked at it
            return
        self._set(after(self.state, message))
        if isinstance(message, told.Progress) and message.committed_id > self._committed:
            self._committed = message.committed_id
            self.committed.emit(Committed(message.committed_id))

    def _end(self) -> None:
        self._listen()
        self._let_go()
        if self.state.active:  # it told nothing of its end
            cancelled = self.state.phase is Phase.STOPPING
            crashed = self.tr("The import stopped before its end. %Ln article(s) are safe.", "", self.state.articles)
            self._set(
                replace(
                    self.state,
                    phase=Phase.CANCELLED if cancelled else Phase.FAILED,
                    sentence="" if cancelled else crashed,
                )
            )
        self.committed.emit(Committed(self._committed))
        self.ended.emit(self.state)
        self._run_next()

    def _fail_to_start(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            sentence = self.tr("The import could not start: %1").replace("%1", self._process.errorString())
            self._let_go()
            self._set(replace(self.state, phase=Phase.FAILED, sentence=sentence))
            self.ended.emit(self.state)

    def _let_go(self) -> None:
        self._grace.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None

    def kill(self) -> None:
        """End it at once, where it does not end by itself. The library survives that; a test holds it."""
        if self._process is not None:
            self._process.kill()

    def _say(self, word: str) -> None:
        if self._process is not None:
            self._process.write(f"{word}\n".encode())

    def _set(self, state: ImportState) -> None:
        queued = tuple(path.name for _, wish in self._queue for path in wish.paths)
        self.state = replace(state, queued=queued)
        self.changed.emit(self.state)
