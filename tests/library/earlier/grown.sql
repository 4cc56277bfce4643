-- How the tables of version 1 grew, step by step, in the libraries that were made meanwhile.

-- headlines
CREATE VIRTUAL TABLE headlines USING fts5(title, deck, content='', contentless_delete=1, tokenize='ascii');
INSERT INTO headlines (rowid, title, deck) SELECT id, title, '' FROM items;

-- days
ALTER TABLE files ADD COLUMN days_first INTEGER NOT NULL DEFAULT 0;
ALTER TABLE files ADD COLUMN months_first INTEGER NOT NULL DEFAULT 0;
ALTER TABLE files ADD COLUMN open_dates INTEGER NOT NULL DEFAULT 0;

-- mappings
ALTER TABLE files ADD COLUMN options TEXT;
CREATE TABLE skips (
    file INTEGER NOT NULL REFERENCES files(id), reason TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (file, reason)
) WITHOUT ROWID;
CREATE TABLE mappings (columns TEXT PRIMARY KEY, map TEXT NOT NULL, created TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE watched_folders (path TEXT PRIMARY KEY, created TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO watched_folders VALUES ('/dumps', '2026-11-26T01:20:00+00:00');

-- pictures
CREATE TABLE pictures (id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, type TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE item_pictures (
    item INTEGER NOT NULL REFERENCES items(id), place INTEGER NOT NULL, picture INTEGER REFERENCES pictures(id),
    after INTEGER NOT NULL, caption TEXT, credit TEXT, url TEXT, PRIMARY KEY (item, place)
) WITHOUT ROWID;
INSERT INTO item_pictures VALUES (1, 0, NULL, 0, 'The gangway', 'Agency', NULL);

-- watched
ALTER TABLE files DROP COLUMN options;
ALTER TABLE files ADD COLUMN stale INTEGER;
ALTER TABLE watched_folders ADD COLUMN read_up_to INTEGER NOT NULL DEFAULT 0;
UPDATE watched_folders SET read_up_to = 7;

-- versions
ALTER TABLE items ADD COLUMN version_of INTEGER REFERENCES items(id);
CREATE INDEX items_by_version ON items (version_of) WHERE version_of IS NOT NULL;
CREATE TABLE sketches (item INTEGER PRIMARY KEY REFERENCES items(id), bands BLOB NOT NULL);

-- saved searches
ALTER TABLE saved_searches RENAME COLUMN seen TO looked;
ALTER TABLE saved_searches ADD COLUMN seen_up_to INTEGER NOT NULL DEFAULT 0;
UPDATE saved_searches SET seen_up_to = 2;
CREATE VIEW article_authors AS
SELECT x.item AS article, v.value AS author FROM item_values x JOIN facet_values v ON v.id = x.value
WHERE v.field = 'author';

-- vocabulary
CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID;
