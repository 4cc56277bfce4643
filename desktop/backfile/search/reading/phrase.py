"""The phrase of tokens that a text is searched as."""

from dataclasses import dataclass
from functools import lru_cache

from backfile.search.language.tree import Text, pieces
from backfile.text.fold import is_unspaced, tokens


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that stand side by side; of the last, perhaps only the beginning."""

    tokens: tuple[str, ...]
    prefix: bool
    length: int  # how many tokens begin in it: one more where it ends with a character that begins one of its own


def phrases(text: Text) -> list[Phrase]:
    """What `text` looks for: one phrase, or with slop several that must be near."""
    parts = pieces(text)
    return [phrase_of(part, prefix=text.prefix and at == len(parts)) for at, part in enumerate(parts, 1)]


@lru_cache(4096)
def phrase_of(text: str, *, prefix: bool = False) -> Phrase:
    """The phrase of a text. A run of an unspaced script ends in a lone character that only its beginning has."""
    found = tokens(text)
    texts = tuple(token.text for token in found)
    if not found or not is_unspaced(texts[-1]):
        return Phrase(texts, prefix, len(texts))
    if len(found) > 1 and is_unspaced(texts[-2]) and len(texts[-2]) > 1 and found[-2].end == found[-1].end:
        return Phrase(texts[:-1], False, len(texts))
    return Phrase(texts, True, len(texts))
