"""The tables of the index: what is made of the texts alone, and can be made of them anew."""

INDEXES = ("fts", "headlines", "vocabulary")


def statements(suffix: str = "") -> tuple[str, ...]:
    """What makes them, empty, under names that end so."""
    fts, headlines, vocabulary = (f"{name}{suffix}" for name in INDEXES)
    return (
        # Text comes in folded and cut into tokens (`backfile.text`), so FTS5 only has to split at spaces. title: the
        # headline, given or derived; deck: kicker, standfirst, credits, captions; body: the paragraphs.
        f"""
        CREATE VIRTUAL TABLE {fts} USING fts5(
            title, deck, body, content='', contentless_delete=1, tokenize='ascii'
        )""",
        # At 100,000 articles: 155 µs to write one instead of 172, and queries as fast.
        f"INSERT INTO {fts} ({fts}, rank) VALUES ('automerge', 8)",
        f"INSERT INTO {fts} ({fts}, rank) VALUES ('pgsz', 8000)",
        f"INSERT INTO {fts} ({fts}, rank) VALUES ('hashsize', 67108864)",
        # Its first two columns again, in a hundredth of the room: the beginning of a word that is being typed is looked
        # for here, and the best of what too many texts have.
        f"""
        CREATE VIRTUAL TABLE {headlines} USING fts5(
            title, deck, content='', contentless_delete=1, tokenize='ascii'
        )""",
        f"INSERT INTO {headlines} ({headlines}, rank) VALUES ('automerge', 8)",
        f"INSERT INTO {headlines} ({headlines}, rank) VALUES ('pgsz', 8000)",
        # The tokens of both that are words of spaced scripts, and perhaps some that no text has any more: for
        # wildcards, near spellings and stems.
        f"CREATE TABLE {vocabulary} (word TEXT PRIMARY KEY) WITHOUT ROWID",
    )
