"""How much a dump may ask of the machine: what tells a large archive from a bomb.

A limit that is reached is a problem with its place. It never stops the other files of an import.
"""

from dataclasses import dataclass, field

from backfile.article import Problem

MB = 1024 * 1024
GB = 1024 * MB


@dataclass(frozen=True, slots=True)
class Limits:
    """What one dropped file may hold, however deep its archives nest. Sizes are bytes uncompressed."""

    depth: int = 8  # archives and compressed files within each other
    members: int = 1_000_000
    member: int = 256 * GB
    total: int = 2048 * GB
    spool: int = 8 * GB  # an archive inside another that has to be copied out before it can be read
    ratio: int = 300  # news packs 3 to 30 times, its most repetitive tables 100 times, zeros 1,000 times and more
    small: int = 16 * MB  # what may come out at any ratio


DEFAULT = Limits()


@dataclass(slots=True)
class Budget:
    """What is left of the limits for one dropped file of `packed` bytes on disk."""

    packed: int
    limits: Limits = DEFAULT
    unpacked: int = 0
    members: int = 0
    spent: Problem | None = field(default=None, init=False)  # the limit that was reached; nothing more is read
    told: bool = field(default=False, init=False)

    def take(self, unpacked: int) -> bool:
        """Count bytes that came out of a decompressor; False where that is more than the dump may hold."""
        self.unpacked += unpacked
        if self.unpacked > self.limits.total:
            self.spent = Problem("Too large", f"more than {size(self.limits.total)} uncompressed")
        elif self.unpacked > self.limits.small and self.unpacked > self.packed * self.limits.ratio:
            self.spent = Problem("Decompression bomb", f"{size(self.unpacked)} and more from {size(self.packed)}")
        return self.spent is None

    def enter(self) -> bool:
        """Count one member of an archive; False where there are too many."""
        self.members += 1
        if self.members > self.limits.members:
            self.spent = Problem("Too many members", f"more than {self.limits.members:,}")
        return self.spent is None

    def refuses(self, unpacked: int, packed: int | None = None) -> Problem | None:
        """Why a member whose archive states these sizes is not even opened."""
        if unpacked > self.limits.member:
            return Problem("Too large", f"{size(unpacked)}, where {size(self.limits.member)} may be")
        if packed is not None and unpacked > self.limits.small and unpacked > packed * self.limits.ratio:
            return Problem("Decompression bomb", f"{size(unpacked)} from {size(packed)}")
        return None


def size(count: int) -> str:
    """Bytes for people: "64 MB"."""
    value = float(count)
    for unit in ("bytes", "KB", "MB", "GB"):
        if value < 1024:
            return f"{value:.0f} {unit}" if value >= 10 or unit == "bytes" else f"{value:.1f} {unit}"
        value /= 1024
    return f"{value:.0f} TB"
