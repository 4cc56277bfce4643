"""One leaf and the field before it, as a part of the tree."""

import re
from collections.abc import Callable, Iterable

from backfile.search.language import wildcards
from backfile.search.language.counts import read_last, read_numbers, read_since, read_words
from backfile.search.language.expressions import fault
from backfile.search.language.fields import DATE_FIELDS, LANGUAGES, STATES, TEXT_FIELDS, THINGS, field_named
from backfile.search.language.lexemes import Leaf, Shape
from backfile.search.language.ranges import read_dates, so_far
from backfile.search.language.tree import (  # fmt: skip
    Dates,
    Everything,
    Fuzzy,
    Has,
    Is,
    Last,
    Pattern,
    Regex,
    Text,
    Tree,
    Value,
    both,
)
from backfile.search.language.warned import AS_WORDS
from backfile.search.language.wildcards import Unit
from backfile.search.language.write import is_plain
from backfile.text.fold import is_unspaced, tokens, words

_WORD = re.compile(r"\w+")
_TOO_WILD = "A word of that many letters and wildcards is searched without these."
_SHORT_WORD = 5  # letters: a longer one may be further away


class Binder:
    """Makes trees of leaves; `unfinished` is the one that is still being typed."""

    def __init__(self, warn: Callable[[str], None], *, typing: bool, several: bool) -> None:
        self.unfinished: Text | Value | None = None
        self._warn = warn
        self._typing = typing
        self._several = several  # leaves: a lone `what?` is a wildcard, “who wins?” is a question

    def bind(self, leaf: Leaf, field: str | None) -> Tree | None:
        """What a leaf means; None where it holds nothing that can be searched, or not yet."""
        if leaf.shape is Shape.WORD and leaf.text in ("*", "＊", "*:*"):
            return _anything(field)
        if field is None or field in TEXT_FIELDS:
            return self._wording(leaf, field)
        if field in DATE_FIELDS:
            return self._dates(leaf, field)
        if field == "last":
            return read_last(leaf.text) or self._as_words(f"“{leaf.text}” is no time such as 30d, 4w, 6m or 2y.", leaf)
        if field == "words":
            return read_words(leaf.text) or self._as_words(f"“{leaf.text}” is no number of words.", leaf)
        if field == "id":
            return read_numbers(leaf.text) or self._as_words(f"“{leaf.text}” is no number of an article.", leaf)
        if field in ("is", "has", "kind"):
            return self._choice(leaf, field)
        return self._value(leaf, field)

    # ── Words ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _wording(self, leaf: Leaf, column: str | None) -> Tree | None:
        if leaf.shape is Shape.REGEX:
            return self._regex(leaf, column)
        if leaf.shape is not Shape.WORD:
            return self._text(leaf, leaf.text, column)
        text = leaf.text
        if leaf.asks and (self._several or text.startswith("¿")):
            text = text.rstrip("?!.,;…")
        found = wildcards.units(text, question=not {":", "/", "："} & set(text))
        if leaf.exact and any(unit.wild for unit in found):
            self._warn("A word that is meant letter by letter has no wildcard.")
            found = [Unit(" ", False) if unit.wild else unit for unit in found]
        if wildcards.is_pattern(found):
            return self._pattern(found, leaf, column)
        if wildcards.begins(found):
            return self._text(leaf, wildcards.plain(found[:-1]), column, prefix=True)
        plain = wildcards.plain(found)
        return self._text(leaf, plain, column) if leaf.fuzzy is None else self._fuzzy(leaf, plain, column)

    def _text(self, leaf: Leaf, text: str, column: str | None, *, prefix: bool = False) -> Text | None:
        found = tokens(text)
        if not found:
            return None
        quoted = leaf.shape is Shape.PHRASE
        shown = " ".join((text if quoted else text[found[0].start : found[-1].end]).split())
        if prefix and leaf.fuzzy is not None:
            self._warn("A word that may go on is not fuzzy as well.")
        slop = leaf.slop if sum(bool(words(piece)) for piece in shown.split()) > 1 else None
        if leaf.exact and (slop is not None or leaf.prefix):
            self._warn("Words that are meant letter by letter stand side by side, and whole.")
            slop = None
        made = Text(
            shown,
            column,
            quoted or not is_plain(shown),
            slop,
            (prefix or leaf.prefix) and not leaf.exact,
            leaf.exact,
        )
        if leaf.open and not leaf.exact:
            self.unfinished = made
        return made

    def _pattern(self, found: list[Unit], leaf: Leaf, column: str | None) -> Tree | None:
        if leaf.fuzzy is not None:
            self._warn("A word with wildcards is not fuzzy as well.")
        pieces = wildcards.split(found)
        if len(pieces) > 1:
            self._warn(f"“{leaf.text}” is several words, each searched by itself.")
        return _all(self._piece(piece, column) for piece in pieces)

    def _piece(self, piece: list[Unit], column: str | None) -> Tree | None:
        if wildcards.is_pattern(piece):
            if wildcards.is_short(piece):
                return Pattern(wildcards.pattern(piece), column)
            self._warn(_TOO_WILD)
            return self._text(Leaf(""), wildcards.parted(piece), column)
        prefix = wildcards.begins(piece)
        return self._text(Leaf(""), wildcards.plain(piece[:-1] if prefix else piece), column, prefix=prefix)

    def _fuzzy(self, leaf: Leaf, plain: str, column: str | None) -> Tree | None:
        found = tokens(plain)
        if len(found) != 1 or is_unspaced(found[0].text) or leaf.exact:
            if found:
                self._warn(f"“{plain}” is searched as it is: only a word of letters can be fuzzy.")
            return self._text(leaf, plain, column)
        distance = self._distance(leaf.fuzzy or "", found[0].text)
        word = plain[found[0].start : found[0].end]
        return Fuzzy(word, distance, column) if distance else self._text(leaf, plain, column)

    def _distance(self, typed: str, word: str) -> int:
        """How many letters may differ: as said, but two at most; else one, or two of a long word."""
        usual = 1 if len(word) <= _SHORT_WORD else 2
        if not typed or 0 < float(typed) < 1:  # Lucene's older likeness
            return usual
        if float(typed) > 2:
            self._warn(f"“~{typed}” is searched as ~2: words that are further away are others.")
        return min(int(float(typed)), 2)

    def _regex(self, leaf: Leaf, column: str | None) -> Tree | None:
        pattern = leaf.text.replace("\\\\", "\0").replace("\\/", "/").replace("\0", "\\\\")
        if what := fault(pattern):
            self._warn(f"“{leaf.raw}” is no regular expression ({what}).{AS_WORDS}")
            return _all(self._text(Leaf(""), word, column) for word in _WORD.findall(leaf.text))
        return Regex(pattern, column)

    # ── Facts ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _dates(self, leaf: Leaf, field: str) -> Tree | None:
        dates: Dates | Last | None = read_dates(field, leaf.text)
        if dates is None and field == "date":
            dates = read_since(leaf.text)
        if dates is None and self._typing and leaf.open:
            dates = read_dates(field, so_far(leaf.text))
        if dates is None:
            return self._as_words(f"“{leaf.text}” is no date.", leaf)
        return Has("date") if dates == Dates() else dates

    def _choice(self, leaf: Leaf, field: str) -> Tree | None:
        typed = leaf.text.lower()
        if field == "has":
            typed = field_named(typed) or typed
        known = {"is": STATES, "has": THINGS, "kind": ("article", "excerpt")}[field]
        if field == "kind":
            typed = typed.removesuffix("s")
        if typed not in known:
            return self._as_words(f"“{field}:” knows {', '.join(known)}, not “{leaf.text}”.", leaf)
        return Value("kind", typed) if field == "kind" else Is(typed) if field == "is" else Has(typed)

    def _value(self, leaf: Leaf, field: str) -> Tree | None:
        if not leaf.raw.strip():
            return None
        if leaf.shape is Shape.REGEX:
            leaf = Leaf(leaf.raw)  # a path in brackets
        if leaf.shape is not Shape.WORD:
            return self._valued(leaf, Value(field, leaf.raw, leaf.shape is Shape.PHRASE, leaf.prefix))
        if leaf.fuzzy is not None:
            self._warn(f"“~” was left out: what “{field}:” asks for is not fuzzy.")
        found = wildcards.units(leaf.text, question=field != "url")
        if wildcards.begins(found):
            return Value(field, wildcards.plain(found[:-1]), prefix=True)
        if wildcards.is_pattern(found) and words(wildcards.plain(found)):
            if wildcards.is_short(found):
                return Value(field, wildcards.pattern(found), pattern=True)
            self._warn(_TOO_WILD)
            return Value(field, wildcards.parted(found))
        plain = wildcards.plain(found)
        if field != "url":
            plain = plain.rstrip(",;") or plain  # “source:Reuters, AP”
        if field == "lang":
            plain = LANGUAGES.get(plain.lower(), plain)
        return self._valued(leaf, Value(field, plain, quoted=field == "url" and not is_plain(plain)))

    def _valued(self, leaf: Leaf, value: Value) -> Value:
        if leaf.open and value.field != "url":  # any part of an address finds it as it is
            self.unfinished = value
        return value

    def _as_words(self, what: str, leaf: Leaf) -> Tree | None:
        if self._typing and leaf.open:
            return None  # it may become a date or a state with the next letter
        self._warn(f"{what}{AS_WORDS}")
        return self._text(leaf, leaf.raw, None)


def _all(parts: Iterable[Tree | None]) -> Tree | None:
    kept = [part for part in parts if part is not None]
    return both(*kept) if kept else None


def _anything(field: str | None) -> Tree:
    if field in THINGS:
        return Has(str(field))
    return Has("date") if field in DATE_FIELDS else Everything()
