-- Stories: which articles report the same event, and which are reprints. Days are counted as .NET counts them (DateOnly.DayNumber), 0 where
-- none is known. What is compared without a text (words, fingerprints) is kept apart, so that lists don't read it.

-- Articles that wait for a place in a story, marked in the transaction that stores or changes them.
CREATE TABLE story_pending (
  article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE
) STRICT;

INSERT INTO story_pending (article) SELECT id FROM article;

-- AUTOINCREMENT: a story's number is never given to another one. A story that went into another one keeps its row to lead there.
CREATE TABLE story (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  headline INTEGER REFERENCES article (id) ON DELETE SET NULL,
  merged_into INTEGER REFERENCES story (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX story_updated ON story (workspace, updated_at);
CREATE INDEX story_headline ON story (headline);
CREATE INDEX story_merged ON story (merged_into) WHERE merged_into IS NOT NULL;

-- One row for each article that was read. joined_at: when this version first came into a story; merging and splitting leave it.
CREATE TABLE story_article (
  article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  story INTEGER NOT NULL REFERENCES story (id),
  version INTEGER NOT NULL,
  day INTEGER NOT NULL,
  origin TEXT NOT NULL,
  joined_at TEXT NOT NULL
) STRICT;

CREATE INDEX story_article_story ON story_article (story);
CREATE INDEX story_article_joined ON story_article (workspace, joined_at);

-- The original is never itself a reprint.
CREATE TABLE reprint (
  article INTEGER PRIMARY KEY REFERENCES story_article (article) ON DELETE CASCADE,
  original INTEGER NOT NULL REFERENCES story_article (article) ON DELETE CASCADE,
  CHECK (article <> original)
) STRICT;

CREATE INDEX reprint_original ON reprint (original);

CREATE TABLE story_reading (
  article INTEGER PRIMARY KEY REFERENCES story_article (article) ON DELETE CASCADE,
  runs INTEGER NOT NULL,
  signature BLOB NOT NULL,
  fingerprint BLOB NOT NULL,
  words BLOB NOT NULL
) STRICT;

-- How many articles of a workspace hold a stem; key: workspace, 32 bits of stem.
CREATE TABLE story_stem (
  key INTEGER PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT;

-- Articles by the stems that tell most about them, and by the bands of their fingerprints. No foreign keys: they would need an index of
-- their own; what belongs to an article is worked out from its reading.
CREATE TABLE story_posting (
  key INTEGER NOT NULL,
  day INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (key, day, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_band (
  band INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;

ALTER TABLE workspace ADD COLUMN story_articles INTEGER NOT NULL DEFAULT 0;

-- The news agency that the dateline named, which was cut from the text.
ALTER TABLE article_version ADD COLUMN agency TEXT;
