"""Words of the command line that are kept or written out, and so must be text."""


def a_text(word: str) -> str:
    """The word with U+FFFD for bytes that are no UTF-8: neither a library nor a JSON document holds them."""
    return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
