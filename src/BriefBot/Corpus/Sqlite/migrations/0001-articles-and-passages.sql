-- Days are ISO 8601 (2020-11-23), instants ISO 8601 in UTC. Offsets count UTF-16 code units.

CREATE TABLE workspace (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 32767),
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
  passages INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The bytes articles came from, one row per content. encoding: 0 as they are, 1 Brotli.
CREATE TABLE original (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  encoding INTEGER NOT NULL CHECK (encoding IN (0, 1)),
  bytes BLOB NOT NULL
) STRICT;

-- AUTOINCREMENT: a removed article's number is never given to another one, so an old citation can't point at the wrong text.
CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  identity TEXT NOT NULL,
  external_id TEXT,
  version INTEGER NOT NULL,
  content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
  published_day TEXT,
  stored_at TEXT NOT NULL,
  UNIQUE (workspace, identity)
) STRICT;

CREATE INDEX article_content ON article (workspace, content_hash);
CREATE INDEX article_stored ON article (workspace, stored_at);
CREATE INDEX article_published ON article (workspace, published_day, stored_at);

-- The body stands last, so that the columns before it are read without its overflow pages.
CREATE TABLE article_version (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  stored_at TEXT NOT NULL,
  published_day TEXT,
  published_year INTEGER,
  published_origin INTEGER NOT NULL CHECK (published_origin IN (0, 1, 2)),
  published_basis TEXT NOT NULL,
  published_time TEXT,
  source TEXT,
  source_key TEXT,
  host_key TEXT,
  topic TEXT,
  topic_key TEXT,
  url TEXT,
  author TEXT,
  words INTEGER NOT NULL,
  original INTEGER NOT NULL REFERENCES original (id),
  original_media_type TEXT NOT NULL,
  original_name TEXT NOT NULL,
  text_hash BLOB NOT NULL CHECK (length(text_hash) = 32),
  title TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body <> ''),
  UNIQUE (article, version)
) STRICT;

CREATE INDEX article_version_original ON article_version (original);

CREATE TABLE event_edition (
  article_version INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  event TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  year INTEGER
) STRICT;

CREATE INDEX event_edition_version ON event_edition (article_version);
CREATE INDEX event_edition_ordinal ON event_edition (ordinal, article_version);

-- Articles whose current version the index doesn't hold yet.
CREATE TABLE pending (
  article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE
) STRICT;

-- id is the PassageId: workspace, day and sequence.
CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  article_version INTEGER NOT NULL REFERENCES article_version (id),
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  UNIQUE (article_version, ordinal)
) STRICT;

-- Holds no text of its own: passages are read from their article's body.
CREATE VIRTUAL TABLE passage_index USING fts5 (
  title, text, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

-- The index gathers 4 MiB in memory before it writes a segment: fewer segments to merge later.
INSERT INTO passage_index (passage_index, rank) VALUES ('hashsize', 4194304);

CREATE VIRTUAL TABLE passage_term USING fts5vocab (passage_index, row);

-- Counting the passages of a frequent term takes as long as the term is frequent; these are counted beforehand.
CREATE TABLE frequent_term (
  stem TEXT PRIMARY KEY,
  passages INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE index_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  next_sequence INTEGER NOT NULL,
  passages INTEGER NOT NULL,
  passages_counted INTEGER NOT NULL
) STRICT;

INSERT INTO index_state (id, next_sequence, passages, passages_counted) VALUES (1, 0, 0, 0);
