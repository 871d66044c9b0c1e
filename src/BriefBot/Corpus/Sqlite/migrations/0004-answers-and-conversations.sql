-- What was asked and answered, for "why", for feedback and for follow-ups. Ids of chat platforms are text. Only instants that end in
-- +00:00 sort as they follow each other in time.

-- AUTOINCREMENT: a button under an old message must never lead to another answer. shown and trace stand last, so that lists are read
-- without their overflow pages.
CREATE TABLE answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  asked_at TEXT NOT NULL CHECK (asked_at GLOB '*+00:00'),
  platform TEXT NOT NULL CHECK (length(platform) BETWEEN 1 AND 64),
  guild TEXT CHECK (length(guild) BETWEEN 1 AND 64),
  channel TEXT NOT NULL CHECK (length(channel) BETWEEN 1 AND 64),
  person TEXT NOT NULL CHECK (length(person) BETWEEN 1 AND 64),
  status INTEGER NOT NULL CHECK (status IN (0, 1)),
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  answered_by TEXT NOT NULL CHECK (length(answered_by) BETWEEN 1 AND 200),
  elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
  as_of TEXT NOT NULL,
  question TEXT NOT NULL CHECK (length(question) <= 10000),
  understood TEXT CHECK (length(understood) <= 10000),
  shown TEXT NOT NULL CHECK (length(shown) <= 262144 AND json_valid(shown)),
  trace TEXT NOT NULL CHECK (length(trace) <= 262144 AND json_valid(trace)),
  UNIQUE (workspace, id)
) STRICT;

CREATE INDEX answer_asked ON answer (asked_at);

CREATE TABLE answer_feedback (
  answer INTEGER NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
  person TEXT NOT NULL CHECK (length(person) BETWEEN 1 AND 64),
  value INTEGER NOT NULL CHECK (value IN (-1, 1)),
  given_at TEXT NOT NULL CHECK (given_at GLOB '*+00:00'),
  PRIMARY KEY (answer, person)
) STRICT, WITHOUT ROWID;

-- A message carries one answer; a long answer takes several messages, in the order of ordinal.
CREATE TABLE posted_message (
  platform TEXT NOT NULL CHECK (length(platform) BETWEEN 1 AND 64),
  channel TEXT NOT NULL CHECK (length(channel) BETWEEN 1 AND 64),
  message TEXT NOT NULL CHECK (length(message) BETWEEN 1 AND 64),
  answer INTEGER NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  asker TEXT NOT NULL CHECK (length(asker) BETWEEN 1 AND 64),
  question_channel TEXT CHECK (length(question_channel) BETWEEN 1 AND 64),
  question_message TEXT CHECK (length(question_message) BETWEEN 1 AND 64),
  PRIMARY KEY (platform, channel, message),
  CHECK ((question_channel IS NULL) = (question_message IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX posted_message_answer ON posted_message (answer, ordinal);
CREATE INDEX posted_message_question ON posted_message (platform, question_channel, question_message) WHERE question_message IS NOT NULL;

-- What a person asked last at a place. Forgetting the answer forgets this too.
CREATE TABLE conversation (
  platform TEXT NOT NULL CHECK (length(platform) BETWEEN 1 AND 64),
  channel TEXT NOT NULL CHECK (length(channel) BETWEEN 1 AND 64),
  person TEXT NOT NULL CHECK (length(person) BETWEEN 1 AND 64),
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  answer INTEGER,
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '*+00:00'),
  question TEXT NOT NULL CHECK (length(question) <= 10000),
  PRIMARY KEY (platform, channel, person),
  FOREIGN KEY (workspace, answer) REFERENCES answer (workspace, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX conversation_answer ON conversation (workspace, answer);
CREATE INDEX conversation_updated ON conversation (updated_at);

CREATE TABLE workspace_setting (
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  value TEXT NOT NULL CHECK (length(value) <= 4000),
  PRIMARY KEY (workspace, name)
) STRICT, WITHOUT ROWID;
