"""PDF files that are written here, word by word, in Helvetica and Helvetica Bold."""

from dataclasses import dataclass, field

WIDTH, HEIGHT = 612, 792


@dataclass
class Page:
    """Lines at their places; x from the left, y from the top, in points."""

    lines: list[tuple[float, float, float, str, bool]] = field(default_factory=list)

    def line(self, x: float, y: float, text: str, size: float = 10, *, bold: bool = False) -> "Page":
        self.lines.append((x, y, size, text, bold))
        return self

    def column(self, x: float, y: float, lines: list[str], size: float = 10, leading: float = 12) -> "Page":
        for number, text in enumerate(lines):
            self.line(x, y + number * leading, text, size)
        return self

    def stream(self) -> bytes:
        shown = (
            f"BT /F{2 if bold else 1} {size} Tf {x} {HEIGHT - y} Td ({_escaped(text)}) Tj ET"
            for x, y, size, text, bold in self.lines
        )
        return "\n".join(shown).encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def pdf(*pages: Page, **info: str) -> bytes:
    """A whole file, with what its document information says."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{6 + 2 * at} 0 R' for at in range(len(pages)))}] "
        f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        ("<< " + " ".join(f"/{key} ({_escaped(value)})" for key, value in info.items()) + " >>").encode("cp1252"),
    ]
    for at, page in enumerate(pages):
        stream = page.stream()
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {7 + 2 * at} 0 R >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
