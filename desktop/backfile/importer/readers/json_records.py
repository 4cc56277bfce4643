"""Which objects of a JSON document are records: an article itself, or those of a list that lies deeper in an answer."""

from collections.abc import Iterable, Iterator, Mapping

from backfile.article import Problem
from backfile.importer.fields_names import BLOCKS, Role, fold_key, plan, shape
from backfile.importer.fields_values import text_of
from backfile.importer.readers.json_values import NOT_UTF8, Parsed
from backfile.importer.readers.json_vocabularies import adapted, parts_of
from backfile.importer.readers.rows import record_of
from backfile.importer.record import Page, Read, Record, Skipped, Source
from backfile.importer.utf8 import AsUtf8

NO_FIELDS = "No object with fields"
DEEPEST = 6
_LOOKED_AT = 5  # objects of a list

_LISTS = frozenset(
    ("items", "item", "articles", "article", "results", "result", "docs", "documents", "entries", "entry", "posts",
     "stories", "news", "hits", "data", "response", "rows", "records", "list", "feed", "edges", "nodes", "value",
     "content", "contents", "payload", "body", "query", "search", "page", "pages")
)  # fmt: skip
"""Names under which an object that has a title of its own may still hold a list of articles, as a feed does."""

_WRAPPERS = frozenset(
    ("source", "node", "doc", "document", "article", "attributes", "fields", "item", "content", "data", "row")
)
"""Names of the one object in a row that is the article."""

_ASIDE = frozenset(
    ("media", "multimedia", "images", "image", "photos", "photo", "pictures", "videos", "video", "thumbnail", "gallery",
     "related", "relatedarticles", "relateditems", "relatedlinks", "seealso", "links", "link", "authors", "author",
     "comments", "attachments", "enclosures", "renditions", "associations", "publisher", "meta", "metadata", "facets",
     "aggregations", "suggestions", "ads", "sources")
) | BLOCKS  # fmt: skip
"""Names of what has titles and addresses but is no article."""


class Numbering:
    """Numbers what is read of one member, and puts each in its place there."""

    def __init__(self, source: Source, text: AsUtf8) -> None:
        self._source = source
        self._text = text
        self.count = 0
        self.about: Mapping[str, object] = {}  # what the document says of all of its records

    def rows(self, rows: Iterable[Mapping[str, object]]) -> Iterator[Read]:
        """The records of a table that is written by columns: they have no bytes of their own."""
        for row in rows:
            self.count += 1
            yield record_of(row, self.count)

    def records(self, start: int, data: bytes, parsed: Parsed) -> Iterator[Read]:
        """The record of a value, and a problem where bytes of it had to be repaired."""
        self.count += 1
        offset, raw = self._text.raw(start, data)
        value = parsed.value
        parts = list(parts_of(value)) if isinstance(value, dict) else []
        if isinstance(value, dict):
            yield Record(adapted(value, self.about), raw, self.count, offset)
        elif isinstance(value, str):
            yield Record(Page(value), raw, self.count, offset)
        else:
            yield Skipped(NO_FIELDS, self.count)
        if parsed.bad_bytes:
            yield Problem(NOT_UTF8, parsed.bad_bytes, self._source.member, self.count, offset, lost=False)
        yield from self.rows(adapted(part, self.about) for part in parts)

    def skipped(self) -> Skipped:
        """An object in which nothing was found."""
        self.count += 1
        return Skipped(NO_FIELDS, self.count)

    def problem(self, reason: str, detail: str, start: int) -> Problem:
        """A record that could not be read."""
        self.count += 1
        offset, _ = self._text.raw(start, b"")
        return Problem(reason, detail, self._source.member, self.count, offset)


def is_article(value: Mapping[str, object]) -> bool:
    """Whether an object has the fields of an article, with text in them."""
    keys = tuple(value)
    if not shape(keys).is_article:
        return False
    if has_body(value):
        return True
    titled = any(text_of(value[key]) for key in plan(keys).get(Role.TITLE, ()))
    return titled and shape(keys).has_other


def has_body(value: Mapping[str, object]) -> bool:
    """Whether one of its own fields holds a text."""
    return any(_is_body(key, value[key]) for key in plan(tuple(value)).get(Role.TEXT, ()))


def _is_body(key: str, text: object) -> bool:
    if isinstance(text, list):
        return fold_key(key) in BLOCKS and bool(text_of(text))
    if isinstance(text, dict):
        return "rendered" in text or (
            isinstance(text.get("text") or text.get("value") or text.get("html"), str) and not is_article(text)
        )
    return isinstance(text, str) and bool(text)


def is_answer(value: Mapping[str, object], depth: int = 0) -> bool:
    """Whether an object is no article but holds some: an interface's answer, a feed, a table of them by their keys."""
    if depth > DEEPEST or has_body(value) or is_row(value, depth):
        return False
    titled = is_article(value)
    return any(
        may_hold(key, titled=titled) and _holds_articles(key, item, depth, in_table=is_table(value))
        for key, item in value.items()
    )


def is_row(value: Mapping[str, object], depth: int = 0) -> bool:
    """Whether an object is the row of one article, which lies in one of its members: `{"_id": …, "_source": {…}}`."""
    objects = [
        key for key, item in value.items() if isinstance(item, dict | list) and item and may_hold(key, titled=False)
    ]
    if len(objects) != 1 or not is_wrapper(objects[0]):
        return False
    inner = value[objects[0]]
    return isinstance(inner, dict) and is_article(inner) and not is_answer(inner, depth + 1)


def may_hold(key: str, *, titled: bool) -> bool:
    """Whether articles may lie under this name, in an object that has a title of its own or none."""
    name = fold_key(key)
    return name in _LISTS if titled else name not in _ASIDE


def is_table(value: Mapping[str, object]) -> bool:
    """Whether it is keyed by something that numbers its rows, rather than by names of fields."""
    return sum(isinstance(item, dict) for item in value.values()) > 0.7 * len(value)


def is_wrapper(key: str) -> bool:
    """Whether an object of this name in a row of a list is the article of the row."""
    return fold_key(key) in _WRAPPERS


def _holds_articles(key: str, value: object, depth: int, *, in_table: bool) -> bool:
    if isinstance(value, list):
        return list_holds_articles(value, depth)
    if not isinstance(value, dict):
        return False
    return ((in_table or is_wrapper(key)) and is_article(value)) or is_answer(value, depth + 1)


def _are_blocks(values: list[dict[str, object]]) -> bool:
    """Whether objects are the parts of one text: `{"type": "paragraph", "content": …}`, with pictures among them."""
    plans = [plan(tuple(value)) for value in values]
    if not all("type" in value for value in values) or any(Role.TITLE in known for known in plans):
        return False
    return any(Role.TEXT in known for known in plans) and not any(shape(tuple(value)).has_other for value in values)


def list_holds_articles(values: list[object], depth: int) -> bool:
    """Whether the first objects of a list are articles, or hold them."""
    objects = [item for item in values[:_LOOKED_AT] if isinstance(item, dict)]
    if _are_blocks(objects):
        return False
    return any(is_article(item) or is_row(item, depth) or is_answer(item, depth + 1) for item in objects)
