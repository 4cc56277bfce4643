"""Runs exports in a process of their own, one after the other: `backfile export`, as a shell would."""

from collections import deque
from dataclasses import replace

import orjson
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from backfile.export import messages as told
from backfile.export.written import sweep
from backfile.window.child import Child
from backfile.window.exports.state import ExportState, Wish

GRACE = 3_000
"""Milliseconds that a cancelled export gets to end by itself; it looks between two articles."""


class ExportRunner(QObject):
    """The exports of one window. Each ends with one of `written`, `cancelled` and `failed`."""

    changed = Signal(object)  # ExportState; None while none runs
    written = Signal(object, int)  # Path, how many articles
    cancelled = Signal()
    failed = Signal(str)  # a sentence for the user

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: ExportState | None = None
        self._queue: deque[Wish] = deque()
        self._process: Child | None = None
        self._number = 0  # of the process, which forgets it when it ends
        self._end_told: told.Finished | told.Failed | None = None
        self._grace = QTimer(self, singleShot=True, interval=GRACE)
        self._grace.timeout.connect(self.kill)

    def start(self, wish: Wish) -> None:
        """Write this, now or when those before are done."""
        self._queue.append(wish)
        if self._process is None:
            self._run_next()
        elif self.state is not None:
            self._set(self.state)

    def cancel(self) -> None:
        """Write this one no further; nothing is left of it."""
        if self._process is not None and self.state is not None:
            self._process.write(b"cancel\n")
            self._grace.start()
            self._set(replace(self.state, stopping=True))

    def close(self) -> None:
        """End what runs and what waits, before the window goes; a moment at most."""
        self._queue.clear()
        if self._process is not None and self.state is not None:
            self._set(replace(self.state, stopping=True))
            process = self._process
            process.write(b"cancel\n")
            process.closeWriteChannel()
            process.end_within(GRACE)

    def _run_next(self) -> None:
        if not self._queue:
            self._set(None)
            return
        wish = self._queue.popleft()
        self._end_told = None
        self._process = process = Child(self)
        process.started.connect(self._learn_number)
        process.readyReadStandardOutput.connect(self._listen)
        process.finished.connect(self._end)
        process.errorOccurred.connect(self._fail_to_start)
        self._set(ExportState(wish.output))
        words = ("export", "--messages", "--library", str(wish.library), "--sort", str(wish.sort))
        process.begin(*words, "--format", wish.format, "--output", str(wish.output))
        process.write(orjson.dumps(wish.query) + b"\n")  # no command line is long enough for every list

    def _learn_number(self) -> None:
        if self._process is not None:
            self._number = self._process.processId()

    def _listen(self) -> None:
        while self._process is not None and self._process.canReadLine():
            message = told.decode(bytes(self._process.readLine().data()))
            if isinstance(message, told.Progress) and self.state is not None:
                self._set(replace(self.state, done=message.done, of=message.of))
            elif isinstance(message, told.Finished | told.Failed):
                self._end_told = message

    def _end(self) -> None:
        self._listen()
        state, end = self.state, self._end_told
        self._let_go()
        if state is None:
            return
        if isinstance(end, told.Finished):
            self.written.emit(state.output, end.articles)
        else:
            sweep(state.output, self._number)
            self._tell_end(end, stopping=state.stopping)
        self._run_next()

    def _tell_end(self, end: told.Failed | None, *, stopping: bool) -> None:
        if end is not None:
            self.failed.emit(end.sentence)
        elif stopping:
            self.cancelled.emit()
        else:
            self.failed.emit(self.tr("The export stopped before its end; nothing was written. Try it again."))

    def _fail_to_start(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            sentence = self.tr("The export could not start: %1").replace("%1", self._process.errorString())
            self._let_go()
            self.failed.emit(sentence)
            self._run_next()

    def _let_go(self) -> None:
        self._grace.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None

    def kill(self) -> None:
        """End it at once, where it does not end by itself."""
        if self._process is not None:
            self._process.kill()

    def _set(self, state: ExportState | None) -> None:
        self.state = replace(state, waiting=len(self._queue)) if state is not None else None
        self.changed.emit(self.state)
