"""The counts of facets as they come in, and whether they are of an older question."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from backfile.search.results import FacetValue
from backfile.window.question import Question
from backfile.window.sidebar.entries import Section
from backfile.window.sidebar.facets import sections

PATIENCE = 400  # ms for which counts of an older question may stand


class FacetCounts(QObject):
    """What was counted last of each facet."""

    late = Signal()  # what is awaited takes longer than one would not notice

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._facets: Mapping[str, Sequence[FacetValue]] = {}
        self._sizes: Mapping[str, int] = {}
        self._awaited: set[str] = set()  # facets whose counts are of an older question
        self._is_late = False
        self._opened: frozenset[str] = frozenset()  # facets of which more is shown
        self._patience = QTimer(self, interval=PATIENCE, singleShot=True)
        self._patience.timeout.connect(self._tell_late)

    def take(self, facets: Mapping[str, Sequence[FacetValue]]) -> None:
        """Values and counts of the current results; a facet that is not counted yet stays as it was."""
        self._facets = {**self._facets, **facets}
        self._sizes = {facet: size for facet, size in self._sizes.items() if facet not in facets}
        self._awaited -= facets.keys()
        if not self._awaited:
            self._patience.stop()
            self._is_late = False

    def take_sizes(self, sizes: Mapping[str, int]) -> None:
        """How many values those facets have that have more than were counted."""
        self._sizes = sizes

    def await_new(self) -> None:
        """Something else is asked: what is there is of an older question."""
        self._awaited = set(self._facets)
        self._patience.start()  # anew: while one types, nobody reads counts

    def keep(self, on: bool) -> None:
        """Let counts of an older question stand, which are dimmed; or await new ones."""
        if on:
            self._patience.stop()
        elif self._awaited:
            self._patience.start()

    def turn(self, facet: str) -> None:
        """Show more of a facet, or less of it again."""
        self._opened ^= {facet}

    def sections(self, question: Question) -> tuple[Section, ...]:
        """The facets as the sidebar lists them."""
        awaited = self._awaited if self._is_late else set()
        return sections(self._facets, question, self._opened, awaited, self._sizes)

    def _tell_late(self) -> None:
        self._is_late = bool(self._awaited)
        self.late.emit()
