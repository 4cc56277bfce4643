"""What a message says: its parts, of which the HTML one is preferred, and those that are attached to it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from email.message import Message
from urllib.parse import unquote

from backfile.article import Picture
from backfile.importer.documents.document import LARGEST_PICTURE, LARGEST_PICTURES
from backfile.importer.fields_text import html_paragraphs, is_wrapped, join_lines
from backfile.importer.markup import tree_of
from backfile.importer.picture_marks import mark, unmark, without_marks
from backfile.importer.readers.mail_headers import text_of, words

_DEEPEST = 40
_QUOTED = re.compile(r"((?:>[ ]?)+)")
_FIELD = re.compile(r"[*]?[^\W\d_][\w -]{1,14}:[*]? ")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0(?![.\d])|mso-hide\s*:\s*all", re.IGNORECASE
)


Shown = tuple[tuple[str, ...], tuple[Picture, ...]]
"""The paragraphs of a page, and the pictures among them."""


@dataclass(slots=True)
class Parts:
    """The parts of a message by what they are for."""

    html: list[Shown] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)  # names
    forwarded: list[Message] = field(default_factory=list)
    encrypted: bool = False
    images: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # those that pages show, by their Content-ID


def parts_of(message: Message) -> Parts:
    """All parts, however deep; of an alternative one form is taken."""
    parts = Parts(images=_images(message))
    _gather(message, parts, 0)
    return parts


def shown_in(parts: Parts) -> Shown:
    """The text and its pictures: of HTML where there is some, else of the plain parts."""
    paragraphs: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    for page, shown in parts.html:
        pictures += tuple(replace(picture, after=picture.after + len(paragraphs)) for picture in shown)
        paragraphs += page
    return paragraphs or tuple(text for part in parts.plain for text in plain_text(part)), pictures


def _images(message: Message) -> dict[str, tuple[str, bytes]]:
    """The images that stand in the message, by the name under which a page shows them (RFC 2392)."""
    found: dict[str, tuple[str, bytes]] = {}
    held = 0
    for part in message.walk():
        name = str(part.get("Content-ID") or "").strip(" <>")
        if not name or not part.get_content_type().startswith("image/"):
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and 0 < len(data) <= LARGEST_PICTURE and held + len(data) <= LARGEST_PICTURES:
            held += len(data)
            found[name] = (part.get_content_type(), data)
    return found


def _gather(part: Message, parts: Parts, depth: int) -> None:
    kind = part.get_content_type()
    payload = part.get_payload()
    if depth > _DEEPEST:
        parts.attached.append(kind)
    elif kind == "multipart/encrypted" or (
        kind.endswith("pkcs7-mime") and "signed" not in str(part.get_param("smime-type"))
    ):
        parts.encrypted = True
    elif kind == "message/rfc822" and isinstance(payload, list):
        parts.forwarded += [inner for inner in payload if isinstance(inner, Message)]
    elif kind == "multipart/alternative" and isinstance(payload, list):
        _alternative([inner for inner in payload if isinstance(inner, Message)], parts, depth)
    elif isinstance(payload, list):
        for inner in payload:
            if isinstance(inner, Message):
                _gather(inner, parts, depth + 1)
    else:
        _leaf(part, kind, parts)


def _alternative(forms: list[Message], parts: Parts, depth: int) -> None:
    """Each form on its own; the HTML one that has a text stands for all."""
    read: list[Parts] = []
    for form in forms:
        one = Parts(images=parts.images)
        _gather(form, one, depth + 1)
        read.append(one)
    for one in read:
        parts.attached += one.attached
        parts.forwarded += one.forwarded
        parts.encrypted = parts.encrypted or one.encrypted
    best = next((one for one in reversed(read) if any(page for page, _ in one.html)), None) or next(
        (one for one in read if any(text.strip() for text in one.plain)), None
    )
    if best is not None:
        parts.html += best.html
        if not best.html:
            parts.plain += best.plain


def _leaf(part: Message, kind: str, parts: Parts) -> None:
    name = _name(part)
    is_attached = part.get_content_disposition() == "attachment" or (name and kind != "text/html")
    if kind.startswith("text/") and not is_attached and kind not in ("text/calendar", "text/x-vcard", "text/vcard"):
        text = text_in(part)
        if kind == "text/html":
            parts.html.append(html_text(text, parts.images))
        else:
            parts.plain.append(text)
    elif str(part.get("Content-ID") or "").strip(" <>") not in parts.images:
        parts.attached.append(name or kind)


def text_in(part: Message) -> str:
    """The text of a part, without the line ends that were only there for the way (RFC 3676)."""
    data = part.get_payload(decode=True)
    charset = part.get_param("charset")
    text = text_of(data if isinstance(data, bytes) else b"", str(charset) if isinstance(charset, str) else None)
    if str(part.get_param("format")).lower() == "flowed":
        return _unflowed(text, delete_space=str(part.get_param("delsp")).lower() == "yes")
    return text


def _name(part: Message) -> str:
    try:
        return words(part.get_filename() or "")
    except (ValueError, LookupError, TypeError):  # a name in a charset that nobody knows
        return "unnamed"


def _unflowed(text: str, *, delete_space: bool) -> str:
    out: list[str] = []
    joins = False
    for line in text.replace("\r\n", "\n").split("\n"):
        mark = _QUOTED.match(line)
        quoted = mark[1].replace(" ", "") if mark else ""
        bare = line[mark.end() if mark else 0 :].removeprefix(" " if not mark else "")
        if joins and out and out[-1].startswith(quoted or "\0") == bool(quoted):
            out[-1] += bare
        else:
            out.append(f"{quoted} {bare}" if quoted else bare)
        joins = line.endswith(" ") and line != "-- "
        if joins and delete_space:
            out[-1] = out[-1][:-1]
    return "\n".join(out)


def plain_text(text: str) -> Iterator[str]:
    """Paragraphs of plain text, those that are quoted each with its mark."""
    block: list[str] = []
    depth = ""
    for line in [*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        mark = _QUOTED.match(line)
        quoted = mark[1].replace(" ", "") if mark else ""
        bare = line[mark.end() if mark else 0 :].strip()
        if block and (not bare or quoted != depth):
            yield from _block(block, depth)
            block = []
        if bare:
            block.append(bare)
            depth = quoted
    if block:
        yield from _block(block, depth)


def _block(lines: list[str], depth: str) -> Iterator[str]:
    if len(lines) > 2 and sum(_FIELD.match(line) is not None for line in lines) > 0.6 * len(lines):
        joined = ["\n".join(lines)]  # the header of a message that was forwarded by hand
    else:
        joined = [join_lines(lines)] if len(lines) > 1 and is_wrapped(lines) else lines
    for line in joined:
        yield f"{depth} {line}" if depth else line


def html_text(page: str, images: Mapping[str, tuple[str, bytes]]) -> Shown:
    """HTML without what a newsletter hides from its readers to be shown in their list of letters."""
    tree = tree_of(without_marks(page))
    for node in tree.css("[style]"):
        if _HIDDEN.search(node.attributes.get("style") or "") and node.parent is not None:
            node.decompose()
    pictures = mark(tree, lambda address: images.get(unquote(address.removeprefix("cid:")))) if images else []
    return unmark(html_paragraphs(tree.html or ""), pictures)
