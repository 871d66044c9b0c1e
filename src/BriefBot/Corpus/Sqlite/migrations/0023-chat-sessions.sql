-- Sessions of a chat platform's event stream, so that the next process, here or on another host, takes them up: one a shard. sequence: the
-- last event by which all before it are handled; exact: 1 when nothing beyond it was. Worth nothing without the bot's token.
CREATE TABLE chat_session (
  shard INTEGER PRIMARY KEY CHECK (shard >= 0),
  shards INTEGER NOT NULL CHECK (shards > shard),
  bot TEXT NOT NULL CHECK (length(bot) BETWEEN 1 AND 64),
  session TEXT NOT NULL CHECK (length(session) BETWEEN 1 AND 512),
  resume_url TEXT CHECK (length(resume_url) <= 2048),
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  intents INTEGER NOT NULL,
  exact INTEGER NOT NULL CHECK (exact IN (0, 1)),
  saved_at TEXT NOT NULL CHECK (saved_at GLOB '*+00:00')
) STRICT;

-- The servers that the bot is in, as the platform told last: a session that is taken up doesn't tell them again.
CREATE TABLE chat_server (
  platform TEXT NOT NULL CHECK (length(platform) BETWEEN 1 AND 64),
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  name TEXT CHECK (length(name) <= 200),
  locale TEXT CHECK (length(locale) <= 16),
  PRIMARY KEY (platform, id)
) STRICT, WITHOUT ROWID;
