"""The forms of a name that texts give lead to each other."""

from pathlib import Path

import pytest

from backfile.article import Name
from backfile.library import FileBegan, Library, Writer
from backfile.library.name_forms import other_forms

from .conftest import entry, ferry, forms_of

GLOSSED = (
    (("Xi Jinping", "習近平"),),
    (("Xi Jinping", "習近平"), ("Qin Gang", "秦剛")),
    (("习近平", "Hsi Chin-p’ing"),),
    (("Xi Jinping", None),),
    (("Wang Li", "王力"),),
    (("Wang Li", "王麗"),),
    (("Moscow", ""),),
)


@pytest.fixture
def named(library: Library, writer: Writer) -> Library:
    for number, names in enumerate(GLOSSED, 1):
        said = tuple(Name(name, gloss) for name, gloss in names)
        writer.write([entry(ferry(title=f"n{number}", paragraphs=(f"p{number}",), names=said), number)])
    return library


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("習近平", [("Xi Jinping", 3), ("Hsi Chin-p’ing", 1)]),
        ("习近平", [("Xi Jinping", 3), ("Hsi Chin-p’ing", 1)]),  # is the same as it is folded
        ("XI JINPING", [("習近平", 2)]),
        ("hsi chin p'ing", [("习近平", 1)]),
        ("Qin Gang", [("秦剛", 1)]),
        ("Wang Li", [("王力", 1), ("王麗", 1)]),
        ("王力", [("Wang Li", 2)]),  # and not 王麗, who is somebody else of that romanisation
        ("Moscow", []),
        ("Jinping", []),
        ("", []),
    ],
)
def test_a_name_leads_to_its_other_forms(named: Library, name: str, forms: list[tuple[str, int]]) -> None:
    assert forms_of(named, name) == forms


def test_values_lead_to_what_texts_call_them(named: Library) -> None:
    rows = named.connection.execute("SELECT id FROM facet_values WHERE value IN ('习近平', '王力')")
    assert other_forms(named.connection, [number for (number,) in rows]) == [("Wang Li", 2), ("Hsi Chin-p’ing", 1)]


def test_a_form_goes_with_the_last_text_that_gave_it(library: Library) -> None:
    for options, names in (("{}", (Name("Xi Jinping", "習近平"),)), ('{"encoding": "big5"}', ())):
        writer = Writer.begin(library, Path("/dumps/march.jsonl"), options=options)
        writer.write([FileBegan(None, 1, None), entry(ferry(title=f"As {options}", names=names))])
        writer.finish("done")
    assert forms_of(library, "習近平") == []
