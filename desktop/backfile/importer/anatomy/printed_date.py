"""A date that fills a line or a part of one, and nothing else: only then is it the page's own."""

import re
from dataclasses import dataclass

from backfile.importer.anatomy.words import AROUND_DATES, BEFORE_DATE
from backfile.text.dates import parse_date
from backfile.text.months import MONTHS, fold_month

LONGEST = 80

EAST_DATE = re.compile(
    r"(?:(?:民國|民国|令和|平成|昭和|大正|西元|公元)?\s*(?:\d{1,4}|元)\s*[年년]\s*\d{1,2}\s*[月월]\s*\d{1,2}\s*[日號号일])"
    r"\s*(?:[（(]?\s*(?:星期|週|周|禮拜)?[一二三四五六日天月火水木金土일월화수목금토](?:曜日?|요일)?\s*[)）]?)?"
    r"\s*(?:(?:上午|下午|午前|午後|晚上|凌晨|오전|오후)?\s*\d{1,2}\s*[:：時时点]\s*\d{0,2}\s*分?(?:[:：]?\d{2}秒?)?)?$"
)
TIME_ALONE = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:Uhr|h|[A-Z]{2,5}))?$", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20|21)\d\d(?!\d)")
ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
TOKEN = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
NOTE = re.compile(r"(?<=\d)\s*[\[［【(（][^\d\[\]［］【】()（）]{1,14}[\]］】)）]$")
HEBREW_IN = re.compile(r"\bב(?=[\u05d0-\u05ea]{3,})")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """`date` is ISO and full to the day; None where the print leaves day and month open, or is coarser."""

    date: str | None


def read_date(text: str) -> PrintedDate | None:
    """The date that `text` is, its label and weekday aside; None where it says anything else."""
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return None
    text = NOTE.sub("", text)
    text = HEBREW_IN.sub("", BEFORE_DATE.sub("", text, count=1).strip(" ,-–()（）[]").translate(ARABIC_DIGITS))
    if EAST_DATE.match(text):
        return PrintedDate(_full(text))
    if not YEAR.search(text) or not all(_belongs(word) for word in TOKEN.findall(text)):
        return None
    if len(re.findall(r"\d+", text)) > 9 or not re.search(r"\d\D+\d|[^\W\d_]", text):
        return None
    found = parse_date(text)
    return None if found is None else PrintedDate(_full(text))


def _belongs(word: str) -> bool:
    folded = word.casefold()
    return folded in AROUND_DATES or fold_month(folded) in MONTHS


def _full(text: str) -> str | None:
    found = parse_date(text)
    return found if found and len(found) >= 10 else None


def is_time(text: str) -> bool:
    """Whether `text` is a time of day alone."""
    return bool(TIME_ALONE.match(text))
