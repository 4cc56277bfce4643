"""Markdown: the front matter names the facts, and the text is read as a browser would show it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.article import Draft
from backfile.importer.record import Options
from backfile.importer.understand import understand
from tests.importer.readers.support import read, recognised, source_of

YAML = """---
title: "Harbour opens again"
date: 2023-03-18 09:30:00 +0100
author: [Mara Voss, Ada Quill]
tags:
  - ports
draft: no
---

The harbour **opened** again on [Monday](https://example.org).

{{< figure src="a.png" >}}

- one
- two
"""
TOML = """+++
title = "Harbour opens again"
date = 2023-03-18T09:30:00+01:00
authors = ["Mara Voss"]
[extra]
weight = 3
+++
Text of *some* kind.
"""
BARE = """# Harbour opens again

By Mara Voss

The harbour **opened** again on Monday.

## And the town

It was glad.
"""


def only(text: str) -> Draft:
    data = text.encode()
    found = read(data)
    assert found.reader == "Markdown"
    (record,) = found.records
    draft = understand(record, source_of(data), Options())
    assert isinstance(draft, Draft)
    return draft


def test_front_matter_in_yaml_says_what_the_article_is() -> None:
    draft = only(YAML)
    assert (draft.title, draft.authors, draft.tags) == ("Harbour opens again", ("Mara Voss", "Ada Quill"), ("ports",))
    assert draft.date == "2023-03-18T09:30:00+01:00"
    assert draft.paragraphs == ("The harbour opened again on Monday.", "one", "two")
    assert draft.extra["draft"] == "no", "a word stays a word"


def test_front_matter_in_toml_is_read_as_well() -> None:
    draft = only(TOML)
    assert (draft.title, draft.authors, draft.date) == (
        "Harbour opens again",
        ("Mara Voss",),
        "2023-03-18T09:30:00+01:00",
    )
    assert draft.paragraphs == ("Text of some kind.",)


def test_a_text_with_headings_and_marks_is_markdown_without_front_matter() -> None:
    draft = only(BARE)
    assert (draft.title, draft.authors) == ("Harbour opens again", ("Mara Voss",))
    assert draft.paragraphs == ("The harbour opened again on Monday.", "And the town", "It was glad.")


@pytest.mark.parametrize(
    "text",
    [
        "# settings\n\nimport os\n\n## more\n",
        "#!/bin/sh\n\n# a **note**\n",
        "---\n\nA rule and no front matter.\n\n---\n\nMore.\n",
        "A text with a # in it, and [a link](https://example.org).\n\nMore.\n",
        "# A heading alone\n\nIs no proof: it may be a hash.\n",
        "---\ntitle: no end\n",
    ],
)
def test_what_only_resembles_it_is_not(text: str) -> None:
    assert recognised(text.encode()) != "Markdown"


@pytest.mark.parametrize(
    "front", ["a: [", "a: &x b\nb: *x", "title: x\n- y", "? !!python/object:os.system a\n: b", "- a\n- b\n"]
)
def test_bad_front_matter_costs_the_facts_and_not_the_text(front: str) -> None:
    data = f"---\nkey: 1\n{front}\n---\nThe harbour opened again on Monday.\n".encode()
    found = read(data)
    assert found.reader == "Markdown"
    source = source_of(data)
    draft = understand(found.records[0], source, Options())
    assert isinstance(draft, Draft)
    assert "The harbour opened again on Monday." in draft.text


def test_nothing_in_yaml_is_run(tmp_path: Path) -> None:
    target = tmp_path / "made"
    read(f'---\nx: !!python/object/apply:pathlib.Path.touch ["{target}"]\n---\ntext\n'.encode())
    assert not target.exists()


@given(st.integers(0, len(YAML)), st.text(max_size=12), st.sampled_from([YAML, TOML, BARE]))
def test_no_damage_is_fatal(at: int, junk: str, whole: str) -> None:
    found = read((whole[:at] + junk + whole[at + len(junk) :]).encode("utf-8", "replace"), "Markdown")
    assert len(found.records) == 1
