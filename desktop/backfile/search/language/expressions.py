"""Regular expressions of a query: whether one can be used at all."""


def fault(pattern: str) -> str | None:
    """What is wrong with a pattern; None where nothing is."""
    # Late: a window paints without it.
    import regex

    try:
        regex.compile(pattern, regex.IGNORECASE)
    except regex.error as error:
        return str(error)
    return None
