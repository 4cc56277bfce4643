"""The text of a field as paragraphs: plain, hard-wrapped, or HTML."""

import html
import re
from collections.abc import Iterable, Iterator

from backfile.importer.encodings import mend
from backfile.importer.markup import tree_of

_TAG = re.compile(
    r"<(?:/?(?:p|div|span|a|b|i|u|em|strong|h[1-6]|li|ul|ol|blockquote|article|section|figure|table|tr|td|html|body|"
    r"font|center|pre|script|style|sup|sub|small|strike|cite|q)(?=[\s>/])[^<>]*>|br\s*/?>|img\s[^<>]*>|hr\s*/?>|!--|!\[CDATA\[)",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|div|br|span|a|strong|em|b|i|h[1-6]|ul|li|img|blockquote)\b", re.IGNORECASE)

_GONE = ["script", "style", "noscript", "template", "iframe", "object", "svg", "head", "button", "form"]
_BLOCKS = (
    "p, div, section, article, aside, header, footer, main, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, "
    "blockquote, figure, figcaption, table, tr, pre, hr, address, nav"
)
_BREAK, _CELL, _WHOLE = "\x1e", "\x1f", "\x1d"
_WHOLES = frozenset(("p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "dt", "dd"))
"""Elements in which a blank line is but a blank; in loose text it ends a paragraph, as in WordPress's own."""

_BLOCK_TAG = re.compile(r"<(?:p|div|br|li|h[1-6]|table|blockquote|section|article|pre|hr)\b", re.IGNORECASE)

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufff9-\ufffb\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n\u3000\u00a0]{2,}|\t")
_SENTENCE_END = re.compile(r"[.!?…。！？:：;”\"'’»）)\]]\s*$")

_VERSE = 60  # between blank lines, shorter lines than this belong together: verse, an address, a list

WRAPPED_AT = 100
"""The longest line, in characters, of a text that was wrapped by hand or by a terminal."""


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of plain text or HTML, trimmed; none is empty and none holds a blank line."""
    text = mend(text)
    if "<" in text and is_html(text):
        return html_paragraphs(text)
    if "&" in text and _ENTITY.search(text):
        if _ESCAPED_TAG.search(text):
            return html_paragraphs(html.unescape(text))
        text = html.unescape(text)
    return plain_paragraphs(text)


def is_html(text: str) -> bool:
    """Whether tags stand in it, rather than a mere `<`."""
    return _TAG.search(text) is not None


def html_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs that a browser would show. Scripts and forms are gone; a double `<br>` ends a paragraph."""
    if "<![CDATA[" in text:
        text = text.replace("<![CDATA[", "").replace("]]>", "")
    for mark in (_BREAK, _CELL, _WHOLE):
        text = text.replace(mark, "")
    tree = tree_of(text)
    tree.strip_tags(_GONE, recursive=True)
    body = tree.body
    if body is None:
        return ()
    if _BLOCK_TAG.search(text) is None:  # plain text with a word in bold here and there
        return plain_paragraphs(body.text(deep=True))
    for node in body.css("br"):
        node.replace_with(_CELL)
    for node in body.css("td, th"):
        node.insert_after(" ")
    for node in body.css(_BLOCKS):
        node.insert_before(_BREAK + _WHOLE if node.tag in _WHOLES else _BREAK)
        node.insert_after(_BREAK)
    blocks = body.text(deep=True).split(_BREAK)
    return tuple(_html_blocks(blocks))


def _html_blocks(blocks: Iterable[str]) -> Iterator[str]:
    for block in blocks:
        lines = [line for cell in block.split(_CELL) for line in _html_lines(cell, whole=block.startswith(_WHOLE))]
        paragraph: list[str] = []
        for line in [*lines, ""]:
            if line:
                paragraph.append(line)
            elif paragraph:
                yield "\n".join(paragraph)
                paragraph = []


def _html_lines(cell: str, *, whole: bool) -> Iterator[str]:
    """A line for each stretch of text without a blank line, and an empty one between two of them."""
    stretches = [cell.lstrip(_WHOLE)] if whole else _BLANK_LINE.split(_LINE_ENDS.sub("\n", cell))
    for place, stretch in enumerate(stretches):
        if place:
            yield ""
        yield join_lines(filter(None, map(clean_line, stretch.split("\n"))))


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """Cut at blank lines; where there are none, at line ends, unless the lines were wrapped to a width."""
    if not text.isascii() or "\r" in text or "\x0b" in text or "\x0c" in text:
        text = _LINE_ENDS.sub("\n", text)
    if "\n" not in text:
        line = clean_line(text)
        return (line,) if line else ()
    blocks = _BLANK_LINE.split(text)
    found: list[str] = []
    for block in blocks:
        lines = [line for line in map(clean_line, block.split("\n")) if line]
        if len(lines) < 2:
            found += lines
        elif is_wrapped(lines):
            found.append(join_lines(lines))
        elif len(blocks) > 1 and max(map(len, lines)) <= _VERSE:
            found.append("\n".join(lines))
        else:
            found += lines
    return tuple(found)


def is_wrapped(lines: list[str]) -> bool:
    """Whether the lines were broken at a width: about as long as each other, and cut in mid-sentence."""
    longest = max(map(len, lines))
    if longest > WRAPPED_AT or longest < 30:
        return False
    inner = lines[:-1]
    full = sum(len(line) >= 0.7 * longest for line in inner)
    open_ended = sum(_SENTENCE_END.search(line) is None for line in inner)
    return full >= 0.7 * len(inner) and open_ended >= 0.6 * len(inner)


def join_lines(lines: Iterable[str]) -> str:
    """Lines as one: a space between them, none between two characters of a script that knows no spaces."""
    joined = ""
    for line in lines:
        if joined and line and not (_is_east_asian(joined[-1]) and _is_east_asian(line[0])):
            joined += " "
        joined += line
    return joined


def _is_east_asian(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uff60"


def clean_line(line: str) -> str:
    """Without control characters, runs of spaces and spaces at its ends; everything else as it stands."""
    if not line.isprintable():
        line = _SURROGATE.sub("\ufffd", _UNSEEN.sub("", line))
        line = _LINE_ENDS.sub(" ", line)
    if "  " in line or "\t" in line:
        line = _SPACES.sub(" ", line)
    return line.strip()


def one_line(text: str) -> str:
    """A headline, a name or a section as one line, without tags and entities."""
    if text.isprintable() and "<" not in text and "&" not in text:
        return text.strip()
    text = mend(text)
    if "<" in text and is_html(text):
        return join_lines(line for paragraph in html_paragraphs(text) for line in paragraph.split("\n"))
    if "&" in text:
        text = html.unescape(text)
    return join_lines(filter(None, map(clean_line, _LINE_ENDS.sub("\n", text).split("\n"))))
