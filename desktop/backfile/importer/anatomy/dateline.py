"""The dateline at the beginning of a first paragraph: where and when it was filed, by which agency, and by whom."""

import re
from dataclasses import dataclass

from backfile.text.bylines import authors_of

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\.?"
)
DAY = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}}\.? {MONTH})(?:,? (?P<year>\d{{4}}))?"
PLACE = r"[A-Z\u00c0-\u00de][\w.'’\-]*(?:[ /][A-Z\u00c0-\u00de][\w.'’\-]*){0,3}"
AGENCY = r"\((?P<source>[^()\n]{2,40})\)"

WESTERN = re.compile(
    rf"(?P<place>{PLACE}(?:, {PLACE})?)(?P<day>,? {DAY})?(?: {AGENCY})? ?(?:—|–|--|-(?= )|―)[ \u00a0]?(?=\S)"
)
EASTERN = re.compile(
    r"(?:[（(【〔［\[](?P<inside>[^（）()【】〔〕［］\[\]\n]{2,40})[)）】〕］\]]\s*)(?=\S)|"
    r"(?P<wire>(?P<agency>新華社|新华社|中新社|中新網|中新网|中央社|法新社|路透社|美聯社|"
    r"共同社)[^，。,：:（(\n]{0,16}?(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)?(?:[電电]|[讯訊])"
    r"(?:[（(](?P<people>(?:記者|记者)[^）)\n]{2,30})[)）])?\s*)(?=\S)"
)
FILED = re.compile(
    r"記者|记者|特派員|特派员|編譯|编译|通訊員|[訊讯]$|[電电]$|報導$|报道$|報道$|^[^＝=]{1,8}[＝=][^＝=]{1,12}$|共同$|時事$"
)
AGENCY_INSIDE = re.compile(
    r"中央社|新華社|新华社|中新社|法新社|路透社?|美聯社|共同社?|時事|ロイター|AFP|本報|北光通訊社"
)
ARABIC_AGENCY = r"أ ف ب|رويترز|د ب أ|وكالات|الأناضول|أسوشيتد برس|شينخوا|سانا"
SEMITIC_DASHED = re.compile(
    rf"(?P<place>[\u0620-\u06ff]+(?: [\u0620-\u06ff]+){{0,2}}) ?[-–—] ?(?P<source>{ARABIC_AGENCY}) ?[-–—:] ?(?=\S)"
)
SEMITIC = re.compile(
    r"(?P<place>[\u0590-\u06ff]+(?: [\u0590-\u06ff]+){0,2}) ?(?:[(（](?P<source>[^()（）\n]{2,30})[)）] ?[-–—:]|"
    r"[–—-](?= )) ?(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`text` is the beginning of the paragraph, as printed and without the dash; the story begins at `end`."""

    text: str
    end: int
    date: str | None = None  # as printed, and only with its year
    source: str | None = None
    authors: tuple[str, ...] = ()


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline that `paragraph` begins with, if any."""
    return _western(paragraph) or _eastern(paragraph) or _semitic(paragraph)


def _western(paragraph: str) -> Dateline | None:
    """ "OSTERMOOR, March 3 (Northlight) —": a place in capitals, or one with a day or an agency behind it."""
    found = WESTERN.match(paragraph)
    if found is None or found.end() >= len(paragraph):
        return None
    place = found["place"]
    if not (found["day"] or found["source"] or (place == place.upper() and len(place) > 2)):
        return None
    text = paragraph[: found.end()].rstrip(" \u00a0—–―-")
    date = found["day"].strip(" ,") if found["year"] else None
    return Dateline(text, found.end(), date, found["source"])


def _eastern(paragraph: str) -> Dateline | None:
    """【台北訊】, （中央社記者王小明台北18日電）, 新华社北京3月18日电（记者…）, 【ソウル共同】."""
    found = EASTERN.match(paragraph)
    if found is None:
        return None
    text = found[0].strip()
    if found["inside"] is None:
        date = found["date"] if found["date"] and "年" in found["date"] else None
        return Dateline(text, found.end(), date, found["agency"], authors_of(found["people"] or ""))
    inside = found["inside"].strip()
    if not FILED.search(inside):
        return None
    people = re.search(
        r"(?:記者|记者|特派員|特派员|編譯|编译|通訊員).*|(?<=[＝=])(?!共同|時事|ロイター|聯合)[^\W\d_]{3,6}$", inside
    )
    agency = AGENCY_INSIDE.search(inside)
    source = agency[0] if agency and agency[0] != "本報" else None
    return Dateline(text, found.end(), None, source, authors_of(people[0]) if people else ())


def _semitic(paragraph: str) -> Dateline | None:
    found = SEMITIC_DASHED.match(paragraph) or SEMITIC.match(paragraph)
    if found is None or not found["source"]:
        return None
    return Dateline(paragraph[: found.end()].rstrip(" -–—:"), found.end(), None, found["source"])
