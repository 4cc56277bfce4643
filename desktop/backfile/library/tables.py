"""The tables of a library as version 1 has them. They are never edited again: what changes is a migration in `schema`.

Plain names and plain text: any SQLite tool reads a library, and the view `articles` is what one would hope to find.
Numbers that queries filter and count by (source, section, language, begins, ends) stand in `items`, so that they can be
read as columns; long text stands in `texts`, so that scanning `items` never drags it along.
"""

from backfile.library.index_tables import statements

FIRST = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    # What was dropped or imported.
    """
    CREATE TABLE dumps (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        format TEXT,                -- names of the readers, commas between
        bytes INTEGER,
        sha256 TEXT,                -- of a single file; null for a folder
        modified TEXT,
        options TEXT NOT NULL DEFAULT '{}',
        started TEXT NOT NULL,
        finished TEXT,
        seconds REAL NOT NULL DEFAULT 0,
        status TEXT NOT NULL CHECK (status IN ('running', 'done', 'cancelled', 'failed')),
        files INTEGER NOT NULL DEFAULT 0,
        records INTEGER NOT NULL DEFAULT 0,
        articles INTEGER NOT NULL DEFAULT 0,
        excerpts INTEGER NOT NULL DEFAULT 0,
        duplicates INTEGER NOT NULL DEFAULT 0,
        skipped INTEGER NOT NULL DEFAULT 0,
        problems INTEGER NOT NULL DEFAULT 0
    )""",
    # Each member of a dump that was read: the ledger by which an import resumes.
    """
    CREATE TABLE files (
        id INTEGER PRIMARY KEY,
        dump INTEGER NOT NULL REFERENCES dumps(id),
        member TEXT,                -- path inside the dump, nested containers joined by '!/'; null for the dump itself
        format TEXT,
        stale INTEGER,              -- items up to this number that were first seen here are of an earlier reading
        encoding TEXT,
        bytes INTEGER,
        modified TEXT,
        status TEXT NOT NULL CHECK (status IN ('running', 'done')),
        days_first INTEGER NOT NULL DEFAULT 0,   -- dates such as 18/03/2023, and such as 03/18/2023
        months_first INTEGER NOT NULL DEFAULT 0,
        open_dates INTEGER NOT NULL DEFAULT 0,   -- dates such as 02/11/2014
        records INTEGER NOT NULL DEFAULT 0,
        articles INTEGER NOT NULL DEFAULT 0,
        excerpts INTEGER NOT NULL DEFAULT 0,
        duplicates INTEGER NOT NULL DEFAULT 0,
        skipped INTEGER NOT NULL DEFAULT 0,
        problems INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE UNIQUE INDEX files_by_member ON files (dump, ifnull(member, ''))",
    """
    CREATE TABLE problems (
        id INTEGER PRIMARY KEY,
        dump INTEGER NOT NULL REFERENCES dumps(id),
        member TEXT,
        record INTEGER,
        offset INTEGER,
        reason TEXT NOT NULL,
        detail TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX problems_by_member ON problems (dump, member)",
    # Records that are rightly no articles, and why.
    """
    CREATE TABLE skips (
        file INTEGER NOT NULL REFERENCES files(id),
        reason TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (file, reason)
    ) WITHOUT ROWID""",
    # What the user said of columns, for the next dump that has the same ones.
    """
    CREATE TABLE mappings (
        columns TEXT PRIMARY KEY,   -- JSON array of names, in order
        map TEXT NOT NULL,          -- JSON array of [field, column]
        created TEXT NOT NULL
    ) WITHOUT ROWID""",
    # Folders of which everything that is added is imported.
    """
    CREATE TABLE watched_folders (
        path TEXT PRIMARY KEY,
        created TEXT NOT NULL,
        read_up_to INTEGER NOT NULL DEFAULT 0  -- files that changed before this are in; nanoseconds from 1970
    ) WITHOUT ROWID""",
    # One row for each distinct source, section, language, author and name.
    """
    CREATE TABLE facet_values (
        id INTEGER PRIMARY KEY,
        field TEXT NOT NULL,        -- source, section, language, author, name
        value TEXT NOT NULL,
        folded TEXT NOT NULL,       -- as the index folds it: what a query is compared with
        UNIQUE (field, value)
    )""",
    "CREATE INDEX facet_values_by_folded ON facet_values (field, folded)",
    """
    CREATE TABLE items (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('article', 'excerpt')),
        parent INTEGER REFERENCES items(id),    -- an excerpt's article
        dump INTEGER NOT NULL REFERENCES dumps(id),  -- the first in which it was seen
        title TEXT NOT NULL,
        title_origin TEXT NOT NULL CHECK (title_origin IN ('given', 'derived')),
        kicker TEXT,
        standfirst TEXT,
        dateline TEXT,
        date TEXT,                  -- of the precision that is known
        date_origin TEXT CHECK (date_origin IN ('given', 'derived')),
        begins INTEGER,             -- first and last second of that date, by its own clock, from 1970
        ends INTEGER,
        source INTEGER REFERENCES facet_values(id),
        section INTEGER REFERENCES facet_values(id),
        language INTEGER REFERENCES facet_values(id),
        edition TEXT,
        page TEXT,
        url TEXT,
        words INTEGER NOT NULL DEFAULT 0,       -- tokens of the text; a run of n Han characters is n
        content_key INTEGER NOT NULL, -- 64 bits of a digest of what is read; equal keys are compared in full
        version_of INTEGER REFERENCES items(id)  -- the first of its group of versions; null for that one itself
    )""",
    "CREATE INDEX items_by_content ON items (content_key)",
    "CREATE INDEX items_by_parent ON items (parent) WHERE parent IS NOT NULL",
    "CREATE INDEX items_by_begins ON items (begins)",
    "CREATE INDEX items_by_version ON items (version_of) WHERE version_of IS NOT NULL",
    # By what near-identical texts are found (`backfile.text.sketch`).
    """
    CREATE TABLE sketches (
        item INTEGER PRIMARY KEY REFERENCES items(id),
        bands BLOB NOT NULL         -- numbers of 32 bits: twelve of the text, one of the address where it was captured
    )""",
    """
    CREATE TABLE texts (
        id INTEGER PRIMARY KEY REFERENCES items(id),
        text TEXT NOT NULL,         -- paragraphs, a blank line between
        authors TEXT,               -- JSON array of strings
        credits TEXT,               -- JSON array of {name, text, after}
        names TEXT,                 -- JSON array of {name, gloss}
        extra TEXT,                 -- JSON object: fields of the record that have no place above
        derived TEXT                -- JSON object: each fact that was not given, and what it was taken from
    )""",
    # Values of which an item can have several: authors and names.
    """
    CREATE TABLE item_values (
        value INTEGER NOT NULL REFERENCES facet_values(id),
        item INTEGER NOT NULL REFERENCES items(id),
        PRIMARY KEY (value, item)
    ) WITHOUT ROWID""",
    # Names that some text gives in two forms, as in "Xi Jinping (習近平)"; perhaps some of texts that are gone.
    """
    CREATE TABLE name_forms (
        name INTEGER NOT NULL REFERENCES facet_values(id),
        gloss INTEGER NOT NULL REFERENCES facet_values(id),
        PRIMARY KEY (name, gloss)
    ) WITHOUT ROWID""",
    "CREATE INDEX name_forms_by_gloss ON name_forms (gloss)",
    # Images, each once; and where an article shows it. One that the dump names but does not hold has no picture.
    """
    CREATE TABLE pictures (
        id INTEGER PRIMARY KEY,
        sha256 BLOB NOT NULL UNIQUE,
        type TEXT NOT NULL,         -- image/jpeg
        data BLOB NOT NULL
    )""",
    """
    CREATE TABLE item_pictures (
        item INTEGER NOT NULL REFERENCES items(id),
        place INTEGER NOT NULL,     -- from 0
        picture INTEGER REFERENCES pictures(id),
        after INTEGER NOT NULL,     -- how many paragraphs stand before it
        caption TEXT,
        credit TEXT,
        url TEXT,
        PRIMARY KEY (item, place)
    ) WITHOUT ROWID""",
    """
    CREATE TABLE sightings (
        id INTEGER PRIMARY KEY,
        item INTEGER NOT NULL REFERENCES items(id),
        file INTEGER NOT NULL REFERENCES files(id),
        record INTEGER,
        offset INTEGER,
        length INTEGER,
        sha256 TEXT NOT NULL,
        acquired TEXT
    )""",
    "CREATE INDEX sightings_by_item ON sightings (item)",
    "CREATE INDEX sightings_by_record ON sightings (file, record)",
    "CREATE TABLE stars (item INTEGER PRIMARY KEY REFERENCES items(id), created TEXT NOT NULL)",
    "CREATE TABLE seen (item INTEGER PRIMARY KEY REFERENCES items(id), at TEXT NOT NULL)",
    "CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, color TEXT)",
    """
    CREATE TABLE item_tags (
        tag INTEGER NOT NULL REFERENCES tags(id),
        item INTEGER NOT NULL REFERENCES items(id),
        PRIMARY KEY (tag, item)
    ) WITHOUT ROWID""",
    "CREATE INDEX item_tags_by_item ON item_tags (item)",
    """
    CREATE TABLE notes (
        id INTEGER PRIMARY KEY,
        item INTEGER NOT NULL REFERENCES items(id),
        text TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL
    )""",
    "CREATE INDEX notes_by_item ON notes (item)",
    """
    CREATE TABLE saved_searches (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        sort TEXT NOT NULL DEFAULT 'relevance',
        created TEXT NOT NULL,
        looked TEXT,                -- when its results were last looked at
        seen_up_to INTEGER NOT NULL DEFAULT 0  -- items with a higher number were added since
    )""",
    *statements(),
    """
    CREATE VIEW articles AS
    SELECT i.id, i.kind, i.title, i.title_origin, i.kicker, i.standfirst, t.authors, i.date, i.date_origin,
           s.value AS source, c.value AS section, l.value AS language, i.edition, i.page, i.url, t.text, t.credits,
           t.names, t.extra, i.words, i.parent, i.version_of, d.path AS dump,
           EXISTS (SELECT 1 FROM stars WHERE stars.item = i.id) AS starred
    FROM items i
    JOIN texts t ON t.id = i.id
    JOIN dumps d ON d.id = i.dump
    LEFT JOIN facet_values s ON s.id = i.source
    LEFT JOIN facet_values c ON c.id = i.section
    LEFT JOIN facet_values l ON l.id = i.language""",
    # What an article can have several of, each in a row of its own, with the article's number and plain words.
    """
    CREATE VIEW article_authors AS
    SELECT x.item AS article, v.value AS author FROM item_values x JOIN facet_values v ON v.id = x.value
    WHERE v.field = 'author'""",
    """
    CREATE VIEW article_names AS
    SELECT x.item AS article, v.value AS name FROM item_values x JOIN facet_values v ON v.id = x.value
    WHERE v.field = 'name'""",
    """
    CREATE VIEW article_tags AS
    SELECT x.item AS article, t.name AS tag FROM item_tags x JOIN tags t ON t.id = x.tag""",
    """
    CREATE VIEW article_sightings AS
    SELECT s.item AS article, d.path AS dump, f.member, s.record, s.offset, s.length, s.sha256,
           ifnull(s.acquired, f.modified) AS acquired
    FROM sightings s JOIN files f ON f.id = s.file JOIN dumps d ON d.id = f.dump""",
)
