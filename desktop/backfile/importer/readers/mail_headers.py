"""The header of a message (RFC 5322, RFC 2047), with the mistakes that programs make in it."""

import base64
import binascii
import quopri
import re
from dataclasses import dataclass
from email.message import Message
from email.utils import getaddresses

from backfile.importer.encodings import decode
from backfile.importer.fields_text import clean_line
from backfile.text.dates import parse_date

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?)")
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "shift-jis": "cp932",
          "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8",
          "iso-8859-8-i": "iso-8859-8", "unicode-1-1-utf-7": "utf-7", "utf8mb4": "utf-8"}  # fmt: skip
"""Charsets as mail names them, and the codec that reads what is sent under that name."""

_JOINED = re.compile(r"(?P<person>.{3,60}?)\s+(?:from|via|at|@|von)\s+(?P<paper>.{3,80})$")
_LIST_NAME = re.compile(r"\s*\"?(?P<name>[^<\"]*?)\"?\s*<(?P<id>[^<>\s]*)>?")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom a message is from: a person, a publication, or both."""

    authors: tuple[str, ...] = ()
    source: str | None = None


def text_of(data: bytes, charset: str | None) -> str:
    """Bytes by the charset that is said to be theirs; where that can't be, by what they are."""
    if charset:
        try:
            return data.decode(_WIDER.get(charset.lower().strip("'\""), charset.strip("'\"")))
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data).text


def header(message: Message, name: str) -> str:
    """A field as people read it, on one line; empty where there is none."""
    return clean_line(" ".join(words(_raw(message, name)).split()))


def words(value: str) -> str:
    """With its encoded words read; those of one charset that stand together are one text, cut wherever it was."""
    value = _BETWEEN_WORDS.sub(r"\1", value)
    out: list[str] = []
    at = 0
    held, held_charset = b"", ""
    for found in _WORD.finditer(value):
        between = value[at : found.start()]
        charset = found[1].partition("*")[0].lower()
        if held and (between or charset != held_charset):
            out.append(text_of(held, held_charset))
            held = b""
        out.append(between)
        held, held_charset = held + _bytes_of(found[2], found[3]), charset
        at = found.end()
    if held:
        out.append(text_of(held, held_charset))
    return "".join(out) + value[at:]


def _bytes_of(kind: str, coded: str) -> bytes:
    data = coded.encode("ascii", "replace")
    if kind in "qQ":
        return quopri.decodestring(data, header=True)
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except (binascii.Error, ValueError):
        return data


def _raw(message: Message, name: str) -> str:
    """A field as it stands. Bytes beyond ASCII are surrogates in what Python parsed."""
    value = next((value for key, value in message.raw_items() if key.casefold() == name.casefold()), "")
    text = str(value)
    return text if text.isascii() else decode(text.encode("utf-8", "surrogateescape")).text


def names_in(value: str) -> tuple[str, ...]:
    """The people of a field with addresses; one without a name by the address."""
    found = []
    for name, address in getaddresses([value]):
        name = " ".join(name.split()).strip("\"' ")
        if name.casefold() == address.casefold() or not name:
            name = address
        if name:
            found.append(_turned(name))
    return tuple(dict.fromkeys(found))


def sender_of(message: Message) -> Sender:
    """A letter has an author; a newsletter a publication, and an author where its name says so."""
    coded = _raw(message, "From") or _raw(message, "Sender")
    people = tuple(words(name) for name in names_in(coded)) or names_in(words(coded))
    listed = _LIST_NAME.match(header(message, "List-Id"))
    list_name = listed["name"].strip() if listed else ""
    if _is_discussion(message):
        return Sender(
            tuple(person.partition(" via ")[0].strip("\"' ") for person in people), list_name or _list_id(listed)
        )
    if not (message.get("List-Unsubscribe") or message.get("List-Id") or message.get("X-Campaign")):
        return Sender(people)
    name = people[0] if people else ""
    joined = _JOINED.match(name)
    if joined is not None:
        return Sender((joined["person"].strip(),), joined["paper"].strip())
    if list_name and list_name.casefold() != name.casefold() and "@" not in list_name and not list_name.isdigit():
        return Sender((name,) if _is_person(name) else (), name if not _is_person(name) else list_name)
    return Sender((), name or None)


def date_of(message: Message) -> tuple[str | None, str]:
    """When it was sent, and what that was taken from where no `Date` says so."""
    found = parse_date(header(message, "Date"))
    if found is not None and len(found) >= 10:
        return found, ""
    for line in reversed(message.get_all("Received") or []):
        found = parse_date(clean_line(str(line).rpartition(";")[2]))
        if found is not None and len(found) >= 10:
            return found, "the line of the server that took it in"
    return None, ""


def address_of(message: Message) -> str | None:
    """Where it can be read on the net."""
    for name in ("Archived-At", "X-Archive-Url", "Content-Location"):
        value = header(message, name)
        found = _ADDRESS.search(value)
        if found is not None or value.startswith(("http://", "https://")):
            return found[1] if found else value
    return None


def _is_discussion(message: Message) -> bool:
    """Whether it went to a list whose members write to each other."""
    post = header(message, "List-Post")
    return "mailto:" in post.lower() and "noreply" not in post.lower()


def _list_id(listed: "re.Match[str] | None") -> str | None:
    return listed["id"] or None if listed else None


def _is_person(name: str) -> bool:
    """Two or three words with a capital each, none of which is one of a publication's."""
    parts = name.split()
    return 2 <= len(parts) <= 3 and not _PAPER.search(name) and all(map(_is_name, parts))


def _is_name(word: str) -> bool:
    return len(word) == 2 or (word[0].isupper() and word[1:].replace(".", "").islower())


_PAPER = re.compile(
    r"\b(?:the|daily|weekly|news|newsletter|times|post|journal|herald|tribune|guardian|magazine|review|today|brief|"
    r"briefing|digest|report|alerts?|updates?|press|media|morning|evening|team|editors?|letter|zeitung|sunday|world)\b",
    re.IGNORECASE,
)


def _turned(name: str) -> str:
    """ "Voss, Mara" as one says it."""
    surname, comma, given = name.partition(", ")
    return f"{given} {surname}" if comma and "," not in given and " " not in surname and given.count(" ") < 2 else name
