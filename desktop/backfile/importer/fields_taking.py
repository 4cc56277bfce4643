"""The fields of a record, those of the objects that wrap it, and which of them have found their place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from backfile.importer.fields_names import Plan, Role, fold_key, plan, shape
from backfile.importer.fields_values import remainder
from backfile.importer.record import Fields

Found = TypeVar("Found")
Mapped = tuple[tuple[str, str], ...]  # as the user said: our field, the record's
_OF_THE_WHOLE = (Role.SOURCE, Role.TEXT)  # `_source` and `content` may hold the article rather than be a part of it
_DEEPEST = 3  # how far below the record's own fields a wrapper is looked into


@dataclass(slots=True)
class Taking:
    """A record's fields, and which of them have found their place."""

    fields: Fields
    plan: Plan
    wrapped: "tuple[tuple[str, Taking], ...]"
    taken: dict[str, Role] = field(default_factory=dict)

    def candidates(self, role: Role) -> "Iterator[tuple[Taking, str, object]]":
        """The values that may be `role`, the surest first; those of wrapped objects after the record's own."""
        for key in self.plan.get(role, ()):
            value = self.fields[key]
            if not is_empty(value) and not (role in _OF_THE_WHOLE and self.wraps(key)):
                yield self, key, value
        for _, inner in self.wrapped:
            yield from inner.candidates(role)

    def first(self, role: Role, read: Callable[[object], Found | None]) -> Found | None:
        """The first value of `role` that `read` makes something of; its field is then taken."""
        if role not in self.plan and not self.wrapped:
            return None
        for owner, key, value in self.candidates(role):
            found = read(value)
            if found:
                owner.taken[key] = role
                return found
        return None

    def rest(self) -> dict[str, object]:
        """Every field that has found no place, as it stood; empty ones are left out."""
        wrapped = {key: inner for key, inner in self.wrapped if inner.any_taken()}
        left: dict[str, object] = {}
        for key, value in self.fields.items():
            role = self.taken.get(key)
            if role is Role.URL and isinstance(value, dict):
                pass  # the other addresses in it
            elif role is not None:
                value = remainder(value) if role is not Role.TAGS else None
            elif key in wrapped:
                value = wrapped[key].rest()
            if not is_empty(value):
                left[key] = value
        return left

    def places(self) -> dict[str, Role]:
        """The place that each field has found, those of wrapped objects by their path: "meta.outlet"."""
        found = dict(self.taken)
        for key, inner in self.wrapped:
            found |= {f"{key}.{name}": role for name, role in inner.places().items()}
        return found

    def wraps(self, key: str) -> bool:
        """Whether the object of this name holds fields of the article."""
        return any(name == key for name, _ in self.wrapped)

    def any_taken(self) -> bool:
        """Whether any field here or below has found its place."""
        return bool(self.taken) or any(inner.any_taken() for _, inner in self.wrapped)


def is_empty(value: object) -> bool:
    """Whether a field holds nothing."""
    return value is None or value == "" or value == [] or value == {}


def take(fields: Fields, mapping: Mapped, depth: int = 0) -> Taking:
    """A record's fields, none of them in its place as yet. `mapping` comes before all that their names say."""
    keys = tuple(fields)
    known = plan(keys, mapping)
    wrapped = tuple(
        (key, take(value, _within(key, mapping), depth + 1))
        for key, value in fields.items()
        if isinstance(value, dict) and depth < _DEEPEST and _is_wrapper(key, value, mapping)
    )
    return Taking(fields, known, wrapped)


def _within(key: str, mapping: Mapped) -> Mapped:
    """Of a user's mapping what lies below a field: `source=meta.outlet`."""
    return tuple((role, column[len(key) + 1 :]) for role, column in mapping if column.startswith(f"{key}."))


def _is_wrapper(key: str, value: Mapping[str, object], mapping: Mapped) -> bool:
    if fold_key(key) in ("source", "content"):  # `_source` of a search engine, or the paper that it came from
        found = shape(tuple(value))
        return found.is_article and (found.has_text or key != "source")  # a paper has a title and an address, too
    return fold_key(key) in _WRAPPERS or any(column.startswith(f"{key}.") for _, column in mapping)


_WRAPPERS = frozenset(
    ("meta", "metadata", "fields", "attributes", "node", "doc", "document", "data", "article", "item",
     "payload", "properties", "props", "record", "row", "hit", "headline", "byline", "frontmatter")
)  # fmt: skip
"""Objects that hold fields of the article itself, rather than of a thing in it: `_source`, `fields`, `meta`."""
