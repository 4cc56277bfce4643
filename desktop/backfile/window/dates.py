"""Dates as people read them, in the user's language and at the precision that is known."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def _tr(text: str, about: str) -> str:
    return QCoreApplication.translate("Dates", text, about)


def short(date: str | None) -> str:
    """ "3 Apr 2023", "Apr 2023", "2023" or "Undated"."""
    return _said(date, _tr("d MMM yyyy", "a day"), _tr("MMM yyyy", "a month"))


def long(date: str | None) -> str:
    """ "3 April 2023", "April 2023", "2023" or "Undated"."""
    return _said(date, _tr("d MMMM yyyy", "a day in full"), _tr("MMMM yyyy", "a month in full"))


def day_of_year(day: QDate) -> str:
    """ "3 April": of this year, or of one that is plain."""
    return QLocale().toString(day, _tr("d MMMM", "a day without its year"))


def clock(date: str | None) -> str:
    """The time of day, "18:20"; empty where none is known."""
    return date[11:16] if date and "T" in date else ""


def _said(date: str | None, day: str, month: str) -> str:
    if date is None:
        return QCoreApplication.translate("Dates", "Undated")
    known = date.partition("T")[0].split("-")
    numbers = [int(part) for part in known if part.isdigit()]
    locale = QLocale()
    match numbers:
        case [year, number, of_month]:
            return locale.toString(QDate(year, number, of_month), day)
        case [year, number]:
            return locale.toString(QDate(year, number, 1), month)
        case _:
            return date
