"""Recognised pages (OCR) in all their formats: words whole, blocks in order, nothing of the markup in the text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfile.importer.printed.recognised import Line, parted
from tests.importer.readers.support import read, recognised

ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page ID="P1" PRINTED_IMG_NR="7"><PrintSpace>
<TextBlock ID="B1" LANG="en"><TextLine HPOS="0" VPOS="0" WIDTH="90" HEIGHT="10">
<String CONTENT="The" WC="0.9"/><SP/><String CONTENT="har" SUBS_TYPE="HypPart1" SUBS_CONTENT="harbour" WC="0.7"/>
<HYP CONTENT="-"/></TextLine>
<TextLine HPOS="0" VPOS="12" WIDTH="90" HEIGHT="10">
<String CONTENT="bour" SUBS_TYPE="HypPart2" SUBS_CONTENT="harbour"/><SP/><String CONTENT="of"/><SP/>
<String CONTENT="Oster"/><HYP CONTENT="-"/></TextLine></TextBlock>
<TextBlock ID="B2"><TextLine HPOS="0" VPOS="24" WIDTH="90" HEIGHT="10"><String CONTENT="moor"/><SP/>
<String CONTENT="was"/><SP/><String CONTENT="closed."/></TextLine></TextBlock>
</PrintSpace></Page></Layout></alto>"""

HOCR = """<html><head><meta name="ocr-system" content="tesseract 5"/></head><body>
<div class='ocr_page' id='page_1' title='image "a.png"; bbox 0 0 700 900; ppageno 0'>
<p class='ocr_par' lang='eng'><span class='ocr_line' title='bbox 0 0 690 20'>
<span class='ocrx_word' title='bbox 0 0 30 20; x_wconf 90'>The</span>
<span class='ocrx_word' title='bbox 40 0 99 20; x_wconf 70'>har-</span></span>
<span class='ocr_line' title='bbox 0 22 690 42'><span class='ocrx_word'>bour</span> <em>closed.</em></span></p></div>
<div class="ocr_page" id="page_2"><p class="ocr_par"><span class="ocr_line">A second page of it.</span></p></div>
</body></html>"""

PAGE_XML = """<?xml version="1.0"?><PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">
<Metadata><Creator>Transkribus</Creator></Metadata><Page imageFilename="post_1954-05-03_1.jpg">
<ReadingOrder><OrderedGroup id="o"><RegionRefIndexed index="0" regionRef="r2"/>
<RegionRefIndexed index="1" regionRef="r1"/></OrderedGroup></ReadingOrder>
<TextRegion id="r1" type="paragraph"><TextLine id="l1"><Coords points="0,50 90,50 90,60 0,60"/>
<TextEquiv conf="0.5"><Unicode>The ferry is run-</Unicode></TextEquiv></TextLine>
<TextLine id="l2"><Word id="w"><TextEquiv><Unicode>w</Unicode></TextEquiv></Word>
<TextEquiv index="1"><Unicode>wrong</Unicode></TextEquiv><TextEquiv index="0"><Unicode>ning.</Unicode></TextEquiv>
</TextLine></TextRegion>
<TextRegion id="r2" type="heading"><TextLine><TextEquiv><Unicode>Ferry to the island</Unicode></TextEquiv></TextLine>
</TextRegion>
<TextRegion id="r3" type="page-number"><TextEquiv><Unicode>7</Unicode></TextEquiv></TextRegion></Page></PcGts>"""

ABBYY = """<?xml version="1.0"?><document xmlns="http://www.abbyy.com/FineReader_xml/FineReader6-schema-v1.xml">
<page><block blockType="Text"><text><par><line><formatting lang="EnglishUnitedStates">
<charParams charConfidence="80">F</charParams><charParams>o</charParams><charParams>g</charParams>
<charParams> </charParams><charParams>¬</charParams></formatting></line></par>
<par><line><formatting>Pilots took fur¬</formatting></line><line><formatting>ther care.</formatting></line></par></text>
</block><block blockType="Picture"><text><par><line><formatting>x</formatting></line></par></text></block></page>
<page><block blockType="Picture"/></page></document>"""

OLIVE = """<?xml version="1.0" encoding="windows-1252"?>
<XMD-entity ENTITY_TYPE="Article" ID="Ar00101" PAGE_NO="3" LANGUAGE="English">
<Meta NAME="Fog" PUBLICATION="OBS" SECTION="None" ISSUE_DATE="03/05/1954" BASE_HREF="OBS/1954/05/03" PAGE_LABEL="3"/>
<HedLine_hl1><Primitive><L/><W>Fog</W><W>over</W><W NS="y">Ostermoor</W><W>.</W></Primitive></HedLine_hl1>
<Content><Primitive><L P="SA"/><W>The</W><Q QID="1">har</Q><Q QID="1">-</Q></Primitive>
<Primitive><L/><q NS="y" QID="1">bour</q><QW QID="1">harbour</QW>
<W>,</W><W>caf\u00e9</W><S><W NS="y">and</W></S><W>.</W>
<L P="S"/><W>Second</W></Primitive></Content></XMD-entity>"""


@pytest.mark.parametrize(
    ("data", "reader"),
    [(ALTO, "ALTO"), (HOCR, "hOCR"), (PAGE_XML, "PAGE XML"), (ABBYY, "FineReader XML"), (OLIVE, "Olive")],
)
def test_a_format_is_told_by_its_content(data: str, reader: str) -> None:
    assert recognised(data.encode()) == reader


def test_alto_joins_the_words_that_lines_and_blocks_break() -> None:
    (draft,) = read(ALTO.encode()).drafts
    assert draft.paragraphs == ("The harbour of Ostermoor was closed.",)
    assert (draft.page, draft.language, draft.extra["confidence"]) == ("7", "en", 0.8)
    assert draft.derived["title"] == "the first sentence"


def test_hocr_is_a_record_a_page_with_its_bytes() -> None:
    found = read(HOCR.encode())
    first, second = found.drafts
    assert first.paragraphs == ("The harbour closed.",)
    assert first.extra == {"confidence": 0.8, "software": "tesseract 5"}
    assert second.paragraphs == ("A second page of it.",)
    assert all(record.raw.startswith(b"<div class=") for record in found.records)


def test_page_xml_is_read_in_its_reading_order() -> None:
    (draft,) = read(PAGE_XML.encode()).drafts
    assert (draft.title, draft.paragraphs) == ("Ferry to the island", ("The ferry is running.",))
    assert (draft.page, draft.date, draft.derived) == ("7", "1954-05-03", {"date": "the file's name"})


def test_finereader_is_a_record_a_page_and_pictures_are_none() -> None:
    found = read(ABBYY.encode())
    (draft,) = found.drafts
    assert draft.paragraphs[-1] == "Pilots took further care."
    assert draft.language == "en"
    assert [skipped.reason for skipped in found.skipped] == ["A page without text"]


def test_olive_s_broken_words_are_whole_and_its_day_is_told_by_the_folder() -> None:
    (draft,) = read(OLIVE.encode("cp1252")).drafts
    assert (draft.title, draft.date, draft.source, draft.page) == ("Fog over Ostermoor.", "1954-05-03", "OBS", "3")
    assert draft.paragraphs == ("The harbour, café and.", "Second")
    assert draft.section is None


def test_a_block_is_parted_where_a_line_ends_early_with_a_full_stop() -> None:
    full = [Line("the ferry", 0, 100, 10 * at, 8) for at in range(3)]
    lines = [*full, Line("rests.", 0, 50, 30, 8), Line("Pilots say", 0, 100, 40, 8), Line("no.", 0, 20, 50, 8)]
    assert [len(part) for part in parted(lines)] == [4, 2]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    data=st.sampled_from([ALTO, HOCR, PAGE_XML, ABBYY, OLIVE]),
    cut=st.integers(0, 2000),
    flips=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=5),
)
def test_damage_is_told_and_raises_nothing(data: str, cut: int, flips: list[tuple[int, int]]) -> None:
    damaged = bytearray(data.encode())
    for place, value in flips:
        damaged[place % len(damaged)] = value
    del damaged[len(damaged) - cut % len(damaged) :]
    read(bytes(damaged), recognised(data.encode()))
