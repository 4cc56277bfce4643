"""Whether the columns of a dump are well understood, by what stands in them."""

import re
from collections.abc import Callable, Mapping, Sequence
from statistics import median

import orjson

from backfile.importer.doubt import Doubt
from backfile.importer.fields_names import Role, role_of
from backfile.importer.fields_taking import Taking
from backfile.importer.fields_text import one_line
from backfile.importer.fields_values import text_of
from backfile.text.dates import parse_date

LOOKED_AT = 50  # records
LONG = 250  # characters of a text that is read, rather than a note
LONGER = 3  # times as long as the text that was found: then that is but its beginning
SHORT = 80  # of a brief, which is an article as well
SAMPLE = 300
_LINE = (10, 200)  # characters of a headline
_LETTERS = re.compile(r"[^\W\d_]")
_UNSPACED = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]|[^\0-\uffff]")
# What a column of times is called that are not those of publication.
_OTHER_TIME = re.compile(
    r"modif|updat|edit|scrap|crawl|download|collect|retriev|fetch|harvest|captur|access|index|insert|import|add|load"
    r"|sav|seen|review|check|delet|expir|start|end|event|birth",
    re.IGNORECASE,
)

Values = Sequence[Mapping[str, object]]  # the fields of each record, by their paths


Guess = tuple[tuple[str, str], ...]


def doubt_of(takings: Sequence[Taking], values: Values) -> tuple[Doubt | None, Guess]:
    """What is doubtful, and the field and column that most likely settle it."""
    takings, values = takings[:LOOKED_AT], values[:LOOKED_AT]
    doubt, guess = _doubt(takings, values)
    return doubt, guess + _others(takings, values, guess) if doubt is not None else ()


def _doubt(takings: Sequence[Taking], values: Values) -> tuple[Doubt | None, Guess]:
    lengths = _long_columns(values)
    if not lengths and not _has_brief(takings, values):
        return None, ()  # headlines alone, or no articles at all
    unknown = {name: length for name, length in lengths.items() if _role(name) is None}
    known = {name: length for name, length in lengths.items() if _role(name) is Role.TEXT}
    taken = _text_columns(takings)
    if not any(map(_has_text, takings)):
        likely = max(unknown, key=unknown.__getitem__) if unknown else _only_brief(taken, values)
        # Else a summary is all that there is, or a table of notes, as the index of an archive is.
        return (Doubt.NO_TEXT, ((Role.TEXT.value, likely),)) if likely else (None, ())
    longest = max((lengths.get(name, 0) for name in taken), default=0)
    if any(length > LONGER * max(longest, LONG) for length in unknown.values()):
        return Doubt.TWO_TEXTS, ()
    if _rivals(known, taken, values):
        return Doubt.TWO_TEXTS, ()
    roles = _roles(takings)
    if Role.TITLE not in roles and _first(values, _is_headline):
        return Doubt.NO_TITLE, ()
    if Role.DATE not in roles and _first(values, _is_date):
        return Doubt.NO_DATE, ()
    return None, ()


def _others(takings: Sequence[Taking], values: Values, guess: Guess) -> Guess:
    """A headline and a date where none is known and one stands in a column whose name says nothing."""
    roles = _roles(takings)
    fields = ((Role.TITLE, _is_headline), (Role.DATE, _is_date))
    found = ((role.value, _first(values, test)) for role, test in fields if role not in roles)
    return tuple((field, name) for field, name in found if name and name not in dict(guess).values())


def _roles(takings: Sequence[Taking]) -> set[Role]:
    return {role for taking in takings for role in taking.places().values()}


def _first(values: Values, test: Callable[[str, Values], bool]) -> str | None:
    return next((name for name in _names(values) if _role(name) is None and test(name, values)), None)


def line(value: object) -> str:
    """A value on one line, as much of it as is shown."""
    if isinstance(value, str):
        return one_line(value[: 4 * SAMPLE])[:SAMPLE]
    if value is None:
        return ""
    try:
        return orjson.dumps(value, default=str).decode()[:SAMPLE]
    except TypeError:  # nested too deeply, or no Unicode
        return repr(value)[:SAMPLE]


def _names(values: Values) -> list[str]:
    return list(dict.fromkeys(name for row in values for name in row))


def _role(name: str) -> Role | None:
    return role_of(name) or role_of(name.rsplit(".", 1)[-1])


def _has_text(taking: Taking) -> bool:
    return any(text_of(value) for _, _, value in taking.candidates(Role.TEXT))


def _has_brief(takings: Sequence[Taking], values: Values) -> bool:
    names = _text_columns(takings)
    return any(len(text) >= SHORT for row in values for name in names if isinstance(text := row.get(name), str))


def _only_brief(taken: set[str], values: Values) -> str | None:
    """The one column in which all briefs were found, beside one of headlines or dates."""
    beside = _first(values, _is_headline) or _first(values, _is_date)
    return min(taken) if len(taken) == 1 and beside is not None and beside not in taken else None


def _text_columns(takings: Sequence[Taking]) -> set[str]:
    return {name for taking in takings for name, role in taking.places().items() if role is Role.TEXT}


def _long_columns(values: Values) -> dict[str, float]:
    """Columns of which most values are long texts, with how long they are in the middle."""
    found: dict[str, float] = {}
    for name in _names(values):
        texts = [text for row in values if isinstance(text := row.get(name), str) and text]
        if texts and 2 * sum(map(_is_long, texts)) >= len(texts):
            found[name] = median(map(len, texts))
    return found


def _is_long(text: str) -> bool:
    if text.startswith(("http://", "https://", "{", "[{")):
        return False
    if 3 * len(_UNSPACED.findall(text[:LONG])) >= len(text[:LONG]):
        return len(text) >= LONG // 3
    return len(text) >= LONG and text.count(" ") * 12 >= len(text)


def _rivals(known: Mapping[str, float], taken: set[str], values: Values) -> bool:
    """Whether two columns that are called a text have different ones, of about one length."""
    for name in known.keys() - taken:
        for mine in taken & known.keys():
            other, own = known[name], known[mine]
            if min(other, own) * LONGER < max(other, own):
                continue
            pairs = [(str(row.get(name) or ""), str(row.get(mine) or "")) for row in values]
            if any(a and b and _words(a)[:8] != _words(b)[:8] for a, b in pairs):
                return True
    return False


def _words(text: str) -> list[str]:
    return re.sub(r"<[^<>]{1,500}>", " ", text[:2000]).split()


def _is_headline(name: str, values: Values) -> bool:
    texts = [text for row in values if isinstance(text := row.get(name), str) and text.strip()]
    if 2 * len(texts) < len(values) or len(set(texts)) < 0.8 * len(texts):
        return False
    return all(_LINE[0] <= len(text) <= _LINE[1] and _reads(text) for text in texts)


def _is_date(name: str, values: Values) -> bool:
    if _OTHER_TIME.search(name):
        return False
    texts = [text for row in values if isinstance(text := row.get(name), str) and text.strip()]
    return 2 * len(texts) >= len(values) and all(
        8 <= len(text) <= 40 and not text.isdecimal() and parse_date(text) for text in texts
    )


def _reads(text: str) -> bool:
    letters = len(_LETTERS.findall(text))
    return letters > 0.6 * len(text) and (text.count(" ") >= 2 or not text.isascii())
