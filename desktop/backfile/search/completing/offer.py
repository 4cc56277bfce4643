"""What is offered to somebody who types a query: plain values, which a window can hold before numpy is loaded."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a completion is."""

    EARLIER = "earlier"
    SAVED = "saved"
    FIELD = "field"
    NAME = "name"
    VALUE = "value"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that what is typed may become."""

    kind: Kind
    shown: str  # "source:", "Northern Courier", "Xi Jinping", an earlier query
    text: str  # what the search field holds once it is taken
    cursor: int  # where it stands in that text then
    counted: str | None  # the text whose query is counted; None where a count would say nothing
    field: str | None = None  # of a value
    beside: str | None = None  # another form of a name, what a field holds, a field that was not typed, a saved query

    @property
    def whole(self) -> bool:
        """Whether it takes the place of everything that was asked, filters and all."""
        return self.kind in (Kind.EARLIER, Kind.SAVED)
