"""What one row of the results says."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from backfile.search.results import Hit
from backfile.window import dates, likeness
from backfile.window.facts import in_line

if TYPE_CHECKING:
    from backfile.search.similarity.difference import Difference


@dataclass(frozen=True, slots=True)
class Row:
    """A hit, and whether the user has opened it."""

    hit: Hit
    seen: bool = False
    difference: "Difference | None" = None  # of a version from the result below which it stands

    @property
    def derived(self) -> bool:
        """Whether the title was taken from the text."""
        return self.hit.title_origin == "derived"

    def starred(self, on: bool) -> "Row":
        """The same row with or without its star."""
        return replace(self, hit=replace(self.hit, starred=on))

    def opened(self) -> "Row":
        """The same row, read."""
        return replace(self, seen=True)

    def meta(self) -> str:
        """The line at its foot: where it stood, when, and what is not as given."""
        hit = self.hit
        if hit.kind == "excerpt":
            beside = (
                _tr("Excerpt · beside “%1”").replace("%1", hit.parent_title) if hit.parent_title else _tr("Excerpt")
            )
            return in_line([beside, dates.short(hit.date) if hit.date else ""])
        parts = [hit.source or _tr("No source"), dates.short(hit.date), hit.section or ""]
        if self.derived:
            parts.append(_tr("title derived"))
        return in_line(parts)

    def more(self, *, brief: bool = False, unfolded: bool = False) -> str:
        """ "and 3 more · 4 sources", or the first half of it, where other versions are folded behind it."""
        if not self.hit.versions:
            return ""
        if unfolded:
            return _tr("fold %n version(s)", self.hit.versions)
        more = _tr("and %n more", self.hit.versions)
        return f"{more} · {_tr('%n source(s)', self.hit.sources)}" if self.hit.sources > 1 and not brief else more

    def why(self, *, brief: bool = False) -> str:
        """ "97 % the same text": of a version, how it differs from the result below which it stands."""
        return likeness.said(self.difference, brief=brief) if self.difference is not None else ""

    def spoken(self, *, unfolded: bool = False) -> str:
        """Headline, source and date, as a screen reader says them."""
        hit = self.hit
        where = hit.source or (_tr("Excerpt") if hit.kind == "excerpt" else _tr("No source"))
        parts = [hit.title, where, dates.long(hit.date)]
        if hit.starred:
            parts.append(_tr("Starred"))
        if self.hit.versions:
            parts.append(_tr("versions shown below") if unfolded else self.more())
        parts += filter(None, [self.why()])
        if not self.seen:
            parts.append(_tr("Unread"))
        return ", ".join(parts)


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("Row", text, "", number)
