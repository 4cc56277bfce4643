"""Which tables of a database hold articles, by their names and columns."""

import re
from collections.abc import Mapping, Sequence

from backfile.importer.fields_names import Role, role_of, shape

_OTHERS = re.compile(
    r"(?:comment|user|author|writer|person|option|setting|config|feed|source|site|domain|categor|tag|term|meta|session|"
    r"log|menu|image|photo|media|link|migration|role|permission|subscri|attachment|token|history|queue|event|job)"
    r"(?:s|y|ies|ions?|ers?)?$",
    re.IGNORECASE,
)
"""What stands beside articles in a database, and has titles or texts too."""

_NO_POSTS = frozenset(
    ("revision", "attachment", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache", "user_request",
     "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "acf-field", "acf-field-group")
)  # fmt: skip


def holds_articles(table: str, columns: Sequence[str]) -> bool:
    """Whether each row of the table is an article: a headline and a text, or one of them with what articles have."""
    found = shape(tuple(columns))
    if found.has_text and found.has_title:
        return True
    if _OTHERS.search(table):
        return False
    if found.has_text:
        return found.has_other or len(columns) <= 3
    return found.has_title and found.has_other and (_has_date(columns) or len(columns) > 3)


def why_skipped(row: Mapping[str, object]) -> str | None:
    """Why a row of an articles' table is none: WordPress keeps revisions, pictures and menus among its posts."""
    kind = row.get("post_type")
    if isinstance(kind, str) and "post_content" in row:
        if kind in _NO_POSTS:
            return f"A WordPress {kind}"
        if row.get("post_status") in ("auto-draft", "trash", "inherit"):
            return "A WordPress draft or waste"
    return None


def _has_date(columns: Sequence[str]) -> bool:
    return any(role_of(column) is Role.DATE for column in columns)
