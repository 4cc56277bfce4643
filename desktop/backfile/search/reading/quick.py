"""Questions that the lines of an item answer before passages and tokens are made of them."""

from collections.abc import Callable
from functools import partial

from backfile.search.language.tree import And, Regex, Text, Tree, Unit, Within
from backfile.search.reading.needles import needle
from backfile.search.reading.passage import LEAD_PARAGRAPHS, Composed, Writing
from backfile.search.reading.regexes import spans
from backfile.text.fold import loose

Look = Callable[[Writing], bool | None]
"""Whether a tree holds; None where that takes passages. Raises TimeoutError for a regular expression."""

_BREAK = "\n\n"
_SEPARATES = frozenset({"", *(chr(code) for code in range(128) if not chr(code).isalnum())})


def quick(tree: Tree) -> Look | None:
    """A first look for a plain tree; None where there is none."""
    match tree:
        case Within() if sought := _words(tree.part):
            looks = {Unit.LEAD: _is_in_lead, Unit.PARAGRAPH: _is_in_paragraph, Unit.SENTENCE: _may_be_in_sentence}
            return partial(looks[tree.unit], sought)
        case Text(exact=True, column=None, prefix=False, text=word) if word.isascii() and word.isalnum():
            return partial(_is_written, word)
        case Regex(column=None):
            return lambda writing: any(
                True for line in writing.lines() for _ in spans(tree.pattern, Composed.of(line).text)
            )
        case _:
            return None


def _words(tree: Tree) -> list[str]:
    """The words that are wanted together, as they stand in a folded text; none where anything else is asked."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    texts = [part for part in parts if isinstance(part, Text) and part.column is None and not part.exact]
    found = [needle(text.text, prefix=text.prefix) for text in texts if text.slop is None]
    return found if len(found) == len(parts) and all(each and " " not in each.strip() for each in found) else []


def _is_in_lead(sought: list[str], writing: Writing) -> bool:
    paragraphs = writing.body.split(_BREAK, LEAD_PARAGRAPHS)[:LEAD_PARAGRAPHS]
    lead = [loose(line) for line in (writing.title, writing.standfirst, *paragraphs) if line]
    return all(any(word in line for line in lead) for word in sought)


def _is_in_paragraph(sought: list[str], writing: Writing) -> bool:
    *others, body = writing.lines()
    for line in others:
        folded = loose(line)
        if all(word in folded for word in sought):
            return True
    if body.isascii():  # then each character is folded to one
        return _is_in_paragraph_of_ascii(sought, body)
    return any(all(word in folded for word in sought) for folded in map(loose, body.split(_BREAK)))


def _is_in_paragraph_of_ascii(sought: list[str], body: str) -> bool:
    folded = loose(body)  # with a blank before it
    least = min(sought, key=folded.count)
    at = folded.find(least)
    while at >= 0:
        end = body.find(_BREAK, at)
        end = len(body) if end < 0 else end
        start = max(0, body.rfind(_BREAK, 0, at))
        if all(folded.find(word, start, end + 2) >= 0 for word in sought):
            return True
        at = folded.find(least, end)
    return False


def _may_be_in_sentence(sought: list[str], writing: Writing) -> bool | None:
    return None if _is_in_paragraph(sought, writing) else False


def _is_written(word: str, writing: Writing) -> bool | None:
    lines = writing.lines()
    if any(_stands_apart(word, line) for line in lines):
        return True
    return False if all(map(str.isascii, lines)) else None


def _stands_apart(word: str, text: str) -> bool:
    """Whether a word stands in a text between characters of ASCII that are in no word: half a microsecond for 3 KB."""
    at = text.find(word)
    while at >= 0:
        if text[at - 1 : at] in _SEPARATES and text[at + len(word) : at + len(word) + 1] in _SEPARATES:
            return True
        at = text.find(word, at + 1)
    return False
