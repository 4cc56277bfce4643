"""What is asked of the facts about an article: “from Reuters”, “of March 2023”, “longer than 1,000 words”."""

from backfile.search.language.speech import Runs, Speech, own, pattern
from backfile.search.language.tree import Dates, Has, Is, Last, Numbers, Value, Words

Fact = Value | Dates | Last | Words | Numbers | Is | Has

FIELDS = {
    "author": "by %1", "source": "from %1", "section": "in %1", "name": "naming %1", "lang": "written in %1",
    "tag": "tagged %1", "dump": "imported from %1", "url": "at an address with %1",
}  # fmt: skip
_STATES = {
    "starred": "starred",
    "undated": "undated",
    "derived": "with a headline taken from the text",
    "seen": "opened before",
    "repeated": "seen more than once",
}
_THINGS = {
    "note": "%1 a note", "tag": "%1 a tag", "author": "%1 an author", "source": "%1 a source",
    "section": "%1 a section", "name": "%1 a name", "lang": "%1 a language", "date": "%1 a date",
    "url": "%1 an address", "credit": "%1 a picture credit", "excerpt": "%1 excerpts beside them",
}  # fmt: skip
_KINDS = {
    ("article", False): "that are full articles", ("article", True): "that are no full articles",
    ("excerpt", False): "that are excerpts", ("excerpt", True): "that are no excerpts",
}  # fmt: skip
_UNITS = {
    "d": ("of the last day", "of the last %1 days"),
    "w": ("of the last week", "of the last %1 weeks"),
    "m": ("of the last month", "of the last %1 months"),
    "y": ("of the last year", "of the last %1 years"),
}


def fact(tree: Fact, say: Speech, *, negative: bool = False) -> Runs:
    """What is true, or not true, of each article."""
    match tree:
        case Has():
            return say.say(_THINGS[tree.what], say.say("without" if negative else "with"))
        case Value(field="kind"):
            return say.say(_KINDS[tree.text, negative])
        case Value():
            said = say.say(FIELDS[tree.field], value(tree, say))
        case Dates():
            said = dates(tree, say)
        case Last():
            one, several = _UNITS[tree.unit]
            said = say.say(one if tree.count == 1 else several, own(say.number(tree.count)))
        case Words():
            said = _length(tree, say)
        case Numbers():
            said = _numbered(tree, say)
        case Is():
            said = say.say(_STATES[tree.state])
    return say.say("not %1", said) if negative else said


def value(tree: Value, say: Speech) -> Runs:
    """A field's value. In quotation marks it is meant as it is; without them it may be a part of a longer one."""
    if tree.pattern:
        return pattern(tree.text, say)
    text = say.language(tree.text) if tree.field == "lang" and not tree.prefix else tree.text
    text += "…" if tree.prefix else ""
    return own(f"“{text}”" if tree.quoted and tree.field not in ("lang", "url") else text)


def is_one_date(tree: object) -> bool:
    """Whether it is one year, month or day, and no span."""
    return (
        isinstance(tree, Dates)
        and tree.first is not None
        and tree.first == tree.last
        and not (tree.after_first or tree.before_last)
    )


def dates(tree: Dates, say: Speech, one: str = "of %1") -> Runs:
    """A date or a span of dates."""
    first, last = (own(say.day(end)) if end is not None else None for end in (tree.first, tree.last))
    if first is None and last is None:
        return say.say("with a date")
    if is_one_date(tree):
        return say.say(one, first or [])
    if last is None:
        return say.say("after %1" if tree.after_first else "from %1 on", first or [])
    if first is None:
        return say.say("before %1" if tree.before_last else "up to %1", last)
    match tree.after_first, tree.before_last:
        case False, False:
            between = "from %1 to %2"
        case True, False:
            between = "after %1 and up to %2"
        case False, True:
            between = "from %1 on and before %2"
        case _:
            between = "after %1 and before %2"
    return say.say(between, first, last)


def _length(words: Words, say: Speech) -> Runs:
    least, most = words.least or 0, words.most
    if most is None:
        if least % 10 == 1 and least > 1:
            return say.say("longer than %1 words", own(say.number(least - 1)))
        one = "of at least %1 word" if least == 1 else "of at least %1 words"
        return say.say(one, own(say.number(least)))
    if words.least is None:
        if most % 10 == 9:
            return say.say("shorter than %1 words", own(say.number(most + 1)))
        return say.say("of at most %1 word" if most == 1 else "of at most %1 words", own(say.number(most)))
    if least == most:
        return say.say("of %1 word" if least == 1 else "of %1 words", own(say.number(least)))
    return say.say("of %1 to %2 words", own(say.number(least)), own(say.number(most)))


def _numbered(numbers: Numbers, say: Speech) -> Runs:
    first, last = numbers.first, numbers.last
    if last is None:
        return say.say("added after number %1", own(say.number((first or 0) - 1)))
    if first is None:
        return say.say("added before number %1", own(say.number(last + 1)))
    if first == last:
        return say.say("numbered %1", own(say.number(first)))
    return say.say("numbered %1 to %2", own(say.number(first)), own(say.number(last)))
