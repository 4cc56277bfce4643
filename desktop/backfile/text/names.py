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
        "Korean", "South", "North", "Foreign", "Former", "Then", "The", "A", "An", "In", "On", "At", "And", "But",
        "For", "When", "While", "After", "Chief", "Executive", "Officer", "CEO", "Founder", "Speaker", "Representative",
        "Candidate",
    )
)  # fmt: skip
"""Words before a name that are none of it; only at the beginning of what is capitalised."""

EAST_TITLE = re.compile(
    r"總統|主席|部長|總理|首相|記者|市長|縣長|院長|委員|立委|教授|發言人|大使|總書記|女士|先生|"
    r"总统|部长|总理|记者|市长|县长|院长|委员|发言人|总书记|大統領|外相|氏|的|與|和|及|由|对|對|向|是|為|为"
)

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
    while len(words) > 1 and (words[0] in TITLES or words[0].islower()):
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
    return tail if 2 <= len(tail) <= 12 else ""
