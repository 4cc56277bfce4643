"""English for sentences that count: `tr("%n article(s)", "", n)` says "1 article" or "2 articles"."""

import re

from PySide6.QtCore import QObject, QTranslator

ENDING = re.compile(r"\(([\w ]+)\|([\w ]+)\)|\((\w+)\)(?=\W|$)")


def in_english(text: str, count: int) -> str:
    """`text` with each ending in brackets kept for many and dropped for one; "(is|are)" takes the one that fits."""

    def chosen(found: re.Match[str]) -> str:
        one, many, ending = found.groups()
        if ending is not None:
            return "" if count == 1 else str(ending)
        return str(one if count == 1 else many)

    return ENDING.sub(chosen, text)


class EnglishPlurals(QTranslator):
    """Answers only for text with a count; everything else is English as it stands in the source."""

    def isEmpty(self) -> bool:
        """Never: Qt does not install an empty translator."""
        return False

    def translate(
        self,
        context: str,  # noqa: ARG002
        sourceText: str,  # noqa: N803
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,
    ) -> str:
        """The sentence for `n`; None, which Qt takes as "not translated", where nothing is counted."""
        return in_english(sourceText, n) if n >= 0 else None  # type: ignore[return-value]


def speak_english(owner: QObject) -> EnglishPlurals:
    """A translator that lives as long as `owner`."""
    return EnglishPlurals(owner)
