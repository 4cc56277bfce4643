"""A record with field names, understood: which field is the headline, which the text, and what the rest is kept as."""

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from backfile.article import Credit, Draft, Picture, Problem
from backfile.importer.anatomy import dateline_of, derive_title, take_credits
from backfile.importer.fields_dates import date_of
from backfile.importer.fields_names import WEAK_TITLES, WHOLE_AUTHORS, Role, fold_key, makes_weak_title
from backfile.importer.fields_pictures import PICTURES, is_whole, pictures_in, take_figures
from backfile.importer.fields_taking import Taking, take
from backfile.importer.fields_text import one_line, paragraphs_of
from backfile.importer.fields_values import (
    address_of,
    authors_in,
    language_of,
    line_of,
    literal,
    tags_in,
    text_of,
)
from backfile.importer.record import LARGEST_TEXT, Fields, Options, Record, Skipped, Source, is_too_large, too_large
from backfile.importer.sites import FROM_ADDRESS, site_of
from backfile.text.language import detect
from backfile.text.names import glosses

NO_TEXT = "No text"
DRAFT = "A draft"

_CUT = re.compile(r"\s*(?:…|\.{3})?\s*\[\+\d+ chars\]\s*$")
_LONG_TITLE = 300
_LONGEST_CREDIT = 250
_CREDITS = (
    "photo", "picture", "image", "illustrat", "graphic", "cartoon", "foto", "bild", "grafik", "crédit", "credit", "©",
    "getty", "ap/", "afp", "攝", "摄", "圖", "图", "照", "写真", "撮影", "画像", "사진", "צילו", "תמונ",
    "صورة", "تصوير",
)  # fmt: skip
"""Words without which a paragraph is no credit: to look for them is cheaper than to try every form of one."""

_FAILED = ("error", "fail", "failed", "ERROR")  # what an interface answers in place of articles
_UNPUBLISHED = ("draft", "auto-draft", "trash")  # by the systems that write articles
_SURE_OF_LANGUAGE = 200  # characters
_LEAST_TEXT = 40  # characters: below it a string of an unknown field says nothing, and is no article


def understand_fields(record: Record, fields: Fields, source: Source, options: Options) -> Draft | Skipped | Problem:
    """The article of a record. A date that no calendar has is told in `source.problems`, and the article is undated."""
    return understand_taking(take(fields, options.mapping), record, source)


def understand_taking(taking: Taking, record: Record, source: Source) -> Draft | Skipped | Problem:
    """The same; afterwards `taking` says which field has found which place."""
    if "$schema" in taking.fields or taking.fields.get("status") in _FAILED:
        return Skipped(NO_TEXT, record.number)
    if taking.fields.get("status") in _UNPUBLISHED:
        return Skipped(DRAFT, record.number)
    derived: dict[str, str] = {}
    if len(record.raw) > LARGEST_TEXT and _is_too_large(taking):
        return too_large(record, source)
    paragraphs, figures = _paragraphs(taking, derived)
    title = _title(taking, weak_too=bool(paragraphs))
    standfirst = taking.first(Role.STANDFIRST, text_of)
    if (
        standfirst is not None
        and not paragraphs
        and (title or len(standfirst) >= _LEAST_TEXT or not standfirst.isascii())
    ):
        paragraphs, standfirst = paragraphs_of(standfirst), None
    if not paragraphs and not title:
        paragraphs = _longest_text(taking)
        if not paragraphs:
            return Skipped(NO_TEXT, record.number)
    if title and len(paragraphs) > 1 and _bare(paragraphs[:1]).casefold() == _bare((title,)).casefold():
        paragraphs = paragraphs[1:]
        figures = tuple(replace(picture, after=picture.after - 1) for picture in figures)
    paragraphs, printed = _take_credits(paragraphs)
    if not title:
        title = derive_title(paragraphs[0])
        derived["title"] = "the first sentence"
    url = taking.first(Role.URL, address_of) or _address_of_source(taking)
    source_name = _source(taking, url, derived)
    date = date_of(taking, record, source, derived)
    language = _language(taking, title, paragraphs, derived)
    authors = _authors(taking)
    pictures = _placed((*pictures_in(taking.fields), *figures), len(paragraphs))
    return Draft(
        title=title,
        kicker=taking.first(Role.KICKER, line_of),
        standfirst=_standfirst(standfirst, paragraphs),
        dateline=taking.first(Role.DATELINE, line_of) or _dateline(paragraphs),
        authors=authors,
        date=date,
        source=source_name,
        section=taking.first(Role.SECTION, line_of),
        edition=taking.first(Role.EDITION, line_of),
        page=taking.first(Role.PAGE, line_of),
        language=language,
        url=url,
        paragraphs=paragraphs,
        credits=(*(Credit(name, name, 0) for name in taking.first(Role.CREDITS, tags_in) or ()), *printed),
        pictures=pictures,
        names=glosses(paragraphs),
        tags=taking.first(Role.TAGS, tags_in) or (),
        extra=_rest(taking),
        derived=derived,
    )


def _placed(pictures: tuple[Picture, ...], paragraphs: int) -> tuple[Picture, ...]:
    once = {picture.caption or picture.credit: picture for picture in pictures}
    return tuple(replace(picture, after=min(max(picture.after, 0), paragraphs)) for picture in once.values())


def _rest(taking: Taking) -> dict[str, object]:
    return {key: value for key, value in taking.rest().items() if key != PICTURES or not is_whole(value)}


def _is_too_large(taking: Taking) -> bool:
    """Whether a field that is the text, or in a record without one any field, is longer than a text may be."""
    texts = [value for _, _, value in taking.candidates(Role.TEXT)] or list(taking.fields.values())
    return any(is_too_large(text_of(value)) for value in texts)


def _paragraphs(taking: Taking, derived: dict[str, str]) -> tuple[tuple[str, ...], tuple[Picture, ...]]:
    """The text of the surest field that has one, and the figures in it; other forms of the same text, as HTML beside
    plain, are taken with it.
    """
    best: tuple[str, ...] = ()
    figures: tuple[Picture, ...] = ()
    for owner, key, value in taking.candidates(Role.TEXT):
        text = text_of(value)
        if not text or (isinstance(value, dict) and not _holds_text(value)):
            continue
        cut = _CUT.search(text, max(0, len(text) - 60)) if text.rstrip().endswith("]") else None
        if cut is not None:
            text = text[: cut.start()] + "…"
        text, within = take_figures(text)
        paragraphs = paragraphs_of(text)
        if not paragraphs:
            continue
        if not best:
            best, figures = paragraphs, within
            owner.taken[key] = Role.TEXT
            if cut is not None:
                derived["text"] = f"cut off in the dump:{cut[0].lstrip(' …')}"
        elif _bare(paragraphs) == _bare(best):
            owner.taken[key] = Role.TEXT
            if len(paragraphs) > len(best) or within:
                best, figures = paragraphs, within
        elif len(best) == 1 and len(paragraphs) > 1 and _is_same_with_more(paragraphs, best):
            owner.taken[key] = Role.TEXT
            best, figures = paragraphs, within
    return best + _tail(taking), figures


def _is_same_with_more(paragraphs: tuple[str, ...], one: tuple[str, ...]) -> bool:
    """Whether a text in paragraphs is another one that was flattened, captions and credits aside."""
    whole, flat = _bare(paragraphs), _bare(one)
    return whole[:30] == flat[:30] and 0.7 * len(flat) <= len(whole) <= 1.5 * len(flat)


def _take_credits(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Credit, ...]]:
    """Credits that stand among the paragraphs; a text of nothing else stays as it is."""
    if not any(
        len(text) <= _LONGEST_CREDIT and any(map(text.casefold().__contains__, _CREDITS)) for text in paragraphs
    ):
        return paragraphs, ()
    kept, printed = take_credits(paragraphs)
    return (kept, printed) if kept else (paragraphs, ())


def _dateline(paragraphs: tuple[str, ...]) -> str | None:
    found = dateline_of(paragraphs[0]) if paragraphs else None
    return found.text if found else None


def _tail(taking: Taking) -> tuple[str, ...]:
    """The rest of a text that some databases give in two fields: `leadParagraph` and `tailParagraphs`."""
    for key, value in taking.fields.items():
        if fold_key(key) == "tailparagraphs" and any(fold_key(taken) == "leadparagraph" for taken in taking.taken):
            taking.taken[key] = Role.TEXT
            return paragraphs_of(text_of(value))
    return ()


def _holds_text(value: Mapping[str, object]) -> bool:
    return any(
        key in value
        for key in ("rendered", "text", "#text", "$t", "value", "plain", "content", "paragraphs", "sections", "html")
    )


def _bare(paragraphs: tuple[str, ...]) -> str:
    return "".join("".join(paragraphs).split())


def _title(taking: Taking, *, weak_too: bool) -> str:
    """The headline; a mere `name` counts only beside a text, and what is as long as a text is none."""
    for owner, key, value in taking.candidates(Role.TITLE):
        if fold_key(key) in WEAK_TITLES and (owner is not taking or not (weak_too or _has_more(taking))):
            continue
        line = line_of(value)
        if line and len(line) <= _LONG_TITLE:
            owner.taken[key] = Role.TITLE
            return line
    return ""


def _has_more(taking: Taking) -> bool:
    """Whether what makes a headline of a name stands beside it."""
    return makes_weak_title([role for role in Role if next(taking.candidates(role), None) is not None])


def _standfirst(standfirst: str | None, paragraphs: tuple[str, ...]) -> str | None:
    """As one line; none where the text itself begins with it."""
    if standfirst is None:
        return None
    line = " ".join(paragraphs_of(standfirst))
    beginning = "".join(line.rstrip("….[] ")[:120].split())
    if not beginning or "".join(" ".join(paragraphs[:4]).split()).startswith(beginning):
        return None
    return line


def _longest_text(taking: Taking) -> tuple[str, ...]:
    """The longest string of a field whose name says nothing, where it is long enough to be read."""
    longest, where = "", ""
    kept = taking.plan.get(Role.EXTRA, ())
    for key, value in taking.fields.items():
        if isinstance(value, str) and key not in kept and key not in taking.taken and len(value) > len(longest):
            longest, where = value, key
    words = one_line(longest)
    if (len(words) < _LEAST_TEXT and words.isascii()) or len(words) < _LEAST_TEXT // 4 or address_of(longest):
        return ()
    if words.isascii() and " " not in words:
        return ()
    taking.taken[where] = Role.TEXT
    return paragraphs_of(longest)


def _authors(taking: Taking) -> tuple[str, ...]:
    for owner, key, value in taking.candidates(Role.AUTHORS):
        authors = authors_in(value, whole=fold_key(key) in WHOLE_AUTHORS)
        if authors:
            owner.taken[key] = Role.AUTHORS
            return authors
    return ()


def _source(taking: Taking, url: str | None, derived: dict[str, str]) -> str | None:
    """The publication's name; where no field has it, the site of the article's address."""
    found = taking.first(Role.SOURCE, _source_name)
    if found is None and url is not None:
        found = site_of(url)
        if found is not None:
            derived["source"] = FROM_ADDRESS
    return found


def _address_of_source(taking: Taking) -> str | None:
    """`source` is the article's own address in some dumps, rather than the name of a publication."""
    addresses = (address_of(value) for _, _, value in taking.candidates(Role.SOURCE) if isinstance(value, str))
    return next((address for address in addresses if address and urlsplit(address).path.strip("/")), None)


def _source_name(value: object) -> str | None:
    line = line_of(literal(value) if isinstance(value, str) else value)
    if "://" in line:
        return site_of(line)
    return line if len(line) <= 200 else None


def _language(taking: Taking, title: str, paragraphs: tuple[str, ...], derived: dict[str, str]) -> str | None:
    """As given; where only `zh` is given, the text tells which script it is in, and where a system says of all that it
    has that it is English, whether it is.
    """
    given = taking.first(Role.LANGUAGE, language_of)
    sample = title if not paragraphs else "\n".join(paragraphs[:4])
    if given is not None and given != "zh" and (given != "en" or len(sample) < _SURE_OF_LANGUAGE):
        return given
    found = detect(sample)
    if found is None and paragraphs and given is None:
        found = detect("\n".join(paragraphs[4:12])) or detect(title)
    if found is None or found == given or (given == "zh" and not found.startswith("zh")):
        return given
    derived["language"] = "the text" if given is None else f"the text, which is not in “{given}”"
    return found
