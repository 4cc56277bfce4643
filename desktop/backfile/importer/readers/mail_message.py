"""One message as articles: itself, and those that are attached to it as messages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from backfile.article import Draft, Picture, Problem
from backfile.importer.composing import compose
from backfile.importer.fields_values import language_of
from backfile.importer.readers.mail_headers import address_of, date_of, header, sender_of
from backfile.importer.readers.mail_text import Parts, Shown, parts_of, shown_in
from backfile.importer.record import Read, Record, Skipped

NO_TEXT = "No text"
ATTACHMENT = "An attachment of a message"

_KEPT = ("To", "Cc", "Reply-To", "Message-ID", "In-Reply-To", "List-Id", "Organization", "Newsgroups")
_NOT_READ = re.compile(
    r"unsubscribe|"
    r"view (?:this |it |the )?(?:e-?mail |message |newsletter |online )*(?:in|on) (?:your |a |the )?(?:web )?browser|"
    r"(?:manage|update|change) (?:your )?(?:e-?mail |subscription |newsletter )*(?:preferences|settings|subscription)|"
    r"view (?:online|web version|in browser)|add us to your address book|you(?:'|’)?(?:re| are) receiv(?:ing|ed) this|"
    r"this e-?mail was sent to|newsletter abbestellen|abmelden|im browser (?:an(?:sehen|zeigen)|öffnen)|"
    r"désinscri|se désabonner|version en ligne|darse de baja|cancelar (?:la )?suscripción|退订|退訂|取消訂閱|配信停止",
    re.IGNORECASE,
)
_LABELS = ("inbox", "sent", "unread", "opened", "archived", "important", "starred", "trash", "spam", "draft", "drafts",
           "all mail")  # fmt: skip


def records_of_message(raw: bytes, number: int, offset: int, message: bytes | None = None) -> Iterator[Read]:
    """The message in `raw` and those within it, numbered from `number`; `message` is it without its envelope."""
    try:
        parsed = BytesParser(policy=compat32).parsebytes(message if message is not None else raw)
        yield from records_of_parsed(parsed, number, raw, offset)
    except RecursionError:
        yield Problem("Nested too deep", "the parts of this message", record=number, offset=offset)


def records_of_parsed(message: Message, number: int, raw: bytes, offset: int | None) -> Iterator[Read]:
    """The same, of a message that is parsed."""
    parts = parts_of(message)
    item = _article(message, parts)
    if isinstance(item, Draft):
        yield Record(item, raw, number, offset)
    elif isinstance(item, Problem):
        yield replace(item, record=number, offset=offset)
    elif not parts.forwarded:
        yield Skipped(NO_TEXT, number)
    for _ in parts.attached:
        number += 1
        yield Skipped(ATTACHMENT, number)
    for inner in parts.forwarded:
        number += 1
        for found in records_of_parsed(inner, number, _bytes(inner), None):
            number = max(number, getattr(found, "number", None) or number)
            yield found


def _article(message: Message, parts: Parts) -> Draft | Problem | None:
    sender = sender_of(message)
    date, taken_from = date_of(message)
    title = header(message, "Subject")
    paragraphs, pictures = shown_in(parts)
    if not paragraphs:
        if parts.encrypted:
            return Problem("Needs a password", "this message is encrypted")
        if not title or parts.forwarded:
            return None
    derived = {"date": taken_from} if taken_from else {}
    is_letter = not message.get("List-Unsubscribe")
    if not is_letter:
        paragraphs, pictures = _without_service(paragraphs, pictures)
    extra: dict[str, object] = {name.lower(): value for name in _KEPT if (value := header(message, name))}
    if parts.attached:
        extra["attachments"] = parts.attached
    given = Draft(
        title=title,
        authors=sender.authors,
        date=date,
        source=sender.source,
        url=address_of(message),
        language=language_of(header(message, "Content-Language")),
        tags=_tags(message),
        paragraphs=paragraphs,
        pictures=pictures,
        extra=extra,
        derived=derived,
    )
    return compose(given, header=not is_letter)


def _without_service(paragraphs: tuple[str, ...], pictures: tuple[Picture, ...]) -> Shown:
    """A newsletter without the lines above and below it that serve to cancel it or to see it elsewhere."""
    last = len(paragraphs)
    kept = [
        not (len(text) < 300 and (place < 4 or place >= last - 12) and _NOT_READ.search(text))
        for place, text in enumerate(paragraphs)
    ]
    if all(kept) or not any(kept):
        return paragraphs, pictures
    read = tuple(text for text, stays in zip(paragraphs, kept, strict=True) if stays)
    return read, tuple(replace(picture, after=sum(kept[: picture.after])) for picture in pictures)


def _tags(message: Message) -> tuple[str, ...]:
    labels = f"{header(message, 'X-Gmail-Labels')},{header(message, 'Keywords')}".split(",")
    found = (label.strip(' "') for label in labels)
    return tuple(dict.fromkeys(
        label for label in found if label and label.casefold() not in _LABELS and not label.startswith("Category ")
    ))  # fmt: skip


def _bytes(message: Message) -> bytes:
    """The bytes of a message within another."""
    try:
        return message.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError):  # what Python read but can't write
        return str(message.get_payload()).encode("utf-8", "replace")
