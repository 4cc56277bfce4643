"""Web archives in memory, as crawlers write them."""

DATE = "2014-02-16T05:02:21Z"
URL = "http://ferry.example/news/1.html"
PARAGRAPHS = [
    f"{start} of the harbour council was asked on Monday about the new ferries, and he said that they would come later."
    for start in ("The chairman", "A member", "The treasurer")
]


def page(title: str = "New ferries come later", paragraphs: list[str] | None = None) -> bytes:
    """An HTML page with an article."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs or PARAGRAPHS)
    head = f"<head><meta charset='utf-8'><title>{title}</title><style>p {{ margin: 0 }}</style></head>"
    article = f"<article><h1>{title}</h1>\n{body}</article>"
    return f"<!DOCTYPE html>\n<html lang='en'>{head}<body>{article}</body></html>".encode()


def answer(body: bytes, status: str = "200 OK", type: str = "text/html; charset=utf-8", **headers: str) -> bytes:
    """What a server says; `Content_Encoding` stands for the header of that name."""
    named = {"Content-Type": type, **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def warc(kind: str, block: bytes, url: str = URL, length: int | None = -1, **fields: str) -> bytes:
    """One record. A `length` of None leaves it out, -1 is the true one."""
    named: dict[str, str] = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": DATE,
        "WARC-Record-ID": "<urn:uuid:a9c51e3e-0221-11e7-bf66-0242ac120005>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": "" if length is None else str(len(block) if length < 0 else length),
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def arc(block: bytes, url: str = URL, length: str = "", middle: str = "") -> bytes:
    """One record of ARC 1; with what stands before the length, of ARC 2."""
    line = f"{url} 192.0.2.1 20140216050221 text/html {middle}{length or len(block)}\n"
    return line.encode() + block + b"\n"


INFO = warc("warcinfo", b"software: a crawler\r\n", url="", Content_Type="application/warc-fields")
_ABOUT = b"1 0 Ferry crawl\nURL IP-address Archive-date Content-type Archive-length\n\n"
ARC_INFO = b"filedesc://ferry.arc 192.0.2.1 20140216050221 text/plain %d\n" % len(_ABOUT) + _ABOUT + b"\n"
