"""The colours of the program, light and dark, as the design gives them. `theme` turns them into what Qt paints with."""

from typing import Final

Token = tuple[str, str]  # light, dark

COLOURS: Final[dict[str, Token]] = {
    "bg": ("#FFFFFF", "#1E1E1C"),  # results, article, popovers
    "side": ("#F7F6F3", "#181817"),  # sidebar, import bar
    "field": ("#F7F6F3", "#272725"),  # search field
    "line": ("#E4E1DB", "#343330"),  # hairlines
    "line2": ("#C9C5BC", "#4D4B46"),  # edges of buttons and chips; disabled icons
    "text": ("#1C1B19", "#E8E5DF"),  # headlines, body
    "text2": ("#55514B", "#B3AEA5"),  # snippets, bylines, icons
    "text3": ("#6A655D", "#9D988E"),  # counts, meta; on `tint` it becomes text2
    "accent": ("#0B6570", "#74C3CB"),  # the user's: selection, focus, what narrows the query, what can be pressed
    "on_accent": ("#FFFFFF", "#10282B"),
    "tint": ("#E5F1F2", "#203A3D"),  # selected with focus
    "off": ("#ECEAE5", "#2C2B29"),  # selected without
    "hover": ("#F1EFEB", "#262624"),
    "mark": ("#FFE9A6", "#574509"),  # every hit
    "on_mark": ("#1C1B19", "#FFEDB8"),
    "now": ("#FFC845", "#E9BA3F"),  # the current hit; ticks in the scroll bar
    "on_now": ("#1C1B19", "#1C1B19"),
    "bar": ("#97928A", "#726E67"),  # chart bars outside the brush
    "warning": ("#855300", "#E0AE5A"),
    "error": ("#A3301E", "#F0907E"),
    "good": ("#2C6A3B", "#86C795"),
    "removed": ("#FBE3DE", "#4A2620"),
    "on_removed": ("#8C2413", "#F5B5A8"),
    "added": ("#DDF0E0", "#203C28"),
    "on_added": ("#1F5A2E", "#A9DDB6"),
}

UI_PX: Final = 13.0  # every measure of the design is for a UI font of 13 px
