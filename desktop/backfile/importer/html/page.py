"""An HTML page as an article: what it says of itself, its main text, and what the text tells."""

import re
from dataclasses import replace

from backfile.article import Draft, Problem
from backfile.importer.anatomy import dateline_of, derive_title, take_credits
from backfile.importer.anatomy.meta import read_meta
from backfile.importer.encodings import Decoded
from backfile.importer.fields import NO_TEXT
from backfile.importer.fields_text import paragraphs_of
from backfile.importer.html.body import Block, main_text
from backfile.importer.html.decoding import decode_page
from backfile.importer.html.kinds import no_article
from backfile.importer.html.metadata import Facts, facts_in
from backfile.importer.html.pictures import Images, Shown, images_in, place, squeezed
from backfile.importer.html.saved import saved_from, unwrapped
from backfile.importer.html.tree import LARGEST, parse
from backfile.importer.record import Skipped
from backfile.text.language import detect
from backfile.text.names import glosses

TOO_LARGE = "Page too large"
_HEADER = 6  # blocks above the text that may say by whom and when
_SENTENCE = 60


def understand_html(
    raw: bytes, *, charset: str | None = None, url: str | None = None, images: Images | None = None
) -> Draft | Problem | Skipped:
    """The article of one page. `charset` and `url` are what its server or archive said of it; `images` gives the bytes
    of those that the dump holds."""
    found = articles_in_html(raw, charset=charset, url=url, images=images)
    return found[0] if isinstance(found, tuple) else found


def articles_in_html(
    raw: bytes, *, charset: str | None = None, url: str | None = None, images: Images | None = None
) -> tuple[Draft, ...] | Problem | Skipped:
    """The articles of one page: nearly always one."""
    return articles_of_page(decode_page(raw, charset), url=url, images=images)


def articles_of_page(
    decoded: Decoded, *, url: str | None = None, images: Images | None = None
) -> tuple[Draft, ...] | Problem | Skipped:
    """The same, of a page whose text is known."""
    root, data = parse(decoded.text)
    if root is None:
        if len(decoded.text) > LARGEST:
            return Problem(TOO_LARGE, f"a page of more than {LARGEST >> 20} MB of markup")
        return Skipped(NO_TEXT)
    saved, captured = saved_from(decoded.text)
    url, archived = unwrapped(url or saved or "")
    facts = facts_in(root, url or None)
    blocks = main_text(root, url or None)
    reason = no_article(root, facts, blocks)
    if reason is not None:
        return Skipped(reason)
    shown = images_in(root)
    draft = _draft(facts, _without_captions(blocks, shown))
    if draft is None:
        return Skipped(NO_TEXT)
    pictures = place(shown, root, draft.paragraphs, data, url or None, images)
    draft = replace(draft, pictures=pictures, captured=captured or archived)
    if decoded.repaired:
        draft = replace(draft, derived={**draft.derived, "encoding": decoded.repaired})
    return (draft,)


def _draft(facts: Facts, blocks: list[Block]) -> Draft | None:
    texts = [block.text for block in _without_header(facts, _without_tail(blocks))]
    if len(facts.text) > 1.5 * sum(map(len, texts)) + 200:  # the page is put together by a script, or cut for guests
        texts = list(paragraphs_of(facts.text))
    paragraphs, printed = take_credits(texts)
    if not paragraphs:
        paragraphs, printed = tuple(texts), ()
    if not paragraphs:
        return None
    derived = dict(facts.derived)
    title = facts.title
    if not title:
        title, derived["title"] = derive_title(paragraphs[0]), "the first sentence"
    language = detect("\n".join((title, *paragraphs[:6])))
    declared = facts.language
    if declared is not None and (language is None or language.split("-")[0] == declared.split("-")[0]):
        language = declared if declared != "zh" else language or declared
    elif language is not None:
        derived["language"] = "the text"
    found = dateline_of(paragraphs[0])
    return Draft(
        title=title,
        standfirst=_standfirst(facts, paragraphs),
        dateline=found.text if found else None,
        authors=facts.authors or (found.authors if found else ()),
        date=facts.date,
        source=facts.source,
        section=facts.section,
        language=language,
        url=facts.url,
        paragraphs=paragraphs,
        credits=printed,
        names=glosses((title, *paragraphs)),
        tags=facts.tags,
        extra=facts.extra,
        derived=derived,
    )


def _without_captions(blocks: list[Block], shown: list[Shown]) -> list[Block]:
    lines = {
        squeezed(line) for one in shown for line in (one.caption, f"{one.caption}{one.credit}", one.credit) if line
    }
    return [block for block in blocks if squeezed(block.text) not in lines] if lines else blocks


def _without_header(facts: Facts, blocks: list[Block]) -> list[Block]:
    """Without the headline and what stands between it and the text: byline, date, number of comments."""
    kept: list[Block] = []
    title, standfirst = squeezed(facts.title), squeezed(facts.standfirst or "")
    for number, block in enumerate(blocks):
        if len(kept) >= 2 or number >= _HEADER or len(block.text) > 2 * _SENTENCE:
            return kept + blocks[number:]
        bare = squeezed(block.text)
        if (bare == title or (block.kind == "head" and bare == standfirst)) and number + 1 < len(blocks):
            continue
        if block.kind == "item" and len(block.text) < _SENTENCE and not kept:
            continue
        meta = read_meta(block.text)
        if meta is None:
            kept.append(block)
            continue
        if not facts.authors:
            facts.authors = meta.authors
        if facts.date is None and (date := meta.facts.get("date")):
            facts.date, facts.derived["date"] = date, "a line above the text"
    return kept


def _without_tail(blocks: list[Block]) -> list[Block]:
    """Without headings at the end that nothing follows."""
    while len(blocks) > 1 and (blocks[-1].kind == "head" or _CLOSING.fullmatch(blocks[-1].text)):
        blocks = blocks[:-1]
    return blocks


_CLOSING = re.compile(
    r"\W*(?:\d*\s*comments?|share(?: this.*)?|tweet|print|e-?mail|related(?: articles?| stories| topics)?:?|"
    r"tags?:?.{0,80}|read (?:more|next).{0,80}|(?:follow|like) us .{0,100}|subscribe.{0,60}|advertisement|"
    r"click here to .{0,80}|"
    r"copyright .{0,160}|all rights reserved.{0,40}|©.{0,160}|责任编辑.{0,20}|【?編輯?】?.{0,12}|\[?责编.{0,16})\W*",
    re.IGNORECASE | re.DOTALL,
)


def _standfirst(facts: Facts, paragraphs: tuple[str, ...]) -> str | None:
    """The description, where the page is an article, and its text does not begin with it."""
    said = facts.standfirst
    if said is None or not facts.is_article:
        return None
    beginning = squeezed(said.rstrip("….[] "))[:80]
    if not beginning or beginning == squeezed(facts.title) or beginning in squeezed(" ".join(paragraphs)[:4000]):
        return None
    return said
