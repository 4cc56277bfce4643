-- A library as the first program made it, and what its reader did with it.
PRAGMA application_id = 0x4261636b;
PRAGMA user_version = 1;
CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT);
CREATE UNIQUE INDEX idx__sqlite_migrations_migration_set_name ON _sqlite_migrations (migration_set, name);
INSERT INTO _sqlite_migrations VALUES (1, 'backfile', 'first', '2026-11-25 20:40:00.000000+00:00');
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE dumps (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    format TEXT,
    bytes INTEGER,
    sha256 TEXT,
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
);
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    dump INTEGER NOT NULL REFERENCES dumps(id),
    member TEXT,
    format TEXT,
    encoding TEXT,
    bytes INTEGER,
    modified TEXT,
    status TEXT NOT NULL CHECK (status IN ('running', 'done')),
    records INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,
    excerpts INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    problems INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX files_by_member ON files (dump, ifnull(member, ''));
CREATE TABLE problems (
    id INTEGER PRIMARY KEY,
    dump INTEGER NOT NULL REFERENCES dumps(id),
    member TEXT,
    record INTEGER,
    offset INTEGER,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX problems_by_member ON problems (dump, member);
CREATE TABLE facet_values (
    id INTEGER PRIMARY KEY,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (field, value)
);
CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('article', 'excerpt')),
    parent INTEGER REFERENCES items(id),
    dump INTEGER NOT NULL REFERENCES dumps(id),
    title TEXT NOT NULL,
    title_origin TEXT NOT NULL CHECK (title_origin IN ('given', 'derived')),
    kicker TEXT,
    standfirst TEXT,
    dateline TEXT,
    date TEXT,
    date_origin TEXT CHECK (date_origin IN ('given', 'derived')),
    begins INTEGER,
    ends INTEGER,
    source INTEGER REFERENCES facet_values(id),
    section INTEGER REFERENCES facet_values(id),
    language INTEGER REFERENCES facet_values(id),
    edition TEXT,
    page TEXT,
    url TEXT,
    words INTEGER NOT NULL DEFAULT 0,
    content_key INTEGER NOT NULL
);
CREATE INDEX items_by_content ON items (content_key);
CREATE INDEX items_by_parent ON items (parent) WHERE parent IS NOT NULL;
CREATE INDEX items_by_begins ON items (begins);
CREATE TABLE texts (
    id INTEGER PRIMARY KEY REFERENCES items(id),
    text TEXT NOT NULL,
    authors TEXT,
    credits TEXT,
    names TEXT,
    extra TEXT,
    derived TEXT
);
CREATE TABLE item_values (
    value INTEGER NOT NULL REFERENCES facet_values(id),
    item INTEGER NOT NULL REFERENCES items(id),
    PRIMARY KEY (value, item)
) WITHOUT ROWID;
CREATE TABLE sightings (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES items(id),
    file INTEGER NOT NULL REFERENCES files(id),
    record INTEGER,
    offset INTEGER,
    length INTEGER,
    sha256 TEXT NOT NULL,
    acquired TEXT
);
CREATE INDEX sightings_by_item ON sightings (item);
CREATE INDEX sightings_by_record ON sightings (file, record);
CREATE TABLE stars (item INTEGER PRIMARY KEY REFERENCES items(id), created TEXT NOT NULL);
CREATE TABLE seen (item INTEGER PRIMARY KEY REFERENCES items(id), at TEXT NOT NULL);
CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, color TEXT);
CREATE TABLE item_tags (
    tag INTEGER NOT NULL REFERENCES tags(id),
    item INTEGER NOT NULL REFERENCES items(id),
    PRIMARY KEY (tag, item)
) WITHOUT ROWID;
CREATE INDEX item_tags_by_item ON item_tags (item);
CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES items(id),
    text TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE INDEX notes_by_item ON notes (item);
CREATE TABLE saved_searches (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    sort TEXT NOT NULL DEFAULT 'relevance',
    created TEXT NOT NULL,
    seen TEXT
);
CREATE VIRTUAL TABLE fts USING fts5(
    title, deck, body, content='', contentless_delete=1, tokenize='ascii'
);
INSERT INTO fts (fts, rank) VALUES ('automerge', 8);
INSERT INTO fts (fts, rank) VALUES ('pgsz', 8000);
INSERT INTO fts (fts, rank) VALUES ('hashsize', 67108864);
CREATE VIEW articles AS
SELECT i.id, i.kind, i.title, i.title_origin, i.kicker, i.standfirst, t.authors, i.date, i.date_origin,
       s.value AS source, c.value AS section, l.value AS language, i.edition, i.page, i.url, t.text, t.credits,
       t.names, t.extra, i.words, i.parent, d.path AS dump,
       EXISTS (SELECT 1 FROM stars WHERE stars.item = i.id) AS starred
FROM items i
JOIN texts t ON t.id = i.id
JOIN dumps d ON d.id = i.dump
LEFT JOIN facet_values s ON s.id = i.source
LEFT JOIN facet_values c ON c.id = i.section
LEFT JOIN facet_values l ON l.id = i.language;

INSERT INTO meta VALUES ('created_by', '0.1.0'), ('tokeniser', 'backfile-1');
INSERT INTO dumps (id, path, name, format, started, finished, status, files, records, articles)
VALUES (1, '/dumps/march.jsonl', 'march.jsonl', 'jsonl', '2026-11-25T20:41:00+00:00', '2026-11-25T20:41:01+00:00',
    'done', 1, 3, 3);
INSERT INTO files (id, dump, format, bytes, modified, status, records, articles)
VALUES (1, 1, 'jsonl', 900, '2024-05-14T10:42:00+00:00', 'done', 3, 3);
INSERT INTO problems (dump, record, reason, detail) VALUES (1, 4, 'This line is no JSON.', '{');
INSERT INTO facet_values (id, field, value, folded) VALUES
    (1, 'source', 'Northlight Wire', 'northlight wire'), (2, 'language', 'en', 'en'),
    (3, 'source', '衞報', '衞报 报'), (4, 'language', 'zh-Hant', 'zh hant'),
    (5, 'name', 'Ko Wen-tao', 'ko wen tao'), (6, 'name', '柯文濤', '柯文 文涛 涛');
INSERT INTO items (id, kind, dump, title, title_origin, date, date_origin, begins, ends, source, language, words,
    content_key)
VALUES
    (1, 'article', 1, 'Night ferry to sail again', 'given', '2023-04-03', 'given', 1680480000, 1680566399, 1, 2, 57, 11),
    (2, 'article', 1, '渡輪裏的報館', 'given', '2023-04', 'given', 1680307200, 1682899199, 3, 4, 3, 12),
    (3, 'article', 1, 'Night ferry sails again', 'given', NULL, NULL, NULL, NULL, 1, 2, 57, 13);
INSERT INTO texts (id, text, credits, names) VALUES
    (1, 'The ferry to Tessaly Rock sails on Monday, as Ko Wen-tao (柯文濤) said at the harbour.

It had lain in the yard since the storm of the last winter, when the waves tore a gangway from its side, and nobody
knew who should pay. Now the county pays a half, the islanders a quarter, and what is left comes out of the fares.',
        '[{"name": "Ivo Tarn", "text": "Photo: Ivo Tarn", "after": 1}]', '[{"name": "Ko Wen-tao", "gloss": "柯文濤"}]'),
    (2, '衞生局說渡輪裏有人。', NULL, NULL),
    (3, 'The ferry to Tessaly Rock sails on Tuesday, as Ko Wen-tao (柯文濤) said at the harbour.

It had lain in the yard since the storm of the last winter, when the waves tore a gangway from its side, and nobody
knew who should pay. Now the county pays a half, the islanders a quarter, and what is left comes out of the fares.',
        NULL, '[{"name": "Ko Wen-tao", "gloss": "柯文濤"}]');
INSERT INTO item_values VALUES (5, 1), (5, 3), (6, 1), (6, 3);
INSERT INTO sightings (item, file, record, offset, length, sha256) VALUES
    (1, 1, 1, 0, 300, 'a'), (2, 1, 2, 301, 100, 'b'), (3, 1, 3, 402, 300, 'c');
INSERT INTO stars VALUES (1, '2026-11-25T20:50:00+00:00');
INSERT INTO seen VALUES (2, '2026-11-25T20:50:00+00:00');
INSERT INTO tags VALUES (1, 'sea', NULL);
INSERT INTO item_tags VALUES (1, 2);
INSERT INTO notes (item, text, created, changed) VALUES (1, 'Ask the harbour.', '2026-11-25', '2026-11-25');
INSERT INTO saved_searches (name, query, created) VALUES ('Ferries', 'ferry OR 渡輪', '2026-11-25T20:51:00+00:00');
INSERT INTO fts (rowid, title, deck, body) VALUES
    (1, 'night ferry to sail again', 'photo ivo tarn', 'the ferry to tessaly rock sails on monday'),
    (2, '渡轮 轮裏 裏的 的报 报馆 馆', '', '衞生 生局 局说 说渡 渡轮 轮裏 裏有 有人 人'),
    (3, 'night ferry sails again', '', 'the ferry to tessaly rock sails on tuesday');
