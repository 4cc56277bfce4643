"""Vocabularies in JSON that say more than the names of their fields: ninjs, WordPress's interface, JSON Feed.

Sources: IPTC ninjs 1.0 to 3.0; the WordPress REST API handbook, `_embed`; jsonfeed.org, version 1.1.
"""

from collections.abc import Iterable, Mapping

from backfile.importer.fields_values import text_of

Object = dict[str, object]

_OF_NINJS = frozenset(("versioncreated", "pubstatus", "representationtype", "standard", "profile", "contentcreated"))
_BODIES = ("body_text", "body_html", "body_xhtml", "bodies")
_NAMED = ("subject", "subjects", "event", "events")  # of ninjs: what a text is about


def adapted(value: Object, about: Mapping[str, object]) -> Object:
    """The fields of an object, with those that stand deeper or above it; `about` is what its document says of all."""
    if len(_OF_NINJS & value.keys()) >= 2 or ("versioncreated" in value and "uri" in value):
        value = _of_ninjs(value)
    elif isinstance(value.get("_embedded"), Mapping) and isinstance(value.get("title"), Mapping):
        value = _of_wordpress(value)
    return {**value, **{name: said for name, said in about.items() if not value.get(name)}} if about else value


def about_feed(value: Mapping[str, object]) -> Object:
    """What a JSON Feed says of all of its items; empty where an object is none."""
    version = value.get("version")
    if not isinstance(version, str) or "jsonfeed.org" not in version:
        return {}
    said: Object = {"source": value.get("title"), "language": value.get("language")}
    people = value.get("authors") or value.get("author")
    return {name: item for name, item in {**said, "authors": people}.items() if item}


def parts_of(value: Mapping[str, object]) -> Iterable[Object]:
    """The whole articles that ninjs packs into one, as in a package: those of its associations that have a body."""
    if "associations" not in value or not _OF_NINJS & value.keys():
        return
    packed = value["associations"]
    for part in packed.values() if isinstance(packed, Mapping) else _items(packed):
        if isinstance(part, dict) and part.get("type") == "text" and any(part.get(name) for name in _BODIES):
            yield part


def _of_ninjs(value: Object) -> Object:
    """One headline, body and description of those that versions 2 and 3 list by their roles; subjects as tags."""
    fields = dict(value)
    for name, as_named in (("headlines", "headline"), ("bodies", "body_html"), ("descriptions", "description_text")):
        forms = fields.get(name)
        if not isinstance(forms, list) or not all(isinstance(form, Mapping) for form in forms):
            continue
        main = _main(forms)
        if main is None:
            continue
        fields.pop(name)
        fields.setdefault(as_named, main.get("value"))
        if name == "headlines" and (below := next((form for form in forms if _is_below(form)), None)) is not None:
            fields.setdefault("subtitle", below.get("value"))
    if "source" not in fields and (sources := _names(fields.get("infosource") or fields.get("infosources"))):
        fields["source"] = sources[0]
    keywords = fields.pop("keywords", None)
    tags = [*(_names(keywords) or []), *(name for key in _NAMED for name in _names(fields.get(key)))]
    if tags:
        fields["tags"] = list(dict.fromkeys(tags))
    if fields.get("byline") and "authors" in fields:  # what is printed, before the accounts that made it
        fields["accounts"] = fields.pop("authors")
    return fields


def _main(forms: list[Mapping[str, object]]) -> Mapping[str, object] | None:
    """The form in HTML of several, and of the main role."""
    whole = [form for form in forms if isinstance(form.get("value"), str) and not _is_below(form)]
    return max(
        whole,
        key=lambda form: ("html" in str(form.get("contenttype")), "main" in str(form.get("role", "main"))),
        default=None,
    )


def _is_below(form: Mapping[str, object]) -> bool:
    return "sub" in str(form.get("role", ""))


def _of_wordpress(value: Object) -> Object:
    """The names behind the numbers of authors, categories and tags."""
    fields = dict(value)
    embedded = fields.pop("_embedded")
    assert isinstance(embedded, Mapping)
    if authors := _names(embedded.get("author")):
        fields["author"] = authors
    terms = [term for group in _items(embedded.get("wp:term")) for term in _items(group) if isinstance(term, Mapping)]
    sections = _names([term for term in terms if term.get("taxonomy") == "category"])
    tags = _names([term for term in terms if term.get("taxonomy") != "category"])
    fields |= {"categories": sections[:1], "tags": [*sections, *tags]}
    if media := [item for item in _items(embedded.get("wp:featuredmedia")) if isinstance(item, Mapping)]:
        fields["featured_image"] = [{"url": item.get("source_url"), "caption": text_of(item.get("caption"))}
                                    for item in media]  # fmt: skip
    return fields


def _items(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else ()


def _names(value: object) -> list[str]:
    """Of objects their names, of strings themselves."""
    found = (item.get("name") or item.get("literal") if isinstance(item, Mapping) else item for item in _items(value))
    return [name for name in found if isinstance(name, str) and name.strip()]
