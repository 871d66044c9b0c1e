-- Of a search engine that proposes candidates: the index that holds this file's passages there; every passage up to copied was sent, all
-- of them where it is NULL; mark stands in the index, too, and changes with every batch, intended is the one of the batch at hand. No row
-- while no engine is in use.
CREATE TABLE engine_index (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  copied INTEGER,
  sent INTEGER NOT NULL,
  mark TEXT NOT NULL,
  intended TEXT
) STRICT;

-- Passages that came or went and that the engine wasn't told of yet: where the passage is there, it has to have it.
CREATE TABLE engine_change (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  passage INTEGER NOT NULL
) STRICT;

CREATE TRIGGER engine_added AFTER INSERT ON passage WHEN EXISTS (SELECT 1 FROM engine_index)
BEGIN
  INSERT INTO engine_change (passage) VALUES (new.id);
END;

CREATE TRIGGER engine_removed AFTER DELETE ON passage WHEN EXISTS (SELECT 1 FROM engine_index)
BEGIN
  INSERT INTO engine_change (passage) VALUES (old.id);
END;
