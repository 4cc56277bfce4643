"""The labels of LexisNexis in the languages it writes them in, and lines that look alike in every database."""

import re

from backfile.text.dates import parse_date

ROLES = {
    "title": "HEADLINE ÜBERSCHRIFT SCHLAGZEILE TITRE TITEL KOP TITULAR TÍTULO TITOLO",
    "byline": "BYLINE AUTOR AUTOREN VERFASSER AUTEUR AUTEURS AUTEUR(S) AUTORES AUTORE SIGNATURE VON DOOR",
    "section": "SECTION RUBRIK RESSORT RUBRIQUE SECTIE RUBRIEK SECCIÓN SECCION SEZIONE SEÇÃO",
    "length": "LENGTH LÄNGE LAENGE LONGUEUR LENGTE LONGITUD EXTENSIÓN EXTENSION LUNGHEZZA COMPRIMENTO",
    "dateline": "DATELINE DATUMSZEILE ORTSMARKE LIEU",
    "standfirst": "HIGHLIGHT HIGHLIGHTS ENCART VORSPANN UNTERTITEL SAMENVATTING DESTACADO SOMMARIO RÉSUMÉ ABSTRACT",
    "body": "BODY TEXT HAUPTTEIL CORPS TEKST CUERPO CORPO TEXTE FULLTEXT",
    "language": "LANGUAGE SPRACHE LANGUE TAAL IDIOMA LINGUA",
    "page": "PAGE SEITE PAGINA PÁGINA",
    "edition": "EDITION AUSGABE ÉDITION EDITIE",
    "url": "URL",
    "tags": "SUBJECT SUJET THEMA STICHWORTE STICHWÖRTER ONDERWERP TEMA TEMAS ASUNTO ARGOMENTO MATIÈRE",
    "loaded": "LOAD-DATE UPDATE DATE-CHARGEMENT LADEDATUM LAADDATUM FECHA-CARGA DATE-DE-CHARGEMENT AKTUALISIERUNG "
    "HERUNTERGELADEN DATUM-GELADEN DATA-CARICAMENTO",
    "graphic": "GRAPHIC GRAFIK GRAPHIQUE GRAFIEK GRÁFICO GRAFICO PHOTO ILLUSTRATION ABBILDUNG",
    "open": "CORRECTION KORREKTUR CORRECTION-DATE NOTES NOTE SIDEBAR TABLE ANMERKUNG",
    "index": "PUBLICATION-TYPE TYPE-PUBLICATION PUBLIKATIONSTYP PUBLIKATIONSART PUBLICATIETYPE TIPO-PUBLICACIÓN "
    "JOURNAL-CODE ZEITUNGS-CODE ZEITUNGSCODE CODE-JOURNAL COMPANY COMPANIES SOCIETE SOCIÉTÉ FIRMA UNTERNEHMEN BEDRIJF "
    "ORGANIZATION ORGANISATION ORGANISATIE TICKER SYMBOLE-BOURSIER TICKERSYMBOL INDUSTRY SECTEUR-ACTIVITE BRANCHE "
    "INDUSTRIE GEOGRAPHIC LOCALISATION-GEO GEOGRAFISCH GEO PERSON PERSONNE PERSOON CITY STATE COUNTRY REGION LAND "
    "STAAT STADT PAYS TYPE DOCUMENT-TYPE DOKUMENTTYP ISSN SERIES DISTRIBUTION CATEGORY COLUMN KEYWORDS DOC-ID "
    "ACC-NO ACCESSION-NUMBER DOCUMENT-NUMBER NAME CONTACT COPYRIGHT PUB-TYPE PUBTYPE NEWSPAPER-CODE SHOW "
    "TRANSCRIPT FACTBOX SOURCE",
}
"""What a label means. Those of "index" are kept as they are."""

_BY_LABEL = {re.sub(r"[\s-]", "", label): role for role, labels in ROLES.items() for label in labels.split()}

HEADER = frozenset(("title", "byline", "section", "length", "dateline", "standfirst", "body", "page", "edition", "url"))

LABEL = re.compile(r"\s*([^\W\d_][^\W_ ]*(?:[ /-][^\W_]+){0,4}(?:\(S\))?)\s?:(?:\s+|$)(.*)")
WEEKDAYS = (
    r"(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:maan|dins|woens|donder|vrij|zater|zon)dag|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
    r"(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?"
)
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_END_OF_DATE = re.compile(rf"(?:{WEEKDAYS})\b|(?<!\d)(?:1[4-9]|20)\d\d(?!\d)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:\d{1,2}[:.h]\d{2}(?::\d\d)?|(?<=\s)\d{1,2}(?= [AP]M))(?:\s?[AP]\.?M\.?)?"
    r"(?:\s(?:GMT|UTC|[A-Z]{1,3}[SD]?T|Uhr))?",
    re.IGNORECASE,
)
_LONGEST_DATE = 110
_SEASON = re.compile(
    r"(?:Early |Late |Mid-?)?(?:Spring|Summer|Autumn|Fall|Winter|Frühjahr|Frühling|Sommer|Herbst|Printemps|Été|"
    r"Automne|Hiver|Lente|Zomer|Herfst|First Quarter|Second Quarter|Third Quarter|Fourth Quarter),? (?=\d{4}$)",
    re.IGNORECASE,
)
"""Of a magazine; the year alone is kept."""

COPYRIGHT = re.compile(r"\s*(?:Copyright\b|©|\(c\)\s|Kopyright)", re.IGNORECASE)
RIGHTS = re.compile(
    r"\s*(?:All rights? reserved|Tous droits r[ée]serv[ée]s|Alle rechten voorbehouden|Alle Rechte vorbehalten|"
    r"Todos los derechos reservados|Tutti i diritti riservati|Todos os direitos reservados)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:\b(?:Pgs?\.|Pages?|Seiten?|S\.|Blz\.?|P[áa]g(?:ina|\.)?|pp?\.)\s*:?\s*)"
    r"([A-Z]{0,3}-?\d+[A-Za-z]?(?:\s?[-–,/]\s?[A-Z]{0,3}\d+[A-Za-z]?)*)(?!\w)",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"\b(?:Column|Col\.|Spalte|Version)\s*:?\s*\d+\b", re.IGNORECASE)
_EMPTY_PARTS = re.compile(r"\s*[;,]\s*(?=[;,]|$)|^\s*[;,]\s*")


def label_of(line: str) -> tuple[str, str, str] | None:
    """The label of a line in capitals, its role (empty for an unknown one), and the rest of the line."""
    found = LABEL.match(line)
    if found is None:
        return None
    return found[1], role_of(found[1]), found[2].strip()


def role_of(label: str) -> str:
    """What a label means; empty for one that no table has."""
    return _BY_LABEL.get(re.sub(r"[\s-]", "", label).upper(), "")


def date_in(line: str) -> tuple[str, str] | None:
    """A line that is a date, and what follows it: "December 19, 1991, Sunday", "Late Edition"."""
    text = line.strip()
    if len(text) > _LONGEST_DATE or len(_YEAR.findall(text)) != 1 or "\t" in text or COPYRIGHT.match(text):
        return None
    text = _SEASON.sub("", text)
    clock = _CLOCK.search(text)
    bare = f"{text[: clock.start()]} {text[clock.end() :]}" if clock else text
    end = max((found.end() for found in _END_OF_DATE.finditer(bare)), default=0)
    date = bare[:end]
    if parse_date(date) is None or not _is_all_date(date):
        return None
    return f"{date} {clock[0]}" if clock and parse_date(f"{date} {clock[0]}") else date, bare[end:].strip(" ,;-")


def _is_all_date(date: str) -> bool:
    """Whether little else than the date stands there, so that no sentence with a year is taken for one."""
    return len(re.findall(r"[^\W\d_]{2,}", date)) <= 5 and not re.search(r"[^\W\d_]{3,}[.!?] [A-Z]", date)


def section_and_page(value: str) -> tuple[str, str]:
    """ "Section A; Page 6; Column 2; Foreign Desk" → "Section A; Foreign Desk", "6"."""
    found = _PAGE.search(value)
    rest = _COLUMN.sub("", value[: found.start()] + value[found.end() :] if found else value)
    while (tidied := _EMPTY_PARTS.sub("", rest)) != rest:
        rest = tidied
    return rest.strip(" ;,"), found[1].strip() if found else ""
