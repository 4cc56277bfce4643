"""Single values of a record, in the shapes that dumps give them: a string, a list, an object, a string of a list."""

import ast
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from backfile.importer.fields_text import one_line
from backfile.text import bylines
from backfile.text.language_codes import TWO_LETTERS

_INNER = (
    "main", "rendered", "name", "value", "original", "full", "fullname", "displayname", "display_name", "displayName",
    "basic", "title", "text", "label", "term", "webTitle", "plain", "#text", "$t", "_", "@value", "content", "default",
    "html",
)  # fmt: skip
"""Where an object keeps what it is about: headline.main, title.rendered, source.name."""

_NO_TEXT = ("kicker", "title", "headline", "byline", "date", "image", "video", "gallery", "author_info", "deck")
"""Types of blocks beside those that make a text, as the Washington Post's collection of news has them."""

_LITERAL = re.compile(r"\s*(?:\[.*\]|\{.*\})\s*", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?|ftp|gopher)://[^\s<>\"]+", re.IGNORECASE)
_MAILBOX = re.compile(r"(?P<before>[^<>@]+?)\s*<[^<>\s]+@[^<>\s]+>|[^\s@()]+@[^\s@()]+\s*\((?P<behind>[^()]+)\)")
"""A name with an address, as mail has it, and with the address first, as RSS 2.0 does."""
_NO_NAME = frozenset(
    {
        "",
        "null",
        "none",
        "nan",
        "n/a",
        "-",
        "--",
        "unknown",
        "[]",
        "{}",
        "undefined",
        "anonymous author",
        "view all posts",
    }
)
_LONGEST_AUTHOR = 200
_authors_of = lru_cache(maxsize=8192)(bylines.authors_of)  # the same few write most of a paper


def text_of(value: object) -> str:
    """The text of a string, a number, an object that holds one, or a list of such (a line each); else empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        if (parts := value.get("paragraphs") or value.get("sections")) and isinstance(parts, list):
            return "\n\n".join(filter(None, (text_of(value.get("headline")), text_of(parts))))
        return next((text for key in _INNER if key in value and (text := text_of(value[key]))), "")
    if isinstance(value, list):
        return "\n\n".join(filter(None, (text_of(item) for item in value if not _is_aside(item))))
    return ""


def _is_aside(item: object) -> bool:
    return isinstance(item, Mapping) and item.get("type") in _NO_TEXT


def remainder(value: object) -> object:
    """What is left of an object when its text is taken: `{"main": …, "print_headline": …}` keeps the second."""
    if isinstance(value, str):
        return None
    if isinstance(value, list):
        objects = [item for item in value if isinstance(item, Mapping)]
        return [left for item in objects if (left := item if _is_aside(item) or not text_of(item) else remainder(item))]
    if not isinstance(value, Mapping):
        return None
    used = next((key for key in ("paragraphs", "sections", *_INNER) if key in value and text_of(value[key])), None)
    if used is None:
        return None
    return {key: item for key, item in value.items() if key != used and item not in (None, "", [], {})}


def line_of(value: object) -> str:
    """A headline, section, edition or page as one line; empty where it says nothing."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) else str(value)
    if isinstance(value, list):
        value = next((item for item in value if text_of(item)), "")
    text = text_of(value)
    if text[:1] in "[{" and _LITERAL.fullmatch(text):
        inner = literal(text)
        text = line_of(inner) if inner is not text else text
    line = one_line(text)
    return "" if line.casefold() in _NO_NAME else line


def literal(text: str) -> object:
    """What `['A', 'B']` or `{"name": "A"}` in a cell stands for; the text itself where it is no such thing."""
    if len(text) > 10_000 or not _LITERAL.fullmatch(text):
        return text
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        try:
            found = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return text
    return found if isinstance(found, list | dict) else text


def authors_in(value: object, *, whole: bool = False) -> tuple[str, ...]:
    """The people or agencies of an author field. `whole`: a string is one name, whatever commas are in it."""
    return tuple(dict.fromkeys(_authors(value, whole)))


def _authors(value: object, whole: bool) -> Iterable[str]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _authors(item, whole)
    elif isinstance(value, Mapping):
        yield from _authors_of_object(value, whole)
    elif isinstance(value, str):
        inner = literal(value) if value[:1] in "[{" and value else value
        if not isinstance(inner, str):
            yield from _authors(inner, whole)
            return
        line = one_line(value)
        if (mail := _MAILBOX.fullmatch(line)) is not None:
            line = (mail["behind"] or mail["before"] or "").strip(' "')
        if line.casefold() in _NO_NAME or _ADDRESS.fullmatch(line) or (len(line) > _LONGEST_AUTHOR and whole):
            return
        yield from (line,) if whole else _authors_of(line)


def _authors_of_object(value: Mapping[str, object], whole: bool) -> Iterable[str]:
    """`{"original": "By …"}`, `{"name": …}`, or first and last name apart."""
    for key in (
        "by",
        "original",
        "name",
        "displayName",
        "display_name",
        "fullname",
        "full_name",
        "webTitle",
        "title",
        "text",
    ):
        name = value.get(key)
        if isinstance(name, str) and name.strip():
            yield from _authors(name, whole or (key not in ("by", "original") and "," not in name))
            return
    parts = [value.get(key) for key in ("firstname", "first_name", "firstName", "middlename", "lastname", "last_name",
                                        "lastName")]  # fmt: skip
    name = " ".join(part.strip() for part in parts if isinstance(part, str) and part.strip())
    if name:
        yield name
    elif isinstance(people := value.get("person") or value.get("author"), list | Mapping):
        yield from _authors(people, whole)


def tags_in(value: object) -> tuple[str, ...]:
    """Keywords as a list, as objects, or as one string with commas or semicolons."""
    if isinstance(value, str):
        inner = literal(value)
        if isinstance(inner, str):
            separator = ";" if ";" in value else "|" if "|" in value else ","
            return _names(value.split(separator))
        value = inner
    if isinstance(value, Mapping):
        value = list(value.values()) if not line_of(value) else [value]
    return _names(value) if isinstance(value, list) else ()


def _names(values: Iterable[object]) -> tuple[str, ...]:
    lines = (line_of(_tag(value)) for value in values if not isinstance(value, int | float))  # a number names no thing
    return tuple(dict.fromkeys(line for line in lines if line and len(line) <= 100))


def _tag(value: object) -> object:
    """NYT's keywords have the kind as `name` and the thing as `value`; the Guardian has its authors among the tags."""
    if isinstance(value, Mapping) and value.get("type") == "contributor":
        return ""
    return value["value"] if isinstance(value, Mapping) and isinstance(value.get("value"), str) else value


def address_of(value: object) -> str | None:
    """A web address; None where it is none, as a bare identifier is."""
    if isinstance(value, Mapping):
        value = next(
            (
                value[key]
                for key in ("href", "url", "permalink", "canonical", "link", "@id", "#text", "$t")
                if key in value
            ),
            None,
        )
    if isinstance(value, list):
        value = next(iter(value), None)
        return address_of(value) if isinstance(value, str | Mapping) else None
    if not isinstance(value, str):
        return None
    text = value.strip()
    if text.startswith("//"):
        return "https:" + text
    if text.startswith("www."):
        return "http://" + text
    return text if _ADDRESS.fullmatch(text) and len(text) <= 4096 else None


_LANGUAGES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "francais": "fr",
    "spanish": "es", "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt",
    "dutch": "nl", "nederlands": "nl", "russian": "ru", "русский": "ru", "turkish": "tr", "türkçe": "tr",
    "arabic": "ar", "العربية": "ar", "japanese": "ja", "日本語": "ja", "jp": "ja", "korean": "ko", "한국어": "ko",
    "chinese": "zh", "中文": "zh", "cn": "zh-Hans", "polish": "pl", "swedish": "sv", "vietnamese": "vi",
    "ukrainian": "uk", "hebrew": "he", "iw": "he", "indonesian": "id", "greek": "el", "hindi": "hi", "persian": "fa",
    "simplified chinese": "zh-Hans", "traditional chinese": "zh-Hant", "chinese (simplified)": "zh-Hans",
    "chinese (traditional)": "zh-Hant", "简体中文": "zh-Hans", "繁體中文": "zh-Hant",
}  # fmt: skip
_CHINESE = {"hans": "zh-Hans", "cn": "zh-Hans", "sg": "zh-Hans", "hant": "zh-Hant", "tw": "zh-Hant", "hk": "zh-Hant",
            "mo": "zh-Hant"}  # fmt: skip
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z\d]{2,8})*")


def language_of(value: object) -> str | None:
    """The BCP 47 tag of a language's name or code, without the country, which says little of a text."""
    line = line_of(value).casefold()
    if line in _LANGUAGES:
        return _LANGUAGES[line]
    if _TAG.fullmatch(line) is None:
        return None
    primary, *rest = re.split("[-_]", line)
    primary = TWO_LETTERS.get(primary, primary)
    if primary == "zh":
        return next((_CHINESE[part] for part in rest if part in _CHINESE), "zh")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    return f"{primary}-{script}" if script else primary
