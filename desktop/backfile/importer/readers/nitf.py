"""NITF, the markup of news texts by the IPTC: alone, several in a file, or within NewsML."""

import re
from collections.abc import Iterable, Iterator

from backfile.importer.fields_text import html_paragraphs
from backfile.importer.readers.xml_reading import agreed_language, prefixed, read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import (
    LANGUAGE,
    Element,
    Value,
    every,
    find,
    inner_markup,
    local_name,
    text_in,
    text_without,
)
from backfile.importer.record import Fields, Options, Read, Reader, Source
from backfile.text.bylines import authors_of

_AS_HTML = {"hl1": "h1", "hl2": "h2", "block": "div", "hedline": "div", "note": "div", "nitf-table": "div",
            "bq": "blockquote", "content": "div", "datasource": "p", "tagline": "p"}  # fmt: skip
_TWICE = re.compile(r"&amp;(#\d{1,6}|#x[\da-f]{1,5}|quot|apos|nbsp|amp);", re.IGNORECASE)
_WRAPPED = re.compile(r"(?<=[^\s.!?:;>])\s*<br\s*/?>\s*(?=[^\W\d_])")
_SIGN_OFF = re.compile(
    r"\s*<p[^<>]*>\s*(?:-?ends?-?|-30-|\(end\)|\w{1,4}(?:/\w{1,4}(?: \w{1,3})?)+)\s*</p>(?:\s|<p[^<>]*>\s*</p>)*$",
    re.IGNORECASE,
)
_MARK = "\ue011"  # stands where a picture stood
_WRAPPERS = ("contentSet", "inlineXML", "nitf-collection", "nitfs", "documents", "news", "root")


def read_nitf(source: Source, options: Options) -> Iterator[Read]:
    """A record for each `<nitf>`."""
    return read_spans(source, scan(source, options, prefixed(source.head, "nitf")), _article)


def _article(nitf: Element, of: Scan) -> Fields:  # noqa: ARG001
    return nitf_fields(nitf)


def nitf_fields(nitf: Element) -> dict[str, Value]:
    """What an article in NITF says of itself. `content` is HTML."""
    fields: dict[str, Value] = {}
    headline = text_in(find(nitf, "hl1"))
    fields["title"] = headline or text_in(find(nitf, "title")) or text_in(find(nitf, "hedline"))
    below = text_in(find(nitf, "hl2"))
    fields["subtitle"] = below if below != fields["title"] else ""
    lead = text_in(find(nitf, "abstract"))
    fields["abstract"] = lead if lead != fields["title"] else ""
    fields["byline"] = [name for byline in every(nitf, "byline") if (name := _name(byline))]
    if not any(map(authors_of, map(str, fields["byline"]))):  # a desk or a service, which is no person's name
        fields["byline"] = [{"name": name} for name in map(str, fields["byline"])]
    fields["dateline"] = _dateline(nitf)
    fields["content"], fields["pictures"] = _content(nitf)
    fields |= _about(nitf)
    declared = nitf.get("baselang") or nitf.get(LANGUAGE) or ""
    sample = f"{fields['title']}\n{fields['content']}"
    fields["language"] = agreed_language(declared, sample) or ""
    return {name: value for name, value in fields.items() if value}


def _about(nitf: Element) -> dict[str, Value]:
    """Date, source, section and subjects, from the head."""
    published = find(nitf, "pubdata")
    said = dict(published.attrib) if published is not None else {}
    dates = [said.get("date.publication", "")]
    dates[:0] = [element.get("norm", "") for element in every(nitf, "date.issue")]
    dates += [element.get("norm", "") or text_in(element) for element in every(nitf, "story.date", "date.release")]
    owners = [text_in(element) for element in every(nitf, "distributor", "rights.owner")]
    owners += [element.get("holder", "") for element in every(nitf, "doc.copyright")]
    urgency, number = find(nitf, "urgency"), find(nitf, "doc-id")
    return {
        "date": next(filter(None, dates), ""),
        "source": said.get("name") or next(filter(None, owners), ""),
        "section": said.get("position.section", ""),
        "edition": said.get("edition.name", ""),
        "page": said.get("position.sequence", ""),
        "tags": list(dict.fromkeys(_subjects(nitf))),
        "urgency": urgency.get("ed-urg", "") if urgency is not None else "",
        "doc-id": number.get("id-string", "") if number is not None else "",
        "message": "; ".join(filter(None, (element.get("info", "") for element in every(nitf, "ed-msg")))),
        "fixture": "; ".join(filter(None, (element.get("fix-id", "") for element in every(nitf, "fixture")))),
    }


def _subjects(nitf: Element) -> Iterable[str]:
    yield from filter(None, (keyword.get("key", "") for keyword in every(nitf, "keyword")))
    for subject in every(nitf, "tobject.subject"):
        for part in ("type", "matter", "detail"):
            if name := subject.get(f"tobject.subject.{part}"):
                yield name


def _name(byline: Element) -> str:
    """The names of a byline without the title or the agency below them, unless there is nothing else."""
    return text_without(byline, "byttl") or text_in(byline)


def _dateline(nitf: Element) -> str:
    dateline = find(nitf, "dateline")
    return text_without(dateline, "story.date").rstrip(" -–—") if dateline is not None else ""


def _content(nitf: Element) -> tuple[str, list[Value]]:
    """The text as HTML, and the pictures in it."""
    body = next((part for part in every(nitf, "body.content") if local_name(part.getparent()) == "body"), None)
    if body is None:
        body = find(nitf, "body")
    pictures = _pictures(body) if body is not None else []
    end = find(nitf, "body.end")
    content = "".join(markup(part) for part in (body, end) if part is not None)
    places = [found.start() for found in re.finditer(_MARK, content)]
    placed: list[Value] = [
        {**said, "after": len(html_paragraphs(content[:place].replace(_MARK, "")))}  # type: ignore[dict-item]
        for said, place in zip(pictures, places, strict=False)
    ]
    return content.replace(_MARK, ""), placed


def _pictures(body: Element) -> list[dict[str, Value]]:
    """What is said of each picture in the text; a mark is left where it stood."""
    found: list[dict[str, Value]] = []
    for media in list(every(body, "media")):
        kind = media.get("media-type", "image")
        caption = " ".join(filter(None, map(text_in, every(media, "media-caption"))))
        credit = ", ".join(filter(None, map(text_in, every(media, "media-producer"))))
        reference = find(media, "media-reference")
        said = dict(reference.attrib) if reference is not None else {}
        credit = credit or str(said.get("copyright", ""))
        if kind in ("video", "audio", "data") or not (caption or credit) or media.getparent() is None:
            continue
        address = str(said.get("source", ""))
        picture: dict[str, Value] = {"caption": caption, "credit": credit, "url": address}
        found.append({name: value for name, value in picture.items() if value})
        media.tail = _MARK + (media.tail or "")
    return found


def markup(element: Element) -> str:
    """The text in an element as HTML, without pictures and their captions, which have a place of their own."""
    for media in list(every(element, "media", "media-caption", "media-producer", "body.head")):
        if (parent := media.getparent()) is not None:
            _take_out(parent, media)
    for fraction in every(element, "frac"):
        above, below = text_in(find(fraction, "frac-num")), text_in(find(fraction, "frac-den"))
        fraction[:] = []
        fraction.text = f" {above}/{below}"
    for part in element.iter():
        if (name := _AS_HTML.get(local_name(part))) is not None:
            part.tag = name
    content = inner_markup(element)
    content = _TWICE.sub(r"&\1;", _WRAPPED.sub(lambda found: _join(content, found), content))
    return _SIGN_OFF.sub("", content)


def _join(content: str, line_end: re.Match[str]) -> str:
    """A line that ends within a sentence was broken by a terminal."""
    return " " if content[line_end.end()].islower() else line_end[0]


def _take_out(parent: Element, child: Element) -> None:
    """Remove an element, and leave the text behind it where it is."""
    before = child.getprevious()
    if child.tail:
        if before is None:
            parent.text = (parent.text or "") + child.tail
        else:
            before.tail = (before.tail or "") + child.tail
    parent.remove(child)


def _recognises(head: bytes) -> bool:
    root, rest = root_of(head)
    return root == "nitf" or (root in _WRAPPERS and re.search(rb"<(?:\w+:)?nitf[\s>]", rest[:8192]) is not None)


READER = Reader(
    name="NITF",
    description="News texts in the IPTC's NITF",
    suffixes=(".nitf", ".xml"),
    recognises=_recognises,
    records=read_nitf,
)
