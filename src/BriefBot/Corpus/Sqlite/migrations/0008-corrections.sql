-- Under which addresses an article was found, its own among them. seen: SHA-256 of what was last found there, so that two addresses that
-- show slightly different texts don't make each other's look edited.
CREATE TABLE article_address (
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  seen BLOB NOT NULL CHECK (length(seen) = 32),
  PRIMARY KEY (workspace, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_address_article ON article_address (article);

-- Hashes of workspace, site and a sentence: articles of one site that share one are looked at for being the same.
ALTER TABLE article ADD COLUMN first_anchor INTEGER;
ALTER TABLE article ADD COLUMN second_anchor INTEGER;
CREATE INDEX article_first_anchor ON article (first_anchor) WHERE first_anchor IS NOT NULL;
CREATE INDEX article_second_anchor ON article (second_anchor) WHERE second_anchor IS NOT NULL;

-- By which rules the text was cleaned; NULL when that isn't known.
ALTER TABLE article_version ADD COLUMN treatment TEXT;

-- A version that says something else than the one before it. kind: 0 corrected, 1 cut, 2 extended, 3 rewritten, 4 a live blog went on,
-- 5 another title. AUTOINCREMENT: what was told of a change is never told of another one.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  from_version INTEGER NOT NULL,
  to_version INTEGER NOT NULL CHECK (to_version > from_version),
  noticed_at TEXT NOT NULL CHECK (noticed_at GLOB '*+00:00'),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 5),
  notice TEXT CHECK (length(notice) <= 1000),
  changes TEXT NOT NULL CHECK (length(changes) <= 65536 AND json_valid(changes)),
  UNIQUE (article, to_version)
) STRICT;

CREATE INDEX correction_noticed ON correction (workspace, noticed_at);

-- What an answer cites, once for each short answer that is taken from there. item: its number, with its place; -1 for none.
CREATE TABLE answer_citation (
  answer INTEGER NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  item INTEGER NOT NULL DEFAULT -1 CHECK (item >= -1),
  item_start INTEGER,
  item_end INTEGER,
  PRIMARY KEY (answer, article, version, start, "end", item),
  CHECK ((item = -1) = (item_start IS NULL) AND (item = -1) = (item_end IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_citation_article ON answer_citation (article);

-- Citations whose sentence changed or vanished. lost: 1 when the short answer no longer stands there.
CREATE TABLE answer_correction (
  answer INTEGER NOT NULL,
  article INTEGER NOT NULL,
  version INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  item INTEGER NOT NULL,
  correction INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
  to_start INTEGER,
  to_end INTEGER,
  lost INTEGER NOT NULL CHECK (lost IN (0, 1)),
  PRIMARY KEY (answer, article, version, start, "end", item),
  FOREIGN KEY (answer, article, version, start, "end", item) REFERENCES answer_citation (answer, article, version, start, "end", item) ON DELETE CASCADE,
  CHECK ((to_start IS NULL) = (to_end IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_correction_correction ON answer_correction (correction);

-- Answers whose messages have to say so. revision goes up with every change; told is the one that the messages show.
CREATE TABLE answer_notice (
  answer INTEGER PRIMARY KEY REFERENCES answer (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  told INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX answer_notice_due ON answer_notice (answer) WHERE told < revision;

-- Citations of the answers that are kept already. Those of the samples stand in another corpus.
INSERT OR IGNORE INTO answer_citation (answer, article, version, start, "end", sha256)
SELECT a.id, c.value ->> '$.Article', c.value ->> '$.Version', c.value ->> '$.Start', c.value ->> '$.End', unhex(c.value ->> '$.Sha256')
FROM answer a, json_each(a.shown, '$.Citations') c
JOIN article_version v ON v.article = c.value ->> '$.Article' AND v.version = c.value ->> '$.Version'
JOIN article ON article.id = v.article AND article.workspace = a.workspace
WHERE json_type(a.shown, '$.FromSamples') = 'false' AND json_type(c.value, '$.Start') = 'integer' AND json_type(c.value, '$.End') = 'integer'
  AND c.value ->> '$.Start' >= 0 AND c.value ->> '$.End' > c.value ->> '$.Start' AND length(unhex(c.value ->> '$.Sha256')) = 32;
