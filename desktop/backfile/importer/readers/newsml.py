"""NewsML 1.0 to 1.2: each `<NewsItem>` a record, its text in NITF, in paragraphs, or as characters."""

from collections.abc import Iterator

from backfile.importer.readers.nitf import markup, nitf_fields
from backfile.importer.readers.xml_reading import agreed_language, prefixed, read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import LANGUAGE, Element, Value, children, every, find, local_name, text_in
from backfile.importer.record import Fields, Options, Read, Reader, Source

_MEDIA = {"photo": "A picture", "picture": "A picture", "graphic": "A picture", "image": "A picture", "video": "A film",
          "audio": "A sound recording"}  # fmt: skip
_ASIDES = ("caption", "supporting", "supplementary", "thumbnail")


def read_newsml(source: Source, options: Options) -> Iterator[Read]:
    """A record for each news item; pictures without a text are skipped."""
    return read_spans(source, scan(source, options, prefixed(source.head, "NewsItem"), nests=True), _item)


def _item(item: Element, of: Scan) -> Fields | str:  # noqa: ARG001
    components = [item, *every(item, "NewsComponent")]
    texts = [(part, data) for component in components for part in children(component)
             if local_name(part) == "ContentItem" and (data := find(part, "DataContent")) is not None
             and _medium(part) in ("", "text") and text_in(data)]  # fmt: skip
    if not texts:
        media = [_medium(part) for part in every(item, "ContentItem")]
        return next((_MEDIA[medium] for medium in media if medium in _MEDIA), "No text")
    part, data = max(texts, key=lambda text: (not _is_aside(text[0]), len(text_in(text[1]))))
    fields = _body(data)
    lines = _lines(part)
    for name, element in (("title", "HeadLine"), ("subtitle", "SubHeadLine"), ("dateline", "DateLine")):
        if said := next((line for line in lines.get(element, [])), ""):
            fields[name] = said.rstrip(" -–—") if name == "dateline" else said
    if bylines := lines.get("ByLine"):
        fields["byline"] = list(bylines)
    within = fields.get("pictures")
    fields["pictures"] = [*(within if isinstance(within, list) else []), *_pictures(item)]
    if not fields["pictures"]:
        fields["credit"] = list(lines.get("CreditLine", []))
    fields["slug"] = " ".join(lines.get("SlugLine", [])[:1])
    fields |= {name: value for name, value in _about(item).items() if value}
    declared = _formal(item, "Language") or item.get(LANGUAGE) or ""
    fields["language"] = agreed_language(declared, f"{fields.get('title', '')}\n{fields['content']}") or ""
    return {name: value for name, value in fields.items() if value}


def _body(data: Element) -> dict[str, Value]:
    nitf = find(data, "nitf")
    return nitf_fields(nitf) if nitf is not None else {"content": markup(data) if len(data) else data.text}


def _pictures(item: Element) -> list[Value]:
    """What the outermost components around a picture alone say of it."""
    found: list[Value] = []
    outer: set[Element] = set()
    for component in every(item, "NewsComponent"):
        contents = list(every(component, "ContentItem"))
        if not any(_MEDIA.get(_medium(part)) == "A picture" for part in contents) or any(
            _medium(part) in ("", "text") and not _is_aside(part) and find(part, "DataContent") is not None
            for part in contents
        ):
            continue
        if outer.isdisjoint(component.iterancestors()):
            found.append(_picture(contents))
        outer.add(component)
    return found


def _picture(contents: list[Element]) -> dict[str, Value]:
    lines = next((_lines(part) for part in contents), {})
    captions = [text_in(find(part, "DataContent")) for part in contents if _is_aside(part)]
    caption = next(filter(None, (*captions, *lines.get("HeadLine", []))), "")
    credit = " / ".join(dict.fromkeys((*lines.get("ByLine", []), *lines.get("CreditLine", []))))
    address = next(filter(None, (part.get("Href", "") for part in contents)), "")
    said: dict[str, Value] = {"caption": caption, "credit": credit, "url": address}
    return {name: value for name, value in said.items() if value}


def _medium(content: Element) -> str:
    return _formal(content, "MediaType").lower()


def _is_aside(content: Element) -> bool:
    """Whether its component is a caption, or beside the text in another way."""
    component = content.getparent()
    role = next((part.get("FormalName", "") for part in children(component) if local_name(part) == "Role"), "")
    return role.lower() in _ASIDES


def _lines(content: Element) -> dict[str, list[str]]:
    """The lines about a text, of its own component before those of the components around it."""
    found: dict[str, list[str]] = {}
    for component in content.iterancestors():
        said: dict[str, list[str]] = {}
        for lines in children(component):
            if local_name(lines) == "NewsLines":
                for line in children(lines):
                    if text := text_in(line):
                        said.setdefault(local_name(line), []).append(text)
        found = said | found
    return found


def _about(item: Element) -> dict[str, Value]:
    dates = [text_in(find(item, name)) for name in ("FirstCreated", "ThisRevisionCreated", "DateLineDate", "DateId")]
    keywords = [
        element.get("Value", "") for element in every(item, "Property") if element.get("FormalName") == "Keyword"
    ]
    places = [element.get("Value", "") for element in every(item, "Property") if element.get("FormalName") == "City"]
    return {
        "date": next(filter(None, dates), ""),
        "source": _source(item),
        "tags": list(dict.fromkeys(filter(None, keywords))),
        "located": next(filter(None, places), ""),
        "urgency": _formal(item, "Urgency"),
        "status": _formal(item, "Status"),
        "PublicIdentifier": text_in(find(item, "PublicIdentifier")),
        "copyright": text_in(find(item, "CopyrightLine")),
    }


def _source(item: Element) -> str:
    """The agency: its name rather than its domain."""
    names = [_formal(party, "Party") for name in ("Provider", "Source", "Creator") for party in every(item, name)]
    names = [*filter(None, names), text_in(find(item, "ProviderId"))]
    return next((name for name in names if "." not in name), names[0])


def _formal(element: Element, name: str) -> str:
    found = find(element, name)
    return str(found.get("FormalName", "")) if found is not None else ""


READER = Reader(
    name="NewsML",
    description="News items in the IPTC's NewsML 1",
    suffixes=(".xml", ".newsml"),
    recognises=lambda head: root_of(head)[0] in ("NewsML", "NewsItem"),
    records=read_newsml,
)
