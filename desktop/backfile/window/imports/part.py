"""The parts of a report that something else can lead to."""

from enum import Enum


class Part(Enum):
    """A part of the report."""

    PROBLEMS = "problems"
    SKIPS = "skips"
