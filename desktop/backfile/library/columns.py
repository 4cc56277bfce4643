"""What the JSON columns of `texts` hold, as values."""

import orjson

from backfile.article import Credit, Name


def credits_of(column: str | None) -> tuple[Credit, ...]:
    """The credits of an article by its `texts.credits`, each after so many paragraphs; none for NULL."""
    return tuple(Credit(each["name"], each["text"], each["after"]) for each in orjson.loads(column or "[]"))


def names_of(column: str | None) -> tuple[Name, ...]:
    """The names of an article by its `texts.names`, as it writes them, each with its gloss or None; none for NULL."""
    return tuple(Name(each["name"], each["gloss"]) for each in orjson.loads(column or "[]"))
