"""The header that a message in a newsgroup or mailbox was saved with: fields in the manner of RFC 5322, 2.2."""

import re
from dataclasses import dataclass

from backfile.importer.anatomy.lines import Line
from backfile.text.dates import parse_date

FIELD = re.compile(r"(?P<name>[A-Z][A-Za-z0-9-]{1,30}):(?:\s+(?P<value>.*)|$)")
FEWEST = 3
SURE = frozenset({"From", "Newsgroups", "Date", "Message-ID", "Message-Id", "To", "Path", "Organization"})
COMMENT_AT_END = re.compile(r"\S+@\S+\s+\((?P<name>[^()]+)\)$")  # mv@example.org (Mara Voss)
NAME_FIRST = re.compile(r"\"?(?P<name>[^\"<>@]+?)\"?\s*<[^<>]+>$")  # Mara Voss <mv@example.org>


@dataclass(frozen=True, slots=True)
class MailHeader:
    """What the fields give, each also as it stood; and the lines below them."""

    title: str
    author: str | None
    date: str | None
    fields: dict[str, str]
    body: list[Line]


def read_mail_header(lines: list[Line]) -> MailHeader | None:
    """The header, if the page begins with fields up to a blank line, "Subject" among them."""
    fields: dict[str, str] = {}
    last = ""
    count = 0
    for line in lines:
        if count and line.gap:
            break
        found = FIELD.match(line.text)
        if found and not (line.indented and last):
            last = found["name"]
            value = (found["value"] or "").strip()
            fields[last] = f"{fields[last]}\n{value}" if last in fields else value
        elif last and line.indented:
            fields[last] = f"{fields[last]} {line.text}".strip()
        else:
            return None
        count += 1
    if len(fields) < FEWEST or not fields.get("Subject") or SURE.isdisjoint(fields) or count == len(lines):
        return None
    title = fields.pop("Subject")
    date = parse_date(fields.get("Date", ""))
    return MailHeader(
        title, _person(fields.get("From", "")), date if date and len(date) >= 10 else None, fields, lines[count:]
    )


def _person(sender: str) -> str | None:
    found = COMMENT_AT_END.match(sender) or NAME_FIRST.match(sender)
    return found["name"].strip() if found else None
