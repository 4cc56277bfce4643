"""Names of languages as their own speakers say them."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale

OWN = {
    "zh-Hant": "中文（繁體）",
    "zh-TW": "中文（繁體）",
    "zh-HK": "中文（香港）",
    "zh-Hans": "中文（简体）",
    "zh-CN": "中文（简体）",
    "zh": "中文",
    "en": "English",
}


@cache
def language_name(code: str | None) -> str:
    """ "English", "中文（繁體）"; the code itself where nobody knows better."""
    if code is None:
        return QCoreApplication.translate("Languages", "No language")
    if code in OWN:
        return OWN[code]
    locale = QLocale(code.replace("-", "_"))
    if locale.language() in {QLocale.Language.C, QLocale.Language.AnyLanguage}:
        return code
    own = locale.nativeLanguageName() or QLocale.languageToString(locale.language())
    return own[:1].upper() + own[1:]
