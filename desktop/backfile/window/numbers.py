"""Numbers and times as people read them, in the user's locale."""

from PySide6.QtCore import QCoreApplication, QLocale


def count(number: int) -> str:
    """ "48,112"."""
    return QLocale().toString(number)


def took(seconds: float) -> str:
    """ "12 ms", "1.4 s"."""
    if seconds < 1:
        return QCoreApplication.translate("Numbers", "%1 ms").replace("%1", count(max(1, round(seconds * 1000))))
    return QCoreApplication.translate("Numbers", "%1 s").replace("%1", QLocale().toString(seconds, "f", 1))


def size(number: int | None) -> str:
    """ "214 MB", in the units of the file manager (1,000 bytes a kilobyte)."""
    if number is None:
        return ""
    value = float(number)
    for unit in ("bytes", "kB", "MB", "GB", "TB"):
        if value < 1000 or unit == "TB":
            break
        value /= 1000
    shown = count(round(value)) if unit == "bytes" or value >= 10 else f"{value:.1f}"
    return f"{shown} {QCoreApplication.translate('Numbers', unit)}"
