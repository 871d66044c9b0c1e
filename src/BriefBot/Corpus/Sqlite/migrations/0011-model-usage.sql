-- What chat models used, by day (UTC), chat server and person; '' where there is none. Money in millionths. Older days lose their persons.
CREATE TABLE model_usage (
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  guild TEXT NOT NULL DEFAULT '' CHECK (length(guild) <= 64),
  person TEXT NOT NULL DEFAULT '' CHECK (length(person) <= 64),
  model TEXT NOT NULL CHECK (length(model) BETWEEN 1 AND 200),
  calls INTEGER NOT NULL CHECK (calls >= 0),
  tokens INTEGER NOT NULL CHECK (tokens >= 0),
  cost INTEGER NOT NULL CHECK (cost >= 0),
  PRIMARY KEY (day, guild, person, model)
) STRICT, WITHOUT ROWID;

-- Of an answer that a model wrote: SHA-256 of the prompt's file, sentences written, and those that agreed with their sources.
ALTER TABLE answer ADD COLUMN prompt TEXT CHECK (length(prompt) = 64);
ALTER TABLE answer ADD COLUMN sentences INTEGER CHECK (sentences >= 0);
ALTER TABLE answer ADD COLUMN passed INTEGER CHECK (passed >= 0);
