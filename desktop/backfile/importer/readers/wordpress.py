"""WordPress's own export (WXR): posts and pages, with the names behind the authors' logins."""

import re
from collections.abc import Iterator

from backfile.importer.readers.feeds import feed_of, values_of
from backfile.importer.readers.xml_reading import agreed_language, read_spans, root_of
from backfile.importer.readers.xml_scan import Scan, scan
from backfile.importer.readers.xml_tree import Element, Value, children, name_of, text_in, tree
from backfile.importer.record import Fields, Options, Read, Reader, Source

_SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+)(?:\s[^\[\]]*)?/?\]")
_CAPTION = re.compile(
    r"\[caption\b[^\]]*\]\s*(?P<picture>(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(?P<text>[^\[]{0,2000})\[/caption\]",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"<!--\s*/?wp:.*?-->", re.DOTALL)
_AUTHORS = re.compile(rb"<wp:author>.*?</wp:author>", re.DOTALL)
_NO_POSTS = {
    "attachment": "An attachment", "nav_menu_item": "A menu entry", "revision": "An older revision",
    "custom_css": "A style sheet", "customize_changeset": "A change of settings", "wp_global_styles": "A style sheet",
    "wp_template": "A template", "wp_template_part": "A template", "wp_block": "A building block",
    "wp_navigation": "A menu", "oembed_cache": "A cached page", "feedback": "A message from a form",
    "wpcf7_contact_form": "A form", "acf-field": "A form's field", "acf-field-group": "A form",
}  # fmt: skip
_NOT_OUT = {"draft": "A draft", "auto-draft": "A draft", "pending": "A draft", "trash": "In the trash"}
_LEFT_OUT = frozenset(("wp:comment", "wp:postmeta", "description"))  # readers' comments and settings of plug-ins
_NEVER = "0000-00-00"


def read_wordpress(source: Source, options: Options) -> Iterator[Read]:
    """A record for each post and page; drafts, attachments and menus are skipped."""
    return read_spans(source, scan(source, options, ("item",)), _post)


def _post(item: Element, of: Scan) -> Fields | str:
    kind = text_in(next((child for child in children(item) if name_of(child) == "wp:post_type"), None))
    status = text_in(next((child for child in children(item) if name_of(child) == "wp:status"), None))
    if (reason := _NO_POSTS.get(kind) or _NOT_OUT.get(status)) is not None:
        return reason
    given = {name: value for name, value in values_of(item).items() if name not in _LEFT_OUT}
    site = feed_of(of)
    login = _line(given.pop("dc:creator", ""))
    body = _CAPTION.sub(
        r"<figure>\g<picture><figcaption>\g<text></figcaption></figure>", _line(given.pop("content:encoded", ""))
    )
    body = _SHORTCODE.sub("", _BLOCK.sub("", body))
    title = _line(given.pop("title", ""))
    fields: dict[str, Value] = {
        "title": title,
        "content": body,
        "excerpt": _line(given.pop("excerpt:encoded", "")),
        "author": {"name": _authors(of).get(login, login)},
        "url": _line(given.pop("link", "")),
        "date": _date(given),
        "source": site.get("title", ""),
        "language": agreed_language(site.get("language", ""), f"{title}\n{body}") or "",
    }
    sections, tags = _terms(item)
    fields["section"] = sections[0] if sections else ""
    fields["tags"] = list(dict.fromkeys([*sections, *tags]))
    given.pop("category", None)
    return {name: value for name, value in {**fields, **given}.items() if value}


def _line(value: Value | None) -> str:
    """The first text of a value."""
    if isinstance(value, list):
        value = value[0]
    if isinstance(value, dict):
        value = value.get("#text")
    return value if isinstance(value, str) else ""


def _date(given: dict[str, Value]) -> str:
    """By the site's own clock, as its pages show it."""
    dates = {name: _line(given.pop(name, "")) for name in ("wp:post_date", "wp:post_date_gmt", "pubDate")}
    return next((date for date in dates.values() if date and not date.startswith(_NEVER)), "")


def _terms(item: Element) -> tuple[list[str], list[str]]:
    """Categories and tags."""
    found: tuple[list[str], list[str]] = [], []
    for child in children(item):
        if name_of(child) == "category" and (name := text_in(child)):
            found[child.get("domain", "category") != "category"].append(name)
    return [name for name in found[0] if name != "Uncategorized"], found[1]


def _authors(of: Scan) -> dict[str, str]:
    """The name that the site shows for each login."""
    if "authors" not in of.kept:
        names: dict[str, str] = {}
        for found in _AUTHORS.finditer(bytes(of.outside)):
            element, _ = tree(found[0])
            said = {name_of(part): text_in(part) for part in children(element)} if element is not None else {}
            shown = said.get("wp:author_display_name") or " ".join(
                filter(None, (said.get("wp:author_first_name"), said.get("wp:author_last_name")))
            )
            if shown:
                names[said.get("wp:author_login", "")] = shown
        of.kept["authors"] = names
    return of.kept["authors"]


READER = Reader(
    name="WordPress export",
    description="WordPress's export of posts and pages (WXR)",
    suffixes=(".xml",),
    recognises=lambda head: b"wordpress.org/export/" in (found := root_of(head))[1][:8192] and found[0] == "rss",
    records=read_wordpress,
)
