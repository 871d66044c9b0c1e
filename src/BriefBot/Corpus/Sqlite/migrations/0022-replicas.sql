-- What is replicated row by row needs a key in every table.
CREATE TABLE event_edition_keyed (
  id INTEGER PRIMARY KEY,
  article_version INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  event TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  year INTEGER
) STRICT;

INSERT INTO event_edition_keyed (article_version, event, ordinal, year)
SELECT article_version, event, ordinal, year FROM event_edition ORDER BY rowid;
DROP TABLE event_edition;
ALTER TABLE event_edition_keyed RENAME TO event_edition;
CREATE INDEX event_edition_version ON event_edition (article_version);
CREATE INDEX event_edition_ordinal ON event_edition (ordinal, article_version);

-- Of a file that holds a slice of a cluster: which cluster and slice, by what name it is known there, under which lease it writes, and how
-- many transactions of the slice it holds, the last of them by its mark. No row in a file that stands alone.
CREATE TABLE replica (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  cluster TEXT NOT NULL,
  slice INTEGER NOT NULL,
  holder TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  mark TEXT NOT NULL
) STRICT;
