"""The words of spaced scripts that a library's texts have: those that a pattern or a near spelling stands for.

Words are as the index has them; perhaps some are left of texts that are gone. All is plain SQL over a table of one
column, which takes 50 ms a million words and stops when the connection is interrupted; a pattern that begins with
letters reads their part alone.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from backfile.library.sqlite import sqlite3
from backfile.text.stems import is_stemmed, patterns, stem


def terms_like(connection: sqlite3.Connection, pattern: str, most: int = -1) -> list[str]:
    """The words that a folded pattern means, the shortest first; `*` any characters, `?` one, `\\` takes either as it
    is. At most `most` of them, where that is not negative."""
    if len(pattern) > _LONGEST:
        return []
    glob = _SIGN.sub(_as_glob, pattern)
    return [word for (word,) in connection.execute(_LIKE, (glob, most))]


def terms_near(connection: sqlite3.Connection, word: str, distance: int) -> list[str]:
    """The words within that optimal string alignment distance of a folded word, itself among them; the nearest first.

    Insertions, deletions, substitutions and swaps of neighbours are one each, of code points.
    """
    from rapidfuzz.distance import OSA  # 20 ms: only where somebody asks

    if len(word) > _LONGEST:
        return [word]
    condition, values = _kept_piece(word, distance)
    lengths = (len(word) - distance, len(word) + distance)
    rows = connection.execute(f"{_OF_LENGTH} AND ({condition})", (*lengths, *values))
    found = ((OSA.distance(word, other, score_cutoff=distance), other) for (other,) in rows)
    return [other for apart, other in sorted(found) if apart <= distance]


def terms_with_stem(connection: sqlite3.Connection, word: str, languages: Iterable[str]) -> dict[str, list[str]]:
    """For each language the words that share their stem with a folded word; the word alone where it has no stemmer."""
    return {language: _forms(connection, word, language) for language in languages}


def _forms(connection: sqlite3.Connection, word: str, language: str) -> list[str]:
    wanted = stem(word, language)
    if not is_stemmed(language):
        return [word]
    known = (other for pattern in patterns(wanted, language) for other in terms_like(connection, pattern))
    return sorted({other for other in known if stem(other, language) == wanted})


def _kept_piece(word: str, distance: int) -> tuple[str, list[object]]:
    """An SQL condition that all near words meet: of distance + 1 pieces, one is as it was.

    A character between each two pieces belongs to none, so that a swap of neighbours changes one piece at most.
    """
    cuts = [at * (len(word) + 1) // (distance + 1) for at in range(distance + 2)]
    pieces = [word[start : end - 1] for start, end in pairwise(cuts)]
    if not all(pieces):
        return "1", []
    conditions, values = ["word GLOB ?", "word GLOB ?"], [f"{pieces[0]}*", f"*{pieces[-1]}"]
    where: list[object] = [*values]
    for start, piece in zip(cuts[1:-2], pieces[1:-1], strict=True):
        first = max(0, start - distance)
        conditions.append("instr(substr(word, ?, ?), ?)")
        where += [first + 1, start + len(piece) + distance - first, piece]
    return " OR ".join(conditions), where


_LONGEST = 3_000  # characters; SQLite takes patterns of 50,000 bytes
_SIGN = re.compile(r"\\(.)|[\[\]*?]", re.DOTALL)


def _as_glob(match: re.Match[str]) -> str:
    sign = match[1] or match[0]
    return sign if match[0] in "*?" or sign not in "[]*?" else f"[{sign}]"


_LIKE = "SELECT word FROM vocabulary WHERE word GLOB ? ORDER BY length(word), word LIMIT ?"
_OF_LENGTH = "SELECT word FROM vocabulary WHERE length(word) BETWEEN ? AND ?"
