"""The other forms of a name that a library has met, as what is looked for in its texts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from backfile.library.name_forms import glossed, other_forms
from backfile.search.language.joining import either
from backfile.search.language.tree import Text, Tree

if TYPE_CHECKING:
    from backfile.library.sqlite import sqlite3

_MOST = 50  # that are looked for
_TOLD = 3


def in_any_form(connection: "sqlite3.Connection", values: Sequence[int]) -> tuple[Tree, str] | None:
    """Names, as they are written and in every other form, and which others: “A” or “B”; None where there is none.

    `values`: the numbers of the names.
    """
    others = [form for form, _ in other_forms(connection, values)][:_MOST]
    if not others:
        return None
    forms = [*glossed(connection, values)[:_MOST], *others]
    told = " or ".join(f"“{form}”" for form in others[:_TOLD])
    return either(*(Text(form, quoted=True) for form in forms)), told
