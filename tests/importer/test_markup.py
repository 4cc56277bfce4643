"""Markup that would cost a parser hours: each of these took it more than a minute, or more memory than there is."""

from collections.abc import Callable

import pytest

from backfile.importer.fields_text import html_paragraphs, one_line
from backfile.importer.html.page import understand_html
from backfile.importer.markup import DEEPEST, flat, is_hostile, tree_of
from backfile.importer.vendors import europresse, factiva_html

MANY = 50_000
HOSTILE = {
    "blocks within each other": "<div>fog " * MANY,
    "lists within each other": "<p>fog</p>" + "<dl><dd>fog " * MANY,
    "fonts that are opened again in each paragraph": (
        "<p>" + "".join(f"<font size={size}>" for size in range(400)) + "</p>" + "<p>fog</p>" * MANY
    ),
    "end tags out of order": "<span><div>fog</span></div>" * MANY,
    "attributes without end": "<p " + " ".join(f"a{number}=1" for number in range(MANY)) + ">fog",
    "attributes with a bracket in each value": "<p " + " ".join(f"a{number}='>'" for number in range(MANY)) + ">fog",
    "attributes without spaces": "<p " + "/".join(f"a{number}" for number in range(MANY)) + ">fog",
}
hostile = pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE.keys())


@hostile
def test_hostile_markup_is_read_as_plain_text(markup: str) -> None:
    assert is_hostile(markup)
    paragraphs = html_paragraphs(markup)
    assert set(" ".join(paragraphs).split()) == {"fog"}
    assert one_line(markup) == " ".join(paragraphs)


@hostile
@pytest.mark.parametrize("understand", [europresse.understand, factiva_html.understand])
def test_layouts_of_databases_are_no_way_around_it(understand: Callable[[str], object], markup: str) -> None:
    understand(f"<article>{markup}</article>")


@hostile
def test_pages_of_the_web_are_no_way_around_it(markup: str) -> None:
    understand_html(f"<html><body>{markup}</body></html>".encode())


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * DEEPEST + "fog" + "</div>" * DEEPEST,
        "<p>fog <b>on the bay</b><br>" * MANY,
        "<ul>" + "<li>fog" * MANY + "</ul>",
        "<table>" + "<tr><td>fog<td>bay" * MANY + "</table>",
        f'<img src="data:image/png;base64,{"A" * MANY}" alt="{"fog on the bay = " * 9000}">',
        "a < b & c > d " * MANY,
    ],
    ids=["deep", "breaks", "items", "cells", "picture", "text"],
)
def test_large_markup_as_people_write_it_is_not_hostile(markup: str) -> None:
    assert not is_hostile(markup)


def test_what_is_hidden_is_hidden_in_hostile_markup_too() -> None:
    markup = "<script>evil()</script><style>p {}</style><!-- evil -->" + "<div onclick='evil()'>fog</div><div>" * 1000
    assert set(flat(markup, " ").split()) == {"fog"}
    assert html_paragraphs(markup) == ("fog",) * 1000
    assert tree_of(markup).css_first("script") is None
