"""Where nothing is found: what else could be asked, each of which changes one thing. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from backfile.search.language.backwards import turned
from backfile.search.language.joining import either
from backfile.search.language.tree import And, Dates, Everything, Forms, Is, Last, Not, Text, Tree
from backfile.search.language.write import write
from backfile.window.question import DATE, Filter, Question, words_of
from backfile.window.results.other_words import in_any_form, less_strictly, spelled_nearly
from backfile.window.results.wider_dates import wider
from backfile.window.search_bar.words import Phrase, chip_text, inner_text, part_text, span_text

MOST = 10
MANY = 50  # words of which none is offered to be left out or asked otherwise: each line would be such a query


@dataclass(frozen=True, slots=True)
class Change:
    """Another question, and how it differs."""

    icon: str
    words: tuple[Phrase, ...]
    question: Question


def changes(question: Question) -> list[Change]:
    """What could be asked instead, the smallest change first."""
    here = question.settled()
    words, filters = [*_without_words(here)], [*_other_dates(here), *_other_filters(here)]
    # Enter takes the first one: of a single word, what was just typed would be gone.
    ordered = [*words, *filters] if len(_conjuncts(here)) > 1 else [*filters, *words]
    found = [*_turned(here), *_less_strictly(here), *ordered, *_any_word(here)][: MOST - 1]
    return [*found, Change("newspaper", (Phrase(_tr("All articles")),), Question())]


def _turned(here: Question) -> Iterator[Change]:
    """Ranges that are backwards, the right way round."""
    if not here.backwards or (other := here.turned()) == here:
        return
    spans = [(each, turned(each.tree)) for each in here.filters]
    said = [
        _tr("%1 instead of %2").replace("%1", inner_text(replace(one, tree=tree))).replace("%2", inner_text(one))
        for one, tree in spans
        if tree != one.tree
    ]
    yield Change("refresh-cw", (Phrase(said[0] if len(said) == 1 else _tr("Ranges the right way round")),), other)


def _less_strictly(here: Question) -> Iterator[Change]:
    """The same words as people may have meant them."""
    parts = _conjuncts(here)
    if len(parts) > MANY:
        return
    formed, nearly = in_any_form(parts), spelled_nearly(parts)
    for icon, change in (("spell-check", nearly), ("text-search", formed)):
        if change is not None:
            yield _worded(here, icon, *change)
    for said, tree in less_strictly(parts):
        yield _worded(here, "quote", said, tree)


def _worded(here: Question, icon: str, said: str, tree: Tree) -> Change:
    return Change(icon, (Phrase(said),), here.with_words(write(tree)).settled())


def _without_words(here: Question) -> Iterator[Change]:
    parts = _conjuncts(here)
    if 1 < len(parts) <= MANY or (len(parts) == 1 and here.filters):
        for number, part in enumerate(parts):
            rest = parts[:number] + parts[number + 1 :]
            left = here.with_words(write(And(rest) if len(rest) > 1 else rest[0]) if rest else "")
            if isinstance(part, Not):
                yield Change("plus", (Phrase(_tr("%1 as well").replace("%1", _said(part.part))),), left.settled())
            else:
                yield Change("minus", (Phrase(_tr("Leave out") + " "), Phrase(_said(part), True)), left.settled())


def _other_dates(here: Question) -> Iterator[Change]:
    spans = [each for each in here.filters if isinstance(each.tree, Dates | Last) and not each.excluded]
    if not spans:
        return
    span = spans[0].tree
    if len(spans) == 1 and isinstance(span, Dates) and (around := wider(span)) is not None:
        said = _tr("%1 instead of %2").replace("%1", span_text(around)).replace("%2", span_text(span))
        yield Change("calendar", (Phrase(said),), here.dated(around))
    any_date = replace(here, filters=tuple(each for each in here.filters if each.field != DATE))
    said = _tr("Any date, not only %1").replace("%1", inner_text(spans[0]))
    yield Change("calendar", (Phrase(said),), any_date)
    undated = Filter(DATE, Is("undated"))
    if undated not in here.filters:
        yield Change("calendar-off", (Phrase(_tr("Undated articles as well")),), here.including(undated, also=True))


def _other_filters(here: Question) -> Iterator[Change]:
    for one in here.filters:
        if one == Filter(DATE, Is("undated")) and sum(each.field == DATE for each in here.filters) == 1:
            yield Change("calendar", (Phrase(_tr("Dated articles as well")),), here.without(one))
        elif one.excluded:
            words = _tr("%1 as well").replace("%1", chip_text(one))
            yield Change("circle-slash", (Phrase(words),), here.without(one))
        elif one.field != DATE:
            words = _tr("Not only %1").replace("%1", inner_text(one))
            yield Change("circle-slash", (Phrase(words),), here.without(one))
    if len(here.filters) > 1 and here.words:
        said = QCoreApplication.translate("Changes", "None of the %n filters", "", len(here.filters))
        yield Change("circle-slash", (Phrase(said),), replace(here, filters=()))


def _any_word(here: Question) -> Iterator[Change]:
    parts = _conjuncts(here)
    words = [part for part in parts if not isinstance(part, Not)]
    if len(words) > 1:
        out = [part for part in parts if isinstance(part, Not)]
        tree = either(*words)
        asked = write(And((tree, *out))) if out else write(tree)
        said = QCoreApplication.translate("Changes", "Any of the %n words, not all", "", len(words))
        yield Change("list-plus", (Phrase(said),), here.with_words(asked).settled())


def _conjuncts(here: Question) -> tuple[Tree, ...]:
    tree = words_of(here)
    if isinstance(tree, Forms) and isinstance(tree.part, And):
        return tuple(map(_formed, tree.part.parts))
    if isinstance(tree, And):
        return tree.parts
    return () if isinstance(tree, Everything) else (tree,)


def _formed(part: Tree) -> Tree:
    return Not(Forms(part.part)) if isinstance(part, Not) else Forms(part)


def _said(part: Tree) -> str:
    part = part.part if isinstance(part, Forms) else part
    return f"“{part.text}”" if isinstance(part, Text) and part.slop is None else part_text(part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Changes", text)
