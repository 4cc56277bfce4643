"""Why a person should look at how the columns of a dump are understood. Apart, for a window that only tells it."""

from enum import StrEnum


class Doubt(StrEnum):
    """What is doubtful; the value is the sentence for people."""

    NO_TEXT = "no column is known as the text"
    TWO_TEXTS = "two columns may be the text"
    NO_TITLE = "no column is known as the headline"
    NO_DATE = "no column is known as the date"
