"""Pictures of articles: kept once, shown where they stood."""

from pathlib import Path

from backfile.article import Draft, Locator, Picture
from backfile.library import FileBegan, FileDone, Library, Writer
from backfile.library.entry import prepare

GIF = b"GIF89a\x01\0\x01\0\0\0\0;"
AT = Locator(None, 1, 0, 10, "0" * 64)


def kept(path: Path, *drafts: Draft) -> Library:
    library = Library.open(path, create=True)
    writer = Writer.begin(library, path.with_suffix(".zip"))
    writer.write([FileBegan(None, 1000, None), *(prepare(draft, AT) for draft in drafts), FileDone("HTML")])
    writer.finish("done")
    return library


def draft(text: str, *pictures: Picture) -> Draft:
    return Draft(title=f"On {text}", paragraphs=(f"All of {text}.",), pictures=pictures)


def test_a_picture_comes_back_with_its_caption_and_credit(tmp_path: Path) -> None:
    shown = Picture(1, "Fog on the bay.", "Ann Lee", "https://bay.example/fog.gif", data=GIF)
    with kept(tmp_path / "l.backfile", draft("fog", shown)) as library:
        (found,) = library.article(1).pictures
        assert (found.after, found.caption, found.credit, found.url) == (1, "Fog on the bay.", "Ann Lee", shown.url)
        assert found.type == "image/gif"  # by its bytes
        assert found.data is None
        assert found.id is not None
        assert library.picture(found.id) == GIF
        assert library.picture(99) is None


def test_a_picture_of_two_articles_is_kept_once(tmp_path: Path) -> None:
    shown = Picture(0, data=GIF)
    with kept(
        tmp_path / "l.backfile", draft("fog", shown, Picture(1, "Again.", data=GIF)), draft("rain", shown)
    ) as library:
        assert library.connection.execute("SELECT count(*) FROM pictures").fetchone() == (1,)
        assert [len(library.article(item).pictures) for item in (1, 2)] == [2, 1]


def test_what_is_no_image_is_not_kept_and_its_caption_is(tmp_path: Path) -> None:
    script = Picture(0, "The harbour.", data=b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    with kept(tmp_path / "l.backfile", draft("fog", script, Picture(0, "The tower."))) as library:
        assert [(shown.caption, shown.id) for shown in library.article(1).pictures] == [
            ("The harbour.", None),
            ("The tower.", None),
        ]


def test_a_caption_can_be_found(tmp_path: Path) -> None:
    from backfile.search import Searcher, parse

    path = tmp_path / "l.backfile"
    kept(path, draft("fog", Picture(0, "The lighthouse keeper."))).close()
    searcher = Searcher(path)
    assert searcher.run(parse("lighthouse keeper")).total == 1
    searcher.close()
