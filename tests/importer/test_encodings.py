"""What encoding a text is in, found in its bytes alone, and what of it is repaired."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.errors import BadOption
from backfile.importer.encodings import codec_for, decode, detect, mend, repair_bytes

GERMAN = "Nebel lag über dem Hafen, und die Fähre wartete. „Schlimmer war’s nie“, sagte die Kapitänin. Größe: 5 €. " * 3
FRENCH = "La brume couvrait le port à l’aube ; la traversée a été différée jusqu’à midi, dit le capitaine. " * 3
TURKISH = "Limanı sis kapladı ve feribot bekledi; kaptan çok daha kötüsünü gördüğünü söyledi. Şimdi öğle oldu. " * 3
RUSSIAN = "Туман лежал над портом, и паром ждал; капитан сказал, что видел и хуже. Потом подул ветер. " * 3
GREEK = "Η ομίχλη σκέπασε το λιμάνι και το πλοίο περίμενε, είπε ο καπετάνιος, που είχε δει και χειρότερα. " * 3
HANT = "大霧籠罩外港，船長說，乘客等了三個小時，才在下午登船離開，許多人抱怨沒有消息。" * 5
HANS = "大雾笼罩外港，船长说，乘客等了三个小时，才在下午登船离开，许多人抱怨没有消息。" * 5
JAPANESE = "霧が港を覆い、フェリーは三時間も待った。船長によると、もっとひどい日もあったという。" * 5
KOREAN = "안개가 항구를 덮어 여객선이 세 시간을 기다렸다. 선장은 더 심한 날도 있었다고 말했다. " * 5
HEBREW = "ערפל כיסה את הנמל והמעבורת חיכתה, אמר הקברניט, שראה גם גרוע מזה. " * 5
ARABIC = "غطى الضباب الميناء وانتظرت العبارة ثلاث ساعات، وقال القبطان إنه رأى ما هو أسوأ. " * 5


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Fog on the bay.\n", "ascii"),
        (GERMAN, "utf-8"), (GERMAN, "cp1252"), (GERMAN, "utf-16"), (GERMAN, "utf-16-le"), (GERMAN, "utf-16-be"),
        (GERMAN, "utf-8-sig"), (GERMAN, "utf-32"), (GERMAN, "utf-32-be"),
        (FRENCH, "cp1252"), (FRENCH.replace("’", "'"), "latin-1"), (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (GREEK, "cp1253"), (HEBREW, "cp1255"), (ARABIC, "cp1256"),
        (HANT, "big5"), (HANT, "utf-8"), (HANT, "utf-16"), (HANT, "gb18030"),
        (HANS, "gbk"), (HANS, "gb18030"), (HANS, "gb2312"), (HANS, "hz"),
        (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (JAPANESE, "iso2022_jp"), (KOREAN, "euc_kr"),
    ],
    ids=lambda value: value if len(value) < 12 else value[:8],
)  # fmt: skip
def test_a_text_is_read_as_it_was_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", [GERMAN, HANT, RUSSIAN])
def test_a_multibyte_text_is_known_wherever_it_is_cut_off(text: str) -> None:
    data = text.encode()
    assert {detect(data[:length]) for length in range(100, 110)} == {"utf-8"}


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0",
        bytes(range(256)),
        b"\0" * 64,
        b"PK\3\4" + bytes(60),
        b"\x1f\x8b\x08" + bytes(9),
    ],
)
def test_what_is_no_text_has_no_encoding(data: bytes) -> None:
    assert detect(data) is None


def test_a_stray_byte_does_not_make_a_utf8_text_anything_else_and_is_told() -> None:
    data = GERMAN.encode() + b"caf\xe9 " + GERMAN.encode()
    found = decode(data)
    assert found.encoding == "utf-8"
    assert found.text == f"{GERMAN}café {GERMAN}"
    assert "E9" in found.repaired.upper()


def test_characters_beyond_gb2312_are_read_in_what_calls_itself_so() -> None:
    text = HANS + "朱镕基說€"
    assert decode(text.encode("gb18030")).text == text
    assert decode(text.encode("gb18030"), "gb18030").text == text


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("the captainâ€™s ferry", "the captain’s ferry"),
        ("Â£5 and 20Â°", "£5 and 20°"),
        ("cafÃ©", "café"),
        ("dont\x92t", "dont’t"),  # Windows-1252 read as Latin-1
        ("5 \x80", "5 €"),
        ("São Tomé, âge, Ângela", "São Tomé, âge, Ângela"),  # nothing is wrong here
        ("PÃO", "PÃO"),
        ("plain", "plain"),
        ("大霧", "大霧"),
    ],
)
def test_only_what_is_certainly_wrong_is_mended(broken: str, right: str) -> None:
    assert mend(broken) == right


@pytest.mark.parametrize(
    ("named", "head", "codec"),
    [
        ("UTF8", b"", "utf-8"),
        ("latin-1", b"", "iso8859-1"),
        ("utf-16", "\ufeffFog".encode("utf-16-be"), "utf-16-be"),
        ("utf-16", "Fog on the bay".encode("utf-16-be"), "utf-16-be"),
        ("utf-16", b"", "utf-16-le"),
        (" gbk ", b"", "gbk"),
    ],
)
def test_a_named_encoding_is_taken_at_its_word(named: str, head: bytes, codec: str) -> None:
    assert codec_for(named, head) == codec


def test_a_name_of_no_encoding_is_refused() -> None:
    with pytest.raises(BadOption, match="klingon"):
        codec_for("klingon", b"")


@given(st.binary(max_size=600))
def test_any_bytes_are_decoded(data: bytes) -> None:
    detect(data)
    decode(data)
    decode(data, "utf-16")
    repair_bytes(data)


@given(st.text(max_size=300))
def test_utf8_is_read_as_it_stands_but_for_what_is_mended(text: str) -> None:
    data = codecs.BOM_UTF8 + text.encode("utf-8", "replace")
    assert decode(data).text == mend(data[3:].decode())
