"""A report as HTML that Qt can set, in the colours of now."""

from html import escape

from backfile.window.appearance import theme
from backfile.window.corpus.words import Line, Report, more

SHOWN = 200  # lines of a section; a copied report has them all


def as_html(report: Report) -> str:
    """A heading and a table for each section; an item that can be opened is a link `item:NUMBER`."""
    look = theme()
    heading = f"margin-top:14px; margin-bottom:4px; color:{look.text2.name()}"
    parts = []
    for section in report.sections:
        rows = "".join(_row(line) for line in section.lines[:SHOWN])
        if len(section.lines) > SHOWN:
            rows += _row(Line(more(len(section.lines) - SHOWN), quiet=True))
        parts.append(
            f'<p style="{heading}"><b>{escape(section.title)}</b></p>'
            f'<table width="100%" cellspacing="0" cellpadding="1">{rows}</table>'
        )
    return "".join(parts)


def _row(line: Line) -> str:
    look = theme()
    colour = (look.accent if line.item is not None else look.text3 if line.quiet else look.text).name()
    said = f'<span style="color:{colour}">{escape(line.text)}</span>'
    if line.item is not None:
        said = f'<a href="item:{line.item}" style="color:{colour}; text-decoration:none">{escape(line.text)}</a>'
    aside = f'<td align="right" style="color:{look.text3.name()}">{escape(line.aside)}</td>' if line.aside else ""
    return f"<tr><td>{said}</td>{aside}</tr>"
