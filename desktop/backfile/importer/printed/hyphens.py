"""Words that were broken at the end of a line."""

import re
from collections.abc import Iterable

SOFT = "\u00ad\u0002\ufffe\u00ac"
"""What stands for a hyphen that only the line end needed: the soft hyphen, pdfium's two marks, ABBYY's "not" sign."""

HYPHENS = "-\u2010" + SOFT
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")
_LAST = re.compile(r"([^\W_]+)[" + re.escape(HYPHENS) + r"]$")
_SETTLED, _LONGEST_WORD = 2000, 200
_FIRST = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_KEPT = "anti ex full half high long low mid non part self short so vice well year"
_KEEP_AFTER = frozenset(_KEPT.split())
_LINKS = "and bis e en et o oder of og och or ou to und y"
_SUSPENDED = frozenset(_LINKS.split())  # "pre- and post-war"
_MOST_WORDS = 200_000


class Vocabulary:
    """The words that a document writes within its lines, which tell what a broken one should look like."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self._words: set[str] = set()
        for line in lines:
            self.learn(line)

    def learn(self, line: str) -> None:
        """Take in the words of a line, without one that its end may break."""
        if len(self._words) < _MOST_WORDS:
            self._words.update(word.casefold().replace("\u2010", "-") for word in _WORD.findall(line))

    def keeps_hyphen(self, first: str, rest: str) -> bool:
        """Whether two parts make a compound, and not one word."""
        first, rest = first.casefold(), rest.casefold()
        if first + rest in self._words:
            return False
        return f"{first}-{rest}" in self._words or first in _KEEP_AFTER


def joined(lines: Iterable[str], vocabulary: Vocabulary) -> str:
    """Lines as one paragraph; a hyphen at a line end goes where the next line goes on with the word."""
    parts: list[str] = []
    text = ""
    for line in lines:
        line = line.strip()
        text = _append(text, line, vocabulary) if text else line
        if len(text) > _SETTLED:  # only its end is looked at again
            parts.append(text[:-_LONGEST_WORD])
            text = text[-_LONGEST_WORD:]
    return without_soft("".join((*parts, text)))


def _append(text: str, line: str, vocabulary: Vocabulary) -> str:
    if not line:
        return text
    broken, following = _LAST.search(text), _FIRST.match(line)
    if broken and following and following[0].casefold() not in _SUSPENDED:
        first, rest = broken[1], following[0]
        one_word = rest[0].islower() and first[-1].isalpha() and not vocabulary.keeps_hyphen(first, rest)
        return text[:-1] + line if one_word or text[-1] == "\u00ad" else f"{text[:-1]}-{line}"
    if _UNSPACED.match(text[-1]) and _UNSPACED.match(line[0]):
        return text + line
    return f"{text} {line}"


def without_soft(text: str) -> str:
    """With real hyphens for pdfium's marks, and none for soft ones."""
    return text.replace("\u0002", "-").replace("\ufffe", "-").replace("\u00ad", "")
