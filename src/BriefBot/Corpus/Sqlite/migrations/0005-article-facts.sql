-- What an article says about itself beside its date and byline. language: primary BCP 47 tag ("en"). completeness: 0 whole, 1 only an
-- excerpt could be read. live: 1 for a running report, whose changes correct nothing. syndicated_from: address on another site that the
-- page names as the original.
ALTER TABLE article_version ADD COLUMN language TEXT CHECK (length(language) BETWEEN 2 AND 8);
ALTER TABLE article_version ADD COLUMN modified_time TEXT;
ALTER TABLE article_version ADD COLUMN completeness INTEGER NOT NULL DEFAULT 0 CHECK (completeness IN (0, 1));
ALTER TABLE article_version ADD COLUMN live INTEGER NOT NULL DEFAULT 0 CHECK (live IN (0, 1));
ALTER TABLE article_version ADD COLUMN syndicated_from TEXT;

-- Which lines the articles of an outlet have, to learn what is its pages' furniture: 64-bit hashes, no text. One row an article, so that
-- each is counted once and is forgotten with it; the newest hundred or so of each outlet are kept. outlet: hash of its name or host.
CREATE TABLE outlet_lines (
  article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  outlet INTEGER NOT NULL,
  lines BLOB NOT NULL CHECK (length(lines) <= 16384)
) STRICT;

CREATE INDEX outlet_lines_outlet ON outlet_lines (workspace, outlet, article);
