"""The pictures that a record names, with what is printed below them: only those have something to be read."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields as names_of

from backfile.article import Picture
from backfile.importer.anatomy import credit_of
from backfile.importer.fields_names import fold_key
from backfile.importer.fields_text import one_line, paragraphs_of
from backfile.importer.fields_values import text_of
from backfile.importer.record import Fields

PICTURES = "pictures"
"""The field in which a reader hands over pictures itself: objects with the names of `Picture`."""

_FIGURE = re.compile(
    r"<figure\b[^<>]*>(?:(?!</?figure\b|<figcaption\b).)*<figcaption\b[^<>]*>"
    r"(?P<caption>(?:(?!</?figure\b|</?figcaption\b).)*)</figcaption>(?:(?!</?figure\b).)*</figure>",
    re.DOTALL | re.IGNORECASE,
)
_SRC = re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*[\"']([^\"']+)[\"']", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:table|blockquote|pre|video|audio|iframe)\b", re.IGNORECASE)  # a figure may be any of them
_MARK = "\ue012"
_MOST = 50
_DEEPEST = 4
_HOLDERS = frozenset(
    ("pictures", "picture", "images", "image", "photos", "photo", "media", "multimedia", "mediacontent", "mediagroup",
     "mediathumbnail", "gallery", "figures", "figure", "mainimage", "leadimage", "topimage", "featuredimage",
     "featuremedia", "associations", "elements", "assets", "mainpicture", "enclosure", "illustration", "foto", "fotos",
     "bilder", "bild", "imagenes", "imagen")
)  # fmt: skip
_WITHIN = frozenset(("image", "media", "main", "featured", "default", "original", "mediacontent", "featuremedia"))
_CAPTIONS = ("caption", "mediadescription", "descriptiontext", "descriptions", "captiontext", "description",
             "alttext", "alt", "title", "mediatitle", "bildunterschrift", "legende", "pie")  # fmt: skip
_CREDITS = ("credit", "mediacredit", "photocredit", "creditline", "photographer", "byline", "copyright", "author",
            "source", "copyrightholder", "attribution")  # fmt: skip
_ADDRESSES = ("url", "src", "href", "link", "imageurl", "file")
_OTHERS = ("video", "audio", "text", "composite", "article", "gallery", "podcast")


def pictures_in(record: Fields) -> tuple[Picture, ...]:
    """Those with a caption or a credit, in their order, each once."""
    found: dict[tuple[str | None, str | None], Picture] = {}
    for key, value in record.items():
        if value and fold_key(key) in _HOLDERS and isinstance(value, list | Mapping):
            for picture in _all(value, 0):
                found.setdefault((picture.caption, picture.credit), picture)
                if len(found) >= _MOST:
                    return tuple(found.values())
    return tuple(found.values())


def take_figures(text: str) -> tuple[str, tuple[Picture, ...]]:
    """HTML without its figures that have a caption, and these in the place where they stood. Credits are left in it."""
    if "figcaption" not in text:
        return text, ()
    found: list[tuple[str, str | None]] = []

    def mark(figure: re.Match[str]) -> str:
        caption = one_line(figure["caption"])
        if not caption or credit_of(caption) is not None or _BLOCK.search(figure[0]):
            return figure[0]
        image = _SRC.search(figure[0])
        found.append((caption, html.unescape(image[1]) if image else None))
        return f"{_MARK}<br>"

    marked = _FIGURE.sub(mark, text.replace(_MARK, ""))
    if not found:
        return text, ()
    pieces = marked.split(f"{_MARK}<br>")
    pictures = []
    for place, (caption, url) in enumerate(found, 1):
        after = len(paragraphs_of("\n\n".join(pieces[:place])))
        pictures.append(Picture(after, caption, url=url))
    return "\n\n".join(pieces), tuple(pictures)


def is_whole(value: object) -> bool:
    """Whether pictures say all that was said of them, so that no other trace of the field is needed."""
    known = {field.name for field in names_of(Picture)}
    return isinstance(value, list) and all(isinstance(item, Mapping) and item.keys() <= known for item in value)


def _all(value: object, depth: int) -> Iterator[Picture]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:_MOST]:
            yield from _all(item, depth + 1)
    elif isinstance(value, Mapping):
        picture = _picture(value)
        if picture is not None:
            yield picture
            return
        for key, item in value.items():
            if isinstance(item, list | Mapping) and (depth == 0 or fold_key(key) in _WITHIN):
                yield from _all(item, depth + 1)


def _picture(value: Mapping[str, object]) -> Picture | None:
    folded = {fold_key(key): item for key, item in value.items()}
    kind = str(folded.get("type") or folded.get("medium") or "")
    if kind.partition("/")[0].lower() in _OTHERS or "bodytext" in folded or "bodyhtml" in folded:
        return None
    caption = _first(folded, _CAPTIONS)
    credit = _first(folded, _CREDITS)
    if not caption and not credit:
        return None
    after = folded.get("after")
    url = _first(folded, _ADDRESSES) or _address_of_rendition(folded.get("renditions"))
    if not url and "after" not in folded and "caption" not in folded:
        return None
    return Picture(
        after if isinstance(after, int) else 0,
        caption,
        credit if credit != caption else None,
        url,
        kind if "/" in kind else None,
    )


def _first(folded: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    return next((line for name in names if name in folded and (line := one_line(text_of(folded[name])))), None)


def _address_of_rendition(renditions: object) -> str | None:
    """ninjs: the original, else the first of the forms that a picture is offered in."""
    forms = (
        renditions
        if isinstance(renditions, list)
        else list(renditions.values())
        if isinstance(renditions, Mapping)
        else []
    )
    links = [form["href"] for form in forms if isinstance(form, Mapping) and isinstance(form.get("href"), str)]
    return links[0] if links else None
