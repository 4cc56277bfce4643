"""Colours, type and icons: what the design asks of them."""

from dataclasses import fields

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QIcon

from backfile.paths import resources
from backfile.window import fonts, icons
from backfile.window.appearance import Choice, appearance, theme
from backfile.window.theme import Theme
from backfile.window.tokens import COLOURS


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a: QColor, b: QColor) -> float:
    lighter, darker = sorted((luminance(a), luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("text", "surface"),
    [
        *(
            (text, surface)
            for text in ("text", "text2", "accent")
            for surface in ("bg", "side", "field", "hover", "tint")
        ),
        ("text3", "bg"),
        ("text3", "side"),
        ("on_accent", "accent"),
        ("on_mark", "mark"),
        ("on_now", "now"),
        ("warning", "bg"),
        ("error", "side"),
        ("good", "bg"),
        ("on_removed", "removed"),
        ("on_added", "added"),
    ],
)
def test_text_can_be_read_on_every_surface_it_stands_on(dark: bool, text: str, surface: str) -> None:
    look = Theme.made(dark=dark)
    assert contrast(look.colour(text), look.colour(surface)) >= 4.5


def test_every_token_has_its_place_in_the_theme() -> None:
    assert {field.name for field in fields(Theme)} - {"dark", "contrast", "scale"} == set(COLOURS)


def test_measures_grow_with_the_font_and_hairlines_stay() -> None:
    large = Theme.made(ui_px=26)
    assert large.px(106) == 212
    assert Theme.made(ui_px=6.5).px(1) == 1


def test_high_contrast_draws_lines_that_can_be_seen() -> None:
    look = Theme.made(contrast=True)
    assert contrast(look.line, look.bg) >= 4.5
    assert look.tint == look.bg


def test_the_choice_of_dark_reaches_palette_and_painters_and_can_be_taken_back(qapp) -> None:
    look = appearance()
    before = look.choice
    try:
        look.choose(Choice.DARK)
        assert theme().dark
        assert qapp.palette().window().color() == theme().bg
        look.choose(Choice.LIGHT)
        assert not theme().dark
        assert qapp.palette().window().color() == QColor("#FFFFFF")
    finally:
        look.choose(before)


def test_headlines_are_set_in_the_serif_that_ships(qapp) -> None:
    appearance()
    info = QFontInfo(fonts.font(fonts.Role.ROW_HEADLINE))
    assert info.family() == "Source Serif 4"
    assert info.weight() == 600


@pytest.mark.parametrize(
    ("language", "region"),
    [
        ("zh-Hant", "TC"),
        ("zh-Hant-HK", "TC"),
        ("zh-HK", "HK"),
        ("zh-Hans", "SC"),
        ("ja", "JP"),
        ("ko", "KR"),
        ("zh", "TC"),
        ("en", "TC"),  # a Chinese name in an English article
        (None, "TC"),
    ],
)
def test_chinese_characters_take_the_forms_of_the_texts_own_language(language: str | None, region: str) -> None:
    assert fonts.cjk(language) == region


@pytest.mark.parametrize("name", sorted(file.stem for file in (resources() / "icons").glob("*.svg")))
def test_every_icon_can_be_drawn_at_both_scales(qapp, name: str) -> None:
    for ratio in (1.0, 2.0):
        drawn = icons.pixmap(name, 17, QColor("black"), ratio).toImage()
        assert drawn.width() == 17 * ratio
        assert any(drawn.pixelColor(x, y).alpha() for x in range(drawn.width()) for y in range(drawn.height()))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_button_draws_an_icon_with_every_pixel_of_the_screen(qapp, ratio: float) -> None:
    drawn = icons.icon("menu").pixmap(QSize(16, 16), ratio)
    assert drawn.width() == 16 * ratio
    assert drawn.devicePixelRatio() == ratio


def test_an_icon_is_accent_when_on_and_pale_when_disabled(qapp) -> None:
    def ink(mode: QIcon.Mode, state: QIcon.State) -> QColor:
        image = icons.icon("star", filled=True).pixmap(32, mode, state).toImage()
        return image.pixelColor(image.width() // 2, image.height() // 2)

    assert ink(QIcon.Mode.Normal, QIcon.State.Off) == theme().text2
    assert ink(QIcon.Mode.Normal, QIcon.State.On) == theme().accent
    assert ink(QIcon.Mode.Disabled, QIcon.State.Off) == theme().line2
