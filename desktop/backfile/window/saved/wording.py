"""What saved searches are called and what is said of them. Pure."""

from PySide6.QtCore import QCoreApplication, QDateTime, Qt

from backfile.window import dates, numbers
from backfile.window.question import Question
from backfile.window.search_bar.words import sentence

LONGEST = 60  # characters of a name that nobody has chosen


def name_of(question: Question) -> str:
    """A question in a few words: "Ferry and strait, from January 2022 to June 2023"."""
    words = "".join(phrase.text for phrase in sentence(question)[1:] or sentence(question)).strip(" ,")
    words = words.removeprefix(_with())
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0].rstrip(",") + "…"
    return words[:1].upper() + words[1:]


def news_text(new: int, looked: str | None, now: QDateTime | None = None) -> str:
    """ "12 new since 3 November": by the clock of this place, and by the hour where it was today."""
    words = _tr("%1 new").replace("%1", numbers.count(new))
    if looked is None:
        return words
    then = QDateTime.fromString(looked, Qt.DateFormat.ISODate).toLocalTime()
    now = now or QDateTime.currentDateTime()
    if then.date() == now.date():
        return _tr("%1 since %2").replace("%1", words).replace("%2", then.toString("HH:mm"))
    day = dates.long(then.toString("yyyy-MM-dd"))
    if then.date().year() == now.date().year():
        day = dates.day_of_year(then.date())
    return _tr("%1 since %2").replace("%1", words).replace("%2", day)


def _with() -> str:
    """What stands before the words of a sentence."""
    said = sentence(Question("x"))
    return said[1].text.lstrip() if len(said) > 2 else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Saved", text)
