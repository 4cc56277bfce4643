"""By which query one is answered, and the mask of what that finds: what is still being typed may not be whole."""

from collections.abc import Iterator
from dataclasses import replace

from backfile.search.language.fields import NAMES
from backfile.search.language.query import Query
from backfile.search.language.tree import Text, Tree, Value
from backfile.search.plan.columns import Mask
from backfile.search.plan.evaluate import Evaluation
from backfile.search.plan.match import match
from backfile.search.plan.shared import Findings, Shared
from backfile.search.plan.state import State
from backfile.search.reading.plain import replaced

_KEPT = 8
_SHORT = 2
_ANY = "SELECT 1 FROM fts WHERE fts MATCH ? LIMIT 1"


class Meanings:
    """Over one snapshot of a library; the newest few masks are kept until something is committed."""

    def __init__(self, state: State, evaluation: Evaluation) -> None:
        self._state = state
        self._evaluation = evaluation
        self._shared = Shared.of(state.path)
        self._known: dict[Tree, Findings] = {}

    def clear(self) -> None:
        """Something was committed."""
        self._known.clear()

    def of(self, query: Query) -> tuple[Query, Mask]:
        """What is found, and by which query: a word that is being typed and finds nothing is the beginning of one."""
        mask = self.mask(query.tree)
        if query.unfinished is None or mask.any():
            return query, mask
        tree = replaced(query.tree, query.unfinished, _longer(query.unfinished))
        longer = self.mask(tree)
        return (Query(tree, query.warnings), longer) if longer.any() else (query, mask)

    def probably(self, query: Query) -> Query:
        """The same as far as a glimpse can tell: whether anything at all has the word that is being typed."""
        word = query.unfinished
        if not isinstance(word, Text) or word.slop is not None or (expression := match(word)) is None:
            return query
        if self._state.connection.execute(_ANY, (expression,)).fetchone():
            return replace(query, unfinished=None)
        return Query(replaced(query.tree, word, _longer(word)), query.warnings)

    def notes(self, query: Query, meant: Query) -> tuple[str, ...]:
        """What was done beyond the letter of a query, whose mask is known."""
        _, own = self._known.get(meant.tree, (None, ()))
        own = tuple(note for note in own if note.of is None or note.of != query.unfinished)
        return (*_notes(query, meant), *(note.text for note in own))

    def is_known(self, tree: Tree) -> bool:
        """Whether its mask is there."""
        return tree in self._known or self._shared.has(self._state.items, tree)

    def mask(self, tree: Tree) -> Mask:
        """The items that a tree finds; not to be changed."""
        known = self._known.get(tree)
        if known is None:
            known = self._known[tree] = self._shared.found(self._state.items, tree, lambda: self._evaluated(tree))
            if len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        return known[0]

    def _evaluated(self, tree: Tree) -> Findings:
        mask = self._evaluation.mask(tree)
        mask.flags.writeable = False
        return mask, tuple(self._evaluation.notes)


def _longer(word: Text | Value) -> Text | Value:
    """All words that begin with `word`; of one or two letters those of headlines: a third of all texts has each."""
    if isinstance(word, Value):
        return replace(word, prefix=True)
    short = len(word.text) <= _SHORT and word.text.isascii() and word.column is None
    return replace(word, prefix=True, column="title" if short else word.column)


def _notes(query: Query, meant: Query) -> Iterator[str]:
    """What was done beyond the letter of a query whose last word is still being typed."""
    word = query.unfinished
    if meant is query or word is None:
        return
    if isinstance(word, Value):
        yield f"Nothing has the {NAMES[word.field].label.lower()} “{word.text}”: these have one that begins with it."
        return
    longer = _longer(word)
    where = " in their headlines" if isinstance(longer, Text) and longer.column != word.column else ""
    if len(word.text.split()) > 1:
        yield f"Nothing has the phrase “{word.text}”: these have one{where} that begins with it."
    else:
        yield f"Nothing has the word “{word.text}”: these have words{where} that begin with it."
