"""One leaf and the field before it, as a part of the tree."""

from collections.abc import Callable

from backfile.search.language import wildcards
from backfile.search.language.counts import read_last, read_numbers, read_since, read_words
from backfile.search.language.fields import DATE_FIELDS, LANGUAGES, STATES, TEXT_FIELDS, THINGS, field_named
from backfile.search.language.lexemes import Leaf, Shape
from backfile.search.language.ranges import read_dates, so_far
from backfile.search.language.tree import Dates, Everything, Has, Is, Last, Text, Tree, Value
from backfile.search.language.warned import AS_WORDS
from backfile.search.language.wordings import Wordings
from backfile.search.language.write import is_plain
from backfile.text.fold import words


class Binder:
    """Makes trees of leaves: of words by themselves, of facts by their field."""

    def __init__(self, warn: Callable[[str], None], *, typing: bool, several: bool) -> None:
        self._value_begun: Value | None = None
        self._warn = warn
        self._typing = typing
        self._wordings = Wordings(warn, several=several)

    @property
    def unfinished(self) -> Text | Value | None:
        """The leaf that is still being typed."""
        return self._value_begun or self._wordings.unfinished

    def bind(self, leaf: Leaf, field: str | None) -> Tree | None:
        """What a leaf means; None where it holds nothing that can be searched, or not yet."""
        if leaf.shape is Shape.WORD and leaf.text in ("*", "＊", "*:*"):
            return _anything(field)
        if field is None or field in TEXT_FIELDS:
            return self._wordings.read(leaf, field)
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
            self._warn(wildcards.TOO_WILD)
            return Value(field, wildcards.parted(found))
        plain = wildcards.plain(found)
        if field != "url":
            plain = plain.rstrip(",;") or plain  # “source:Reuters, AP”
        if field == "lang":
            plain = LANGUAGES.get(plain.lower(), plain)
        return self._valued(leaf, Value(field, plain, quoted=field == "url" and not is_plain(plain)))

    def _valued(self, leaf: Leaf, value: Value) -> Value:
        if leaf.open and value.field != "url":  # any part of an address finds it as it is
            self._value_begun = value
        return value

    def _as_words(self, what: str, leaf: Leaf) -> Tree | None:
        if self._typing and leaf.open:
            return None  # it may become a date or a state with the next letter
        self._warn(f"{what}{AS_WORDS}")
        return self._wordings.text(leaf, leaf.raw, None)


def _anything(field: str | None) -> Tree:
    if field in THINGS:
        return Has(str(field))
    return Has("date") if field in DATE_FIELDS else Everything()
