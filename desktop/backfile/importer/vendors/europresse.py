"""Europresse's HTML: classes name publication, header, headline and text, and a second layout came about 2013.

What stands for the database (its certificate, its number of the document) is no text.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from backfile.article import Draft
from backfile.importer.fields_text import html_paragraphs
from backfile.importer.markup import tree_of
from backfile.importer.vendors.factiva_display import is_byline
from backfile.importer.vendors.found import Found, words_in
from backfile.importer.vendors.layout import NO_ARTICLE, NoArticle
from backfile.importer.vendors.words import COPYRIGHT, RIGHTS, WEEKDAYS, date_in, section_and_page

_PUBLICATION = "[class*=DocPublicationName i]"
_HEADER = "[class*=DocHeader i]"
_TITLES = ("[class*=TitreArticleVisu i]", "[class*=articletitle i]", "[class~=TitreArticle i]")
_TEXTS = ("doctext", "dococurrcontainer")  # in the names of classes
_AUTHORS = ("[class*=docAuthor i]", "header [class*=bottomNews i]", "[class*=bottomNews i]")
_SUBTITLES = "[class*=subtitle i]"

_MARKER = "\ue000"
_NUMBER = re.compile(r"\s*(?:Numéro de document|Document number|Doc(?:ument)?\.? ?n°)\s*:?\s*(\S+)", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"\s*((?:news|web|pdf)·\d{8}·[\w·]+)\s*$")
_ENDS = re.compile(
    r"\s*(?:Numéro de document|Document number|(?:news|web|pdf)·\d{8}·|Ce certificat est émis|"
    r"This certificate is issued|"
    r"Certificat (?:PubliC|émis)|Date d'émission|Le présent document|The present document|Cet article est paru dans|"
    r"Référence\(s\) site web)",
    re.IGNORECASE,
)
_ISSUE = re.compile(r",\s*((?:no|n°|nº|num|vol)\.?\s*[\w /.-]+)$", re.IGNORECASE)
_CLOCK = r"\s*-?\s*\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*UTC\s*(?:[+-]\d{2}:?\d{2})?)?"
_DATE = re.compile(
    rf"(?:(?:{WEEKDAYS}),?\s+)?(?:\d{{1,2}}(?:er)?\s+[^\W\d_]{{3,10}}\.?|[^\W\d_]{{3,10}}\s+\d{{1,2}},)\s+\d{{4}}(?:{_CLOCK})?|"
    r"\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\d[\d\s\u00a0.,]*\s?(?:mots|words)\b", re.IGNORECASE)
_LONGEST_BYLINE = 160


def understand(markup: str) -> Draft | NoArticle:
    """One document."""
    tree = tree_of(markup)
    tree.strip_tags(["script", "style", "img", "button", "input"], recursive=True)
    found = Found()
    publication = tree.css_first(_PUBLICATION)
    title = _title(tree)
    if publication is None and title is None:
        first = next(iter(html_paragraphs(markup)), "")
        return NoArticle(NO_ARTICLE, first[:100], lost=True)
    _read_publication(found, _text(publication))
    headers = tree.css(_HEADER)
    _read_header(found, " ".join(filter(None, map(_text, headers))))
    found.title = _text(title)
    if any(tree.css_first(f"[class*={name} i]") is not None for name in _TEXTS):
        _read_named(found, tree)
    else:
        _read_flat(found, markup)
    return found.draft()


def _title(tree: LexborHTMLParser) -> LexborNode | None:
    return next((node for selector in _TITLES if (node := tree.css_first(selector)) is not None), None)


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text(deep=True, separator=" ").replace(" ,", ",").split()) if node is not None else ""


def _read_publication(found: Found, name: str) -> None:
    issue = _ISSUE.search(name)
    found.source = name[: issue.start()] if issue else name
    if issue:
        found.note("issue", issue[1])


def _read_header(found: Found, header: str) -> None:
    """ "Éditorial, jeudi 4 octobre 2012, 312 mots, p. 03" """
    dated = _DATE.search(header)
    if dated is not None and date_in(dated[0]) is not None:
        found.date = dated[0]
        header = f"{header[: dated.start()]};{header[dated.end() :]}"
    words = _WORDS.search(header)
    if words is not None:
        found.extra["words"] = words_in(words[0]) or words[0]
        header = header.replace(words[0], "")
    section, found.page = section_and_page(header)
    section = re.sub(r"\s*[,;]\s*(?:[,;]\s*)*", "; ", section).strip(" ;,")
    found.section = section


def _read_named(found: Found, tree: LexborHTMLParser) -> None:
    """The text stands in elements of its own."""
    named = next((nodes for selector in _AUTHORS if (nodes := tree.css(selector))), [])
    found.byline = ", ".join(filter(None, map(_text, named[:3])))
    if len(found.byline) > _LONGEST_BYLINE:
        found.byline = ""
    above = True
    for node in tree.css(f"{_SUBTITLES}, {_TITLES[0]}"):
        text = _text(node)
        if text and above and "subtitle" in (node.attributes.get("class") or "").lower():
            found.kicker = f"{found.kicker} {text}".strip()
        elif text and text != found.title:
            found.standfirst = f"{found.standfirst} {text}".strip()
        above = above and text != found.title
    for name in _TEXTS:
        boxes = [box for box in tree.css(f"[class*={name} i]") if not _is_within(box, name)]
        found.paragraphs = _body(found, [text for box in boxes for text in html_paragraphs(box.html or "")])
        if found.paragraphs:
            break
    number = tree.css_first("[class*=lblNodoc i]")
    if number is not None:
        found.note("document number", _text(number))
    for paragraph in html_paragraphs(tree.html or ""):
        if COPYRIGHT.match(paragraph) and len(paragraph) < 300:
            found.note("copyright", " ".join(paragraph.split()))
            break


def _is_within(node: LexborNode, name: str) -> bool:
    """Whether it stands in another one of its kind."""
    around = node.parent
    while around is not None and around.tag != "body":
        if name in (around.attributes.get("class") or "").lower():
            return True
        around = around.parent
    return False


def _read_flat(found: Found, markup: str) -> None:
    """Everything stands in one cell: below the headline a byline, then the text up to the copyright."""
    tree = tree_of(markup)
    title = _title(tree)
    for node in [*tree.css(_PUBLICATION), *tree.css(_HEADER)]:
        node.decompose()
    if title is not None:
        title.replace_with(_MARKER)
    before, marker, after = (tree.html or "").partition(_MARKER)
    if not marker:
        before, after = "", before
    above = [" ".join(text.split()) for text in html_paragraphs(before)]
    found.kicker = " ".join(above) if sum(map(len, above)) < 300 else ""
    paragraphs = list(html_paragraphs(after))
    if len(paragraphs) > 1 and len(paragraphs[0]) < _LONGEST_BYLINE and is_byline(paragraphs[0]):
        found.byline = paragraphs.pop(0)
    found.paragraphs = _body(found, paragraphs)


def _body(found: Found, paragraphs: list[str]) -> list[str]:
    """The paragraphs before what the database adds."""
    body: list[str] = []
    ended = False
    for text in paragraphs:
        number = _NUMBER.match(text) or _NUMBER_ALONE.match(text)
        if number is not None and "document number" not in found.extra:
            found.note("document number", number[1])
        ended = ended or _ENDS.match(text) is not None
        if ended:
            continue
        if (COPYRIGHT.match(text) and len(text) < 300) or RIGHTS.match(text):
            found.note("copyright", " ".join(text.split()))
        else:
            body.append(text)
    return body
