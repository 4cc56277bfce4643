"""The formats of an article's page: one block format and one character format a role, at the reader's text size."""

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QTextBlockFormat, QTextCharFormat, QTextFormat

from backfile.window import fonts
from backfile.window.fonts import Role
from backfile.window.theme import Theme

USER = QTextFormat.Property.UserProperty.value


class Own(IntEnum):
    """What `decorations` paints behind a piece of text, as a property of its format."""

    HIT = USER + 1  # characters: the number of the hit, from 1
    NAME = USER + 2  # characters: a name that a click searches
    CHIP = USER + 3  # characters: one chip
    RULE_BELOW = USER + 4  # block: how far below its text a hairline stands
    RULE_ABOVE = USER + 5  # block: how far above its text a strong rule stands
    ICON = USER + 6  # block: the name of the icon before its text
    PICTURE = USER + 7  # block: the number of the picture that fills it, from 1
    PICTURE_WIDTH = USER + 8  # block: how wide that is


CJK_LANGUAGES = ("zh", "ja", "ko", "yue")
CJK_LINE = 33 / 29
"""A line of CJK body text over a line of other body text."""

SCRIPT_SERIFS = {
    "ar": ("Noto Naskh Arabic",),
    "fa": ("Noto Naskh Arabic",),
    "ur": ("Noto Nastaliq Urdu", "Noto Naskh Arabic"),
    "he": ("Noto Serif Hebrew",),
    "th": ("Noto Serif Thai",),
    "hi": ("Noto Serif Devanagari",),
    "ka": ("Noto Serif Georgian",),
    "hy": ("Noto Serif Armenian",),
}
"""Faces for scripts that a text serif lacks: the system's own choice would be a sans."""


class Formats:
    """Formats for one article: its language chooses the forms, `zoom` the size."""

    def __init__(self, theme: Theme, language: str | None, zoom: float, *, rtl: bool) -> None:
        self.theme = theme
        self.language = language
        self.zoom = zoom
        self.rtl = rtl
        self.cjk = (language or "").split("-")[0] in CJK_LANGUAGES

    def px(self, measure: float) -> float:
        """A measure of the design at this size."""
        return measure * self.theme.scale * self.zoom

    @property
    def direction(self) -> Qt.LayoutDirection:
        """Which way the article runs."""
        return Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight

    @property
    def column(self) -> float:
        """Width of the text: 70 characters, or 34 of CJK."""
        return self.px(612 if self.cjk else 600)

    def font(self, role: Role, *, weight: int | None = None) -> QFont:
        """The role's font at the reader's size."""
        made = fonts.font(role, self.language)
        made.setPointSizeF(made.pointSizeF() * self.zoom)
        families = made.families()
        extra = SCRIPT_SERIFS.get((self.language or "").split("-")[0], ())
        if extra and role.value.face is fonts.Face.SERIF:
            made.setFamilies([families[0], *extra, *families[1:]])
        if weight is not None:
            made.setWeight(QFont.Weight(weight))
        return made

    def char(self, role: Role, colour: str = "text", *, weight: int | None = None) -> QTextCharFormat:
        """Characters of a role."""
        made = QTextCharFormat()
        made.setFont(self.font(role, weight=weight))
        made.setForeground(self.theme.colour(colour))
        return made

    def kicker(self) -> QTextCharFormat:
        """A kicker: capitals, whatever the record has."""
        made = self.char(Role.KICKER, "accent")
        made.setFontCapitalization(QFont.Capitalization.AllUppercase)
        return made

    def block(self, role: Role, *, above: float = 0, below: float = 0, ours: bool = False) -> QTextBlockFormat:
        """A paragraph of a role, its lines at the role's fixed height. `ours`: the program speaks, not the article."""
        made = QTextBlockFormat()
        line = self.px(role.value.line)
        if role is Role.BODY and self.cjk:
            line *= CJK_LINE
        made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        made.setTopMargin(self.px(above))
        made.setBottomMargin(self.px(below))
        made.setLayoutDirection(QGuiApplication.layoutDirection() if ours else self.direction)
        if role is Role.BODY and self.cjk:
            made.setAlignment(Qt.AlignmentFlag.AlignJustify)
        else:
            made.setAlignment(Qt.AlignmentFlag.AlignLeading)
        return made

    def colour(self, token: str) -> QColor:
        """A colour of the theme."""
        return self.theme.colour(token)
