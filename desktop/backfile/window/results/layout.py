"""Where the parts of a result row lie. Pure: a row, a width and the look go in, boxes and set lines come out."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

from backfile.window import fonts
from backfile.window.fonts import Role
from backfile.window.results.row import Row
from backfile.window.set_text import ELLIPSIS, Block, Marks, Span, set_block, units
from backfile.window.theme import Theme

HEIGHT = 106
TOP, TRAILING, BOTTOM, LEADING = 12, 16, 10, 24
TEXT_LINES = 3  # shared by headline and snippet
STAR, DOT = 14, 7
LONGEST = 400  # code points of a title or snippet that can matter in three lines


@dataclass(frozen=True, slots=True)
class HitLayout:
    """One row's parts, in device-independent pixels from its top left corner, left to right."""

    headline: Block
    headline_at: QRect
    snippet: Block | None
    snippet_at: QRect
    meta_at: QRect
    more_at: QRect
    star: QRect
    dot: QRect


def height(theme: Theme) -> int:
    """One height for all rows, so that a million scroll like ten."""
    return theme.px(HEIGHT)


def lay_out(row: Row, width: int, theme: Theme, *, more_width: int = 0) -> HitLayout:
    """Set a row `width` px wide; `more_width` is what "and 3 more" takes at its foot."""
    px = theme.px
    inner = QRect(px(LEADING), px(TOP), max(1, width - px(LEADING + TRAILING)), px(HEIGHT - TOP - BOTTOM))
    star = QRect(width - px(TRAILING) - px(STAR) + px(2), px(STAR), px(STAR), px(STAR))
    headline = _headline(row, inner.width() - (px(24) if row.hit.starred else 0), theme)
    below = inner.top() + round(headline.height) + px(1)
    snippet = _snippet(row, inner.width(), TEXT_LINES - headline.lines, theme)
    foot = QRect(inner.left(), px(HEIGHT - BOTTOM) - px(16), inner.width(), px(16))
    gap = px(12) if more_width else 0
    line = round(fonts.line(Role.ROW_HEADLINE))
    return HitLayout(
        headline=headline,
        headline_at=QRect(inner.left(), inner.top(), inner.width(), round(headline.height)),
        snippet=snippet,
        snippet_at=QRect(inner.left(), below, inner.width(), round(snippet.height) if snippet else 0),
        meta_at=foot.adjusted(0, 0, -more_width - gap, 0),
        more_at=QRect(foot.right() - more_width + 1, foot.top(), more_width, foot.height()),
        star=star,
        dot=QRect(px(9), inner.top() + (line - px(DOT)) // 2 + 1, px(DOT), px(DOT)),
    )


def _headline(row: Row, width: int, theme: Theme) -> Block:
    hit = row.hit
    font = fonts.font(Role.ROW_DERIVED if row.derived else Role.ROW_HEADLINE, hit.language)
    kicker = f"{hit.kicker}  " if hit.kicker else ""
    title, marks = shortened(hit.title, hit.title_marks)
    shift = len(kicker.encode("utf-16-le")) // 2
    kicker_font = fonts.font(Role.ROW_KICKER, hit.language)
    spans = [Span(0, shift, kicker_font, theme.text3)] if kicker else []
    return set_block(
        kicker + title,
        font,
        width,
        fonts.line(Role.ROW_HEADLINE),
        TEXT_LINES - 1,
        spans=spans,
        marks=[
            *units(kicker, hit.kicker_marks),
            *((start + shift, end + shift) for start, end in units(title, marks)),
        ],
        on_mark=theme.on_mark,
    )


def _snippet(row: Row, width: int, lines: int, theme: Theme) -> Block | None:
    text, marks = shortened(row.hit.snippet, row.hit.marks)
    if not text:
        return None
    font = fonts.font(Role.ROW_SNIPPET, row.hit.language)
    pitch = fonts.line(Role.ROW_SNIPPET)

    def block(text: str, marks: Marks) -> Block:
        return set_block(text, font, width, pitch, lines, marks=units(text, marks), on_mark=theme.on_mark)

    made = block(text, marks)
    room = len(made.layout.text()) - 1
    if marks and marks[0][1] > room:  # too little of it fits to show why it was found
        return block(*_beginning(text, marks, max(0, marks[0][0] - room // 3)))
    return made


def _beginning(text: str, marks: Marks, start: int) -> tuple[str, Marks]:
    """What stands from there on, from the next word if there is a blank before the first mark."""
    blank = text.find(" ", start, marks[0][0])
    start = blank + 1 if blank >= 0 else start
    shift = start - len(ELLIPSIS)
    return ELLIPSIS + text[start:], [(first - shift, last - shift) for first, last in marks]


def shortened(text: str, marks: Marks) -> tuple[str, Marks]:
    """One paragraph of at most LONGEST code points; every character keeps its place."""
    text = text[:LONGEST].replace("\n", " ").replace("\t", " ").replace("\u2028", " ")
    return text, [(start, min(end, LONGEST)) for start, end in marks if start < LONGEST]
