"""Pictures come in with their article, up to the size that the user wants."""

from dataclasses import replace
from pathlib import Path

import pytest

from backfile.importer import Options
from backfile.library import Library
from tests.importer.dumps import imported

PAGE = """<!DOCTYPE html><html><head><title>Ferry stops in fog</title></head><body><article><h1>Ferry stops in fog</h1>
<p>The ferry of the bay stopped in the fog for an hour on Sunday morning, and nobody was hurt, said the harbour.</p>
<figure><img src="fog.png"><figcaption>The ferry on Sunday.</figcaption></figure>
<p>She went on at nine, when the wind had come up and the buoys could be seen again from the bridge of the ship.</p>
</article></body></html>"""
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 16  # 4 KB, of which nobody asks more than the beginning


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "ferry.html").write_text(PAGE, "utf-8")
    (tmp_path / "pages" / "fog.png").write_bytes(PNG)
    return tmp_path / "pages"


@pytest.mark.parametrize(("most", "kept"), [(Options().largest_picture, True), (4000, False), (0, False)])
def test_a_picture_is_kept_up_to_the_size_that_is_wanted(tmp_path: Path, pages: Path, most: int, kept: bool) -> None:
    imported(tmp_path / "l.backfile", pages, options=replace(Options(), largest_picture=most))
    with Library.open(tmp_path / "l.backfile", readonly=True) as library:
        [shown] = library.article(1).pictures
        assert shown.caption == "The ferry on Sunday."
        assert (shown.id is not None) is kept
        if shown.id is not None:
            assert library.picture(shown.id) == PNG


def test_what_the_page_could_not_show_leaves_no_empty_place(tmp_path: Path, pages: Path) -> None:
    (pages / "ferry.html").write_text(PAGE.replace("<figcaption>The ferry on Sunday.</figcaption>", ""), "utf-8")
    (pages / "fog.png").write_bytes(b"\0\0\0\x20ftypavif" + bytes(4000))  # which neither the library keeps nor Qt reads
    imported(tmp_path / "l.backfile", pages)
    with Library.open(tmp_path / "l.backfile", readonly=True) as library:
        assert library.article(1).pictures == ()
