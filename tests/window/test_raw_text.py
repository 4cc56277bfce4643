"""A raw record for people: offsets, and what is no text in hex."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.window.raw_text import MOST, Piece, set_out


@pytest.mark.parametrize(
    ("raw", "start", "lines"),
    [
        (b"one\ntwo\n", 0, [(0, "one"), (4, "two")]),
        (b"one\r\ntwo", 100, [(100, "one"), (105, "two")]),
        ("渡輪\n海峽".encode(), 0, [(0, "渡輪"), (7, "海峽")]),
        (b"tab\tand\x07bell", 0, [(0, "tab\tand␇bell")]),
        (b"", 0, []),
    ],
)
def test_lines_begin_at_their_bytes(raw: bytes, start: int, lines: list[tuple[int, str]]) -> None:
    assert [(line.offset, "".join(piece.text for piece in line.pieces)) for line in set_out(raw, start).lines] == lines


def test_bytes_that_the_encoding_does_not_know_are_hex() -> None:
    (line,) = set_out(b"The ferry \xb4\xe7 sails", encoding="utf-8").lines
    assert line.pieces == (Piece("The ferry "), Piece("b4 e7", bad=True), Piece(" sails"))


def test_utf16_is_cut_at_its_own_line_ends() -> None:
    shown = set_out("a\nਊ\nb".encode("utf-16-le"), encoding="utf-16-le")  # U+0A0A holds two bytes of a newline
    assert ["".join(piece.text for piece in line.pieces) for line in shown.lines] == ["a", "ਊ", "b"]


def test_what_is_no_text_is_set_in_hex() -> None:
    shown = set_out(bytes(range(256)))
    assert shown.encoding == "bytes"
    assert shown.lines[8].offset == 64
    assert shown.lines[8].pieces[0].text == "40 41 42 43 44 45 46 47   @ABCDEFG"


def test_hex_fits_beside_a_list_of_problems() -> None:
    assert max(len(line.pieces[0].text) for line in set_out(bytes(range(256))).lines) <= 36


def test_a_record_of_megabytes_shows_its_beginning() -> None:
    assert set_out(b"x" * (MOST + 5)).hidden == 5


@given(st.binary(max_size=3_000))
def test_any_bytes_can_be_shown(raw: bytes) -> None:
    offsets = [line.offset for line in set_out(raw).lines]
    assert offsets == sorted(set(offsets))
