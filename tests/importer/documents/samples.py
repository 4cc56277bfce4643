"""Small documents, built from their parts as word processors write them."""

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = f"""<w:styles {W}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:styleId="Lead"><w:name w:val="Lead"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>"""
CORE = """<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">
<dc:title>Harbour</dc:title><dc:creator>Ada Quill</dc:creator><t:created>2023-03-18T09:30:00Z</t:created>
<cp:keywords>ports; ships</cp:keywords></cp:coreProperties>"""
OFFICE = 'xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:style="s" xmlns:fo="f" xmlns:draw="d" xmlns:xlink="x"'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these parts, in their order; `mimetype` is stored."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def docx(body: str, **more: str | bytes) -> bytes:
    """A Word document with that body; further parts by their name below word/."""
    types = "<Types/>"
    main = f"<w:document {W} {R}><w:body>{body}</w:body></w:document>"
    parts = {"[Content_Types].xml": types, "word/document.xml": main, "word/styles.xml": STYLES}
    parts["docProps/core.xml"] = CORE
    return package({**parts, **{f"word/{name}": content for name, content in more.items()}})


def para(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of Word."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def heading(text: str) -> str:
    """A heading of Word, by a style whose id is not English."""
    return para(text, '<w:pStyle w:val="berschrift1"/>')


def odt(body: str, styles: str = "", **more: str | bytes) -> bytes:
    """An OpenDocument text with that body and these automatic styles."""
    content = (
        f"<office:document-content {OFFICE}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    meta = (
        '<m xmlns:dc="dc" xmlns:meta="meta"><dc:title>Harbour</dc:title>'
        "<meta:initial-creator>Ada Quill</meta:initial-creator><meta:keyword>ports</meta:keyword></m>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return package({"mimetype": kind, "content.xml": content, "meta.xml": meta, **more})
