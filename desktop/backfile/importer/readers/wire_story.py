"""One message of a news wire: what its header, its first lines, its text and its last line say.

Sources: IPTC 7901 (the text transmission format of 1979, revised 1995) and ANPA 1312 (1989), and the habits of the
agencies that fill them in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from backfile.article import Draft
from backfile.importer.anatomy import Dateline, dateline_of, derive_title
from backfile.importer.fields_text import clean_line, join_lines
from backfile.text.bylines import authors_of
from backfile.text.dates import parse_date
from backfile.text.language import detect
from backfile.text.names import glosses

_SECTIONS = {
    "a": "National", "c": "Features", "d": "Food", "e": "Entertainment", "f": "Finance", "i": "International",
    "k": "Commentary", "l": "Lifestyle", "n": "State and regional", "o": "Weather", "p": "Politics", "s": "Sports",
    "t": "Travel", "w": "Washington",
}  # fmt: skip
"""ANPA's categories, which IPTC 7901 shares where it has one letter."""

_HEADER = re.compile(
    r"(?P<message>[A-Za-z]{1,5}\s?\d{3,5})\s+(?P<priority>\d)\s+(?P<category>[A-Za-z]{1,3})\s+(?P<words>\d+)\b.*"
)
_ANPA = re.compile(
    r"(?P<priority>[a-z])\s?(?P<category>[a-z])[\x00-\x1f\s]+(?P<slug>[^\x00-\x1f\n]{2,80}?)\s+"
    r"(?P<month>\d\d)-(?P<day>\d\d)\s+(?P<words>\d{1,5})"
)
_SLUG = re.compile(r"(?:\^?(?:AM|PM|BC|a\d{3,4})[-–]{1,2}\S.*|\S.*?,\s?\d{2,5})\s*$")
_VERSION = re.compile(
    r"(?:(?:URGENT|EXTRA|BULLETIN|FLASH|ADVISORY|SUMMARY|CORRECTION|CORRECTED|REPETITION|WRITETHRU|PREVIEW|ROUNDUP|"
    r"\d+(?:ST|ND|RD|TH)?\s*(?:LEAD|LD|ADD|TAKE|UPDATE|WRITETHRU)\b.*|UPDATE\s*\d*|EILMELDUNG|KORREKTUR|"
    r"\(?(?:eds?|editors?|note)\s*:.*|(?:with )?(?:AP|EPA|DPA|AFP|REUTERS) (?:photos?|graphics?|video)\b.*|"
    r"EMBARGO\w*.*|(?:HOLD|ADV)\s?\d.*)\s*[:.-]?\)?)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:By|BY|Von|VON|Par|PAR|Por|POR|di|Di|DI|Door|Av|Af)\s+(?=[A-ZÀ-Þ])"
    r"[^.]{3,120}(?:\b[A-Z]\.[^.]{2,60})*"
)
_ASIDE = re.compile(
    r"#+\s*(?:\S+\s+)?(?:notebook|notizblock|service|kontakt\w*|contacts?)\b|(?:\*\s*){3,}\s*$|"
    r"(?:the following|die folgenden|folgende)\b.{0,60}\b(?:not (?:intended )?for publication|nicht zur ver)",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"(?<!\d)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s*(?P<zone>[A-Z]{1,5})?\s+"
    r"(?P<month>[^\W\d_]{3,9})\.?\s+(?P<year>\d{2}(?:\d\d)?)(?!\d)"
)
_SENT_US = re.compile(
    r"(?<!\d)(?P<month>\d\d?)-(?P<day>\d\d?)-(?P<year>\d{2}(?:\d\d)?)\s+"
    r"(?P<hour>\d\d)(?P<minute>\d\d)\s*(?P<zone>[A-Z]{1,4})?"
)
_AGENCY = re.compile(
    r"\b(dpa|AP|AFP|APA|Reuters|ANSA|EFE|TASS|PTI|PAP|TT|NTB|STT|ČTK|CTK|MTI|Xinhua|Interfax|Kyodo|KNA|epd|sid|UPI|PA|"
    r"AAP|Belga|ANP|DDP|ddp|DAPD|ADN|BBC|LUSA|Lusa|HINA|Tanjug|BTA)\b"
)
_AGENCY_FIRST = re.compile(
    r"\((?P<source>[A-Z]\w{1,20})\)\s?[-–—]\s?[A-ZÀ-Þ][^,\n]{1,40}, \d{1,2}\.? [^\W\d]{3,9}\.?\s?[-–—] "
)
_TELEX_CODE = re.compile(r"[A-Z0-9][A-Z0-9 /.:_+-]{0,50}")
_RULES = re.compile(r"[\s_=*.~#-]{3,}|(?:-?30-?|MORE|\(MORE\)|ENDIT|ENDS|END|-?more-?|\[?/?\w{0,6}\]?/$)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WIDTH = 40  # characters: below it a line was ended, rather than broken at the width of a printer
_LONGEST_HEAD = 160


@dataclass(slots=True)
class _Said:
    """What the lines above a text say."""

    title: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


def understand_message(message: str, repaired: str = "") -> Draft | None:
    """The story of one message; None where it has no text."""
    message = message.replace("\r", "\n" if "\n" not in message else "")
    header, text, sent = _parts(message)
    said = _Said()
    category = _about(header, said)
    blocks = list(_blocks(text))
    paragraphs = tuple(_story(blocks, said))
    if not paragraphs and not said.title:
        return None
    if not paragraphs:
        paragraphs, said.title = (said.title,), ""
    derived = {"encoding": repaired} if repaired else {}
    title = said.title
    if not title:
        title, derived["title"] = derive_title(paragraphs[0]), "the first sentence"
    dateline = next(filter(None, map(_dateline, paragraphs[:2])), None)
    source, origin = _source(header, dateline, sent)
    if source is not None:
        derived["source"] = origin
    section = _SECTIONS.get(category.lower())
    if section is not None:
        derived["section"] = f"the category {category}"
    language = detect("\n".join(paragraphs[:4]))
    if language is not None:
        derived["language"] = "the text"
    keywords = [part.strip() for part in said.extra.get("keywords", "").split("/")]
    return Draft(
        title=title,
        standfirst=said.standfirst or None,
        dateline=dateline.text if dateline else None,
        authors=said.authors,
        date=_date(sent) or (parse_date(dateline.date) if dateline and dateline.date else None),
        source=source,
        section=section,
        language=language,
        paragraphs=paragraphs,
        names=glosses(paragraphs),
        tags=tuple(dict.fromkeys(filter(None, keywords))),
        extra=said.extra,
        derived=derived,
    )


def _parts(message: str) -> tuple[str, str, str]:
    """What stands before STX, between it and ETX, and behind that. A telex has its codes first."""
    body = message.strip("\x00\x04\x16\x7f \n").removeprefix("\x01")
    header, begun, rest = body.partition("\x02")
    if not begun:
        header, rest = _telex(body)
    text, ended, sent = rest.partition("\x03")
    if not ended:
        text, sent = _last_line(text)
    return header, text.lstrip("\x02"), sent


def _last_line(text: str) -> tuple[str, str]:
    """The text of a message without ETX, and its last line where that is the time of sending."""
    above, _, last = text.rstrip().rpartition("\n")
    return (above, last) if len(last) < _WIDTH and _date(last) else (text, "")


def _telex(body: str) -> tuple[str, str]:
    """The lines of codes below ZCZC, or the header of IPTC 7901 alone; and the rest."""
    lines = re.sub(r"NNNN\s*$", "", body).split("\n")
    taken = 1
    if "ZCZC" in lines[0]:
        for line in lines[1:6]:
            bare = line.strip()
            if bare and not (_TELEX_CODE.fullmatch(bare) and (any(c.isdigit() for c in bare) or len(bare) < 16)):
                break
            taken += 1
    return "\n".join(lines[:taken]), "\n".join(lines[taken:])


def _about(header: str, said: _Said) -> str:
    """The facts of the header go to `said`; returned is the category."""
    found = _HEADER.search(header) or _ANPA.search(header)
    if found is None:
        if bare := clean_line(_CONTROLS.sub(" ", header.replace("ZCZC", ""))):
            said.extra["header"] = bare
        return ""
    said.extra |= {name: clean_line(value) for name, value in found.groupdict().items()
                   if value and name not in ("month", "day")}  # fmt: skip
    if "month" in found.groupdict():
        said.extra["sent on"] = f"{found['month']}-{found['day']}"
        said.extra["service"] = clean_line(_CONTROLS.sub(" ", header[: found.start()]))
    else:
        keywords = clean_line(" ".join(header[found.end() :].split()))
        if keywords:
            said.extra["keywords"] = keywords
    said.extra = {name: value for name, value in said.extra.items() if value}
    return found["category"]


Block = list[str]


def _blocks(text: str) -> Iterator[Block]:
    """Lines that belong together. A blank line ends a block, and an indented line begins one."""
    block: Block = []
    for line in text.replace("\x0c", "\n").split("\n"):
        line = _CONTROLS.sub("", line)
        bare = line.strip()
        if block and (not bare or line[:1] == "\t" or line[:2] == "  "):
            yield block
            block = []
        if bare:
            block.append(line)
    if block:
        yield block


def _story(blocks: list[Block], said: _Said) -> Iterator[str]:
    """The paragraphs; what stands above the first goes to `said`, and what is for editors alone to its extras."""
    place = 0
    while place < len(blocks) and _is_head(blocks[place], place, len(blocks)):
        _read_head([_typeset(line) for line in blocks[place]], said)
        place += 1
        if any(line.rstrip().endswith("=") for line in blocks[place - 1]) and said.title:
            break
    asides: list[str] = []
    for block in blocks[place:]:
        lines = [_typeset(line) for line in block]
        if asides or _ASIDE.match(lines[0]):
            asides.append("\n".join(lines))
            continue
        if _RULES.fullmatch("".join(lines)):
            continue
        paragraph = _joined(lines)
        if not said.authors and len(paragraph) < _LONGEST_HEAD and (byline := _BYLINE.fullmatch(paragraph)):
            said.authors = authors_of(byline[0])
            continue
        yield paragraph
    if asides:
        said.extra["for editors"] = "\n\n".join(asides)


def _is_head(block: Block, place: int, blocks: int) -> bool:
    """Whether a block above the story is no paragraph of it: not indented, and its lines no running text."""
    first = block[0]
    if place >= 5 or (place + 1 >= blocks and len(block) > 3):
        return False
    if first[:1] == "\t" or first[:2] == "  ":
        return bool(_BYLINE.fullmatch(_typeset(first))) and len(block) == 1
    lines = [_typeset(line) for line in block]
    if any(line.rstrip().endswith(("=", "<")) or line.startswith("^") for line in block):
        return True
    if _dateline(_joined(lines)) is not None or len(" ".join(lines)) > 2 * _LONGEST_HEAD:
        return False
    return not lines[-1].endswith((".", '."', ".''", ".”", "?”")) or all(_VERSION.fullmatch(line) for line in lines)


def _read_head(lines: list[str], said: _Said) -> None:
    heads: list[str] = []
    byline = ""
    for line in filter(None, lines):
        if _VERSION.fullmatch(line):
            name = "version" if line[0].isdigit() or " " not in line else "note"
            said.extra[name] = f"{said.extra[name]}; {line}" if name in said.extra else line
        elif not heads and not said.title and _is_slug(line, said.extra.get("slug")):
            said.extra["slug"] = line
        elif (found := _BYLINE.fullmatch(line)) is not None:
            byline = found[0]
        elif byline and not said.authors and re.match(r"(?:and|und|et)\b", line):
            byline = f"{byline} {line}"
        elif byline:
            said.extra["author's title"] = line
        elif heads and len(heads[-1]) >= 50 and not said.title:
            heads[-1] = f"{heads[-1]} {line}"
        else:
            heads.append(line)
    if byline:
        said.authors = authors_of(byline)
    if heads and not said.title:
        said.title = heads.pop(0)
    if heads:
        said.standfirst = " ".join(filter(None, [said.standfirst, *heads]))


def _is_slug(line: str, slug: str | None) -> bool:
    """The first line of an American wire is its slug and length; the header's slug is cut off."""
    return ("," in line and line[:12] == slug[:12]) if slug else _SLUG.fullmatch(line) is not None


def _typeset(line: str) -> str:
    """Without the codes of typesetting machines: `^` before a line, `<` and `=` behind it, two signs for a quote."""
    bare = line.strip().removeprefix("^")
    bare = re.sub(r"\s*[<=]+$", "", bare)
    bare = bare.replace("``", "“").replace("''", "”")
    return clean_line(re.sub(r"(?<=[\w).”\"]) _ (?=\S)", " — ", bare))


def _joined(lines: list[str]) -> str:
    """One paragraph, unless its lines were ended rather than broken, as in a table."""
    broken = all(len(line) >= _WIDTH for line in lines[:-1])
    return join_lines(lines) if broken else "\n".join(lines)


def _dateline(paragraph: str) -> Dateline | None:
    """As anywhere; also with the agency before the place, as in Italy: `(ANSA) - ROMA, 18 MAR - `."""
    if (found := _AGENCY_FIRST.match(paragraph)) is not None:
        return Dateline(found[0].rstrip(" -–—"), found.end(), None, found["source"])
    return dateline_of(paragraph)


def _source(header: str, dateline: Dateline | None, sent: str) -> tuple[str | None, str]:
    if dateline is not None and dateline.source:
        return dateline.source, "the dateline"
    for text, origin in ((header.partition("\n")[0][8:], "the message's header"), (sent, "the message's last line")):
        if (found := _AGENCY.search(text)) is not None:
            return found[1], origin
    return None, ""


def _date(sent: str) -> str | None:
    """The time of sending: `131137 GMT Nov 13`, `AP-NY-11-13-13 1009EST`."""
    found = _SENT.search(sent)
    if found is not None:
        zone = found["zone"] or ""
        clock = f"{found['hour']}:{found['minute']} {zone}"
        return parse_date(f"{found['day']} {found['month']} {found['year']} {clock}".strip())
    found = _SENT_US.search(sent)
    if found is None:
        line = clean_line(sent)
        date = parse_date(line) if len(line) < _WIDTH else None
        return date if date is not None and len(date) >= 10 else None
    year = found["year"] if len(found["year"]) == 4 else f"{'19' if found['year'] >= '69' else '20'}{found['year']}"
    day = f"{year}-{int(found['month']):02}-{int(found['day']):02}"
    return parse_date(f"{day} {found['hour']}:{found['minute']} {found['zone'] or ''}".strip()) or parse_date(day)
