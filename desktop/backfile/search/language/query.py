"""A question to a library, and the edits by which chips, facets, timeline and the search field change the same one.

Equal questions have equal trees, and each tree has one text from which `parse` makes the same tree again. So whatever
is chosen with the mouse can be copied as one line, saved, and typed.
"""

from dataclasses import dataclass, field
from functools import cached_property

from backfile.search.language import edit
from backfile.search.language.edit import EVERY, Every, Filter
from backfile.search.language.explain import explain
from backfile.search.language.speech import Run
from backfile.search.language.tree import Everything, Text, Tree, Value
from backfile.search.language.warned import in_one_line
from backfile.search.language.write import write


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a pasted list: a query of its own."""

    text: str
    tree: Tree


@dataclass(frozen=True)
class Query:
    """What is asked, and what of it was not understood. An edit gives a new one, without the warnings."""

    tree: Tree = field(default_factory=Everything)
    warnings: tuple[str, ...] = ()
    unfinished: Text | Value | None = None  # the word that is still being typed, as it stands in the tree
    lines: tuple[Line, ...] = ()  # of a pasted list, in its order; the tree is their OR

    @cached_property
    def text(self) -> str:
        """The query as one line, from which `parse` makes the same tree. Empty for everything."""
        return write(self.tree)

    @property
    def warning(self) -> str | None:
        """All that was not understood, as one line."""
        return in_one_line(self.warnings) or None

    @property
    def is_everything(self) -> bool:
        """Whether it leaves nothing out."""
        return isinstance(self.tree, Everything)

    def sentence(self) -> list[Run]:
        """The query in plain English, as (text, whether it is the user's own) to be set in a row."""
        return explain(self.tree)

    def filters(self) -> tuple[Filter, ...]:
        """What narrows the whole query by a field or a date: a chip for each."""
        return edit.filters(self.tree)

    def words(self) -> str:
        """The query without its filters, as one line: what stays in the search field beside the chips."""
        return write(edit.words(self.tree))

    def with_words(self, other: "Query") -> "Query":
        """`other`, narrowed by the filters of this one as well."""
        return Query(edit.with_words(self.tree, other.tree), other.warnings, other.unfinished)

    def chosen(self, field: str, value: str | None) -> bool | None:
        """Whether a facet's value is included (True) or excluded (False) by a filter; None for neither."""
        return edit.chosen(self.tree, field, value)

    def with_filter(self, field: str, value: str | None, *, exclude: bool = False) -> "Query":
        """Narrowed to a facet's value, beside others of that field that are chosen already; or without it.

        `field` is a name of `FACETS` or of a field of queries; None is no value: no source, undated.
        """
        return Query(edit.with_filter(self.tree, field, value, exclude=exclude))

    def without(self, field: str, value: str | Every | None = EVERY) -> "Query":
        """No longer narrowed by that value of that field, included or excluded; by none of that field for EVERY."""
        return Query(edit.without(self.tree, field, value))

    def with_dates(self, first: str | None, last: str | None) -> "Query":
        """Narrowed to a span of dates, both inclusive and of any precision, instead of any that it had."""
        return Query(edit.with_dates(self.tree, first, last))
