"""Nexis Uni, Lexis+ and Nexis Advance, since about 2018: documents that end with "End of Document"."""

import re
from collections.abc import Sequence
from itertools import groupby

from backfile.article import Draft
from backfile.importer.vendors.found import Found, terms_in, words_in
from backfile.importer.vendors.layout import COVER_PAGE, NO_ARTICLE, Layout, NoArticle
from backfile.importer.vendors.sheet import Sheet, as_line
from backfile.importer.vendors.words import COPYRIGHT, RIGHTS, date_in, label_of, section_and_page

ENDS = re.compile(
    r"\s*(?:End of Document|Ende des Dokuments|Dokumentende|Fin du document|Fin de(?:l)? documento|"
    r"Einde (?:van )?(?:het )?"
    r"document|Fine (?:del )?documento|Fim do documento)\s*$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\s*(?:Body|Text|Haupttext|Textk[öo]rper|Corps(?: du texte)?|"
    r"Texte|Tekst|Cuerpo|Corpo(?: del testo)?|Hoofdtekst)\s*:?\s*$"
)
_BELOW = re.compile(
    r"\s*(?:Classification|Klassifizierung|Klassifikation|Classificatie|Clasificación|Classificazione|Classificação|"
    r"Graphic|Grafik|Graphique|Grafiek|Gráfico|Notes|Anmerkungen|Correction|Korrektur|Correction-Date)\s*:?\s*$"
)
_OPEN_BELOW = re.compile(r"\s*(?:Graphic|Grafik|Graphique|Grafiek|Gráfico|Notes|Anmerkungen|Correction|Korrektur)\b")
_LINKS = re.compile(
    r"\s*(?:Link to (?:Image|Original(?: Story)?|PDF)|PDF-Datei dieses Dokuments|Bild-Link|View PDF.*|"
    r"Lien vers (?:l['’]image|le PDF).*)\s*$",
    re.IGNORECASE,
)
_COVER = re.compile(
    r"\s*(?:Job Number|Auftragsnummer|Numéro de tâche|User Name|Date and Time|Datum und (?:Uhr)?[Zz]eit|Date et heure|"
    r"Client/Matter|Search Terms|Search Type|Suchbegriffe|Narrowed by)\s*:|"
    r"\s*(?:Documents?|Dokumente?|Documenten)\s+\(\d+\)\s*$",
    re.IGNORECASE,
)
_HEADER = 14  # lines between the date and the body at most
_JOINT = re.compile(r"\s*;(?=\S)")  # what joins headline and standfirst


def understand(sheet: Sheet) -> Draft | NoArticle:
    """One document: headline, publication, date, copyright, labels, body, classification."""
    placed = [(place, line) for place, block in enumerate(sheet.blocks) for line in block if not _LINKS.match(line)]
    lines = [line.strip() for _, line in placed]
    dated = _dated(lines)
    body = next((place for place in range(dated or 0, len(lines)) if _BODY.match(lines[place])), None)
    if dated is None and body is None:
        if any(_COVER.match(line) for line in lines[:40]):
            return NoArticle(COVER_PAGE)
        return NoArticle(NO_ARTICLE, lines[0][:100] if lines else "", lost=True)
    found = Found()
    at = _read_top(found, lines, dated, body)
    at = _read_header(found, lines, at, body)
    below = next((place for place in range(at, len(lines)) if _is_below(lines[place])), len(lines))
    text = [(place, line) for place, line in placed[at:below] if line.strip() != found.title]  # repeated on each page
    blocks = groupby(text, key=lambda item: item[0])
    found.paragraphs = sheet.paragraphs([line for _, line in block] for _, block in blocks)
    found.take_apart()
    _read_below(found, lines[below:])
    return found.draft()


def _dated(lines: Sequence[str]) -> int | None:
    """The first date behind which labels or a copyright come soon; on the cover page no date has them."""
    for place, line in enumerate(lines):
        if _BODY.match(line):
            return None
        if _COVER.match(line) or date_in(line) is None:
            continue
        for after in lines[place + 1 : place + 6]:
            if date_in(after) is not None:
                break
            label = label_of(after)
            if COPYRIGHT.match(after) or _BODY.match(after) or (label and label[1] in _USUAL):
                return place
    return None


_USUAL = ("section", "length", "byline", "dateline", "standfirst")


def _read_top(found: Found, lines: Sequence[str], dated: int | None, body: int | None) -> int:
    """Headline, publication and date; lines further up belong to the cover page. Returns the line after them."""
    if dated is None:
        first = next((place for place in range(body or 0) if label_of(lines[place])), body or 0)
        top = [line for line in lines[:first] if not COPYRIGHT.match(line)]
        found.title, found.source = (top[0] if top else ""), (top[1] if len(top) > 1 else "")
        return first
    date = date_in(lines[dated])
    assert date is not None
    found.date, found.edition = date
    top = list(lines[:dated])
    covers = [place for place, line in enumerate(top) if _COVER.match(line) or "\t" in line]
    if covers:
        top = top[max(covers) + 1 :][-2:]
    while top and (COPYRIGHT.match(top[-1]) or RIGHTS.match(top[-1])):
        found.note("copyright", top.pop())
    if len(top) > 1:
        found.source = top.pop()
    headline = _JOINT.split(as_line(top), maxsplit=1)
    found.title, found.standfirst = headline[0], headline[1] if len(headline) > 1 else ""
    return dated + 1


def _read_header(found: Found, lines: Sequence[str], at: int, body: int | None) -> int:
    """The labels up to the body, which "Body" or, without it, the first long line begins. Returns its first line."""
    until = body if body is not None else min(len(lines), at + _HEADER)
    while at < until:
        line = lines[at]
        label = label_of(line)
        if COPYRIGHT.match(line) or RIGHTS.match(line):
            found.note("copyright", line)
        elif label is not None and (label[1] or body is not None):
            if label[1] == "body":
                break
            take(found, label)
        elif body is not None:
            if found.edition or len(line) > 80:
                found.note("above", line)
            else:
                found.edition = line
        else:
            break
        at += 1
    return at + 1 if body is not None else at


def take(found: Found, label: tuple[str, str, str]) -> None:
    """The value of a label."""
    name, role, value = label
    match role:
        case "byline" | "dateline" | "edition" | "language" if not getattr(found, role):
            setattr(found, role, value)
        case "standfirst":
            found.standfirst = f"{found.standfirst} {value}".strip()
        case "section":
            found.section, found.page = section_and_page(value)
            if found.section != value:
                found.note(name, value)
        case "page":
            found.page = found.page or value
        case "length":
            found.extra["words"] = words_in(value) or value
        case "tags":
            found.tags += terms_in(value)
        case "url":
            found.url = value if value.startswith("http") else found.url
        case _:
            found.note(name, value)


def _is_below(line: str) -> bool:
    """Whether what the database adds begins with this line."""
    label = label_of(line)
    return _BELOW.match(line) is not None or (
        label is not None and (label[1] == "loaded" or (label[1] == "index" and "-" in label[0]))
    )


def _read_below(found: Found, lines: Sequence[str]) -> None:
    heading = ""
    for line in lines:
        if _BELOW.match(line):
            heading = line.strip(" :") if _OPEN_BELOW.match(line) else ""
            continue
        label = label_of(line)
        if COPYRIGHT.match(line) or RIGHTS.match(line):
            found.note("copyright", line)
        elif label is not None and (label[1] or not heading):
            take(found, label)
        else:
            found.note(heading or "below", line)


def recognises(lines: Sequence[str]) -> bool:
    """The line that ends a document; or, in a beginning without one, the cover page or the lines around a body."""
    if any(ENDS.match(line) for line in lines):
        return any(_BODY.match(line) or (label_of(line) or ("", "", ""))[1] in ("loaded", "length") for line in lines)
    body = next((place for place, line in enumerate(lines) if _BODY.match(line)), None)
    if body is None:
        return False
    before = [label[1] for line in lines[max(0, body - _HEADER) : body] if (label := label_of(line)) is not None]
    return "length" in before


LAYOUT = Layout("LexisNexis", recognises, understand, ends=ENDS)
