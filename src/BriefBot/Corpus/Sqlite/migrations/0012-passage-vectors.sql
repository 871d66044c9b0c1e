-- Embedding models that made vectors, by what is configured (provider and the model's name there).
CREATE TABLE embedding_model (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  identity TEXT NOT NULL UNIQUE CHECK (length(identity) BETWEEN 1 AND 300),
  dimensions INTEGER NOT NULL CHECK (dimensions BETWEEN 1 AND 8192)
) STRICT;

-- What a passage means to a model: signed bytes, one for each dimension, of any length. A number is never given twice: readers that hold
-- vectors ask for those with higher numbers.
CREATE TABLE passage_vector (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  passage INTEGER NOT NULL REFERENCES passage (id) ON DELETE CASCADE,
  model INTEGER NOT NULL REFERENCES embedding_model (id) ON DELETE CASCADE,
  vector BLOB NOT NULL CHECK (length(vector) > 0)
) STRICT;

CREATE UNIQUE INDEX passage_vector_passage ON passage_vector (passage, model);
CREATE INDEX passage_vector_model ON passage_vector (model);
