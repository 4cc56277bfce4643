"""Quotation marks of several scripts, and where what stands between them ends."""

import re

CLOSERS = {
    '"': '"”＂', "“": '”"“＂', "„": '“”"', "‟": '”"', "«": "»", "‹": "›", "＂": '"＂',
    "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄",
}  # fmt: skip
QUOTES = "".join(CLOSERS) + "”»›」』﹂﹄"
LONE_STAR = re.compile(r"(?<=\w)[*＊](?=\s|\Z)|(?<=\s)[*＊](?=\s)")
"""A star that was probably meant as a wildcard."""
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def phrase_at(text: str, at: int) -> tuple[str, int, bool] | None:
    """What stands between quotation marks from `at` on, where it ends, and whether it is closed; None where none opens.

    A backslash is an escape between straight marks only.
    """
    opener = text[at : at + 1]
    if not opener or opener not in CLOSERS:
        return None
    end = at + 1
    while end < len(text) and text[end] not in CLOSERS[opener]:
        end += 2 if text[end] == "\\" and opener == '"' else 1
    closed = end < len(text)
    if not closed and at > 0 and text[at - 1].isalnum():
        return None  # 12" of rain
    inside = text[at + 1 : end]
    return _ESCAPED.sub(r"\1", inside) if opener == '"' else inside, min(end + 1, len(text)), closed
