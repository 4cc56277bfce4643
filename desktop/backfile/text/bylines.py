"""Who wrote an article, from the line that says so."""

import re

OPENING = re.compile(
    r"^\s*(?:(?:exclusive\s+)?(?:(?:written|reported|reporting|story|text|words)\s+)?by\b|"
    r"von\b|par\b|por\b|di\b|door\b|av\b|af\b|"
    r"(?:text|byline|autor(?:in|en)?|author|reporter|writer|auteur)\s*[:：]|"
    r"[（(〔【［\[]?\s*(?:本報|本报|特派|實習|实习|見習|文字|綜合|新華社|新华社|中央社|中新社|中新網|中新网)*\s*(?:記者|记者|特派員|特派员|編譯|编译|通訊員|通讯员)\s*[:：]?|"
    r"(?:文|撰文|作者|採訪|采访|撰稿|執筆|编辑|編輯|責任編輯|责任编辑)\s*[／/:：・丨|]|"
    r"(?:بقلم|كتب(?:ت)?|إعداد|تقرير)\s*[:：]?|(?:מאת|כתב(?:ה)?)\s*[:：]?)\s*",
    re.IGNORECASE,
)
"""What stands before the names."""

BETWEEN = re.compile(
    r"\s*(?:\s+and\s+|\s+und\s+|\s+et\s+|\s+y\s+|\s+e\s+|\s+och\s+|\s*&\s*|;|、|；|，|\s+with\s+|\s+mit\s+|\s+avec\s+|\s+ו|\s+و(?=\S))\s*",
    re.IGNORECASE,
)
"""What stands between them, commas aside."""

EAST = re.compile(r"[\u3400-\u9fff\uac00-\ud7af\u3041-\u30ff]")
EAST_BETWEEN = re.compile(r"[、，,；;&＆]|(?<=[\u3400-\u9fff])[與与和及](?=[\u3400-\u9fff]{2})|\s+")
EAST_CLOSING = re.compile(r"(?:[／/|丨]|\s*[（(]).*$|[）)〕】］\]]+$")
EAST_PLACE = re.compile(
    r"(?<=[\u3400-\u9fff]{2})[\u3400-\u9fff]{2}(?:(?:\d{1,2}月)?\d{1,2}日(?:綜合|综合|外)?(?:報導|报道|報道|專電|电|電)|(?:綜合|综合|專題)?(?:報導|报道|報道))$"
)
EAST_REPORTED = re.compile(r"(?:[\u3400-\u9fff]{2,3})?(?:報導|报道|報道|綜合|电|電)")
EAST_ROLE = re.compile(r"(?:記者|记者|特派員|特派员|編譯|编译|攝影|摄影|(?:선임|인턴|전문)?기자|특파원|논설위원)$")

ROLE = re.compile(
    r"\b(?:staff|senior|chief|special|foreign|political|business|sports?|science|health|city|contributing|freelance|"
    r"reporters?|writers?|correspondents?|editors?|columnists?|contributors?|bureau|service|desk|our|own|"
    r"redakteur(?:in)?|korrespondent(?:in)?|redaktion|interns?)\b",
    re.IGNORECASE,
)
PLACE = re.compile(r"\s+(?:in|at|from|aus|à|en|for|für|pour|para)\s+(?:the\s+|The\s+)?[A-Z\u00c0-\u00de].*$")
NOBLE = re.compile(
    r"^(?:Count|Countess|Lord|Lady|Baron|Baroness|Duke|Duchess|Earl|Viscount|Marquess|Prince|Princess)\b"
)
AFTER_NAME = re.compile(r"^(?:jr|sr|ii|iii|iv|md|m\.d|phd|ph\.d|esq)\.?$", re.IGNORECASE)
SMALL = frozenset(
    (
        "of", "the", "and", "for", "de", "del", "la", "le", "von", "van", "der", "den", "da", "di", "dos", "du", "bin",
        "al", "el",
    )
)  # fmt: skip
ACRONYM = re.compile(r"^(?:[A-Z]{2,4}|[A-Z](?:\.[A-Z])+\.?|[A-Z]\.|I{1,3}|IV)$")
AGENCIES = frozenset(
    (
        "AP", "AFP", "DPA", "UPI", "BBC", "CNN", "PTI", "ANI", "TASS", "EFE", "ANSA", "CNA", "KCNA", "REUTERS",
        "BLOOMBERG",
    )
)  # fmt: skip

AGENCY = re.compile(rf"(?:the )?(?:associated press|agence france-presse|{'|'.join(AGENCIES)})", re.IGNORECASE)


def authors_of(byline: str) -> tuple[str, ...]:
    """The people or agencies that a byline names, in its order, without roles and places; each once."""
    line = " ".join(byline.split()).strip(" ,;|")
    if not line:
        return ()
    opened = OPENING.match(line)
    rest = line[opened.end() :] if opened else line
    names = _eastern(rest) if EAST.search(rest) else _western(rest)
    return tuple(dict.fromkeys(name for name in names if name))


def _eastern(rest: str) -> list[str]:
    """王小明、李大同／台北報導 → 王小明, 李大同."""
    rest = EAST_CLOSING.sub("", rest).strip()
    names: list[str] = []
    for part in EAST_BETWEEN.split(rest):
        part = OPENING.sub("", part)
        part = EAST_PLACE.sub("", part)
        part = EAST_ROLE.sub("", part).strip(" ：:。．.（）()")
        if part and "@" not in part and not (names and EAST_REPORTED.fullmatch(part)):
            names.append(part)
    return names


def _western(rest: str) -> list[str]:
    names: list[str] = []
    for part in BETWEEN.split(rest.rstrip(".")):
        names += _comma_parts(part)
    return [_cased(name) for name in names if name.lower() not in {"agencies", "wires", "agenturen"}]


def _comma_parts(part: str) -> list[str]:
    """The names of a list with commas; an inverted name, a noble one and a "Jr." keep their comma."""
    pieces = [piece.strip() for piece in part.split(",")]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) == 2 and (_inverted(*pieces) or NOBLE.match(pieces[1])):
        return [", ".join(pieces)]
    names: list[str] = []
    for place, piece in enumerate(pieces):
        if names and AFTER_NAME.match(piece):
            names[-1] += f", {piece}." if piece in {"Jr", "Sr"} else f", {piece}"
            continue
        name = _without_role(piece)
        if names and AGENCY.fullmatch(name):
            continue  # whom the person before works for
        if name and (place == 0 or " " in name):
            names.append(name)
    return names


def _inverted(surname: str, given: str) -> bool:
    """ "Doe, Jane": one word each, or initials after it; "Jane Doe, Reuters" is none."""
    if AGENCY.fullmatch(given) or ROLE.search(given) or ROLE.search(surname):
        return False
    return " " not in surname and (" " not in given or bool(re.fullmatch(r"\S+ [A-Z]\.?", given)))


def _without_role(piece: str) -> str:
    piece = PLACE.sub("", piece)
    found = ROLE.search(piece)
    if found is None:
        return "" if re.match(r"(?:in|at|from|aus|für|for)\s", piece) else piece
    before = piece[: found.start()].strip(" -–—/|")
    return before if " " in before and not AGENCY.fullmatch(before.split()[0]) else ""


def _cased(name: str) -> str:
    """A name that was set in capitals, as one writes it; acronyms and initials stay."""
    capitals = re.sub(r"\bMc(?=[A-Z])", "MC", name)
    if capitals != capitals.upper() or name == name.lower() or ACRONYM.match(name.replace("/", "")) or name in AGENCIES:
        return name
    words = name.split()
    return " ".join(_cased_word(word, first=place == 0) for place, word in enumerate(words))


def _cased_word(word: str, *, first: bool) -> str:
    if word in AGENCIES and word not in {"REUTERS", "BLOOMBERG"}:
        return word
    if re.fullmatch(r"(?:[A-Z]\.)+", word):
        return word
    if not first and word.lower() in SMALL:
        return word.lower()
    cased = re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), word.lower())
    cased = re.sub(r"(['’])S\b", r"\1s", cased)
    return re.sub(r"\bMc([a-z])", lambda m: "Mc" + m[1].upper(), cased)
