"""What the numbers and fields of the great collections of news say: TREC's disks, AQUAINT, Gigaword.

Sources: the read-me files of TREC disks 1 to 5 (NIST), of LDC2002T31 and of LDC2011T07. In a document's number stand
the paper and the day.
"""

import re
from collections.abc import Iterator

_DAY = re.compile(r"(?P<paper>[A-Z]{2,4})(?:_[A-Z]{3}_)?[-_]?(?P<day>\d{8}|\d{6})(?=[-.]\d)")
_PAPERS = {
    "AFP": "AFP", "APW": "AP", "AP": "AP", "CNA": "CNA", "LTW": "Los Angeles Times/Washington Post",
    "LA": "Los Angeles Times", "LAT": "Los Angeles Times", "NYT": "The New York Times", "FT": "Financial Times",
    "WPB": "Washington Post/Bloomberg", "XIN": "Xinhua", "XIE": "Xinhua", "WSJ": "The Wall Street Journal",
    "SJMN": "San Jose Mercury News", "CSM": "The Christian Science Monitor",
}  # fmt: skip
_AS_NAMED = {"ti": "title", "pub": "source", "date1": "date", "date_time": "date", "header": "preamble", "f": "note",
             "hl": "title", "dd": "date", "so": "source", "in": "industry", "lp": "text"}  # fmt: skip
"""Fields that are called by a letter or two, in TREC's FBIS and Wall Street Journal."""
_PRINTED_IN = re.compile(r"(?P<section>[^;]{2,60}); (?:Part [^;]+; )?Page (?P<page>[\w-]+)(?:;.*)?")
_BEFORE_HEADLINE = re.compile(r"FT\s+\d\d [A-Z]{3} \d\d\s*/\s*")
_TAGS = re.compile(r"\s*</?[Pp]>\s*")
_SHORT_DAY = re.compile(r"\d{6}")


def known(fields: dict[str, object]) -> dict[str, object]:
    """The fields by names that say what they are; paper and day from the document's number, where no other says it."""
    named = dict(_named(fields))
    folded = {name.casefold() for name in named}
    number = next((str(value) for name, value in named.items() if name.casefold() in ("docno", "id", "docid")), "")
    found = _DAY.match(number.strip())
    if found is not None and (paper := _PAPERS.get(found["paper"])) is not None:
        if not folded & {"source", "pub"}:
            named["source"] = paper
        if not folded & {"date", "date_time", "datetime"}:
            named["date"] = _day(found["day"], american=found["paper"] == "LA")
    return named


def _named(fields: dict[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in fields.items():
        key = name.casefold()
        if not isinstance(value, str):
            yield name, value
            continue
        if key not in ("text", "body", "content", "lp"):
            value = " ".join(_TAGS.sub(" ", value).split()) if "<" in value else value
        if key == "section" and (found := _PRINTED_IN.fullmatch(value)) is not None:
            yield name, found["section"]
            yield "page", found["page"]
        elif key == "date" and _SHORT_DAY.fullmatch(value.strip()):
            yield name, _day(value.strip(), american=False)
        elif key == "headline":
            yield name, _BEFORE_HEADLINE.sub("", value)
        else:
            as_named = _AS_NAMED.get(key, name)
            yield (as_named if as_named not in fields else name), _paragraphs(value) if key in ("text", "lp") else value


def _day(digits: str, *, american: bool) -> str:
    """`19980601`, `880212`; in the Los Angeles Times `010189`."""
    if len(digits) == 8:
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    year, month, day = (digits[4:], digits[:2], digits[2:4]) if american else (digits[:2], digits[2:4], digits[4:])
    return f"{'19' if year >= '60' else '20'}{year}-{month}-{day}"


def _paragraphs(text: str) -> str:
    """Where an indented line begins a paragraph, a blank one before it."""
    lines = text.split("\n")
    indented = sum(line[:2] == "  " and bool(line.strip()) for line in lines)
    if not indented or indented > 0.9 * len(lines) or "<p" in text.casefold():
        return text
    return "\n".join(f"\n{line}" if line[:2] == "  " and line.strip() else line for line in lines)
