"""Lines of a header that say by whom, when and where from: a byline, a date, "Source: …", or several in one line."""

import re
from dataclasses import dataclass, field

from backfile.importer.anatomy.printed_date import is_time, read_date
from backfile.text.bylines import authors_of

LONGEST = 200

PARTS = re.compile(r"\s*[|｜•·●]\s+|\s+[|｜•·●]\s*|[ \u00a0]{3,}|\u3000+|\t+")
NAME = r"[^\W\d_a-z][\w.'’\-]*"
PARTICLE = r"(?:de|del|da|di|dos|la|le|van|von|der|den|bin|al|el|y|e|ter|zu)"
PERSON = rf"{NAME}(?:\s+(?:{PARTICLE}\s+){{0,2}}{NAME}){{1,4}}"
JOINT = r"(?:\s*(?:,|;|&|/)\s*|\s+(?:and|und|et|y|e|with|mit|och)\s+)"
PLACES = r"(?:(?:\s*[,/]|\s+(?:in|at|aus|à|en|for))\s+[\w .,'’\-]{2,60})?"

WESTERN = re.compile(
    rf"(?:(?:[Ee]xclusive |EXCLUSIVE )?(?:[Ww]ritten |[Rr]eported |[Ss]tory |[Tt]ext |[Ww]ords )?(?:[Bb]y|BY)|"
    rf"Von|VON|Par|PAR|Por|POR|Door|Av|Af)\s+"
    rf"(?:(?:the|The|THE)\s+)?(?:{PERSON}|{NAME})(?:{JOINT}(?:{PERSON}|"
    rf"{NAME}))*{PLACES}(?:\s*[,/–—-]\s*[\w .,&'’/\-]{{2,80}})?\.?$"
)
ROLE = re.compile(
    rf"{PERSON}(?:{JOINT}{PERSON})*\s*[,/|–—-]\s*(?:\w+ ){{0,3}}"
    r"(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Ee]ditors?|[Cc]olumnists?|STAFF WRITERS?|"
    r"CORRESPONDENTS?|Redakteur(?:in)?|Korrespondent(?:in)?)(?: in [\w ]+)?$"
)
EASTERN = re.compile(
    r"(?:[（(〔【［\[]\s*)?(?:[^\s/／。，]{2,8}(?:報|报|社|網|网|新聞)\s*[/／]?\s*)?(?:(?:本報|本报|特派|實習|实习|見習|新華社|新华社|中央社|中新社)*(?:記者|记者|特派員|特派员|編譯|编译|通訊員|通讯员)"
    r"(?!會|会|節|节|協|协|們|们|問|问)[\s:：]*[^\W\d_a-z][^\n。，！？：:]{1,30}"
    r"|(?:文|撰文|作者|採訪|采访|撰稿|執筆|编辑|編輯|責任編輯|责任编辑|責編|责编|報導|報道|圖文|图文)\s*[／/:：・丨|]\s*[^\n。，！？]{1,40})"
    r"(?:\s*[)）〕】］\]])?$"
)
SEMITIC = re.compile(
    r"(?:(?:بقلم|كتب(?:ت)?|إعداد|تقرير|تحرير)\s*[:：]\s*\S.{1,50}|מאת\s*:?\s*\S+(?: \S+){1,4}|(?:כתב|"
    r"כתבה)\s*:\s*\S.{1,50})$"
)
SOURCE = re.compile(
    r"(?:source|quelle|fuente|fonte|agency|agentur|publication|newspaper|來源|来源|稿源|出處|出处|媒體|媒体|文章來源|文章来源|資料來源|"
    r"出典|المصدر|מקור)\s*[:：]\s*(?P<name>.{2,80})$",
    re.IGNORECASE,
)
AGENCY = re.compile(
    r"[（(\[]?(?P<name>Reuters|REUTERS|AFP|AP|The Associated Press|Associated Press|Agence France-Presse|dpa|"
    r"DPA|UPI|Xinhua|Kyodo|Bloomberg|CNA|EFE|ANSA|TASS|"
    r"中央社|新華社|新华社|路透社?|法新社|美聯社|共同通信|時事通信|رويترز|أ ف ب)[)）\]]?$"
)
PUBLICATION = re.compile(
    r"\b(?:Times|Post|News|Ledger|Journal|Herald|Tribune|Guardian|Courier|Gazette|Daily|Weekly|Observer|Standard|Mail|Sun|"
    r"Zeitung|Tagblatt|Anzeiger|Nachrichten|Press|Agency|Wire)$|[報报]$|新聞網$|新闻网$|新聞$"
)
PRINTED_PAGE = re.compile(
    r"(?:[Pp]age|PAGE|Seite|p\.)\s?(?P<west>[A-Z]?\d{1,3})$|(?:第\s*)?(?P<east>[A-Z]?\d{1,3})\s*版$"
)
PEOPLE = re.compile(rf"{PERSON}(?:{JOINT}{PERSON})*$")
LABELLED = re.compile(
    r"(?P<label>title|headline|kicker|subtitle|standfirst|section|category|page|edition|url|link|keywords|tags|"
    r"author|authors|byline|reporter|標題|标题|題目|题目|副標題|副标题|版面|版次|欄目|栏目|分類|分类|類別|版別|網址|链接|連結|關鍵字|关键词|標籤|"
    r"titel|überschrift|ressort|rubrik|seite|ausgabe|schlagwörter|autor|autorin|titre|rubrique|título|sección|"
    r"العنوان|القسم|الكاتب|כותרת|מדור)\s*[:：]\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
FIELDS = {
    "title": "title headline 標題 标题 題目 题目 titel überschrift titre título العنوان כותרת",
    "kicker": "kicker",
    "standfirst": "subtitle standfirst 副標題 副标题",
    "section": "section category 版面 欄目 栏目 分類 分类 類別 版別 ressort rubrik rubrique sección القسم מדור",
    "page": "page 版次 seite",
    "edition": "edition ausgabe",
    "url": "url link 網址 链接 連結",
    "tags": "keywords tags 關鍵字 关键词 標籤 schlagwörter",
    "authors": "author authors byline reporter autor autorin الكاتب",
}
FIELD_OF = {label: name for name, labels in FIELDS.items() for label in labels.split()}
WEB_ADDRESS = re.compile(r"https?://\S+$")


@dataclass(slots=True)
class Meta:
    """What such lines give; `printed` keeps each as it stood where the facts say less than it did."""

    facts: dict[str, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()
    printed: dict[str, str] = field(default_factory=dict)

    def take(self, other: "Meta | None") -> bool:
        """Add what another line says; what an earlier line said stands. False where there is no other."""
        if other is None:
            return False
        for name, value in other.facts.items():
            if self.facts.setdefault(name, value) != value and name not in other.printed:
                self.printed[name] = f"{self.printed[name]} | {value}" if name in self.printed else value
        self.authors = tuple(dict.fromkeys(self.authors + other.authors))
        for name, line in other.printed.items():
            self.printed[name] = f"{self.printed[name]} | {line}" if name in self.printed else line
        return True


def read_meta(line: str) -> Meta | None:
    """What `line` says, if each of its parts is a byline, a date, a source or a labelled field; else None."""
    if len(line) > LONGEST or "\n" in line:
        return None
    whole = _part(line, alone=True)
    if whole is not None:
        return whole
    parts = [part for part in PARTS.split(line) if part]
    if len(parts) < 2:
        return None
    meta = Meta()
    for part in parts:
        if not (is_time(part) or meta.take(_part(part, alone=False))):
            return None
    return Meta(meta.facts, meta.authors, {"header": line})


def _part(text: str, *, alone: bool) -> Meta | None:
    if (printed := read_date(text)) is not None:
        return Meta({"date": printed.date} if printed.date else {}, printed={"date": text})
    if found := SOURCE.match(text) or AGENCY.match(text):
        return Meta({"source": found["name"].strip()})
    if found := PRINTED_PAGE.match(text):
        return Meta({"page": found["west"] or found["east"]}, printed={"page": text})
    if WEB_ADDRESS.match(text):
        return Meta({"url": text})
    if found := LABELLED.match(text):
        name, value = FIELD_OF[found["label"].casefold()], found["value"].strip()
        return _byline(value) if name == "authors" else Meta({name: value})
    if WESTERN.match(text) or ROLE.match(text) or EASTERN.match(text) or SEMITIC.match(text):
        return _byline(text)
    if not alone and PUBLICATION.search(text) and len(text) <= 60:
        return Meta({"source": text})
    if not alone and PEOPLE.match(text) and len(text) <= 60:
        return _byline(text)
    return None


def read_people(line: str) -> Meta | None:
    """A line of nothing but two or three names of one person, where only a byline can stand."""
    if len(line) > 40 or not PEOPLE.match(line) or PUBLICATION.search(line) or not 2 <= len(line.split()) <= 3:
        return None
    return _byline(line)


def _byline(text: str) -> Meta:
    return Meta(authors=authors_of(text), printed={"byline": text})
