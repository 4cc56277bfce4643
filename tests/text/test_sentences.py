"""Where sentences end: the marks of several scripts, quotations, abbreviations, and what only looks like an end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.text.sentences import sentences

CUT = [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("“Yes.” (He nodded.) Then he left… 3 men came.", ["“Yes.”", "(He nodded.)", "Then he left…", "3 men came."]),
    ("He said no. and left", ["He said no. and left"]),  # a small letter goes on
    ("Mr. Orlov met Dr. Weiss.", ["Mr. Orlov met Dr. Weiss."]),
    ("The U.S. Senate met. It rose.", ["The U.S. Senate met.", "It rose."]),
    ("It was 5 p.m. The ferry left.", ["It was 5 p.m.", "The ferry left."]),
    ("J. R. Hale and I. He left.", ["J. R. Hale and I.", "He left."]),
    ("It cost 3.5 crowns. It was 1999. So?", ["It cost 3.5 crowns.", "It was 1999.", "So?"]),
    ("See No. 5. She said No. Then she left.", ["See No. 5.", "She said No.", "Then she left."]),
    ("Am 3. Oktober z. B. kam Dr. Groß. Übel!", ["Am 3. Oktober z. B. kam Dr. Groß.", "Übel!"]),
    ("他說：「好。」他走了。真的嗎？！是的……然後走。", ["他說：「好。」", "他走了。", "真的嗎？！", "是的……然後走。"]),
    ("船が着いた。霧だ。", ["船が着いた。", "霧だ。"]),
    ("배가 왔다. 안개였다.", ["배가 왔다.", "안개였다."]),
    ("وصلت السفينة. هل؟ نعم", ["وصلت السفينة.", "هل؟", "نعم"]),
    ("Паром ушёл. т. е. это всё. Да.", ["Паром ушёл. т. е. это всё.", "Да."]),
    ("เรือมาแล้ว เรือไปแล้ว", ["เรือมาแล้ว เรือไปแล้ว"]),  # Thai has no mark for it
    ("  \n One\ntwo. \n Three \n", ["One\ntwo.", "Three"]),
    ("", []),
    (" \n ", []),
    ("...", ["..."]),
]


@pytest.mark.parametrize(("text", "cut"), CUT)
def test_a_paragraph_is_cut_into_its_sentences(text: str, cut: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == cut


@given(st.text("aB.!?… \n“”。「」3", max_size=40))
def test_sentences_hold_all_of_a_text_but_the_blanks_between(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert spans == sorted(spans)
