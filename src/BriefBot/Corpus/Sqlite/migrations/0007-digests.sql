-- When and where digests are posted, and what became of each. Instants end in +00:00, days are ISO 8601, both in text.

-- at: local time of day, "HH:MM". days: bit 0 Monday to bit 6 Sunday. quiet: whether a line is posted when there is nothing new; NULL as
-- configured. planned_to: what was due up to this instant is in digest_run. trouble: why the last digest was not posted, NULL when it was;
-- trouble_told: 1 once somebody was told.
CREATE TABLE schedule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  topic INTEGER REFERENCES topic (id),
  platform TEXT NOT NULL CHECK (length(platform) BETWEEN 1 AND 64),
  guild TEXT CHECK (length(guild) BETWEEN 1 AND 64),
  channel TEXT NOT NULL CHECK (length(channel) BETWEEN 1 AND 64),
  at TEXT NOT NULL CHECK (length(at) = 5),
  days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 127),
  zone TEXT NOT NULL CHECK (length(zone) BETWEEN 1 AND 64),
  locale TEXT CHECK (length(locale) BETWEEN 1 AND 16),
  quiet INTEGER CHECK (quiet IN (0, 1)),
  threads INTEGER NOT NULL CHECK (threads IN (0, 1)),
  paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
  planned_to TEXT NOT NULL CHECK (planned_to GLOB '*+00:00'),
  covered_to TEXT NOT NULL CHECK (covered_to GLOB '*+00:00'),
  made_by TEXT CHECK (length(made_by) BETWEEN 1 AND 64),
  trouble INTEGER,
  trouble_reason TEXT CHECK (length(trouble_reason) <= 500),
  trouble_at TEXT,
  trouble_told INTEGER NOT NULL DEFAULT 0 CHECK (trouble_told IN (0, 1))
) STRICT;

CREATE INDEX schedule_workspace ON schedule (workspace, id);
CREATE INDEX schedule_topic ON schedule (topic);

-- One row for each digest that was due: slot is the local day it was due on, or "now:…" for one that was asked for. The row is the outbox:
-- state 0 planned, 1 composing, 2 posting (it may stand in the channel), 3 posted, 4 failed, 5 merged into a later one, 6 missed,
-- 7 nothing new. nonce is the same for every attempt. Who holds the lease works on it; a lease that is over belongs to nobody.
CREATE TABLE digest_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  schedule INTEGER NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
  slot TEXT NOT NULL CHECK (length(slot) BETWEEN 1 AND 64),
  due_at TEXT NOT NULL CHECK (due_at GLOB '*+00:00'),
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 7),
  nonce TEXT NOT NULL UNIQUE CHECK (length(nonce) BETWEEN 1 AND 25),
  not_before TEXT NOT NULL CHECK (not_before GLOB '*+00:00'),
  holder TEXT,
  held_until TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  posting_since TEXT,
  finished_at TEXT,
  message_channel TEXT,
  message TEXT,
  merged_into INTEGER REFERENCES digest_run (id),
  reason TEXT CHECK (length(reason) <= 500),
  content TEXT CHECK (length(content) <= 262144 AND json_valid(content)),
  UNIQUE (schedule, slot)
) STRICT;

CREATE INDEX digest_run_open ON digest_run (not_before) WHERE state < 3;
CREATE INDEX digest_run_posted ON digest_run (schedule, finished_at) WHERE state = 3;
CREATE INDEX digest_run_message ON digest_run (message_channel, message) WHERE message IS NOT NULL;

-- Which versions of which articles a schedule's posted digests took account of: what they say is not news to its readers any more.
CREATE TABLE digest_article (
  schedule INTEGER NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES digest_run (id) ON DELETE CASCADE,
  posted_at TEXT NOT NULL CHECK (posted_at GLOB '*+00:00'),
  PRIMARY KEY (schedule, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX digest_article_run ON digest_article (run);
CREATE INDEX digest_article_article ON digest_article (article);
