"""A chip that is edited: its text stands in the field, selected, until Enter makes a chip of it again."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backfile.search import parse
from backfile.search.language.joining import both
from backfile.search.language.write import write
from backfile.window.filters import Filter, joined
from backfile.window.question import Question

if TYPE_CHECKING:
    from backfile.window.inquiry import Inquiry
    from backfile.window.search_bar.field import SearchField


@dataclass(frozen=True, slots=True)
class Edit:
    """The same question with one chip among its words."""

    question: Question
    start: int  # of what is selected in the words: what the chip asks of its field
    length: int
    at: int  # where its place among the other chips is

    def in_place(self, settled: Question) -> Question:
        """What was edited stands where it stood, where the other chips are as they were."""
        others, found = self.question.filters, settled.filters
        if found[: len(others)] != others:
            return settled
        return replace(settled, filters=(*others[: self.at], *found[len(others) :], *others[self.at :]))


def edit(asked: Question, one: Filter) -> Edit:
    """Chips of one field are alternatives: those beside the one that is edited come along, else both would be asked."""
    here = asked.settled()
    alike = [each for each in here.filters if each == one or _is_beside(each, one)]
    at = next(number for number, each in enumerate(here.filters) if each in alike)
    others = tuple(each for each in here.filters if each not in alike)
    tree = both(*joined(tuple(alike)))
    text = write(tree)
    words = " ".join(filter(None, [here.words, text]))
    whole = both(here.typed.tree, tree)
    if parse(words).tree != whole:
        words = write(whole)  # with the brackets that it needs
    start, length = _value_in(words, words.rfind(text), write(one.tree))
    return Edit(Question(words, others, typing=True), start, length, at)


def _is_beside(each: Filter, one: Filter) -> bool:
    return each.field == one.field and not each.excluded and not one.excluded


def _value_in(words: str, at: int, chip: str) -> tuple[int, int]:
    """Where in the words that stands which a chip asks of its field."""
    at = max(at, 0)
    value = chip.partition(":")[2] or chip
    start = words.find(value, words.find(":", at) + 1 or at)
    return (start, len(value)) if start >= 0 else (at, len(words) - at)


class ChipEditing(QObject):
    """Joins chips, field and question."""

    def __init__(self, field: "SearchField", inquiry: "Inquiry", parent: QObject) -> None:
        super().__init__(parent)
        self._field, self._inquiry = field, inquiry
        self._edit: Edit | None = None
        self._before = Question()
        field.given_up.connect(self._give_up)
        inquiry.changed.connect(self._watch)

    def begin(self, one: Filter) -> None:
        """Put a chip back into the field; a list that stands there leaves no room for it."""
        before = self._inquiry.question
        if before.is_list or one not in before.settled().filters:
            return
        begun = edit(before, one)
        self._inquiry.ask(begun.question)
        self._edit, self._before = begun, before
        self._field.edit(begun.start, begun.length)

    def settle(self) -> None:
        """What was typed is whole: filters in it become chips, one that was edited in its place."""
        settled = self._inquiry.question.settled()
        self._inquiry.ask(settled if self._edit is None else self._edit.in_place(settled))

    def _give_up(self) -> None:
        self._inquiry.ask(self._before)

    def _watch(self, asked: Question) -> None:
        """Whatever else is asked than by typing ends it."""
        if not asked.typing:
            self._edit = None
            self._field.edits = False
