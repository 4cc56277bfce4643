"""What the JSON columns of `texts` hold, as values."""

import orjson

from backfile.article import Credit, Name


def credits_of(column: str | None) -> tuple[Credit, ...]:
    """What `texts.credits` holds."""
    return tuple(Credit(each["name"], each["text"], each["after"]) for each in orjson.loads(column or "[]"))


def names_of(column: str | None) -> tuple[Name, ...]:
    """What `texts.names` holds."""
    return tuple(Name(each["name"], each["gloss"]) for each in orjson.loads(column or "[]"))
