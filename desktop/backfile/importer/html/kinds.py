"""Pages that are no article: indexes, error pages, redirects, login walls."""

import re
from collections.abc import Sequence

from backfile.importer.fields import NO_TEXT
from backfile.importer.html.body import Block
from backfile.importer.html.metadata import Facts
from backfile.importer.html.tree import Element

INDEX, ERROR, REDIRECT, LOGIN = "A page of links", "An error page", "A redirect", "A page for logging in"
SCRIPTED, COOKIES = "A page that a script puts together", "A question about cookies"

_ERROR = re.compile(
    r"\b(?:404|403|410|50[0234])\b|(?:page|file|article|url) (?:was |is |could |can ?not |be )*not (?:be )?found|"
    r"not found$|access (?:to this page has been )?denied|forbidden|bad gateway|service unavailable|just a moment|"
    r"attention required|are you (?:a robot|human)|seite nicht gefunden|página no encontrada|pagina non trovata|"
    r"page (?:introuvable|non trouvée)|页面不存在|找不到(?:页面|頁面|网页|網頁)|ページが見つかりません|"
    r"страница не найдена",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"^Index of /|^Directory listing (?:for|of) |^Local index - |- HTTrack Website Copier$", re.IGNORECASE
)
_SCRIPTED = re.compile(
    r"(?:enable|requires?|activate|turn on|aktivieren sie|activer|activar|habilit\w+|启用|啟用|開啟)\s?"
    r"(?:\w+ ){0,2}javascript|"
    r"javascript (?:is|was|must be|needs to be|ist|muss|est|を有効)",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\W*(?:we(?: and our \w+)? use cookies|this (?:web)?site uses cookies|wir verwenden cookies|"
    r"ce site utilise des cookies|utilizamos cookies|we value your privacy)",
    re.IGNORECASE,
)
_SHORT = 600  # characters of an error page's text, at the most
_STUB = 250


def no_article(root: Element, facts: Facts, blocks: Sequence[Block]) -> str | None:
    """Why the page is none, where it is none."""
    length = sum(len(block.text) for block in blocks)
    if length < _STUB and _refreshes(root):
        return REDIRECT
    if _LISTING.search(facts.title):
        return INDEX
    if length < _SHORT and len(facts.text) < _SHORT and _ERROR.search(facts.title):
        return ERROR
    if not blocks and not facts.text:
        return NO_TEXT
    if length < _SHORT and len(facts.text) < _SHORT:
        text = " ".join(block.text for block in blocks)
        if _SCRIPTED.search(text):
            return SCRIPTED
        if _COOKIES.match(text):
            return COOKIES
    if length < _SHORT and len(facts.text) < _SHORT and _has_password(root) and not facts.is_article:
        return LOGIN
    if _is_index(blocks, length) and len(facts.text) < _SHORT:
        return INDEX
    return None


def _refreshes(root: Element) -> bool:
    return any(
        (meta.get("http-equiv") or "").lower() == "refresh" and "url" in (meta.get("content") or "").lower()
        for meta in root.iter("meta")
    )


def _has_password(root: Element) -> bool:
    return any((field.get("type") or "").lower() == "password" for field in root.iter("input"))


def _is_index(blocks: Sequence[Block], length: int) -> bool:
    """Most of the text is links, and no paragraph is a text without them."""
    linked = sum(block.linked for block in blocks)
    return linked > 0.5 * length and not any(
        len(block.text) > 200 and block.linked < 0.3 * len(block.text) for block in blocks
    )
