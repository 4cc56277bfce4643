"""Markdown, as the generators of sites keep their articles: with front matter in YAML or TOML, or with a heading."""

import re
import tomllib
from collections.abc import Iterator

from backfile.article import Draft, Problem
from backfile.importer.composing import compose
from backfile.importer.encodings import decode, head_as_utf8
from backfile.importer.fields_text import html_paragraphs, one_line
from backfile.importer.readers.lines import LARGEST, LARGEST_RECORD
from backfile.importer.record import Fields, Options, Page, Read, Reader, Record, Source

BODY = "articleBody"
LARGEST_FRONT = 64 * 1024  # characters

_FRONT = re.compile(
    r"\s{0,8}(?:---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)|\+\+\+[ \t]*\n(?P<toml>.*?\n)\+\+\+)[ \t]*(?:\n|$)", re.DOTALL
)
_YAML_BEGINS = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[\"']?[A-Za-z_][\w .-]{0,40}[\"']?[ \t]*:(?:[ \t]|\r?\n)")
_TOML_BEGINS = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:\[\w|[\"']?[A-Za-z_][\w.-]{0,40}[\"']?[ \t]*=[ \t]*\S)")
_HEADING = re.compile(r"\s*#[ \t]+(?P<title>\S[^\n]{0,298})\n[ \t]*\n")
_SIGNS = re.compile(
    r"^#{2,4}[ \t]+\S|!?\[[^\]\n]{1,200}\]\((?:https?:|/|\.|\w)[^)\s]*\)|(?:^|\s)\*\*\S[^*\n]*\*\*|^>[ \t]\S",
    re.MULTILINE,
)
_CODE = re.compile(
    r"^(?:#!|import |from \w+ import|def |class |function |#include|package |use |require)", re.MULTILINE
)
_TEMPLATE = re.compile(r"^[ \t]*(?:\{\{[<%]?.*?[>%]?\}\}|\{%.*?%\}|<!--more-->)[ \t]*$", re.MULTILINE)


def read_markdown(source: Source, options: Options) -> Iterator[Read]:
    """The one article of the file."""
    raw = source.stream.read(LARGEST_RECORD + 1)
    if len(raw) > LARGEST_RECORD:
        yield Problem("Record too large", f"one text of {LARGEST}", source.member, 1, 0)
        return
    decoded = decode(raw, options.encoding)
    source.encoding = decoded.encoding
    text = decoded.text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    if front is None:
        draft = _headed(text)
        yield Record(draft if draft is not None else Page(text, decoded.repaired), raw, 1, 0)
        return
    try:
        fields = _fields(front)
    except ValueError as error:
        source.problems.append(Problem("Front matter not valid", f"{error!s:.200}", source.member, 1, 0, lost=False))
        fields = {}
    body = rendered(text[front.end() :])
    if body:
        fields = {**fields, BODY: body}
    yield Record(fields, raw, 1, 0)


def rendered(text: str) -> str:
    """The HTML of a text in Markdown, without what a template engine would have filled in."""
    from markdown_it import MarkdownIt

    bare = _TEMPLATE.sub("", text).strip()
    if not bare:
        return ""
    made: str = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(bare)
    return made


def _fields(front: "re.Match[str]") -> Fields:
    """What the front matter says. Raises ValueError."""
    text = front["yaml"] or front["toml"] or ""
    if len(text) > LARGEST_FRONT:
        raise ValueError(f"it is longer than {LARGEST_FRONT >> 10} KB")
    found = _toml(text) if front["toml"] is not None else _yaml(text)
    if not isinstance(found, dict):
        raise ValueError("it holds no fields")
    return {str(key): _plain(value) for key, value in found.items()}


def _toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it nests too deep") from None


def _yaml(text: str) -> object:
    """Every scalar as it is written, without tags and without aliases, which could stand for a text without end."""
    import yaml

    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text)):
            raise ValueError("it holds aliases")
        return yaml.load(text, yaml.BaseLoader)  # noqa: S506  (it makes strings, lists and mappings alone)
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(" ".join(str(error).split())) from None


def _plain(value: object) -> object:
    """As JSON has it: TOML knows dates and times."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool) or value is None else str(value).replace(" ", "T", 1)


def _headed(text: str) -> Draft | None:
    """An article that begins with its headline."""
    found = _HEADING.match(text.lstrip("\ufeff"))
    if found is None:
        return None
    body = html_paragraphs(rendered(text.lstrip("\ufeff")[found.end() :]))
    title = one_line(rendered(found["title"]))
    return compose(Draft(title=title, paragraphs=body))


def _recognises(head: bytes) -> bool:
    text = head_as_utf8(head)
    if text is None:
        return False
    bare = text.lstrip(b"\xef\xbb\xbf \t\r\n")
    first, _, rest = bare.partition(b"\n")
    if first.rstrip() == b"---":
        return _YAML_BEGINS.match(rest) is not None and _closes(rest, (b"---", b"..."))
    if first.rstrip() == b"+++":
        return _TOML_BEGINS.match(rest) is not None and _closes(rest, (b"+++",))
    page = bare[:16_384].decode("utf-8", "replace").replace("\r\n", "\n")
    return _HEADING.match(page) is not None and _SIGNS.search(page, 2) is not None and _CODE.search(page) is None


def _closes(rest: bytes, marks: tuple[bytes, ...]) -> bool:
    return any(line.rstrip() in marks for line in rest.split(b"\n"))


READER = Reader(
    name="Markdown",
    description="Articles in Markdown, with front matter in YAML or TOML, or with a heading",
    suffixes=(".md", ".markdown", ".mdx", ".qmd"),
    recognises=_recognises,
    records=read_markdown,
)
