"""The pictures of a page's article: where they stand among its paragraphs, with caption and credit, never fetched."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes, urljoin

from backfile.article import Picture
from backfile.importer.anatomy.credits import credit_of
from backfile.importer.html.tree import Element, beginning_of, line_in
from backfile.library.pictures import type_of

Images = Callable[[str], bytes | None]
"""The bytes of a picture by its address: as it stands in the page, or made absolute."""

LARGEST, LARGEST_OF_ALL = 10 * 1024 * 1024, 20 * 1024 * 1024  # bytes; the user may want less
_SMALLEST = 1500  # bytes: a line, a dot, a smiley
_NARROWEST = 100  # pixels
_KEY = 24
_BLOCKS = ("p", "li", "h2", "h3", "h4", "blockquote", "dd", "pre", "td", "div", "br")
_ASIDE = frozenset(("aside", "nav", "footer", "form", "noscript", "button", "template"))
_NO_PICTURE = re.compile(
    r"avatar|icon|logo|emoji|smil|pixel|track|spacer|share|social|button|sprite|badge|banner|advert|related|recommend|"
    r"promo|teaser|author|sidebar|newsletter|comment",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"credit|copyright|photographer|byline|source|attribution", re.IGNORECASE)
_CAPTION = re.compile(r"caption|legend|bildunterschrift|pie-de-foto|pic-?desc", re.IGNORECASE)
_ADDRESSES = (
    "src",
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-url",
    "data-full",
    "data-hi-res-src",
)
_CREDITED = ("span", "small", "cite", "em", "i", "p", "div", "a")
_SQUEEZED = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Shown:
    """An image of a page, and what is written under it."""

    element: Element
    caption: str = ""
    credit: str = ""


def images_in(root: Element) -> list[Shown]:
    """The images that may be an article's, in the order of the page."""
    return [_shown(image) for image in root.iter("img") if _may_be_picture(image)]


def place(
    shown: Sequence[Shown], root: Element, paragraphs: Sequence[str], data: Sequence[str], base: str | None,
    images: Images | None,
) -> tuple[Picture, ...]:  # fmt: skip
    """Those that stand among the paragraphs, or above the first within the same article. `data`: as `parse` kept it."""
    if not shown or not paragraphs:
        return ()
    positions, first, last = _positions(root, paragraphs, {one.element for one in shown})
    if first is None or last is None:
        return ()
    inner = _common(first, last)
    outer = _article_around(inner)
    found: list[Picture] = []
    seen: set[bytes | str] = set()
    total = 0
    for one in shown:
        after = positions.get(one.element, 0)
        if not _is_inside(one.element, inner if after == len(paragraphs) else outer):
            continue
        url, held = _address(one.element, base), _held(one.element, data, base, images)
        if held is not None and (len(held) < _SMALLEST or len(held) > LARGEST or total + len(held) > LARGEST_OF_ALL):
            held = None
        kind = type_of(held) if held is not None else None
        if kind is None:
            held = None
        if (held is None and not (one.caption or one.credit)) or (held or one.caption) in seen:
            continue
        seen.add(held or one.caption)
        total += len(held or b"")
        found.append(Picture(after, one.caption or None, one.credit or None, url, kind, held))
    return tuple(found)


def squeezed(text: str) -> str:
    """What two lines are compared by: their letters and digits."""
    return _SQUEEZED.sub("", text).casefold()


def _may_be_picture(image: Element) -> bool:
    for side in ("width", "height"):
        if (value := (image.get(side) or "").removesuffix("px")).isdecimal() and int(value) < _NARROWEST:
            return False
    if _NO_PICTURE.search(f"{image.get('class')} {image.get('id')}"):
        return False
    for depth, above in enumerate(image.iterancestors()):
        if above.tag in _ASIDE:
            return False
        if depth < 4 and _NO_PICTURE.search(f"{above.get('class')} {above.get('id')}"):
            return False
    return True


def _shown(image: Element) -> Shown:
    caption = _caption_of(image)
    if caption is None:
        return Shown(image)
    credit = next((one for one in caption.iter(*_CREDITED) if one is not caption and _marked(one, _CREDIT)), None)
    whole, made_by = line_in(caption), line_in(credit)
    text = whole.removesuffix(made_by).removeprefix(made_by).strip() if made_by else whole
    name = (credit_of(made_by) or made_by) if made_by else credit_of(whole) or ""
    return Shown(image, text[:2000], name[:200])


def _caption_of(image: Element) -> Element | None:
    for depth, above in enumerate(image.iterancestors()):
        if above.tag == "figure":
            return next((one for one in above.iter("figcaption")), None)
        if depth > 3 or above.tag in ("body", "article", "main"):
            return None
        for one in above.iter("p", "div", "span", "dd"):
            if _marked(one, _CAPTION) and one.find(".//img") is None:
                return one
    return None


def _marked(element: Element, pattern: re.Pattern[str]) -> bool:
    return pattern.search(f"{element.get('class')} {element.get('itemprop')}") is not None


def _positions(
    root: Element, paragraphs: Sequence[str], images: set[Element]
) -> tuple[dict[Element, int], Element | None, Element | None]:
    """How many paragraphs stand before each image; and the elements of the first and the last paragraph."""
    keys: dict[str, int] = {}
    for number, text in enumerate(paragraphs, 1):
        keys.setdefault(squeezed(text[:120])[:_KEY], number)
    keys.pop("", None)
    found: dict[Element, int] = {}
    first = last = None
    after = 0
    for element in root.iter("img", *_BLOCKS):
        if element in images:
            found[element] = after
            continue
        number = next((keys[key] for key in _beginnings(element) if key in keys), 0)
        if number > after:
            after, last = number, element
            first = element if first is None else first
    return found, first, last


def _beginnings(element: Element) -> Iterator[str]:
    if element.tag == "br":
        yield squeezed((element.tail or "")[:120])[:_KEY]
    elif element.tag == "div":
        yield squeezed((element.text or "")[:120])[:_KEY]
    else:
        yield squeezed(beginning_of(element, 80)[:120])[:_KEY]


def _common(one: Element, other: Element) -> Element:
    """The nearest element that holds both."""
    above = {one, *one.iterancestors()}
    return other if other in above else next(element for element in other.iterancestors() if element in above)


def _article_around(inner: Element) -> Element:
    """The `<article>` or `<main>` around the text; else what is just around it."""
    for element in (inner, *inner.iterancestors()):
        if element.tag in ("article", "main") or element.get("itemprop") == "articleBody":
            return element
    parent = inner.getparent()
    return inner if parent is None or parent.tag in ("body", "html") else parent


def _is_inside(element: Element, container: Element) -> bool:
    return any(above is container for above in element.iterancestors())


def _addresses(image: Element) -> Iterator[str]:
    for name in _ADDRESSES:
        if value := (image.get(name) or "").strip():
            yield value
    holder = image.getparent()
    sources = holder.iter("source") if holder is not None and holder.tag == "picture" else ()
    for one in (image, *sources):
        for part in (one.get("srcset") or one.get("data-srcset") or "").split(", "):
            if value := part.strip().partition(" ")[0]:
                yield value


def _address(image: Element, base: str | None) -> str | None:
    """Where the picture stood on the web."""
    for value in _addresses(image):
        absolute = _absolute(value, base)
        if absolute.startswith(("http://", "https://")):
            return absolute
    return None


def _absolute(value: str, base: str | None) -> str:
    try:
        return urljoin(base, value) if base else value
    except ValueError:
        return ""


def _held(image: Element, data: Sequence[str], base: str | None, images: Images | None) -> bytes | None:
    for value in _addresses(image):
        if value.startswith("data:"):
            if (found := _from_data(value, data)) is not None and len(found) >= _SMALLEST:
                return found
        elif images is not None:
            found = images(value)
            if found is None and (absolute := _absolute(value, base)) != value:
                found = images(absolute)
            if found is not None:
                return found
    return None


def _from_data(value: str, data: Sequence[str]) -> bytes | None:
    """The bytes of a `data:` address (RFC 2397)."""
    kept = value.removeprefix("data:#")
    if kept != value:
        value = data[int(kept)] if kept.isdecimal() and int(kept) < len(data) else ""
    head, _, body = value.partition(",")
    if not head.startswith("data:image/") or len(body) > 2 * LARGEST:
        return None
    try:
        return b64decode(unquote_to_bytes(body)) if head.endswith("base64") else unquote_to_bytes(body)
    except (NotBase64, ValueError):
        return None
