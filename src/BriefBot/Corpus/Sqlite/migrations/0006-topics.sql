-- Saved queries. The lists are JSON arrays of text. name_key: the name as it is compared, in lower case and trimmed.
CREATE TABLE topic (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  name_key TEXT NOT NULL CHECK (length(name_key) BETWEEN 1 AND 120),
  include TEXT NOT NULL CHECK (length(include) <= 4000 AND json_valid(include)),
  exclude TEXT NOT NULL CHECK (length(exclude) <= 4000 AND json_valid(exclude)),
  sources TEXT NOT NULL CHECK (length(sources) <= 4000 AND json_valid(sources)),
  UNIQUE (workspace, name_key)
) STRICT;
