"""Two versions as plain text: what is gone in [-…-], what has come in {+…+}, as `git diff --word-diff` writes it."""

from collections.abc import Iterator

from backfile.window.compare.comparing import Compared, Row, facts_of, joint
from backfile.window.facts import FIRST_ISOLATE, POP_ISOLATE, in_line


def written(compared: Compared) -> str:
    """A comparison to be pasted: which two, then one paragraph a row."""
    heads = (
        f"A: {_named(compared.one.title, in_line(facts_of(compared.one)))}",
        f"B: {_named(compared.other.title, in_line(facts_of(compared.other)))}",
    )
    return (
        "\n".join(heads) + "\n\n" + "\n\n".join(_without_isolates("".join(_row(row))) for row in compared.rows) + "\n"
    )


def _named(title: str, facts: str) -> str:
    return f"“{title}”, {facts}" if facts else f"“{title}”"


def _without_isolates(text: str) -> str:
    return text.replace(FIRST_ISOLATE, "").replace(POP_ISOLATE, "")


def _row(row: Row) -> Iterator[str]:
    one, other = row.pair.one, row.pair.other
    if other is None:
        yield f"[-{one}-]"
    elif one is None:
        yield f"{{+{other}+}}"
    else:
        at = 0
        for change in row.pair.changes:
            yield other[at : change.other[0]]
            gone, come = one[slice(*change.one)], other[slice(*change.other)]
            between, after = joint(gone, come, other[change.other[1] :])
            yield (f"[-{gone}-]" if gone else "") + between + (f"{{+{come}+}}" if come else "") + after
            at = change.other[1]
        yield other[at:]
