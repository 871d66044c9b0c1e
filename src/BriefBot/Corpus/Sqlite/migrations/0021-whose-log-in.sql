-- workspace: the only one that a log-in opens, as that of a server whose manager signed in through Discord; NULL for the whole host. Who
-- that was is not kept.
ALTER TABLE web_session ADD COLUMN workspace TEXT CHECK (length(workspace) BETWEEN 1 AND 100);
