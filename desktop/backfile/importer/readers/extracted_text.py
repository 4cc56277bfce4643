"""The text of a page as Common Crawl takes it out (WET): the title, then each block a line, menus and all."""

import re
from collections.abc import Sequence
from dataclasses import replace

from backfile.article import Draft
from backfile.importer.anatomy import understand_page
from backfile.importer.html.headline import without_site

_GAP = 12  # lines of a menu, a table or a form: so many one after another that are no sentences
_SHARE = 0.15  # of the longest run of text: what is shorter, and apart, is a notice or a footer
_LONG, _SENTENCE = 80, 40  # characters
_ENDS = re.compile('[.!?…。！？؟।”"»』」)]$')
_WIDE = re.compile("[\u2e80-\ud7af\uf900-\ufaff]")


def understand_extract(text: str, url: str) -> Draft | None:
    """The article of it; None where there is no text."""
    lines = [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]
    draft = understand_page("\n".join(main_lines(lines[1:])))
    if draft is None:
        return None
    derived = {fact: what for fact, what in draft.derived.items() if fact != "title"}
    return replace(draft, title=without_site(lines[0], (), url=url), derived=derived)


def main_lines(lines: Sequence[str]) -> list[str]:
    """The lines between the first sentence and the last, without menus; all, where hardly one is a sentence."""
    runs: list[list[int]] = []
    for number, line in enumerate(lines):
        if not _is_text(line):
            continue
        if runs and number - runs[-1][-1] <= _GAP:
            runs[-1].append(number)
        else:
            runs.append([number])
    sizes = [sum(_width(lines[number]) for number in run) for run in runs]
    if not runs or max(sizes) < 2 * _LONG:
        return list(lines)
    kept = [run for run, size in zip(runs, sizes, strict=True) if size >= _SHARE * max(sizes)]
    return [line for run in kept for line in lines[run[0] : run[-1] + 1]]


def _is_text(line: str) -> bool:
    width = _width(line)
    return width >= _LONG or (width >= _SENTENCE and _ENDS.search(line) is not None)


def _width(line: str) -> int:
    return len(line) + len(_WIDE.findall(line))
