"""NewsML-G2: each item a record, with its text in NITF, in XHTML, or as characters, which may be HTML again."""

import base64
import binascii
from collections.abc import Iterator

from backfile.importer.readers.nitf import markup, nitf_fields
from backfile.importer.readers.xml_reading import agreed_language, prefixed, read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import LANGUAGE, Element, Value, children, every, find, local_name, text_in
from backfile.importer.record import Fields, Options, Read, Reader, Source

_ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
_NO_NEWS = {"conceptItem": "A list of terms", "knowledgeItem": "A list of terms", "catalogItem": "A list of terms",
            "planningItem": "A plan of what will be reported"}  # fmt: skip
_CLASSES = {"picture": "A picture", "photo": "A picture", "graphic": "A picture", "animated": "A picture",
            "video": "A film", "audio": "A sound recording"}  # fmt: skip


def read_newsml_g2(source: Source, options: Options) -> Iterator[Read]:
    """A record for each news item and package; pictures without a text, terms and plans are skipped."""
    return read_spans(source, scan(source, options, prefixed(source.head, *_ITEMS)), _item)


def _item(item: Element, of: Scan) -> Fields | str:  # noqa: ARG001
    if (reason := _NO_NEWS.get(local_name(item))) is not None:
        return reason
    fields = _content(item)
    kind = _code(item, "itemClass")
    if not fields.get("content") and kind in _CLASSES:
        return _CLASSES[kind]
    meta = find(item, "contentMeta")
    if meta is not None:
        fields |= {name: value for name, value in _about(meta).items() if value}
    fields.setdefault("title", text_in(find(item, "title")))
    fields["source"] = _source(item) or fields.get("source", "")
    dates = [text_in(find(item, name)) for name in ("contentCreated", "firstCreated", "versionCreated")]
    fields["date"] = next(filter(None, dates), "") or fields.get("date", "")
    tag = find(item, "language")
    declared = (tag.get("tag") if tag is not None else None) or item.get(LANGUAGE) or ""
    sample = f"{fields.get('title', '')}\n{fields.get('content', '')}"
    fields["language"] = agreed_language(declared, sample) or ""
    said = {"guid": item.get("guid", ""), "version": item.get("version", ""), "pubStatus": _code(item, "pubStatus"),
            "edNote": text_in(find(item, "edNote")), "copyright": text_in(find(item, "copyrightNotice"))}  # fmt: skip
    listed: list[Value] = [
        title for part in every(item, "itemRef") if (title := text_in(find(part, "title", "headline")))
    ]
    return {name: value for name, value in {**fields, **said, "items": listed}.items() if value}


def _content(item: Element) -> dict[str, Value]:
    """The longest text of the content set, and in NITF what stands beside it."""
    found: list[dict[str, Value]] = []
    for inline in every(item, "inlineXML", "inlineData"):
        if (nitf := find(inline, "nitf")) is not None:
            found.append(nitf_fields(nitf))
        elif len(inline):
            found.append({"content": markup(inline)})
        elif text := _decoded(inline):
            found.append({"content": text})
    return max(found, key=lambda fields: len(str(fields.get("content", ""))), default={})


def _decoded(inline: Element) -> str:
    text = (inline.text or "").strip()
    if "base64" not in inline.get("encoding", "").lower():
        return text
    try:
        return base64.b64decode(text).decode("utf-8", "replace")
    except binascii.Error:
        return ""


def _about(meta: Element) -> dict[str, Value]:
    headlines = [(element.get("role", "").lower(), text_in(element)) for element in children(meta)
                 if local_name(element) == "headline"]  # fmt: skip
    main = next((text for role, text in headlines if text and "sub" not in role), "")
    bylines = [text for element in children(meta) if local_name(element) == "by" and (text := text_in(element))]
    creators = [name for element in every(meta, "creator") if (name := _named(element))]
    descriptions = [text for element in children(meta) if local_name(element) == "description"
                    and "caption" not in element.get("role", "") and (text := text_in(element))]  # fmt: skip
    places = [name for element in every(meta, "located") if (name := _named(element))]
    return {
        "title": main,
        "subtitle": next((text for role, text in headlines if text and text != main and "sub" in role), ""),
        "abstract": next(iter(descriptions), ""),
        "byline": list(bylines or creators),
        "dateline": text_in(find(meta, "dateline")) if not _is_time(text_in(find(meta, "dateline"))) else "",
        "tags": list(dict.fromkeys(name for element in every(meta, "subject", "keyword") if (name := _named(element)))),
        "genre": next(filter(None, (_named(element) for element in every(meta, "genre"))), ""),
        "located": next(iter(places), ""),
        "slugline": text_in(find(meta, "slugline")),
        "urgency": text_in(find(meta, "urgency")),
        "creditline": text_in(find(meta, "creditline")),
    }


def _is_time(text: str) -> bool:
    """Some systems put the time of sending where the place belongs."""
    return text[:1].isdigit()


def _named(element: Element) -> str:
    """The name of a person or thing; of several languages the first, else its literal where that is one."""
    if local_name(element) == "keyword":
        return text_in(element)
    name = next((text_in(part) for part in children(element) if local_name(part) == "name"), "")
    return name or (
        element.get("literal", "") if "type" not in element.attrib or local_name(element) == "located" else ""
    )


def _source(item: Element) -> str:
    """The publication or agency: its name rather than its domain."""
    names = [name for kind in ("provider", "infoSource", "copyrightHolder") for element in every(item, kind)
             if (name := _named(element))]  # fmt: skip
    return next((name for name in names if "." not in name), names[0] if names else "")


def _code(item: Element, name: str) -> str:
    """The last part of a code: `ninat:picture` is a picture."""
    found = find(item, name)
    return str(found.get("qcode", "")).rpartition(":")[2] if found is not None else ""


READER = Reader(
    name="NewsML-G2",
    description="News items in the IPTC's NewsML-G2",
    suffixes=(".xml", ".newsml"),
    recognises=lambda head: (
        (found := root_of(head))[0] in ("newsMessage", *_ITEMS) or b"iptc.org/std/nar/" in found[1][:2048]
    ),
    records=read_newsml_g2,
)
