"""Opens the panel, and joins it with what is asked and counted while it is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backfile.search.language.joining import both
from backfile.search.language.query import Query
from backfile.search.results import FacetValue
from backfile.window.answers.told import Alternative
from backfile.window.question import of_facet
from backfile.window.sidebar.facets import entry_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from backfile.window.all_values.looking import Values, Wish
    from backfile.window.all_values.panel import AllValuesPanel
    from backfile.window.inquiry import Inquiry


class Showing(QObject):
    """One panel at a time."""

    def __init__(self, inquiry: "Inquiry", sidebar: "QWidget", parent: QObject) -> None:
        super().__init__(parent)
        self._inquiry, self._sidebar = inquiry, sidebar
        self._facet = ""
        self._counting: dict[Query, str] = {}  # names that are counted exactly
        self.panel: AllValuesPanel | None = None
        inquiry.values_found.connect(self._show_values)
        inquiry.changed.connect(self._show_question)
        inquiry.answered.connect(self._look_again)
        inquiry.alternative_counted.connect(self._show_exactly)

    def show(self, facet: str) -> None:
        """Every value of this facet."""
        from backfile.window.all_values.panel import AllValuesPanel  # the first paint does not wait for it

        self._facet = facet
        self._counting.clear()
        self.panel = panel = AllValuesPanel(facet, self._sidebar.window(), self._sidebar)
        panel.wanted.connect(self._find)
        panel.exactly_wanted.connect(self._count)
        panel.included.connect(self._inquiry.include)
        panel.excluded.connect(self._inquiry.exclude)
        panel.left.connect(self._forget)
        panel.show_question(self._inquiry.question)
        panel.open()

    def _find(self, wish: "Wish") -> None:
        self._inquiry.find_values(wish, self._label)

    def _label(self, value: FacetValue) -> str:
        return entry_label(self._facet, value)

    def _count(self, names: tuple[str, ...]) -> None:
        question = self._inquiry.question
        around = dict(question.around_facets()).get(self._facet, question.query)
        trees = {name: both(of_facet(self._facet, name).tree, around.tree) for name in names}
        queries = {Query(tree, unfinished=around.unfinished): name for name, tree in trees.items()}
        self._counting.update(queries)
        self._inquiry.count_alternatives(tuple(queries))

    def _show_values(self, values: "Values") -> None:
        if self.panel is not None:
            self.panel.show_values(values)

    def _show_question(self, _: object) -> None:
        if self.panel is not None:
            self.panel.show_question(self._inquiry.question)

    def _look_again(self, _: object) -> None:
        if self.panel is not None:
            self.panel.look()

    def _show_exactly(self, counted: Alternative) -> None:
        if self.panel is None:  # else each count of another's would hash a list of thousands
            return
        name = self._counting.get(counted.query)
        if name is not None:
            self.panel.show_exactly(name, counted.total)

    def _forget(self) -> None:
        self.panel = None
