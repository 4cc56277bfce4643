"""A question narrowed to the hits that have a word near them."""

from backfile.search.language.joining import both
from backfile.search.language.tree import Near, Or, Text, Tree
from backfile.search.language.write import write
from backfile.window.question import Question


def narrowed(question: Question, word: str, window: int) -> Question:
    """The same question, its words within a window of so many words around another word."""
    from backfile.search.reading.marking import sought

    typed = question.settled()
    hits = tuple(each for each in sought(typed.typed.tree) if isinstance(each, Text) and each.slop is None)
    if not hits:
        return typed
    between = window - 1  # a window of one has no word between
    if len(hits) == 1 and hits[0] == typed.typed.tree and " " not in hits[0].text and not hits[0].prefix:
        near: Tree = Text(f"{hits[0].text} {word}", hits[0].column, quoted=True, slop=between)
        return typed.with_words(write(near)).settled()
    near = Near((hits[0] if len(hits) == 1 else Or(hits), Text(word, hits[0].column)), between)
    return typed.with_words(write(both(typed.typed.tree, near))).settled()
