"""Where the sentences of a paragraph begin and end.

A sentence ends at . ! ? … and their kin, with the quotation marks and brackets that close after them, where a blank and
then a capital, a digit or an opening mark follow; Chinese and Japanese stops end one by themselves. A full stop after
an initial, an abbreviation or the number of a German date does not. Letters without case count as capitals.
"""

import re

_CLOSING = "\"'”’»›)\\]」』）】〉》＂＇"
_OPENING = "\"'“‘„‚«‹(\\[「『（【〈《¿¡—–-"
_STOPS = "[.!?…؟।॥።]"
_END = re.compile(
    rf"[。！？｡．][。！？!?｡．]*[{_CLOSING}]*\s*"
    rf"|(?<!{_STOPS}){_STOPS}++[{_CLOSING}]*+\s++(?=[{_OPENING}]*([^\W_]))"
)
STOPS = re.compile(rf"{_STOPS}|[。！？｡．]")
"""What may end a sentence: without any there is only one."""

_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_HALF_OF_DAY = frozenset({"a.m", "p.m"})
_ABBREVIATIONS = (
    "mr mrs ms mx messrs dr prof st ste mt ft gen col lt sgt capt cmdr adm maj cpl rev hon gov sen rep pres supt "
    "jr sr vs etc inc ltd corp co bros dept est approx jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues "
    "wed thu thur thurs fri sat sun ave blvd rd "
    "hr fr frl bzw usw ca evtl ggf inkl str mio mrd abs art dipl ing vgl geb gest hl tel "
    "mme mlle mm m sra srta ud uds dña ee"
)
_NEVER_LAST = frozenset(_ABBREVIATIONS.split())
_BEFORE_NUMBERS = frozenset({"no", "nos", "nr", "pp", "p", "fig", "figs", "vol", "ch", "sec", "bd", "kap", "ziff"})
_MONTHS = re.compile(r"(?:Jan|Feb|Mär|Maer|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
_LOOKED_BACK = 24


def sentences(text: str) -> list[tuple[int, int]]:
    """The [start, end) of each sentence of a paragraph, in order, without the white space around it."""
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for end in _END.finditer(text):
        if end[1] and (end[1].islower() or (end[0][0] == "." and _goes_on(text, end))):
            continue
        found.append((start, end.start() + len(end[0].rstrip())))
        start = end.end()
    last = len(text.rstrip())
    if start < last:
        found.append((start, last))
    return found


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop belongs to the word before it, so that the sentence goes on."""
    if len(end[0].rstrip()) > 1:
        return False  # a quotation or a bracket is closed, or there are several
    before = _WORD_BEFORE.search(text, max(0, end.start() - _LOOKED_BACK), end.start())
    if before is None:
        return False
    word = before[0]
    if _DOTTED.fullmatch(word):
        return word.lower() not in _HALF_OF_DAY
    if len(word) == 1 and (word.isupper() or word.isascii()) and word.isalpha():
        return word != "I"
    following = text[end.end() : end.end() + 4]
    if word.isdigit():
        return len(word) <= 2 and _MONTHS.match(following) is not None
    if word.lower() in _BEFORE_NUMBERS:
        return following[:1].isdigit()
    return word.lower() in _NEVER_LAST
