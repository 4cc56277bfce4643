"""A whole page: its lines, its header, the article and the teasers beside it."""

import re
from dataclasses import replace

from backfile.article import Draft, Kind
from backfile.importer.anatomy.credits import take_credits
from backfile.importer.anatomy.dateline import Dateline, dateline_of
from backfile.importer.anatomy.header import Header, read_header
from backfile.importer.anatomy.lines import Line, read_lines
from backfile.importer.anatomy.printed_date import read_date
from backfile.importer.anatomy.teasers import Teaser, part, take_kicker
from backfile.importer.anatomy.titles import FROM_SENTENCE, derive_title
from backfile.importer.anatomy.verse import keep_verse
from backfile.importer.anatomy.wrapping import unwrap
from backfile.text.bylines import authors_of
from backfile.text.language import detect
from backfile.text.names import glosses

CLOSING_LINE = re.compile(r"[(\[]?(?:Additional )?[Rr]eporting by (?P<names>[^;.)\]]{3,200})")


def understand_page(text: str) -> Draft | None:
    """The article of a page, the teasers beside it as `excerpts`; None where the page holds nothing to read."""
    lines = keep_verse(unwrap(read_lines(text)))
    if not lines:
        return None
    parts = part([line.text for line in lines])
    excerpts = tuple(_excerpt(teaser) for teaser in (*parts.above, *parts.below))
    draft = _article(lines[parts.article])
    if parts.heading is not None:
        draft = replace(draft, extra={**draft.extra, "heading": parts.heading})
    return replace(draft, excerpts=excerpts)


def _article(lines: list[Line]) -> Draft:
    header = read_header(lines)
    body = [line.text for place, line in enumerate(lines) if place not in header.taken]
    paragraphs, made_by = take_credits(body)
    if header.title is None and not paragraphs:  # a page of nothing but a credit or a byline
        header, paragraphs, made_by = Header(), tuple(line.text for line in lines), ()
    found = dateline_of(paragraphs[0]) if paragraphs else None
    facts = header.meta.facts
    derived: dict[str, str] = {}
    title = header.title
    if title is None:
        lead = next((text for text in paragraphs if any(map(str.isalnum, text))), paragraphs[0])
        title = derive_title(lead)
        derived["title"] = FROM_SENTENCE
    authors = header.meta.authors or (found.authors if found else ())
    if not authors and (authors := _reported_by(paragraphs)):
        derived["authors"] = "the closing line"
    date = facts.get("date")
    if date is None and (date := _date_in(found)) is not None:
        derived["date"] = "the dateline"
    readable = "\n".join((title, header.standfirst or "", *paragraphs[:6]))
    return Draft(
        title=title,
        kicker=header.kicker or facts.get("kicker"),
        standfirst=header.standfirst or facts.get("standfirst"),
        dateline=found.text if found else None,
        authors=authors,
        date=date,
        source=facts.get("source") or (found.source if found else None),
        section=header.section or facts.get("section"),
        edition=facts.get("edition"),
        page=facts.get("page"),
        language=detect(readable),
        url=facts.get("url"),
        paragraphs=paragraphs,
        credits=made_by,
        names=glosses((title, header.standfirst or "", *paragraphs)),
        tags=_tags(facts.get("tags")),
        extra=dict(header.meta.printed),
        derived=derived,
    )


def _excerpt(teaser: Teaser) -> Draft:
    kicker, text = take_kicker(teaser.text)
    found = dateline_of(text)
    return Draft(
        kind=Kind.EXCERPT,
        title=teaser.title or derive_title(text),
        kicker=kicker,
        dateline=found.text if found else None,
        authors=found.authors if found else (),
        source=found.source if found else None,
        language=detect(text),
        paragraphs=(text,),
        names=glosses((teaser.title or "", text)),
        derived={} if teaser.title else {"title": FROM_SENTENCE},
    )


def _reported_by(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a wire names below the text: "(Reporting by A and B; editing by C)"."""
    for paragraph in paragraphs[-3:]:
        if len(paragraph) <= 300 and (found := CLOSING_LINE.match(paragraph)):
            return authors_of(found["names"])
    return ()


def _date_in(dateline: Dateline | None) -> str | None:
    if dateline is None or dateline.date is None:
        return None
    printed = read_date(dateline.date)
    return printed.date if printed else None


def _tags(value: str | None) -> tuple[str, ...]:
    if value is None:
        return ()
    for mark in "；;，、|":
        value = value.replace(mark, ",")
    return tuple(dict.fromkeys(tag.strip() for tag in value.split(",") if tag.strip()))
