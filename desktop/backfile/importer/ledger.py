"""Which members of a dump were read before, and have not changed since."""

from collections.abc import Mapping
from dataclasses import dataclass

import xxhash


@dataclass(frozen=True, slots=True)
class Ledger:
    """Digests of the members that are done: a dump of a million pages has to fit, in both processes."""

    digests: frozenset[int] = frozenset()

    @classmethod
    def of(cls, done: Mapping[str | None, tuple[int | None, str | None]]) -> "Ledger":
        """The ledger of those members, each with the bytes and the time that it had."""
        return cls(frozenset(_digest(member, size, changed) for member, (size, changed) in done.items()))

    def has(self, member: str | None, size: int | None, changed: str | None) -> bool:
        """Whether that very member was read to its end."""
        return bool(self.digests) and _digest(member, size, changed) in self.digests


def _digest(*facts: object) -> int:
    return xxhash.xxh3_64_intdigest(repr(facts).encode("utf-8", "surrogatepass"))
