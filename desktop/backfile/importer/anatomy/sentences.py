"""Where sentences end, and how wide a text is: what tells prose from headlines and cut-off teasers."""

import re

from backfile.importer.anatomy.words import MORE

CLOSING = "\"'”’»›)]}）】〕］」』》〉"
STOPS = ".!?。！？｡．؟۔।॥։።…"
EAST_CLOSING = "」』）】〕》〉"
TERMINAL = re.compile(rf"[{re.escape(STOPS)}][{re.escape(CLOSING)}]*(?:\[\d+\])*$")

EAST = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")

ELLIPSIS = re.compile(r"(?:…|\.{3}|‥|\[…\]|\[\.{3}\])$")
ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'])(?:[A-Z]|(?:[A-Z]\.)+[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|"
    r"Rev|Hon|No|Nos|"
    r"vs|v|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|ca|bzw|Nr|Abs|Art|z\.B|d\.h|"
    r"u\.a|usw|bspw|"
    r"Hr|Fr|Mme|Mlle|Sra?|Srta|Dra|al|etc|e\.g|i\.e|\d{1,3})\.$"
)
SENTENCE_END = re.compile(
    rf"[.!?؟۔।…]+[{re.escape(CLOSING)}]*(?=\s+[\"'“‘„«(\[]*[^\W_a-z])|[。！？｡]+[{re.escape(CLOSING)}]*|\n"
)


def ends_sentence(text: str) -> bool:
    """Whether a whole sentence ends here. An ellipsis counts; an East Asian quotation needs no stop."""
    return bool(TERMINAL.search(text[-24:])) or text[-1:] in EAST_CLOSING


def without_more(text: str) -> str:
    """`text` without the "Read more" at its end."""
    if text.endswith((".", "。", "”", '"', "!", "?", "！", "？", "」")) and not text.endswith("..."):
        return text  # the case of nearly every paragraph
    found = MORE.search(text[-60:])
    if found is None or (found.start() == 0 and len(text) <= 60):
        return text
    return text[: len(text) - (len(text[-60:]) - found.start())].rstrip()


def is_cut(text: str) -> bool:
    """Whether the text breaks off: no sentence ends, or only an ellipsis or a "Read more" does."""
    rest = without_more(text)
    return rest != text or bool(ELLIPSIS.search(rest)) or not ends_sentence(rest)


def first_sentence(text: str) -> str:
    """Up to the end of the first sentence, abbreviations passed over."""
    for found in SENTENCE_END.finditer(text):
        if found[0].startswith(".") and ABBREVIATION.search(text[max(0, found.start() - 12) : found.start() + 1]):
            continue
        return text[: found.end()].rstrip()
    return text


def sentences_in(text: str) -> int:
    """About how many sentences there are."""
    return 1 + sum(1 for found in SENTENCE_END.finditer(text) if found.end() < len(text))


def width(text: str) -> int:
    """In columns: a character of Han, kana, Hangul or full width takes two."""
    return len(text) if text.isascii() else len(text) + len(EAST.findall(text))
