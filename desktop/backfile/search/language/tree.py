"""The tree of a query: what is asked, in plain values that know nothing of SQL, of a parser or of a window.

`Text`, `Pattern`, `Fuzzy`, `Regex` and `Near` are looked for in the words of an item; `Within` and `AtLeast` ask for
more of them; the rest are facts about the item.
"""

from dataclasses import dataclass
from enum import StrEnum

from backfile.text.fold import words


@dataclass(frozen=True, slots=True)
class Everything:
    """Every item."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words that stand side by side: one word, or a phrase. Punctuation and blanks inside it only separate."""

    text: str
    column: str | None = None  # title, text; None for headline, deck and body alike
    quoted: bool = False
    slop: int | None = None  # its words, in any order, with at most so many others between
    prefix: bool = False  # the last word may go on
    exact: bool = False  # letter by letter as it is written: `Polish` is neither `polish` nor `Pölish`


@dataclass(frozen=True, slots=True)
class Pattern:
    """One word with `*` for any letters and `?` for one; a backslash before either makes it a sign like others."""

    text: str
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """One word and those that are at most so many letters away: changed, added, left out, or two swapped."""

    text: str
    distance: int  # 1 or 2
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression that matches from the beginning of a word to the end of one, in any case."""

    pattern: str
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Two or more that stand in one place, in any order, with at most so many other words between.

    A part is `Text`, `Pattern`, `Fuzzy`, or an `Or` of those, all of one column.
    """

    parts: tuple["Tree", ...]
    distance: int


class Unit(StrEnum):
    """A part of an article that is shorter than the whole; the headline, the kicker and the standfirst are one each."""

    SENTENCE = "sent"
    PARAGRAPH = "para"
    LEAD = "lead"  # headline, standfirst and the first two paragraphs, as one


@dataclass(frozen=True, slots=True)
class Within:
    """Text that holds within one sentence, within one paragraph, or within the lead."""

    part: "Tree"  # of words alone: Text, Pattern, Fuzzy, Regex, Near, AtLeast, And, Or, Not
    unit: Unit


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Words that occur so often; of several, all their occurrences are counted together."""

    part: "Tree"  # Text, Pattern, Fuzzy, Regex, or an Or of those
    count: int


@dataclass(frozen=True, slots=True)
class Forms:
    """Words in any of their grammatical forms, by the language of each article."""

    part: "Tree"


@dataclass(frozen=True, slots=True)
class Boost:
    """The same, but it weighs more or less when results are ranked."""

    part: "Tree"
    weight: float


@dataclass(frozen=True, slots=True)
class Words:
    """Items of at least and at most so many words, both inclusive; an end that is None is open."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """Items whose number in the library lies between two, both inclusive: what was added later has a higher one."""

    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Last:
    """Items of the last so many days, weeks, months or years, counted back from the newest item of the library."""

    count: int
    unit: str  # d, w, m, y


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a field that is no running text. Quoted, a value that is equal wins over those that contain it."""

    field: str  # author, source, section, name, lang, kind, tag, dump, url
    text: str
    quoted: bool = False
    prefix: bool = False
    pattern: bool = False  # `text` has `*` and `?`, as in a `Pattern`; the whole value must match


@dataclass(frozen=True, slots=True)
class Dates:
    """Items whose whole date lies between two dates of any precision; an end that is None is open."""

    first: str | None = None
    last: str | None = None
    after_first: bool = False  # the first date's period is itself left out
    before_last: bool = False


@dataclass(frozen=True, slots=True)
class Is:
    """A state: starred, undated, derived, seen, repeated."""

    state: str


@dataclass(frozen=True, slots=True)
class Has:
    """Something that an item can lack: a note, a source…"""

    what: str


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two or more."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Every item but these."""

    part: "Tree"


Wording = Text | Pattern | Fuzzy | Regex
"""What is looked for in the words of an item."""

Tree = (
    Everything | Wording | Near | Within | AtLeast | Forms | Boost
    | Value | Dates | Last | Words | Numbers | Is | Has | And | Or | Not
)  # fmt: skip


def pieces(text: Text) -> list[str]:
    """What must stand near each other: the blank-separated words of a phrase with slop, or the whole of it."""
    if text.slop is None:
        return [text.text]
    return [piece for piece in text.text.split() if words(piece)]
