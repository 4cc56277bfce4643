"""What stands above the body: section, kicker, headline, standfirst, and lines with byline, date and source."""

import re
from dataclasses import dataclass, field

from backfile.importer.anatomy.credits import credit_of
from backfile.importer.anatomy.dateline import dateline_of
from backfile.importer.anatomy.lines import Line
from backfile.importer.anatomy.meta import PUBLICATION, Meta, read_meta, read_people
from backfile.importer.anatomy.sentences import ELLIPSIS, ends_sentence, width
from backfile.importer.anatomy.words import SECTIONS
from backfile.importer.anatomy.wrapping import BULLET, SPEAKER

DEEPEST = 12
"""A header has no more lines than this."""

WIDEST_HEADLINE = 140
WIDE = 80
WIDEST_STANDFIRST = 420
NARROWEST_STANDFIRST = 40
MANY = 4
"""More short lines than this are a list or a table, and no header."""

MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")
UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,})$")
CRUMBS = re.compile(r"[^>›»\n]{2,24}(?:\s*[>›»]\s*[^>›»\n]{2,30}){1,4}$")
INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
QUESTION = ("?", "!", "？", "！", "؟")


@dataclass(slots=True)
class Header:
    """What was found; `taken` are the places of the lines that it stood in."""

    title: str | None = None
    kicker: str | None = None
    standfirst: str | None = None
    section: str | None = None
    meta: Meta = field(default_factory=Meta)
    taken: set[int] = field(default_factory=set)


def read_header(lines: list[Line]) -> Header:
    """The header of a page; where nothing is sure, an empty one that takes no line."""
    header = Header()
    loose: list[int] = []  # short lines of which the meaning depends on their neighbours
    place = 0
    while place < min(len(lines), DEEPEST):
        line = lines[place]
        if header.meta.take(read_meta(line.text)) or (
            place and UNDERLINE.match(line.text) and loose[-1:] == [place - 1]
        ):
            header.taken.add(place)
        elif loose and _is_people_above_date(lines, place):
            header.meta.take(read_people(line.text))
            header.taken.add(place)
        elif credit_of(line.text) is not None:
            pass  # it has its place among the paragraphs, wherever that is
        elif _is_short(lines, place):
            loose.append(place)
        elif loose and _is_standfirst_above_meta(lines, place):
            header.standfirst = line.text
            header.taken.add(place)
        else:
            break
        place += 1
    if len(loose) > MANY or (place == DEEPEST < len(lines)):
        return Header()
    _name_lines(header, lines, loose, body=place)
    return header


def _is_short(lines: list[Line], place: int) -> bool:
    """Whether the line could be a headline, a kicker or a section: short, and no sentence ends in it."""
    text = lines[place].text
    if "\n" in text or "\t" in text or width(text) > WIDEST_HEADLINE or BULLET.match(MARKDOWN.sub("", text)):
        return False
    if text.endswith((",", ":", ";", "，", "：", "；", "、", "،", "؛")) or ELLIPSIS.search(text):
        return False
    if SPEAKER.match(text) and (text[1:2] in ": " or (place + 1 < len(lines) and SPEAKER.match(lines[place + 1].text))):
        return False
    if text.endswith(QUESTION):
        return not text.startswith(("“", '"', "「", "„", "«"))
    if ends_sentence(text):
        return bool(INITIALS.search(text)) or text[-1] in "」』》】"
    return dateline_of(text) is None


def _is_people_above_date(lines: list[Line], place: int) -> bool:
    """Whether the line is a name between a headline of some length and a date."""
    if place + 1 >= len(lines) or len(lines[place - 1].text.split()) < 3 or read_people(lines[place].text) is None:
        return False
    following = read_meta(lines[place + 1].text)
    return following is not None and "date" in following.printed


def _is_standfirst_above_meta(lines: list[Line], place: int) -> bool:
    """Whether the line stands between a headline and a byline or date."""
    text = lines[place].text
    if width(text) > WIDEST_STANDFIRST or "\n" in text or place + 2 >= len(lines):
        return False
    following = read_meta(lines[place + 1].text)
    return following is not None and ("date" in following.printed or "byline" in following.printed)


def _name_lines(header: Header, lines: list[Line], loose: list[int], body: int) -> None:
    """Say what each short line is, from the top."""
    queue = list(loose)
    has_body = body < len(lines)
    if "title" in header.meta.facts:
        header.title = header.meta.facts["title"]
        _name_above(header, lines, queue, enough=0)
        return
    if not queue:
        return
    if has_body:
        _name_above(header, lines, queue, enough=1)
    elif len(queue) > 2 and all(lines[place].gap for place in queue):
        return  # a double-spaced list or poem
    if not queue or not _is_headline(lines, queue[0], body):
        _undo_above(header, lines)
        return
    place = queue.pop(0)
    header.title = MARKDOWN.sub("", lines[place].text)
    header.taken.add(place)
    if queue and _goes_on(lines, place, queue[0]):
        header.title += f" {lines[queue[0]].text}"
        header.taken.add(queue.pop(0))
    if header.standfirst is None and queue and has_body and _is_standfirst(lines, queue[0]):
        header.standfirst = lines[queue[0]].text
        header.taken.add(queue[0])


def _name_above(header: Header, lines: list[Line], queue: list[int], enough: int) -> None:
    """Take section and kicker from the front of the queue, as long as `enough` lines are left for the headline."""
    while len(queue) > enough:
        text = lines[queue[0]].text
        if header.section is None and CRUMBS.match(text):
            header.section = re.split(r"\s*[>›»]\s*", text)[-1]
            header.meta.printed["breadcrumbs"] = text
        elif header.section is None and text.casefold() in SECTIONS:
            header.section = text
        elif (header.kicker is None and enough and _is_kicker(text, lines[queue[1]].text)) or (
            header.kicker is None and enough and header.standfirst and _is_place(text, lines[queue[1]].text)
        ):
            header.kicker = text
        elif enough and _is_masthead(lines, queue[0]):
            header.meta.facts.setdefault("source", text)
        else:
            return
        header.taken.add(queue.pop(0))


def _undo_above(header: Header, lines: list[Line]) -> None:
    """No headline follows, so what looked like section and kicker stays in the body."""
    for text in (header.kicker, header.meta.printed.pop("breadcrumbs", header.section)):
        if text is not None:
            header.taken -= {place for place, line in enumerate(lines[:DEEPEST]) if line.text == text}
    header.kicker = header.section = None


def _is_kicker(text: str, following: str) -> bool:
    """In capitals above what is not, or very short above what is longer by far; no question, no digits."""
    if text.endswith(QUESTION) or len(text) > 40:
        return False
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return False
    capitals = text == text.upper() != text.lower()
    if capitals and following != following.upper():
        return len(text.split()) <= 5
    if letters[0].lower() == letters[0].upper():  # a script without case
        return width(text) <= 10 and width(following) >= 2.5 * width(text)
    return False


def _is_place(text: str, following: str) -> bool:
    """A word or two above a line that must be the headline, since a standfirst follows it."""
    return len(text.split()) <= 2 and width(text) <= 20 and 2 * width(following) >= 3 * width(text)


def _is_masthead(lines: list[Line], place: int) -> bool:
    """Whether the line is the name of a paper, above the date or page of an issue."""
    text = lines[place].text
    if len(text.split()) > 4 or not PUBLICATION.search(text) or not text.istitle() or place + 1 >= len(lines):
        return False
    following = read_meta(lines[place + 1].text)
    return following is not None and not {"date", "page"}.isdisjoint(following.printed)


def _is_headline(lines: list[Line], place: int, body: int) -> bool:
    """Whether the line is set off from what follows, by a blank line, a byline or its shortness."""
    text = MARKDOWN.sub("", lines[place].text)
    if sum(map(str.isalnum, text)) < 2 or not any(map(str.isalpha, text)):
        return False
    if text[0].islower() and not (text[1:2].isupper() or (place + 1 < len(lines) and lines[place + 1].gap)):
        return False
    if place + 1 >= len(lines):
        return len(lines) == 1 or place == 0 or body >= len(lines)
    following = lines[place + 1]
    if read_meta(following.text) is not None:
        return True
    if width(text) > WIDE and not any(ends_sentence(line.text) for line in lines[place + 1 : place + 7]):
        return False  # nobody sets full stops here
    if following.gap or place + 1 < body < len(lines):
        return True
    if body >= len(lines):
        return False
    return width(following.text) > 1.3 * width(text) or ends_sentence(following.text) or lines[place].text != text


def _goes_on(lines: list[Line], place: int, following: int) -> bool:
    """Whether a headline was broken over two lines: the second begins in lower case and ends at a blank line."""
    last = following + 1 >= len(lines) or lines[following + 1].gap
    return following == place + 1 and last and not lines[following].gap and lines[following].text[0].islower()


def _is_standfirst(lines: list[Line], place: int) -> bool:
    """A line that is longer than a subhead, between headline and body."""
    text = lines[place].text
    if place + 1 >= len(lines):
        return False
    if read_meta(lines[place + 1].text) is not None:
        return width(text) >= NARROWEST_STANDFIRST / 2
    return width(text) >= NARROWEST_STANDFIRST
