"""One table of colours and measures that everything painted reads, and the palette made from it."""

from dataclasses import dataclass
from typing import Self, cast

from PySide6.QtGui import QColor, QPalette

from backfile.window.tokens import COLOURS, UI_PX


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Every colour by its token, and the scale: UI font in px over 13."""

    dark: bool
    contrast: bool  # the system asks for high contrast
    scale: float
    bg: QColor
    side: QColor
    field: QColor
    line: QColor
    line2: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    on_accent: QColor
    tint: QColor
    off: QColor
    hover: QColor
    mark: QColor
    on_mark: QColor
    now: QColor
    on_now: QColor
    bar: QColor
    warning: QColor
    error: QColor
    good: QColor
    removed: QColor
    on_removed: QColor
    added: QColor
    on_added: QColor

    @classmethod
    def made(cls, *, dark: bool = False, contrast: bool = False, ui_px: float = UI_PX) -> Self:
        """The theme for these wishes of the user."""
        names = {name: QColor(pair[dark]) for name, pair in COLOURS.items()}
        if contrast:
            names |= {"line": names["text3"], "line2": names["text3"], "tint": names["bg"]}
        return cls(dark=dark, contrast=contrast, scale=ui_px / UI_PX, **names)

    def px(self, measure: float) -> int:
        """A measure of the design in device-independent pixels at the user's font size; never less than 1."""
        return max(1, round(measure * self.scale))

    def colour(self, token: str) -> QColor:
        """A colour by its token's name."""
        return cast("QColor", getattr(self, token))

    def palette(self) -> QPalette:
        """What Qt's own style paints with."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.text3)
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, self.off)
        return palette


_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.Base: "bg",
    QPalette.ColorRole.AlternateBase: "side",
    QPalette.ColorRole.Button: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "bg",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "text3",
    QPalette.ColorRole.Shadow: "line2",
}
