"""An article's words as places that a phrase may not leave, and the shorter units that it is made of."""

from dataclasses import dataclass
from functools import lru_cache

from backfile.article import Draft
from tests.search.brute.atoms import Atom, atoms, nfc

_CLOSING = "\"'”’»)]」』）】"
_OPENING = "\"'“‘«([「『（【"
_ABBREVIATIONS = ("mr", "u.s", "e.g")  # those that the made-up articles use


@dataclass(frozen=True)
class Place:
    """A stretch of text within which words are side by side or near."""

    column: str  # title, deck, text
    text: str  # as NFC
    language: str | None = None  # of the article

    @property
    def atoms(self) -> tuple[Atom, ...]:
        return _cut(self.text)


Unit = tuple[Place, ...]
"""What an expression must hold within: places that are looked at together."""


@lru_cache(100_000)
def _cut(text: str) -> tuple[Atom, ...]:
    return tuple(atoms(text))


def deck(draft: Draft) -> list[str]:
    """What stands around headline and body, part by part."""
    parts = [draft.kicker, draft.standfirst, *(credit.text for credit in draft.credits)]
    for picture in draft.pictures:
        parts += [picture.caption, picture.credit]
    return [nfc(part) for part in parts if part]


def whole(draft: Draft) -> Unit:
    """The headline, all of the deck, and all of the body, each one place."""
    return _of(draft, ("title", draft.title), ("deck", "\n".join(deck(draft))), ("text", "\n\n".join(draft.paragraphs)))


def paragraphs(draft: Draft) -> list[Unit]:
    """Each part of the deck and the headline is a paragraph too."""
    return [
        _of(draft, ("title", draft.title)),
        *(_of(draft, ("deck", part)) for part in deck(draft)),
        *(_of(draft, ("text", paragraph)) for paragraph in draft.paragraphs),
    ]


def sentences(draft: Draft) -> list[Unit]:
    """The paragraphs of the body cut into sentences; headline and parts of the deck are one sentence each."""
    found: list[Unit] = []
    for (place,) in paragraphs(draft):
        parts = cut(place.text) if place.column == "text" else [place.text]
        found += [_of(draft, (place.column, part)) for part in parts]
    return found


def lead(draft: Draft) -> Unit:
    """Headline, standfirst and two paragraphs: one unit, of which each is a place of its own."""
    standfirst = [("deck", draft.standfirst)] if draft.standfirst else []
    return _of(draft, ("title", draft.title), *standfirst, *(("text", paragraph) for paragraph in draft.paragraphs[:2]))


def _of(draft: Draft, *texts: tuple[str, str]) -> Unit:
    return tuple(Place(column, nfc(text), draft.language) for column, text in texts)


def cut(paragraph: str) -> list[str]:
    """The sentences of a paragraph."""
    found: list[str] = []
    begin = at = 0
    while at < len(paragraph):
        stop = paragraph[at]
        at += 1
        if stop not in ".!?…。！？":
            continue
        first = at
        while at < len(paragraph) and paragraph[at] in (".!?…。！？" if stop in ".!?…" else "。！？!?"):
            at += 1
        while at < len(paragraph) and paragraph[at] in _CLOSING:
            at += 1
        alone = stop == "." and at == first
        if stop in "。！？" or (_starts_sentence(paragraph[at:]) and not (alone and _short(paragraph[begin : at - 1]))):
            found.append(paragraph[begin:at])
            begin = at
    rest = paragraph[begin:]
    return [*found, rest] if rest.strip() else found


def _starts_sentence(rest: str) -> bool:
    begin = rest.lstrip()
    letter = begin.lstrip(_OPENING)[:1]
    return begin != rest and letter.isalnum() and not letter.islower()


def _short(before: str) -> bool:
    """Whether the word before a full stop is an abbreviation or an initial."""
    word = before.split()[-1].lstrip(_OPENING) if before.split() else ""
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")
