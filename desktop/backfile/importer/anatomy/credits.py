"""Who made a picture: lines that are a credit and no paragraph."""

import re
from collections.abc import Iterable

from backfile.article import Credit

LONGEST = 400
"""A caption with its credit is no longer than this; a paragraph may be."""

LABEL = (
    r"(?:(?:file |handout |cover |main |top |lead )?(?:photo(?:graph)?|picture|image|illustration|graphic|"
    r"cartoon)s?(?:[ -]credits?)?|"
    r"(?:archiv|symbol|titel|agentur)?(?:fotos?|bild(?:er|quelle)?|grafik|illustration|photos?)|crédits?(?: photo)?|"
    r"fotografía|imagen|imagem|foto(?:grafia)?)"
)
BY = r"\s*(?:[:：]|\bby\b|\bcourtesy of\b|[／/|–—])\s*"
MAKER = r"[^\W_a-z]?[^\n.!?]{0,2}[^\n!?]{1,80}"

WESTERN = re.compile(rf"[(\[]?{LABEL}{BY}(?P<name>{MAKER}?)[)\]]?\.?$", re.IGNORECASE)
EASTERN = re.compile(
    r"[（(〔【▲△◎■]?\s*(?:圖片?|图片?|照片|攝影|摄影|資料照片?|资料照片?|資料圖片?|檔案照片?|圖片來源|图片来源|照片來源|圖源|图源|翻攝自|写真(?:提供)?|撮影|画像|사진)"
    r"\s*[：:／/＝=|]\s*(?P<name>[^\n。！？]{1,40}?)\s*[)）〕】]?$"
)
EASTERN_BY = re.compile(
    r"(?:[（(〔](?:資料照，)?(?:本報|中央社|特約)?(?:記者|记者|攝影|摄影)?\s*(?P<inside>[^\n。，、（）()]{2,16}?)\s*(?:攝影?|摄影?|撮影|提供)[)）〕]|"
    r"(?:本報|中央社|特約)?(?:記者|记者)\s*(?P<name>[^\W\d_]{2,8}?)\s*(?:攝影?|摄影?))$"
)
SEMITIC = re.compile(r"(?:تصوير|صورة|الصورة|מצלם|צילום|תמונה|צילומים)\s*[:：]\s*(?P<name>[^\n.]{2,60})$")
AT_END = re.compile(
    rf"\s*(?:[(\[](?P<wire>(?:AP|AFP|EPA|EFE|Reuters|Getty|dpa|UPI)[ -]?(?:Photo|Images|Foto|"
    rf"file)(?:\s*[/,|]\s*[^()\[\]\n]{{2,50}})?)[)\]]|"
    rf"[(\[]?\b{LABEL}\s*:\s*(?P<name>[^()\[\]\n.!?]{{2,60}})[)\]]?|"
    r"[（(〔](?P<east>[^（）()\n]{2,24}(?:攝|摄|提供|資料照|撮影))[)）〕])\.?$",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"[©(]?\s*(?:©\s*)?(?P<name>(?:[\w.'’ -]{2,40}\s*[/|]\s*|[\w.'’ -]{2,40}\s+via\s+)?"
    r"(?:AP Photo|Getty Images|AFP|REUTERS|Reuters|EPA|dpa|Shutterstock|Xinhua|Bloomberg|AP|NurPhoto|"
    r"ZUMA)(?:\s*[/|]\s*[\w.'’ -]{2,40})?)[)]?$"
)
MARKED = re.compile(r"©| via |Getty|AP Photo")
SLASHED = re.compile(r"[^\W\d_]{4,}\s*[/|]|[/|]\s*\w+ [^\W\d_]{3,}")  # "(dpa/KN)" is an agency's and an editor's sign
SMALL = re.compile(
    r"^(?:by|of|via|for|and|the|de|van|von|der|den|la|courtesy|und|für|photo|file|handout|le|al|bin|da|del)$",
    re.IGNORECASE,
)
EAST_MAKER = re.compile(
    r"(?:圖|图|照片)?\s*[／/]?\s*(?:本報|中央社)?(?:記者|记者)?\s*(?P<name>[^\s／/]{2,12}?)\s*(?:攝影?|摄影?|撮影|提供)$"
)
COURTESY = re.compile(r"^(?:courtesy of|by|via)\s+", re.IGNORECASE)


def credit_of(line: str) -> str | None:
    """The maker that `line` names, where the whole line is a credit or a caption that ends with one; else None."""
    if len(line) > LONGEST or "\n" in line:
        return None
    for pattern in (WESTERN, EASTERN, SEMITIC):
        found = pattern.match(line)
        if found and _is_maker(found["name"]):
            return _name(found["name"])
    if line.endswith(("攝", "摄", "影", "提供", ")", "）", "〕")) and len(line) <= 40:
        found = EASTERN_BY.match(line)
        if found:
            return _name(found["inside"] or found["name"])
    found = RIGHTS.match(line)
    if found and (MARKED.search(line) or SLASHED.search(line)):
        return _name(found["name"])
    found = AT_END.search(line[-100:])
    if found and (found["wire"] or found["east"] or _is_maker(found["name"])):
        return _name(found["wire"] or found["east"] or found["name"])
    return None


def take_credits(paragraphs: Iterable[str]) -> tuple[tuple[str, ...], tuple[Credit, ...]]:
    """The paragraphs without the credits among them, and those."""
    kept: list[str] = []
    found: list[Credit] = []
    for paragraph in paragraphs:
        name = credit_of(paragraph)
        if name is None:
            kept.append(paragraph)
        else:
            found.append(Credit(name, paragraph, len(kept)))
    return tuple(kept), tuple(found)


def _is_maker(name: str) -> bool:
    """Whether it is names: at most ten words, each with a capital, a digit or no case at all."""
    words = name.replace("/", " ").replace(",", " ").split()
    return 0 < len(words) <= 10 and all(
        not word[0].islower() or SMALL.match(word) or word in {"dpa", "epa"} or "." in word for word in words
    )


def _name(text: str) -> str:
    name = COURTESY.sub("", text.strip(" .,;:/|()[]（）〔〕"))
    found = EAST_MAKER.match(name)
    return found["name"] if found else name
