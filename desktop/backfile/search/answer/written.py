"""A query as it is looked for in texts that are shown: a name that was asked for as it is written there."""

from dataclasses import replace
from typing import TYPE_CHECKING

from backfile.library.name_forms import other_forms
from backfile.library.values import values_of
from backfile.search.language.joining import either
from backfile.search.language.query import Query
from backfile.search.language.tree import Text, Tree, Value
from backfile.search.plan.facts import Facts
from backfile.search.reading.plain import mapped, walk

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_MOST = 50  # names, and as many forms of them, that are looked for in a text


class Written:
    """Over one snapshot of a library; the newest is kept until something is committed."""

    def __init__(self, connection: "sqlite3.Connection", facts: Facts) -> None:
        self._connection = connection
        self._facts = facts
        self._last: tuple[Query, Query] | None = None

    def clear(self) -> None:
        """Something was committed."""
        self._last = None

    def of(self, query: Query) -> Query:
        """The query by which rows, pages and concordances are marked; it need not find the same."""
        if self._last is None or self._last[0] is not query:  # a list of thousands is gone through once
            self._last = (query, self._of(query))
        return self._last[1]

    def _of(self, query: Query) -> Query:
        if not any(isinstance(part, Value) and part.field == "name" for part in walk(query.tree)):
            return query
        return replace(query, tree=self._tree(query.tree))

    def _tree(self, tree: Tree) -> Tree:
        if not isinstance(tree, Value):
            return mapped(tree, self._tree)
        return self._forms(tree) if tree.field == "name" else tree

    def _forms(self, name: Value) -> Tree:
        numbers = self._facts.value_ids(name).tolist()[:_MOST]
        forms = [*values_of(self._connection, numbers).values()]
        forms += [form for form, _ in other_forms(self._connection, numbers)[:_MOST]]
        return either(*(Text(form, quoted=True) for form in dict.fromkeys(forms))) if forms else name
