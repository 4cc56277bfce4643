"""Names that a text gives in two forms, as in "Xi Jinping (習近平)"."""

import re
from collections.abc import Iterable

from backfile.article import Name

EAST = r"\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u3041-\u30ff"
"""Han, Hangul and kana."""

WORD = r"[A-Z\u00c0-\u00de][\w.'’\-]*"
CAPITALISED = rf"{WORD}(?:(?: (?:of|the|and|for|de|da|bin|al|van|von) |[ ]){WORD}){{0,7}}"

LATIN_FIRST = re.compile(
    rf"(?<!\w)({CAPITALISED}),? ?[(（](?:[A-Z]{{2,8}}[,;；，] ?)?([{EAST}][{EAST}·‧・]{{0,15}})[,;)），；]"
)
EAST_FIRST = re.compile(rf"(?<![{EAST}·‧・])([{EAST}·‧・]{{2,24}}) ?[(（]({CAPITALISED})[,;)），；]")

TITLES = frozenset(
    (
        "President", "Vice", "Premier", "Prime", "Deputy", "Minister", "Chairman", "Chairwoman", "Chairperson", "Chair",
        "Mayor", "Governor", "Director", "General", "Secretary", "Professor", "Prof", "Mr", "Mr.", "Mrs", "Mrs.", "Ms",
        "Ms.", "Dr", "Dr.", "Senator", "Legislator", "Lawmaker", "Councilor", "Councillor", "Ambassador", "Spokesman",
        "Spokeswoman", "Spokesperson", "Commissioner", "Judge", "Justice", "Captain", "Colonel", "Admiral", "King",
        "Queen", "Emperor", "Actor", "Actress", "Singer", "Writer", "Author", "Chinese", "Taiwanese", "Japanese",
        "Korean", "Foreign", "Former", "Then", "The", "A", "An", "In", "On", "At", "And", "But",
        "For", "When", "While", "After", "Chief", "Executive", "Officer", "CEO", "Founder", "Speaker", "Representative",
        "Candidate",
    )
)  # fmt: skip
"""Words before a name that are none of it; only at the beginning of what is capitalised."""

NATIONS = frozenset(("Korean", "African", "American", "Vietnamese", "Asian"))
"""What "South" or "North" may stand before, without being part of a name."""

TRANSLATED = {
    "South": "南", "Southern": "南", "North": "北", "Northern": "北", "East": "東东", "Eastern": "東东", "West": "西",
    "Western": "西", "New": "新", "Old": "舊旧老古", "Central": "中", "Upper": "上", "Lower": "下", "Great": "大",
    "Greater": "大", "Grand": "大", "Big": "大", "Little": "小", "Outer": "外", "Inner": "內内",
    "White": "白", "Black": "黑",
    "Red": "紅红", "Green": "綠绿青",
}  # fmt: skip
"""Words at the beginning of a place's name that the gloss translates by its first character."""

EAST_PARTICLE = re.compile("的|與|和|及|由|对|對|向|是|為|为")
EAST_TITLE = re.compile(
    "總統|主席|首相|總理|记者|記者|教授|發言人|发言人|大使|總書記|总书记|女士|先生|总统|总理|大統領|外相|氏|立委|國務卿|国务卿|"
    "[部市縣县院鄉乡鎮镇村里區区局處处科司署會会館馆校社團团隊队組组站船機机廠厂台臺所州省園园課课班店]長|"
    "[部市院局处科署会馆校社团队组站船厂台所州省园课班店]长|(?:[祕秘]書|秘书|財務|财务|執行|执行|技術|技术|營運|营运|理事|董事)[長长]|"
    "[委議议館馆船球演教官會会職职店警研究消防]{1,2}[員员]|[祕秘]書|秘书|司機|司机|律師|律师|醫師|医师|醫生|医生|護士|护士|老師|老师|教師|教师|"
    "工程師|工程师|廚師|厨师|牧師|牧师|法官|檢察官|检察官|導演|导演|作家|歌手|畫家|画家|學者|学者|專家|专家|教練|教练|總裁|总裁|經理|经理|"
    f"主任|助理|編輯|编辑|將軍|将军|上校|國王|国王|女王|店主|船主|老闆|老板|{EAST_PARTICLE.pattern}"
)
EAST_KIND = re.compile(
    "(?:[會会部局院黨党府團团隊队署處处所館馆社校廠厂盟]|公司|大學|大学|中心|集團|集团|[鄉乡鎮镇市縣县區区島岛港灣湾])$"
)
"""How the name of an office, a company or a place ends: a title in it is part of it."""

KINDS = frozenset(
    (
        "County", "City", "Township", "District", "Party", "Bureau", "Agency", "Ministry", "Committee", "Council",
        "Association", "University", "Company", "Temple", "Street", "Road", "Island", "Museum", "Foundation",
        "Institute", "Union", "Court", "Yuan", "Office", "Village", "Station",
    )
)  # fmt: skip
"""Words at the end of what is no person."""

ROMANISED = re.compile(r"(?:[bcdfghjklmnpqrstvwxyz]{0,2}[aeiouyü]{1,3}(?:ng|[nhrkptlm])?['’\-]?)+", re.IGNORECASE)
FINAL = "iang|iong|uang|iao|ian|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|er|ih|eh|ia|ie|iu|in|ua|uo|ui|un|ue|[aoeiuü]"
PINYIN = re.compile(
    rf"(?:{FINAL}|(?:zh|ch|sh|ts|tz|hs|[bpmfdtnlgkhjqxrzcsyw])(?:{FINAL}))"
    rf"(?:['’\-](?:{FINAL})|['’\-]?(?:zh|ch|sh|ts|tz|hs|[bpmfdtnlgkhjqxrzcsyw])(?:{FINAL}))*",
    re.IGNORECASE,
)

SYLLABLE = re.compile(r"[aeiouyüAEIOUYÜ]+")


def glosses(paragraphs: Iterable[str]) -> tuple[Name, ...]:
    """Every name that is followed by a second form in parentheses, each once, in the order of the text."""
    found: dict[frozenset[str], Name] = {}
    for paragraph in paragraphs:
        if paragraph.isascii() or ("(" not in paragraph and "（" not in paragraph):
            continue
        pairs = [(m.start(), _latin_name(m[1], m[2]), m[2]) for m in LATIN_FIRST.finditer(paragraph)]
        pairs += [(m.start(), _east_name(m[1], m[2]), m[2]) for m in EAST_FIRST.finditer(paragraph)]
        for _, name, gloss in sorted(pairs):
            if name:
                found.setdefault(frozenset((name, gloss)), Name(name, gloss))
    return tuple(found.values())


def _latin_name(capitalised: str, gloss: str) -> str:
    """The last words that are as many syllables as the gloss has characters; else all but the titles before it."""
    words = capitalised.split(" ")
    for place, word in enumerate(words[:-1]):
        if gloss[0] in TRANSLATED.get(word, "") and words[place + 1] not in NATIONS:
            return " ".join(words[place:])
    if 2 <= len(gloss) <= 4 and words[-1] not in KINDS:
        for count in range(1, len(words) + 1):
            if not ROMANISED.fullmatch(words[-count]):
                break
            syllables = sum(_syllables(word) for word in words[-count:])
            if syllables == len(gloss) and words[-count] not in TITLES:
                return " ".join(words[-count:])
            if syllables > len(gloss):
                break
    owned = [place for place, word in enumerate(words[:-1], 1) if word.endswith(("’s", "'s"))]
    if owned and len(words) - owned[-1] >= 2:  # "Beigang’s Outer Harbour", but "Seamen’s Union"
        words = words[owned[-1] :]
    while len(words) > 1 and (words[0] in TITLES or words[0].islower() or words[1] in NATIONS):
        del words[0]
    return " ".join(words)


def _syllables(word: str) -> int:
    return sum(max(1, len(SYLLABLE.findall(part))) for part in word.split("-"))


def _east_name(run: str, latin: str) -> str:
    """The characters before the parenthesis that are the name: by its syllables where romanised, else after a title."""
    words = latin.split(" ")
    syllables = sum(_syllables(word) for word in words)
    chinese = all(PINYIN.fullmatch(word) for word in words) and _syllables(words[0]) == 1
    if chinese and 2 <= len(words) <= 3 and 2 <= syllables <= 4 and len(run) >= syllables:
        return run[-syllables:]
    tail = EAST_TITLE.split(run)[-1]
    if words[-1] in KINDS or EAST_KIND.search(run):
        tail = EAST_PARTICLE.split(run)[-1]
    return tail if 2 <= len(tail) <= 12 else ""
