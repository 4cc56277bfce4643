"""What stands above and below a text and is no part of it: headline, byline, date, counters, calls to subscribe."""

import re

from backfile.importer.anatomy.meta import read_meta
from backfile.importer.fields_values import authors_in
from backfile.importer.html.body import Block, columns
from backfile.importer.html.metadata import Facts
from backfile.importer.html.pictures import Shown, squeezed
from backfile.text.dates import parse_date

_HEADER = 8  # blocks above the text that may say by whom and when
_SENTENCE = 60
_RELATED = 3  # so many links in a row at the end are other articles

_CALL = re.compile(
    r"\W*(?:\d*\s*comments?|share(?: this.*| on .*)?|tweet|print|e-?mail|related(?: articles?| stories| topics)?:?|"
    r"tags?:.{0,200}|read (?:more|next).{0,120}|(?:follow|like|find) .{2,100} on (?:facebook|twitter|instagram).{0,80}|"
    r"follow us .{0,100}|subscribe.{0,60}|sign up (?:for|to) .{0,100}|advertisement|click here to .{0,80}|"
    r"copyright .{0,160}|all rights reserved.{0,40}|©.{0,160}|the times is committed to publishing a diversity .*|"
    r"[【（(\[]?(?:责任编辑|責任編輯|责编|編輯|编辑)\s*[:：].{0,20}|このニュースをシェア|シェア(?:する)?|ツイート|関連記事|"
    r"相关(?:阅读|新闻|链接|推荐).{0,40}|相關(?:新聞|閱讀).{0,40}|分享到.{0,20}|返回.{0,8}|打印|我要评论|"
    r"mehr zum thema|teilen|drucken|lire aussi.{0,100}|à lire aussi.{0,100}|partager|compartir|imprimir)\W*",
    re.IGNORECASE | re.DOTALL,
)


def without_captions(blocks: list[Block], shown: list[Shown]) -> list[Block]:
    """Without the lines that are written under pictures."""
    lines = {
        squeezed(line) for one in shown for line in (one.caption, f"{one.caption}{one.credit}", one.credit) if line
    }
    return [block for block in blocks if squeezed(block.text) not in lines] if lines else blocks


def without_header(facts: Facts, blocks: list[Block]) -> list[Block]:
    """Without the headline and what stands between it and the text; by whom and when it is goes to `facts`."""
    kept: list[Block] = []
    blocks = [*_lines_of(blocks[0]), *blocks[1:]] if blocks else blocks
    headlines = {squeezed(facts.title), *map(squeezed, facts.headings)}
    standfirst = squeezed(facts.standfirst or "")
    for number, block in enumerate(blocks):
        if len(kept) >= 2 or number >= _HEADER or len(block.text) > 4 * _SENTENCE or number + 1 == len(blocks):
            return kept + blocks[number:]
        bare = squeezed(block.text)
        if bare in headlines or not bare or _CALL.fullmatch(block.text) or block.linked >= 0.8 * len(block.text):
            continue
        if block.kind in ("head", "item") and not kept and bare in standfirst:
            continue
        if block.kind == "item" and len(block.text) < _SENTENCE and not kept:
            continue
        if len(block.text) <= 2 * _SENTENCE and facts.authors and set(authors_in(block.text)) <= set(facts.authors):
            continue
        dated = _DATED.fullmatch(block.text)
        meta = read_meta(dated["rest"] if dated else block.text)
        if meta is None:
            kept.append(block)
            continue
        if dated:
            meta.facts.setdefault("date", parse_date(dated["date"]) or "")
        if not facts.authors:
            facts.authors = meta.authors
        if facts.date is None and (date := meta.facts.get("date")):
            facts.date, facts.derived["date"] = date, "a line above the text"
        if (facts.source is None or "source" in facts.derived) and (source := meta.facts.get("source")):
            facts.source, facts.derived["source"] = source, "a line above the text"
    return kept


def _lines_of(block: Block) -> list[Block]:
    """Short lines between two breaks: headline, byline and date of a page that has no marks for them."""
    lines = block.text.split("\n")
    return [block] if max(map(columns, lines)) > 2 * _SENTENCE else [Block(line, block.kind, 0) for line in lines]


def signed(facts: Facts, blocks: list[Block]) -> list[Block]:
    """Without a last line that is nothing but who wrote it, where nobody was named above."""
    if facts.authors or len(blocks) < 3 or len(blocks[-1].text) > _SENTENCE:
        return blocks
    found = _SIGNED.fullmatch(blocks[-1].text)
    meta = read_meta(blocks[-1].text)
    facts.authors = (found["name"],) if found else meta.authors if meta is not None else ()
    return blocks[:-1] if facts.authors else blocks


_DATED = re.compile(
    r"(?P<date>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?)[\s|·]+(?P<rest>\S.{1,60})"
)
_SIGNED = re.compile(r"\W*(?P<name>[\uac00-\ud7af]{2,4})\s?(?:기자|특파원|논설위원|인턴기자)\W*(?:\S+@\S+)?\W*")


def without_tail(blocks: list[Block]) -> list[Block]:
    """Without headings that nothing follows, calls to share and to subscribe, and links to other articles."""
    blocks = list(blocks)
    while len(blocks) > 1:
        last = blocks[-1]
        if last.kind == "head" or _CALL.fullmatch(last.text) or _is_mere_link(last):
            blocks.pop()
            continue
        links = next((count for count, block in enumerate(reversed(blocks)) if not _is_teaser(block)), len(blocks))
        if links < _RELATED or links == len(blocks):
            break
        del blocks[-links:]
    return blocks


def _is_mere_link(block: Block) -> bool:
    return block.linked >= 0.9 * len(block.text) and (block.kind == "item" or len(block.text) < 2 * _SENTENCE)


def _is_teaser(block: Block) -> bool:
    """A heading, a link or a short line without a full stop, such as stand under "More from us"."""
    return block.kind == "head" or (
        len(block.text) < 2 * _SENTENCE
        and (block.linked > 0 or not block.text.endswith((".", "!", "?", "。", "”", '"', ")")))
    )
