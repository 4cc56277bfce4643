"""Initials that are some lines high: the letter belongs to the word beside its top."""

from collections.abc import Iterable
from dataclasses import replace
from statistics import median

from backfile.importer.printed.line import Piece

_HIGH = 1.7  # of the usual type


def with_initials(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, an initial joined to its word."""
    found = [piece for piece in pieces if piece.text.strip()]
    usual = median(piece.size for piece in found) if found else 0.0
    for initial in [piece for piece in found if len(piece.text) == 1 and piece.size > _HIGH * usual]:
        word = next((piece for piece in found if _stands_beside(piece, initial)), None)
        if word is not None and initial.text.isalpha() and initial.text.isupper():
            found[found.index(word)] = replace(word, text=initial.text + word.text, left=initial.left)
            found.remove(initial)
    return found


def _stands_beside(word: Piece, initial: Piece) -> bool:
    gap = word.left - initial.right
    above = initial.top - 0.3 * initial.size < word.top < initial.top + 0.45 * initial.size
    return above and -0.3 * word.size < gap < 1.5 * word.size and word.size < initial.size / _HIGH
