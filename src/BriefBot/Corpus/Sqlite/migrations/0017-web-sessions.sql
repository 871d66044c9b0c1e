-- Log-ins at the web page that haven't ended. id_hash: SHA-256 of what the browser's cookie holds; token_tag: which token opened it, so
-- that another token ends them all. Times are instants (UTC, ISO 8601).
CREATE TABLE web_session (
  id_hash BLOB PRIMARY KEY CHECK (length(id_hash) = 32),
  token_tag BLOB NOT NULL CHECK (length(token_tag) = 32),
  started_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
