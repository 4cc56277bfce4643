"""What all formats of reference managers have in common."""

from backfile.article import Article


def date_parts(article: Article) -> list[int]:
    """Year, month and day, as many as are known; their clock has no place in a reference."""
    return [int(part) for part in (article.date or "")[:10].split("-") if part.isdecimal()]


def whole_text(article: Article) -> str:
    """Standfirst and paragraphs, a blank line between: what a reference calls its abstract."""
    return "\n\n".join(part for part in (article.standfirst, *article.paragraphs) if part)


def one_line(text: str) -> str:
    """Without line ends, which would end a field."""
    return " ".join(text.split())
