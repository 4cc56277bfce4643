"""Fonts by role. The serif is the newspaper speaking, the sans is the program; they never swap."""

from enum import Enum
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from backfile.paths import resources
from backfile.window.tokens import UI_PX

SERIF = ("Source Serif 4", "Noto Serif")
MONO = ("JetBrains Mono", "Noto Sans Mono", "DejaVu Sans Mono", "Menlo", "Consolas", "monospace")
INTER = "Inter"
NO_CHOICE = {"", "Sans", "Sans Serif", "sans-serif"}  # what Qt says where the desktop names no font

# By BCP 47, the longest match first: the script's forms differ between these, and a reader notices.
CJK = {
    "zh-Hans": "SC",
    "zh-CN": "SC",
    "zh-SG": "SC",
    "zh-HK": "HK",
    "zh-MO": "HK",
    "zh": "TC",
    "ja": "JP",
    "ko": "KR",
}


class Face(Enum):
    """Who speaks."""

    SERIF = "serif"
    SANS = "sans"
    MONO = "mono"


class Style(NamedTuple):
    """Size and line in px at a UI font of 13 px, weight, letter spacing in percent."""

    face: Face
    size: float
    line: float
    weight: int = 400
    spacing: float = 100.0


class Role(Enum):
    """What a text is for."""

    HEADLINE = Style(Face.SERIF, 31, 38, 600)
    DERIVED_TITLE = Style(Face.SERIF, 25, 33)
    STANDFIRST = Style(Face.SERIF, 19, 28)
    BODY = Style(Face.SERIF, 18, 29)
    CARD = Style(Face.SERIF, 14.5, 20.5)
    KICKER = Style(Face.SANS, 12, 16, 600, 107)
    PAGE_TITLE = Style(Face.SERIF, 26, 32)
    PAGE_TITLE_STRONG = Style(Face.SERIF, 26, 32, 600)
    EMPTY_TITLE = Style(Face.SERIF, 34, 42)
    NOTHING_TITLE = Style(Face.SERIF, 22, 28)
    ROW_HEADLINE = Style(Face.SERIF, 15, 20, 600)
    ROW_DERIVED = Style(Face.SERIF, 15, 20)
    ROW_SNIPPET = Style(Face.SANS, 12.5, 18)
    ROW_META = Style(Face.SANS, 11.5, 16)
    ROW_KICKER = Style(Face.SANS, 10.5, 20, 600, 105)
    UI = Style(Face.SANS, 13, 18)
    UI_STRONG = Style(Face.SANS, 13, 18, 600)
    LEAD = Style(Face.SANS, 15, 22)
    SMALL = Style(Face.SANS, 12, 17)
    SMALL_STRONG = Style(Face.SANS, 12, 17, 600)
    SECTION = Style(Face.SANS, 11, 16, 600)
    AXIS = Style(Face.SANS, 10.5, 14)
    SEARCH_FIELD = Style(Face.SANS, 14, 20)
    CODE = Style(Face.MONO, 12, 18)


def load() -> None:
    """Register the faces that ship with the program; once is enough."""
    _load_once()


@cache
def _load_once() -> tuple[int, ...]:
    folder = resources() / "fonts"
    return tuple(QFontDatabase.addApplicationFont(str(file)) for file in sorted(folder.glob("*.[ot]tf")))


def ui_font() -> QFont:
    """The desktop's own font; Inter at 13 px where the desktop names none."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if font.family() not in NO_CHOICE:
        return font
    font = QFont()
    font.setFamilies([INTER, "Noto Sans"])
    font.setPointSizeF(points(UI_PX))
    return font


def points(px: float) -> float:
    """Pixels as points: QFont takes fractions of points, but not of pixels."""
    screen = QGuiApplication.primaryScreen()
    return px * 72 / (screen.logicalDotsPerInch() if screen else 96)


def font(role: Role, language: str | None = None, *, tabular: bool = False) -> QFont:
    """The font of a role at the user's size, with the CJK forms of the text's language."""
    return QFont(_font(role, cjk(language), tabular, _ui_px()))


def line(role: Role) -> float:
    """Height of a line of that role, in device-independent pixels."""
    return role.value.line * _ui_px() / UI_PX


def cjk(language: str | None) -> str:
    """The region whose CJK forms a text in that language is set in: TC, HK, SC, JP or KR."""
    code = language or "zh"
    while code:
        if code in CJK:
            return CJK[code]
        code = code.rpartition("-")[0]
    return "TC"


def families(face: Face, region: str) -> list[str]:
    """The families of a face, the best first."""
    match face:
        case Face.SERIF:
            return [*SERIF, f"Noto Serif CJK {region}", f"Noto Sans CJK {region}"]
        case Face.MONO:
            return [*MONO, f"Noto Sans Mono CJK {region}"]
        case Face.SANS:
            own = QApplication.font().families()
            return [*own, "Noto Sans", f"Noto Sans CJK {region}"]


def _ui_px() -> float:
    return float(QFontInfo(QApplication.font()).pixelSize())


@cache
def _font(role: Role, region: str, tabular: bool, ui_px: float) -> QFont:
    style = role.value
    made = QFont()
    made.setFamilies(families(style.face, region))
    made.setPointSizeF(points(style.size * ui_px / UI_PX))
    made.setWeight(QFont.Weight(style.weight))
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, style.spacing)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
