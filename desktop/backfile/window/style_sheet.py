"""The one short style sheet, made from the tokens: what the palette can't say. Rows and charts paint themselves."""

from backfile.window.theme import Theme


def style_sheet(theme: Theme) -> str:
    """The application's style sheet in these colours and at this scale."""
    names = {name: theme.colour(name).name() for name in _USED}
    names |= {f"px{n}": f"{theme.px(n)}px" for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 22, 24, 26, 28, 30)}
    return _SHEET.format(**names)


_USED = (
    "bg",
    "side",
    "field",
    "line",
    "line2",
    "text",
    "text2",
    "text3",
    "accent",
    "on_accent",
    "off",
    "hover",
    "tint",
    "warning",
)

# Properties: primary, small, plain (a link), flat (an icon in a bar), strong.
_SHEET = """
QPushButton {{
    background: {bg}; color: {text}; border: 1px solid {line2}; border-radius: {px6};
    padding: 0 {px12}; min-height: {px28};
}}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {off}; }}
QPushButton:disabled {{ color: {text3}; border-color: {line}; }}
QPushButton[small="true"] {{ min-height: {px24}; padding: 0 {px10}; }}
QPushButton[primary="true"] {{
    background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600;
}}
QPushButton[primary="true"]:disabled {{ background: {off}; color: {text3}; border-color: {off}; }}
QPushButton[plain="true"] {{ background: transparent; color: {accent}; border: none; padding: 0; min-height: 0; }}
QPushButton[plain="true"]:hover {{ text-decoration: underline; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 0 {px11}; min-height: {px26}; }}
QPushButton[small="true"]:focus {{ padding: 0 {px9}; min-height: {px22}; }}
QPushButton[primary="true"]:focus {{ border-color: {text}; }}
QPushButton[plain="true"]:focus {{
    background: {tint}; border: none; padding: 0; min-height: 0; text-decoration: underline;
}}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QToolButton {{
    background: transparent; color: {text2}; border: none; border-radius: {px6}; padding: 0 {px6};
    min-height: {px28};
}}
QToolButton[flat="true"] {{ padding: 0; min-width: {px28}; }}
QToolButton:hover {{ background: {hover}; color: {text}; }}
QToolButton:pressed, QToolButton:open {{ background: {off}; }}
QToolButton:checked {{ color: {accent}; }}
QToolButton[tab="true"]:checked {{ background: transparent; color: {text}; }}
QToolButton:disabled {{ color: {text3}; background: transparent; }}
QToolButton:focus {{ border: 2px solid {accent}; padding: 0 {px4}; min-height: {px24}; }}
QToolButton[flat="true"]:focus {{ padding: 0; min-width: {px24}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton[inside="true"], QToolButton[inside="true"]:focus {{ min-height: 0; min-width: 0; border-radius: {px5}; }}
QToolButton[chip="true"], QToolButton[chip="true"]:focus {{ min-height: 0; padding: 0; }}
QToolButton[link="true"] {{ color: {accent}; padding: 0 {px4}; min-height: {px24}; }}
QToolButton[strip="true"] {{
    background: {tint}; color: {accent}; border: none; border-radius: 0; border-bottom: 1px solid {line};
    padding: 0 {px16}; text-align: left;
}}
QToolButton[link="true"]:focus {{ padding: 0 2px; min-height: {px22}; }}
QToolButton[strip="true"]:focus {{ border: 2px solid {accent}; padding: 0 {px14}; }}
QLineEdit {{
    background: {bg}; color: {text}; border: 1px solid {line2}; border-radius: {px6}; padding: 0 {px6};
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QComboBox {{
    background: {bg}; color: {text}; border: 1px solid {line2}; border-radius: {px6}; padding: 0 {px8};
    min-height: {px28};
}}
QComboBox:hover {{ background: {hover}; }}
QComboBox:focus {{ border: 2px solid {accent}; padding: 0 {px7}; min-height: {px26}; }}
QComboBox[warn="true"] {{ border-color: {warning}; }}
QComboBox::drop-down {{ border: none; width: {px22}; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{
    background: {bg}; color: {text}; border: 1px solid {line2}; selection-background-color: {tint};
    selection-color: {text}; outline: none; padding: {px4} 0;
}}
QCheckBox {{ spacing: {px8}; }}
QCheckBox::indicator {{
    width: {px14}; height: {px14}; border: 1px solid {line2}; border-radius: {px3}; background: {bg};
}}
QCheckBox::indicator:hover, QCheckBox::indicator:focus {{ border-color: {accent}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QCheckBox:focus {{ background: {tint}; border-radius: {px5}; }}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 0 {px5}; }}
QPlainTextEdit[edged="true"] {{
    background: {bg}; color: {text}; border: 1px solid {line2}; border-radius: {px6}; padding: {px4} {px6};
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QPlainTextEdit[edged="true"]:focus {{ border: 2px solid {accent}; padding: {px3} {px5}; }}
QLineEdit[search="true"] {{
    background: {field}; border: 1px solid {line}; border-radius: {px7}; padding: 0 2px 0 {px6};
}}
QLineEdit[search="true"]:hover {{ border-color: {line2}; }}
QLineEdit[search="true"]:focus {{ background: {bg}; border: 2px solid {accent}; padding: 0 1px 0 {px5}; }}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {{ background: transparent; border: none; padding: 0 {px16}; }}
QListView {{ background: {bg}; border: none; outline: none; }}
QLineEdit[warn="true"], QLineEdit[warn="true"]:focus {{ border-color: {warning}; }}
QTreeView[side="true"] {{ background: {side}; border: none; outline: none; }}
QTreeView[side="true"]::item, QTreeView[side="true"]::branch {{ background: transparent; border: none; }}
QTableView {{ background: {bg}; border: none; outline: none; }}
QFrame[popover="true"] {{ background: {bg}; border: 1px solid {line2}; border-radius: {px10}; }}
QFrame[foot="true"] {{ background: {side}; border: none; border-top: 1px solid {line};
    border-bottom-left-radius: {px9}; border-bottom-right-radius: {px9}; }}
QMenuBar {{ background: {side}; color: {text}; border-bottom: 1px solid {line}; padding: 2px {px6}; }}
QMenuBar::item {{ padding: {px4} {px10}; border-radius: {px5}; background: transparent; }}
QMenuBar::item:selected {{ background: {off}; }}
QMenu {{ background: {bg}; border: 1px solid {line2}; padding: {px6} 0; }}
QMenu::item {{ padding: {px5} {px24} {px5} {px16}; color: {text}; }}
QMenu::item:selected {{ background: {tint}; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {px6} 0; }}
QMenu::icon {{ padding-left: {px12}; }}
QToolTip {{ background: {bg}; color: {text}; border: 1px solid {line2}; padding: 1px {px3}; }}
QSplitter::handle {{ background: {line}; }}
QScrollBar:vertical {{ background: transparent; width: {px12}; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: {px12}; margin: 0; border: none; }}
QScrollBar::handle {{ background: {line2}; border-radius: {px3}; margin: {px3}; }}
QScrollBar::handle:hover {{ background: {text3}; }}
QScrollBar::handle:vertical {{ min-height: {px30}; }}
QScrollBar::handle:horizontal {{ min-width: {px30}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {line}; border: none; border-radius: {px2}; max-height: {px4}; min-height: {px4}; }}
QProgressBar::chunk {{ background: {accent}; border-radius: {px2}; }}
"""
