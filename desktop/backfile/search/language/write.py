"""A query's tree as the one line of text that stands for it."""

import re
from functools import lru_cache

from backfile.search.language.operators import operator
from backfile.search.language.prefixes import prefix_at
from backfile.search.language.quotes import LONE_STAR
from backfile.search.language.tree import (
    And,
    AtLeast,
    Boost,
    Dates,
    Everything,
    Forms,
    Fuzzy,
    Has,
    Is,
    Last,
    Near,
    Not,
    Numbers,
    Or,
    Pattern,
    Regex,
    Text,
    Tree,
    Value,
    Within,
    Words,
)

_LONG = 200  # alternatives
_SIGNS = r"\s\\()\[\]{}:\"“”„‟«»＂「」『』﹁﹂﹃﹄（）：＊*?~^&|<>～＆｜＜＞"
_PLAIN = re.compile(rf"[^{_SIGNS}！!+\-−－＋=＝][^{_SIGNS}]*")
_ENDING = re.compile(r'[\\"”＂]')  # what would end a phrase that began with "
_SLASH = re.compile(r"\\.|/", re.DOTALL)
_BARE = re.compile(rf"[^{_SIGNS}]")
_LIKE_REGEX = re.compile(r"/(?:[^/]|\\/)+/")
_AT_LEAST = re.compile(r"atleast/?\d*/?", re.IGNORECASE)


def write(tree: Tree) -> str:
    """The text from which `parse` makes `tree` again."""
    return "" if isinstance(tree, Everything) else _write(tree, within=None)


def is_plain(text: str) -> bool:
    """Whether a word can stand in a query as it is, without quotation marks."""
    if text.isascii() and text.isalpha() and not text.isupper():
        return text.lower() != "atleast"
    return _PLAIN.fullmatch(text) is not None and not _is_special(text)


def _is_special(text: str) -> bool:
    if operator(text) is not None or prefix_at(text, 0, begins=True) is not None:
        return True
    return any(pattern.fullmatch(text) for pattern in (_LIKE_REGEX, _AT_LEAST))


def _write(tree: Tree, within: type | None) -> str:
    match tree:
        case Everything():
            return "*"
        case Text():
            exact = "=" if tree.exact else ""
            return _field(tree.column) + exact + _words(tree.text, tree.quoted, tree.prefix) + _slop(tree)
        case Pattern():
            # A question mark at the end of a word would be one.
            pattern = _pattern(tree.text)
            asks = within is not None and tree.column is None and pattern.endswith("?")
            return f"({pattern})" if asks else _field(tree.column) + pattern
        case Fuzzy():
            return f"{_field(tree.column)}{_words(tree.text, False, False)}~{tree.distance}"
        case Regex():
            return f"{_field(tree.column)}/{_SLASH.sub(_escaped_slash, tree.pattern)}/"
        case Near():
            inside = f" NEAR/{tree.distance} ".join(_write(part, within=Near) for part in tree.parts)
            return inside if within in (None, And, Or) else f"({inside})"
        case Within():
            return f"{tree.unit}:{_write(tree.part, within=Within)}"
        case AtLeast():
            return f"atleast:{tree.count}({_write(tree.part, within=None)})"
        case Forms():
            return f"forms:{_write(tree.part, within=Forms)}"
        case Boost():
            return f"{_write(tree.part, within=Boost)}^{tree.weight:g}"
        case Value() if tree.pattern:
            return _field(tree.field) + _pattern(tree.text)
        case Value():
            return _field(tree.field) + _words(tree.text, tree.quoted, tree.prefix)
        case Dates():
            return _dates(tree)
        case Last():
            return f"last:{tree.count}{tree.unit}"
        case Words():
            return "words:" + _span(tree.least, tree.most)
        case Numbers():
            return "id:" + _span(tree.first, tree.last)
        case Is():
            return f"is:{tree.state}"
        case Has():
            return f"has:{tree.what}"
        case Not():
            return "-" + _write(tree.part, within=Not)
        case And():
            inside = " ".join(_write(part, within=And) for part in tree.parts)
            return f"({inside})" if within else inside
        case Or():
            return _write_or(tree, within)


class _Long:
    """A list of thousands, known again by being that very one: to look at each of its lines takes too long."""

    def __init__(self, tree: Or) -> None:
        self.tree = tree

    def __hash__(self) -> int:
        return id(self.tree)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Long) and other.tree is self.tree


@lru_cache(4)
def _long(tree: _Long) -> tuple[str, bool]:
    """It is narrowed and asked again with each chip, in a thread that paints."""
    return _alternatives(tree.tree)


def _write_or(tree: Or, within: type | None) -> str:
    text, whole = _long(_Long(tree)) if len(tree.parts) > _LONG else _alternatives(tree)
    return f"({text})" if within and not whole else text


def _alternatives(tree: Or) -> tuple[str, bool]:
    """The alternatives, and whether they hold together without brackets: `source:(a OR b)`."""
    written = [_write(part, within=Or) for part in tree.parts]
    fields = {text.partition(":")[0] + ":" for text in written}
    if len(fields) == 1 and all(isinstance(part, Value | Dates) or _has_column(part) for part in tree.parts):
        name = fields.pop()
        return f"{name}({' OR '.join(text.removeprefix(name) for text in written)})", True
    return " OR ".join(written), False


def _has_column(tree: Tree) -> bool:
    return isinstance(tree, Text) and tree.column is not None


def _field(name: str | None) -> str:
    return f"{name}:" if name else ""


def _slop(tree: Text) -> str:
    return "" if tree.slop is None else f"~{tree.slop}"


def _words(text: str, quoted: bool, prefix: bool) -> str:
    star = "*" if prefix else ""
    if quoted:
        return '"' + LONE_STAR.sub(r"\\\g<0>", _ENDING.sub(r"\\\g<0>", text)) + '"' + star
    if is_plain(text):
        return text + star
    if text.isalnum():
        return "\\" + text + star
    return "".join(char if char.isalnum() else "\\" + char for char in text) + star


def _dates(dates: Dates) -> str:
    first, last = dates.first, dates.last
    if first is None and last is not None and dates.before_last:
        return f"before:{last}"
    if last is None and first is not None and dates.after_first:
        return f"after:{first}"
    if first == last and first is not None and not dates.after_first and not dates.before_last:
        return f"date:{first}"
    opening, closing = "{" if dates.after_first else "[", "}" if dates.before_last else "]"
    return f"date:{opening}{first or '*'} TO {last or '*'}{closing}"


def _pattern(text: str) -> str:
    """A word with wildcards: what is escaped in it stays escaped, every other sign that means something becomes so."""
    parts = re.findall(r"\\.|.", text, re.DOTALL)
    escaped = "".join(
        part if len(part) == 2 or part in "*?" or _BARE.fullmatch(part) else "\\" + part for part in parts
    )
    return "\\" + escaped if escaped[0] in "!！+-−－＋=＝" else escaped


def _escaped_slash(match: re.Match[str]) -> str:
    return match[0] if len(match[0]) == 2 else "\\/"


def _span(least: int | None, most: int | None) -> str:
    if most is None:
        return f">={least or 0}"
    if least is None:
        return f"<={most}"
    return f"{least}" if least == most else f"{least}..{most}"
