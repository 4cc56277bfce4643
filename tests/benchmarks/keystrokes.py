"""Types words letter by letter into the window's own search, each letter cancelling what the one before it asked.

    python tests/benchmarks/keystrokes.py LIBRARY WORD…

Prints {"rows": [seconds…], "answered": [seconds…], "overtaken": n}. A letter's rows are those of a tall screen, of a
glimpse or of the answer; facets and timeline follow the answer in their own lane, as in the window. Letters come every
tenth of a second, faster than people type.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from backfile.search import Sort
from backfile.window.answers.told import Answer
from backfile.window.question import Question
from backfile.window.searching import Searching

BETWEEN = 100  # ms


class Typist(QObject):
    """Types all words, then quits the event loop."""

    def __init__(self, library: Path, words: list[str]) -> None:
        super().__init__()
        self.rows: list[float] = []
        self.answered: list[float] = []
        self.overtaken = 0
        self._question = Question()
        self._searching = Searching(library, self)
        self._searching.answered.connect(self._note)
        self._keys = iter([word[:end] for word in words for end in range(1, len(word) + 1)])
        self._began: dict[int, float] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._press)
        self._timer.start(BETWEEN)

    @Slot()
    def _press(self) -> None:
        self.overtaken += len(self._began)
        self._began.clear()
        typed = next(self._keys, None)
        if typed is None:
            self._timer.stop()
            self._searching.close()
            QCoreApplication.quit()
            return
        self._question = Question().with_words(typed)
        began = time.perf_counter()
        self._began[self._searching.search(self._question.query, Sort.RELEVANCE)] = began

    @Slot(object)
    def _note(self, answer: Answer) -> None:
        began = self._began.get(answer.ticket)
        if began is None:
            return
        if not answer.completes:
            self.rows.append(time.perf_counter() - began)
        if not answer.result.is_glimpse:
            del self._began[answer.ticket]
            self.answered.append(time.perf_counter() - began)
            self._searching.count(self._question)


if __name__ == "__main__":
    application = QCoreApplication([])
    typist = Typist(Path(sys.argv[1]), sys.argv[2:])
    application.exec()
    print(json.dumps({"rows": typist.rows, "answered": typist.answered, "overtaken": typist.overtaken}))
